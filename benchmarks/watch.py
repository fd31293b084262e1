"""All figures of watching, on SQLite and on PostgreSQL, by one command.

    python -m benchmarks.watch [--quick] [--only NAME]… [--database postgresql://…]

PostgreSQL is a server of its own, begun for this and ended with it, or that of `--database`, whose database is emptied. `--quick` is for a look
(minutes): a smaller web, fewer kills, fewer links. Ends with 1 where any part of it does.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from benchmarks.machine import REPOSITORY, machine_line
from benchmarks.watch_store_view import emptied
from tests.store.postgres import NoServer, serving


@dataclass(frozen=True, slots=True)
class Part:
    """A benchmark: its module, what it shows, what it is given, whether it is run once on each store."""

    module: str
    shows: str
    usual: tuple[str, ...] = ()
    quick: tuple[str, ...] = ()
    on_each: bool = True


PARTS = (
    Part("watch_simulation", "97 days, 500 links, against the oracle", (), ("--links", "60", "--days", "30")),
    Part("watch_kills", "runs killed at random moments", ("--kills", "100"), ("--kills", "10", "--links", "60")),
    Part("watch_kills_elsewhere", "the rest killed at random moments", ("--kills", "25"), ("--kills", "3")),
    Part("watch_two_runs", "two runs at once over 2,000 links", (), ("--links", "200")),
    Part("watch_run", "what a run adds to the bare check of 10,000 links", (), ("--links", "500")),
    Part("watch_store", "1,000,000 links in the store", (), ("--links", "20000"), on_each=False),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """A part that was run: on which store, how it ended, how long it took, what it printed."""

    part: Part
    store: str
    code: int
    seconds: float
    said: str


def run(part: Part, store: str, arguments: Sequence[str]) -> Measured:
    """Runs a part and shows what it prints as it comes."""
    print(f"\n== {part.shows}{f', {store}' if store else ''}", flush=True)
    started, said = time.perf_counter(), []
    command = [sys.executable, "-m", f"benchmarks.{part.module}", *arguments]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            said.append(line)
    return Measured(part, store, process.returncode, time.perf_counter() - started, "".join(said))


@contextmanager
def postgresql(given: str) -> Iterator[str]:
    """The address of an empty database; nothing where no server can be had, which is said."""
    if given:
        emptied(given)
        yield given
        return
    try:
        with serving() as server:
            yield server.url(server.create())
    except NoServer as why:
        print(f"without PostgreSQL: {why}")
        yield ""


def main() -> None:
    """Runs all parts, or those named, and prints a table in the end."""
    options = _options()
    print(machine_line())
    measured = []
    chosen = [part for part in PARTS if not options.only or part.module in options.only]
    for part in chosen:
        given = list(part.quick if options.quick else part.usual)
        if not part.on_each:
            measured.append(run(part, "", [*given, *(["--database", options.database] if options.database else [])]))
            continue
        measured.append(run(part, "SQLite", given))
        with postgresql(options.database) as url:
            if url:
                measured.append(run(part, "PostgreSQL", [*given, "--database", url]))
    print(f"\n{machine_line()}\n")
    for one in measured:
        verdict = "as it must be" if one.code == 0 else f"NOT as it must be ({one.code})"
        print(f"{one.part.shows:<52} {one.store:<11} {one.seconds:>7.0f} s  {verdict}")
    sys.exit(1 if any(one.code for one in measured) else 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", action="append", choices=[part.module for part in PARTS])
    parser.add_argument("--database", default="", help="a database of PostgreSQL that may be emptied")
    return parser.parse_args()


if __name__ == "__main__":
    main()
