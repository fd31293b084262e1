"""Commands run as whole processes, and what they cost."""

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock, seconds of processor time, peak memory in MB, and the exit code.

    The kernel counts into a child's peak what its parent had when it started it (`fs/exec.c`, `setmax_mm_hiwater_rss`):
    the figure is right as long as this process is the smaller one.
    """

    wall: float
    processor: float
    megabytes: float
    code: int


def run(command: Sequence[str], folder: Path, source: Path = Path(os.devnull)) -> Cost:
    """Runs a command in a folder, its output dropped, with no settings of ours or the user's in the way.

    `source` is what it reads from standard input.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DOSTUPNE_")}
    start = time.perf_counter()
    with source.open("rb") as stdin:
        child = subprocess.Popen(
            command,
            cwd=folder,
            env={**kept, "HOME": str(folder)},
            stdin=stdin,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, child.returncode)
