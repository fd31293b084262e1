"""`numbering.xml` → the numbers that are printed before list items (ECMA-376 part 1, 17.9)."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from dostupne.documents.counting import decimal, letter, roman
from dostupne.documents.xmlstream import walk

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_AROUND = " .)([]:\t"


FORMATS: Mapping[str, Callable[[int], str]] = {
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": letter,
    "upperLetter": lambda number: letter(number).upper(),
    "bullet": lambda _: "",
    "none": lambda _: "",
}
"""Forms of numbers that are not decimal."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts; `shown` is its pattern (`%1.%2`)."""

    start: int = 1
    form: str = "decimal"
    shown: str = "%1."

    def written(self, number: int) -> str:
        """A number in this level's form."""
        return FORMATS.get(self.form, decimal)(number)


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has been counted; also the handler that gathers them.

    `lists` says for a list the kind of list that it is an instance of: instances go on counting where another ended.
    """

    levels: dict[tuple[str, int], Level] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    started: set[str] = field(default_factory=set)
    kind: str = ""
    number: str = ""
    depth: int = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """A kind of list, one of its levels, or an instance begins."""
        value = attributes.get("w:val", "")
        if name == "w:abstractNum":
            self.kind, self.number = attributes.get("w:abstractNumId", ""), ""
        elif name == "w:num":
            self.kind, self.number = "", attributes.get("w:numId", "")
        elif name in ("w:lvl", "w:lvlOverride"):
            self.depth = as_number(attributes.get("w:ilvl", ""), 0)
        elif name == "w:abstractNumId":
            self.lists[self.number] = value
        elif name == "w:startOverride":
            self.restarts[self.number, self.depth] = as_number(value, 1)
        elif self.kind and name in ("w:start", "w:numFmt", "w:lvlText"):
            self._set(name, value)

    def _set(self, name: str, value: str) -> None:
        level = self.levels.get((self.kind, self.depth), Level())
        if name == "w:start":
            level = replace(level, start=as_number(value, 1))
        elif name == "w:numFmt":
            level = replace(level, form=value)
        else:
            level = replace(level, shown=value)
        self.levels[self.kind, self.depth] = level

    def next_label(self, number: str, depth: int) -> str:
        """Counts one item of a list and gives its number as printed, without brackets and stops; empty for a bullet."""
        kind, depth = self.lists.get(number, ""), min(depth, _LEVELS - 1)
        counts = self.counts.setdefault(kind, [None] * _LEVELS)
        if number not in self.started:
            self.started.add(number)
            for (owner, place), value in self.restarts.items():
                if owner == number and place < _LEVELS:
                    counts[place] = value - 1
        counts[depth] = self._before(kind, depth, counts) + 1
        counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        return self._shown(kind, depth, counts)

    def _before(self, kind: str, depth: int, counts: list[int | None]) -> int:
        count = counts[depth]
        return self.levels.get((kind, depth), Level()).start - 1 if count is None else count

    def _shown(self, kind: str, depth: int, counts: list[int | None]) -> str:
        level = self.levels.get((kind, depth), Level(shown=f"%{depth + 1}."))
        if not level.written(1):
            return ""

        def written(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            above = self.levels.get((kind, place), Level())
            count = counts[place]
            return above.written(above.start if count is None else count)

        return _PLACE.sub(written, level.shown[:100]).strip(_AROUND)


def as_number(text: str, otherwise: int) -> int:
    """A number of a document, which may be anything; one that no list reaches is not believed."""
    return int(text) if text.isdecimal() and len(text) < 8 else otherwise


def numbering_of(data: bytes | None) -> Numbering:
    """The lists of a document, nothing counted yet."""
    numbering = Numbering()
    walk(data or b"<none/>", numbering.start)
    return numbering
