"""The host document: what follows `In:`, and the imprint glued to it by commas."""

import re

from dostupne.model.letters import LOWER, UPPER
from dostupne.model.reference import Way
from dostupne.references.parse.creators import set_issued
from dostupne.references.parse.dates import YEAR, read_date
from dostupne.references.parse.draft import MARKS, Draft
from dostupne.references.parse.imprint import looks_like_place, read_imprint
from dostupne.references.parse.names import read_names
from dostupne.references.parse.sentences import Piece, cut, spanned
from dostupne.references.parse.tail import read_tail
from dostupne.references.parse.titles import joined

_GLUED_IMPRINT = re.compile(
    rf"^(?P<title>.{{4,}}?)(?:,|\s[-–—])\s(?P<imprint>(?:[{UPPER}][\w.]+(?:\s[{UPPER}(][\w.)]+){{0,2}}\s?:\s[^:]{{2,60}}?|[{UPPER}]\w+,\s[^:,]{{2,50}}?(?:,\s?s\.\s?r\.\s?o\.)?),\s{YEAR})$"
)


_GLUED_NAME = re.compile(rf"^[{UPPER}][{LOWER}][^.:]{{0,120}}?\s[{UPPER}]{{2,}}(?=[{UPPER}][{LOWER}])")
"""`Immanuel KANTKants Werke`: Zotero's styles print no space between the host's author and its title."""
_YEAR_AT_END = re.compile(rf"(?<=[^\W\d_]{{2}}),\s(?P<year>{YEAR})$")
_TITLE_FOLLOWS = re.compile(rf"[\s.:,;]*[^\s\d.:,;{MARKS}]|[\s.:,;]*\d[^.{MARKS}]{{6}}")
_INVERTED_START = re.compile(r"[^\s,]+,\s")


def read_host(draft: Draft, start: int) -> None:
    """Fills the host from what follows `In:` at this index of the text: its creators, its title, and the tail behind it."""
    start += _read_creators(draft, start)
    pieces = unglued(cut(draft.text[start:], start))
    sentences: list[Piece] = []
    for index, piece in enumerate(pieces):
        if piece.mark:
            if sentences or draft.fields.get("container_title"):
                _keep_container(draft, sentences)
                read_tail(draft, pieces[index:])
                return
            continue
        imprint = read_imprint(piece.text, dated=draft.issued is not None and bool(sentences))
        if (
            imprint
            and (sentences or imprint.named or not imprint.publisher)
            and not (imprint.named and not sentences and _is_first_of_host(pieces, index))
        ):
            _keep_container(draft, sentences)
            read_tail(draft, pieces[index:])
            return
        sentences.append(piece)
    _keep_container(draft, _undated(draft, sentences))


def _undated(draft: Draft, sentences: list[Piece]) -> list[Piece]:
    """`In: Listy o fotografii, 2004.`: a host alone, with its year behind a comma."""
    if len(sentences) != 1 or draft.issued is not None or not (found := _YEAR_AT_END.search(sentences[0].text)):
        return sentences
    host = sentences[0]
    set_issued(draft, read_date(found["year"]), None, (host.start + found.start("year"), host.span[1]))
    return [Piece(host.text[: found.start()], start=host.start)]


def _read_creators(draft: Draft, start: int) -> int:
    """Keeps the creators at the head of the host; how many characters they take."""
    text = draft.text[start:]
    glued = _GLUED_NAME.match(text)
    gap = glued.end() if glued else len(text)
    spaced = f"{text[:gap]} {text[gap:]}" if glued else text
    names = read_names(spaced, host=True)
    follows = names.editors or _INVERTED_START.match(text) or _TITLE_FOLLOWS.match(spaced, names.end)
    if not names.names or not follows:
        return 0
    end = names.end - (names.end > gap)
    led = text[end : end + 1] in ".:" or _INVERTED_START.match(text)
    if names.editors or (led and names.names[0] not in draft.author):
        draft.editor = draft.editor + names.names
        draft.found_at("editor", (start, start + end), Way.LABELLED if names.editors else Way.PLACED)
    else:
        draft.notes.append(text[:end])  # the host's own author, whom CSL calls container-author
    return len(text) - len(text[end:].lstrip(" .:,;"))


def _is_first_of_host(pieces: list[Piece], index: int) -> bool:
    """`In: SLOVKO: sborník. Bratislava: Veda, 2004`: the first sentence with a colon is the host's title."""
    return any(
        piece.text and (later := read_imprint(piece.text)) and (later.place or later.publisher)
        for piece in pieces[index + 1 :]
    )


def _keep_container(draft: Draft, sentences: list[Piece]) -> None:
    if sentences:
        draft.set("container_title", joined(sentences), spanned(sentences), Way.LABELLED)


def unglued(pieces: list[Piece]) -> list[Piece]:
    """`Title, Praha: Pragma, 2005`: where commas stand for stops, the imprint is cut off the title."""
    for index, piece in enumerate(pieces):
        if (
            piece.text
            and (found := _GLUED_IMPRINT.match(piece.text))
            and looks_like_place(re.split(r"\s?:|,", found["imprint"])[0], strict=":" not in found["imprint"])
        ):
            cut_off = [Piece(found[part], start=piece.start + found.start(part)) for part in ("title", "imprint")]
            return [*pieces[:index], *cut_off, *pieces[index + 1 :]]
        if piece.text:
            break
    return pieces
