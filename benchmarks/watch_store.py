"""How quick and how large the store of watching is with a million links in it.

`python -m benchmarks.watch_store` fills a store on SQLite and one on PostgreSQL (a server of its own, or the empty database of
`--database postgresql://…`) and measures both; `--links N` for another number, `--only sqlite|postgresql` for one.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks import watched
from benchmarks.machine import machine_line
from benchmarks.watch_store_fill import ALL, SMALL, fill, sizes
from dostupne.model.watching import Bibliography, Digest, Look, Untold, WatchedLink
from dostupne.store.watch import WatchStore
from tests.store.postgres import serving

LIMIT = 0.100
"""Seconds that `due` and a claim of 500 may take."""

RUN = 10_000
"""Links of the run that is measured."""

NOW = watched.START + timedelta(days=7 * watched.PROBES + 8)
DURABLE = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds: the median, and the best, which tells most where others use the machine too."""

    median: float
    best: float

    def __str__(self) -> str:
        return f"{1000 * self.median:7.1f} ms (best {1000 * self.best:.1f})"


def timed(work: Callable[[], Any], times: int = 9) -> Taken:
    """How long the work takes."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return Taken(statistics.median(taken), min(taken))


def measure(urls: Mapping[str, str], count: int) -> bool:
    """Fills and measures the databases of these names; whether what has a limit kept to it."""
    with ExitStack() as stack:
        stores = {name: stack.enter_context(WatchStore.opened(url)) for name, url in urls.items()}
        begun = time.perf_counter()
        fill(list(stores.values()), count)
        print(f"filled with {count} links in {time.perf_counter() - begun:.0f} s", flush=True)
        kept = []
        for name, store in stores.items():
            print(f"{name}:")
            _tell_sizes(store, count)
            kept.append(_measure(store, urls[name]))
        return all(kept)


def _tell_sizes(store: WatchStore, count: int) -> None:
    found = sizes(store)
    probes = count * watched.PROBES
    for name, size in found.items():
        print(f"  {name:12} {size / 1e6:8.0f} MB")
    kept = found["probe"] + found["evidence"]
    print(
        f"  a probe with its evidence: {kept / probes:.0f} bytes; all of the store: {sum(found.values()) / probes:.0f} bytes a probe, {sum(found.values()) / count:.0f} a link"
    )


def _measure(store: WatchStore, url: str) -> bool:
    (bibliography,) = store.bibliographies((ALL,))
    small = [one.id for one in store.bibliographies((SMALL,))]
    run = store.begin(NOW)
    limited = {
        "due": timed(lambda: store.due(NOW)),
        "due of a bibliography of all links": timed(lambda: store.due(NOW, [bibliography.id])),
        "due of a bibliography of 100 links": timed(lambda: store.due(NOW, small)),
        "claim of 500": timed(lambda: store.claim(run, NOW, 500)),
        "claim of 500 of a bibliography of all links": timed(lambda: store.claim(run, NOW, 500, [bibliography.id])),
    }
    store.release(run)
    for name, seconds in limited.items():
        print(f"  {name:44} {seconds}")
    _measure_run(store, run)
    _measure_telling(store, bibliography)
    _measure_reading(store, bibliography)
    print(f"  {'opened, as a process of its own':44} {1000 * _opening(url):7.1f} ms (imports excepted)")
    return max(one.median for one in limited.values()) < LIMIT


def _measure_run(store: WatchStore, run: str) -> None:
    spent = {"claim": 0.0, "record": 0.0}
    done = 0
    while done < RUN:
        begun = time.perf_counter()
        claimed = store.claim(run, NOW, 500)
        spent["claim"] += time.perf_counter() - begun
        if not claimed:
            break
        for some in _pieces([_look(link) for link in claimed], 100):
            begun = time.perf_counter()
            done += store.record(run, some, NOW)
            spent["record"] += time.perf_counter() - begun
    store.end(run, NOW)
    total = sum(spent.values())
    print(
        f"  a run of {done} links: {1000 * total / done:.3f} ms a link (claim {1000 * spent['claim'] / done:.3f}, record {1000 * spent['record'] / done:.3f}); record {done / spent['record']:.0f} probes/s"
    )


def _pieces(looks: Sequence[Look], size: int) -> Iterator[Sequence[Look]]:
    return (looks[start : start + size] for start in range(0, len(looks), size))


def _look(link: WatchedLink) -> Look:
    number = int(link.url.rpartition("-")[2])
    sighting = watched.again(watched.link(number).sightings[-1], NOW)
    state = "dead" if number % 10 == 0 else ""
    return Look(link.id, sighting, link.condition, (), NOW + timedelta(days=7), state)


def _measure_telling(store: WatchStore, bibliography: Bibliography) -> None:
    counts: list[int] = []

    def compose(untold: Sequence[Untold]) -> Digest:
        counts.append(len(untold))
        return Digest(f"digest-{len(counts)}", bibliography.name, NOW, "news", "text")

    first = timed(lambda: store.tell(bibliography, compose, ["json://localhost"]), 1)
    print(f"  {f'tell {sum(counts)} news of the bibliography of all links':44} {first}")
    print(f"  {'tell nothing':44} {timed(lambda: store.tell(bibliography, compose, []))}")


def _measure_reading(store: WatchStore, bibliography: Bibliography) -> None:
    for name, rows in (
        ("links", store.links([bibliography.id])),
        ("sightings_of", store.sightings_of(bibliography.id)),
    ):
        begun = time.perf_counter()
        count = sum(1 for _, _ in zip(range(100_000), rows, strict=False))
        print(f"  {name:44} {count / (time.perf_counter() - begun):7.0f} a second")


_OPEN = "import sys, time; from dostupne.store.watch import WatchStore; b = time.perf_counter(); WatchStore.opened(sys.argv[1]).close(); print(time.perf_counter() - b, 'alembic' in sys.modules)"


def _opening(url: str) -> float:
    said = [
        subprocess.run([sys.executable, "-c", _OPEN, url], check=True, capture_output=True, text=True).stdout.split()
        for _ in range(5)
    ]
    if any(loaded == "True" for _, loaded in said):
        raise SystemExit("Alembic is loaded though the schema is current")
    return statistics.median(float(seconds) for seconds, _ in said)


def main(arguments: Sequence[str] | None = None) -> bool:
    """Measures and prints; whether all limits were kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--links", type=int, default=1_000_000)
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    parser.add_argument("--database", help="an empty database of PostgreSQL")
    chosen = parser.parse_args(arguments)
    print(machine_line())
    urls: dict[str, str] = {}
    with ExitStack() as stack:
        if chosen.only != "postgresql":
            urls["SQLite"] = str(Path(stack.enter_context(tempfile.TemporaryDirectory())) / "watch.sqlite")
        if chosen.only != "sqlite":
            urls["PostgreSQL"] = chosen.database or _own(stack)
        return measure(urls, chosen.links)


def _own(stack: ExitStack) -> str:
    server = stack.enter_context(serving(**DURABLE))
    return server.url(server.create())


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
