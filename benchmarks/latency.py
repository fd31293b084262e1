"""How long `dostupne check` waits on a web as slow as the real one, beside the shortest time that its manners allow.

`python -m benchmarks.latency` checks 2,000 pages on 200 loopback hosts as a whole process, with the usual manners
and `--timeout 10`. Latencies are lognormal, some pages hang, some hosts complain (`benchmarks/slow_web`).
"""

import argparse
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.check_links import check_as_process, show_wrong, web_server, write_bibliography
from benchmarks.machine import machine_line
from benchmarks.slow_web import latency, pause_asked, slow_pages
from benchmarks.web import HANGING, Page
from dostupne.net.settings import NetworkSettings

WANTED = 1.3
"""Wall time over the bound, at most."""


@dataclass(frozen=True, slots=True)
class Host:
    """One host with its cited pages, and what politeness to it costs."""

    name: str
    pages: tuple[Page, ...]
    manners: NetworkSettings

    @property
    def first_tries(self) -> list[float]:
        """Seconds of each request of the first round: its robots.txt, then every page with its redirect."""
        return [self._robots, *(seconds for page in self.pages for seconds in self._first_try(page))]

    @property
    def later_tries(self) -> list[float]:
        """Seconds of each request of the later rounds."""
        manners = self.manners
        again = [seconds for page in self.pages if pause_asked(page) for seconds in self._to_the_end(page)]
        return again + [manners.timeout] * (manners.retries * len(self._hanging))

    @property
    def turn(self) -> float:
        """When all pages can have had their turn, at the earliest: first the robots.txt, then one page an interval."""
        return max(self.manners.interval, self._robots) + self.manners.interval * (len(self.pages) - 1)

    @property
    def alone(self) -> float:
        """Seconds that the host takes if there is no other: by its intervals and pauses, and by its two places.

        Pauses that pages ask for pass together if the pages were asked at once; each stands for an interval.
        """
        manners = self.manners
        pauses = sorted((float(pause) for page in self.pages if (pause := pause_asked(page))), reverse=True)
        passed = pauses[:: manners.per_host]
        starts = len(self.first_tries) + len(self.later_tries)
        by_starts = max(manners.interval, self._robots) + manners.interval * (starts - 2 - len(passed)) + sum(passed)
        by_places = self._robots + (sum(self.first_tries[1:]) + sum(self.later_tries)) / manners.per_host
        return max(by_starts, by_places)

    def hanging(self, turn: float) -> float:
        """When the last page that hangs is given up, at the earliest, if all others have their `turn` before it is asked again.

        The pages of a host are asked in the order in which they are cited. Before each further try a page rests,
        for 1 s and then for twice as long each time.
        """
        first = max(self.manners.interval, self._robots)
        return max((self._given_up(first + self.manners.interval * place, turn) for place in self._hanging), default=0)

    def _given_up(self, start: float, turn: float) -> float:
        for number in range(self.manners.retries):
            start = max(turn, start + self.manners.timeout + 2**number)
        return start + self.manners.timeout

    @property
    def _robots(self) -> float:
        return latency(self.name, "/robots.txt")

    @property
    def _hanging(self) -> list[int]:
        return [place for place, page in enumerate(self.pages) if page.behaviour == HANGING]

    def _first_try(self, page: Page) -> list[float]:
        if page.behaviour == HANGING:
            return [self.manners.timeout]
        return [latency(self.name, page.path)] if pause_asked(page) else self._to_the_end(page)

    def _to_the_end(self, page: Page) -> list[float]:
        return [latency(self.name, path) for path in page.way]


@dataclass(frozen=True, slots=True)
class Bound:
    """Seconds that the manners ask for at least: whichever is longest of what must be waited for."""

    slowest_host: float
    hanging: float
    places: float

    @classmethod
    def of(cls, hosts: Sequence[Host], manners: NetworkSettings) -> "Bound":
        """The bound of a check of all hosts side by side.

        `slowest_host`: that of the host which takes longest by itself. `hanging`: a page that hangs is asked again only
        when all others had their turn, so it is given up no sooner than its further tries after that. `places`: all
        requests on the places that a run has in all. When the last page has its turn, all requests before it
        are over but those that fill the other places.
        """
        first = sorted(seconds for host in hosts for seconds in host.first_tries)
        later = sum(seconds for host in hosts for seconds in host.later_tries)
        turn = max(*(host.turn for host in hosts), sum(first[: -manners.concurrency]) / manners.concurrency)
        return cls(
            slowest_host=max(host.alone for host in hosts),
            hanging=max(host.hanging(turn) for host in hosts),
            places=(sum(first) + later) / manners.concurrency,
        )

    @property
    def whole(self) -> float:
        """The bound itself."""
        return max(self.slowest_host, self.hanging, self.places)


def hosts_of(pages: Iterable[Page], manners: NetworkSettings) -> list[Host]:
    """The pages by their hosts."""
    by_name: dict[str, list[Page]] = {}
    for page in pages:
        by_name.setdefault(page.host, []).append(page)
    return [Host(name, tuple(theirs), manners) for name, theirs in by_name.items()]


def main() -> bool:
    """Measures and prints; whether all standings were right."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.latency", description=__doc__)
    parser.add_argument("--links", type=int, default=2000, help="pages to check (2000)")
    parser.add_argument("--runs", type=int, default=1, help="runs, each printed (1)")
    parser.add_argument("--timeout", type=float, default=10, help="seconds that a page that hangs is waited for (10)")
    parser.add_argument(
        "--concurrency", type=int, default=NetworkSettings().concurrency, help="requests at once in all"
    )
    asked = parser.parse_args()
    manners = NetworkSettings(timeout=asked.timeout, concurrency=asked.concurrency)
    cited = tuple(slow_pages(asked.links))
    hosts = hosts_of(cited, manners)
    bound = Bound.of(hosts, manners)
    hanging = sum(page.behaviour == HANGING for page in cited)
    throttled = sum(pause_asked(page) > 0 for page in cited)
    print(machine_line())
    print(f"{asked.links} links on {len(hosts)} hosts: {hanging} hang, {throttled} answer 429 at first")
    print(f"{manners}")
    print(f"  bound                 {bound.whole:8.2f} s, the longest of")
    print(f"      slowest host      {bound.slowest_host:8.2f} s")
    print(f"      pages that hang   {bound.hanging:8.2f} s")
    print(f"      places in all     {bound.places:8.2f} s")
    right = True
    options = ("--timeout", str(manners.timeout), "--concurrency", str(manners.concurrency))
    for _ in range(asked.runs):  # each with a server of its own: it knows whom it has throttled
        with web_server("--slow") as port, tempfile.TemporaryDirectory() as name:
            work = write_bibliography(Path(name), "bibliography.bib", cited, port)
            cost, standings = check_as_process(work, options)
        print(
            f"  whole process         {cost.wall:8.2f} s, {cost.wall / bound.whole:.2f} of the bound ({WANTED} wanted)"
        )
        right &= show_wrong(work.wrong(standings))
    return right


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
