"""Reads reports of watching out of the store and delivers them. Import it late."""

import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from dostupne.app import output
from dostupne.app.settings import Settings
from dostupne.app.watch.history import history
from dostupne.app.watch.opening import open_store
from dostupne.app.watch.report import Asked, report
from dostupne.cli import choices, files
from dostupne.cli.render.watch import text
from dostupne.cli.render.watch.reports import format_of, rendered
from dostupne.cli.words import Words
from dostupne.model.watch_report import History, WatchReport

FINDINGS = 1
"""Exit code where there is something to complain of."""


def reported(
    settings: Settings, names: Sequence[str], tags: Sequence[str], since: str | None, now: str | None
) -> WatchReport:
    """What there is to tell at `--now`. Raises `Misuse` and `StoreNotReady`."""
    asked = Asked(tuple(names), tuple(tags), choices.moment(since))
    clock = choices.clock_at(now)
    with open_store(settings) as store:
        return report(store, settings.watch, asked, clock())


def told_history(settings: Settings, address: str, now: str | None) -> History:
    """All that was seen of the link until `--now`. Raises `Misuse` and `StoreNotReady`."""
    clock = choices.clock_at(now)
    with open_store(settings) as store:
        return history(store, settings.watch, address, clock())


def ensure_reports(settings: Settings) -> None:
    """Before long work: raises `Misuse` for a file of `[watch] reports` whose ending tells no format, `UnwritableOutput`."""
    for path in settings.watch.reports:
        format_of(path.suffix or path.name)
        output.ensure_writable(path)


def write_reports(settings: Settings, words: Words, asked: Asked, now: Callable[[], datetime]) -> tuple[Path, ...]:
    """Writes the files of `[watch] reports` whose content is another now; gives these.

    Raises `UnwritableOutput`, `StoreNotReady`, and `Misuse` for what `ensure_reports` refuses.
    """
    if not settings.watch.reports:
        return ()
    with open_store(settings) as store:
        found = report(store, settings.watch, asked, now())
    return tuple(path for path in settings.watch.reports if _has_changed(path, rendered(found, path.suffix, words)))


def _has_changed(path: Path, content: str) -> bool:
    """Writes the file unless it holds just that; whether it was written."""
    try:
        if path.read_bytes() == content.encode("utf-8", "replace"):
            return False
    except OSError:
        pass  # not there yet, or why it cannot be written is told next
    output.write_text(path, content)
    return True


def deliver_report(report: WatchReport, format: str, file: Path | None, words: Words) -> None:  # noqa: A002
    """The report to the file or to standard output; in colours where that is a terminal that has them."""
    on_terminal = (
        file is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
    if format == "text" and on_terminal:
        files.deliver([text.render(report, words, text.coloured)], None)
        return
    files.deliver([rendered(report, format, words)], file)


def code_of(report: WatchReport) -> int:
    """1 where anything is dead, suspected, moved, changed or blocked, else 0."""
    return FINDINGS if report.has_problems else 0
