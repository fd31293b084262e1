"""How many references a second are parsed on one core, in which memory, and how long the worst lines take.

`python -m benchmarks.parse_speed` takes some minutes; `--only hostile` some seconds. `--peer "COMMAND {file}"` runs another
parser on the same 10,000 lines.
"""

import argparse
import shlex
import signal
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.check_links import DOSTUPNE
from benchmarks.child import run
from benchmarks.gold import gold_sets
from benchmarks.hostile import hostile_lines
from benchmarks.machine import REPOSITORY, machine_line
from dostupne.app.extract import parse
from dostupne.model.reference import Origin, RawReference
from dostupne.references.parse.reader import parse as parse_reference

WANTED = 7_000
"""References a second on one core (issue 3)."""
LIMIT = 1.0
"""Seconds that a line of 100,000 characters may take (issue 3)."""
PATIENCE = 5.0
"""Seconds after which a line is given up."""
FEW = 10_000
SIZES = (FEW, 30_000, 100_000)
"""Lines of the runs: three, to see whether the time grows with their number."""
FORMATS = ("csl-json", "bibtex")
RUNS = 3


def lines(count: int) -> Iterator[str]:
    """So many references, one a line: our hand-written ones in turn, each with a number in its title."""
    sets = gold_sets([REPOSITORY / "benchmarks/data/hand_written.txt"])
    given = [(one.text.replace("\n", " "), one.truth["title"]) for found in sets for one in found.references]
    turns = (given[number % len(given)] for number in range(count))
    return (text.replace(title, f"{title} {number}", 1) for number, (text, title) in enumerate(turns))


def parser_alone(texts: Iterable[str]) -> float:
    """Seconds of processor time for the grammar alone."""
    raws = [RawReference(text, Origin("benchmark", number)) for number, text in enumerate(texts, 1)]
    start = time.process_time()
    for raw in raws:
        parse_reference(raw)
    return time.process_time() - start


def parser_and_mender(texts: Iterable[str]) -> float:
    """Seconds of processor time for lines → works: separated, parsed, mended, keyed."""
    start = time.process_time()
    for _ in parse(texts, "benchmark"):
        pass
    return time.process_time() - start


def print_api(texts: list[str]) -> bool:
    """Prints both in the best of some runs; whether the parser alone is quick enough."""
    print(f"\n## {len(texts):,} references in one process, best of {RUNS}\n")
    speeds = []
    for name, measure in (("parser alone", parser_alone), ("lines to works", parser_and_mender)):
        speeds.append(len(texts) / min(measure(texts) for _ in range(RUNS)))
        print(f"  {name:16} {speeds[-1]:8,.0f} references/s")
    print(f"  {'wanted':16} {WANTED:8,} references/s")
    return speeds[0] >= WANTED


def print_process(folder: Path) -> None:
    """Prints what the whole command costs, a row a format and size."""
    print("\n## `dostupne parse` from standard input, as a whole process\n")
    print("| format | lines | seconds | processor | lines/s | peak memory |\n| --- | --: | --: | --: | --: | --: |")
    for format_ in FORMATS:
        for size in SIZES:
            cost = run([str(DOSTUPNE), "parse", "--format", format_], folder, _written(folder, size))
            if cost.code:
                raise SystemExit(f"dostupne parse ended with {cost.code}")
            row = f"| {format_} | {size:,} | {cost.wall:.1f} | {cost.processor:.1f} | {size / cost.wall:,.0f} "
            print(f"{row}| {cost.megabytes:.0f} MB |", flush=True)


def print_peer(command: str, folder: Path) -> None:
    """Prints what another parser costs on the same lines."""
    cost = run(shlex.split(command.format(file=_written(folder, FEW))), folder)
    print(f"\npeer: {FEW / cost.wall:,.0f} lines/s, {cost.megabytes:.0f} MB, ended with {cost.code}: {command}")


def _written(folder: Path, size: int) -> Path:
    path = folder / f"{size}.txt"
    if not path.exists():
        with path.open("w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines(size))
    return path


class OutOfPatience(Exception):
    """A line took more processor time than `PATIENCE`."""


def _interrupt(_signal: int, _frame: object) -> None:
    raise OutOfPatience


def hostile_time(line: str) -> float:
    """Seconds for one line, `PATIENCE` at the most."""
    signal.signal(signal.SIGVTALRM, _interrupt)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        return parser_and_mender([line])
    except OutOfPatience:
        return PATIENCE
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def print_hostile() -> bool:
    """Prints the times of hostile lines, slowest first; whether none takes too long."""
    parser_and_mender(lines(10))
    times = sorted(((hostile_time(line), name) for name, line in hostile_lines()), reverse=True)
    print(f"\n## {len(times)} lines of 100,000 characters, slowest first\n")
    for seconds, name in times:
        remark = "  GIVEN UP" if seconds >= PATIENCE else "  TOO SLOW" if seconds >= LIMIT else ""
        print(f"  {seconds:7.3f} s  {name}{remark}")
    return times[0][0] < LIMIT


def main() -> bool:
    """Measures and prints; whether all is as quick as wanted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=("api", "process", "hostile"), help="measure this alone")
    parser.add_argument("--peer", metavar="COMMAND", help="another parser, {file} standing for a file of 10,000 lines")
    options = parser.parse_args()
    print(machine_line())
    quick = True
    with tempfile.TemporaryDirectory() as name:
        # First what starts processes: the peak memory of this one must not be in theirs.
        if options.only in (None, "process"):
            print_process(Path(name))
        if options.peer:
            print_peer(options.peer, Path(name))
        if options.only in (None, "api"):
            quick &= print_api(list(lines(FEW)))
        if options.only in (None, "hostile"):
            quick &= print_hostile()
    return quick


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
