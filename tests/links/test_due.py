"""When a watched link is due."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.links.condition import condition
from dostupne.links.due import due_at
from dostupne.model.verdict import Standing
from dostupne.model.watching import Condition, Phase, Policy, Sighting
from tests.links.watched import POLICY, START, day, histories, jumbled, looks, policies

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("line", "every", "due"),
    [
        ("0 ok", None, day(7) - POLICY.slack),
        ("0 moved", None, day(7) - POLICY.slack),
        ("0 ok", DAY, day(1) - POLICY.slack),
        ("0 ok", timedelta(days=40), day(40) - POLICY.slack),
        ("0 wall", None, day(7) - POLICY.slack),
        ("0 ok, 7 wall", DAY, day(8) - POLICY.slack),
        ("0 gone", None, day(3)),
        ("0 gone", DAY, day(3)),
        ("0 gone, 1 gone", None, day(3)),
        ("0 gone, 3 gone", None, day(6)),
        ("0 gone, 3 wall", None, day(6)),
        ("0 gone, 3 gone, 6 gone", None, day(36) - POLICY.slack),
        ("0 gone, 3 gone, 6 gone", DAY, day(36) - POLICY.slack),
        ("0 timeout, 3 timeout, 6 timeout", DAY, day(36) - POLICY.slack),
        ("0 timeout", None, day(0.25)),
        ("0 timeout, 0.25 timeout", None, day(0.75)),
        ("0 timeout, 0.25 timeout, 0.75 timeout", None, day(1.75)),
        ("0 timeout, 0.25 timeout, 0.75 timeout, 1.75 timeout", None, day(3)),
        ("0 ok, 7 left", None, day(7.25)),
        ("0 ok, 7 offline", None, day(7.25)),
        ("0 gone, 3 gone, 6 gone, 36 offline", None, day(36.25)),
        ("0 gone, 3 gone, 6 gone, 36 left", None, day(36.25)),
        ("0 ok, 7 offline, 7.25 ok", None, day(14.25) - POLICY.slack),
    ],
)
def test_cases(line: str, every: timedelta | None, due: object) -> None:
    """Days of looks, and when the next one is due."""
    found, _ = condition(POLICY, looks(line))
    assert due_at(POLICY, found, every, START) == due


def test_who_was_never_asked_is_due() -> None:
    """At once, when it is added."""
    assert due_at(POLICY, Condition(), None, day(5)) == day(5)


def test_a_short_interval_is_not_spared_away() -> None:
    """What may be lacking is at most a quarter of the interval."""
    found, _ = condition(POLICY, looks("0 ok"))
    assert due_at(POLICY, found, HOUR, START) == START + timedelta(minutes=45)


def test_a_death_is_declared_on_the_first_day_it_can_be() -> None:
    """Who asks whenever it is due declares a page that is gone dead six days after the first failure, whatever the failure."""
    for word in ("gone", "timeout", "parked", "503"):
        history = looks("0 ok")
        found, _ = condition(POLICY, history)
        while found.phase is not Phase.DEAD:
            at = due_at(POLICY, found, None, START)
            history += looks(f"{(at - START) / DAY} {word}")
            found, _ = condition(POLICY, history)
            assert len(history) < 20
        assert found.since is not None
        assert found.declared_at is not None
        assert found.declared_at - found.since == timedelta(days=6)


@given(policies, jumbled, st.none() | st.sampled_from([timedelta(0), HOUR, DAY, timedelta(days=90)]))
def test_it_is_always_later_and_never_past_the_period(
    policy: Policy, history: list[Sighting], every: timedelta | None
) -> None:
    """After the last look, and not later than the phase has it."""
    found, _ = condition(policy, history)
    due = due_at(policy, found, every, START)
    if found.asked_at is None:
        assert due == START
        return
    period = {Phase.DEAD: policy.dead, Phase.SUSPECTED: policy.suspected}.get(found.phase, every or policy.alive)
    assert found.asked_at < due <= found.asked_at + period


@given(histories)
def test_no_interval_has_the_dead_asked_daily(history: list[Sighting]) -> None:
    """A shorter interval is for the living."""
    found, _ = condition(POLICY, history)
    if found.phase is Phase.DEAD and found.asked_at is not None and not found.unanswered:
        assert due_at(POLICY, found, DAY, START) == found.asked_at + POLICY.dead - POLICY.slack


def test_pauses_do_not_overflow() -> None:
    """A link that nothing has answered for years."""
    policy = Policy(
        counts=frozenset({Standing.GONE}), backoff_most=timedelta(days=10_000), alive=timedelta(days=10_000)
    )
    found, _ = condition(policy, looks(", ".join(f"{number} timeout" for number in range(400))))
    assert due_at(policy, found, None, START) == day(399) + timedelta(days=10_000) - POLICY.slack
