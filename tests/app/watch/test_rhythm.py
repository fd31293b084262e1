"""When the daemon works: windows over midnight and over both switches of the Czech clocks, rests, and jitter."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from dostupne.app.watch.rhythm import LONGEST_REST, Rhythm, Window

PRAGUE = ZoneInfo("Europe/Prague")
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)

# In 2026 the clocks go from 2:00 to 3:00 on 29 March (01:00 UTC), and from 3:00 back to 2:00 on 25 October (01:00 UTC).


def _window(text: str) -> Window:
    found = Window.of(text, PRAGUE)
    assert found is not None
    return found


def _utc(day: str, clock: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}:00+00:00")


def test_no_window_is_always() -> None:
    assert Window.of("") is None
    assert Window.of("06:00-06:00") is None


@pytest.mark.parametrize(
    ("text", "clock", "is_open"),
    [
        ("22:00-06:00", "21:59", False),
        ("22:00-06:00", "22:00", True),
        ("22:00-06:00", "00:00", True),
        ("22:00-06:00", "05:59", True),
        ("22:00-06:00", "06:00", False),
        ("9:00-17:30", "08:59", False),
        ("9:00-17:30", "09:00", True),
        ("9:00-17:30", "17:29", True),
        ("9:00-17:30", "17:30", False),
        ("9:00 - 17:30", "17:29", True),
        ("22:00-00:00", "23:59", True),
        ("22:00-00:00", "00:00", False),
    ],
)
def test_a_window_is_of_the_places_clock(text: str, clock: str, *, is_open: bool) -> None:
    """It has its first moment and not its last, over midnight too."""
    local = datetime.combine(date(2026, 11, 28), time.fromisoformat(clock), PRAGUE)
    assert _window(text).is_open(local.astimezone(UTC)) is is_open


@pytest.mark.parametrize(
    ("text", "now", "opens"),
    [
        ("22:00-06:00", ("2026-11-28", "12:00"), ("2026-11-28", "21:00")),
        ("22:00-06:00", ("2026-11-28", "22:30"), ("2026-11-28", "22:30")),
        ("09:00-17:00", ("2026-11-28", "20:00"), ("2026-11-29", "08:00")),
        # The night of spring: an hour shorter, from 22:00 CET to 6:00 CEST.
        ("22:00-06:00", ("2026-03-29", "03:59"), ("2026-03-29", "03:59")),
        ("22:00-06:00", ("2026-03-29", "04:00"), ("2026-03-29", "20:00")),
        # 2:30 is left out on that day: it opens at 3:30 CEST, as 2:30 CET would have been.
        ("02:30-05:00", ("2026-03-29", "00:00"), ("2026-03-29", "01:30")),
        ("02:30-05:00", ("2026-03-30", "00:00"), ("2026-03-30", "00:30")),
        # All of 2:00-3:00 is left out on that day, and on the next it is there.
        ("02:00-03:00", ("2026-03-29", "01:00"), ("2026-03-30", "00:00")),
        # The night of autumn: an hour longer, from 22:00 CEST to 6:00 CET.
        ("22:00-06:00", ("2026-10-25", "04:59"), ("2026-10-25", "04:59")),
        ("22:00-06:00", ("2026-10-25", "05:00"), ("2026-10-25", "21:00")),
        # 2:30 comes twice on that day, and so the window opens twice.
        ("02:30-02:45", ("2026-10-24", "12:00"), ("2026-10-25", "00:30")),
        ("02:30-02:45", ("2026-10-25", "01:40"), ("2026-10-25", "01:40")),
    ],
)
def test_when_a_window_opens(text: str, now: tuple[str, str], opens: tuple[str, str]) -> None:
    """All times here are UTC, the windows of Prague."""
    assert _window(text).opening(_utc(*now)) == _utc(*opens)


@pytest.mark.parametrize("day", ["2026-03-28", "2026-03-29", "2026-03-30", "2026-10-24", "2026-10-25", "2026-10-26"])
@pytest.mark.parametrize("text", ["22:00-06:00", "02:30-02:45", "02:00-03:00", "00:00-00:01", "23:59-00:00"])
def test_a_window_that_opens_is_ahead_open_and_within_two_days(text: str, day: str) -> None:
    """From each quarter of an hour of the days around the switches."""
    window, midnight = _window(text), _utc(day, "00:00")
    for quarter in range(96):
        now = midnight + quarter * 15 * MINUTE
        opening = window.opening(now)
        assert now <= opening <= now + timedelta(hours=49)
        assert window.is_open(opening), (now, opening)
        if not window.is_open(now):
            assert not window.is_open(opening - MINUTE), (now, opening)


@pytest.mark.parametrize(
    ("due_in", "rest"),
    [
        (None, LONGEST_REST),
        (timedelta(minutes=10), timedelta(minutes=10)),
        (timedelta(days=3), LONGEST_REST),
        (timedelta(0), timedelta(0)),
        (-timedelta(days=30), timedelta(0)),
    ],
)
def test_it_rests_until_something_is_due_an_hour_at_most(due_in: timedelta | None, rest: timedelta) -> None:
    """Sources are looked at once an hour; what was missed is due now."""
    due_at = None if due_in is None else NOON + due_in
    assert Rhythm().next_run(NOON, due_at, 1.0) == NOON + rest


def test_jitter_only_delays() -> None:
    rhythm = Rhythm(jitter=5 * MINUTE)
    assert rhythm.next_run(NOON, NOON + 10 * MINUTE, 0.0) == NOON + 10 * MINUTE
    assert rhythm.next_run(NOON, NOON + 10 * MINUTE, 0.5) == NOON + 12.5 * MINUTE
    assert rhythm.next_run(NOON, None, 1.0) == NOON + HOUR + 5 * MINUTE


def test_what_is_due_outside_the_window_waits_for_it() -> None:
    rhythm = Rhythm(_window("22:00-06:00"), 5 * MINUTE)
    assert rhythm.next_run(NOON, NOON + MINUTE, 0.5) == _utc("2026-11-28", "21:00")
    # One that the jitter would take out of the window waits for the next.
    at_the_end = _utc("2026-11-29", "04:58")
    assert rhythm.next_run(at_the_end, at_the_end, 0.0) == at_the_end
    assert rhythm.next_run(at_the_end, at_the_end, 1.0) == _utc("2026-11-29", "21:00")
