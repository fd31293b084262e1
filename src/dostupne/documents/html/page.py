"""The elements of a page as they open and close → Blocks."""

import re
from dataclasses import dataclass, field, replace

from bs4 import Tag
from bs4.element import NavigableString

from dostupne.documents.html import coins
from dostupne.documents.html.notes import MARK, Notes, attribute, holds_notes, roles
from dostupne.documents.html.slim import UNSEEN
from dostupne.documents.typeset import Text
from dostupne.model.document import Anchor, Block, BlockKind
from dostupne.model.reference import Origin, Reference

_SKIPPED = frozenset({*UNSEEN, "head", "title", "button"})
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_BREAKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "header hr html legend li main menu ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ol", "ul", "menu", "dl"})
_BOLD = frozenset({"b", "strong"})
_ENTRY = re.compile(
    r"(?<![\w-])(?:csl-entry|MsoBibliography|bibitem|ltx_bibitem|bib-?(?:entry|item)|citation|reference)(?![\w-])"
)
_MARGIN = re.compile(r"(?<![\w-])(?:csl-left-margin|biblabel|ltx_tag_bibitem)(?![\w-])")
_MARGIN_LABEL = re.compile(r"\[?([\w+.:-]{1,30}?)\]?\.?")
_ALPHABETIC = re.compile(r"\s*\[[A-Z][\w+]{1,12}\d\d[a-z]?\]\s*")
_ARROW = re.compile(r"[↑^↩]\ufe0e?\s+")
"""Before the links back of a note with several, MediaWiki sets an arrow that leads nowhere."""
_LABEL_BEFORE = re.compile(r"(?:\[(\^?[\w+]{1,12})\]|\((\d{1,4})\)|(\d{1,4})[.)])\s+(?=\S)")
_LOUD_HEADING = 60
"""Characters of a paragraph wholly in bold that is taken for a heading."""
_BELOW_HEADINGS = 7
"""The level of such a paragraph: under all headings that are marked as such."""


def is_hidden(element: Tag) -> bool:
    """Whether an element is not shown, or shows nothing that a document says (menus, scripts)."""
    hidden = element.has_attr("hidden") or _HIDING.search(attribute(element, "style"))
    return element.name in _SKIPPED or bool(hidden) or attribute(element, "role") == "navigation"


@dataclass(slots=True)
class _Frame:
    """An open element that says of what is in it what it is. `start` is where it opened in the text so far."""

    element: Tag
    kind: BlockKind
    label: str
    level: int = 0
    start: int = 0
    holds_notes: bool = False
    outside: "_Frame | None" = None


