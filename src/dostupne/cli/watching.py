"""Runs `watch run` and `watch daemon`, draws their progress and tells what comes of them. Import it late."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import cast

from dostupne.app.progress import Progress
from dostupne.app.settings import Settings
from dostupne.app.watch.bibliographies import Refreshed
from dostupne.app.watch.daemon import Daemon, Resting
from dostupne.app.watch.opening import clock_of, open_store, running_clock
from dostupne.app.watch.report import Asked
from dostupne.app.watch.run import Notice, RunEvent, RunSummary, Wanted, run
from dostupne.app.watch.service import READY, STOPPING, tell_systemd
from dostupne.app.watch.telling import Told, check_targets
from dostupne.cli import streams
from dostupne.cli.checking import DOING, FINDINGS
from dostupne.cli.files import code_of
from dostupne.cli.render.lines import SIGNS, visible
from dostupne.cli.render.progress import Draw, drawn
from dostupne.cli.render.watch.digest import digest
from dostupne.cli.render.watch.telling import digest_lines, saved_lines, told_line
from dostupne.cli.watch_reporting import ensure_reports, write_reports
from dostupne.cli.watch_run_words import RUN_TEXTS
from dostupne.cli.words import Words
from dostupne.errors import CannotWork, NetworkDown
from dostupne.model.news import News
from dostupne.model.watching import Digest

_GRACE = 30.0
"""Seconds that a daemon may take to come to its end."""

TERMINATED = 143
"""Exit code of a run that was asked to end: 128 + SIGTERM, as a shell has it."""

Event = RunEvent | Resting


@dataclass(slots=True)
class Teller:
    """Tells what happens in runs: news to standard output, everything else to standard error.

    Of a run in which nothing is new it says something on a terminal alone: cron sends each line as a letter.
    """

    words: Words
    draw: Draw
    talks: bool
    write: Callable[[], Iterable[Path]] = tuple
    """Writes the reports of `[watch] reports` after a run; gives those that changed."""
    forgives: bool = False
    """Whether a report that cannot be written is told of, and is no reason to end."""
    summary: RunSummary | None = None
    resting: bool = field(default=False)

    def tell(self, event: Event) -> None:
        """Tells of one event."""
        match event:
            case Progress():
                self.draw(
                    self.words.text(DOING.get(event.phase, event.phase)), event.done, event.total, event.standings
                )
            case Digest():
                streams.put(f"{line}\n" for line in digest_lines(event))
            case RunSummary():
                self.summary = event
                self._say(self._summed(event))
                self._report()
            case Refreshed():
                self._say(self._refreshed(event))
            case Notice():
                self._say([self._text(event.code, visible(event.fill))])
            case Told():
                if event.why or self.talks:
                    self._say([told_line(event, self.words)])
            case Resting():
                if self.talks:
                    self._say([self._text("resting", _clock(event.until))])
            case _:
                pass  # pages that were saved are told of in the end, all at once

    def _say(self, lines: "Sequence[str] | Iterator[str]") -> None:
        for line in lines:
            streams.say(f"dostupne: {line}")

    def _report(self) -> None:
        try:
            written = [self._text("written", path) for path in self.write()]
        except CannotWork as error:
            if not self.forgives:
                raise
            written = [str(error)]
        if self.talks:
            self._say(written)

    def _text(self, code: str, *filled: object) -> str:
        return self.words.among(RUN_TEXTS, code, *filled)

    def _refreshed(self, refreshed: Refreshed) -> Iterator[str]:
        one, recited = refreshed.bibliography, refreshed.recited
        if refreshed.changed:
            yield self._text("changed-source", visible(one.name), recited.added, recited.retired, recited.returned)
        if one.fault:
            yield self._text("unread-source", visible(one.name), visible(one.fault))
        else:
            for fault in refreshed.faults:
                yield f"{visible(fault.source)}: {visible(fault.message)}"

    def _summed(self, summary: RunSummary) -> Iterator[str]:
        if not summary.bibliographies:
            yield self._text("no-bibliography")
            return
        yield from saved_lines(summary.saved, self.words)
        if not self.talks and not summary.events and not summary.network_down:
            return
        names = ", ".join(visible(one.name) for one in summary.bibliographies[:3])
        names += " …" if len(summary.bibliographies) > 3 else ""
        if not summary.asked:
            parts = [self._text("nothing-due", names)]
        else:
            counts = ", ".join(
                f"{SIGNS.get(code, '·')} {self.words.standing(code) if code in SIGNS else self._text(code)} {count}"
                for code, count in summary.standings.items()
            )
            parts = [self._text("asked", names, summary.asked, counts)]
        if summary.left:
            parts.append(self._text("left", summary.left))
        elif summary.next_at is not None:
            parts.append(self._text("next", _clock(summary.next_at)))
        yield "; ".join(parts)


def watched_run(
    settings: Settings, words: Words, names: Sequence[str], tags: Sequence[str], now: datetime | None
) -> RunSummary | None:
    """One run; None where it was asked to end before its end. Raises what `app.watch.run.run` raises, and `KeyboardInterrupt`."""
    check_targets(settings.watch.notify, "[watch] notify")
    ensure_reports(settings)
    clock = clock_of(settings, now)
    with open_store(settings) as store, drawn() as draw:
        write = partial(write_reports, settings, words, Asked(tuple(names), tuple(tags)), clock.now)
        teller = Teller(words, draw, sys.stderr.isatty(), write)
        wanted = _wanted(settings, words, names, tags)
        try:
            asyncio.run(_told(run(store, settings, wanted, clock), teller))
        except (KeyboardInterrupt, asyncio.CancelledError) as end:
            streams.say(f"dostupne: {words.among(RUN_TEXTS, 'given-up')}")
            if isinstance(end, KeyboardInterrupt):
                raise
    return teller.summary


def watching_daemon(
    settings: Settings, words: Words, names: Sequence[str], tags: Sequence[str], now: datetime | None
) -> None:
    """Runs until it is asked to end (SIGTERM, SIGINT); asked twice, at once. Raises `Misuse`."""
    check_targets(settings.watch.notify, "[watch] notify")
    ensure_reports(settings)
    wanted = _wanted(settings, words, names, tags)
    clock = running_clock(now)
    daemon = Daemon(lambda: open_store(settings), settings, wanted, clock)
    write = partial(write_reports, settings, words, Asked(tuple(names), tuple(tags)), clock.now)
    with drawn() as draw:
        asyncio.run(_served(daemon, Teller(words, draw, talks=True, write=write, forgives=True)))


def exit_code(summary: RunSummary | None) -> int:
    """3 where our network is down or a source could not be read, 1 where something got worse, else 0."""
    if summary is None:
        return TERMINATED
    if summary.network_down:
        return NetworkDown.exit_code
    return code_of(summary.faults) or (FINDINGS if summary.got_worse else 0)


def _wanted(settings: Settings, words: Words, names: Sequence[str], tags: Sequence[str]) -> Wanted:
    reports = tuple(str(path) for path in settings.watch.reports)

    def write(news: News) -> tuple[str, str]:
        return digest(news, words, reports)

    return Wanted(write, tuple(names), tuple(tags))


async def _told(events: AsyncGenerator[RunEvent, None], teller: Teller) -> None:
    """Tells of all that happens. SIGTERM ends it as Ctrl-C does."""
    task = cast("asyncio.Task[None]", asyncio.current_task())
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    # An early end must close the generator: what was seen is recorded, what is held is let go.
    async with aclosing(events):
        async for event in events:
            teller.tell(event)


async def _served(daemon: Daemon, teller: Teller) -> None:
    loop = asyncio.get_running_loop()
    task = cast("asyncio.Task[None]", asyncio.current_task())
    stopped = False

    def stop() -> None:
        nonlocal stopped
        if stopped:
            task.cancel()
            return
        stopped = True
        tell_systemd(STOPPING, os.environ)
        streams.say(f"dostupne: {teller.words.among(RUN_TEXTS, 'stopping')}")
        daemon.stop()
        loop.call_later(_GRACE, task.cancel)

    for one in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(one, stop)
    tell_systemd(READY, os.environ)
    try:
        async with aclosing(daemon.work()) as events:
            async for event in events:
                teller.tell(event)
    except asyncio.CancelledError:
        streams.say(f"dostupne: {teller.words.among(RUN_TEXTS, 'given-up')}")


def _clock(when: datetime) -> str:
    """A moment as the place's clock shows it, with its offset."""
    return f"{when.astimezone():%Y-%m-%d %H:%M%z}"
