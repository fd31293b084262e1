"""bytes → Document: plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.documents.plaintext import PLAIN_TEXT
from dostupne.errors import UnreadableSource
from dostupne.model.document import BlockKind


def test_a_text_is_one_flow() -> None:
    """Nothing in it is called a paragraph or an item: that is for the finder to see."""
    document = PLAIN_TEXT.read("první\n\ndruhý\n".encode(), "a.txt")
    (block,) = document.blocks
    assert (block.text, block.kind, block.first_line, block.page) == ("první\n\ndruhý\n", BlockKind.FLOW, 1, None)
    assert (document.source, document.format) == ("a.txt", "text")


def test_pages_end_at_form_feeds_and_lines_are_counted_through() -> None:
    """As pdftotext writes them; an empty page is left out and still counted."""
    document = PLAIN_TEXT.read(b"one\ntwo\n\x0c\x0cthree\n\x0c", "a.txt")
    assert [(block.text, block.first_line, block.page) for block in document.blocks] == [
        ("one\ntwo\n", 1, 1),
        ("three\n", 3, 3),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250", "iso8859_2", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding: str) -> None:
    """As Czech files come."""
    text = "Šťastný žluťoučký kůň úpěl ďábelské ódy"
    assert PLAIN_TEXT.read(text.encode(encoding), "a.txt").blocks[0].text == text


def test_binary_rubbish_is_refused_in_words() -> None:
    """The message names the file and says what to do."""
    with pytest.raises(UnreadableSource, match=r"^rubbish: .*Save it as UTF-8"):
        PLAIN_TEXT.read(bytes(range(256)) * 10, "rubbish")


def test_an_empty_text_has_no_blocks() -> None:
    """Nothing stands where nothing is."""
    assert PLAIN_TEXT.read(b" \n\n", "a.txt").blocks == ()


@given(st.text(alphabet=st.sampled_from("ab \n\x0c"), max_size=60))
def test_every_line_is_where_it_was(text: str) -> None:
    """Line numbers are those of the file, in which a form feed ends a page and not a line."""
    lines = text.replace("\x0c", "").split("\n")
    for block in PLAIN_TEXT.read(text.encode(), "a.txt").blocks:
        for number, line in enumerate(block.text.split("\n"), block.first_line):
            assert line in lines[number - 1]
