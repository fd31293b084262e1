"""Text of a reference → the place in its document behind it.

A reader gives a reference as it is shown. To add to it, the place of its last letter in the document itself is wanted. So whoever
writes a format spells the document out: every visible sign with where it stands. A reference is then found by its letters and digits
alone, however it is marked up, spaced, wrapped or accented.
"""

import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import AnyStr

from dostupne.model.addition import Addition, LeftOut, Sentence
from dostupne.model.edits import Edit
from dostupne.model.invisible import visible

LINK = 1_000
"""What a hyperlink counts in the depth of a sign: nothing may be added inside one. Other mark-up counts one."""
_FEWEST = 8
"""Letters and digits of the shortest text that is looked for."""
NOT_FOUND = "its text was not found again in the document"
_JOINTS = "-/_=&%#~+"
"""Signs behind which an address goes on."""
_STOPS = (".", "?", "!", "…", ";", ",", ":")
BARRED = "it ends inside a link or a formula that goes on behind it"


@lru_cache(maxsize=4_096)
def _letters(char: str) -> str:
    """The letters and digits of a sign without accents, in lower case; nothing for any other."""
    return "".join(one for one in unicodedata.normalize("NFD", char).lower() if one.isalnum())


@dataclass(frozen=True, slots=True)
class Place:
    """Where something can be added: an offset in the document. `first` and `last` are the numbers of the signs before it.

    `climbed` tells whether mark-up was left, so that it stands behind the end of an element; `depth` is that of what is left around it.
    """

    offset: int
    first: int
    last: int
    climbed: bool
    depth: int


@dataclass(slots=True)
class Spelling:
    """The visible signs of a document, in the order of reading, white space left out. Offsets are the writer's own.

    `gaps` tells which sign stands apart from the one before it; `closings` are (number of signs before, offset, depth behind).
    """

    shown: list[str] = field(default_factory=list)
    ends: "array[int]" = field(default_factory=lambda: array("q"))
    depths: "array[int]" = field(default_factory=lambda: array("l"))
    lines: list[tuple[int, int]] = field(default_factory=list)
    closings: list[tuple[int, int, int]] = field(default_factory=list)
    gaps: bytearray = field(default_factory=bytearray)
    depth: int = 0
    is_gap: bool = True

    def add(self, char: str, end: int) -> None:
        """Adds a sign that ends at this offset; of what stands for several (`\\TeX`) each is told with the same one."""
        if char.isspace() or not visible(char):
            self.is_gap = self.is_gap or char.isspace()
            return
        self.shown.append(char)
        self.ends.append(end)
        self.depths.append(self.depth)
        self.gaps.append(self.is_gap)
        self.is_gap = False

    def part(self) -> None:
        """Says that what comes is not of one word with what was."""
        self.is_gap = True

    def begin_line(self, line: int) -> None:
        """Says that what comes stands on this line of the reader's, 1-based."""
        self.is_gap = True
        self.lines.append((len(self.shown), line))

    def enter(self, weight: int = 1) -> None:
        """Mark-up opens around what comes."""
        self.depth += weight

    def leave(self, offset: int, weight: int = 1) -> None:
        """Mark-up has closed; behind it is this offset."""
        self.depth = max(self.depth - weight, 0)
        self.closings.append((len(self.shown), offset, self.depth))


