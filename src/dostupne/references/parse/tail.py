"""The tail of the body: imprint, series, numbers of reports and patents, and what fits nowhere."""

import re
from itertools import takewhile, zip_longest

from dostupne.model.letters import LOWER, UPPER
from dostupne.model.reference import Way
from dostupne.references.lexicon import NO_DATE, NO_PLACE, PUBLISHER_WORDS, any_of
from dostupne.references.parse.creators import set_issued
from dostupne.references.parse.draft import Draft, Mark, Span
from dostupne.references.parse.imprint import Imprint, looks_like_place, read_imprint
from dostupne.references.parse.sentences import Piece

DESIGNATED = re.compile(
    r"^(?:[A-Z]{2,4}[ -]?(?:TN )?)?\d[\d ./–-]*(?:[A-Z]\d?)?$|^(?-i:[A-Z]{2,4}(?:-[A-Z]{1,4})*-\d[\d/-]+)$|^(?:draft|rfc)-[\w-]+$|^RC-\d+$",
    re.IGNORECASE,
)
VOLUME_ALONE = re.compile(r"^\d{1,3}$")
KIND_OF_WORK = re.compile(
    rf"^(?:[{LOWER}][{LOWER}\d_-]*(?:\s[\w-]+){{0,2}}|(?:Technical|Research) report(?:\s[A-Z][\w/-]{{2,20}})?|(?i:technical|research|working)\s(?:report|note|memo|paper),?\s[\w/–-]{{0,12}}\d[\w/–-]{{0,12}}|Skripta(?:\s[^.:,]{{2,60}})?|Internet-Draft\b.*|Request for Comments\b.*|Zpráva|(?:Měřítko\s|Mierka\s|Maßstab\s|Scale\s)?1\s?:\s?\d[\d\s.]*)$"
)


_NOTHING = Piece("")


def read_tail(draft: Draft, pieces: list[Piece]) -> None:
    """Fills what stands from the imprint on; what is none of it is kept as a note."""
    reported = False
    seen, after_edition = False, bool(pieces) and pieces[0].mark == Mark.EDITION
    kept = [piece for piece in pieces if piece.text]
    for piece, later in zip_longest(kept, kept[1:], fillvalue=_NOTHING):
        text, following = piece.text, later.text
        imprint = read_imprint(text, following=following, dated=draft.issued is not None)
        if imprint is not None:
            seen = True
            keep_imprint(draft, imprint, piece.span)
        elif DESIGNATED.match(text) and "number" not in draft.fields:
            draft.set("number", text, piece.span, Way.GUESSED)
        elif KIND_OF_WORK.match(text):
            draft.notes.append(text)
            reported = True
        elif (reported and "publisher" not in draft.fields) or (
            not seen and ((after_edition and _may_lead(draft, following)) or _is_publisher(draft, text, following))
        ):
            draft.set("publisher", text, piece.span, Way.GUESSED)
        elif NOT_GIVEN.match(text):
            continue
        elif looks_like_place(text, strict=True) and "publisher_place" not in draft.fields:
            draft.set("publisher_place", text, piece.span)
        elif (
            seen
            and not following
            and not _SERIES_NEEDS & draft.fields.keys()
            and _NAME.match(text)
            and _is_before_access(pieces, text)
        ):
            # `2020. Zenodo.`: there is no series without a publisher.
            draft.set("publisher", text, piece.span, Way.GUESSED)
        elif seen and "collection_title" not in draft.fields and not _NO_SERIES.match(text):
            _keep_series(draft, piece)
        else:
            draft.notes.append(text)


def _may_lead(draft: Draft, following: str) -> bool:
    """Whether what stands between an edition and this is a publisher."""
    return looks_like_place(following, strict=True) or (draft.issued is not None and not following)


def _is_publisher(draft: Draft, text: str, following: str) -> bool:
    """`McGraw-Hill. 1934.` · `Apress, první vydání, 2003`: a name before a year; before a day stands a place."""
    if draft.fields.keys() & _SERIAL_FIELDS or not _NAME.match(text) or NOT_GIVEN.match(text):
        return False
    imprint = read_imprint(following) if following else None
    bare = imprint is not None and imprint.dated and not imprint.publisher and not imprint.place
    return bare and not (imprint and imprint.issued and imprint.issued.day)


