"""Two runs at once over the same due links: none is asked twice, none is left out.

python -m benchmarks.watch_two_runs [--links 2000] [--database URL]
"""

import argparse
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.machine import machine_line
from benchmarks.watch_kills import START, watched
from benchmarks.watch_store_view import is_sound, leased, probed

SHARED = 2000
"""Links from which on both runs must have had some: a run takes hundreds at once."""

PATIENCE = 600.0
"""Seconds that both runs together may take."""


def two_runs(folder: Path, database: str, links: int) -> tuple[dict[str, int], list[str]]:
    """How much each run asked, and what is wrong."""
    with watched(folder, database, links) as (command, web, _, options):
        started = time.perf_counter()
        runs = [
            subprocess.Popen(
                command.words("run", *options, "--user-agent", f"run{number}/1", now=START),
                cwd=folder,
                env=command.environment(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
            )
            for number in range(2)
        ]
        ended = [(run.communicate(timeout=PATIENCE)[1], run.returncode) for run in runs]
        seconds = time.perf_counter() - started
        asked = web.asked[0]
        by_agent = Counter(web.agents.values())
    wrong = [f"a run ended with {code}: {said[-400:]}" for said, code in ended if code not in {0, 1}]
    twice = [url for url, count in asked.items() if count > 1]
    wrong += [f"{len(twice)} links were asked twice, as {twice[0]}"] if twice else []
    missing = web.addresses.keys() - asked.keys()
    wrong += [f"{len(missing)} links were not asked"] if missing else []
    written = probed(database)
    wrong += [f"{written.total()} looks were written, of {links}"] if written.total() != links else []
    wrong += [f"{left} links are still leased"] if (left := leased(database)) else []
    wrong += [] if is_sound(database) else ["the store is not sound"]
    if links >= SHARED and min(by_agent["run0"], by_agent["run1"]) < links // 20:
        wrong.append(f"one run did nearly everything: {dict(by_agent)}")
    return {"seconds": round(seconds), **dict(sorted(by_agent.items()))}, wrong


def main() -> None:
    """Runs two at once, and prints what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--links", type=int, default=2000)
    parser.add_argument("--database", default="", help="SQLite in a temporary folder where not given")
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        counted, wrong = two_runs(Path(name), options.database or str(Path(name) / "watch.sqlite"), options.links)
    print(machine_line())
    print(f"two runs over {options.links} links: {counted}; {len(wrong)} wrong")
    for one in wrong:
        print(f"    {one}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
