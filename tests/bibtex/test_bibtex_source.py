"""The places of entries and fields in a .bib file as it stands."""

import codecs
from pathlib import Path

import pytest

from dostupne.bibtex.source import read_source

CASES = Path(__file__).parent / "cases"
FILES = sorted([*CASES.glob("*.bib"), *CASES.glob("traps/*.bib")])

PLAIN = """% a comment
@string{ieee = "IEEE"}
@Book{novak2014,
  Author = {Novák, Jan}, % the first
  title="Dějiny {\\"u}ber",
  year = 2014,
  publisher = ieee # { Press},
  note = {}
}

@article(b, pages = {1--2}, title = {A = B, c})
"""
VARIANTS = {
    "unix": PLAIN.encode(),
    "windows": PLAIN.replace("\n", "\r\n").encode(),
    "old mac": PLAIN.replace("\n", "\r").encode(),
    "mark": codecs.BOM_UTF8 + PLAIN.replace("\n", "\r\n").encode(),
    "cp1250": PLAIN.replace("\n", "\r\n").encode("cp1250"),
    "utf-16": codecs.BOM_UTF16_LE + PLAIN.encode("utf-16-le"),
}


@pytest.mark.parametrize("data", VARIANTS.values(), ids=VARIANTS)
def test_places(data: bytes) -> None:
    """Whatever the line ends, the mark and the encoding are, the places are those of the file."""
    file = read_source(data)
    assert file is not None
    assert file.text.encode(file.encoding) == data
    book, article = file.records
    assert (book.type, book.key, book.line, article.key, article.line) == ("book", "novak2014", 3, "b", 11)
    assert file.text[slice(*book.key_span)] == "novak2014"
    assert [field.written for field in book.fields] == ["Author", "title", "year", "publisher", "note"]
    assert [field.value for field in book.fields] == [
        "Novák, Jan", 'Dějiny {\\"u}ber', "2014", "ieee # { Press}", ""
    ]  # fmt: skip
    assert [field.delimiter for field in book.fields] == ["{", '"', "", "", "{"]
    assert [field.line for field in book.fields] == [4, 5, 6, 7, 8]
    assert [field.value for field in article.fields] == ["1--2", "A = B, c"]
    for record in file.records:
        assert file.text[slice(*record.span)] == record.text
        for field in record.fields:
            assert file.text[slice(*field.inside)] == field.value
            assert file.text[slice(*field.whole)].startswith(field.written)
    assert file.macros == {"ieee"}
    assert book.field("editor", "author") == book.fields[0]
    assert not book.has("note")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_comes_back(path: Path) -> None:
    """Of broken files too the text is that of the file, and every place lies in it."""
    data = path.read_bytes()
    file = read_source(data)
    assert file is not None
    assert not file.encoding or file.text.encode(file.encoding) == data
    for record in file.records:
        assert 0 <= record.span[0] < record.span[1] <= len(file.text)
        for field in record.fields:
            assert (
                record.span[0]
                < field.whole[0]
                <= field.inside[0]
                <= field.inside[1]
                <= field.whole[1]
                <= record.span[1]
            )


def test_what_cannot_be_written_back() -> None:
    """Bytes that no encoding gives again are read, and said to be so."""
    file = read_source("@book{ž, title = {ž}}".encode() * 40 + b"\xe9\n")
    assert file is not None
    assert file.encoding in ("", "cp1250")
    assert read_source(b"\x00\x01\x02\x03\x04" * 100) is None


@pytest.mark.parametrize(
    "text", ["@book{a, title={" * 300, '@book{a, title="', "@book{", "@book{a, x", "@book{a, =,", "@a{b,c=}"]
)
def test_what_is_broken_breaks_nothing(text: str) -> None:
    """Places lie in the file whatever it holds."""
    file = read_source(text.encode())
    assert file is not None
    for record in file.records:
        assert file.text[slice(*record.span)] == record.text
        assert all(field.whole[1] <= len(text) for field in record.fields)
