"""Stamps of archives and addresses of copies."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.archives.stamps import parse_copy, parse_stamp


@pytest.mark.parametrize(
    ("digits", "time"),
    [
        ("20140722101112", datetime(2014, 7, 22, 10, 11, 12, tzinfo=UTC)),
        ("20140722101112345", datetime(2014, 7, 22, 10, 11, 12, tzinfo=UTC)),
        ("20140722", datetime(2014, 7, 22, tzinfo=UTC)),
        ("201407", datetime(2014, 7, 1, tzinfo=UTC)),
        ("2014", datetime(2014, 1, 1, tzinfo=UTC)),
        ("20000012170449", datetime(2000, 12, 17, 4, 49, 0, tzinfo=UTC)),
        ("20000800241623", datetime(2000, 8, 24, 16, 23, 0, tzinfo=UTC)),
        ("20141322101112", None),
        ("201", None),
        ("", None),
        ("²⁰¹⁴", None),
        ("2014072210111234567", None),
    ],
)
def test_stamps(digits: str, time: datetime | None) -> None:
    """Short, long and damaged stamps; None for what is no time."""
    assert parse_stamp(digits) == time


@pytest.mark.parametrize(
    ("url", "original"),
    [
        ("https://web.archive.org/web/20140722101112/http://a.cz/x?y=1", "http://a.cz/x?y=1"),
        ("http://web.archive.org/web/20140722101112id_/https://a.cz/", "https://a.cz/"),
        ("https://web.archive.org/web/20140722101112/a.cz/x", "http://a.cz/x"),
        ("https://web.archive.org/web/20140722101112/http:/a.cz/x", "http://a.cz/x"),
        ("https://web.archive.org/web/20140722101112/http%3A%2F%2Fa.cz%2Fx", "http://a.cz/x"),
        ("https://wayback.webarchiv.cz/wayback/20140722101112/http://a.cz/x", "http://a.cz/x"),
        ("https://arquivo.pt/noFrame/replay/20140722101112/http://a.pt/", "http://a.pt/"),
        ("https://archive.ph/20140722101112/https://a.cz/", "https://a.cz/"),
    ],
)
def test_copies(url: str, original: str) -> None:
    """A copy says what it is a copy of, and of when."""
    assert parse_copy(url) == (original, datetime(2014, 7, 22, 10, 11, 12, tzinfo=UTC))


@pytest.mark.parametrize(
    "url",
    [
        "https://archive.ph/AbCdE",
        "https://web.archive.org/web/*/http://a.cz/",
        "https://web.archive.org/web/http://a.cz/",
        "https://web.archive.org/web/20149922101112/http://a.cz/",
        "https://web.archive.org/web/20140722101112/mailto:a@b.cz",
        "https://a.cz/web/20140722101112/http://b.cz/",
        "https://a.cz/",
        "",
        "http://[",
    ],
)
def test_what_is_no_copy(url: str) -> None:
    """Short codes, lists of captures and everything else are not taken for copies."""
    assert parse_copy(url) is None


@given(st.text() | st.text().map("https://web.archive.org/web/2014/".__add__), st.text(alphabet="0123456789²a"))
def test_nothing_raises(url: str, digits: str) -> None:
    """Any text has an answer."""
    copy, time = parse_copy(url), parse_stamp(digits)
    assert copy is None or copy[0].lower().startswith("http")
    assert time is None or time.tzinfo is UTC
