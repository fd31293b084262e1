"""Rows → chapters: of several sources each has its own, in the order of the run."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dostupne.cli.render.rows import Row
from dostupne.model.report import Report
from dostupne.model.work import Work


@dataclass(frozen=True, slots=True)
class Chapter:
    """The works of one source: those shown here, and those shown in the chapter of an earlier source that cites them too.

    `source` is empty where a report has one source only, and then no heading is needed.
    """

    source: str
    rows: tuple[Row, ...]
    repeated: tuple[Row, ...] = ()


def chapters(report: Report, rows: Sequence[Row]) -> tuple[Chapter, ...]:
    """The chapters; with one source, or none, a single one without a name. Every row is shown in exactly one."""
    if len(report.sources) < 2:
        return (Chapter("", tuple(rows)),)
    cited = [_sources(work, report.sources) for work in report.works]
    return tuple(
        Chapter(
            source,
            tuple(row for row, sources in zip(rows, cited, strict=True) if sources[0] == source),
            tuple(row for row, sources in zip(rows, cited, strict=True) if source in sources[1:]),
        )
        for source in report.sources
    )


def sources_of(works: Iterable[Work], sources: Sequence[str]) -> dict[str, list[str]]:
    """The keys of the works that each source cites, in the order of the works."""
    found: dict[str, list[str]] = {source: [] for source in sources}
    for work in works:
        for source in _sources(work, sources):
            found.setdefault(source, []).append(work.id)
    return found


def _sources(work: Work, sources: Sequence[str]) -> tuple[str, ...]:
    """The sources that cite a work, in the order of the run; the first of all where its place is not known."""
    cited = {occurrence.origin.source for occurrence in work.occurrences}
    return tuple(source for source in sources if source in cited) or tuple(sources[:1])
