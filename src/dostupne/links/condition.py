"""Policy, Sightings → Condition, Events: what is proved of a watched link.

| what is seen | what follows |
|---|---|
| it answers with the cited page, there or elsewhere | alive: all failures before it are forgotten |
| a standing of `Policy.counts`, but no wall | a failure. It counts if it is the first, or at least `Policy.apart` after the one counted last |
| `Policy.failures` that count, nothing alive between | dead, since the first of them |
| a wall, a login, nothing that was asked, our own network down | undecided: it neither kills nor revives, and forgets nothing |

It is a fold: history is judged anew by running it over what was seen, in the order it was seen.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from dostupne.links.drift import appearance, has_drifted
from dostupne.model.evidence import Probe
from dostupne.model.urls import canonical
from dostupne.model.verdict import Standing, Verdict
from dostupne.model.watching import Condition, Event, EventKind, Phase, Policy, Sighting

_NEVER_FAILURES = frozenset({Standing.ALIVE, Standing.MOVED, Standing.BLOCKED, Standing.UNCHECKED})
"""Standings that are no failures, whatever `Policy.counts` says: who is walled out has not seen that nothing is there."""

_NO_EVENTS: tuple[Event, ...] = ()


def condition(policy: Policy, sightings: Iterable[Sighting]) -> tuple[Condition, tuple[Event, ...]]:
    """What follows from all sightings of a link, in the order they were made, and all that happened to it on the way."""
    so_far = Condition()
    events: list[Event] = []
    for sighting in sightings:
        so_far, happened = step(policy, so_far, sighting)
        events += happened
    return so_far, tuple(events)


def step(policy: Policy, so_far: Condition, sighting: Sighting) -> tuple[Condition, tuple[Event, ...]]:
    """What one more sighting makes of a condition, and what happened to the link by it.

    A clock that was set back since the last failure counts as no time at all: what must be apart is apart from then on.
    """
    noted = _noted(so_far, sighting)
    if sighting.offline:
        return noted, _NO_EVENTS
    verdict = sighting.verdict
    if verdict.is_living:
        return _answered(so_far, noted, sighting)
    if is_failure(policy, verdict):
        return _failed(policy, noted, sighting)
    if (verdict.standing is Standing.BLOCKED or _is_login(verdict)) and noted.blocked_at is None:
        return replace(noted, blocked_at=sighting.at), (Event(EventKind.BLOCKED, sighting.at, verdict.reason),)
    return noted, _NO_EVENTS


def is_failure(policy: Policy, verdict: Verdict) -> bool:
    """Whether such a verdict counts for the proof of death; a login does not, as a person must look behind it."""
    standing = verdict.standing
    return standing in policy.counts and standing not in _NEVER_FAILURES and not _is_login(verdict)


def is_unanswered(sighting: Sighting) -> bool:
    """Whether a look got no answer that may not come in a while: of a server's, or as it was not asked."""
    verdict = sighting.verdict
    return sighting.offline or verdict.standing is Standing.UNREACHABLE or verdict.reason == "left-alone"


def _is_login(verdict: Verdict) -> bool:
    return verdict.standing is Standing.DRIFTED and verdict.reason == "login"


def _noted(so_far: Condition, sighting: Sighting) -> Condition:
    """The condition with what is only that of the last look, of the last that was not offline, of the last that was alive."""
    is_living = sighting.verdict.is_living and not sighting.offline
    return replace(
        so_far,
        looks=so_far.looks + 1,
        asked_at=sighting.at,
        offline=sighting.offline,
        unanswered=so_far.unanswered + 1 if is_unanswered(sighting) else 0,
        verdict=so_far.verdict if sighting.offline else sighting.verdict,
        alive_at=sighting.at if is_living else so_far.alive_at,
        now=(appearance(sighting) or so_far.now) if is_living else so_far.now,
    )


