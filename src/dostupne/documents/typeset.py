"""What stands in a block so far: white space as a browser shows it, links over it, and how much of it is bold."""

import re
from dataclasses import dataclass, field

from dostupne.model.document import Anchor
from dostupne.model.invisible import visible

_SPACE = re.compile(r"[ \t\n\r\f]+")
_WEB = re.compile(r"\s*(?:https?:)?//\S|\s*ftp://\S", re.IGNORECASE)


@dataclass(slots=True)
class Text:
    """A growing text; `first_line` is where its first letter stood, 1-based."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    first_line: int = 0
    bold: int = 0
    anchors: list[Anchor] = field(default_factory=list)

    def add(self, written: str, line: int, *, kept: bool = False, bold: bool = False) -> None:
        """Adds what stands in the mark-up from this line on; `kept` white space is shown as it is."""
        shown = visible(written)
        if not kept:
            shown = _SPACE.sub(" ", shown)
            shown = shown.lstrip(" ") if self._ends_in_space() else shown
        if not shown:
            return
        if not self.first_line and shown.strip():
            self.first_line = line + written.count("\n", 0, len(written) - len(written.lstrip()))
        self.parts.append(shown)
        self.length += len(shown)
        self.bold += len(shown) if bold else 0

    def break_line(self) -> None:
        """Ends the line; before any text there is none to end."""
        if self.length:
            self.parts.append("\n")
            self.length += 1
            self.bold += 1

    def link(self, start: int, target: str) -> None:
        """Lays a link to the web over all from `start` on; links inside the page are no evidence."""
        if start < self.length and _WEB.match(target):
            whole = target.strip()
            self.anchors.append(Anchor(start, self.length, f"https:{whole}" if whole.startswith("//") else whole))

    def written(self, start: int = 0) -> str:
        """The text from `start` on."""
        return "".join(self.parts)[start:]

    def cut(self, start: int) -> str:
        """Takes away and returns the text from `start` on, with the links over it."""
        whole = "".join(self.parts)
        self.parts, self.length = [whole[:start]], min(start, len(whole))
        self.anchors = [anchor for anchor in self.anchors if anchor.end <= start]
        return whole[start:]

    def clipped(self) -> tuple[str, tuple[Anchor, ...]]:
        """The whole text without white space at its ends, and the links over what is left."""
        whole = "".join(self.parts)
        lead = len(whole) - len(whole.lstrip())
        text = whole.strip()
        moved = (
            Anchor(max(anchor.start - lead, 0), min(anchor.end - lead, len(text)), anchor.target)
            for anchor in self.anchors
        )
        return text, tuple(anchor for anchor in moved if anchor.start < anchor.end)

    def _ends_in_space(self) -> bool:
        return not self.parts or self.parts[-1][-1:] in (" ", "\n", "")
