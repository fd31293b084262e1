"""Which edition of ČSN ISO 690 a list follows, told by its signs.

The edition of 2011 puts the medium in brackets and the date of access before the address; that of 2022 says `Online.` and puts
the date behind the address (https://iso690.zcu.cz/prvky-citace.html, https://citace.zcu.cz/prvky-citace.html).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dostupne.model.finding import Edition
from dostupne.model.letters import UPPER
from dostupne.model.reference import Kind, Reference
from dostupne.rules.objecting import Span, span_of

BRACKETED = re.compile(r"\[\s*on-?\s?line\b[^\]]*\]", re.IGNORECASE)
BARE = re.compile(
    rf"(?:(?<=[.?!“”\"]\s)|(?<=[.?!“”\"]\s\s))On-?line(?:,\s[^.\[\]]{{2,30}})?(?=\.\s|\.$|\s\[|[{UPPER}])"
)

_WEAK = re.compile(
    rf"(?<![\w.(/])\d{{1,4}}\s?\(\d{{1,4}}(?:[-–/]\d{{1,4}})?\),|\b(?:doi|DOI):\s?10\.\d{{4}}|^[^.]{{3,60}}\s(?:a|and)\s[{UPPER}][\w.]*\s(?:[^\W\d_]\.\s)?[{UPPER}]{{3}}"
)


@dataclass(frozen=True, slots=True)
class Sign:
    """Something in a printed reference that one of the editions has: `[online]`, `Online.`, the place of the date of access."""

    edition: Edition
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Counts:
    """How many references of a list bear a sign of each edition.

    `weak` are signs of 2011 that other styles have too (`15(5)`, `doi:10.…`, `NOVÁK, Jan a Eva MALÁ`): they count where no other is.
    """

    e2011: int = 0
    e2022: int = 0
    weak: int = 0

    @property
    def edition(self) -> Edition | None:
        """The edition with more signs; None where there is no sign, or as many of one as of the other."""
        if self.e2011 == self.e2022:
            return Edition.E2011 if self.weak and not self.e2011 else None
        return Edition.E2011 if self.e2011 > self.e2022 else Edition.E2022


def count(references: Iterable[Reference]) -> Counts:
    """The signs in a list; a reference that bears signs of both counts for both."""
    printed = [reference for reference in references if reference.kind is not Kind.ENTRY]
    seen = [{sign.edition for sign in signs(reference)} for reference in printed]
    return Counts(
        sum(Edition.E2011 in one for one in seen),
        sum(Edition.E2022 in one for one in seen),
        sum(_WEAK.search(reference.raw) is not None for reference in printed),
    )


def signs(reference: Reference) -> Iterator[Sign]:
    """The signs of a printed reference, in no certain order."""
    if found := BRACKETED.search(reference.raw):
        yield Sign(Edition.E2011, "medium", found.span())
    elif found := BARE.search(reference.raw):
        yield Sign(Edition.E2022, "medium", found.span())
    access = span_of(reference, "accessed")
    address = span_of(reference, "url") or span_of(reference, "doi")
    if access and address:
        edition = Edition.E2011 if access[0] < address[0] else Edition.E2022
        yield Sign(edition, "access", access)
