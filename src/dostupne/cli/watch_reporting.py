"""Reads reports of watching out of the store and delivers them. Import it late."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from dostupne.app.settings import Settings
from dostupne.app.watch.history import history
from dostupne.app.watch.opening import open_store
from dostupne.app.watch.report import Asked, report
from dostupne.cli import choices, files
from dostupne.cli.render.watch import text
from dostupne.cli.render.watch.reports import rendered
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


def deliver_report(report: WatchReport, format: str, output: Path | None, words: Words) -> None:  # noqa: A002
    """The report to the file or to standard output; in colours where that is a terminal that has them."""
    on_terminal = (
        output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
    if format == "text" and on_terminal:
        files.deliver([text.render(report, words, text.coloured)], None)
        return
    files.deliver([rendered(report, format, words)], output)


def code_of(report: WatchReport) -> int:
    """1 where anything is dead, suspected, moved, changed or blocked, else 0."""
    return FINDINGS if report.has_problems else 0