@dataclass(slots=True)
class Page:
    """A page as it is read. `before` are the lines before its first; without a `source` COinS are left aside."""

    before: int
    source: str | None
    notes: Notes
    blocks: list[Block] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    _text: Text = field(default_factory=Text)
    _frames: list[_Frame] = field(default_factory=list)
    _counts: list[int] = field(default_factory=list)
    _line: int = 1
    _bold: int = 0
    _kept: int = 0
    _unread: int = 0
    _label: str = ""
    _note: str | None = None
    _cite: int = 0

    def add(self, text: NavigableString) -> None:
        """Adds the text between two tags."""
        if not self._unread:
            self._text.add(text, self._line, kept=self._kept > 0, bold=self._bold > 0)
        self._line += text.count("\n")

    def begin(self, element: Tag) -> None:
        """Begins an element."""
        self._line = max(self._line, element.sourceline or 0)
        if element.name in _BREAKS or element.name in _LEVELS:
            self.flush()
        if element.name in _LISTS:
            self._counts.append(_start(element) - 1)
        self._count(element, 1)
        self._frames.append(self._frame(element))
        if element.name == "br":
            self._text.break_line()
        elif element.name == "q":
            self._text.add("„", self._line)
        elif element.name == "cite":
            self._cite = self._text.length
        elif "Z3988" in attribute(element, "class"):
            self._take_coins(attribute(element, "title"))

    def end(self, element: Tag) -> None:
        """Ends the element that was opened last."""
        if not self._frames:
            return
        if element.name == "q":
            self._text.add("“", self._line)
        frame = self._frames[-1]
        if element.name == "a":
            self._text.link(frame.start, attribute(element, "href"))
        if _is_margin(element):
            self._take_label(frame.start)
        if element.name in _BREAKS or element.name in _LEVELS:
            self.flush()
        if element.name in _LISTS:
            self._counts.pop()
        self._count(element, -1)
        self._frames.pop()

    def flush(self) -> None:
        """Ends the block, if there is one."""
        text, anchors = self._text.clipped()
        loud = self._text.bold >= len(text)
        line, self._text, self._cite = self._text.first_line, Text(), 0
        if not text:
            return
        frame = self._frames[-1] if self._frames else None
        kind, label, level = (frame.kind, frame.label, frame.level) if frame else (BlockKind.PARAGRAPH, "", 0)
        if self._note is not None:
            kind, label = BlockKind.NOTE, self._note
        elif self._label and kind is BlockKind.PARAGRAPH:
            kind = BlockKind.ITEM
        elif kind is BlockKind.PARAGRAPH and loud and _is_like_heading(text):
            kind, level = BlockKind.HEADING, _BELOW_HEADINGS
        block = Block(text, kind, line + self.before, None, self._label or label, anchors, level)
        self.blocks.append(_without_label(block) if kind in (BlockKind.ITEM, BlockKind.NOTE) else block)
        self._label, self._note = "", None

    def _count(self, element: Tag, step: int) -> None:
        """Counts the open elements that change how text is read."""
        self._bold += step * (element.name in _BOLD)
        self._kept += step * (element.name == "pre")
        self._unread += step * self.notes.is_unread(element)

    def _frame(self, element: Tag) -> _Frame:
        """What an element says of its content; what it does not say it has from the one around it."""
        outer = self._frames[-1] if self._frames else _Frame(element, BlockKind.PARAGRAPH, "")
        # A paragraph that was never closed ends where the next block begins; html.parser puts that one inside.
        outer = outer.outside or outer if element.name in _BREAKS or element.name in _LEVELS else outer
        frame = _Frame(
            element, outer.kind, outer.label, outer.level, self._text.length, outer.holds_notes or holds_notes(element)
        )
        frame.outside = outer if element.name == "p" else None
        note = self.notes.label(element)
        if element.name in _LEVELS:
            frame.kind, frame.label, frame.level = BlockKind.HEADING, "", _LEVELS[element.name]
        elif element.name == "li":
            frame.kind, frame.label = (BlockKind.NOTE if frame.holds_notes else BlockKind.ITEM), self._number(element)
        elif element.name in _BREAKS and _is_entry(element, outer.element):
            frame.kind = BlockKind.ITEM if frame.kind is BlockKind.PARAGRAPH else frame.kind
        if note is not None and element.name in _BREAKS:
            frame.kind, frame.label = BlockKind.NOTE, note or frame.label
        elif note is not None and not self._text.length:
            self._note = note
        return frame

    def _number(self, item: Tag) -> str:
        """The number of a list item as a browser prints it; bullets have none."""
        if not self._counts:
            return ""
        given = attribute(item, "value")
        self._counts[-1] = int(given) if given.isdecimal() and len(given) < 6 else self._counts[-1] + 1
        owner = next((frame.element.name for frame in reversed(self._frames) if frame.element.name in _LISTS), "")
        return str(self._counts[-1]) if owner == "ol" else ""

    def _take_label(self, start: int) -> None:
        """What stands alone in the margin is the label of what follows."""
        found = (
            _MARGIN_LABEL.fullmatch(self._text.written().strip()) if not self._text.written()[:start].strip() else None
        )
        in_margin = _MARGIN.search(roles(self._frames[-1].element))
        if found and (in_margin or MARK.fullmatch(self._text.written()) or _ALPHABETIC.fullmatch(self._text.written())):
            self._label = found[1]
            self._text.cut(0)

    def _take_coins(self, written: str) -> None:
        """The reference that COinS tell of; what is printed of it stands before, in this block or as the last one."""
        if self.source is None or not (fields := coins.fields_of(written)):
            return
        line = self._text.first_line or self._line
        raw, label = self._text.cut(self._cite), self._frames[-1].label
        if not raw.strip() and not self._cite and self.blocks and self.blocks[-1].kind is BlockKind.ITEM:
            last = self.blocks.pop()
            raw, label, line = last.text, last.label, last.first_line - self.before
        self._cite = self._text.length
        place = line + self.before
        origin = Origin(self.source, place, place + raw.strip().count("\n"), None, label)
        self.references.append(coins.reference(fields, raw.strip(), origin))


def _start(element: Tag) -> int:
    given = attribute(element, "start")
    return int(given) if given.isdecimal() and len(given) < 6 else 1


def _is_margin(element: Tag) -> bool:
    return element.name in ("dt", "td", "th") or bool(_MARGIN.search(roles(element)))


def _is_entry(element: Tag, outer: Tag) -> bool:
    """Whether an element is an entry of a list: by its class, or as a paragraph that stands for an item of one."""
    return bool(_ENTRY.search(attribute(element, "class"))) or (element.name in ("p", "dd") and outer.name in _LISTS)


def _is_like_heading(text: str) -> bool:
    return len(text) <= _LOUD_HEADING and text[:1].isalpha() and "." not in text and "//" not in text


def _without_label(block: Block) -> Block:
    """`[1] NOVÁK` in an item: the number that is printed in it is its label."""
    found = _ARROW.match(block.text) if block.kind is BlockKind.NOTE else None
    if found:
        return _from(block, found.end(), block.label)
    if block.kind is BlockKind.NOTE and _repeats_label(block):
        return _from(block, len(block.text) - len(block.text[len(block.label) :].lstrip(" .)\xa0")), block.label)
    found = _LABEL_BEFORE.match(block.text)
    if found is None or (block.label and block.label not in found.groups()):
        return block
    return _from(block, found.end(), block.label or next(group for group in found.groups() if group))


def _repeats_label(block: Block) -> bool:
    """`¹Tamtéž`, `1 NOVÁK`: the note begins with its own mark, which is no link."""
    behind = block.text[len(block.label) : len(block.label) + 1]
    return bool(block.label) and block.text.startswith(block.label) and not behind.isdecimal()


def _from(block: Block, gone: int, label: str) -> Block:
    """The block without so many characters at its beginning."""
    anchors = tuple(
        Anchor(max(anchor.start - gone, 0), anchor.end - gone, anchor.target)
        for anchor in block.anchors
        if anchor.end > gone
    )
    return replace(block, text=block.text[gone:], label=label, anchors=anchors)
