"""Runs the saving of pages, draws its progress, and tells what the user must know of it. Import it late."""

import asyncio
from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing
from pathlib import Path
from typing import cast

from dostupne.app.archive import Event, Way, archive, way_of
from dostupne.app.extract import Extraction
from dostupne.app.progress import Progress
from dostupne.app.registry import csl_item
from dostupne.app.settings import Settings
from dostupne.app.sources import Source
from dostupne.cli import streams
from dostupne.cli.checking import DOING, FINDINGS, extracted, now
from dostupne.cli.files import code_of, deliver
from dostupne.cli.render import savings
from dostupne.cli.render.lines import visible
from dostupne.cli.render.progress import Draw, drawn
from dostupne.cli.words import Words
from dostupne.errors import CannotWork, NetworkDown, NoKeys
from dostupne.model.document import Fault
from dostupne.model.saving import KEYS_REFUSED, UNDONE, Fate, SavingReport


def way(settings: Settings, words: Words) -> Way | None:
    """What the run will do; None, and how to get keys is told, where it could do nothing. Raises `Misuse`."""
    try:
        return way_of(settings)
    except NoKeys as error:
        streams.say(f"dostupne: {words.text('no-keys').format(error.keys_from)}")
        return None


def saved_report(items: Iterable[Source | Fault], settings: Settings, words: Words) -> SavingReport:
    """Saves what the sources cite. On Ctrl-C it is told how to go on, and `KeyboardInterrupt` goes on."""
    extraction = extracted(items)
    try:
        with drawn() as draw:
            report = asyncio.run(_gather(extraction, settings, draw, words))
    except KeyboardInterrupt:
        streams.say(words.text("cut-off"))
        raise
    if report is None:
        raise CannotWork("the saving ended without a report; please tell the authors of dostupne")
    return report


def deliver_savings(report: SavingReport, format: str, output: Path | None, words: Words) -> None:  # noqa: A002
    """The report as `text` or `json`."""
    deliver((savings.plain(report, words) if format == "text" else savings.as_json(report, words, csl_item),), output)


def tell_of(report: SavingReport, settings: Settings, done: Way, words: Words) -> None:
    """What is to be said beside the report: a dead network, an early end, that there were no keys."""
    if report.network_down:
        streams.say(f"dostupne: {words.text('network-down')}")
    elif report.stopped in UNDONE:
        fill = report.keys_from if report.stopped == KEYS_REFUSED else visible(report.why)
        streams.say(f"dostupne: {words.text(report.stopped).format(fill)}")
    elif report.stopped:
        streams.say(f"dostupne: {words.text('stopped').format(visible(report.stopped))}")
    if done is Way.RECORD:
        streams.say(f"dostupne: {words.text('only-recorded').format(settings.record)}")
        streams.say(words.text("no-keys").format(report.keys_from))


def exit_code(report: SavingReport) -> int:
    """3 where our network is down, the archive could not be asked, or a source not be read; 1 where a page was not saved."""
    if report.network_down or report.stopped in UNDONE:
        return NetworkDown.exit_code
    if unread := code_of(report.faults):
        return unread
    return FINDINGS if any(one.fate is Fate.NOT_SAVED for one in report.savings) else 0


async def _gather(extraction: Extraction, settings: Settings, draw: Draw, words: Words) -> SavingReport | None:
    # An early end must close the generator: the journal is written, and what is still waited for given up.
    saving = cast(AsyncGenerator[Event, None], archive(extraction, extraction.sources, settings, now))
    report = None
    async with aclosing(saving) as events:
        async for event in events:
            if isinstance(event, Progress):
                draw(words.text(DOING.get(event.phase, event.phase)), event.done, event.total, event.standings)
            elif isinstance(event, SavingReport):
                report = event
    return report
