"""What is left between the names and the tail: title, host, edition, imprint, series.

The order of ISO 690 decides: the first sentence is the title; the imprint is the sentence with a place and
a colon, or with a date; what stands between is the host where something tells that there is one (a medium, numbering,
an address, `In:`), else it belongs to the title; what follows the imprint is the series.
"""

import re

from dostupne.model.folding import words
from dostupne.model.names import Name
from dostupne.model.urls import host as host_of
from dostupne.references.letters import UPPER
from dostupne.references.parse.draft import MARKS, Draft, Mark
from dostupne.references.parse.host import read_host, unglued
from dostupne.references.parse.imprint import looks_like_place, read_imprint
from dostupne.references.parse.names import read_names
from dostupne.references.parse.sentences import Piece, cut
from dostupne.references.parse.tail import DESIGNATED, KIND_OF_WORK, NOT_GIVEN, VOLUME_ALONE, keep_imprint, read_tail
from dostupne.references.parse.titles import joined, unquoted

_IN = re.compile(
    rf"(?:(?<=[.?!,;\"“”{MARKS}])\s*|^)\bIn(?:\s?:|\.|\s(?=[{UPPER}„\"\d{Mark.MEDIUM}]|[\w-]{{1,40}}\.[a-z]))\s*|\sIn:\s|(?<=\.)\s[VW]:\s"
)


def read_body(draft: Draft) -> None:
    """Fills the title, the host, the imprint and the series from what is left of the text."""
    head, host = _parted(draft.text)
    if host is not None:
        _read_title(draft, cut(head))
        read_host(draft, host)
    else:
        _read_sentences(draft, cut(head))


def _parted(text: str) -> tuple[str, str | None]:
    """The text before `In:` and the host after it; None where there is no host."""
    found = _IN.search(text)
    if found is None or found.start() < 2:
        return text, None
    return text[: found.start()], text[found.end() :]


def _read_title(draft: Draft, pieces: list[Piece]) -> None:
    sentences = [piece.text for piece in pieces if piece.text]
    kept = []
    for index, sentence in enumerate(sentences):
        imprint = read_imprint(sentence) if index else None
        if imprint and not imprint.publisher and not imprint.place:
            keep_imprint(draft, imprint)
        else:
            kept.append(sentence)
    draft.set("title", joined(kept))


def _read_sentences(draft: Draft, pieces: list[Piece]) -> None:
    """A reference without `In:`: title, perhaps a host, imprint, series."""
    pieces = unglued(pieces)
    start = _imprint_index(draft, pieces)
    head = pieces[:start]
    medium = next((index for index, piece in enumerate(head) if piece.mark == Mark.MEDIUM), None)
    sentences = [piece.text for piece in head if piece.text]
    if medium is not None:
        before = [piece.text for piece in head[:medium] if piece.text]
        if len(before) == 1 and (page := _page_after_access(draft, pieces)):
            draft.set("title", page)
            draft.set("container_title", before[0])
            read_tail(draft, [piece for piece in pieces[start:] if piece.text != page])
            return
        after = [piece.text for piece in head[medium:] if piece.text]
        _title_and_host(draft, before or after[:1], hosted=len(before) > 1)
        _site_page(draft, after if before else after[1:])
    else:
        _title_and_host(draft, sentences, hosted=_has_host(draft, pieces, start))
    read_tail(draft, pieces[start:])


def _page_after_access(draft: Draft, pieces: list[Piece]) -> str:
    """`Site [online]. 2011 [cit. …]. Page. Dostupné z …`: the order of older generators, site first."""
    access = next((index for index, piece in enumerate(pieces) if piece.mark == Mark.ACCESS), None)
    if access is None or draft.author or "url" not in draft.fields:
        return ""
    after = pieces[access + 1 :]
    if len(after) >= 2 and after[0].text and after[1].mark == Mark.ADDRESS and not _NOT_A_PAGE.match(after[0].text):
        return after[0].text
    return ""


