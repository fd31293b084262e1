"""Lines of running text → what their places say: gaps, indents, line ends that came early, headings."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dostupne.documents.pdf.page import Placed

_GAP = 1.25
"""So many times the usual distance of two lines is a gap."""
_LARGE = 1.1
"""So many times the size of running text is that of a heading."""
_INDENT = 0.6
"""Ems."""
_LONGEST_HEADING = 120
_MOST_LONE_WORDS = 5
_FEW = 4
"""Lines of a column that do not tell where full ones end: that of the column before does, if both begin at one place."""
_MANY = 10
"""Lines of a column from which its longest does not tell where full ones end."""
_TERMINAL = re.compile(r"[.!?…][\"“”»)\]]*$|[\])>/]$|(?:https?://|www\.|10\.\d{4,}/)\S+$")
_BEGINS = re.compile(r"^[\s„“\"»(\[]*[^\W\d_a-z]|^\W*\d")


@dataclass(frozen=True, slots=True)
class Place:
    """How a line stands to its column and to the line before.

    `gap` is white space above; `indented` and `full` speak of its beginning and its end: a full line had no
    room for the first word of the next.
    """

    gap: bool
    indented: bool
    full: bool
    heading: bool


def places_of(lines: Sequence[Placed], body: float) -> tuple[Place, ...]:
    """The place of every line; `body` is the size of running text."""
    edges = _edges(lines)
    pitches = _pitches(lines)
    gaps = [_is_gap(lines, at, pitches) for at in range(len(lines))]
    places = []
    for at, placed in enumerate(lines):
        left, right = edges[placed.column]
        following = lines[at + 1] if at + 1 < len(lines) else None
        below = gaps[at + 1] or lines[at + 1].column != placed.column if following else True
        above = gaps[at] or at == 0 or lines[at - 1].column != placed.column
        places.append(
            Place(
                gaps[at],
                placed.line.left > left + _INDENT * placed.line.size,
                following is None or _is_full(placed, following, right),
                _is_heading(placed, body, above=above, below=below),
            )
        )
    return tuple(places)


def is_over(placed: Placed) -> bool:
    """Whether a sentence or an address ends with the line."""
    return bool(_TERMINAL.search(placed.line.text.rstrip()))


def may_begin(placed: Placed) -> bool:
    """Whether a sentence may begin with the line."""
    text = placed.line.text.lstrip()
    return bool(_BEGINS.match(text)) and not text[:1].islower()


def _edges(lines: Sequence[Placed]) -> dict[int, tuple[float, float]]:
    columns: dict[int, list[Placed]] = defaultdict(list)
    for placed in lines:
        columns[placed.column].append(placed)
    edges: dict[int, tuple[float, float]] = {}
    last = (0.0, 0.0)
    for column, found in columns.items():
        left, right = min(one.line.left for one in found), _right_edge([one.line.right for one in found])
        if len(found) < _FEW and abs(left - last[0]) < 2 * found[0].line.size:
            right = max(right, last[1])
        edges[column] = last = (left, right)
    return edges


def _right_edge(rights: list[float]) -> float:
    """Where full lines end; a long address may stick out into the margin."""
    rights.sort()
    return rights[int(0.9 * (len(rights) - 1))] if len(rights) >= _MANY else rights[-1]


def _pitches(lines: Sequence[Placed]) -> dict[int, float]:
    """The distance of two lines of one paragraph in each column: the smallest that is not rare."""
    counts: dict[int, Counter[float]] = defaultdict(Counter)
    for one, other in pairwise(lines):
        drop = one.line.base - other.line.base
        if one.column == other.column and 0 < drop < 4 * other.line.size:
            counts[one.column][round(2 * drop) / 2] += 1
    whole: Counter[float] = Counter()
    for found in counts.values():
        whole.update(found)
    usual = _smallest(whole) if whole else 0.0
    return {
        column: _smallest(counts[column]) if counts[column].total() >= 4 else usual
        for column in {placed.column for placed in lines}
    }


def _smallest(counts: Counter[float]) -> float:
    fewest = max(counts.total() * 0.15, 1.0)
    return min((drop for drop, count in counts.items() if count > fewest), default=counts.most_common(1)[0][0])


def _is_gap(lines: Sequence[Placed], at: int, pitches: dict[int, float]) -> bool:
    if at == 0 or lines[at - 1].column != lines[at].column:
        return False
    drop = lines[at - 1].line.base - lines[at].line.base
    return drop > _GAP * pitches[lines[at].column] + 0.5


def _is_full(placed: Placed, following: Placed, right: float) -> bool:
    line = placed.line
    letter = (line.right - line.left) / max(len(line.text.strip()), 1)
    word = following.line.text.lstrip().split(" ", 1)[0]
    return line.broken or right - line.right < (len(word) + 1) * letter


def _is_heading(placed: Placed, body: float, *, above: bool, below: bool) -> bool:
    line, text = placed.line, placed.line.text.strip()
    if len(text) > _LONGEST_HEADING or not any(char.isalpha() for char in text) or placed.line.anchors:
        return False
    if line.size >= _LARGE * body or (line.bold and above):
        return True
    words = text.rstrip(":").split()
    lone = above and below and len(words) <= _MOST_LONE_WORDS and text[0].isupper()
    return lone and text[-1] not in ".,;!?)]-" and not any(char.isdigit() for char in text)