def _is_before_access(pieces: list[Piece], text: str) -> bool:
    before = takewhile(lambda piece: piece.mark != Mark.ACCESS, pieces)
    return any(piece.text == text for piece in before)


_NO_SERIES = re.compile(
    r"(?:kap(?:itola|\.)|kanál|signatura|př(?:íloha|íl\.)|obr(?:ázek|\.)|tab(?:ulka|\.)|chapter|figure|tisková\szpráva|osobní|dostupn[éýá])(?!\w)",
    re.IGNORECASE,
)
"""What begins a remark behind the imprint: a place within the work, where it is kept."""
_SERIES_NEEDS = frozenset(("publisher", "publisher_place", "container_title"))
_SERIAL_FIELDS = frozenset(("publisher", "volume", "issue", "issn"))
_NAME = re.compile(rf"[{UPPER}][^\d.,:;]{{1,50}}$")
NOT_GIVEN = re.compile(rf"^\[?{any_of(NO_PLACE, NO_DATE)}\]?$", re.IGNORECASE)
_SERIES_NUMBER = re.compile(r"^(?P<title>.+?),?\s(?:č\.|sv\.|vol\.|no\.|svazek)?\s?(?P<number>\d{1,5})$", re.IGNORECASE)


def _keep_series(draft: Draft, piece: Piece) -> None:
    if found := _SERIES_NUMBER.match(piece.text):
        draft.set("collection_title", found["title"].strip(" ,;"), piece.span)
        draft.set("collection_number", found["number"], (piece.start + found.start("number"), piece.span[1]))
    else:
        draft.set("collection_title", piece.text, piece.span)


_PUBLISHER = re.compile(rf"(?<!\w){any_of(PUBLISHER_WORDS)}(?!\w)", re.IGNORECASE)
_PROCEEDINGS = re.compile(r"\bconference\b|proceedings|konference|sborník", re.IGNORECASE)
_FACULTY = re.compile(r"(?:Fakulta|Faculty|Katedra|Department)\b")


def keep_imprint(draft: Draft, imprint: Imprint, span: Span) -> None:
    """Fills place, publisher, date and series; a name that cannot be a publisher is the host."""
    set_issued(draft, imprint.issued, imprint.issued_end, span, imprint.date_as_printed)
    if imprint.series:
        draft.set("collection_title", imprint.series, span)
        if "issue" not in draft.fields:
            draft.rename("volume", "collection_number")
    if imprint.place:
        _keep_place(draft, imprint.place, span)
    elif "genre" in draft.fields and 0 < len(imprint.publisher.split()) <= 3:
        _keep_place(draft, imprint.publisher, span)  # a thesis has its school: `Uppsala, 1985`
        return
    if imprint.publisher:
        _keep_publisher(draft, imprint, span)


def _keep_place(draft: Draft, place: str, span: Span) -> None:
    if "publisher_place" not in draft.fields:
        draft.set("publisher_place", place, span)


def _keep_publisher(draft: Draft, imprint: Imprint, span: Span) -> None:
    publisher = imprint.publisher
    if not imprint.named and "container_title" not in draft.fields and _is_host(draft, imprint):
        draft.set("container_title", publisher, span, Way.GUESSED)
    elif "publisher" not in draft.fields:
        draft.set("publisher", publisher, span, Way.PLACED if imprint.named else Way.GUESSED)
    elif publisher in draft.fields["publisher"]:
        return
    elif _FACULTY.match(publisher):
        draft.fields["publisher"] += f". {publisher}"
    else:
        draft.notes.append(publisher)


def _is_host(draft: Draft, imprint: Imprint) -> bool:
    """Whether a name with a year is a journal, a site or proceedings rather than a publisher."""
    if imprint.place:
        return False
    if _PROCEEDINGS.search(imprint.publisher):
        return True
    fields = draft.fields
    if "isbn" in fields:
        return False
    if (
        imprint.issued
        and imprint.issued.day
        and imprint.publisher[:1].isupper()
        and not fields.keys() & {"genre", "medium", "number"}
    ):
        return True  # what comes out on a day is a newspaper
    if "volume" in fields or "issue" in fields:
        return True
    return (
        "url" in fields
        and "medium" not in fields
        and "genre" not in fields
        and not _PUBLISHER.search(imprint.publisher)
    )
