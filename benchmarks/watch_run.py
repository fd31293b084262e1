"""What a run of `dostupne watch` costs beside the bare check of the same links.

`python -m benchmarks.watch_run` asks 10,000 pages on 200 loopback hosts by turns as `check` and as `watch run`, each in a process
already started. `--database URL` takes a PostgreSQL server's database instead of SQLite. `--help` lists the options.
"""

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.check_links import web_server, write_bibliography
from benchmarks.machine import machine_line
from benchmarks.web import pages
from dostupne.app.check import check
from dostupne.app.extract import Extraction, extract
from dostupne.app.settings import Settings
from dostupne.app.sources import Source
from dostupne.app.watch.bibliographies import Wish, add
from dostupne.app.watch.run import RunSummary, Wanted, run
from dostupne.model.news import News
from dostupne.model.report import Report
from dostupne.net.clock import Clock
from dostupne.net.settings import NetworkSettings
from dostupne.store.watch import WatchStore

WANTED_PERCENT = 20.0


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds on the clock and of the processor."""

    wall: float
    processor: float


def main() -> bool:
    """Measures and prints; whether the overhead is less than is wanted and every link was asked."""
    asked = _arguments()
    print(machine_line())
    with web_server() as port, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        work = write_bibliography(folder, "bibliography.bib", tuple(pages(asked.links)), port)
        extraction = extract([Source(str(work.bibliography), work.bibliography.read_bytes())])
        bare, first, again = [], [], []
        for number in range(asked.runs):
            bare.append(_timed(_checked(extraction, asked.links)))
            database = asked.database or str(folder / f"watch-{number}.sqlite")
            both = _watched(work.bibliography, database, asked.links)
            first.append(both[0])
            again.append(both[1])
    _show("check", bare, asked.links)
    _show("watch run, never asked before", first, asked.links)
    _show("watch run, a month later", again, asked.links)
    _show_overhead("never asked before", first, bare)
    return _show_overhead("a month later", again, bare) < WANTED_PERCENT


def _show_overhead(what: str, watched: Sequence[Spent], bare: Sequence[Spent]) -> float:
    """Prints and gives how much longer it took, in per cent."""
    wall, processor = (
        100
        * (
            statistics.median(getattr(one, name) for one in watched)
            / statistics.median(getattr(one, name) for one in bare)
            - 1
        )
        for name in ("wall", "processor")
    )
    print(
        f"overhead, {what}: {wall:.1f} % of the time, {processor:.1f} % of the processor's; wanted under {WANTED_PERCENT:.0f} %"
    )
    return wall


def _settings() -> Settings:
    return Settings(network=NetworkSettings(interval=0, allow_private=True), use_archives=False, canaries=())


async def _checked(extraction: Extraction, links: int) -> None:
    async for event in check(extraction, (), _settings(), lambda: datetime.now(UTC)):
        if isinstance(event, Report) and len(event.links) != links:
            raise SystemExit(f"{len(event.links)} links were checked where {links} were to be")


def _watched(bibliography: Path, database: str, links: int) -> tuple[Spent, Spent]:
    """A run over links that were never asked, and one a month later; adding them to the store is not counted."""
    with WatchStore.opened(database) as store:
        for old in store.bibliographies():
            store.remove(old)
        now = datetime.now(UTC)
        asyncio.run(add(store, Wish(str(bibliography)), _settings(), now))
        first = _timed(_ran(store, links, now))
        return first, _timed(_ran(store, links, now + timedelta(days=31)))


async def _ran(store: WatchStore, links: int, now: datetime) -> None:
    async for event in run(store, _settings(), Wanted(_written), Clock(now=lambda: now)):
        if isinstance(event, RunSummary) and event.asked != links:
            raise SystemExit(f"{event.asked} links were asked where {links} were to be")


def _written(news: News) -> tuple[str, str]:
    return news.bibliography.name, f"{len(news.items)} links"


def _timed(work: "asyncio.Future[None] | object") -> Spent:
    wall, processor = time.perf_counter(), time.process_time()
    asyncio.run(work)  # type: ignore[arg-type]  # a coroutine
    return Spent(time.perf_counter() - wall, time.process_time() - processor)


def _show(what: str, spent: Sequence[Spent], links: int) -> None:
    walls = sorted(one.wall for one in spent)
    median = statistics.median(walls)
    processor = statistics.median(one.processor for one in spent)
    print(
        f"{what:29} {links / median:6.0f} links/s, median of {len(walls)}: {median:.2f} s ({walls[0]:.2f}-{walls[-1]:.2f}), "
        f"processor {processor:.2f} s"
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.watch_run", description=__doc__)
    parser.add_argument("--links", type=int, default=10_000, help="pages to ask (10,000)")
    parser.add_argument("--runs", type=int, default=3, help="runs of each, of which the median is taken (3)")
    parser.add_argument("--database", default="", help="a database of PostgreSQL; what is watched in it is removed")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
