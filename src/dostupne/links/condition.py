"""Policy, Sightings → Condition, Events: what is proved of a watched link.

| what is seen | what follows |
|---|---|
| it answers with the cited page, there or elsewhere | alive: all failures before it are forgotten |
| a standing of `Policy.counts`, but no wall | a failure. It counts if it is the first, or at least `Policy.apart` after the one counted last |
| `Policy.failures` that count, nothing alive between | dead, since the first of them |
| a wall, a login, nothing that was asked, our own network down | undecided: it neither kills nor revives, and forgets nothing |

It is a fold: history is judged anew by running it over what was seen, in the order it was seen.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from dostupne.links.drift import appearance, has_drifted
from dostupne.model.evidence import Probe
from dostupne.model.urls import canonical
from dostupne.model.verdict import Standing, Verdict
from dostupne.model.watching import Appearance, Condition, Event, EventKind, Phase, Policy, Sighting

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
    if sighting.offline:
        return _noted(so_far, sighting, so_far.verdict), _NO_EVENTS
    verdict = sighting.verdict
    noted = _noted(so_far, sighting, verdict)
    if verdict.is_living:
        return _answered(noted, sighting)
    if is_failure(policy, verdict):
        return _failed(policy, noted, sighting)
    if verdict.standing is Standing.BLOCKED and noted.blocked_at is None:
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


def _noted(so_far: Condition, sighting: Sighting, verdict: Verdict | None) -> Condition:
    """The condition with what every look changes."""
    return replace(
        so_far,
        looks=so_far.looks + 1,
        asked_at=sighting.at,
        offline=sighting.offline,
        unanswered=so_far.unanswered + 1 if is_unanswered(sighting) else 0,
        verdict=verdict,
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


def _answered(so_far: Condition, sighting: Sighting) -> tuple[Condition, tuple[Event, ...]]:
    at = sighting.at
    successor, moved = _whereabouts(so_far, sighting)
    first, now, changed = _likeness(so_far, sighting)
    events = (*_back(so_far, sighting), *moved, *changed)
    since = so_far.since if so_far.phase is Phase.ALIVE else at
    living = replace(
        so_far,
        phase=Phase.ALIVE,
        since=since,
        alive_at=at,
        failed_at=None,
        failures=0,
        counted_at=None,
        declared_at=None,
        first=first,
        now=now,
        changed_at=_began(so_far.changed_at, changed, EventKind.CHANGED),
        successor=successor,
        moved_at=_began(so_far.moved_at, moved, EventKind.MOVED),
        blocked_at=None,
    )
    return living, events


def _began(before: datetime | None, events: tuple[Event, ...], kind: EventKind) -> datetime | None:
    """Since when something is so: as before where nothing happened, None where what happened is its end."""
    return next((event.at if event.kind is kind else None for event in events), before)


def _back(so_far: Condition, sighting: Sighting) -> tuple[Event, ...]:
    """That it answers again, where it did not."""
    reason = sighting.verdict.reason
    back = {Phase.DEAD: EventKind.REVIVED, Phase.SUSPECTED: EventKind.RECOVERED}.get(so_far.phase)
    revived = (Event(back, sighting.at, reason),) if back else _NO_EVENTS
    return (*revived, Event(EventKind.UNBLOCKED, sighting.at, reason)) if so_far.blocked_at else revived


def _whereabouts(so_far: Condition, sighting: Sighting) -> tuple[str, tuple[Event, ...]]:
    """Where the page is now, empty for its own address, and whether that is news.

    Led elsewhere for now, or to a page that could not be compared, it is neither back nor elsewhere than before.
    """
    successor = sighting.verdict.successor if sighting.verdict.standing is Standing.MOVED else ""
    if not successor:
        if not so_far.successor or not _answers_itself(sighting.probe):
            return so_far.successor, _NO_EVENTS
        return "", (Event(EventKind.MOVED_BACK, sighting.at, sighting.verdict.reason),)
    if canonical(successor) == canonical(so_far.successor):
        return so_far.successor, _NO_EVENTS
    return successor, (Event(EventKind.MOVED, sighting.at, successor),)


def _answers_itself(probe: Probe) -> bool:
    return probe.failure is None and canonical(probe.final_url) == canonical(probe.url)


def _likeness(so_far: Condition, sighting: Sighting) -> tuple[Appearance | None, Appearance | None, tuple[Event, ...]]:
    """What the page was like first, what it is like now, and whether that is news."""
    now = appearance(sighting)
    if now is None:
        return so_far.first, so_far.now, _NO_EVENTS
    if so_far.first is None:
        return now, now, _NO_EVENTS
    if now == so_far.now:
        return so_far.first, now, _NO_EVENTS
    differs = has_drifted(so_far.first, now)
    if differs is (so_far.changed_at is not None):
        return so_far.first, now, _NO_EVENTS
    kind, detail = (EventKind.CHANGED, now.title) if differs else (EventKind.RESTORED, sighting.verdict.reason)
    return so_far.first, now, (Event(kind, sighting.at, detail),)
