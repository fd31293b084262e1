"""What is proved of a watched link: a table of histories, and what must hold for any."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.links.condition import condition, is_failure, step
from dostupne.model.verdict import Standing, Verdict
from dostupne.model.watching import Condition, EventKind, Phase, Policy, Sighting
from tests.links.watched import (
    FAILING,
    LIVING,
    POLICY,
    UNDECIDED,
    day,
    histories,
    jumbled,
    looks,
    policies,
    sighting,
    without,
    words,
)

TABLE = Path(__file__).with_name("condition_cases.tsv")


def _rows() -> list[list[str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [(line.split("\t") + [""] * 5)[:5] for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row[0])
def test_cases(row: list[str]) -> None:
    """A history, and what follows from it."""
    line, phase, since, failures, told = row
    found, events = condition(POLICY, looks(line))
    assert (found.phase, found.failures) == (phase, int(failures))
    assert found.since == (None if since == "-" else day(float(since)))
    assert [(event.kind, event.at) for event in events] == [
        (kind, day(float(number))) for number, kind in (one.split() for one in told.split(", ") if one)
    ]


def test_all_that_is_told_of_a_dead_link() -> None:
    """Dead since its first failure, declared later; when it was last seen alive; the reason."""
    found, events = condition(POLICY, looks("0 ok, 7 ok, 14 timeout, 15 gone, 17 gone, 18 offline, 20 timeout"))
    assert (found.phase, found.since, found.declared_at) == (Phase.DEAD, day(14), day(20))
    assert (found.alive_at, found.failed_at, found.counted_at) == (day(7), day(14), day(20))
    assert (found.looks, found.asked_at, found.offline, found.unanswered) == (7, day(20), False, 2)
    assert [event.detail for event in events] == ["timeout", "timeout"]
    assert found.verdict == sighting("timeout", day(20)).verdict


def test_what_is_told_of_a_page_elsewhere_and_of_another_page() -> None:
    """Its new address and its new title; since when; all gone when it is as it was."""
    found, events = condition(POLICY, looks("0 ok, 7 moved, 14 other"))
    assert (found.successor, found.moved_at, found.changed_at) == ("", None, day(14))
    assert found.first is not None
    assert found.now is not None
    assert (found.first.title, found.now.title) == ("Obrana státu", "Ceny bytů v roce 2026")
    assert [event.detail for event in events] == ["https://b.cz/x", "title-differs", "Ceny bytů v roce 2026"]
    found, _ = condition(POLICY, looks("0 ok, 7 moved"))
    assert (found.successor, found.moved_at) == ("https://b.cz/x", day(7))


def test_a_spelling_of_the_same_successor_is_no_news() -> None:
    """Sites add where a reader came from, or a slash."""
    first, second = looks("0 moved, 7 moved")
    spelled = replace(second, verdict=replace(second.verdict, successor="http://www.b.cz/x/?utm_source=y"))
    found, events = condition(POLICY, [first, spelled])
    assert found.successor == "https://b.cz/x"
    assert [event.kind for event in events] == [EventKind.MOVED]


def test_one_failure_is_enough_where_it_is_wanted() -> None:
    """Then it is dead at once, and was never merely suspected."""
    found, events = condition(Policy(failures=1), looks("0 ok, 7 gone"))
    assert (found.phase, found.since, found.declared_at) == (Phase.DEAD, day(7), day(7))
    assert [event.kind for event in events] == [EventKind.DIED]


@pytest.mark.parametrize("standing", [Standing.BLOCKED, Standing.UNCHECKED, Standing.ALIVE, Standing.MOVED])
def test_no_policy_makes_a_wall_a_failure(standing: Standing) -> None:
    """Whatever is set to count."""
    assert not is_failure(Policy(counts=frozenset(Standing)), Verdict(standing, "ok"))


def test_what_does_not_count_by_the_policy_is_undecided() -> None:
    """It kills nothing and forgets nothing."""
    policy = Policy(counts=frozenset({Standing.GONE}))
    found, _ = condition(policy, looks("0 ok, 7 timeout, 10 timeout, 13 timeout"))
    assert (found.phase, found.unanswered) == (Phase.ALIVE, 3)
    found, _ = condition(policy, looks("0 gone, 3 timeout, 6 gone, 9 gone"))
    assert found.phase is Phase.DEAD


@given(policies, jumbled, st.integers(0, 40))
def test_where_the_fold_is_split_does_not_matter(policy: Policy, history: list[Sighting], cut: int) -> None:
    """A condition kept in between is as good as the history before it."""
    so_far, events = condition(policy, history[:cut])
    for one in history[cut:]:
        so_far, happened = step(policy, so_far, one)
        events += happened
    assert (so_far, events) == condition(policy, history)


@given(jumbled, st.sampled_from(UNDECIDED), st.integers(0, 40))
def test_what_is_undecided_never_changes_what_is_proved(history: list[Sighting], word: str, at: int) -> None:
    """Wherever it stands among the looks, but for its own traces."""
    at = min(at, len(history))
    seen = sighting(word, history[at - 1].at if at else day(0))
    traces = ("looks", "asked_at", "offline", "unanswered", "verdict", "blocked_at")
    before, events = condition(POLICY, history)
    after, further = condition(POLICY, [*history[:at], seen, *history[at:]])
    walls = (EventKind.BLOCKED, EventKind.UNBLOCKED)
    assert without(after, *traces) == without(before, *traces)
    assert [one for one in further if one.kind not in walls] == [one for one in events if one.kind not in walls]


@given(jumbled, words)
def test_only_an_answer_ends_and_only_a_failure_begins(history: list[Sighting], word: str) -> None:
    """The phase changes by nothing else."""
    before, _ = condition(POLICY, history)
    after, _ = step(POLICY, before, sighting(word, day(900)))
    if word in LIVING:
        assert after.phase is Phase.ALIVE
    elif word in FAILING and before.phase is not Phase.DEAD:
        assert after.phase in (Phase.SUSPECTED, Phase.DEAD)
    else:
        assert after.phase is before.phase


@given(policies, histories)
def test_death_is_proved(policy: Policy, history: list[Sighting]) -> None:
    """By as many failures as the policy has, each apart from the one before, with no success between them."""
    found, events = condition(policy, history)
    for event in (one for one in events if one.kind is EventKind.DIED):
        before = [one for one in history if one.at <= event.at]
        alive = max((at for at, one in enumerate(before) if one.verdict.is_living and not one.offline), default=-1)
        failed = [one.at for one in before[alive + 1 :] if is_failure(policy, one.verdict) and not one.offline]
        assert _most_apart(failed, policy.apart) == policy.failures
    if found.phase is not Phase.DEAD:
        assert found.failures < policy.failures


def _most_apart(times: list, apart: timedelta) -> int:  # type: ignore[type-arg]
    """How many of the times can be chosen so that each is apart from the one before (the greedy choice is the largest)."""
    chosen: list = []  # type: ignore[type-arg]
    for at in times:
        if not chosen or at - chosen[-1] >= apart:
            chosen.append(at)
    return len(chosen)


@given(policies, jumbled)
def test_death_takes_its_time_whatever_the_clock_does(policy: Policy, history: list[Sighting]) -> None:
    """From the first failure to its declaration as much time goes by as the policy wants, what was set back not counted."""
    found, events = condition(policy, history)
    failed = None
    for event in events:
        if event.kind is EventKind.SUSPECTED:
            failed = event.at
        if event.kind is EventKind.DIED and failed is not None:
            first = next(at for at, one in enumerate(history) if one.at == failed)
            # The last look of that time: two may be of one moment, when the clock was set back.
            last = max(at for at, one in enumerate(history) if one.at == event.at)
            passed = [later.at - one.at for one, later in zip(history[first:last], history[first + 1 :], strict=False)]
            assert sum((max(one, timedelta(0)) for one in passed), timedelta(0)) >= policy.apart * (policy.failures - 1)
    assert found.looks == len(history)


@given(policies, jumbled)
def test_events_and_condition_tell_the_same(policy: Policy, history: list[Sighting]) -> None:
    """Who hears all events in their order knows what is so."""
    found, events = condition(policy, history)
    heard = [event.kind for event in events]
    pairs = {
        (EventKind.DIED,): (EventKind.REVIVED,),
        (EventKind.MOVED,): (EventKind.MOVED_BACK,),
        (EventKind.CHANGED,): (EventKind.RESTORED,),
        (EventKind.BLOCKED,): (EventKind.UNBLOCKED,),
        (EventKind.SUSPECTED,): (EventKind.RECOVERED, EventKind.DIED),
    }
    holds = {
        begin: next((kind in begin for kind in reversed(heard) if kind in (*begin, *end)), False)
        for begin, end in pairs.items()
    }
    assert [*holds.values()] == [
        found.phase is Phase.DEAD,
        bool(found.successor),
        found.changed_at is not None,
        found.blocked_at is not None,
        found.phase is Phase.SUSPECTED,
    ]


def test_nothing_seen_is_nothing_known() -> None:
    """The fold begins with an empty condition."""
    assert condition(POLICY, []) == (Condition(), ())
