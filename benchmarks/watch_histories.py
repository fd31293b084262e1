"""The ways in which the addresses of the watched web live and die, and how many of each kind there are."""

import random
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from benchmarks.watch_web import Address, Does, Words

History = tuple[tuple[datetime, Does], ...]
BEFORE = timedelta(days=2)
"""How long before the first run the web begins."""

_DEATHS = {"404": Does.NOT_FOUND, "410": Does.GONE, "soft-404": Does.SOFT_404, "parked": Does.PARKED, "home": Does.HOME}
_SILENCES = (Does.RESET, Does.BAD_GATEWAY, Does.UNAVAILABLE, Does.RESET, Does.BAD_GATEWAY, Does.UNAVAILABLE, Does.HANGS)
_WALLS = {"403": Does.FORBIDDEN, "429": Does.THROTTLED, "challenge": Does.CHALLENGE, "login": Does.LOGIN}
_BAD = (Does.NOT_FOUND, Does.UNAVAILABLE, Does.SOFT_404, Does.RESET)

SHARES = {
    "alive": 110, "alive, footer changes": 50,
    "dies: 404": 30, "dies: 410": 14, "dies: soft-404": 20, "dies: parked": 14, "dies: home": 14, "host stops answering": 18,
    "one bad afternoon": 30, "two bad looks": 20, "flaps": 16,
    "moves": 30, "moves, and back": 6, "dies, then moved": 10, "dies, then back": 20, "dies, back, dies": 6,
    "blocked: 403": 10, "blocked: 429": 8, "blocked: challenge": 8, "blocked: login": 6, "blocked, then dead": 10, "walls for a while": 8,
    "dead from the start": 14, "unreachable from the start": 6, "unreachable for long, then back": 6,
    "robots": 8, "text changes": 12, "rewritten": 10, "changes, and back": 4,
}  # fmt: skip
"""How many of five hundred are of each kind."""


