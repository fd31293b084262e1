"""A page of pdfium → Lines, in the order in which they were drawn."""

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from dostupne.documents.pdf.links import Link
from dostupne.documents.pdf.page import Line, joined
from dostupne.model.document import Anchor

MOST_CHARACTERS = 100_000
"""Characters of one page that are read; a page in print has 3,000."""
_WIDE_GAP = 2.5
"""Ems of white space within a line that may part columns or cells of a table."""
_LABEL = re.compile(r"^\s*[\[(]?[\w*†]{1,4}[\])]?[.:]?\s*$")
_LABEL_GAP = 8.0
_MARK = re.compile(r"^\s*[\[(]?(?:\d{1,4}|[*†‡§]{1,3}|[a-z])[\])]?[.)]?(?=\s|[^\W\d]|$)")
_RAISED = 0.87
"""Share of the size of a line below which its first letters are a raised mark; addresses are often set smaller too."""
_BROKEN = "\ufffe"
_MOST_RECTANGLES = 200


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class _Sample:
    """What is known of one character."""

    size: float
    base: float
    upright: bool


def lines_of(handle: Any, links: Sequence[Link]) -> tuple[Line, ...]:
    """The lines of a text page (`FPDF_TEXTPAGE`) in the order of drawing; text set sideways is left out."""
    pieces = [piece for piece in _pieces(handle, links) if piece.text.strip()]
    lines: list[Line] = []
    for piece in pieces:
        if lines and _goes_on(lines[-1], piece):
            lines[-1] = joined(lines[-1], piece)
        else:
            lines.append(piece)
    return tuple(lines)


def _goes_on(line: Line, piece: Line) -> bool:
    """Whether a piece stands behind the line on the same height: pdfium ends a line where the type changes."""
    size = max(line.size, piece.size)
    gap = piece.left - line.right
    if abs(line.base - piece.base) > 0.6 * size or gap < -0.5 * size:
        return False
    return gap < 1.5 * size or (bool(_LABEL.match(line.text)) and gap < _LABEL_GAP * size)


def _pieces(handle: Any, links: Sequence[Link]) -> Iterator[Line]:
    count = min(pdfium.FPDFText_CountChars(handle), MOST_CHARACTERS)
    text = _text(handle, count)
    index = 0
    for piece in re.split("(\r\n|\n|\r|\ufffe)", text):
        if piece.strip() and piece != _BROKEN:
            broken = text[index + len(piece) : index + len(piece) + 1] == _BROKEN
            yield from _read(handle, _character(handle, index, text, count), piece + ("-" if broken else ""), links)
        index += len(piece)


def _text(handle: Any, count: int) -> str:
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(handle, 0, count, buffer)
    return bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")


def _character(handle: Any, index: int, text: str, count: int) -> int:
    """pdfium counts characters that it does not print as text: where there are such, it is asked."""
    if len(text) == count:
        return index
    return max(0, int(pdfium.FPDFText_GetCharIndexFromTextIndex(handle, index)))


def _read(handle: Any, start: int, text: str, links: Sequence[Link]) -> Iterator[Line]:
    places = _places(text)
    samples = [_sample(handle, start + at) for at in places]
    middle = sorted(samples, key=lambda sample: sample.size)[1]
    boxes = _boxes(handle, start, len(text))
    if not boxes or not middle.upright or middle.size <= 0:
        return
    mark = _MARK.match(text)
    raised = mark.end() if mark and samples[0].size < _RAISED * middle.size else 0
    bold = all(pdfium.FPDFText_GetFontWeight(handle, start + at) >= 600 for at in places)
    line = Line(
        text,
        min(box.left for box in boxes),
        max(box.right for box in boxes),
        middle.base,
        middle.size,
        min(box.bottom for box in boxes),
        max(box.top for box in boxes),
        bold,
        raised,
        broken=text.endswith("-"),
    )
    if not all(map(math.isfinite, (line.left, line.right, line.base, line.size, line.bottom, line.top))):
        return  # a damaged page may put its letters nowhere
    line = _linked(line, handle, start, links)
    yield from _parted(line, boxes, handle, start)


def _places(text: str) -> tuple[int, int, int]:
    """The first letter, one in the middle and one behind it; spaces that pdfium put in have no type of their own."""
    visible = text.rstrip()
    first = len(visible) - len(visible.lstrip())
    length = len(visible) - first
    return first, _shown(visible, first + length // 2), _shown(visible, first + length * 3 // 4)


def _shown(text: str, at: int) -> int:
    """The place, or the next that is no space; the text does not end in one."""
    while text[at].isspace():
        at += 1
    return at


def _sample(handle: Any, index: int) -> _Sample:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(handle, index, matrix)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(handle, index, x, y)
    scale = (matrix.c**2 + matrix.d**2) ** 0.5
    size = pdfium.FPDFText_GetFontSize(handle, index) * (scale or 1.0)
    return _Sample(size, y.value, abs(matrix.b) <= 0.2 * abs(matrix.a) and matrix.a >= 0)


def _boxes(handle: Any, start: int, length: int) -> list[_Box]:
    count = min(pdfium.FPDFText_CountRects(handle, start, length), _MOST_RECTANGLES)
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    boxes = []
    for index in range(count):
        pdfium.FPDFText_GetRect(handle, index, left, top, right, bottom)
        boxes.append(_Box(left.value, right.value, bottom.value, top.value))
    return boxes


def _character_box(handle: Any, index: int) -> _Box | None:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not pdfium.FPDFText_GetCharBox(handle, index, left, right, bottom, top):
        return None
    return _Box(left.value, right.value, bottom.value, top.value)


def _linked(line: Line, handle: Any, start: int, links: Sequence[Link]) -> Line:
    """The line with an anchor for every link that lies over letters of it."""
    height = line.base + 0.25 * line.size
    near = [
        link
        for link in links
        if link.bottom <= height <= link.top and link.left < line.right and link.right > line.left
    ]
    if not near:
        return line
    boxes = [_character_box(handle, start + at) for at in range(len(line.text))]
    anchors = []
    for link in near:
        covered = [
            at
            for at, box in enumerate(boxes)
            if box and line.text[at].strip() and link.left - 1 <= (box.left + box.right) / 2 <= link.right + 1
        ]
        if covered:
            anchors.append(Anchor(covered[0], covered[-1] + 1, link.target))
    return replace(line, anchors=tuple(anchors))


def _parted(line: Line, boxes: Sequence[_Box], handle: Any, start: int) -> Iterator[Line]:
    """The line, or what stands in several columns of it."""
    wide = _WIDE_GAP * line.size
    if all(other.left - box.right < wide for box, other in pairwise(boxes)):
        yield line
        return
    begin, right, left = 0, line.left, line.left
    for at, char in enumerate(line.text):
        box = _character_box(handle, start + at) if char.strip() else None
        if box is None:
            continue
        if box.left - right > wide and at > begin:
            yield _part(line, begin, at, left, right)
            begin, left = at, box.left
        right = box.right
    yield _part(line, begin, len(line.text), left, line.right)


def _part(line: Line, begin: int, end: int, left: float, right: float) -> Line:
    anchors = tuple(
        Anchor(max(anchor.start, begin) - begin, min(anchor.end, end) - begin, anchor.target)
        for anchor in line.anchors
        if anchor.start < end and anchor.end > begin
    )
    return replace(
        line,
        text=line.text[begin:end],
        left=left,
        right=right,
        raised=line.raised if begin == 0 else 0,
        broken=line.broken and end == len(line.text),
        anchors=anchors,
    )
