"""What most references of a list have."""

from collections.abc import Iterable

from dostupne.model.reference import Kind, Reference
from dostupne.rules.forms import ENOUGH

_MOST = 0.6


def usually(has: Iterable[bool]) -> bool:
    """Whether most of several have it, so that who lacks it lacks it by oversight."""
    known = list(has)
    return sum(known) >= ENOUGH and sum(known) >= _MOST * len(known)


def is_book(reference: Reference) -> bool:
    """Whether it is a book on paper, as far as the reference says."""
    if reference.kind is Kind.ENTRY:
        return reference.type == "book" and not reference.url
    return reference.type == "book" and not (reference.url or reference.medium or reference.accessed or reference.genre)
