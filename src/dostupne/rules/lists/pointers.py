"""What the text points to, against what the list has, kind by kind; and whether a text points in that way at all."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dostupne.model.citation import Citation, CitationKind
from dostupne.model.folding import fold
from dostupne.model.reference import Reference
from dostupne.model.reflist import ReferenceList
from dostupne.rules.lists.author_date import is_author_date
from dostupne.rules.lists.items import items

_FEWEST = 3
"""Citations of one kind that make a custom of the text."""
_LONG = 5
"""So many numbers that count up are no accident."""


@dataclass(frozen=True, slots=True)
class Pointing:
    """The citations of one kind and the items by what they are pointed at."""

    kind: CitationKind
    citations: tuple[Citation, ...]
    targets: dict[str, Reference]

    @property
    def is_custom(self) -> bool:
        """Whether the text really points so: several citations, most of which find their item."""
        found = sum(folded(citation.target) in self.targets for citation in self.citations)
        return len(self.citations) >= _FEWEST and 2 * found >= len(self.citations) and not self._is_of_notes

    @property
    def _is_of_notes(self) -> bool:
        """Whether the numbers are marks of notes: each is there once, and they count up without a gap."""
        if self.kind is not CitationKind.NUMBER or len(self.citations) < _LONG:
            return False
        numbers = [int(citation.target) for citation in self.citations]
        return all(number == before + 1 for before, number in pairwise(numbers))


def folded(target: str) -> str:
    """The target without capitals and diacritics."""
    return fold(target)


def pointings(listed: ReferenceList) -> Iterator[Pointing]:
    """The ways in which the text points to the printed list: by numbers, by names and years."""
    listing = items(listed)
    numbers = {one.origin.label: one for one in listing if one.origin.label.isdecimal()}
    named: dict[str, Reference] = {}
    if is_author_date(listing):
        for one in listing:
            if one.author and one.issued:
                named.setdefault(folded(f"{one.author[0].short()} {one.issued.year}"), one)
    for kind, targets in ((CitationKind.NUMBER, numbers), (CitationKind.NAME_YEAR, named)):
        citations = tuple(citation for citation in listed.citations if citation.kind is kind)
        pointing = Pointing(kind, citations, targets)
        if targets and pointing.is_custom:
            yield pointing
