"""What is seen on a page: lines of text with their place. Lengths are points (1/72 inch), y grows upwards."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dostupne.model.document import Anchor

_STOPS = tuple(".,;:)]>")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print, from `bottom` to `top`. `base` is its baseline, `size` that of most of its letters.

    The first `raised` characters are set smaller than the rest, as the number of a footnote is. `broken` says
    that the printed hyphen at its end parts a word.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bottom: float = 0.0
    top: float = 0.0
    bold: bool = False
    raised: int = 0
    broken: bool = False
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number (from 1), its size, its lines as they were drawn, and rules that may part footnotes from text.

    `rules` are (left, right, y). `is_picture` is a page with a picture and no text, `is_crowded` one
    with more on it than can be read.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...] = ()
    rules: tuple[tuple[float, float, float], ...] = ()
    is_picture: bool = False
    is_crowded: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A line in reading order: the column it stands in, counted through the document, and its number (from 1)."""

    line: Line
    page: int
    column: int
    number: int = 0


def shifted(anchors: tuple[Anchor, ...], by: int) -> tuple[Anchor, ...]:
    """The anchors of a text that now stands behind `by` other characters; what lies before the start is cut off."""
    moved = (Anchor(max(anchor.start + by, 0), anchor.end + by, anchor.target) for anchor in anchors)
    return tuple(anchor for anchor in moved if anchor.end > anchor.start)


def clipped(anchors: tuple[Anchor, ...], length: int) -> tuple[Anchor, ...]:
    """The anchors of a text that now ends after so many characters."""
    return tuple(
        Anchor(anchor.start, min(anchor.end, length), anchor.target) for anchor in anchors if anchor.start < length
    )


def without_start(line: Line, length: int) -> Line:
    """The line without its first characters and the space behind them."""
    rest = line.text[length:]
    text = rest.lstrip()
    cut = length + len(rest) - len(text)
    return replace(line, text=text, raised=0, anchors=shifted(line.anchors, -cut))


def joined(one: Line, other: Line) -> Line:
    """Two pieces of the same line of print, the second to the right of the first."""
    left, right = one.text.rstrip(), other.text.lstrip()
    # A full stop has white space of its own before it.
    near = other.left - one.right < (0.35 if right[:1] in _STOPS else 0.15) * max(one.size, other.size)
    spaced = not near or len(left) < len(one.text) or len(right) < len(other.text)
    lead = len(left) + (1 if spaced else 0) - (len(other.text) - len(right))
    longer = one if len(left) > len(right) else other
    small = one.size < 0.8 * other.size or one.base > other.base + 0.2 * other.size
    return Line(
        f"{left} {right}" if spaced else left + right,
        min(one.left, other.left),
        max(one.right, other.right),
        longer.base,
        longer.size,
        min(one.bottom, other.bottom),
        max(one.top, other.top),
        one.bold and other.bold,
        len(left) if small and longer is other else one.raised,
        other.broken,
        clipped(one.anchors, len(left)) + shifted(other.anchors, lead),
    )


def body_size(pages: Iterable[Page]) -> float:
    """The size in which most letters are set, in points."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(2 * line.size) / 2] += len(line.text)
    return sizes.most_common(1)[0][0]
