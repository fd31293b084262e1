"""Sightings → which of them are kept when history is thinned: all that anything follows from."""

from collections.abc import Sequence
from datetime import datetime

from dostupne.links.condition import is_unanswered, step
from dostupne.links.drift import appearance
from dostupne.model.watching import Condition, Policy, Sighting


def kept(policy: Policy, sightings: Sequence[Sighting], before: datetime) -> tuple[bool, ...]:
    """Which of a link's sightings to keep, in their order: all since `before`, of those older what tells something.

    That are the first and the last, both ends of whatever stayed the same for a time, all that counted for a proof of death or
    made an event, and the looks without an answer that last until now. What is kept gives the same condition but for
    `looks`, and the same events, today and after whatever is seen later.
    """
    if not sightings:
        return ()
    same = [_unlike_only_in_time(one) for one in sightings]
    telling = _telling(policy, sightings)
    silence = _silence(sightings)
    last = len(sightings) - 1
    return tuple(
        at in (0, last)
        or at >= silence
        or telling[at]
        or one.at >= before
        or same[at - 1] != same[at]
        or same[at] != same[at + 1]
        for at, one in enumerate(sightings)
    )


def _unlike_only_in_time(sighting: Sighting) -> tuple[object, ...]:
    """All that two looks must have in common to tell the same."""
    verdict = sighting.verdict
    return sighting.offline, verdict.standing, verdict.reason, verdict.successor, appearance(sighting)


def _telling(policy: Policy, sightings: Sequence[Sighting]) -> tuple[bool, ...]:
    """Of each sighting whether it changed what is proved of the link."""
    found: list[bool] = []
    so_far = Condition()
    for sighting in sightings:
        now, events = step(policy, so_far, sighting)
        found.append(bool(events) or _proved(now) != _proved(so_far))
        so_far = now
    return tuple(found)


def _proved(condition: Condition) -> tuple[object, ...]:
    """What of a condition lasts; the rest is that of the last look of its kind."""
    return (
        condition.phase,
        condition.since,
        condition.failed_at,
        condition.failures,
        condition.counted_at,
        condition.declared_at,
        condition.first,
        condition.changed_at,
        condition.successor,
        condition.moved_at,
        condition.blocked_at,
    )


def _silence(sightings: Sequence[Sighting]) -> int:
    """Where the looks without an answer begin that last until now; their number says how long the next one waits."""
    at = len(sightings)
    while at and is_unanswered(sightings[at - 1]):
        at -= 1
    return at
