"""Answers of the CDX index as they really come."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.archives.cdx import NoIndex, Row, parse_index, parse_page, usable

HEADER = ["timestamp", "original", "mimetype", "statuscode", "digest"]
PAGE = ["20140722101112", "http://a.cz/", "text/html", "200", "AAA"]


@pytest.mark.parametrize("body", ["", " \n", "[]", json.dumps([HEADER])])
def test_nothing_found(body: str) -> None:
    """An empty list, a mere header and an empty body hold no captures."""
    assert parse_index(body) == ()


@pytest.mark.parametrize(
    "rows",
    [
        [HEADER, PAGE],
        [PAGE],
        [HEADER, PAGE, PAGE],
        [HEADER, PAGE, [], ["cz%2Ca%29%2F+20140722101112%21"]],
        [["digest", "statuscode", "original", "timestamp", "mimetype"], ["AAA", "200", PAGE[1], PAGE[0], PAGE[2]]],
    ],
)
def test_one_row_in_many_shapes(rows: list[list[str]]) -> None:
    """With and without header, repeated, in another order, with a resume key behind."""
    assert parse_index(json.dumps(rows)) == (Row("20140722101112", "http://a.cz/", "text/html", 200, "AAA"),)


@pytest.mark.parametrize(
    "body",
    [
        "<html><body>503 Service Temporarily Unavailable</body></html>",
        "org.archive.util.io.RuntimeIOException: java.net.SocketTimeoutException",
        '{"error": "bad"}',
        "[" * 100_000,
        "null",
    ],
)
def test_what_is_no_index(body: str) -> None:
    """Web pages and error texts with a good status are told from an empty list."""
    with pytest.raises(NoIndex):
        parse_index(body)


def test_revisits_stand_for_the_page_they_repeat() -> None:
    """A revisit has the status of the capture of its digest; where none is listed it may be a page, and the copy tells.

    One of what is listed as no page is none.
    """
    rows = [
        Row("2014", "http://a.cz/", "text/html", 200, "AAA"),
        Row("2015", "http://a.cz/", "warc/revisit", None, "AAA"),
        Row("2016", "http://a.cz/", "warc/revisit", None, "BBB"),
        Row("2017", "http://a.cz/", "text/html", 301, "CCC"),
        Row("2017", "http://a.cz/", "warc/revisit", None, "CCC"),
        Row("2017", "http://a.cz/", "text/html", 404, "DDD"),
        Row("2017", "http://a.cz/", "warc/revisit", None, "DDD"),
        Row("2018", "http://a.cz/", "unk", None, "-"),
        Row("2019", "http://a.cz/", "-", 200, "-"),
        Row("2020", "http://a.cz/", "warc/revisit", 200, "EEE"),
    ]
    assert [(row.timestamp, row.status) for row in usable(rows)] == [
        ("2014", 200),
        ("2015", 200),
        ("2016", None),
        ("2018", None),
        ("2019", 200),
        ("2020", None),
    ]


JSON = st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=6), max_leaves=12)


@given(st.lists(st.lists(JSON, max_size=6), max_size=6) | JSON)
def test_any_json_is_read_or_refused(data: object) -> None:
    """No shape of JSON makes reading fail in another way."""
    try:
        rows = parse_index(json.dumps(data))
    except NoIndex:
        assert not isinstance(data, list)
    else:
        assert all(row.timestamp for row in usable(rows))


def test_the_dialect_of_pywb() -> None:
    """An object a line under other names; lines cut off cost only themselves, and blocked copies are known."""
    lines = [
        '{"timestamp": "20140722101112", "url": "http://a.cz/", "mime": "text/html", "status": "200", "digest": "A"}',
        '{"timestamp": "20150722101112", "url": "http://a.cz/", "mime": "warc/revisit", "digest": "A"}',
        '{"timestamp": "20160722101112", "url": "http://a.cz/", "status": "200", "access": "block"}',
        '{"timestamp": "2017072210',
    ]
    rows = parse_index("\n".join(lines))
    assert [(row.status, row.public) for row in rows] == [(200, True), (None, True), (200, False)]
    assert len(usable(rows)) == 3


def test_the_key_to_go_on_from() -> None:
    """It stands behind an empty row, and is no row itself."""
    assert parse_page(json.dumps([HEADER, PAGE, [], ["cz%2Ca%29%2F+2014%21"]]))[1] == "cz%2Ca%29%2F+2014%21"
    assert parse_page(json.dumps([HEADER, PAGE]))[1] == ""
