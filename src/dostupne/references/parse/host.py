"""The host document: what follows `In:`, and the imprint glued to it by commas."""

import re

from dostupne.references.letters import LOWER, UPPER
from dostupne.references.parse.dates import YEAR
from dostupne.references.parse.draft import MARKS, Draft
from dostupne.references.parse.imprint import looks_like_place, read_imprint
from dostupne.references.parse.names import read_names
from dostupne.references.parse.sentences import Piece, cut
from dostupne.references.parse.tail import read_tail
from dostupne.references.parse.titles import joined

_GLUED_IMPRINT = re.compile(
    rf"^(?P<title>.{{4,}}?),\s(?P<imprint>(?:[{UPPER}][\w.]+(?:\s[{UPPER}(][\w.)]+){{0,2}}\s?:\s[^:]{{2,60}}?|[{UPPER}]\w+,\s[^:,]{{2,50}}?(?:,\s?s\.\s?r\.\s?o\.)?),\s{YEAR})$"
)


_GLUED_NAME = re.compile(rf"^[{UPPER}][{LOWER}][^.:]{{0,120}}?\s[{UPPER}]{{2,}}(?=[{UPPER}][{LOWER}])")
"""`Immanuel KANTKants Werke`: Zotero's styles print no space between the host's author and its title."""
_TITLE_FOLLOWS = re.compile(rf"[\s.:,;]*[^\s\d.:,;{MARKS}]|[\s.:,;]*\d[^.{MARKS}]{{6}}")
_INVERTED_START = re.compile(r"[^\s,]+,\s")


def read_host(draft: Draft, text: str) -> None:
    """Fills the host from what follows `In:`: its creators, its title, and the tail behind it."""
    text = _GLUED_NAME.sub(r"\g<0> ", text, count=1)
    names = read_names(text, host=True)
    if names.names and (names.editors or _INVERTED_START.match(text) or _TITLE_FOLLOWS.match(text, names.end)):
        if names.editors or (
            (text[names.end : names.end + 1] in ".:" or _INVERTED_START.match(text))
            and names.names[0] not in draft.author
        ):
            draft.editor = draft.editor + names.names
        else:
            draft.notes.append(text[: names.end])  # the host's own author, whom CSL calls container-author
        text = text[names.end :].lstrip(" .:,;")
    pieces = unglued(cut(text))
    sentences: list[str] = []
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
        sentences.append(piece.text)
    _keep_container(draft, sentences)


def _is_first_of_host(pieces: list[Piece], index: int) -> bool:
    """`In: SLOVKO: sborník. Bratislava: Veda, 2004`: the first sentence with a colon is the host's title."""
    return any(
        piece.text and (later := read_imprint(piece.text)) and (later.place or later.publisher)
        for piece in pieces[index + 1 :]
    )


def _keep_container(draft: Draft, sentences: list[str]) -> None:
    if sentences:
        draft.set("container_title", joined(sentences))


def unglued(pieces: list[Piece]) -> list[Piece]:
    """`Title, Praha: Pragma, 2005`: where commas stand for stops, the imprint is cut off the title."""
    for index, piece in enumerate(pieces):
        if (
            piece.text
            and (found := _GLUED_IMPRINT.match(piece.text))
            and looks_like_place(re.split(r"\s?:|,", found["imprint"])[0], strict=":" not in found["imprint"])
        ):
            return [*pieces[:index], Piece(found["title"]), Piece(found["imprint"]), *pieces[index + 1 :]]
        if piece.text:
            break
    return pieces
