"""A simulation held against the oracle: what was asked, what was declared, what was told."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from benchmarks.watch_oracle import ALIVE, Seen, Standing, deadline, due, kept, news, standing
from benchmarks.watch_plan import Cites, Plan, Run
from benchmarks.watch_proxy import Asked
from benchmarks.watch_receiver import Notice
from benchmarks.watch_web import Address, Does

_KINDS = {
    "Dead links": "died",
    "Back again": "revived",
    "Moved pages": "moved",
    "Back at their own address": "moved-back",
    "Changed pages": "changed",
    "As they were first seen again": "restored",
}
_TELLING = frozenset(_KINDS.values())


@dataclass
class Verdicts:
    """What was counted, and what is wrong, by what it is about."""

    counted: Counter[str] = field(default_factory=Counter)
    wrong: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of news: kind, bibliography, address, and the run in which it was to be told or was."""

    kind: str
    bibliography: str
    url: str
    run: int


def verdicts(
    addresses: Mapping[str, Address],
    plan: Plan,
    asked: Sequence[Asked],
    notices: Sequence[Notice],
    happened: Mapping[str, Sequence[tuple[str, int]]],
) -> Verdicts:
    """All that is to be compared. `happened` are the events that the store holds (`watch_store_view`)."""
    found = Verdicts()
    looks = _looks(asked, found)
    seen = {url: [_seen(plan, one) for one in looks[url]] for url in addresses}
    for url, address in addresses.items():
        if address.kind == "robots":  # its robots.txt is asked, and it is not
            found.wrong["asked against robots.txt"] += [str(one) for one in looks[url] if not one.offline]
        else:
            _hold_asking(plan, looks[url], seen[url], found, url)
    expected = _expected_events(looks, seen)
    stored = _events(happened, plan)
    _hold_events(expected, stored, found)
    _hold_deadlines(addresses, plan, stored, found)
    _hold_news(_expected_news(plan, looks, seen), notices, plan, addresses, found)
    return found


def _looks(asked: Iterable[Asked], found: Verdicts) -> defaultdict[str, list[Asked]]:
    """By address what was asked, each run once; what was asked twice in a run is wrong."""
    looks: defaultdict[str, list[Asked]] = defaultdict(list)
    again: set[str] = set()
    for one in asked:
        found.counted["requests for watched addresses"] += 1
        before = looks[one.url][-1] if looks[one.url] else None
        if before and before.run == one.run:
            # aiohttp itself sends a GET once more where a connection is reset (RFC 9112, 9.3.1): no look of ours
            if Does.RESET in {before.does, one.does} and one.url not in again:
                found.counted["of these sent again by aiohttp, after a reset"] += 1
                again.add(one.url)
            else:
                found.wrong["asked twice in a run"].append(f"{one.url} in run {one.run} ({one.does})")
        else:
            looks[one.url].append(one)
            again.discard(one.url)
    for wrong in ("asked twice in a run", "asked before it was due", "asked though nobody cites it", "asked late"):
        found.wrong[wrong] += []
    return looks


def _seen(plan: Plan, one: Asked) -> Seen:
    return Seen(plan.runs[one.run].at, one.does, one.offline)


def _hold_asking(plan: Plan, looks: Sequence[Asked], sights: Sequence[Seen], found: Verdicts, url: str) -> None:
    """A link is asked at the first run at which it is due, and at no other."""
    numbers = [one.run for one in looks]
    late = -1
    for run in plan.runs:
        count = bisect_left(numbers, run.number)
        is_asked = numbers[count : count + 1] == [run.number]
        shelf = plan.citing(url, run.number)
        if not shelf and is_asked:
            found.wrong["asked though nobody cites it"].append(f"{url} in run {run.number}")
        if not shelf:
            continue
        found.counted["looks"] += is_asked
        window = due(sights[:count], _shortest(shelf), plan.runs[0].at)
        if is_asked and run.at < _earliest(plan, url, numbers[:count], sights[:count], run):
            found.wrong["asked before it was due"].append(_about(url, sights[:count], run, window.earliest))
        if not is_asked and run.at >= window.latest and _can_ask(run) and late != count:
            late = count
            found.wrong["asked late"].append(_about(url, sights[:count], run, window.latest))


def _earliest(plan: Plan, url: str, numbers: Sequence[int], sights: Sequence[Seen], run: Run) -> datetime:
    """When it may be asked: what is due by an interval stays due where the bibliography goes that wanted it."""
    since = numbers[-1] if numbers else run.number
    shelves = [plan.citing(url, number) for number in range(since, run.number + 1)]
    return due(sights, min(_shortest(one) for one in shelves if one), plan.runs[0].at).earliest


def _can_ask(run: Run) -> bool:
    return not (run.offline or run.weather.down or run.weather.unheard)


def _about(url: str, before: Sequence[Seen], run: Run, due_at: object) -> str:
    last = ", ".join(f"{one.at:%m-%d %H:%M} {one.does}{' offline' * one.offline}" for one in before[-4:])
    return (
        f"{url} in run {run.number} at {run.at:%m-%d %H:%M}, due {due_at:%m-%d %H:%M}; seen before: {last or 'nothing'}"
    )


Events = Mapping[str, list[tuple[str, int]]]
"""By address the kinds of what happened to it and the runs in which that was seen."""


def _expected_events(looks: Mapping[str, list[Asked]], seen: Mapping[str, list[Seen]]) -> Events:
    """What each link goes through, told from standings after each look held against those before."""
    found: dict[str, list[tuple[str, int]]] = {}
    for url, sights in seen.items():
        known = _standings(sights)
        found[url] = [
            (kind, one.run) for number, one in enumerate(looks[url]) for kind in news(known[number], known[number + 1])
        ]
    return found


