"""A plain list of addresses → links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.app.registry import reader_for
from dostupne.documents.addresses import ADDRESSES
from dostupne.documents.markdown import MARKDOWN
from dostupne.documents.plaintext import PLAIN_TEXT
from dostupne.errors import UnreadableSource
from dostupne.model.reference import Kind

LIST = """# links to check

http://a.example/x
  - https://b.example/y_z#c
12. <http://c.example/?q=1,2>
https://d.example/1, https://d.example/2; www.e.example/q
not an address
ftp://f.example/file
"""


def test_every_address_is_a_link_with_its_line() -> None:
    """Bullets, numbers, angle brackets and remarks are passed over; what is no address is told with its line."""
    document = ADDRESSES.read(LIST.encode(), "list.txt")
    assert [(one.url, one.origin.first_line) for one in document.references] == [
        ("http://a.example/x", 3),
        ("https://b.example/y_z#c", 4),
        ("http://c.example/?q=1,2", 5),
        ("https://d.example/1", 6),
        ("https://d.example/2", 6),
        ("www.e.example/q", 6),
        ("ftp://f.example/file", 8),
    ]
    assert {one.kind for one in document.references} == {Kind.LINK}
    assert [(fault.line, "“not an address”" in fault.message) for fault in document.faults] == [(7, True)]


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        (LIST, True),
        ("http://a.example/x", True),
        ("\ufeffhttp://a.example/x\r\nhttp://a.example/y\r\n", True),
        ("Novinky\nhttp://a.example/x\nhttp://a.example/y\n", False),
        ("http://a.example/long-\naddress/broken\nhttp://b.example/long-\naddress/too\n", False),
        ("NOVÁK, Jan. Kniha. Dostupné z: http://a.example/x\n", False),
        ("Text.\n", False),
        ("# http://a.example/x\n", False),
        ("", False),
    ],
)
def test_only_a_list_is_taken_for_one(text: str, listed: bool) -> None:
    """A heading, broken addresses and references are for the finder."""
    assert ADDRESSES.recognises(text.encode()) is listed
    assert (reader_for(text.encode(), "a.txt") in (PLAIN_TEXT, MARKDOWN)) is not listed


@pytest.mark.parametrize("encoding", ["utf-16", "cp1250"])
def test_encodings(encoding: str) -> None:
    """As of any text."""
    data = "http://a.example/žluťoučký\n".encode(encoding)
    assert ADDRESSES.recognises(data)
    assert ADDRESSES.read(data, "x").references[0].url == "http://a.example/žluťoučký"


def test_rubbish_is_refused() -> None:
    """In words."""
    with pytest.raises(UnreadableSource, match=r"^x: this is no text"):
        ADDRESSES.read(bytes(range(256)) * 9, "x")


@given(st.text("http://w.ab,; <>-\n1#", max_size=200))
def test_any_text_is_read(text: str) -> None:
    """Lines lie within the file."""
    document = ADDRESSES.read(text.encode(), "x")
    assert all(1 <= (one.origin.first_line or 0) <= text.count("\n") + 1 for one in document.references)


@pytest.mark.parametrize(
    "line", ["http://a.example/" + "," * 100_000, "- " * 50_000, " " * 100_000 + "x", ";" * 100_000]
)
def test_long_lines_take_no_longer_than_they_are_long(line: str) -> None:
    """The test would not end."""
    assert ADDRESSES.read(line.encode(), "x").source == "x"
