"""What happened to a link, what was seen of it → how it was over time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby
from math import ceil

from dostupne.model.verdict import Standing
from dostupne.model.watch_report import Health, LinkReport, Spell, Stretch, Total
from dostupne.model.watching import Condition, Event, EventKind, Phase, Sighting

MOST_PERIODS = 30
"""So many periods of a time are told apart at most: as many fit side by side on a phone."""

_LENGTHS = (1, 2, 7, 14, 28, 91, 182, 364)
"""Days of a period: whole weeks, but for the shortest, so that each has as many looks as the others."""

_A_RUN = timedelta(hours=6)

_PHASES: Mapping[EventKind, Phase] = {
    EventKind.SUSPECTED: Phase.SUSPECTED,
    EventKind.DIED: Phase.DEAD,
    EventKind.RECOVERED: Phase.ALIVE,
    EventKind.REVIVED: Phase.ALIVE,
}


def stretches(sightings: Iterable[Sighting]) -> tuple[Stretch, ...]:
    """The looks of a link, by time, with those that came to the same, one after another, made one."""
    return tuple(_stretch(tuple(some)) for _, some in groupby(sightings, key=_came_to))


def _came_to(sighting: Sighting) -> tuple[str, ...]:
    verdict = sighting.verdict
    if sighting.offline:
        return ("offline",)
    if verdict.is_living:
        return (verdict.standing, verdict.successor)
    return (verdict.standing, verdict.reason, verdict.detail)


def _stretch(some: Sequence[Sighting]) -> Stretch:
    last = some[-1]
    verdict = last.verdict
    return Stretch(
        verdict.standing, verdict.reason, verdict.detail, last.offline, len(some), first=some[0].at, last=last.at
    )


def spells(seen: Sequence[Stretch], events: Iterable[Event]) -> tuple[Spell, ...]:
    """How a link was, from its first look on: its events, and when it was first seen alive, which is none."""
    if not seen:
        return ()
    alive_at = next((one.first for one in seen if one.standing in _LIVING and not one.offline), None)
    found: dict[datetime, Health] = {seen[0].first: Health.UNKNOWN}
    so_far = _SoFar()
    for at, event in _marks(alive_at, events):
        so_far = so_far.after(event)
        found[at] = so_far.health
    return tuple(_changes(found))


_LIVING = (Standing.ALIVE, Standing.MOVED)


def _marks(alive_at: datetime | None, events: Iterable[Event]) -> list[tuple[datetime, Event | None]]:
    """The events by time; None stands for the first time it was seen alive, before whatever else happened then."""
    marks: list[tuple[datetime, Event | None]] = [(event.at, event) for event in events]
    if alive_at is not None:
        marks.append((alive_at, None))
    return sorted(marks, key=lambda mark: (mark[0], mark[1] is not None))


def _changes(found: Mapping[datetime, Health]) -> Iterator[Spell]:
    before: Health | None = None
    for at, how in found.items():
        if how is not before:
            yield Spell(how, at)
        before = how


@dataclass(frozen=True, slots=True)
class _SoFar:
    """What is so of a link after some events."""

    phase: Phase = Phase.UNKNOWN
    holding: frozenset[Health] = frozenset()

    def after(self, event: Event | None) -> "_SoFar":
        if event is None:
            return replace(self, phase=Phase.ALIVE)
        if event.kind in _PHASES:
            return replace(self, phase=_PHASES[event.kind])
        if event.kind in _BEGINNINGS:
            return replace(self, holding=self.holding | {_BEGINNINGS[event.kind]})
        return replace(self, holding=self.holding - {_ENDS[event.kind]})

    @property
    def health(self) -> Health:
        phase = Health(self.phase)
        return next(one for one in Health if one is phase or one in self.holding)


_BEGINNINGS = {
    EventKind.CHANGED: Health.CHANGED,
    EventKind.MOVED: Health.MOVED,
    EventKind.BLOCKED: Health.BLOCKED,
}
_ENDS = {
    EventKind.RESTORED: Health.CHANGED,
    EventKind.MOVED_BACK: Health.MOVED,
    EventKind.UNBLOCKED: Health.BLOCKED,
}


def periods(first: datetime, last: datetime) -> tuple[datetime, ...]:
    """The ends of the equal periods from the first look to the last: days, weeks or more, `MOST_PERIODS` at most."""
    # A run takes its time: what the first one saw belongs together, though the last one ended a little later in the day.
    whole = max(last - first - _A_RUN, timedelta(0))
    length = next((days for days in _LENGTHS if whole <= timedelta(days=days) * MOST_PERIODS), _LENGTHS[-1])
    while whole > timedelta(days=length) * MOST_PERIODS:
        length *= 2
    count = max(ceil(whole / timedelta(days=length)), 1)
    return tuple(last - timedelta(days=length) * (count - 1 - number) for number in range(count))


def at(spells: Sequence[Spell], when: datetime) -> Health | None:
    """How it was at that time, None before it was asked."""
    return next((spell.health for spell in reversed(spells) if spell.since <= when), None)


def totals(links: Sequence[LinkReport], ends: Iterable[datetime]) -> tuple[Total, ...]:
    """How many links were how at the ends of the periods."""
    return tuple(_total(links, end) for end in ends)


def _total(links: Sequence[LinkReport], end: datetime) -> Total:
    found = [how for one in links if (how := at(one.spells, end)) is not None]
    return Total(end, {one: count for one in Health if (count := found.count(one))})


def began(condition: Condition) -> datetime | None:
    """Since when a link is as it is."""
    return (
        {
            Phase.DEAD: condition.since,
            Phase.SUSPECTED: condition.failed_at,
        }.get(condition.phase)
        or condition.changed_at
        or condition.moved_at
        or condition.blocked_at
        or condition.since
    )
