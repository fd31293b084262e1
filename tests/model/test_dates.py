"""Partial dates: what can be one, how it is written, and the day to measure from."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.model.dates import PartialDate

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