_NOT_A_PAGE = re.compile(r"\d|ve znění|praha|brno", re.IGNORECASE)


def _site_page(draft: Draft, after: list[str]) -> None:
    """Sentences between a medium and the imprint: a host (2022: `Online. Journal.`) or a body."""
    for sentence in after:
        if DESIGNATED.match(sentence):
            draft.set("volume" if VOLUME_ALONE.match(sentence) and "isbn" not in draft.fields else "number", sentence)
            continue
        if KIND_OF_WORK.match(sentence):
            draft.notes.append(sentence)
            continue
        names = read_names(sentence + ". ")
        site = draft.bare_medium or (len(after) == 1 and _can_be_site(draft, sentence))
        if names.names and names.names[0].literal and not (site and sentence.isupper()):
            draft.set("publisher", names.names[0].literal)
        elif "container_title" not in draft.fields and site:
            draft.set("container_title", unquoted(sentence))
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
    if _SERIAL.search(last):
        return True
    imprint = read_imprint(pieces[start].text) if start < len(pieces) and pieces[start].text else None
    if imprint and imprint.named:
        return False
    if "isbn" in draft.fields:
        return False
    return "page" in draft.fields or "url" in draft.fields or "doi" in draft.fields


def _without_site(draft: Draft, sentences: list[str]) -> list[str]:
    """`MathWorld. Koch snowflake`: the site of the address, named first, is the author."""
    if draft.author or draft.editor or len(sentences) != 2 or "url" not in draft.fields:
        return sentences
    labels = host_of(draft.fields["url"]).removeprefix("www.").split(".")
    names = ["".join(words(sentence)) for sentence in sentences]
    if names[0] in labels[:-1] and names[1] not in labels:
        draft.author = (Name(literal=sentences[0]),)
        return sentences[1:]
    return sentences


def _without_author(draft: Draft, sentences: list[str]) -> list[str]:
    """`Title. CARTER, Rodger. Site`: creators that were put behind the title."""
    if draft.author or draft.editor or len(sentences) < 3:
        return sentences
    names = read_names(sentences[1] + ". ")
    if names.names and names.end >= len(sentences[1]):
        draft.author = names.names
        return [sentences[0], *sentences[2:]]
    return sentences


_SERIAL = re.compile(
    r"\b(?:journal|časopis|magazine|review|letters|transactions|proceedings|bulletin|annals|revue|noviny|věstník|sborník)\b",
    re.IGNORECASE,
)


def _title_and_host(draft: Draft, sentences: list[str], *, hosted: bool) -> None:
    sentences = _without_author(draft, _without_site(draft, sentences))
    numbers = [sentence for sentence in sentences[1:] if DESIGNATED.match(sentence)]
    for number in numbers:
        as_volume = VOLUME_ALONE.match(number) and "isbn" not in draft.fields and len(sentences) > 2
        draft.set("volume" if as_volume else "number", number)
        hosted = hosted or bool(as_volume)
    kinds = [sentence for sentence in sentences[1:] if KIND_OF_WORK.match(sentence)]
    draft.notes.extend(kinds)
    sentences = [sentence for sentence in sentences if sentence not in numbers and sentence not in kinds]
    if (
        hosted
        and len(sentences) == 2
        and sentences[0][-1] in "?!"
        and len(sentences[1].split()) > 2
        and "issn" not in draft.fields
        and "volume" not in draft.fields
    ):
        hosted = False  # a question and its answer are one title; a name of a site is short
    if (
        hosted
        and len(sentences) > 1
        and not draft.author
        and sentences[-1].isupper()
        and len(sentences[-1]) > 2
        and "medium" in draft.fields
        and "url" in draft.fields
    ):
        draft.author = read_names(sentences.pop() + ". ").names
        draft.set("title", joined(sentences))
    elif hosted and len(sentences) > 1:
        draft.set("title", joined(sentences[:-1]))
        draft.set("container_title", unquoted(sentences[-1]))
    else:
        draft.set("title", joined(sentences))


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
        and not _SERIAL.search(text)
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