def _events(stored: Mapping[str, Sequence[tuple[str, int]]], plan: Plan) -> Events:
    """What the store has happened, of the kinds that are told, by the run in which it was seen."""
    return {
        url: [(kind, _run_of(plan, at)) for kind, at in happened if kind in _TELLING]
        for url, happened in stored.items()
    }


def _hold_events(expected: Events, stored: Events, found: Verdicts) -> None:
    for url, happened in expected.items():
        wanted, got = Counter(happened), Counter(stored.get(url, []))
        for kind, _ in happened:
            found.counted[f"events: {kind}"] += 1
        for what, ones in (("declared and not so", got - wanted), ("so and not declared", wanted - got)):
            found.wrong[what] += [f"{url}: {kind} in run {run}" for kind, run in ones]


def hold_written(
    addresses: Mapping[str, Address],
    plan: Plan,
    asked: Iterable[Asked],
    written: Mapping[tuple[str, int], int],
    found: Verdicts,
) -> None:
    """Each look is in the store once, at its run, and nothing else is; what robots.txt forbids is written and not asked."""
    looked = {(one.url, one.run) for one in asked}
    stored = Counter((url, _run_of(plan, at)) for url, at in written)
    there = {(url, run) for url, run in stored if addresses[url].kind != "robots"}
    found.wrong["written twice in a run"] += [
        f"{url} in run {run}" for (url, run), count in stored.items() if count > 1
    ]
    for what, ones in (("asked and not written", looked - stored.keys()), ("written and not asked", there - looked)):
        found.wrong[what] += [f"{url} in run {run}" for url, run in ones]


def _run_of(plan: Plan, at: int) -> int:
    """The run in which something was at a time (microseconds of 1970 UTC)."""
    return bisect_right([round(run.at.timestamp() * 1_000_000) for run in plan.runs], at) - 1


def _hold_deadlines(addresses: Mapping[str, Address], plan: Plan, stored: Events, found: Verdicts) -> None:
    """By the web and the plan alone, whatever was asked: no death early, none later than by one period."""
    found.wrong["death declared too early"], found.wrong["death declared too late"] = [], []
    for url, address in addresses.items():
        shelves = [plan.citing(url, run.number) for run in plan.runs]
        window = deadline(address, plan, max((_shortest(one) for one in shelves if one), default=ALIVE))
        if window is None or not all(shelves):
            continue
        died = [plan.runs[run].at for kind, run in stored.get(url, []) if kind == "died"]
        found.counted["deaths held against the web alone"] += 1
        if any(at < window[0] for at in died):
            found.wrong["death declared too early"].append(f"{url}: {died} before {window[0]}")
        if not died or died[0] > window[1]:
            found.wrong["death declared too late"].append(f"{url}: {died} after {window[1]}")


def _shortest(citing: Iterable[Cites]) -> timedelta:
    return min(one.every or ALIVE for one in citing)


def _expected_news(plan: Plan, looks: Mapping[str, list[Asked]], seen: Mapping[str, list[Seen]]) -> list[Item]:
    """What each bibliography's readers are to be told in which run."""
    # who is told that a link is dead is told no more of it: when it comes back, where and how it is is news again
    after = {url: [standing(sights[:number]) for number in range(len(sights) + 1)] for url, sights in seen.items()}
    numbers = {url: [one.run for one in ones] for url, ones in looks.items()}
    told: dict[tuple[str, str], Standing] = {}
    found = []
    for run in plan.runs:
        for one in plan.shelf:
            for url in sorted(one.at(run.number)) if not run.offline else ():
                before = told.get((one.name, url), Standing())
                now = told[one.name, url] = after[url][bisect_right(numbers.get(url, ()), run.number)]
                found += [Item(kind, one.name, url, run.number) for kind in news(before, now)]
    return found


def _standings(sights: Sequence[Seen]) -> list[Standing]:
    """What is known of a link before its first look and after each."""
    known = [Standing()]
    for number in range(1, len(sights) + 1):
        known.append(kept(known[-1], standing(sights[:number])))
    return known


def _hold_news(
    expected: Sequence[Item], notices: Sequence[Notice], plan: Plan, addresses: Mapping[str, Address], found: Verdicts
) -> None:
    """Each piece of news is told once, in its run, or in the next in which somebody listens."""
    for wrong in ("told and not so", "so and not told", "told twice"):
        found.wrong[wrong] += []
    got = Counter(item for notice in notices for item in _told(notice, addresses))
    found.counted["digests"] = len(notices)
    found.counted["pieces of news"] = len(expected)
    shelf = {one.name: one for one in plan.shelf}
    heard = [replace(one, run=_heard(plan, one.run)) for one in expected]
    # of a bibliography that is gone before anybody hears nothing is told any more
    wanted = Counter(one for one in heard if shelf[one.bibliography].at(one.run))
    found.wrong["told twice"] += [str(item) for item, count in got.items() if count > 1]
    found.wrong["told and not so"] += [str(item) for item in got.keys() - wanted.keys()]
    found.wrong["so and not told"] += [str(item) for item in wanted.keys() - got.keys()]


def _heard(plan: Plan, run: int) -> int:
    """The run in which somebody hears what was to be told in one: who has no network tells nobody."""
    return next((one.number for one in plan.runs[run:] if not one.deaf and _can_ask(one)), -1)


def _told(notice: Notice, addresses: Mapping[str, Address]) -> Iterator[Item]:
    """The pieces of news in a digest: under a heading of their kind the addresses, each on a line of its own."""
    kind = ""
    for line in notice.text.splitlines():
        text = line.strip().strip("*#<> ")
        kind = _KINDS.get(text, kind)
        if text in addresses:
            yield Item(kind, notice.bibliography, text, notice.run)
