"""Stamps of archives and addresses of copies."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.model.copies import parse_archived_note, parse_copy, parse_stamp, read_copy


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


@pytest.mark.parametrize(
    ("url", "original", "at"),
    [
        ("https://archive.ph/AbCdE", "", None),
        ("https://perma.cc/0ABC-12DE", "", None),
        ("https://linkra.webarchiv.cz/wa/AbCd1", "", None),
        ("https://wayback.webarchiv.cz/wayback/*/http://a.cz/x", "http://a.cz/x", None),
        ("https://web.archive.org/web/2014*/http://a.cz/x", "http://a.cz/x", None),
        ("https://web.archive.org/web/http://a.cz/x", "http://a.cz/x", None),
        ("https://archive.ph/newest/http://a.cz/x", "http://a.cz/x", None),
        ("https://archive.ph/o/AbCdE/http://a.cz/x", "http://a.cz/x", None),
        (
            "https://archive.is/2014.07.22-101112/http://a.cz/x",
            "http://a.cz/x",
            datetime(2014, 7, 22, 10, 11, 12, tzinfo=UTC),
        ),
        (
            "https://wayback.webarchiv.cz/wayback/20140722101112345/http://a.cz/x",
            "http://a.cz/x",
            datetime(2014, 7, 22, 10, 11, 12, tzinfo=UTC),
        ),
        (
            "https://wayback.archive-it.org/3671/20140722101112/http://a.cz/x",
            "http://a.cz/x",
            datetime(2014, 7, 22, 10, 11, 12, tzinfo=UTC),
        ),
        (
            "http://www.webcitation.org/query?url=http%3A%2F%2Fa.cz%2Fx&date=2012-06-01+21:40:03",
            "http://a.cz/x",
            datetime(2012, 6, 1, 21, 40, 3, tzinfo=UTC),
        ),
        ("https://a.cz/AbCdE", None, None),
        ("https://web.archive.org/", None, None),
        ("http://www.webcitation.org/archive", None, None),
    ],
)
def test_what_an_address_says_of_its_copy(url: str, original: str | None, at: datetime | None) -> None:
    """Short codes say nothing, lists of copies no time; other addresses are no copies."""
    copy = read_copy(url)
    assert (copy and (copy.original, copy.at)) == (None if original is None else (original, at))


def test_codes_of_webcite_hold_their_time() -> None:
    """Microseconds since 1970 in base 62, nine signs."""
    signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    moment = datetime(2012, 6, 1, 21, 40, 3, tzinfo=UTC)
    number, code = int(moment.timestamp()) * 10**6, ""
    while number:
        number, rest = divmod(number, 62)
        code = signs[rest] + code
    copy = read_copy(f"http://www.webcitation.org/{code}?url=http://a.cz/x")
    assert copy is not None
    assert (copy.original, copy.at) == ("http://a.cz/x", moment)


@pytest.mark.parametrize(
    ("note", "hour"),
    [
        ("Webarchiv [arch. 2025-11-27T10:44:20+01:00]. [cit. 2025-11-27]", 9),
        ("[arch. 2025-11-27T10:44:20Z]", 10),
        ("[arch. 2025-11-27 10:44]", 10),
        ("[arch. 2025-13-27T10:44:20+01:00]", None),
        ("[cit. 2025-11-27]", None),
    ],
)
def test_the_note_of_the_webarchiv_is_local_time(note: str, hour: int | None) -> None:
    """The stamp in the address is UTC, the note beside it is not."""
    moment = parse_archived_note(note)
    assert (moment and moment.hour) == hour
