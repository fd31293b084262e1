"""Who cites what, and when the command is run: the plan of a simulation, the same for the same seed."""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from benchmarks.watch_proxy import FINE, Weather
from benchmarks.watch_web import Address

PRAGUE = ZoneInfo("Europe/Prague")
FIRST_DAY = date(2026, 2, 2)
"""The clocks in Prague go forward on 29 March 2026, day 55 from here."""


@dataclass(frozen=True, slots=True)
class Cites:
    """A watched bibliography: `cited` is what its file cites from which run on. It is added before the run `joins` and removed before `leaves`."""

    name: str
    cited: tuple[tuple[int, frozenset[str]], ...]
    every: timedelta | None = None
    tag: str = ""
    joins: int = 0
    leaves: int | None = None

    def at(self, run: int) -> frozenset[str]:
        """The addresses it cites at a run, none before it is added and after it is removed."""
        if run < self.joins or (self.leaves is not None and run >= self.leaves):
            return frozenset()
        return next(urls for since, urls in reversed(self.cited) if since <= run)


@dataclass(frozen=True, slots=True)
class Run:
    """A run of the command. `offline`: the proxy, our only way out, cannot be reached. `deaf`: who is told answers with an error."""

    number: int
    at: datetime
    weather: Weather = FINE
    offline: bool = False
    deaf: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole of it."""

    runs: tuple[Run, ...]
    shelf: tuple[Cites, ...]

    def citing(self, url: str, run: int) -> tuple[Cites, ...]:
        """The bibliographies that cite an address at a run."""
        return tuple(one for one in self.shelf if url in one.at(run))


def times(days: int, seed: int) -> list[datetime]:
    """When it is run: daily at eight in Prague and up to five minutes later; some days hourly, a fortnight irregularly, a week not at all."""
    chance = random.Random(f"times {seed}")
    hourly, odd, none = (
        (range(21, 23), range(28, 36), range(36, 44)) if days > 60 else (range(9, 10), range(15, 19), range(19, 27))
    )
    found = []
    for day in range(days):
        on = FIRST_DAY + timedelta(days=day)
        clock = time(8, chance.randint(0, 5), chance.randint(0, 59))
        if day in none:
            continue
        if day in odd:
            hours = chance.sample(range(24), chance.choice((0, 1, 1, 2)))
            found += [_local(on, time(hour, chance.randint(0, 29))) for hour in hours]
        else:
            hours = [*range(24)] if day in hourly else [8]
            found += [_local(on, clock.replace(hour=hour)) for hour in hours]
    return sorted(found)


def _local(day: date, clock: time) -> datetime:
    """A time of a day in Prague, in UTC: times of one zone are added and compared by their faces, whatever its clocks do."""
    return datetime.combine(day, clock, PRAGUE).astimezone(UTC)


def plan(addresses: Sequence[Address], days: int, seed: int) -> Plan:
    """The plan for these addresses over so many days."""
    when = times(days, seed)

    def run_of(day: float) -> int:
        """The number of the first run on a day or after it."""
        moment = datetime.combine(FIRST_DAY, time(), UTC) + timedelta(days=day)
        return next((number for number, at in enumerate(when) if at >= moment), len(when))

    scale = days / 97
    storms = _storms(addresses, seed)
    long = days > 60
    weather = {
        **dict.fromkeys(range(run_of(14), run_of(15.5)), storms["down"]),
        **dict.fromkeys(range(run_of(51 if long else 7), run_of(53 if long else 8)), storms["some"]),
        **({run_of(65): storms["unheard"]} if long else {}),
    }
    shut = {run_of(70), run_of(71)} if long else set()
    deaf = {run_of(10), *range(run_of(58), run_of(60))}
    runs = tuple(
        Run(number, at, weather.get(number, FINE), number in shut, number in deaf) for number, at in enumerate(when)
    )
    return Plan(runs, _shelf(addresses, seed, lambda day: run_of(day * scale)))


def _storms(addresses: Iterable[Address], seed: int) -> Mapping[str, Weather]:
    chance = random.Random(f"storms {seed}")
    robots = {one.host for one in addresses if one.kind == "robots"}  # whose robots.txt cannot be had may be asked
    hosts = sorted({one.host for one in addresses if not one.host.startswith("www.ticho")} - robots)
    return {
        "down": Weather(down=True),
        "unheard": Weather(unheard=True),
        "some": Weather(silent=frozenset(chance.sample(hosts, max(1, len(hosts) // 12)))),
    }


def _shelf(addresses: Sequence[Address], seed: int, run_of: Callable[[float], int]) -> tuple[Cites, ...]:
    chance = random.Random(f"shelf {seed}")
    urls = [one.url for one in addresses]
    chance.shuffle(urls)
    count = len(urls)

    def some(start: float, end: float) -> frozenset[str]:
        return frozenset(urls[int(start * count) : int(end * count)])

    thesis, out = some(0, 0.56), some(0.02, 0.07)
    return (
        Cites(
            "diplomka",
            (
                (0, thesis - some(0, 0.02)),
                (run_of(18), thesis - some(0, 0.02) - out),
                (run_of(25), thesis - out),
                (run_of(46), thesis - some(0.02, 0.04)),
            ),
            tag="škola",
        ),
        Cites("clanek", ((0, some(0.45, 0.8) | some(0.02, 0.03)),), tag="škola"),
        Cites("denne", ((0, some(0.4, 0.46)),), every=timedelta(days=1)),
        Cites("vzacne", ((0, some(0.75, 0.94)),), every=timedelta(days=14)),
        Cites("pozdeji", ((0, some(0.9, 1) | some(0.3, 0.42)),), joins=run_of(45)),
        Cites("odebrana", ((0, some(0.8, 0.92)),), leaves=run_of(60)),
    )
