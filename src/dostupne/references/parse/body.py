"""What is left between the names and the tail: title, host, edition, imprint, series.

The order of ISO 690 decides: the first sentence is the title; the imprint is the sentence with a place and
a colon, or with a date; what stands between is the host where something tells that there is one (a medium, numbering,
an address, `In:`), else it belongs to the title; what follows the imprint is the series.
"""

import re
from collections.abc import Sequence
from itertools import zip_longest

from dostupne.model.folding import words
from dostupne.model.letters import UPPER
from dostupne.model.names import Name
from dostupne.model.reference import Way
from dostupne.model.urls import host as host_of
from dostupne.references.alternation import guarded, small
from dostupne.references.parse.draft import MARKS, Draft, Mark
from dostupne.references.parse.host import read_host, unglued
from dostupne.references.parse.imprint import looks_like_place, read_imprint
from dostupne.references.parse.names import read_names
from dostupne.references.parse.sentences import Piece, cut, spanned
from dostupne.references.parse.tail import DESIGNATED, KIND_OF_WORK, NOT_GIVEN, VOLUME_ALONE, keep_imprint, read_tail
from dostupne.references.parse.titles import joined, unquoted

_IN = re.compile(
    rf"(?:(?<=[.?!,;\"“”{MARKS}])\s*|^)\bIn(?:\s?:|\.|\s(?=[{UPPER}„\"\d{Mark.MEDIUM}]|[\w-]{{1,40}}\.[a-z]))\s*|\sIn:\s|(?<=[.?!])\s(?:[VW]|En):\s"
)


def read_body(draft: Draft) -> None:
    """Fills the title, the host, the imprint and the series from what is left of the text."""
    text = draft.text
    found = _IN.search(text) if "In" in text or "V:" in text or "W:" in text or "En:" in text else None
    if found is None or found.start() < 2:
        _read_sentences(draft, cut(draft.text))
    else:
        _read_title(draft, cut(draft.text[: found.start()]))
        read_host(draft, found.end())


def _read_title(draft: Draft, pieces: list[Piece]) -> None:
    sentences = [piece for piece in pieces if piece.text]
    kept = []
    for index, sentence in enumerate(sentences):
        imprint = read_imprint(sentence.text) if index else None
        if imprint and not imprint.publisher and not imprint.place:
            keep_imprint(draft, imprint, sentence.span)
        else:
            kept.append(sentence)
    _keep_title(draft, kept, Way.PLACED)


def _keep_title(draft: Draft, sentences: Sequence[Piece], way: Way) -> None:
    if sentences:
        draft.set("title", joined(sentences), spanned(sentences), way)


def _read_sentences(draft: Draft, pieces: list[Piece]) -> None:
    """A reference without `In:`: title, perhaps a host, imprint, series."""
    pieces = unglued(pieces)
    start = _imprint_index(draft, pieces)
    head = pieces[:start]
    medium = next((index for index, piece in enumerate(head) if piece.mark == Mark.MEDIUM), None)
    sentences = [piece for piece in head if piece.text]
    if medium is not None:
        before = [piece for piece in head[:medium] if piece.text]
        if len(before) == 1 and (page := _page_after_access(draft, pieces)):
            _keep_title(draft, [page], Way.GUESSED)
            draft.set("container_title", before[0].text, before[0].span, Way.GUESSED)
            read_tail(draft, [piece for piece in pieces[start:] if piece is not page])
            return
        after = [piece for piece in head[medium:] if piece.text]
        sites = [piece for piece in after if not DESIGNATED.match(piece.text) and not KIND_OF_WORK.match(piece.text)]
        # `A title. Of two. Online. Site.` (2022): the host stands behind; a thing with a place has none
        whole = draft.bare_medium and (sites or _has_place(pieces, start))
        _title_and_host(draft, before or after[:1], hosted=len(before) > 1 and not whole)
        _site_page(draft, after if before else after[1:])
    else:
        hosted = _has_host(draft, pieces, start)
        sentences = sentences if hosted else _without_bare_edition(draft, sentences, placed=_has_place(pieces, start))
        _title_and_host(draft, sentences, hosted=hosted)
    read_tail(draft, pieces[start:])


def _without_bare_edition(draft: Draft, sentences: list[Piece], *, placed: bool) -> list[Piece]:
    """`Handbook of style. Silver. Praha: Argo, 2010`: one word between a title and a place is the edition in the order of ISO 690."""
    if not (placed and draft.author and len(sentences) == 2 and "edition" not in draft.fields):
        return sentences
    edition = sentences[1]
    if not (edition.text.isalpha() and edition.text.istitle()) or len(sentences[0].text.split()) < 2:
        return sentences
    draft.set("edition", edition.text, edition.span, Way.GUESSED)
    return sentences[:1]


def _has_place(pieces: list[Piece], start: int) -> bool:
    imprint = read_imprint(pieces[start].text) if start < len(pieces) and pieces[start].text else None
    return imprint is not None and imprint.named and bool(imprint.place)


