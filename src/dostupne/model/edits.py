"""Edits of a text or of bytes: all that is not named stays as it was."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import AnyStr, Generic


@dataclass(frozen=True, slots=True)
class Edit(Generic[AnyStr]):
    """`new` in place of what stands from `start` to `end` (exclusive); nothing is taken away where they are the same."""

    start: int
    end: int
    new: AnyStr


def edited(whole: AnyStr, edits: Iterable[Edit[AnyStr]]) -> AnyStr:
    """The whole with the edits made; those at one place in the order in which they are given. They must not overlap."""
    parts: list[AnyStr] = []
    at = 0
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        if edit.start < at:
            raise ValueError(f"edits overlap at {edit.start}")
        parts.append(whole[at : edit.start])
        parts.append(edit.new)
        at = edit.end
    parts.append(whole[at:])
    return whole[:0].join(parts)
