"""A document's own properties → the codes that Zotero keeps there for bookmarks."""

from collections.abc import Mapping
from dataclasses import dataclass, field


def codes_of(properties: Mapping[str, str]) -> dict[str, str]:
    """The code of each bookmark: `ZOTERO_BREF_x_1`, `ZOTERO_BREF_x_2` … are pieces of 255 characters of one."""
    pieces: dict[str, dict[int, str]] = {}
    for name, value in properties.items():
        mark, _, number = name.rpartition("_")
        if "_BREF_" in mark and number.isdecimal():
            pieces.setdefault(mark, {})[int(number[:6])] = value
    return {mark: "".join(values[number] for number in sorted(values)) for mark, values in pieces.items()}


@dataclass(slots=True)
class Properties:
    """Gathers a document's own properties, each an `element` whose `attribute` is its name, from the events of its XML."""

    element: str
    attribute: str
    found: dict[str, str] = field(default_factory=dict)
    name: str = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """A property begins."""
        if name == self.element:
            self.name = attributes.get(self.attribute, "")

    def end(self, name: str) -> None:
        """A property ends."""
        if name == self.element:
            self.name = ""

    def text(self, data: str) -> None:
        """A piece of a property's value."""
        if self.name:
            self.found[self.name] = self.found.get(self.name, "") + data
