"""How long one waits for `dostupne --help`, and for the references of the sample essay.

`python -m benchmarks.start_up` prints the medians of 20 runs of the whole process, after one that is not counted.
"""

import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.check_links import DOSTUPNE
from benchmarks.child import run
from benchmarks.machine import REPOSITORY, machine_line

RUNS = 20
LIMIT = 0.250
"""Seconds that `--help` may take."""

ESSAY = REPOSITORY / "references/nato-russia/essay.txt"


def median_of(command: list[str], folder: Path) -> float:
    """Seconds that the command takes, the median; prints it with the best and the worst."""
    run(command, folder)
    costs = [run(command, folder) for _ in range(RUNS)]
    failed = [cost.code for cost in costs if cost.code]
    if failed:
        raise SystemExit(f"{' '.join(command)} ended with {failed[0]}")
    walls = sorted(cost.wall for cost in costs)
    median = statistics.median(walls)
    shown = " ".join(Path(part).name for part in command)
    print(f"  {shown:30} {1000 * median:6.0f} ms ({1000 * walls[0]:.0f}-{1000 * walls[-1]:.0f} ms)")
    return median


def main() -> bool:
    """Measures and prints; whether `--help` is quick enough."""
    with tempfile.TemporaryDirectory() as name:
        print(machine_line())
        help_time = median_of([str(DOSTUPNE), "--help"], Path(name))
        median_of([str(DOSTUPNE), "check", "--help"], Path(name))
        median_of([str(DOSTUPNE), "extract", str(ESSAY)], Path(name))
    return help_time < LIMIT


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
