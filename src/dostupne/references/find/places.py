"""Stretch → where it stands in its block: the links over it, and where it was printed."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from dostupne.model.document import Block
from dostupne.model.reference import Box
from dostupne.references.find.flow import Stretch


class Places:
    """The lines of a block, so that a stretch of it is found where it stands, not where its text stands first."""

    def __init__(self, block: Block) -> None:
        self._block = block
        self._starts = list(_line_starts(block.text)) if block.anchors or block.prints else []

    def targets(self, stretch: Stretch) -> tuple[str, ...]:
        """The addresses of the hyperlinks that begin over the stretch, in their order, each once."""
        if not self._block.anchors:
            return ()
        start, end = self._span(stretch)
        return tuple(dict.fromkeys(anchor.target for anchor in self._block.anchors if start <= anchor.start < end))

    def boxes(self, stretch: Stretch) -> tuple[Box, ...]:
        """Where the lines of the stretch were printed: one box for what stands under each other in a column."""
        if not self._block.prints:
            return ()
        start, end = self._span(stretch)
        prints = self._block.prints
        # Each print goes on to the next one's beginning.
        first = max(bisect_right(prints, start, key=lambda one: one.start) - 1, 0)
        boxes: list[Box] = []
        for one in prints[first:]:
            if one.start >= end:
                break
            boxes[-1:] = _under(boxes[-1], one.box) if boxes else (one.box,)
        return tuple(boxes)

    def _span(self, stretch: Stretch) -> tuple[int, int]:
        """Where the stretch begins and ends in the text of the block, to the line where a line of it was changed."""
        at, begin, finish = stretch.first_line, stretch.lines[0], stretch.lines[-1]
        start, line_end = self._line(at)
        found = self._block.text.find(begin, start, line_end)
        start = max(found, start)
        last, line_end = self._line(stretch.last_line)
        last = max(last, start)
        found = self._block.text.find(finish, last, line_end)
        return start, line_end if found < 0 else found + len(finish)

    def _line(self, number: int) -> tuple[int, int]:
        """Where the line of that number begins and ends."""
        index = min(max(number - self._block.first_line, 0), len(self._starts) - 1)
        following = index + 1
        end = self._starts[following] - 1 if following < len(self._starts) else len(self._block.text)
        return self._starts[index], end


def _line_starts(text: str) -> Iterator[int]:
    yield 0
    at = text.find("\n")
    while at >= 0:
        yield at + 1
        at = text.find("\n", at + 1)


def _under(one: Box, other: Box) -> tuple[Box, ...]:
    """One box around both where the second goes on under the first; both where a page or a column begins."""
    beside = other.left >= one.right or other.right <= one.left
    if one.page != other.page or other.bottom >= one.top or (beside and other.top < one.bottom):
        return one, other
    return (
        replace(
            one,
            left=min(one.left, other.left),
            bottom=min(one.bottom, other.bottom),
            right=max(one.right, other.right),
            top=max(one.top, other.top),
        ),
    )
