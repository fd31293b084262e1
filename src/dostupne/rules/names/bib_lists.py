"""A name list of a .bib file → its words outside of braces, with their places."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_PIECE = re.compile(r"\\.|[{}]|[,;]|[\s~]+|[^\\{},;\s~]+", re.DOTALL)


class Word(NamedTuple):
    """A word, a comma or a semicolon at brace depth 0; a group sticks to what it touches. The places are in the value."""

    text: str
    start: int
    end: int


def words_of(value: str) -> list[Word]:
    """The words of a name list in order."""
    return list(_words(value))


def _words(value: str) -> Iterator[Word]:
    start, depth = 0, 0
    for found in _PIECE.finditer(value):
        piece = found[0]
        depth = max(0, depth + {"{": 1, "}": -1}.get(piece, 0))
        if depth == 0 and (piece in ",;" or piece.isspace() or piece.startswith("~")):
            if found.start() > start:
                yield Word(value[start : found.start()], start, found.start())
            if piece in ",;":
                yield Word(piece, *found.span())
            start = found.end()
    if start < len(value):
        yield Word(value[start:], start, len(value))


def parts_by(words: Sequence[Word], separator: str) -> list[list[Word]]:
    """The words between the separators; parts without words are left out."""
    parts: list[list[Word]] = [[]]
    for word in words:
        if word.text.lower() == separator:
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if any(word.text not in ",;" for word in part)]
