"""What must come of a simulation: written from the issue and from InternetArchiveBot's rule, and by another way than `links/` goes.

Nothing here is a fold and nothing remembers a state: each question is answered anew from the whole list of what a link's looks saw. A link
is dead where, among the failures after its last success, a chain of three can be found with three days between each and the next.

https://meta.wikimedia.org/wiki/InternetArchiveBot/How_the_bot_fixes_broken_links
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from benchmarks.watch_plan import Plan, Run
from benchmarks.watch_web import DEAD, LIVING, MUTE, Address, Does

APART = timedelta(days=3)
PROOF = 3
ALIVE, SUSPECTED, BURIED = timedelta(days=7), timedelta(days=3), timedelta(days=30)
BACKOFF, BACKOFF_MOST = timedelta(hours=6), timedelta(days=3)
SLACK = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Seen:
    """A look at a link: what the web did then."""

    at: datetime
    does: Does
    offline: bool = False

    @property
    def lives(self) -> bool:
        return not self.offline and self.does in LIVING

    @property
    def fails(self) -> bool:
        return not self.offline and self.does in DEAD | MUTE


def failures(seen: Sequence[Seen]) -> list[datetime]:
    """When it failed since it was last seen alive."""
    last = max((number for number, one in enumerate(seen) if one.lives), default=-1)
    return [one.at for one in seen[last + 1 :] if one.fails]


def is_dead(seen: Sequence[Seen]) -> bool:
    """Whether death is proved by these looks."""
    return _reach(failures(seen)) >= PROOF


def _reach(days: Sequence[datetime]) -> int:
    """The most of these days that can be picked with three days between each and the next."""
    reach: list[int] = []
    for number, day in enumerate(days):
        reach.append(1 + max((reach[k] for k in range(number) if day - days[k] >= APART), default=0))
    return max(reach, default=0)


@dataclass(frozen=True, slots=True)
class Standing:
    """What readers should know of a link: dead or not; where it has moved to; whether it is no longer what was first seen."""

    dead: bool = False
    moved: bool = False
    changed: bool = False


def standing(seen: Sequence[Seen]) -> Standing:
    """What follows from all looks. Of a dead link nothing else is told."""
    if is_dead(seen):
        return Standing(dead=True)
    living = [one.does for one in seen if one.lives]
    if not living:
        return Standing()
    return Standing(moved=living[-1] is Does.MOVED, changed=_text(living[0]) != _text(living[-1]))


def _text(does: Does) -> Does:
    return Does.PAGE if does is Does.MOVED else does


def kept(before: Standing, now: Standing) -> Standing:
    """What has happened by a look, for events: of a dead link what was known of its moves and changes stays."""
    return Standing(True, before.moved, before.changed) if now.dead else now


def news(told: Standing, now: Standing) -> tuple[str, ...]:
    """The kinds of what to tell to who knows `told`."""
    if now.dead:
        return () if told.dead else ("died",)
    found = ["revived"] if told.dead else []
    if told.moved != now.moved:
        found.append("moved" if now.moved else "moved-back")
    if told.changed != now.changed:
        found.append("changed" if now.changed else "restored")
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Due:
    """From when on a link may be asked, and from when on it must be."""

    earliest: datetime
    latest: datetime


def due(seen: Sequence[Seen], every: timedelta, added: datetime) -> Due:
    """When a link is to be asked next.

    The two differ where the issue leaves it open: a dead link that gives no answer (every thirty days, or with backoff).
    """
    if not seen:
        return Due(added, added)
    last = seen[-1].at
    failed = failures(seen)
    if is_dead(seen):
        usual = last + BURIED - SLACK
        return Due(min(usual, _sooner(seen)), usual)
    if failed:
        # a proof wants the day on which the next failure counts, and no more
        proving = [day for day in (_counted(failed) + APART, last + SUSPECTED) if day > last]
        usual = min(proving)
    else:
        usual = last + every - SLACK
    at = min(usual, _sooner(seen))
    return Due(at, at)


def _counted(failed: Sequence[datetime]) -> datetime:
    """The last failure that the proof rests on: the earliest that ends a chain as long as there is one."""
    reach = _reach(failed)
    (last, *_) = (day for number, day in enumerate(failed) if _reach(failed[: number + 1]) == reach)
    return last


def _sooner(seen: Sequence[Seen]) -> datetime:
    """When one that did not answer is asked again: after six hours, doubled each time up to three days."""
    mute = 0
    for one in reversed(seen):
        if not (one.offline or one.does in MUTE):
            break
        mute += 1
    if not mute:
        return datetime.max.replace(tzinfo=seen[-1].at.tzinfo)
    return seen[-1].at + min(BACKOFF * (1 << min(mute - 1, 9)), BACKOFF_MOST)


def deadline(address: Address, plan: Plan, every: timedelta) -> tuple[datetime, datetime] | None:
    """From the web and the plan alone: of a page that dies for good, before when its death cannot be declared, and when it must be.

    None where it does not die for good, or so late that the plan ends before.
    """
    since, does = address.does[-1]
    if does not in DEAD | MUTE or address.by_turns or len(address.does) > 2:
        return None
    asking = [run.at for run in plan.runs if not run.offline and not (run.weather.down or run.weather.unheard)]
    before = [at for at in asking if at < since]
    first = _first(asking, (before[-1] + every) if before else since)
    second = _first(asking, first + APART) if first else None
    third = _first(asking, second + APART) if second else None
    last = _first(asking, third + max(every, SUSPECTED)) if third else None  # no later than by one period
    return (max(since, asking[0]) + 2 * APART, last) if last else None


def _first(days: Sequence[datetime], earliest: datetime) -> datetime | None:
    return min((day for day in days if day >= earliest), default=None)


def first_run(plan: Plan, earliest: datetime) -> Run | None:
    """The first run at a time or after it."""
    return next((run for run in plan.runs if run.at >= earliest), None)
