"""Ninety-seven days of `dostupne watch` over five hundred links of a made-up web, held against an oracle.

    python -m benchmarks.watch_simulation [--links 500] [--days 97] [--seed 8] [--database URL]

The command line itself is run over a plan of days; pages come from pywb as they were on each. Ends with 1 where anything is not as it must be.
"""

import argparse
import socket
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.machine import machine_line
from benchmarks.watch_command import Command, Done, bibliography
from benchmarks.watch_histories import BEFORE, addresses
from benchmarks.watch_plan import FIRST_DAY, PRAGUE, Cites, Plan, Run, plan
from benchmarks.watch_proxy import CANARY, Asked, Proxy, time_machine
from benchmarks.watch_receiver import Notice, Receiver, receiving
from benchmarks.watch_store_view import Probed, happened, is_sound, probed
from benchmarks.watch_verdicts import Verdicts, hold_written, verdicts
from benchmarks.watch_web import Address, beside, captures

START = datetime.combine(FIRST_DAY, clock(), UTC)
OPTIONS = (
    "--interval",
    "0",
    "--retries",
    "0",
    "--timeout",
    "8",
    "--concurrency",
    "12",
    "--per-host",
    "8",
    "--no-archive",
)


@dataclass
class Simulation:
    """What was simulated and what came of it."""

    addresses: dict[str, Address]
    plan: Plan
    asked: Sequence[Asked] = ()
    notices: Sequence[Notice] = ()
    done: list[tuple[Run, Done]] = field(default_factory=list)
    happened: Mapping[str, Sequence[tuple[str, int]]] = field(default_factory=dict)
    """The events that the store holds in the end."""
    written: Probed = field(default_factory=Counter)
    """The looks that the store holds in the end."""
    slow: int = 0
    """Answers of the web that came too late, because the machine was busy."""
    faults: list[str] = field(default_factory=list)
    """What went wrong with the commands themselves, or with the world."""


def simulate(links: int, days: int, seed: int, folder: Path, database: str) -> Simulation:
    """Runs the whole plan. Raises `SystemExit` where pywb is not installed."""
    made = addresses(seed, START, days, links)
    simulation = Simulation({one.url: one for one in made}, plan(made, days, seed))
    end = START + timedelta(days=days + 2)
    captured = [shot for one in made for shot in captures(one, end)]
    captured += [shot for host in sorted({one.host for one in made}) for shot in beside(host, START - BEFORE)]
    robots = frozenset(one.host for one in made if one.kind == "robots")
    with time_machine(simulation.addresses, captured, robots) as proxy, receiving() as receiver:
        _run_all(simulation, Command(folder, database, {"CANARIES": CANARY, "LANG": "en"}), proxy, receiver)
        simulation.asked, simulation.notices = tuple(proxy.asked), tuple(receiver.notices)
        simulation.faults += proxy.faults
        simulation.slow = proxy.slow
    return simulation


def _run_all(simulation: Simulation, command: Command, proxy: Proxy, receiver: Receiver) -> None:
    for run in simulation.plan.runs:
        proxy.run = receiver.run = run.number
        proxy.now, proxy.weather, receiver.deaf = run.at, run.weather, run.deaf
        for one in simulation.plan.shelf:
            _prepare(simulation, command, receiver, one, run)
        with _nobody() as shut:
            done = command.run(
                "run", "--proxy", shut if run.offline else proxy.url, *OPTIONS, now=run.at.astimezone(PRAGUE)
            )
        simulation.done.append((run, done))
        if "Traceback" in done.err or done.code not in ((3,) if run.offline else (0, 1, 3)):
            simulation.faults.append(f"run {run.number} of {run.at} ended with {done.code}: {done.err[-600:]}")
    simulation.happened, simulation.written = happened(command.database), probed(command.database)
    if not is_sound(command.database):
        simulation.faults.append("the store is not sound")


@contextmanager
def _nobody() -> Iterator[str]:
    """An address at which connections are refused, for as long as this lasts."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and does not listen
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"


def _asked_for(simulation: Simulation, command: Command, *words: str, now: datetime | None = None) -> str:
    done = command.run(*words, now=now)
    if done.code:
        simulation.faults.append(f"watch {' '.join(words)} ended with {done.code}: {done.err[-600:]}")
    return done.out


def _prepare(simulation: Simulation, command: Command, receiver: Receiver, one: Cites, run: Run) -> None:
    """Writes a bibliography's file where it changes before this run, adds the bibliography or removes it."""
    file = command.folder / f"{one.name}.bib"
    if run.number == one.joins or any(since == run.number for since, _ in one.cited):
        cited = sorted(one.at(run.number))
        works = [(simulation.addresses[url].title, simulation.addresses[url].author, url) for url in cited]
        file.write_text(bibliography(works), encoding="utf-8")
    if run.number == one.joins:
        words = ["add", str(file), "--name", one.name, "--notify", receiver.target(one.name)]
        words += ["--every", f"{one.every.days}d"] if one.every else []
        _asked_for(simulation, command, *words, *(["--tag", one.tag] if one.tag else []), now=run.at)
    if run.number == one.leaves:
        _asked_for(simulation, command, "remove", one.name)


def main() -> None:
    """Simulates, holds against the oracle, prints what came."""
    options = _options()
    started = time.perf_counter()
    with TemporaryDirectory() as name:
        folder = Path(name)
        database = options.database or str(folder / "watch.sqlite")
        simulation = simulate(options.links, options.days, options.seed, folder, database)
    found = held(simulation)
    print(machine_line())
    print(f"{'PostgreSQL' if 'postgres' in database else 'SQLite'}, {time.perf_counter() - started:.0f} s")
    show(simulation, found)
    sys.exit(1 if any(found.wrong.values()) else 0)


def held(simulation: Simulation) -> Verdicts:
    """The simulation held against the oracle; what went wrong with the commands besides."""
    found = verdicts(simulation.addresses, simulation.plan, simulation.asked, simulation.notices, simulation.happened)
    hold_written(simulation.addresses, simulation.plan, simulation.asked, simulation.written, found)
    found.wrong["the command"] += simulation.faults
    return found


def show(simulation: Simulation, found: Verdicts, most: int = 12) -> None:
    """The table, and the first of what is wrong of each kind."""
    codes = Counter(done.code for _, done in simulation.done)
    print(
        f"{len(simulation.addresses)} links, {len(simulation.plan.runs)} runs, exit codes {dict(sorted(codes.items()))}"
    )
    print(f"{simulation.slow} answers of the web came too late and count for silence")
    for what, count in found.counted.items():
        print(f"  {what:<58} {count:>7}")
    for what, wrong in found.wrong.items():
        print(f"  {'wrong: ' + what:<58} {len(wrong):>7}")
        for one in wrong[:most]:
            print(f"      {one}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--links", type=int, default=500)
    parser.add_argument("--days", type=int, default=97)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--database", default="", help="SQLite in a temporary folder where not given")
    return parser.parse_args()


if __name__ == "__main__":
    main()
