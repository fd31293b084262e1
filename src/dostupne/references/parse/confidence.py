"""How sure the reader is of a field: the share of fields read in the same way that were right in labelled references.

Measured by `python -m benchmarks.confidence`, which prints these tables and how they hold on references of other styles.
"""

from functools import cache

from dostupne.model.reference import Reading, Way
from dostupne.references.parse.draft import Draft, Place

_RIGHT: dict[str, dict[Way, float]] = {
    "accessed": {Way.LABELLED: 0.99},
    "author": {Way.PLACED: 0.97, Way.GUESSED: 0.91},
    "container_title": {Way.LABELLED: 0.95, Way.PLACED: 0.90, Way.GUESSED: 0.86},
    "doi": {Way.LABELLED: 0.99},
    "edition": {Way.LABELLED: 0.99, Way.GUESSED: 0.56},
    "editor": {Way.LABELLED: 0.94, Way.PLACED: 0.90},
    "isbn": {Way.LABELLED: 0.99},
    "issn": {Way.LABELLED: 0.99},
    "issue": {Way.LABELLED: 0.91, Way.PLACED: 0.98},
    "issued": {Way.LABELLED: 0.90, Way.PLACED: 0.99},
    "page": {Way.LABELLED: 0.96, Way.PLACED: 0.99, Way.GUESSED: 0.98},
    "publisher": {Way.PLACED: 0.99, Way.GUESSED: 0.81},
    "publisher_place": {Way.PLACED: 0.99},
    "title": {Way.PLACED: 0.97, Way.GUESSED: 0.70},
    "url": {Way.LABELLED: 0.98, Way.PLACED: 0.59},
    "volume": {Way.LABELLED: 0.99, Way.PLACED: 0.98, Way.GUESSED: 0.90},
}
"""Of fields read in this way, the share that was right."""
_OF_ANY_FIELD = {Way.LABELLED: 0.98, Way.PLACED: 0.98, Way.GUESSED: 0.83}
"""The same over all fields, for those that no labelled reference tells of."""
_LEFT_OVER = 0.95
"""By so much less, where something of the reference was left over that fits no field."""


_PEOPLE = frozenset({"author", "editor", "translator"})


def readings_of(draft: Draft) -> tuple[Reading, ...]:
    """Where each field stands, in the order of the text, with its confidence."""
    doubtful = bool(draft.notes)
    return tuple(
        [
            Reading(name, start, end, way, confidence(name, way, doubtful))
            for name, (start, end, way) in sorted(draft.places.items(), key=_start)
            if name not in _PEOPLE or getattr(draft, name)  # what was no name after all was not read
        ]
    )


def _start(found: tuple[str, Place]) -> int:
    return found[1].start


@cache
def confidence(field: str, way: Way, doubtful: bool) -> float:
    """The share, 0 to 1, rounded to hundredths. `doubtful` says that something was left over."""
    share = _RIGHT.get(field, _OF_ANY_FIELD).get(way) or _OF_ANY_FIELD[way]
    return round(share * (_LEFT_OVER if doubtful else 1), 2)
