"""The tail of the body: imprint, series, numbers of reports and patents, and what fits nowhere."""

import re

from dostupne.references.letters import LOWER, UPPER
from dostupne.references.lexicon import NO_DATE, NO_PLACE, PUBLISHER_WORDS, any_of
from dostupne.references.parse.creators import set_issued
from dostupne.references.parse.draft import Draft, Mark
from dostupne.references.parse.imprint import Imprint, looks_like_place, read_imprint
from dostupne.references.parse.sentences import Piece

DESIGNATED = re.compile(
    r"^(?:[A-Z]{2,4}[ -]?(?:TN )?)?\d[\d ./–-]*(?:[A-Z]\d?)?$|^(?:draft|rfc)-[\w-]+$|^RC-\d+$", re.IGNORECASE
)
VOLUME_ALONE = re.compile(r"^\d{1,3}$")
KIND_OF_WORK = re.compile(
    rf"^(?:[{LOWER}][\w-]*(?:\s[\w-]+){{0,2}}|(?:Technical|Research) report|Internet-Draft\b.*|Request for Comments\b.*|Zpráva|(?:Měřítko\s|Mierka\s|Maßstab\s|Scale\s)?1\s?:\s?\d[\d\s.]*)$"
)


def read_tail(draft: Draft, pieces: list[Piece]) -> None:
    """Fills what stands from the imprint on; what is none of it is kept as a note."""
    reported = False
    seen, after_edition = False, bool(pieces) and pieces[0].mark == Mark.EDITION
    texts = [piece.text for piece in pieces if piece.text]
    early = _before_access(pieces)
    for text, following in zip(texts, [*texts[1:], ""], strict=False):
        imprint = read_imprint(text, following=following, dated=draft.issued is not None)
        if imprint is not None:
            seen = True
            keep_imprint(draft, imprint)
        elif DESIGNATED.match(text) and "number" not in draft.fields:
            draft.set("number", text)
        elif KIND_OF_WORK.match(text):
            draft.notes.append(text)
            reported = True
        elif (reported and "publisher" not in draft.fields) or (
            after_edition
            and not seen
            and (looks_like_place(following, strict=True) or (draft.issued is not None and not following))
        ):
            draft.set("publisher", text)
        elif NOT_GIVEN.match(text):
            continue
        elif looks_like_place(text, strict=True) and "publisher_place" not in draft.fields:
            draft.set("publisher_place", text)
        elif seen and not following and text in early and not _SERIES_NEEDS & draft.fields.keys() and _NAME.match(text):
            draft.set("publisher", text)  # `2020. Zenodo.`: there is no series without a publisher
        elif seen and "collection_title" not in draft.fields:
            _keep_series(draft, text)
        else:
            draft.notes.append(text)


def _before_access(pieces: list[Piece]) -> frozenset[str]:
    marks = [index for index, piece in enumerate(pieces) if piece.mark == Mark.ACCESS]
    return frozenset(piece.text for piece in pieces[: marks[0] if marks else None])


_SERIES_NEEDS = frozenset(("publisher", "publisher_place", "container_title"))
_NAME = re.compile(rf"[{UPPER}][^\d.,:;]{{1,50}}$")
NOT_GIVEN = re.compile(rf"^\[?{any_of(NO_PLACE, NO_DATE)}\]?$", re.IGNORECASE)
_SERIES_NUMBER = re.compile(r"^(?P<title>.+?),?\s(?:č\.|sv\.|vol\.|no\.|svazek)?\s?(?P<number>\d{1,5})$", re.IGNORECASE)


def _keep_series(draft: Draft, text: str) -> None:
    if found := _SERIES_NUMBER.match(text):
        draft.set("collection_title", found["title"].strip(" ,;"))
        draft.set("collection_number", found["number"])
    else:
        draft.set("collection_title", text)


_PUBLISHER = re.compile(rf"(?<!\w){any_of(PUBLISHER_WORDS)}(?!\w)", re.IGNORECASE)
_PROCEEDINGS = re.compile(r"\bconference\b|proceedings|konference|sborník", re.IGNORECASE)
_FACULTY = re.compile(r"(?:Fakulta|Faculty|Katedra|Department)\b")


def keep_imprint(draft: Draft, imprint: Imprint) -> None:
    """Fills place, publisher, date and series; a name that cannot be a publisher is the host."""
    set_issued(draft, imprint.issued, imprint.issued_end)
    if imprint.series:
        draft.set("collection_title", imprint.series)
        if "issue" not in draft.fields and (number := draft.fields.pop("volume", "")):
            draft.set("collection_number", number)
    if imprint.place:
        draft.fields.setdefault("publisher_place", imprint.place)
    elif "genre" in draft.fields and 0 < len(imprint.publisher.split()) <= 3:
        draft.fields.setdefault("publisher_place", imprint.publisher)  # a thesis has its school: `Uppsala, 1985`
        return
    if imprint.publisher:
        _keep_publisher(draft, imprint)


def _keep_publisher(draft: Draft, imprint: Imprint) -> None:
    publisher = imprint.publisher
    if not imprint.named and "container_title" not in draft.fields and _is_host(draft, imprint):
        draft.set("container_title", publisher)
    elif "publisher" not in draft.fields:
        draft.set("publisher", publisher)
    elif _FACULTY.match(publisher) and publisher not in draft.fields["publisher"]:
        draft.fields["publisher"] += f". {publisher}"
    elif draft.fields["publisher"] != publisher:
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
