"""Policy, Condition → when a watched link is to be asked again."""

from datetime import datetime, timedelta

from dostupne.model.verdict import Standing
from dostupne.model.watching import Condition, Phase, Policy

_SHORTEST = timedelta(seconds=1)
_DOUBLINGS = 64
"""So often a pause is doubled at most: the longest is reached long before, and no number is too large."""


def due_at(policy: Policy, condition: Condition, every: timedelta | None, added_at: datetime) -> datetime:
    """When a link in this condition is due (UTC): always after it was asked last, and no later than its phase has it.

    `every` is how often its bibliographies want a living one asked, None for the policy's; `added_at` is when one that was
    never asked is due.
    """
    asked_at = condition.asked_at
    if asked_at is None:
        return added_at
    pause = _pause(policy, condition, asked_at, every)
    if _came_to_nothing(condition):
        pause = min(pause, _backoff(policy, condition.unanswered))
    return asked_at + max(pause, _SHORTEST)


def _pause(policy: Policy, condition: Condition, asked_at: datetime, every: timedelta | None) -> timedelta:
    if condition.phase is Phase.DEAD:
        return _spared(policy, policy.dead)
    if condition.phase is not Phase.SUSPECTED:
        return _spared(policy, every or policy.alive)
    pause = policy.suspected
    if condition.counted_at is not None:
        # From then on the next failure counts: who asks a moment earlier has asked for nothing.
        counts_in = condition.counted_at + policy.apart - asked_at
        pause = min(pause, counts_in) if counts_in > timedelta(0) else pause
    return pause


def _spared(policy: Policy, period: timedelta) -> timedelta:
    """The period without what may be lacking of it; of a short one a quarter at most, or it would be due at once."""
    return period - min(policy.slack, period / 4)


def _came_to_nothing(condition: Condition) -> bool:
    """Whether the last look got no answer that may come in a while. Of a dead link's server silence is what was to be expected."""
    verdict = condition.verdict
    is_silent = not condition.offline and verdict is not None and verdict.standing is Standing.UNREACHABLE
    return condition.unanswered > 0 and not (is_silent and condition.phase is Phase.DEAD)


def _backoff(policy: Policy, unanswered: int) -> timedelta:
    pause = policy.backoff
    for _ in range(min(unanswered - 1, _DOUBLINGS)):
        if pause >= policy.backoff_most:
            break
        pause *= 2
    return min(pause, policy.backoff_most)
