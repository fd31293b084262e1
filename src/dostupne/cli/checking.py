"""Runs a check and draws its progress; what was done before an interruption is kept. Import it late."""

import asyncio
import gc
import sys
from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeAlias, cast

from dostupne.app.check import check
from dostupne.app.extract import Extraction, extract
from dostupne.app.progress import Progress
from dostupne.app.settings import Settings
from dostupne.app.sources import Source
from dostupne.cli import streams
from dostupne.cli.files import code_of, ensure_read, tell
from dostupne.cli.render import terminal
from dostupne.cli.render.progress import Draw, drawn
from dostupne.cli.words import Words
from dostupne.errors import CannotWork, NetworkDown
from dostupne.model.document import Fault
from dostupne.model.report import CheckedLink, Report
from dostupne.model.verdict import Standing

FINDINGS = 1
"""Exit code where there is something to complain of."""

_COLLECTIONS = (50_000, 20, 50)
"""When Python collects garbage: every answer makes hundreds of objects that are gone at once by themselves."""

MISMATCHES = frozenset({"archive-date-mismatch", "archive-orig-mismatch"})
"""Notes of a living archived copy that are findings all the same."""

DOING = {"links": "checking", "archives": "asking-archives", "copies": "asking-archives", "saving": "saving-pages"}

Event: TypeAlias = CheckedLink | Progress | Report


@dataclass
class _Seen:
    """What came so far. A link that comes again, with its archived copies, replaces itself."""

    links: dict[str, CheckedLink] = field(default_factory=dict)
    report: Report | None = None


def checked_report(items: Iterable[Source | Fault], settings: Settings, words: Words) -> Report:
    """Extracts the works of the sources and checks all their links; tells at once of sources that cannot be read.

    On Ctrl-C what was done so far is shown before `KeyboardInterrupt` goes on. Raises what `check` raises.
    """
    extraction = extracted(items)
    sources = extraction.sources
    seen = _Seen()
    try:
        with drawn() as draw:
            asyncio.run(_gather(check(extraction, sources, settings, now), seen, draw, words))
    except KeyboardInterrupt:
        streams.say(words.text("partial"))
        terminal.show(_partial(seen, extraction, sources), words, sys.stderr)
        raise
    if seen.report is None:
        raise CannotWork("the check ended without a report; please tell the authors of dostupne")
    return seen.report


def extracted(items: Iterable[Source | Fault]) -> Extraction:
    """The works of the sources, before their links are asked; tells of sources that cannot be read.

    Raises `UnreadableSource` where none can.
    """
    extraction = extract(items)
    ensure_read(extraction)
    tell(fault for fault in extraction.faults if fault.unread)
    # What was extracted stays to the end: the collector need not look through it again and again.
    gc.freeze()
    gc.set_threshold(*_COLLECTIONS)
    return extraction


def exit_code(report: Report) -> int:
    """3 where our network is down or a source could not be read, 1 where there are findings, else 0."""
    if report.network_down:
        return NetworkDown.exit_code
    if unread := code_of(report.faults):
        return unread
    return FINDINGS if has_findings(report) else 0


async def _gather(stream: object, seen: _Seen, draw: Draw, words: Words) -> None:
    # An early end must close the generator, so that it cancels what it still waits for.
    async with aclosing(cast(AsyncGenerator[Event, None], stream)) as events:
        async for event in events:
            match event:
                case CheckedLink():
                    seen.links[event.link.url] = event
                case Progress():
                    counts = dict(event.standings) | {words.text("with-copy"): event.copies}
                    draw(words.text(DOING.get(event.phase, event.phase)), event.done, event.total, counts)
                case _:
                    seen.report = event


def _partial(seen: _Seen, extraction: Extraction, sources: tuple[str, ...]) -> Report:
    """The works whose links were reached, in the order of the document."""
    order = {work.id: number for number, work in enumerate(extraction.works)}
    links = sorted(seen.links.values(), key=lambda checked: min(order[work.id] for work in checked.link.works))
    reached = {work.id for checked in links for work in checked.link.works}
    works = tuple(work for work in extraction.works if work.id in reached)
    return Report(sources, now(), works, tuple(links), extraction.faults)


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def has_findings(report: Report) -> bool:
    """Whether there is anything to complain of: a link that is not alive, but for those left out by the user and those beside
    which a copy is cited that shows the page; a copy that is not what the reference says of it.
    """
    return any(map(_is_finding, report.links))


def _is_finding(checked: CheckedLink) -> bool:
    if MISMATCHES.intersection(checked.verdict.notes):
        return True
    fine = checked.verdict.standing is Standing.ALIVE or checked.verdict.reason == "excluded"
    return not fine and not checked.has_cited_copy
