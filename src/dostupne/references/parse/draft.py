"""The reference while it is being read: text with the read parts covered by marks, and the fields found."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from dostupne.model.dates import PartialDate
from dostupne.model.names import Name
from dostupne.model.reference import Way
from dostupne.references.parse.tidy import aligned, located


class Mark(StrEnum):
    """A private-use character that covers a part that was read, so that what is left knows its neighbours."""

    MEDIUM = "\ue001"
    ACCESS = "\ue002"
    ADDRESS = "\ue003"
    IDENTIFIER = "\ue004"
    EDITION = "\ue005"
    NUMBERING = "\ue006"
    DATE = "\ue007"
    THESIS = "\ue008"
    CONTRIBUTOR = "\ue009"
    EXTENT = "\ue00a"


MARKS = "".join(Mark)
FILLING = "\ue00c"
"""Stands between the first and the last of a row of marks: patterns that look for marks need not stop at each."""
MOST = 20
"""Parts of one kind that are read in one reference; what holds more is no reference, and must not take for ever."""
ANY_MARK = f"[{MARKS}]"
_SHORTEST_ROW = 4
"""Characters of a cover with both its spaces and both its marks."""


class Place(NamedTuple):
    """Where a field stands in the printed text, end exclusive, and how it was recognised."""

    start: int
    end: int
    way: Way


Span = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """Local to one call of `parse`; never leaves it.

    `text` keeps the length of what was printed: a part that was read is covered, not cut out, so that an index in `text`
    is an index in the printed text, `base` characters of its head aside. `printed` is that text uncovered.
    """

    printed: str
    text: str = ""
    base: int = 0
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    et_al: bool = False
    issued: PartialDate | None = None
    issued_end: PartialDate | None = None
    accessed: PartialDate | None = None
    archive_date: PartialDate | None = None
    fields: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    covered: list[tuple[int, int, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    title_end: int = 0
    bare_medium: bool = False

    def __post_init__(self) -> None:
        self.text = self.text or self.printed

    def take(self, found: re.Match[str], mark: Mark) -> None:
        """Covers the match with its mark."""
        self.cover(found.start(), found.end(), mark)

    def cover(self, start: int, end: int, mark: Mark, *, swallow: str = "") -> None:
        """Covers this part of `text` with a mark, and what follows of the characters `swallow`."""
        while swallow and self.text[end : end + 1] in swallow and end < len(self.text):
            end += 1
        self.covered.append((start + self.base, end + self.base, mark))
        self.text = f"{self.text[:start]}{_cover(end - start, mark)}{self.text[end:]}"

    def stop(self, start: int, end: int) -> None:
        """Leaves a full stop where this part of `text` stood."""
        self.covered.append((start + self.base, end + self.base, ""))
        self.text = f"{self.text[:start]}{'.':<{end - start}}{self.text[end:]}"

    def cut_head(self, length: int) -> None:
        """Takes what has been read off the head of `text`."""
        self.text = self.text[length:]
        self.base += length

    def join(self, joined: str) -> None:
        """Goes over from the text with its line ends to the same text on one line."""
        if joined == self.printed:
            return
        moved = aligned(self.printed, joined)
        self.printed = joined
        self.covered = [(moved[start], moved[end], mark) for start, end, mark in self.covered]
        self.places = {
            name: Place(moved[place.start], moved[place.end], place.way) for name, place in self.places.items()
        }
        parts, done = [], 0
        for start, end, mark in sorted(self.covered):
            if end > done:  # covers may overlap: what stands behind an archived copy was covered before it
                begin = max(start, done)
                parts += [joined[done:begin], _cover(end - begin, mark)]
                done = end
        self.base = moved[self.base]
        self.text = ("".join(parts) + joined[done:])[self.base :]

    def set(self, name: str, value: str, span: Span | None = None, way: Way = Way.PLACED) -> None:
        """Keeps the first value of a field; a second one is not lost but goes to the notes.

        `span` is the part of `text` that the value was read from; without it the value is looked for after the names.
        """
        value = value.strip()
        if not value:
            return
        if name in self.fields and self.fields[name] != value:
            self.notes.append(value)
        elif name not in self.fields:
            self.fields[name] = value
            self.found_at(name, span, way, value)

    def rename(self, name: str, other: str) -> None:
        """Makes a value the value of another field: what it is became known later."""
        if value := self.fields.pop(name, ""):
            place = self.places.pop(name)
            self.set(other, value, (place.start - self.base, place.end - self.base), place.way)

    def found_at(self, name: str, span: Span | None, way: Way, value: str = "") -> None:
        """Notes where a field stands, as narrowly as its value is found within the span; the first place is kept."""
        if name in self.places:
            return
        start, end = (span[0] + self.base, span[1] + self.base) if span else (self.base, len(self.printed))
        if value and (found := located(value, self.printed, start, end)):
            self.places[name] = Place(*found, way)
        elif span is not None and (printed := self.printed[start:end].strip()):
            start = self.printed.index(printed, start)
            self.places[name] = Place(start, start + len(printed), way)


def _cover(length: int, mark: str) -> str:
    """So many characters between two marks, with a space at both ends: what it covered may have been glued to its neighbours."""
    if length > _SHORTEST_ROW:
        return f" {mark}{FILLING * (length - _SHORTEST_ROW)}{mark} "
    return f" {mark * (length - 2)} " if length > 2 else mark * length
