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
from dostupne.documents.latex import LATEX
from dostupne.documents.markdown import MARKDOWN
from dostupne.model.citation import Citation, CitationKind
from dostupne.model.document import BlockKind, Document, Fault
from dostupne.model.encoding import decode
from dostupne.model.finding import Edition, Finding
from dostupne.model.notes import LooseNotes
from dostupne.model.reference import Kind, Reference
from dostupne.model.reflist import ReferenceList
from dostupne.references.citations import bibitems, citations_in_latex, citations_in_markdown, citations_in_prose
from dostupne.references.notes import loose_notes_in_latex, loose_notes_in_markdown
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
    lists, faults = read_lists(items, today)
    return validated(lists, faults, rules, edition)


def read_lists(items: Iterable[Source | Fault], today: date) -> tuple[tuple[ReferenceList, ...], tuple[Fault, ...]]:
    """The references of each source as the rules look at them, and what could not be read."""
    faults: list[Fault] = []
    lists = tuple(_with_each_other(_lists(items, today, faults)))
    return lists, tuple(faults)


def validated(
    lists: Iterable[ReferenceList], faults: Iterable[Fault], rules: Iterable[Rule], edition: Edition | None = None
) -> Validation:
    """What the rules object to in the lists; what could not be read is handed on."""
    rules, checked = tuple(rules), []
    for listed in lists:
        counts = count(listed.printed)
        held = replace(listed, edition=edition or counts.edition or USUAL, named=edition is not None)
        checked.append(Checked(held, counts, edition is not None, check(rules, held)))
    return Validation(tuple(checked), tuple(faults))


def list_of(document: Document, data: bytes, today: date) -> ReferenceList:
    """The references of a document as the rules look at them; the edition is still the usual one."""
    found = references_of(document)
    references = [one for one in found if one.kind is not Kind.SHORT]
    printed = tuple(one for one in references if one.kind is not Kind.ENTRY)
    notes = _note_lines(document)
    return ReferenceList(
        source=document.source,
        edition=USUAL,
        today=today,
        printed=printed,
        entries=tuple(one for one in references if one.kind is Kind.ENTRY),
        in_notes=frozenset(place for place, one in enumerate(printed) if one.origin.first_line in notes),
        bib=read_source(data) if document.format == BIB.name else None,
        citations=_citations(document, data, found),
        own_items=bibitems(decode(data) or "", document.source) if document.format == LATEX.name else (),
        loose_notes=_loose_notes(document, data),
    )


def _loose_notes(document: Document, data: bytes) -> LooseNotes:
    """The marks and notes that do not fit each other, in formats that say for sure what is one."""
    if document.format == LATEX.name:
        return loose_notes_in_latex(decode(data) or "", document.source)
    if document.format == MARKDOWN.name:
        return loose_notes_in_markdown(decode(data) or "", document.source)
    return LooseNotes()


def _note_lines(document: Document) -> frozenset[int]:
    """The lines on which the document has notes."""
    notes = (block for block in document.blocks if block.kind is BlockKind.NOTE)
    return frozenset(
        line for block in notes for line in range(block.first_line, block.first_line + block.text.count("\n") + 1)
    )


def _citations(document: Document, data: bytes, references: Iterable[Reference]) -> tuple[Citation, ...]:
    """The pointers of the text, as its format writes them; a bibliography has none."""
    text = decode(data) or ""
    if document.format == LATEX.name:
        return citations_in_latex(text, document.source)
    if not document.blocks:
        return ()
    keys = citations_in_markdown(text, document.source) if document.format == MARKDOWN.name else ()
    return (*keys, *citations_in_prose(document, references))


def _with_each_other(lists: Iterable[ReferenceList]) -> Iterator[ReferenceList]:
    """The lists, each knowing the keys that the others cite and have."""
    lists = tuple(lists)
    cited = frozenset(
        citation.target for one in lists for citation in one.citations if citation.kind is CitationKind.KEY
    )
    entries = {entry.key for one in lists for entry in one.entries if entry.key}
    listed = frozenset(entries | {item.target for one in lists for item in one.own_items}) or None
    for one in lists:
        yield replace(one, cited=cited or None, listed=listed)


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
