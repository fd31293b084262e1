"""Which sightings are kept when history is thinned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.links.condition import condition, step
from dostupne.links.retain import kept
from dostupne.model.watching import Policy, Sighting
from tests.links.watched import POLICY, day, histories, jumbled, looks, policies, sighting, without, words

OLD = day(10_000)


def _thinned(policy: Policy, history: list[Sighting], before: object = OLD) -> list[Sighting]:
    marks = kept(policy, history, before)  # type: ignore[arg-type]
    return [one for one, keep in zip(history, marks, strict=True) if keep]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("0 ok", "0 ok"),
        ("0 ok, 7 ok, 14 ok, 21 ok", "0 ok, 21 ok"),
        ("0 ok, 7 ok, 14 ok, 21 other, 28 other, 35 other", "0 ok, 14 ok, 21 other, 35 other"),
        ("0 ok, 7 ok, 14 wall, 21 ok, 28 ok", "0 ok, 7 ok, 14 wall, 21 ok, 28 ok"),
        ("0 gone, 1 gone, 2 gone, 3 gone, 6 gone, 36 gone, 66 gone", "0 gone, 3 gone, 6 gone, 66 gone"),
        ("0 wall, 7 wall, 14 wall, 21 ok", "0 wall, 14 wall, 21 ok"),
        ("0 timeout, 3 timeout, 6 timeout, 36 timeout, 66 ok", "0 timeout, 3 timeout, 6 timeout, 36 timeout, 66 ok"),
        ("0 timeout, 3 timeout, 6 timeout, 36 timeout, 66 timeout, 96 ok", "0 timeout, 3 timeout, 6 timeout, 66 timeout, 96 ok"),
        ("0 ok, 7 timeout, 8 timeout, 9 timeout", "0 ok, 7 timeout, 8 timeout, 9 timeout"),
    ],
)  # fmt: skip
def test_cases(line: str, left: str) -> None:
    """What is left of old looks."""
    assert _thinned(POLICY, looks(line)) == looks(left)


def test_what_is_not_old_is_kept() -> None:
    """All of it, whatever it tells."""
    line = "0 ok, 7 ok, 14 ok, 21 ok, 28 ok"
    assert _thinned(POLICY, looks(line), day(14)) == looks("0 ok, 14 ok, 21 ok, 28 ok")
    assert kept(POLICY, [], OLD) == ()


@given(policies, jumbled, st.integers(-50, 200))
def test_what_follows_from_it_stays(policy: Policy, history: list[Sighting], before: int) -> None:
    """The same condition, but for the number of looks, and the same events."""
    left = _thinned(policy, history, day(before))
    found, events = condition(policy, history)
    thinned, happened = condition(policy, left)
    assert without(thinned, "looks") == without(found, "looks")
    assert happened == events


@given(jumbled, st.lists(words, max_size=10))
def test_what_will_follow_stays(history: list[Sighting], later: list[str]) -> None:
    """Whatever is seen afterwards tells the same after a thinned history as after all of it."""
    found, _ = condition(POLICY, history)
    thinned, _ = condition(POLICY, _thinned(POLICY, history))
    for number, word in enumerate(later):
        seen = sighting(word, day(900 + 2 * number))
        found, events = step(POLICY, found, seen)
        thinned, happened = step(POLICY, thinned, seen)
        assert happened == events
    assert without(thinned, "looks") == without(found, "looks")


@given(histories)
def test_thinning_twice_is_thinning_once(history: list[Sighting]) -> None:
    """Nothing more goes the second time that tells anything: what follows stays, however often it is done."""
    once = _thinned(POLICY, history)
    twice = _thinned(POLICY, once)
    assert without(condition(POLICY, twice)[0], "looks") == without(condition(POLICY, once)[0], "looks")
    assert len(twice) <= len(once) <= len(history)
    assert history[:1] == once[:1]
    assert history[-1:] == once[-1:]
