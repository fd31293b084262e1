"""What there is to tell, and what of it is news."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.links.condition import condition
from dostupne.links.news import news, state
from dostupne.model.watching import EventKind, Phase, Sighting
from tests.links.watched import POLICY, histories, jumbled, looks

USUAL = frozenset(
    (EventKind.DIED, EventKind.REVIVED, EventKind.MOVED, EventKind.MOVED_BACK, EventKind.CHANGED, EventKind.RESTORED)
)
ALL = frozenset(EventKind)
_telling = st.sampled_from([USUAL, ALL])

_living = st.builds(
    lambda *lines: "\n".join(line for line in lines if line),
    st.sampled_from(["", "suspected"]),
    st.sampled_from(["", "moved https://b.cz/x", "moved https://c.cz/x"]),
    st.sampled_from(["", "changed"]),
    st.sampled_from(["", "blocked"]),
)
_states = _living | st.just("dead")


def _state(line: str, telling: frozenset[EventKind] = ALL) -> str:
    return state(condition(POLICY, looks(line))[0], telling)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("0 ok", ""),
        ("0 wall", "blocked"),
        ("0 moved", "moved https://b.cz/x"),
        ("0 ok, 7 other", "changed"),
        ("0 moved, 7 gone", "suspected\nmoved https://b.cz/x"),
        ("0 ok, 7 other, 14 moved-on, 21 wall", "moved https://c.cz/x\nchanged\nblocked"),
        ("0 moved, 7 gone, 10 gone, 13 gone, 43 wall", "dead"),
    ],
)
def test_states(line: str, expected: str) -> None:
    """What there is to tell after a history, all told."""
    assert _state(line) == expected


def test_doubts_are_told_to_those_who_want_to_hear_them() -> None:
    """A first failure and a wall are nothing to most; who wants to hear of their end must have heard of their beginning."""
    assert _state("0 ok, 7 gone", USUAL) == _state("0 ok, 7 wall", USUAL) == ""
    assert _state("0 ok, 7 gone", USUAL | {EventKind.RECOVERED}) == "suspected"
    assert _state("0 ok, 7 wall", USUAL | {EventKind.UNBLOCKED}) == "blocked"


@pytest.mark.parametrize(
    ("told", "now", "expected"),
    [
        ("", "dead", ["died"]),
        ("dead", "dead", []),
        ("dead", "", ["revived"]),
        ("dead", "moved https://b.cz/x", ["revived", "moved"]),
        ("dead", "suspected", ["revived", "suspected"]),
        ("suspected", "dead", ["died"]),
        ("suspected", "", ["recovered"]),
        ("", "moved https://b.cz/x\nchanged", ["moved", "changed"]),
        ("moved https://b.cz/x", "moved https://c.cz/x", ["moved"]),
        ("moved https://b.cz/x", "", ["moved-back"]),
        ("moved https://b.cz/x\nchanged\nblocked", "dead", ["died"]),
        ("changed", "blocked", ["restored", "blocked"]),
        ("blocked", "suspected", ["suspected", "unblocked"]),
    ],
)
def test_news(told: str, now: str, expected: list[str]) -> None:
    """What was told, what is so, and what of it is news."""
    assert [*news(told, now)] == expected


@given(_states, _states)
def test_news_is_complete_and_told_once(told: str, now: str) -> None:
    """Something wherever anything differs, nothing where nothing does, and nothing twice."""
    found = news(told, now)
    assert bool(found) is (told != now)
    assert news(now, now) == ()
    assert len({*found}) == len(found)


@given(_states, _states)
def test_who_hears_the_news_knows_what_is_so(told: str, now: str) -> None:
    """All but the new address, which the link itself tells."""
    known = set() if told == "dead" else {line.split()[0] for line in told.splitlines()}
    begins = {"died": "dead", "suspected": "suspected", "moved": "moved", "changed": "changed", "blocked": "blocked"}
    ends = {"recovered": "suspected", "moved-back": "moved", "restored": "changed", "unblocked": "blocked"}
    found = [str(kind) for kind in news(told, now)]
    known -= {ends[kind] for kind in found if kind in ends}
    known |= {begins[kind] for kind in found if kind in begins}
    assert ({"dead"} if now == "dead" else known) == {line.split()[0] for line in now.splitlines()}


@given(jumbled, _telling)
def test_what_the_readers_hear_is_what_happened(history: list[Sighting], telling: frozenset[EventKind]) -> None:
    """Told after every look, deaths and returns are told as often as they happen."""
    told = ""
    heard: list[EventKind] = []
    for end in range(len(history) + 1):
        now = state(condition(POLICY, history[:end])[0], telling)
        heard += news(told, now)
        told = now
    events = [event.kind for event in condition(POLICY, history)[1]]
    for kind in (EventKind.DIED, EventKind.REVIVED):
        assert heard.count(kind) == events.count(kind)


@given(histories)
def test_a_state_is_one_text(history: list[Sighting]) -> None:
    """The same condition is the same text, and of the dead there is nothing else."""
    found, _ = condition(POLICY, history)
    assert state(found, ALL) == state(found, ALL).strip()
    assert (state(found, USUAL) == "dead") is (found.phase is Phase.DEAD)
