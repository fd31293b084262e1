"""Bytes → text: the encodings that Czech documents come in, and what is no text."""

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.model.encoding import decode, exact

PANGRAM = "Příliš žluťoučký kůň úpěl ďábelské ódy. Šťastný NOVÁK, Jan: „Dílo“ – s. 5\n"
ENGLISH = "The quick brown fox jumps over the lazy dog, and 12 others.\n"
SLOVAK = "Kŕdeľ šťastných ďatľov učí pri ústí Váhu mĺkveho koňa obhrýzať kôru.\n"

ENCODINGS = {
    "utf-8": PANGRAM.encode(),
    "utf-8 with a mark": codecs.BOM_UTF8 + PANGRAM.encode(),
    "windows-1250": PANGRAM.encode("cp1250"),
    "utf-16 with a mark": PANGRAM.encode("utf-16"),
    "utf-16 big-endian with a mark": codecs.BOM_UTF16_BE + PANGRAM.encode("utf-16-be"),
    "utf-16 little-endian": PANGRAM.encode("utf-16-le"),
    "utf-16 big-endian": PANGRAM.encode("utf-16-be"),
    "utf-32 with a mark": PANGRAM.encode("utf-32"),
    "decomposed": unicodedata.normalize("NFD", PANGRAM).encode(),
}


@pytest.mark.parametrize("data", ENCODINGS.values(), ids=ENCODINGS.keys())
def test_encodings(data: bytes) -> None:
    """The same text of each, composed."""
    assert decode(data) == PANGRAM


@pytest.mark.parametrize("text", [SLOVAK, "Žluťoučký kůň šel za světlem.\n", "Šíleně žíznivý tygr.\n"])
def test_the_two_eight_bit_encodings_are_told_apart(text: str) -> None:
    """Windows-1250 and ISO 8859-2 differ in š, ť, ž: whichever gives Czech letters it is."""
    assert decode(text.encode("iso8859_2")) == text
    assert decode(text.encode("cp1250")) == text


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_are_one(ends: str) -> None:
    """Lines are counted alike wherever a file was made."""
    assert decode(f"a{ends}b{ends}".encode()) == "a\nb\n"


def test_a_text_cut_in_the_middle_of_a_letter_is_still_utf_8() -> None:
    """As downloads that broke off are."""
    assert decode("kůň ž".encode()[:-1]) == "kůň "


def test_nothing_is_a_text() -> None:
    """An empty file is empty."""
    assert decode(b"") == ""


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200), b"\0" * 100, bytes(range(1, 32)) * 10],
)
def test_what_is_no_text(data: bytes) -> None:
    """None, for the reader to say so."""
    assert decode(data) is None


@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    """Reading is total; what is read is composed and has one kind of line end."""
    text = decode(data)
    assert text is None or ("\r" not in text and unicodedata.is_normalized("NFC", text))


@given(
    st.text(
        alphabet=st.characters(codec="utf-8", exclude_characters="\r", categories=["L", "N", "P", "Zs"]), max_size=200
    )
)
def test_utf_8_comes_back(text: str) -> None:
    """Whatever is written in UTF-8 is read as UTF-8."""
    assert decode(("Text: " + text).encode()) == unicodedata.normalize("NFC", "Text: " + text)


@given(st.lists(st.sampled_from((PANGRAM + ENGLISH + SLOVAK).split()), min_size=8, max_size=30).map(" ".join))
def test_utf_16_without_a_mark_comes_back(text: str) -> None:
    """Both byte orders."""
    assert decode(text.encode("utf-16-le")) == decode(text.encode("utf-16-be")) == text


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Novák\r\n".encode(), "utf-8"),
        (b"\xef\xbb\xbf" + "Novák\n".encode(), "utf-8"),
        ("e\u0301".encode(), "utf-8"),
        ("Dvořák, Šťastný".encode("cp1250"), "cp1250"),
        (b"\xff\xfe" + "Novák\n".encode("utf-16-le"), "utf-16-le"),
        (b"plain", "utf-8"),
    ],
)
def test_exact_gives_the_bytes_again(data: bytes, encoding: str) -> None:
    """Line ends, the mark and unnormalised letters are kept."""
    found = exact(data)
    assert found is not None
    text, named = found
    assert named == encoding
    assert text.encode(named) == data


def test_exact_says_where_no_encoding_gives_the_bytes_again() -> None:
    """A file of two encodings is read, and nothing may be written back into it."""
    data = ("Novák, Dvořák, Šťastný " * 20).encode() + b"\xe1\x98"
    found = exact(data)
    assert found is not None
    assert found[1] in ("", "cp1250")
    assert not found[1] or found[0].encode(found[1]) == data
    assert exact(bytes(range(1, 9)) * 50) is None
