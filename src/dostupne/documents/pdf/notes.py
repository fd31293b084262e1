"""A column of a page → its text and its footnotes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dostupne.documents.pdf.page import Line

MARK = re.compile(r"^\s*[\[(]?(?P<label>\d{1,4}|[*†‡§]{1,3}|[a-z](?=[\])]))[\])]?[.)]?(?=\s|[^\W\d_]|[„“\"(\[]|$)")
_SMALL = 0.94
"""Share of the size of the text below which type is that of notes."""
_SHORT_RULE = 0.75
"""Share of the width of the column that a rule over footnotes does not reach."""


@dataclass(frozen=True, slots=True)
class Divided:
    """The lines of a column's text, and those of the footnotes under it."""

    text: tuple[Line, ...]
    notes: tuple[Line, ...] = ()


def divided(
    lines: Sequence[Line], rules: Sequence[tuple[float, float, float]], body: float, last: int, *, goes_on: bool
) -> Divided:
    """Where the notes of a column begin: under a short rule, in small type, or at a raised number.

    `body` is the size of running text, `last` the number of the note before (0 where there was none);
    `goes_on` says that this note was the last thing of its page, so that the rest of it may come first.
    """
    start = _under_rule(lines, rules, goes_on=goes_on)
    if start is None:
        start = _in_small_type(lines, body, goes_on=goes_on)
    if start is None:
        start = _at_raised_number(lines, last)
    return Divided(tuple(lines)) if start is None else Divided(tuple(lines[:start]), tuple(lines[start:]))


def is_mark(line: Line) -> bool:
    """Whether the line begins with what may be the mark of a note."""
    return bool(MARK.match(line.text))


def _under_rule(lines: Sequence[Line], rules: Sequence[tuple[float, float, float]], *, goes_on: bool) -> int | None:
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    for rule_left, rule_right, height in sorted(rules, key=lambda rule: rule[2]):
        if abs(rule_left - left) > 0.1 * (right - left) or rule_right - rule_left > _SHORT_RULE * (right - left):
            continue
        start = next((at for at, line in enumerate(lines) if line.base < height), None)
        if start is None or rule_right - rule_left < 0.1 * (right - left) or _is_underlining(lines, rule_left, height):
            continue
        if is_mark(lines[start]) or (goes_on and start > 0):
            return start
    return None


def _is_underlining(lines: Sequence[Line], left: float, height: float) -> bool:
    """A rule close under letters underlines them."""
    return any(0 <= line.base - height < 0.3 * line.size and line.left <= left + 1 <= line.right for line in lines)


def _in_small_type(lines: Sequence[Line], body: float, *, goes_on: bool) -> int | None:
    """The lines at the end that are all smaller than running text, if a note begins or goes on among them."""
    start = len(lines)
    while start and lines[start - 1].size < _SMALL * body:
        start -= 1
    if start == len(lines) or (start == 0 and not goes_on):
        return None
    if goes_on:
        return start
    return next((at for at in range(start, len(lines)) if is_mark(lines[at])), None)


def _at_raised_number(lines: Sequence[Line], last: int) -> int | None:
    """The first line at the margin that begins with a raised number from which the others count on."""
    marked = [(at, int(label)) for at, line in enumerate(lines) if line.raised and (label := _label(line)).isdecimal()]
    for index, (at, number) in enumerate(marked):
        follows = number in (1, last + 1) or (index == 0 and last == 0)
        if follows and all(other == number + step for step, (_, other) in enumerate(marked[index:])):
            return at
    return None


def _label(line: Line) -> str:
    found = MARK.match(line.text)
    return found["label"] if found else ""
