"""Whether a list has the year behind the names, as author-date styles do."""

from collections.abc import Sequence

from dostupne.model.reference import Reference
from dostupne.rules.objecting import span_of

_MOST = 0.6
_GAP = 4
"""Characters between the names and the year: a comma, a space, a bracket."""


def is_author_date(references: Sequence[Reference]) -> bool:
    """Most of the references that have an author have the year right behind."""
    named = [reference for reference in references if reference.author]
    return bool(named) and sum(map(_has_year_behind, named)) >= _MOST * len(named)


def _has_year_behind(reference: Reference) -> bool:
    author, issued = span_of(reference, "author"), span_of(reference, "issued")
    return author is not None and issued is not None and 0 <= issued[0] - author[1] <= _GAP
