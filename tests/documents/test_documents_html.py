"""bytes → Document: how pages say their encoding, and what pages that are none cost."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dostupne.documents.html import HTML, blocks_of
from dostupne.documents.html.slim import MOST_MARKUP, slimmed
from dostupne.errors import UnreadableSource

CZECH = "Šťastný žluťoučký kůň"
ENCODED = [
    ("utf-8", ""),
    ("utf-8-sig", ""),
    ("utf-16", ""),
    ("cp1250", ""),
    ("iso8859_2", '<meta charset="ISO-8859-2">'),
    ("cp1250", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">'),
    ("utf-8", '<meta charset="windows-1250">'),
    ("cp1250", '<meta charset="utf-8">'),
    ("cp1250", '<meta charset="no-such-encoding">'),
    ("utf-8", '<?xml version="1.0" encoding="utf-8"?>'),
]


@pytest.mark.parametrize(("encoding", "said"), ENCODED)
def test_encodings(encoding: str, said: str) -> None:
    """A mark and valid UTF-8 are believed, then the page, then the letters."""
    (block,) = HTML.read(f"{said}<p>{CZECH}</p>".encode(encoding), "a.html").blocks
    assert block.text == CZECH


@pytest.mark.parametrize(
    ("data", "known"),
    [
        (b"<!DOCTYPE html><p>a", True),
        (b"\xef\xbb\xbf \n<html lang=cs>", True),
        ("<html>".encode("utf-16"), True),
        (b"<?xml version='1.0'?><!-- a --><html xmlns='x'>", True),
        (b"<?xml version='1.0'?><rss>", False),
        (b"# Title\n<div>", False),
        (b"<https://a.example/>", False),
        (b"a <html> b", False),
        (b"", False),
    ],
)
def test_it_is_told_by_its_beginning(data: bytes, known: bool) -> None:
    """Other mark-up is no HTML."""
    assert HTML.recognises(data) is known


def test_rubbish_is_refused_in_words() -> None:
    """The message names the file and says what to do."""
    with pytest.raises(UnreadableSource, match=r"^a\.html: .*Give the original"):
        HTML.read(bytes(range(256)) * 10, "a.html")


def test_a_page_too_large_is_refused_in_words() -> None:
    """Scripts and pictures do not count."""
    with pytest.raises(UnreadableSource, match=r"^a\.html: this page is too large .*Give the part"):
        HTML.read(b"<p>a" * (MOST_MARKUP // 4 + 1), "a.html")
    picture = b'<p>a<img src="data:image/png;base64,' + b"A" * MOST_MARKUP + b'">'
    assert [block.text for block in HTML.read(picture, "a.html").blocks] == ["a"]


@pytest.mark.parametrize(
    ("markup", "left"),
    [
        ("a<script>\n</SCRIPT >b", "a\nb"),
        ("a<!-- \n\n -->b", "a\n\nb"),
        ("a<!-- b", "a&lt;!-- b"),
        ("a < b <p title='x > y'>", "a &lt; b <p title='x > y'>"),
        ("<nav><script></nav></script>b", "</script>b"),
    ],
)
def test_lines_stay_where_they_were(markup: str, left: str) -> None:
    """What nobody reads goes, and what opens no element is text."""
    assert slimmed(markup) == left


TAGS = st.sampled_from(
    "<p> </p> <ol> <li> </ol> <a_href='#a'_id='b'>1</a> <a_href='#b'_id='a'>1</a> <sup> </sup> <cite> </cite> <table> <td> "
    "<span_class='Z3988'_title='rft.title=x&rft.date=2000-13-45'> <dt> <br> <pre> <b> </b> <h2> <q> &amp; &# <!-- --> < "
    "<div_class='csl-left-margin'>[1]</div> <a_href='http://a.cz/'> text \u200b \n 1. <script> </script> <aside_epub:type='footnote'>".split(
        " "
    )
)


@given(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=200),
        st.lists(TAGS, max_size=40).map(lambda tags: "".join(tags).replace("_", " ")),
    )
)
def test_any_text_is_read(text: str) -> None:
    """Nothing raises; lines lie within the page, links within their block."""
    for block in HTML.read(text.encode("utf-8", "replace"), "a.html").blocks:
        assert 1 <= block.first_line <= text.count("\n") + text.count("\r") + 1
        assert all(0 <= anchor.start < anchor.end <= len(block.text) for anchor in block.anchors)


@pytest.mark.slow
@settings(max_examples=5000, deadline=None)
@example("<a href='#a' id='b'>1</a><a href='#b' id='a'>1</a>1.")  # a note of nothing but its number
@given(st.lists(TAGS, max_size=120).map(lambda tags: "".join(tags).replace("_", " ")))
def test_any_page_is_read(text: str) -> None:
    """The same for longer ones."""
    assert all(block.text for block in blocks_of(text, 1))


ENDLESS = [
    *("<div>", "<ul><li>", "<!--", "<svg", '<a href="', "<", "&#x", "<script>", "<nav>", "<q>", "a<br>"),
    *(
        "<a href='#a' id='a'>1",
        "<dt>a",
        "<span class=Z3988 title='rft.title=a'>",
        "<table><td>1",
        "<div class=footnotes>",
    ),
]


@pytest.mark.parametrize("piece", ENDLESS)
def test_pages_of_one_thing_are_read(piece: str) -> None:
    """However deep, without a stack that overflows; quadratic time would be noticed by whoever waits for the tests."""
    count = 40_000 // len(piece)
    assert len(blocks_of(piece * count, 1)) <= count