def _page_after_access(draft: Draft, pieces: list[Piece]) -> Piece | None:
    """`Site [online]. 2011 [cit. …]. Page. Dostupné z …`: the order of older generators, site first."""
    access = next((index for index, piece in enumerate(pieces) if piece.mark == Mark.ACCESS), None)
    if access is None or draft.author or "url" not in draft.fields:
        return None
    after = pieces[access + 1 :]
    if len(after) >= 2 and after[0].text and after[1].mark == Mark.ADDRESS and not _NOT_A_PAGE.match(after[0].text):
        return after[0]
    return None


_NOT_A_PAGE = re.compile(r"\d|ve znění|praha|brno", re.IGNORECASE)


def _site_page(draft: Draft, after: list[Piece]) -> None:
    """Sentences between a medium and the imprint: a host (2022: `Online. Journal.`) or a body."""
    for piece, later in zip_longest(after, after[1:], fillvalue=Piece("")):
        sentence = piece.text
        if DESIGNATED.match(sentence):
            name = "volume" if VOLUME_ALONE.match(sentence) and "isbn" not in draft.fields else "number"
            draft.set(name, sentence, piece.span, Way.GUESSED)
            continue
        if KIND_OF_WORK.match(sentence) or (sentence.isupper() and DESIGNATED.match(later.text)):  # `RFC. 4180.`
            draft.notes.append(sentence)
            continue
        names = read_names(sentence + ". ")
        body = names.names[0].literal if names.names else ""
        site = draft.bare_medium or (len(after) == 1 and _can_be_site(draft, sentence) and (not body or body.isupper()))
        if "container_title" not in draft.fields and site:
            draft.set("container_title", unquoted(sentence), piece.span)
        elif body:
            draft.set("publisher", body, piece.span, Way.GUESSED)
        else:
            draft.notes.append(sentence)


def _can_be_site(draft: Draft, sentence: str) -> bool:
    """`NOVÁK, J. Page [online]. Site. 2023`: a name between the medium and a date that stands for itself."""
    certain = bool(draft.author) and "url" in draft.fields and draft.issued is None
    return (
        certain and ":" not in sentence and (sentence[0].isupper() or "." in sentence) and not NOT_GIVEN.match(sentence)
    )


def _has_host(draft: Draft, pieces: list[Piece], start: int) -> bool:
    if "volume" in draft.fields or "issue" in draft.fields or "issn" in draft.fields:
        return True
    last = next((piece.text for piece in reversed(pieces[:start]) if piece.text), "")
    if _SERIAL.search(last, small(last)) or (not draft.author and _LEXICON.search(last)):
        return True
    imprint = read_imprint(pieces[start].text) if start < len(pieces) and pieces[start].text else None
    if imprint and imprint.named:
        return False
    if "isbn" in draft.fields:
        return False
    return "page" in draft.fields or "url" in draft.fields or "doi" in draft.fields


def _without_site(draft: Draft, sentences: list[Piece]) -> list[Piece]:
    """`MathWorld. Koch snowflake`: the site of the address, named first, is the author."""
    if draft.author or draft.editor or len(sentences) != 2 or "url" not in draft.fields:
        return sentences
    labels = host_of(draft.fields["url"]).removeprefix("www.").replace("-", "").split(".")
    names = ["".join(words(sentence.text)) for sentence in sentences]
    if (names[0] in labels[:-1] or names[0] == "".join(labels)) and names[1] not in labels:
        draft.author = (Name(literal=sentences[0].text),)
        draft.found_at("author", sentences[0].span, Way.GUESSED)
        return sentences[1:]
    return sentences


def _without_author(draft: Draft, sentences: list[Piece]) -> list[Piece]:
    """`Title. CARTER, Rodger. Site`: creators that were put behind the title."""
    if draft.author or draft.editor or len(sentences) < 3:
        return sentences
    names = read_names(sentences[1].text + ". ")
    if names.names and names.end >= len(sentences[1].text):
        draft.author = names.names
        draft.found_at("author", sentences[1].span, Way.GUESSED)
        return [sentences[0], *sentences[2:]]
    return sentences


_LEXICON = re.compile(r"\b(?:encyklop|encyclop|slovník|dictionary|lexi[ck]on)", re.IGNORECASE)
"""`Lávka. Encyklopedie města`: an entry without an author; with one it may as well be a subtitle."""
_SITE = re.compile(r"[\w-]+\.[a-z]{2,4}(?:$|[\s:])")
"""`Lupa.cz: server o českém internetu`"""
_SERIAL = guarded(
    r"\b(?:journal|časopis|magazine|review|letters|transactions|proceedings|bulletin|annals|revue|noviny|věstník|sborník)\b"
)


