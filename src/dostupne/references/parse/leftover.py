"""What no reader took: words outside every field and every part that was read, kept so that nothing is lost in silence."""

import re
from collections.abc import Iterable, Iterator

from dostupne.references.lexicon import (
    AVAILABILITY,
    CARRIERS,
    DATE_INTRODUCERS,
    NO_DATE,
    NO_PLACE,
    NO_PUBLISHER,
    any_of,
    of_every_language,
)
from dostupne.references.parse.draft import Draft

_WORD = re.compile(r"[^\W\d_]{2}|\d{3}")
_SHORTEST = 2
"""Characters of a word."""
_SAYS_NOTHING = re.compile(
    rf"(?:{any_of(NO_DATE, NO_PLACE, NO_PUBLISHER, DATE_INTRODUCERS, CARRIERS)}|{of_every_language(AVAILABILITY)}"
    rf"|\b(?:In|V|a|and|Anon|Copyright|online|cca|ca|s|pp?|\d{{1,4}}[a-z]?)\b|[^\w])+",
    re.IGNORECASE,
)
"""Words that only lead to a field, or say that there is none; a number alone is a label or a year told twice."""


def left_over(draft: Draft) -> Iterator[str]:
    """The stretches of the printed text that are in no field, covered by no mark and told in no note, in their order."""
    told = sorted(filter(None, (*draft.notes, draft.fields.get("number"))), key=len, reverse=True)
    for start, end in _gaps(draft):
        if _WORD.search(draft.printed, start, end):
            text = _without(told, draft.printed[start:end])
            if _WORD.search(text) and not _SAYS_NOTHING.fullmatch(text):
                yield text.strip(" .,;:()[]–-")


def _without(told: Iterable[str], text: str) -> str:
    for note in told:
        text = text.replace(note, " ")
    return text


def _gaps(draft: Draft) -> Iterator[tuple[int, int]]:
    taken = [(place.start, place.end) for place in draft.places.values()]
    taken += [(start, end) for start, end, _ in draft.covered]
    at = 0
    for start, end in sorted(taken):
        if start - at >= _SHORTEST:
            yield at, start
        at = max(at, end)
    if len(draft.printed) - at >= _SHORTEST:
        yield at, len(draft.printed)