def _failed(policy: Policy, so_far: Condition, sighting: Sighting) -> tuple[Condition, tuple[Event, ...]]:
    at = sighting.at
    events = [] if so_far.blocked_at is None else [Event(EventKind.UNBLOCKED, at, sighting.verdict.reason)]
    if so_far.phase is Phase.DEAD:
        return (replace(so_far, blocked_at=None) if events else so_far), tuple(events)
    counted_at = _counted_at(policy, so_far, at)
    failures = so_far.failures + (counted_at is None)
    phase = Phase.DEAD if failures >= policy.failures else Phase.SUSPECTED
    if phase is not so_far.phase:
        kind = EventKind.DIED if phase is Phase.DEAD else EventKind.SUSPECTED
        events.append(Event(kind, at, sighting.verdict.reason))
    first = so_far.failed_at or at
    now = replace(
        so_far,
        phase=phase,
        since=first,
        failed_at=first,
        failures=failures,
        counted_at=counted_at or at,
        declared_at=at if phase is Phase.DEAD else None,
        blocked_at=None,
    )
    return now, tuple(events)


def _counted_at(policy: Policy, so_far: Condition, at: datetime) -> datetime | None:
    """Since when what is apart from the last failure is measured, None where this one counts."""
    if so_far.counted_at is None or at - so_far.counted_at >= policy.apart:
        return None
    return min(so_far.counted_at, at)


def _answered(so_far: Condition, noted: Condition, sighting: Sighting) -> tuple[Condition, tuple[Event, ...]]:
    events = (*_back(noted, sighting), *_elsewhere(noted, sighting), *_unlike(so_far, noted, sighting))
    if not events and noted.phase is Phase.ALIVE and (noted.first is not None or noted.now is None):
        return noted, _NO_EVENTS
    kinds = {event.kind: event for event in events}
    return (
        replace(
            noted,
            phase=Phase.ALIVE,
            since=noted.since if noted.phase is Phase.ALIVE else sighting.at,
            failed_at=None,
            failures=0,
            counted_at=None,
            declared_at=None,
            first=noted.first or noted.now,
            changed_at=_began(noted.changed_at, kinds, EventKind.CHANGED, EventKind.RESTORED),
            successor=_successor(noted, kinds),
            moved_at=_began(noted.moved_at, kinds, EventKind.MOVED, EventKind.MOVED_BACK),
            blocked_at=None,
        ),
        events,
    )


def _began(
    before: datetime | None, events: Mapping[EventKind, Event], begin: EventKind, end: EventKind
) -> datetime | None:
    """Since when something is so: as before where neither its beginning nor its end happened."""
    if begin in events:
        return events[begin].at
    return None if end in events else before


def _successor(noted: Condition, events: Mapping[EventKind, Event]) -> str:
    if EventKind.MOVED in events:
        return events[EventKind.MOVED].detail
    return "" if EventKind.MOVED_BACK in events else noted.successor


def _back(noted: Condition, sighting: Sighting) -> Iterator[Event]:
    """That it answers again, where it did not."""
    if noted.phase is Phase.DEAD:
        yield Event(EventKind.REVIVED, sighting.at, sighting.verdict.reason)
    elif noted.phase is Phase.SUSPECTED:
        yield Event(EventKind.RECOVERED, sighting.at, sighting.verdict.reason)
    if noted.blocked_at is not None:
        yield Event(EventKind.UNBLOCKED, sighting.at, sighting.verdict.reason)


def _elsewhere(noted: Condition, sighting: Sighting) -> Iterator[Event]:
    """That it has moved, or is back at its own address.

    Led elsewhere for now, or to a page that could not be compared, it is neither back nor elsewhere than before.
    """
    successor = sighting.verdict.successor if sighting.verdict.standing is Standing.MOVED else ""
    if successor:
        if successor != noted.successor and canonical(successor) != canonical(noted.successor):
            yield Event(EventKind.MOVED, sighting.at, successor)
    elif noted.successor and _answers_itself(sighting.probe):
        yield Event(EventKind.MOVED_BACK, sighting.at, sighting.verdict.reason)


def _answers_itself(probe: Probe) -> bool:
    return probe.failure is None and (
        probe.final_url == probe.url or canonical(probe.final_url) == canonical(probe.url)
    )


def _unlike(so_far: Condition, noted: Condition, sighting: Sighting) -> Iterator[Event]:
    """That it is no longer like what was first seen, or is again."""
    first, now = noted.first, noted.now
    if first is None or now is None or now == so_far.now:
        return
    differs = has_drifted(first, now)
    if differs and noted.changed_at is None:
        yield Event(EventKind.CHANGED, sighting.at, now.title)
    elif noted.changed_at is not None and not differs:
        yield Event(EventKind.RESTORED, sighting.at, sighting.verdict.reason)
