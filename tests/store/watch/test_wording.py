"""Conditions and copies pass through JSON."""

import json
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from dostupne.model.snapshot import Capture, Snapshot
from dostupne.model.verdict import Standing, Verdict
from dostupne.model.watching import Appearance, Condition, Copies, Phase
from dostupne.store.watch.wording import condition_of, condition_shape, copies_of, snapshots_shape
from tests.store.watch.values import NOW, ODD

_TIMES = st.datetimes().map(lambda when: when.replace(tzinfo=UTC, fold=0))
_VERDICTS = st.builds(
    Verdict,
    st.sampled_from(Standing),
    st.text(),
    st.text(),
    st.none() | st.floats(0, 1),
    st.text(),
    st.lists(st.text(), max_size=2).map(tuple),
)
_LOOKS = st.builds(Appearance, st.text(max_size=2), st.text(max_size=2), st.text(max_size=2))
_CONDITIONS = st.builds(
    Condition,
    phase=st.sampled_from(Phase),
    looks=st.integers(0, 10**6),
    offline=st.booleans(),
    failures=st.integers(0, 9),
    unanswered=st.integers(0, 9),
    verdict=st.none() | _VERDICTS,
    first=st.none() | _LOOKS,
    now=st.none() | _LOOKS,
    successor=st.text(),
    **{
        name: st.none() | _TIMES
        for name in "since asked_at alive_at failed_at counted_at declared_at changed_at moved_at blocked_at".split()
    },
)


@given(_CONDITIONS)
def test_a_condition_comes_back_as_it_was(condition: Condition) -> None:
    again = condition_of(json.loads(json.dumps(condition_shape(condition))))
    assert again == condition
    assert repr(again) == repr(condition)


def test_nothing_known_is_nothing_written() -> None:
    assert condition_shape(Condition()) is None
    assert condition_of(None) == Condition()


def test_a_page_that_is_as_at_first_is_written_once() -> None:
    page = Appearance("Dlouhý název stránky", "ab" * 32, "0f" * 8)
    assert json.dumps(condition_shape(Condition(first=page, now=page))).count("ab" * 32) == 1


def test_copies_come_back_as_they_were() -> None:
    captures = (
        Capture(
            "wayback", ODD, datetime(2014, 7, 22, tzinfo=UTC), "https://web.archive.org/web/2014/x", 200, "text/html"
        ),
        Capture("webarchiv", ODD, NOW, "https://wayback.webarchiv.cz/x", public=False, digest="ABC"),
    )
    copies = Copies(NOW, (Snapshot(captures[0], 3, 0.9), Snapshot(captures[1])))
    assert copies_of(json.loads(json.dumps(snapshots_shape(copies))), NOW) == copies