def _title_and_host(draft: Draft, sentences: list[Piece], *, hosted: bool) -> None:
    sentences = _without_author(draft, _without_site(draft, sentences))
    numbers = [sentence for sentence in sentences[1:] if DESIGNATED.match(sentence.text)]
    for number in numbers:
        as_volume = VOLUME_ALONE.match(number.text) and "isbn" not in draft.fields and len(sentences) > 2
        draft.set("volume" if as_volume else "number", number.text, number.span, Way.GUESSED)
        hosted = hosted or bool(as_volume)
    hosted = hosted or (len(sentences) == 2 and words(sentences[0].text) == words(sentences[1].text))
    kinds = [sentence for sentence in sentences[1:] if KIND_OF_WORK.match(sentence.text)]
    draft.notes.extend(kind.text for kind in kinds)
    sentences = [sentence for sentence in sentences if sentence not in numbers and sentence not in kinds]
    if (
        hosted
        and len(sentences) == 2
        and sentences[0].text.rstrip('"”“»’')[-1:] in ("?", "!")
        and len(sentences[1].text.split()) > 2
        and not _SITE.match(sentences[1].text)
        and "issn" not in draft.fields
        and "volume" not in draft.fields
    ):
        hosted = False  # a question and its answer are one title; a name of a site is short
    if (
        hosted
        and len(sentences) > 1
        and not draft.author
        and sentences[-1].text.isupper()
        and len(sentences[-1].text) > 2
        and "medium" in draft.fields
        and "url" in draft.fields
    ):
        body = sentences.pop()
        draft.author = read_names(body.text + ". ").names
        draft.found_at("author", body.span, Way.GUESSED)
        _keep_title(draft, sentences, Way.PLACED)
    elif hosted and len(sentences) > 1:
        way = Way.PLACED if len(sentences) == 2 else Way.GUESSED
        _keep_title(draft, sentences[:-1], way)
        draft.set("container_title", unquoted(sentences[-1].text), sentences[-1].span, way)
    else:
        _keep_title(draft, sentences, Way.PLACED if len(sentences) == 1 else Way.GUESSED)


def _imprint_index(draft: Draft, pieces: list[Piece]) -> int:
    """Where the imprint begins: the first sentence after the title that is one, or a tail mark before it."""
    seen_title = False
    for index, piece in enumerate(pieces):
        if piece.mark:
            if seen_title and piece.mark not in (Mark.MEDIUM, Mark.ACCESS):
                return index
            if (
                seen_title
                and piece.mark == Mark.ACCESS
                and not any(read_imprint(later.text) for later in pieces[index:] if later.text)
            ):
                return index
            continue
        if not seen_title and _is_without_title(draft, pieces, index):
            return index
        if seen_title and not _is_before_medium(pieces, index) and _is_imprint(draft, pieces, index):
            return index
        seen_title = True
    return len(pieces)


def _is_without_title(draft: Draft, pieces: list[Piece], index: int) -> bool:
    """`NOVÁK, Jan. Praha: Argo, 2010.` · `NOVÁK, Jan. [online]. 2010.`: an imprint where the title should stand."""
    if pieces[index].text[-1] not in "0123456789]–-":
        return False  # most titles; an imprint ends with its date
    later = [piece.text for piece in pieces[index + 1 :] if piece.text]
    imprint = read_imprint(pieces[index].text)
    if imprint is None or not imprint.dated or any(map(read_imprint, later)):
        return False
    if imprint.named:
        return looks_like_place(pieces[index].text.split(":")[0], strict=True)
    return bool(draft.author) and not later and not imprint.place and not imprint.publisher


def _is_before_medium(pieces: list[Piece], index: int) -> bool:
    """`Wikipedie: otevřená encyklopedie [online]`: a medium stands behind a title, or else behind a whole imprint."""
    if index + 1 >= len(pieces) or pieces[index + 1].mark != Mark.MEDIUM:
        return False
    imprint = read_imprint(pieces[index].text)
    return imprint is None or not imprint.dated


def _is_name_before_date(draft: Draft, text: str, following: str) -> bool:
    """`Title. McGraw-Hill. 1934.`: a short name between a title and a date, where nothing speaks for a journal."""
    if any(name in draft.fields for name in ("url", "doi", "volume", "issue", "issn", "page", "genre")):
        return False
    imprint = read_imprint(following) if following else None
    dated = imprint is not None and imprint.dated and not imprint.publisher and not imprint.place
    return (
        dated
        and len(text.split()) <= 4
        and all(word[0].isupper() for word in text.split())
        and not _SERIAL.search(text, small(text))
    )


def _is_imprint(draft: Draft, pieces: list[Piece], index: int) -> bool:
    following = next((piece.text for piece in pieces[index + 1 :] if piece.text), "")
    numbered = "volume" in draft.fields or "issue" in draft.fields
    after = "" if numbered else following  # `PS: Political Science. 2009, 42(3)` is a journal with a colon
    if read_imprint(pieces[index].text, following=after, dated=draft.issued is not None) is not None:
        return True
    if _is_name_before_date(draft, pieces[index].text, following):
        return True
    alone = looks_like_place(pieces[index].text, strict=True)
    return alone and ("genre" in draft.fields or (bool(following) and read_imprint(following) is not None))
