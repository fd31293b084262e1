"""The oracle of watching: what it says of plain cases, and that it finds what is wrong with a watcher that is not right."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import pytest

from benchmarks.watch_histories import SHARES, addresses
from benchmarks.watch_oracle import Seen, Standing, due, is_dead, kept, news, standing
from benchmarks.watch_plan import FIRST_DAY, Plan, plan
from benchmarks.watch_proxy import Asked, Proxy
from benchmarks.watch_receiver import Notice
from benchmarks.watch_verdicts import Verdicts, verdicts
from benchmarks.watch_web import Address, Does

START = datetime(2026, 2, 2, 8, tzinfo=UTC)
WEEK = timedelta(days=7)


def seen(*looks: tuple[float, Does]) -> list[Seen]:
    """Looks by the day on which they were."""
    return [Seen(START + timedelta(days=day), does) for day, does in looks]


@pytest.mark.parametrize(
    ("days", "dead"),
    [((0, 3, 6), True), ((0, 2.9, 6), False), ((0, 1, 2, 3, 4, 5, 6), True), ((0, 3, 5.9), False), ((0, 2, 4, 6), False), ((0, 2, 4, 6, 8), True)],
)  # fmt: skip
def test_death_is_a_chain_of_failures_three_days_apart(days: tuple[float, ...], dead: bool) -> None:
    """Whatever lies between them."""
    assert is_dead(seen((-1, Does.PAGE), *((day, Does.GONE) for day in days))) is dead


def test_what_is_no_failure_proves_nothing() -> None:
    """Walls, an offline look, and a success between."""
    assert not is_dead(seen((0, Does.GONE), (3, Does.FORBIDDEN), (6, Does.GONE)))
    assert not is_dead(seen((0, Does.GONE), (3, Does.GONE), (4, Does.MOVED), (6, Does.GONE)))
    assert is_dead(seen((0, Does.GONE), (3, Does.LOGIN), (4, Does.GONE), (8, Does.RESET)))
    offline = [*seen((0, Does.GONE), (3, Does.GONE)), Seen(START + timedelta(days=6), Does.RESET, offline=True)]
    assert not is_dead(offline)


def test_when_a_link_is_due() -> None:
    """A week after life, three days after a failure, thirty after death, six hours and more after silence."""

    def after(looks: list[Seen]) -> timedelta:
        return due(looks, WEEK, START).latest - looks[-1].at

    hour = timedelta(hours=1)
    assert after(seen((0, Does.PAGE))) == WEEK - 2 * hour
    assert after(seen((0, Does.GONE))) == timedelta(days=3)
    assert after(seen((0, Does.GONE), (2, Does.GONE))) == timedelta(days=1)
    assert after(seen((0, Does.GONE), (3, Does.GONE), (6, Does.GONE))) == timedelta(days=30) - 2 * hour
    assert after(seen((0, Does.HANGS))) == timedelta(hours=6)
    assert after(seen((0, Does.HANGS), (0.25, Does.RESET), (0.75, Does.RESET))) == timedelta(hours=24)


def test_news_of_what_comes_back_elsewhere() -> None:
    """It is alive, and it has moved."""
    looks = seen((0, Does.PAGE), (7, Does.GONE), (10, Does.GONE), (13, Does.GONE), (43, Does.MOVED))
    assert standing(looks[:-1]) == Standing(dead=True)
    assert news(Standing(), standing(looks[:-1])) == ("died",)
    assert news(Standing(dead=True), standing(looks)) == ("revived", "moved")


@pytest.fixture(scope="module")
def watched() -> tuple[dict[str, Address], Plan]:
    """A web of all kinds of histories, and a plan."""
    start = datetime(FIRST_DAY.year, FIRST_DAY.month, FIRST_DAY.day, tzinfo=UTC)
    made = addresses(8, start, 97, 80)
    assert {one.kind for one in made} == SHARES.keys()
    return {one.url: one for one in made}, plan(made, 97, 8)


def _watch(
    made: dict[str, Address], runs: Plan, is_due: Callable[[Sequence[Seen], timedelta], bool]
) -> tuple[list[Asked], list[Notice], dict[str, list[tuple[str, int]]]]:
    """A watcher that asks when it is told that it is due, and is right about everything else."""
    proxy = Proxy(made)
    sights: dict[str, list[Seen]] = {url: [] for url in made}
    known: dict[tuple[str, str], Standing] = {}
    happened: dict[str, list[tuple[str, int]]] = {url: [] for url in made}
    now = dict.fromkeys(made, Standing())
    notices, unheard = [], []
    for run in runs.runs:
        proxy.now, proxy.weather, proxy.run = run.at, run.weather, run.number
        for url in [one for one in made if made[one].kind != "robots"] if not run.offline else ():
            shelf = runs.citing(url, run.number)
            if not shelf or not _is_time(sights[url], min(one.every or WEEK for one in shelf), run.at, is_due):
                continue
            does, offline = proxy.does(made[url])
            proxy.asked.append(Asked(run.number, url, does, offline))
            sights[url].append(Seen(run.at, does, offline))
            at = round(run.at.timestamp() * 1_000_000)
            before, now[url] = now[url], kept(now[url], standing(sights[url]))
            happened[url] += [(kind, at) for kind in news(before, now[url])]
        for one in runs.shelf if not run.offline else ():
            for url in one.at(run.number):
                told = news(known.get((one.name, url), Standing()), standing(sights[url]))
                unheard += [(one.name, f"**{HEADINGS[kind]}**\n\n- A: B\n  <{url}>\n") for kind in told]
                known[one.name, url] = standing(sights[url])
        if not (run.deaf or run.offline or run.weather.down or run.weather.unheard):
            there = {one.name for one in runs.shelf if one.at(run.number)}
            notices += [Notice(run.number, name, "", text) for name, text in unheard if name in there]
            unheard = []
    return proxy.asked, notices, happened


HEADINGS = {
    "died": "Dead links", "revived": "Back again", "moved": "Moved pages", "moved-back": "Back at their own address",
    "changed": "Changed pages", "restored": "As they were first seen again",
}  # fmt: skip


def _is_time(
    looks: Sequence[Seen], every: timedelta, now: datetime, is_due: Callable[[Sequence[Seen], timedelta], bool]
) -> bool:
    return not looks or is_due([*looks, Seen(now, Does.PAGE)], every)


def _rightly(looks: Sequence[Seen], every: timedelta) -> bool:
    return looks[-1].at >= due(looks[:-1], every, START).latest


def _wrong(found: Verdicts) -> set[str]:
    return {what for what, ones in found.wrong.items() if ones}


def _found(watched: tuple[dict[str, Address], Plan], is_due: Callable[[Sequence[Seen], timedelta], bool]) -> Verdicts:
    asked, notices, happened = _watch(*watched, is_due)
    return verdicts(*watched, asked, notices, happened)


def test_a_right_watcher_is_right(watched: tuple[dict[str, Address], Plan]) -> None:
    """And its web was one in which there is something to see."""
    found = _found(watched, _rightly)
    assert not _wrong(found), {what: ones[:3] for what, ones in found.wrong.items()}
    assert found.counted["deaths held against the web alone"] > 10
    for kind in HEADINGS:
        assert found.counted[f"events: {kind}"] > 0, kind


def test_one_that_asks_daily_asks_too_early(watched: tuple[dict[str, Address], Plan]) -> None:
    found = _found(watched, lambda looks, _: looks[-1].at - looks[-2].at > timedelta(hours=20))
    assert "asked before it was due" in _wrong(found)


def test_one_that_asks_monthly_is_late(watched: tuple[dict[str, Address], Plan]) -> None:
    found = _found(watched, lambda looks, _: looks[-1].at - looks[-2].at > timedelta(days=25))
    assert {"asked late", "death declared too late"} <= _wrong(found)


def test_lies_are_found(watched: tuple[dict[str, Address], Plan]) -> None:
    """A look too many, a death that is not, one that is kept to oneself, news that are told twice."""
    made, runs = watched
    asked, notices, happened = _watch(made, runs, _rightly)
    url, events = next((url, ones) for url, ones in happened.items() if any(kind == "died" for kind, _ in ones))
    alive = next(url for url, ones in happened.items() if not ones)

    def wrong(
        asked: Sequence[Asked], notices: Sequence[Notice], happened: dict[str, list[tuple[str, int]]]
    ) -> set[str]:
        return _wrong(verdicts(made, runs, asked, notices, happened))

    assert "asked twice in a run" in wrong([asked[0], *asked], notices, happened)
    assert "so and not declared" in wrong(asked, notices, {**happened, url: []})
    assert "declared and not so" in wrong(asked, notices, {**happened, alive: events})
    dying = next(one.url for one in made.values() if one.kind == "dies: 404" and ("died" in dict(happened[one.url])))
    first = round(runs.runs[3].at.timestamp() * 1_000_000)
    assert "death declared too early" in wrong(asked, notices, {**happened, dying: [("died", first)]})
    assert "told twice" in wrong(asked, [*notices, notices[-1]], happened)
    assert "so and not told" in wrong(asked, notices[:-1], happened)
