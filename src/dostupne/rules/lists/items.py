"""The items of the list itself, without the references that stand in notes and in the text."""

from collections.abc import Iterator, Sequence

from dostupne.model.reference import Kind, Reference
from dostupne.model.reflist import ReferenceList

_NEAR = 3
"""Lines between two items of one list: an empty one, a heading."""
_SHORTEST = 3


def runs(listed: ReferenceList) -> Iterator[tuple[Reference, ...]]:
    """The stretches of references that follow each other closely, of three or more; what has no lines is one stretch."""
    run: list[Reference] = []
    for place, reference in enumerate(listed.printed):
        if place in listed.in_notes or reference.kind is Kind.LINK:
            continue
        if run and not _follows(run[-1], reference):
            yield from _long(run)
            run = []
        run.append(reference)
    yield from _long(run)


def _long(run: Sequence[Reference]) -> Iterator[tuple[Reference, ...]]:
    if len(run) >= _SHORTEST:
        yield tuple(run)


def _follows(one: Reference, other: Reference) -> bool:
    last, first = one.origin.last_line, other.origin.first_line
    return last is None or first is None or last <= first <= last + _NEAR


def items(listed: ReferenceList) -> tuple[Reference, ...]:
    """All items of all stretches; all printed references where there are too few for a stretch."""
    found = tuple(reference for run in runs(listed) for reference in run)
    loose = [
        one for place, one in enumerate(listed.printed) if place not in listed.in_notes and one.kind is not Kind.LINK
    ]
    return found or tuple(loose)
