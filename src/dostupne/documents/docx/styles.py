"""`styles.xml` → what a paragraph is by its style (ECMA-376 part 1, 17.7)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dostupne.documents.xmlstream import walk

_HEADING = re.compile(r"(?:heading|nadpis|title$|toc heading)", re.IGNORECASE)
_ENTRY = re.compile(r"bibliograph|bibliografie|^literatura$|reference(?:s| list)", re.IGNORECASE)
_DEEPEST = 20
"""So many styles may be based on one another."""
BODY_LEVEL = 9
"""The outline level of what is no heading."""


@dataclass(frozen=True, slots=True)
class Style:
    """What counts here: a heading's level, the list it numbers, whether it is for entries of a bibliography."""

    name: str = ""
    based_on: str = ""
    level: int | None = None
    number: str = ""
    depth: int | None = None
    hanging: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether paragraphs of this style are headings."""
        return (self.level is not None and self.level < BODY_LEVEL) or bool(_HEADING.match(self.name))

    @property
    def is_entry(self) -> bool:
        """Whether paragraphs of this style are entries of a bibliography."""
        return bool(_ENTRY.search(self.name))


Styles = Mapping[str, Style]


def styles_of(data: bytes | None) -> Styles:
    """The styles of paragraphs by their identifiers, each with what it inherits."""
    gathered = _Styles()
    walk(data or b"<none/>", gathered.start, gathered.end)
    return {identifier: _inherited(style, gathered.found) for identifier, style in gathered.found.items()}


def _inherited(style: Style, found: Styles) -> Style:
    above = style
    for _ in range(_DEEPEST):
        if above.based_on not in found:
            break
        above = found[above.based_on]
        style = replace(
            style,
            level=above.level if style.level is None else style.level,
            number=style.number or above.number,
            depth=above.depth if style.depth is None else style.depth,
            hanging=style.hanging or above.hanging,
        )
    return style


@dataclass(slots=True)
class _Styles:
    """Gathers the styles of paragraphs."""

    found: dict[str, Style] = field(default_factory=dict)
    current: str = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """A style begins, or one of its properties."""
        value = attributes.get("w:val", "")
        if name == "w:style":
            self.current = attributes.get("w:styleId", "") if attributes.get("w:type") == "paragraph" else ""
            self.found[self.current] = Style()
        elif not self.current:
            return
        elif name in ("w:name", "w:basedOn", "w:numId"):
            self._set(**{{"w:name": "name", "w:basedOn": "based_on", "w:numId": "number"}[name]: value})
        elif name in ("w:outlineLvl", "w:ilvl") and value.isdecimal():
            self._set(**{"level" if name == "w:outlineLvl" else "depth": int(value[:3])})
        elif name == "w:ind" and is_hanging(attributes):
            self._set(hanging=True)

    def _set(self, **values: object) -> None:
        self.found[self.current] = replace(self.found[self.current], **values)  # type: ignore[arg-type]

    def end(self, name: str) -> None:
        """A style ends."""
        if name == "w:style":
            self.current = ""


def is_hanging(attributes: Mapping[str, str]) -> bool:
    """Whether an indent hangs: the first line stands out to the left of the others."""
    return attributes.get("w:hanging", "0").strip("-0") != ""
