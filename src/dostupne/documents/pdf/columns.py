"""Lines as drawn → lines in reading order, in columns."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dostupne.documents.pdf.page import Line, joined

_FEWEST_LINES = 5
"""Lines on either side of a gutter."""
_NARROWEST = 0.2
"""Share of the width of the text that a column must have."""
_CROSSING = 0.5
"""Share of lines that may run across a gutter: titles, figures, a page that is half one column and half two."""
_DEEPEST = 2
_LABEL = re.compile(r"^\s*(?:[\[(]?(?:\d{1,4}|[*†‡§]{1,3})[\])]?[.):]?|\[[\w+]{1,12}\]|[-–•*·▪])\s*$")
_LABEL_GAP = 8.0
_SAME_HEIGHT = 0.4


def columns_of(lines: Sequence[Line], depth: int = 0) -> Iterator[tuple[Line, ...]]:
    """The lines of a page, column by column, each from top to bottom; a line across both parts the columns."""
    gutter = _gutter(lines) if depth < _DEEPEST else None
    if gutter is None:
        if lines:
            yield _in_order(lines)
        return
    for band in _bands(lines, gutter):
        left = [line for line in band if line.right <= gutter]
        right = [line for line in band if line.left >= gutter]
        if len(left) + len(right) < len(band):
            yield _in_order(band)
            continue
        yield from columns_of(left, depth + 1)
        yield from columns_of(right, depth + 1)


def _gutter(lines: Sequence[Line]) -> float | None:
    """The place between two columns that fewest lines run across; None where there is one column."""
    if len(lines) < 2 * _FEWEST_LINES:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    margin = _NARROWEST * (right - left)
    best: tuple[int, float] | None = None
    for place in sorted({line.left for line in lines if left + margin < line.left < right - margin}):
        at = place - 0.5
        sides = [line for line in lines if line.right <= at], [line for line in lines if line.left >= at]
        crossing = len(lines) - len(sides[0]) - len(sides[1])
        if not _are_columns(sides, margin) or crossing > _CROSSING * len(lines):
            continue
        if best is None or crossing < best[0]:
            best = crossing, at
    return best[1] if best else None


def _are_columns(sides: tuple[list[Line], list[Line]], margin: float) -> bool:
    """Whether both sides are text: lines one under another that begin at the same place, not cells here and there."""
    for side in sides:
        if len(side) < _FEWEST_LINES or max(line.right for line in side) - min(line.left for line in side) < margin:
            return False
        if sum(line.right - line.left >= margin for line in side) < 0.6 * len(side):
            return False
    return _share_heights(*sides)


def _share_heights(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether the sides stand beside each other; a narrow quotation under a wide one does not."""
    low, high = min(line.base for line in right), max(line.base for line in right)
    return sum(low - line.size <= line.base <= high + line.size for line in left) >= min(_FEWEST_LINES, len(left))


def _bands(lines: Sequence[Line], gutter: float) -> Iterator[list[Line]]:
    """Stretches of the page, from the top: those that run across the gutter, and those that do not."""
    band: list[Line] = []
    crosses: bool | None = None
    for line in sorted(lines, key=lambda line: -line.base):
        across = line.left < gutter < line.right
        if crosses is not None and across is not crosses:
            yield band
            band = []
        band.append(line)
        crosses = across
    if band:
        yield band


def _in_order(lines: Sequence[Line]) -> tuple[Line, ...]:
    """From top to bottom; a number that stands in a column of its own goes before its text."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.base):
        if rows and _same_height(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return tuple(line for row in rows for line in _labelled(sorted(row, key=lambda line: line.left)))


def _same_height(one: Line, other: Line) -> bool:
    return abs(one.base - other.base) <= _SAME_HEIGHT * max(one.size, other.size)


def _labelled(row: list[Line]) -> list[Line]:
    for one, other in pairwise(row):
        if _LABEL.match(one.text) and 0 <= other.left - one.right < _LABEL_GAP * other.size:
            at = row.index(one)
            return [*row[:at], joined(one, other), *_labelled(row[at + 2 :])]
    return row
