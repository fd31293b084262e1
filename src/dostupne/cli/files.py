"""Sources in, output out, faults told. Loads the application: import it late."""

import asyncio
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from dostupne.app import output as output_file
from dostupne.app.extract import Extraction
from dostupne.app.registry import csl_item
from dostupne.app.settings import Settings
from dostupne.app.sources import Source, is_web_address, open_sources
from dostupne.cli import streams
from dostupne.cli.render import html, json, plain, terminal
from dostupne.cli.words import Words
from dostupne.errors import UnreadableSource
from dostupne.model.document import Fault
from dostupne.model.report import Report


def opened(names: Sequence[str], settings: Settings, password: str | None = None) -> Iterator[Source | Fault]:
    """The sources as they are asked for, to be unlocked with the password; documents of the web are fetched before the first.

    Raises what `fetch` raises.
    """
    addresses = [name for name in names if is_web_address(name)]
    fetched = asyncio.run(_fetch(addresses, settings)) if addresses else {}
    return (
        replace(item, password=password) if password and isinstance(item, Source) else item
        for item in open_sources(names, sys.stdin.buffer.read, web=fetched)
    )


async def _fetch(addresses: Sequence[str], settings: Settings) -> dict[str, Source | Fault]:
    # The network takes as long to load as all the rest: who brings files need not wait for it.
    from dostupne.app.web_sources import fetch

    return await fetch(addresses, settings)


def ensure_read(extraction: Extraction) -> None:
    """Raises `UnreadableSource` when not one source could be read; of all but the last is told before."""
    if extraction.sources or not extraction.faults:
        return
    *before, last = extraction.faults
    tell(before)
    raise UnreadableSource(_told(last))


def code_of(faults: Iterable[Fault]) -> int:
    """3 if a whole source turned out to be unreadable, else 0."""
    return UnreadableSource.exit_code if any(fault.unread for fault in faults) else 0


def ensure_writable(output: Path | None) -> None:
    """Raises `UnwritableOutput` before the work, not after it."""
    if output is not None and str(output) != "-":
        output_file.ensure_writable(output)


def tell(faults: Iterable[Fault]) -> None:
    """One line a fault to standard error."""
    for fault in faults:
        streams.say(f"dostupne: {_told(fault)}")


def deliver(texts: Iterable[str], output: Path | None, *, private: bool = False) -> None:
    """Writes to the file, which appears when it is complete, or to standard output (also for `-`).

    A new file that is `private` can be read by its owner alone.
    """
    if output is None or str(output) == "-":
        streams.put(texts)
        return
    with output_file.open_text(output, private=private) as file:
        file.writelines(texts)


def deliver_report(report: Report, format: str, output: Path | None, words: Words) -> None:  # noqa: A002
    """The report as `text`, `json` or `html`; text as a table where standard output is a terminal."""
    if report.network_down and (format != "text" or output is not None):
        streams.say(f"dostupne: {words.text('network-down')}")
    if format == "text" and output is None and sys.stdout.isatty():
        terminal.show(report, words, sys.stdout)
        return
    renderers: dict[str, Callable[[], Iterable[str]]] = {
        "text": lambda: (plain.render(report, words),),
        "json": lambda: json.render(report, words.reason, csl_item),
        "html": lambda: (html.render(report, words),),
    }
    deliver(renderers[format](), output)


def _told(fault: Fault) -> str:
    where = fault.source if fault.line is None else f"{fault.source}, line {fault.line}"
    return f"{where}: {fault.message}"
