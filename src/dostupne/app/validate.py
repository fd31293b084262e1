"""Sources → findings: what the rules object to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from dostupne.app.extract import parse
from dostupne.app.reading import made_of, references_of
from dostupne.app.sources import Source
from dostupne.bibtex.read import BIB
from dostupne.bibtex.source import read_source
from dostupne.contracts import Rule
from dostupne.model.document import Document, Fault
from dostupne.model.finding import Edition, Finding
from dostupne.model.reference import Kind
from dostupne.model.reflist import ReferenceList
from dostupne.rules.check import check
from dostupne.rules.edition import Counts, count

USUAL = Edition.E2022
"""The edition in force since December 2022, for lists that bear no sign of either."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What the rules found in one source, and the counts that its edition was told by; `chosen` says that the user named it."""

    listed: ReferenceList
    counts: Counts
    chosen: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Validation:
    """What was found in all sources, in their order, and what could not be read."""

    checked: tuple[Checked, ...]
    faults: tuple[Fault, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, source by source, in the order of the text."""
        return tuple(finding for one in self.checked for finding in one.findings)


def validate(
    items: Iterable[Source | Fault], rules: Iterable[Rule], today: date, edition: Edition | None = None
) -> Validation:
    """What the rules object to in each source. Without `edition` each list is held to the one that it follows itself."""
    rules = tuple(rules)
    faults: list[Fault] = []
    lists = list(_lists(items, today, faults))
    checked = []
    for listed in lists:
        counts = count(listed.printed)
        held = replace(listed, edition=edition or counts.edition or USUAL, named=edition is not None)
        checked.append(Checked(held, counts, edition is not None, check(rules, held)))
    return Validation(tuple(checked), tuple(faults))


def list_of(document: Document, data: bytes, today: date) -> ReferenceList:
    """The references of a document as the rules look at them; the edition is still the usual one."""
    references = [one for one in references_of(document) if one.kind is not Kind.SHORT]
    return ReferenceList(
        source=document.source,
        edition=USUAL,
        today=today,
        printed=tuple(one for one in references if one.kind is not Kind.ENTRY),
        entries=tuple(one for one in references if one.kind is Kind.ENTRY),
        bib=read_source(data) if document.format == BIB.name else None,
    )


def list_of_lines(lines: Iterable[str], source: str, today: date) -> ReferenceList:
    """The references of a text that has one a line."""
    printed = tuple(work.reference for work in parse(lines, source))
    return ReferenceList(source=source, edition=USUAL, today=today, printed=printed)


def _lists(items: Iterable[Source | Fault], today: date, faults: list[Fault]) -> Iterator[ReferenceList]:
    for item in items:
        read = made_of(item, partial(_listed, item, today))
        if isinstance(read, Fault):
            faults.append(read)
        else:
            listed, told = read
            faults.extend(told)
            yield listed


def _listed(item: Source | Fault, today: date, document: Document) -> tuple[ReferenceList, tuple[Fault, ...]]:
    return list_of(document, item.data if isinstance(item, Source) else b"", today), document.faults
