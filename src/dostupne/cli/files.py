"""Sources in, output out, faults told. Loads the application: import it late."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dostupne.app import output as output_file
from dostupne.app.registry import csl_item
from dostupne.app.sources import Source, open_sources
from dostupne.cli import streams
from dostupne.cli.render import html, json, plain, terminal
from dostupne.cli.words import Words
from dostupne.errors import UnreadableSource
from dostupne.model.document import Fault
from dostupne.model.report import Report


@dataclass(frozen=True, slots=True)
class Found:
    """The sources that could be opened, and what was wrong with the others."""

    sources: tuple[Source, ...]
    faults: tuple[Fault, ...]

    @property
    def exit_code(self) -> int:
        """3 if any source could not be read, though the others were done; else 0."""
        return UnreadableSource.exit_code if self.faults else 0


def read(names: Sequence[str], password: str | None = None) -> Found:
    """Opens all sources, to be unlocked with the password, and tells of those that cannot be. Raises `UnreadableSource` when that is all of them."""
    opened = tuple(open_sources(names, sys.stdin.buffer.read))
    faults = tuple(item for item in opened if isinstance(item, Fault))
    sources = tuple(replace(item, password=password or "") for item in opened if isinstance(item, Source))
    if not sources:
        *before, last = faults
        tell(before)
        raise UnreadableSource(_told(last))
    tell(faults)
    return Found(sources, faults)


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


def deliver(texts: Iterable[str], output: Path | None) -> None:
    """Writes to the file, which appears when it is complete, or to standard output (also for `-`)."""
    if output is None or str(output) == "-":
        streams.put(texts)
        return
    with output_file.open_text(output) as file:
        file.writelines(texts)


def deliver_report(report: Report, format: str, output: Path | None, words: Words) -> None:  # noqa: A002
    """The report as `text`, `json` or `html`; text as a table where standard output is a terminal."""
    if report.network_down and (format != "text" or output is not None):
        streams.say(f"dostupne: {words.text('network-down')}")
    if format == "text" and output is None and sys.stdout.isatty():
        terminal.show(report, words, sys.stdout)
        return
    renderers = {
        "text": lambda: plain.render(report, words),
        "json": lambda: json.render(report, words.reason, csl_item),
        "html": lambda: html.render(report, words),
    }
    deliver([renderers[format]()], output)


def _told(fault: Fault) -> str:
    where = fault.source if fault.line is None else f"{fault.source}, line {fault.line}"
    return f"{where}: {fault.message}"
