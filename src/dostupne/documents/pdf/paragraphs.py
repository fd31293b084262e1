"""Lines of running text → headings, paragraphs and list items."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from dostupne.documents.pdf.blocks import block_of
from dostupne.documents.pdf.page import Placed, without_start
from dostupne.documents.pdf.shape import Place, is_over, may_begin, places_of
from dostupne.model.document import Block, BlockKind

_LABEL = re.compile(
    r"^\s*(?:\[(?P<square>\d{1,4})\]|\[(?P<key>[A-Z][\w+]{0,9}\d{2,4}[a-z]?)\]|\((?P<round>\d{1,3})\)(?=\s)"
    r"|(?P<dot>\d{1,3})[.)](?=\s)|(?P<bullet>[-–•*·▪◦])(?=\s)|(?P<bare>\d{1,3})(?=\s+[^\W\d_a-z]))\s*"
)
_FEWEST_GAPS = 3
_GAPS = 0.1
"""Share of lines with white space above from which on white space alone parts the entries."""
_SKIPPED = 2
"""A list may go on with a number so much higher: one item may have been lost."""


@dataclass(slots=True)
class _Numbers:
    """The last number of each kind of list, so that only what counts on is an item."""

    last: dict[str, int] = field(default_factory=dict)

    def label_of(self, text: str, *, breaks: bool) -> tuple[str, int] | None:
        """The label with which an item begins and how long it is printed; None where the line begins none."""
        found = _LABEL.match(text)
        if not found or found.lastgroup is None:
            return None
        kind, label = found.lastgroup, found[found.lastgroup]
        if not label.isdecimal():
            return (label if kind == "key" else "", found.end()) if breaks else None
        number, last = int(label), self.last.get(kind)
        counts_on = last is not None and last < number <= last + (1 if kind == "bare" else _SKIPPED)
        if not (breaks and (number == 1 or counts_on)) and not (counts_on and kind == "square"):
            return None
        self.last[kind] = number
        return label, found.end()


@dataclass(slots=True)
class _Open:
    """A block whose end is not known yet."""

    kind: BlockKind
    label: str = ""
    lines: list[Placed] = field(default_factory=list)


def paragraphs(lines: Sequence[Placed], body: float, words: frozenset[str]) -> Iterator[Block]:
    """The blocks of the text, each with the page and the line on which it begins."""
    places = places_of(lines, body)
    numbers = _Numbers()
    for run in _runs(lines, places):
        if places[run[0]].heading:
            for part in _heading_parts(run, lines, places):
                yield block_of([lines[at] for at in part], BlockKind.HEADING, "", words)
        else:
            for block in _divided(run, lines, places, numbers):
                yield block_of(block.lines, block.kind, block.label, words)


def _runs(lines: Sequence[Placed], places: Sequence[Place]) -> Iterator[range]:
    """Stretches of text between headings, and headings."""
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or places[at].heading is not places[start].heading:
            yield range(start, at)
            start = at


def _heading_parts(run: range, lines: Sequence[Placed], places: Sequence[Place]) -> Iterator[list[int]]:
    """Headings that follow each other; one over several lines is one."""
    part = [run[0]]
    for at in run[1:]:
        before, line = lines[at - 1], lines[at]
        drop = before.line.base - line.line.base
        same = abs(before.line.size - line.line.size) < 0.5 and before.column == line.column
        if same and 0 < drop < 1.6 * line.line.size and places[at - 1].full:
            part.append(at)
        else:
            yield part
            part = [at]
    yield part


def _divided(run: range, lines: Sequence[Placed], places: Sequence[Place], numbers: _Numbers) -> Iterator[_Open]:
    style = _style(run, places)
    opened: _Open | None = None
    for at in run:
        breaks = opened is None or places[at].gap or _breaks(at, lines, places, style)
        found = numbers.label_of(lines[at].line.text, breaks=breaks or _ends(at - 1, lines, places))
        if opened is not None and not found and (not breaks or (opened.label and not places[at].gap)):
            opened.lines.append(lines[at])
            continue
        if opened is not None:
            yield opened
        kind = BlockKind.ITEM if found or _is_hung(at, run, places, style) else BlockKind.PARAGRAPH
        opened = _opened(lines[at], kind, found)
    if opened is not None:
        yield opened


def _opened(placed: Placed, kind: BlockKind, found: tuple[str, int] | None) -> _Open:
    if found is None:
        return _Open(kind, "", [placed])
    return _Open(kind, found[0], [replace(placed, line=without_start(placed.line, found[1]))])


def _style(run: range, places: Sequence[Place]) -> str:
    """How the run shows where something begins.

    `hanging` where entries begin at the margin and go on indented, `first` where first lines are indented,
    `gaps` where there is white space between entries; else empty.
    """
    hanging = first = 0
    for at in run[:-1]:
        inwards = (places[at].indented, places[at + 1].indented)
        if inwards[0] == inwards[1]:
            continue
        hangs = (places[at].full) is (inwards == (False, True))
        hanging += hangs
        first += not hangs
    if max(hanging, first) >= 2 and hanging != first:
        return "hanging" if hanging > first else "first"
    gaps = sum(places[at].gap for at in run)
    return "gaps" if gaps >= _FEWEST_GAPS and gaps >= _GAPS * len(run) else ""


def _breaks(at: int, lines: Sequence[Placed], places: Sequence[Place], style: str) -> bool:
    """Whether something new begins with the line, by its indent and the end of the line before."""
    here, before = places[at], places[at - 1]
    if style == "hanging" and not here.indented:
        return before.indented or _ends(at - 1, lines, places)
    if style == "first" and here.indented:
        return not before.indented or not before.full
    told = style == "hanging" or (style == "gaps" and lines[at].column == lines[at - 1].column)
    return not told and not before.full and is_over(lines[at - 1]) and may_begin(lines[at])


def _ends(at: int, lines: Sequence[Placed], places: Sequence[Place]) -> bool:
    return at < 0 or not places[at].full or is_over(lines[at])


def _is_hung(at: int, run: range, places: Sequence[Place], style: str) -> bool:
    """An entry of a list without numbers: it begins at the margin and goes on indented, if it goes on."""
    return (
        style == "hanging"
        and not places[at].indented
        and (at + 1 == run.stop or places[at + 1].indented or _alone(at, run, places))
    )


def _alone(at: int, run: range, places: Sequence[Place]) -> bool:
    """An entry of a single line between others."""
    return not places[at].full or (at > run.start and places[at - 1].indented)
