"""Partial dates: what can be one, how it is written, and the day to measure from."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.model.dates import PartialDate
from dostupne.model.written_dates import is_open, read_range

READABLE = {
    "2014": (2014,),
    "2014-07": (2014, 7),
    "2014-7": (2014, 7),
    "2014-07-22": (2014, 7, 22),
    " 2014-07-22 ": (2014, 7, 22),
    "2016-02-29": (2016, 2, 29),
}
UNREADABLE = [
    "",
    "-",
    "2014-",
    "2014-13",
    "2014-00",
    "2014-02-30",
    "2015-02-29",
    "2014-07-22-01",
    "-2014",
    "0",
    "10000",
]
UNREADABLE += ["22. 7. 2014", "2014/07", "２０１４", "²014", "červenec 2014", "2014-07-22T10:00"]


@pytest.mark.parametrize(("text", "parts"), READABLE.items())
def test_iso_dates_are_read(text: str, parts: tuple[int, ...]) -> None:
    """A year, a month of a year, or a day."""
    assert PartialDate.from_iso(text) == PartialDate(*parts)


@pytest.mark.parametrize("text", UNREADABLE)
def test_anything_else_is_no_date(text: str) -> None:
    """None, and nothing raised, for what is none."""
    assert PartialDate.from_iso(text) is None


@pytest.mark.parametrize("parts", [(2014, 13), (2014, 0), (2014, 2, 30), (0,), (10000,), (2014, 7, 0)])
def test_what_no_calendar_has(parts: tuple[int, ...]) -> None:
    """Ours to prevent when we make one; a value when a document says so."""
    with pytest.raises(ValueError, match=r"."):
        PartialDate(*parts)
    assert PartialDate.of(*parts) is None


@pytest.mark.parametrize(
    ("parts", "nearest"),
    [((2014,), date(2014, 7, 1)), ((2014, 2), date(2014, 2, 15)), ((2014, 7, 22), date(2014, 7, 22))],
)
def test_the_day_to_measure_from(parts: tuple[int, ...], nearest: date) -> None:
    """The middle of what is known."""
    assert PartialDate(*parts).nearest_day() == nearest


@given(st.dates())
def test_writing_and_reading_back(day: date) -> None:
    """As ISO 8601 writes it, and as CSL-JSON takes it."""
    whole = PartialDate(day.year, day.month, day.day)
    assert whole.iso() == day.isoformat()
    assert whole.parts() == [day.year, day.month, day.day]
    for known in (whole, PartialDate(day.year, day.month), PartialDate(day.year)):
        assert PartialDate.from_iso(known.iso()) == known
        assert PartialDate(*known.parts()) == known


@given(st.text(max_size=20))
def test_no_text_raises(text: str) -> None:
    """Reading is total."""
    found = PartialDate.from_iso(text)
    assert found is None or PartialDate.from_iso(found.iso()) == found


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("1490~", "1490~"),
        ("cca 1490", "1490~"),
        ("~1490", "1490~"),
        ("kolem roku 1490", "1490~"),
        ("2003-23", "2003-23"),
        ("2003-24~", "2003-24~"),
        ("2014-07~", "2014-07~"),
        ("c2010", "2010"),
        ("2003-20", "2003"),
        ("1490~/1500", "1490~/1500"),
        ("1490/1500~", "1490/1500~"),
        ("2003-21/2003-23", "2003-21/2003-23"),
    ],
)
def test_seasons_and_approximate_dates_are_read_and_written(text: str, edtf: str) -> None:
    """EDTF level 1; a copyright date is none about which one is unsure."""
    assert "/".join(date.edtf() for date in read_range(text) if date) == edtf


def test_an_approximate_date_and_a_season_are_no_other_dates() -> None:
    assert PartialDate(1490, approximate=True) == PartialDate(1490) == PartialDate(1490, season=1)
    assert PartialDate(1490, season=1).iso() == "1490"


@pytest.mark.parametrize("given", [{"season": 5}, {"season": 0}, {"month": 3, "season": 1}])
def test_impossible_seasons_are_refused(given: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="season"):
        PartialDate(2003, **given)


@pytest.mark.parametrize("text", ["1980/", "1980/..", "1980--", "1980 –", "1980-", "1490~/", "1980-05/"])
def test_what_goes_on_is_told(text: str) -> None:
    assert is_open(text)


@pytest.mark.parametrize("text", ["", "1980", "1980/1990", "1980-05", "/1980", "1980--1990"])
def test_what_has_an_end_is_not_open(text: str) -> None:
    assert not is_open(text)
