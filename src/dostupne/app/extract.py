"""Sources → works: read, find, parse, mend, merge."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dostupne.app.reading import read_all
from dostupne.app.sources import Source
from dostupne.model.document import Fault
from dostupne.model.reference import Reference
from dostupne.model.work import Occurrence, Work
from dostupne.references.keys import KeyMaker
from dostupne.references.merge import merge_all

_TOLD, _SHOWN = 5, 60
"""How many short forms of a source a fault names, and how many characters of each."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """The distinct works of all sources, in order, and what could not be read.

    `unresolved` are the short forms that point to no certain work; a fault tells of them. `sources` are those that were read.
    """

    works: tuple[Work, ...]
    faults: tuple[Fault, ...] = ()
    unresolved: tuple[Occurrence, ...] = ()
    sources: tuple[str, ...] = ()


def extract(sources: Iterable[Source | Fault]) -> Extraction:
    """The works that the sources cite. A source that cannot be read is a fault; the others go on.

    More than a handful are read by all processors; the works, their keys and their order are the same.
    """
    references: list[Reference] = []
    faults: list[Fault] = []
    names: list[str] = []
    for reading in read_all(sources):
        references.extend(reading.references)
        faults.extend(reading.faults)
        if reading.read:
            names.append(reading.source)
    merged = merge_all(references)
    return Extraction(merged.works, (*faults, *_told(merged.unresolved)), merged.unresolved, tuple(names))


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
    # As in `reading.references_of`: loaded where it is needed.
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
