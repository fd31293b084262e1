"""Judged references → classes of errors."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.scoring import Judged, Wrong
from benchmarks.values import Value


@dataclass(frozen=True, slots=True)
class ErrorClass:
    """Errors of one field that went the same way, with where each was seen."""

    field: str
    way: str
    cases: Sequence[tuple[Judged, Wrong]]


def error_classes(judged: Iterable[Judged]) -> list[ErrorClass]:
    """All classes, the most frequent first."""
    found: defaultdict[tuple[str, str], list[tuple[Judged, Wrong]]] = defaultdict(list)
    for one in judged:
        for wrong in one.wrong:
            found[wrong.field, _way(wrong, one)].append((one, wrong))
    classes = [ErrorClass(field, way, cases) for (field, way), cases in found.items()]
    return sorted(classes, key=lambda error: (-len(error.cases), error.field, error.way))


def spread(error: ErrorClass, most: int) -> Iterator[tuple[Judged, Wrong]]:
    """So many cases of a class from all over it: neighbours are alike."""
    step = max(len(error.cases) // most, 1)
    yield from error.cases[::step][:most]


def worst(judged: Iterable[Judged], most: int) -> list[Judged]:
    """The references with the most wrong fields, those with fewer right ones first among equals."""
    faulty = [one for one in judged if one.wrong]
    return sorted(faulty, key=lambda one: (-len(one.wrong), len(one.right), one.gold.id))[:most]


def shown(value: Value | None) -> str:
    """A value on one line; people as `family, given`."""
    if value is None:
        return "–"
    return value if isinstance(value, str) else "; ".join(", ".join(filter(None, person)) for person in value)


def _way(wrong: Wrong, one: Judged) -> str:
    if wrong.gold is None:
        return "invented" + _said_of(wrong.got, one.gold_values(), wrong.field)
    if wrong.got is None:
        return "missing" + _said_of(wrong.gold, one.got, wrong.field)
    return _difference(wrong.gold, wrong.got)


def _said_of(value: Value | None, others: dict[str, Value], field: str) -> str:
    """Where else the value stands, as a field or as words of one."""
    sought = re.compile(rf"(?<!\w){re.escape(shown(value))}(?!\w)")
    near = sorted(other for other, text in others.items() if other != field and sought.search(shown(text)))
    return f", in {near[0]}" if near else ""


def _difference(gold: Value, got: Value) -> str:
    if not isinstance(gold, str) and len(gold) != len(got):
        return "too few people" if len(got) < len(gold) else "too many people"
    if not isinstance(gold, str):
        return "names read otherwise"
    if shown(got) in gold:
        return "too short"
    return "too long" if gold in shown(got) else "other"