class Whereabouts:
    """The references of a spelled document, found once each."""

    def __init__(self, spelling: Spelling) -> None:
        self._spelling = spelling
        folded: list[str] = []
        self._sign_of = array("q")
        for number, char in enumerate(spelling.shown):
            for letter in _letters(char):
                folded.append(letter)
                self._sign_of.append(number)
        self._folded = "".join(folded)
        self._line_starts = [start for start, _ in spelling.lines]
        self._taken = bytearray(len(spelling.shown))

    def take(self, raw: str, line: int | None) -> Place | str:
        """The place behind the reference of this text that stands nearest to the line, or why there is none."""
        wanted = "".join(map(_letters, raw))
        if len(wanted) < _FEWEST:
            return NOT_FOUND
        matches = sorted(self._matches(wanted), key=lambda match: abs(self._line(match[0]) - (line or 0)))
        if not matches:
            return NOT_FOUND
        first, last = matches[0]
        last = self._with_stops(raw, last)
        self._taken[first : last + 1] = b"\1" * (last + 1 - first)
        return self._place(first, last)

    def _matches(self, wanted: str) -> Iterator[tuple[int, int]]:
        """The first and last signs of each text that reads so, is not taken, and is no piece of a longer word."""
        at = self._folded.find(wanted)
        while at >= 0:
            behind = at + len(wanted)
            first, last = self._sign_of[at], self._sign_of[behind - 1]
            before = self._sign_of[at - 1] if at else -1
            after = self._sign_of[behind] if behind < len(self._folded) else -1
            piece = (at > 0 and not self._parted(before, first, "")) or (
                after >= 0 and not self._parted(last, after, _JOINTS)
            )
            if not piece and not any(self._taken[first : last + 1]):
                yield first, last
            at = self._folded.find(wanted, at + 1)

    def _parted(self, left: int, right: int, joints: str) -> bool:
        """Whether two signs are of different words: with white space between them, or with other signs than `joints`."""
        spelled = self._spelling
        between = spelled.shown[left + 1 : right]
        return left != right and (
            any(spelled.gaps[left + 1 : right + 1]) or any(sign not in joints for sign in between)
        )

    def _line(self, sign: int) -> int:
        index = bisect_right(self._line_starts, sign) - 1
        return self._spelling.lines[index][1] if index >= 0 else 0

    def _with_stops(self, raw: str, last: int) -> int:
        """The last sign with the stops and brackets that the text has behind its last letter."""
        tail = raw[max((place for place, char in enumerate(raw) if _letters(char)), default=0) + 1 :]
        for char in tail:
            if not char.isspace() and self._spelling.shown[last + 1 : last + 2] == [char]:
                last += 1
        return last

    def _place(self, first: int, last: int) -> Place | str:
        """The place behind the last sign, outside of links and of mark-up that was opened within the reference."""
        spelled = self._spelling
        allowed = min(depth % LINK for depth in spelled.depths[first : last + 1])
        offset, depth, climbed = spelled.ends[last], spelled.depths[last], False
        index = bisect_left(spelled.closings, (last + 1, -1, -1))
        while depth > allowed:
            if index == len(spelled.closings) or spelled.closings[index][0] != last + 1:
                return BARRED if depth >= LINK else Place(offset, first, last, climbed, depth)
            _, offset, depth = spelled.closings[index]
            index, climbed = index + 1, True
        return Place(offset, first, last, climbed, depth)


def placed(spelling: Spelling, additions: Sequence[Addition]) -> Iterator[tuple[Addition, Place | str]]:
    """Each addition that gives something, with the place behind its reference, or why there is none.

    The longest texts are sought first: what a long one holds is never taken for a short one.
    """
    where = Whereabouts(spelling)
    for addition in sorted(additions, key=lambda one: -len(one.raw)):
        found = where.take(addition.raw, addition.origin.first_line)
        if addition.sentence is not None:
            yield addition, found


def edits(
    spelling: Spelling, additions: Sequence[Addition], written: Callable[[Sentence, Place], AnyStr]
) -> tuple[list[Edit[AnyStr]], tuple[LeftOut, ...]]:
    """What is to be changed in a document, and what could not be added; `written` is a sentence as the format has it."""
    made: list[Edit[AnyStr]] = []
    left_out: list[LeftOut] = []
    for addition, place in placed(spelling, additions):
        if isinstance(place, str) or addition.sentence is None:
            left_out.append(LeftOut(addition, str(place)))
        else:
            new = written(fitted(addition.sentence, spelling, place), place)
            made.append(Edit(place.offset, place.offset, new))
    return made, tuple(left_out)


def fitted(sentence: Sentence, spelling: Spelling, place: Place) -> Sentence:
    """The sentence with what parts it from the reference: a full stop too where that has none; its own goes before another."""
    end = "".join(spelling.shown[max(place.last - 1, place.first) : place.last + 1])
    stopped = end.endswith(_STOPS) or (end[:-1].endswith(_STOPS) and end.endswith(("”", "“", ")", "]", "»")))
    behind = place.last + 1
    followed = spelling.shown[behind : behind + 1] and not spelling.gaps[behind] and spelling.shown[behind] in ".,;"
    after = sentence.after.removesuffix(".") if followed else sentence.after
    return Sentence(f"{' ' if stopped else '. '}{sentence.before}", sentence.url, after)