class _Maker:
    """Histories of one seed over `days` from `start` (the day, at 00:00 UTC, on which the first run is)."""

    def __init__(self, seed: int, start: datetime, days: int) -> None:
        self.random = random.Random(seed)
        self.start = start
        self.days = days

    def when(self, earliest: float, latest: float) -> datetime:
        """Some day between these shares of the time, at 37 past an hour: no run is then."""
        hours = self.random.randint(int(earliest * self.days * 24), int(latest * self.days * 24))
        return self.start + timedelta(hours=hours, minutes=37)

    def week(self) -> datetime:
        """The morning of some day on which what is asked weekly is asked, before the run."""
        return self.start + timedelta(days=7 * self.random.randint(1, max(1, self.days // 7 - 2)), hours=4, minutes=37)

    def history(self, *changes: tuple[datetime, Does], first: Does = Does.PAGE) -> History:
        return ((self.start - BEFORE, first), *sorted(changes))

    def dying(self, end: Does, latest: float = 0.85) -> History:
        return self.history((self.when(0.02, latest), end))

    def for_a_while(self, does: Does, since: datetime, hours: float) -> History:
        return self.history((since, does), (since + timedelta(hours=hours), Does.PAGE))

    def back(self, *, after: Does, then: bool = False) -> History:
        end = self.random.choice((Does.NOT_FOUND, Does.GONE, Does.SOFT_404, Does.HOME))
        died, rose = self.when(0.02, 0.12), self.when(0.42, 0.5)
        return self.history((died, end), (rose, after), *([(self.when(0.78, 0.82), end)] if then else []))


def _histories(maker: _Maker) -> dict[str, Callable[[], History]]:
    pick = maker.random.choice
    made: dict[str, Callable[[], History]] = {
        "alive": maker.history,
        "alive, footer changes": maker.history,
        "host stops answering": lambda: maker.dying(pick(_SILENCES)),
        "one bad afternoon": lambda: maker.for_a_while(pick(_BAD), maker.week(), pick((5, 8, 12))),
        "two bad looks": lambda: maker.for_a_while(pick(_BAD), maker.week(), 24 * 4),
        "flaps": maker.history,
        "moves": lambda: maker.dying(Does.MOVED),
        "moves, and back": lambda: maker.history(
            (maker.when(0.05, 0.3), Does.MOVED), (maker.when(0.5, 0.8), Does.PAGE)
        ),
        "dies, then moved": lambda: maker.back(after=Does.MOVED),
        "dies, then back": lambda: maker.back(after=Does.PAGE),
        "dies, back, dies": lambda: maker.back(after=Does.PAGE, then=True),
        "blocked, then dead": lambda: maker.history(
            (maker.when(0.02, 0.3), pick(tuple(_WALLS.values()))), (maker.when(0.4, 0.8), Does.NOT_FOUND)
        ),
        "walls for a while": lambda: maker.for_a_while(pick(tuple(_WALLS.values())), maker.when(0.02, 0.5), 24 * 25),
        "dead from the start": lambda: maker.history(first=pick(tuple(_DEATHS.values()))),
        "unreachable from the start": lambda: maker.history(first=pick(_SILENCES)),
        "unreachable for long, then back": lambda: maker.history(
            (maker.when(0.02, 0.2), pick(_SILENCES)), (maker.when(0.6, 0.7), Does.PAGE)
        ),
        "robots": lambda: maker.history(first=Does.ROBOTS),
        "text changes": lambda: maker.dying(Does.OTHER_TEXT),
        "rewritten": lambda: maker.dying(Does.REWRITTEN),
        "changes, and back": lambda: maker.history(
            (maker.when(0.05, 0.3), Does.OTHER_TEXT), (maker.when(0.5, 0.8), Does.PAGE)
        ),
    }
    made |= {f"dies: {name}": lambda end=end: maker.dying(end) for name, end in _DEATHS.items()}  # type: ignore[misc]
    made |= {
        f"blocked: {name}": lambda wall=wall: maker.history((maker.when(0.02, 0.4), wall))  # type: ignore[misc]
        for name, wall in _WALLS.items()
    }
    return made


def addresses(seed: int, start: datetime, days: int, count: int) -> tuple[Address, ...]:
    """So many addresses on about a third as many hosts, of all kinds, the same for the same seed."""
    maker = _Maker(seed, start, days)
    histories, words = _histories(maker), Words(f"names {seed}")
    hosts = [f"www.{words.word()}{number}.cz" for number in range(max(8, count // 3))]
    kinds = _kinds(count)
    maker.random.shuffle(kinds)
    return tuple(
        _address(maker, kind, number, hosts[number % len(hosts)], histories[kind]())
        for number, kind in enumerate(kinds)
    )


def _kinds(count: int) -> list[str]:
    """Of each kind its share, none less than one where there is room for all; what is left over is alive."""
    each = {kind: max(1, share * count // 500) for kind, share in SHARES.items()}
    kinds = [kind for kind, share in each.items() for _ in range(share)]
    return (kinds + ["alive"] * count)[:count] if len(kinds) <= count else sorted(kinds, key=_rarest(each))[:count]


def _rarest(each: dict[str, int]) -> Callable[[str], int]:
    return lambda kind: each[kind]


def _address(maker: _Maker, kind: str, number: int, host: str, does: Sequence[tuple[datetime, Does]]) -> Address:
    words = Words(f"{maker.start:%Y} {number}")
    silent = any(one in {Does.RESET, Does.HANGS, Does.BAD_GATEWAY} for _, one in does)
    folder = "soukrome" if kind == "robots" else "clanky"
    if silent and kind in {"host stops answering", "unreachable from the start", "unreachable for long, then back"}:
        host = f"www.ticho{number}.cz"  # all of a host is silent, or none of it
    return Address(
        f"http://{host}/{folder}/{words.word()}-{number}",
        words.title(),
        f"{words.word().upper()}, {words.word().capitalize()}",
        kind,
        tuple(does),
        by_turns=Does.UNAVAILABLE if kind == "flaps" and number % 2 else Does.NOT_FOUND if kind == "flaps" else None,
        footer=5 if kind == "alive, footer changes" else 0,
    )
