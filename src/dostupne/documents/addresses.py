"""bytes → Document: a plain list of addresses, as people keep links to check."""

import re
from collections.abc import Iterator

from dostupne.contracts import Reader
from dostupne.errors import UnreadableSource
from dostupne.model.document import Document, Fault
from dostupne.model.encoding import beginning, decode
from dostupne.model.invisible import visible
from dostupne.model.reference import Kind, Origin, Reference

_BULLET = re.compile(r"\s*+(?:[-*•–]\s++|\(?\d{1,5}[.)]\s++)?")
_BETWEEN = re.compile(r"\s++|(?<![,;])[,;]++(?=\s|https?://|www\.|$)", re.IGNORECASE)
_ADDRESS = re.compile(r"<?(?:(?:https?|ftp)://|www\.)[^\s<>\"]{3,4000}>?", re.IGNORECASE)
_OTHERS, _FOR_EACH = 0.1, 4
"""The share of lines that may be something else, and are told of; one may be in any list that has so many addresses for it."""


def _addresses(line: str) -> tuple[str, ...]:
    """The addresses of a line that holds nothing else but a bullet or a number; none where it holds anything else."""
    line = visible(line)
    found = _BULLET.match(line)
    words = [word for word in _BETWEEN.split(line[found.end() if found else 0 :]) if word]
    whole = all(_ADDRESS.fullmatch(word) for word in words)
    return tuple(word.strip("<>") for word in words) if whole else ()


def _is_passed_over(line: str) -> bool:
    """An empty line, or a remark behind `#`."""
    return not line.strip() or line.lstrip().startswith("#")


def recognises(data: bytes) -> bool:
    """Whether nearly every line holds addresses alone. What stands in the last, perhaps cut off, does not matter."""
    lines = [line for line in beginning(data).split("\n") if not _is_passed_over(line)]
    listed = sum(bool(_addresses(line)) for line in lines)
    others = len(lines) - listed
    return listed > _FOR_EACH * others and others <= max(1, _OTHERS * len(lines))


def read(data: bytes, source: str) -> Document:
    """A reference of kind `link` for each address, with its line; lines that hold something else are faults.

    Raises `UnreadableSource` when the bytes are no text.
    """
    text = decode(data)
    if text is None:
        raise UnreadableSource(f"{source}: this is no text; save the list of addresses as UTF-8 text")
    faults: list[Fault] = []
    return Document(source, ADDRESSES.name, references=tuple(_links(text, source, faults)), faults=tuple(faults))


def _links(text: str, source: str, faults: list[Fault]) -> Iterator[Reference]:
    for number, line in enumerate(text.split("\n"), 1):
        if _is_passed_over(line):
            continue
        found = _addresses(line)
        for address in found:
            yield Reference(
                kind=Kind.LINK, raw=address, origin=Origin(source, number, number), type="webpage", url=address
            )
        if not found:
            shown = " ".join(line.split())[:60]
            faults.append(Fault(source, f"“{shown}” is no address in this list of addresses; it was left out", number))


ADDRESSES = Reader("addresses", (), recognises, read)
"""Told by its content alone."""
