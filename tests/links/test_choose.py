"""Choosing the snapshot to offer, held against a slow and plain choice."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.links.choose import candidates
from dostupne.links.choose import choose as choose_of
from dostupne.model.dates import PartialDate
from dostupne.model.reference import Kind, Origin, Reference
from dostupne.model.snapshot import Capture, Snapshot

URL = "https://a.cz/x"
TODAY = date(2026, 11, 24)


def _cite(accessed: PartialDate | None = None, issued: PartialDate | None = None) -> Reference:
    return Reference(kind=Kind.REFERENCE, raw="", origin=Origin("essay.txt"), url=URL, accessed=accessed, issued=issued)


def choose(captures: Sequence[Capture], reference: Reference, today: date) -> tuple[Snapshot, ...]:
    """What is offered where every copy shows what was cited."""
    return choose_of(candidates(captures, reference, today), reference)


def _capture(day: str, status: int | None = 200, original: str = URL, archive: str = "wayback") -> Capture:
    at = datetime.fromisoformat(f"{day}T12:00:00+00:00") if len(day) == 10 else datetime.fromisoformat(day)
    return Capture(archive, original, at, f"https://web.archive.org/web/{at:%Y%m%d%H%M%S}/{original}", status)


ACCESSED = PartialDate(2020, 5, 20)


@pytest.mark.parametrize(
    ("days", "chosen", "distance"),
    [
        (["2020-05-19", "2020-05-20", "2020-05-21"], "2020-05-20", 0),
        (["2020-05-10", "2020-05-25"], "2020-05-10", 10),
        (["2010-01-01", "2020-05-21"], "2010-01-01", 3792),
        (["2020-06-30", "2020-05-25"], "2020-05-25", 5),
        (["2020-05-25", "2020-05-15"], "2020-05-15", 5),
        (["2010-01-01"], "2010-01-01", 3792),
        (["2030-01-01", "2019-01-01"], "2019-01-01", 505),
    ],
)
def test_the_day_of_access_or_the_last_before_it(days: list[str], chosen: str, distance: int) -> None:
    """The same day, else the last before, else the first after, never one from the future."""
    (snapshot,) = choose([_capture(day) for day in days], _cite(ACCESSED), TODAY)
    assert (snapshot.capture.at.date().isoformat(), snapshot.distance_days) == (chosen, distance)


def test_publication_where_no_access_is_known() -> None:
    """Then the capture nearest to the publication; the day of access comes first where both are known."""
    captures = [_capture("2014-07-23"), _capture("2020-05-20")]
    issued = PartialDate(2014, 7, 22)
    assert choose(captures, _cite(None, issued), TODAY)[0].distance_days == 1
    assert choose(captures, _cite(ACCESSED, issued), TODAY)[0].distance_days == 0


def test_the_newest_without_any_date() -> None:
    """Without a date there is no distance, and the newest capture is the best guess."""
    (snapshot,) = choose([_capture("2014-07-23"), _capture("2020-05-20"), _capture("2016-01-01")], _cite(), TODAY)
    assert (snapshot.capture.at.year, snapshot.distance_days, snapshot.representative) == (2020, None, False)


@pytest.mark.parametrize("status", [301, 404, 503, 100])
def test_only_copies_of_pages(status: int) -> None:
    """Archived redirects and errors are never offered."""
    assert choose([_capture("2020-05-20", status)], _cite(ACCESSED), TODAY) == ()


def test_the_cited_spelling_on_a_tie() -> None:
    """Of two captures of a day that of the very address is taken."""
    captures = [_capture("2020-05-18", original="http://www.a.cz/x/"), _capture("2020-05-18")]
    assert choose(captures, _cite(ACCESSED), TODAY)[0].capture.original == URL


def test_one_of_each_archive_best_first() -> None:
    """Each archive gives its best; the best of all stands first."""
    captures = [
        _capture("2020-05-01"),
        _capture("2020-05-10"),
        _capture("2020-05-19", status=None, archive="webarchiv"),
        _capture("2020-05-21", archive="arquivo"),
    ]
    snapshots = choose(captures, _cite(ACCESSED), TODAY)
    chosen = [(one.capture.archive, one.distance_days) for one in snapshots]
    assert chosen == [("webarchiv", 1), ("wayback", 10), ("arquivo", 1)]


def test_the_next_is_at_hand_where_the_first_fails() -> None:
    """All that may be offered, in order; what nobody can read is not among it."""
    hidden = replace(_capture("2020-05-20"), public=False)
    captures = [
        _capture("2020-05-22"),
        _capture("2020-05-01"),
        hidden,
        _capture("2020-05-19"),
        _capture("2020-05-20", 404),
    ]
    ordered = [one.capture.at.date().isoformat() for one in candidates(captures, _cite(ACCESSED), TODAY)]
    assert ordered == ["2020-05-19", "2020-05-01", "2020-05-22"]


CAPTURES = st.builds(
    lambda days, hours, status, original, archive: Capture(
        archive, original, datetime(2020, 5, 20, tzinfo=UTC) + timedelta(days=days, hours=hours), "", status
    ),
    st.integers(-20, 20) | st.integers(-4000, 4000),
    st.integers(0, 23),
    st.sampled_from([None, 200, 203, 301, 404]),
    st.sampled_from([URL, "http://a.cz/x"]),
    st.sampled_from(["wayback", "webarchiv"]),
)
DATES = st.none() | st.dates(date(2019, 1, 1), date(2021, 1, 1)).map(
    lambda day: PartialDate(day.year, day.month, day.day)
)


def _slowly(captures: list[Capture], accessed: PartialDate | None, issued: PartialDate | None) -> dict[str, Capture]:
    """The best of each archive, by comparing every capture with every other."""
    known = accessed or issued
    near = known.nearest_day() if known else None

    def beats(one: Capture, other: Capture) -> bool:
        a, b = one.at.date(), other.at.date()
        if near is None and a != b:
            return a > b
        if near is not None and a != b:
            if (a <= near) != (b <= near):
                return a <= near
            return a > b if a <= near else a < b
        if (one.original == URL) != (other.original == URL):
            return one.original == URL
        if (one.status is None) != (other.status is None):
            return other.status is None
        return one.at > other.at

    usable = [one for one in captures if one.status in {None, 200, 203} and one.at.date() <= TODAY]
    return {
        one.archive: one
        for one in reversed(usable)
        if not any(beats(other, one) for other in usable if other.archive == one.archive)
    }


@given(st.lists(CAPTURES, max_size=12), DATES, DATES)
def test_agrees_with_the_slow_choice(
    captures: list[Capture], accessed: PartialDate | None, issued: PartialDate | None
) -> None:
    """Whatever the archives hold, no better capture than the chosen one is left behind."""
    snapshots = choose(captures, _cite(accessed, issued), TODAY)
    assert {one.capture.archive: one.capture for one in snapshots} == _slowly(captures, accessed, issued)
    one_archive = [replace(one, archive="any") for one in captures]
    best = _slowly(one_archive, accessed, issued)
    assert [replace(one.capture, archive="any") for one in snapshots[:1]] == list(best.values())
