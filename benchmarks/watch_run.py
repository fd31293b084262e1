"""What a run of watching adds to the bare check of the same links: `python -m benchmarks.watch_run`.

10,000 pages of the web of `benchmarks/web` are checked by `app.check` (the references already read, archives left out) and by `app.watch.run` twice: over a store
that knows nothing of them, and a month later, when all are due again. Each measurement is a process of its own, in turn; the medians are
compared: the processor time of that process and of those it has read pages, as on loopback there is nothing else to wait for, and the clock of a shared
machine tells what others do. `--database postgresql://…` watches there; each round puts the links anew into the database, and takes them away. Ends with 1 where a run
takes a fifth more than the check, or any standing is not the one it must be.
"""

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.check_links import Work, check_in_process, web_server, write_bibliography
from benchmarks.machine import REPOSITORY, machine_line
from benchmarks.web import pages
from dostupne.app.settings import Settings
from dostupne.app.watch.bibliographies import Wish, add
from dostupne.app.watch.run import RunSummary, Wanted, run
from dostupne.net.clock import Clock
from dostupne.net.settings import NetworkSettings
from dostupne.store.watch import WatchStore

MOST = 0.20
"""The share of the check's time that a run may add."""

CHECK, FIRST, AGAIN = "bare check", "first run", "a month later"

Figures = Mapping[str, tuple[float, float, Mapping[str, int]]]
"""Of each: seconds on the clock, seconds of processor time, what was wrong."""


def processor_time() -> float:
    """Seconds that this process has had so far, with its children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def one_check(work: Work) -> Figures:
    """The check alone."""
    before = processor_time()
    seconds, standings = check_in_process(work)
    return {CHECK: (seconds, processor_time() - before, work.wrong(standings))}


def one_watch(work: Work, database: str) -> Figures:
    """Both runs, over a bibliography put under watch before the time is taken."""
    settings = Settings(network=NetworkSettings(interval=0, allow_private=True), use_archives=False)
    began = datetime.now(UTC)
    figures = {}
    with WatchStore.opened(database) as store:
        added = asyncio.run(add(store, Wish(str(work.bibliography), name="benchmark"), settings, began))
        for name, now in ((FIRST, began), (AGAIN, began + timedelta(days=31))):
            before, start = processor_time(), time.perf_counter()
            summary = asyncio.run(_watched(store, settings, now))
            seconds = time.perf_counter() - start
            figures[name] = (seconds, processor_time() - before, _wrong(work, store, summary))
        store.remove(added.bibliography)
    return figures


async def _watched(store: WatchStore, settings: Settings, now: datetime) -> RunSummary:
    """A run that is told to nobody; its day is `now`, its pauses are real."""
    summary: RunSummary | None = None
    async for event in run(store, settings, Wanted(lambda news: (news.bibliography.name, "")), Clock(now=lambda: now)):
        summary = event if isinstance(event, RunSummary) else summary
    if summary is None:
        raise RuntimeError("the run gave no summary")
    return summary


def _wrong(work: Work, store: WatchStore, summary: RunSummary) -> Counter[str]:
    """What is not in the store as it must be."""
    standings = {link.url: str(verdict.standing) for link in store.links() if (verdict := link.condition.verdict)}
    wrong = work.wrong(standings)
    if summary.asked != len(work.pages) or summary.left:
        wrong[f"asked {summary.asked}, left {summary.left}"] += 1
    return wrong


def measured(work: Work, links: int, runs: int, database: str) -> dict[str, list[tuple[float, float]]]:
    """Seconds and processor time of each, `runs` times, in turn. Ends the program where a standing was wrong."""
    found: dict[str, list[tuple[float, float]]] = {}
    for number in range(runs):
        store = database or str(work.bibliography.with_name(f"watch-{number}.sqlite"))
        for what in ("check", store):
            command = [sys.executable, "-m", "benchmarks.watch_run", "--links", str(links), "--one", what]
            child = subprocess.run(
                [*command, "--port", str(work.port), "--bibliography", str(work.bibliography)],
                cwd=REPOSITORY,
                stdout=subprocess.PIPE,
                text=True,
                check=True,
            )
            for name, (seconds, processor, wrong) in json.loads(child.stdout).items():
                if wrong:
                    raise SystemExit(f"{name}: {wrong}")
                found.setdefault(name, []).append((seconds, processor))
    return found


def show(found: Mapping[str, list[tuple[float, float]]], links: int) -> bool:
    """Prints the medians beside those of the check; whether none is too much."""
    bare = statistics.median(processor for _, processor in found[CHECK])
    right = True
    for name, taken in found.items():
        seconds, processor = (statistics.median(one) for one in zip(*taken, strict=True))
        each = ", ".join(f"{one:.1f}" for _, one in taken)
        right &= processor / bare - 1 < MOST
        print(
            f"  {name:14} processor {processor:7.2f} s ({each})  {1000 * processor / links:5.2f} ms a link"
            f"  {processor / bare - 1:+7.1%}   on the clock {seconds:7.2f} s"
        )
    return right


def main() -> bool:
    """Measures and prints; whether a run adds no more than it may."""
    asked = _options()
    if asked.one:
        work = Work(tuple(pages(asked.links)), asked.port, Path(asked.bibliography))
        figures = one_check(work) if asked.one == "check" else one_watch(work, asked.one)
        print(json.dumps(figures))
        return True
    with web_server() as port, tempfile.TemporaryDirectory() as name:
        work = write_bibliography(Path(name), "bibliography.bib", tuple(pages(asked.links)), port)
        print(machine_line())
        print(f"{asked.links} links on 200 hosts, {asked.runs} times each; the store on {asked.database or 'SQLite'}")
        return show(measured(work, asked.links, asked.runs, asked.database), asked.links)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--links", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--database", default="", help="an empty database of PostgreSQL; SQLite without it")
    for name in ("--one", "--bibliography"):
        parser.add_argument(name, default="", help=argparse.SUPPRESS)
    parser.add_argument("--port", type=int, default=0, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
