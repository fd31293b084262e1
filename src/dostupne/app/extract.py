"""Sources → works: read, find, parse, mend, merge."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dostupne.app.registry import reader_for
from dostupne.app.sources import Source
from dostupne.errors import UnreadableSource
from dostupne.model.document import Document, Fault
from dostupne.model.reference import Kind, RawReference, Reference
from dostupne.model.work import Occurrence, Work
from dostupne.references.keys import KeyMaker
from dostupne.references.merge import merge_all

_TOLD, _SHOWN = 5, 60
"""How many short forms of a source a fault names, and how many characters of each."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """The distinct works of all sources, in order, and what could not be read.

    `unresolved` are the short forms that point to no certain work; a fault tells of them.
    """

    works: tuple[Work, ...]
    faults: tuple[Fault, ...] = ()
    unresolved: tuple[Occurrence, ...] = ()


def extract(sources: Iterable[Source]) -> Extraction:
    """The works that the sources cite. A source that cannot be read is a fault; the others go on."""
    references: list[Reference] = []
    faults: list[Fault] = []
    for source in sources:
        try:
            document = _read(source)
        except UnreadableSource as error:
            faults.append(Fault(source.name, str(error).removeprefix(f"{source.name}: "), unread=True))
            continue
        references.extend(references_of(document))
        faults.extend(document.faults)
    merged = merge_all(references)
    return Extraction(merged.works, (*faults, *_told(merged.unresolved)), merged.unresolved)


def _read(source: Source) -> Document:
    reader = reader_for(source.data, source.name)
    if source.password and reader.read_locked is not None:
        return reader.read_locked(source.data, source.name, source.password)
    return reader.read(source.data, source.name)


def references_of(document: Document) -> tuple[Reference, ...]:
    """The references of one document: those it brings ready, and those found in its text."""
    if not document.blocks:
        return document.references
    # The grammar takes a quarter of a second to load: a bibliography that has no text in it need not wait.
    from dostupne.references.find.finder import find
    from dostupne.references.mend.mender import mend
    from dostupne.references.mend.survey import survey
    from dostupne.references.parse.reader import parse as parse_reference

    raws = find(document)
    whole = [raw for raw in raws if raw.kind is not Kind.SHORT]
    found = iter(mend(whole, [parse_reference(raw) for raw in whole], survey([document])) if whole else ())
    read = (_short(raw) if raw.kind is Kind.SHORT else next(found) for raw in raws)
    # Short forms point back: what a citation manager told of must stand where the document cites it.
    return tuple(sorted((*document.references, *read), key=lambda reference: reference.origin.first_line or 0))


def _short(raw: RawReference) -> Reference:
    """A short form has no fields of its own: what it points to is told when all references are known."""
    return Reference(kind=raw.kind, raw=raw.text, origin=raw.origin)


def _told(unresolved: Iterable[Occurrence]) -> Iterator[Fault]:
    """One fault a source, at the first of its short forms that point to nothing certain."""
    by_source: dict[str, list[Occurrence]] = {}
    for occurrence in unresolved:
        by_source.setdefault(occurrence.origin.source, []).append(occurrence)
    for source, lost in by_source.items():
        if len(lost) == 1:
            yield Fault(
                source, f"one short form points to no certain work: {_shown(lost[0])}", lost[0].origin.first_line
            )
            continue
        shown = "; ".join(f"line {one.origin.first_line}: {_shown(one)}" for one in lost[:_TOLD])
        more = f"; and {len(lost) - _TOLD} more" if len(lost) > _TOLD else ""
        yield Fault(source, f"{len(lost)} short forms point to no certain work: {shown}{more}")


def _shown(occurrence: Occurrence) -> str:
    return f"“{' '.join(occurrence.raw.split())[:_SHOWN]}”"


def parse(lines: Iterable[str], source: str) -> Iterator[Work]:
    """One work a reference, as they come; a line that holds two references gives two. Repeats are not merged.

    Empty lines give nothing. Memory does not grow but for the keys given out.
    """
    # As in `references_of`: loaded where it is needed.
    from dostupne.references.find.finder import split_line
    from dostupne.references.mend.mender import mend
    from dostupne.references.mend.survey import Survey
    from dostupne.references.parse.reader import parse as parse_reference

    known, keys = Survey(), KeyMaker()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        raws = split_line(line, source, number)
        for reference in mend(raws, [parse_reference(raw) for raw in raws], known):
            yield Work(
                keys.key_for(reference), reference, (Occurrence(reference.origin, reference.kind, reference.raw),)
            )
