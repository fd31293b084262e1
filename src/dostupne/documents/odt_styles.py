"""Styles of an OpenDocument text → what paragraphs and lists are by them (ODF 1.3 part 3, 16 and 17)."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from dostupne.documents.counting import decimal, letter, roman

_ENTRY = re.compile(r"bibliograph|bibliografie|literatura$", re.IGNORECASE)
_DEEPEST = 20
"""So many styles may be based on one another."""
_FORMS: Mapping[str, Callable[[int], str]] = {
    "1": decimal,
    "i": roman,
    "I": lambda number: roman(number).upper(),
    "a": letter,
    "A": lambda number: letter(number).upper(),
}


@dataclass(frozen=True, slots=True)
class Style:
    """What counts of a paragraph's style here."""

    parent: str = ""
    hanging: bool = False
    is_entry: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts; a bullet has no form."""

    form: str = ""
    start: int = 1
    shown: int = 1

    def written(self, number: int) -> str:
        """The number in this level's form, empty for a bullet."""
        return _FORMS[self.form](number) if self.form in _FORMS else ""


@dataclass(slots=True)
class OdtStyles:
    """The styles by their names; also the handler that gathers them from `styles.xml` and `content.xml`."""

    paragraphs: dict[str, Style] = field(default_factory=dict)
    levels: dict[tuple[str, int], Level] = field(default_factory=dict)
    current: str = ""
    of_list: str = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """A style begins, or one of its properties."""
        if name == "style:style":
            self.current = attributes.get("style:name", "")
            parent = attributes.get("style:parent-style-name", "")
            shown = f"{attributes.get('style:display-name', '')} {self.current.replace('_20_', ' ')}"
            self.paragraphs[self.current] = Style(parent, is_entry=bool(_ENTRY.search(shown)))
        elif name == "style:paragraph-properties" and self.current:
            hanging = attributes.get("fo:text-indent", "").startswith("-")
            self.paragraphs[self.current] = replace(self.paragraphs[self.current], hanging=hanging)
        elif name == "text:list-style":
            self.of_list = attributes.get("style:name", "")
        elif name == "text:list-level-style-number" and self.of_list:
            place = self.of_list, _number(attributes.get("text:level", ""))
            self.levels[place] = Level(
                attributes.get("style:num-format", ""),
                _number(attributes.get("text:start-value", "")),
                _number(attributes.get("text:display-levels", "")),
            )

    def end(self, name: str) -> None:
        """A style ends."""
        if name == "style:style":
            self.current = ""
        elif name == "text:list-style":
            self.of_list = ""

    def is_entry(self, name: str) -> bool:
        """Whether paragraphs of this style hang, or are entries of a bibliography."""
        for _ in range(_DEEPEST):
            style = self.paragraphs.get(name)
            if style is None:
                break
            if style.hanging or style.is_entry:
                return True
            name = style.parent
        return False

    def label(self, style: str, counts: list[int]) -> str:
        """The number printed before an item, without its brackets; `counts` are those of the lists around it."""
        level = self.levels.get((style, len(counts)), Level())
        if not level.written(counts[-1]):
            return ""
        first = max(len(counts) - level.shown, 0)
        shown = (
            self.levels.get((style, depth), Level()).written(count)
            for depth, count in enumerate(counts[first:], first + 1)
        )
        return ".".join(part for part in shown if part)


def _number(text: str) -> int:
    """A number of a style; one that no list reaches is not believed."""
    return int(text) if text.isdecimal() and len(text) < 8 else 1
