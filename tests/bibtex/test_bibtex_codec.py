"""Splitting .bib text: everything that real files do wrong, and what of it is reported."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dostupne.bibtex import codec, scan
from dostupne.bibtex.codec import BibEntry

FIELDS = [
    ("@book{k, TITLE = {X}}", {"title": "X"}),
    ("\ufeff@book{k, title = {X}}", {"title": "X"}),
    ("@ book\n{k,\r\n title = {X}}", {"title": "X"}),
    ("@book(k, title = {X) Y}, year = 2001)", {"title": "X) Y", "year": "2001"}),
    ('@book{k, title = "A {"}B{"} c"}', {"title": 'A {"}B{"} c'}),
    ('@book{k, author = "G\\"odel"}', {"author": 'G\\"odel'}),
    ("@book{k, file = {C:\\x\\}, year = 1}", {"file": "C:\\x\\", "year": "1"}),
    ("@book{k, note = {a set \\{1}, year = 1}", {"note": "a set \\{1", "year": "1"}),
    ('@string{p = "Praha"}@book{k, address = p # { } # "sever"}', {"address": "Praha sever"}),
    ('@string{p = "Praha"}@STRING{q = P # " 1"}@book{k, address = q}', {"address": "Praha 1"}),
    ('@book{k, month = "10~" # jul}', {"month": "10~jul"}),
    ("@book{k, month = října}", {"month": "října"}),
    (
        '@book{k,\n % a comment, with } and { and "\n title = {X} % another\n, year = 2001}',
        {"title": "X", "year": "2001"},
    ),
    ("@book{k, title = {100 % sure}}", {"title": "100 % sure"}),
    ("@book{k, title = {X},, year = 1,}", {"title": "X", "year": "1"}),
    ("@book{k, abstract = {one\n@Override {x}\n}}", {"abstract": "one\n@Override {x}\n"}),
]

FAULTS = [
    ("@book{k,\n author = {X}\n title = {Y}\n}", {"author": "X", "title": "Y"}, 3, "comma is missing"),
    ("@book{k,\n year = 2001\n title = {Y}\n}", {"year": "2001", "title": "Y"}, 3, "comma is missing"),
    ("@book{k\n title = {Y}}", {"title": "Y"}, 1, "comma is missing after the key"),
    ("@book{k,\n\n publisher = nobody}", {"publisher": "nobody"}, 3, "macro nobody is not defined"),
    ("@book{k, title = {X},\n Title = {Y}}", {"title": "X"}, 2, "title is given again"),
    ("@book{k, title = {X}, foo,\n year = 1}", {"title": "X", "year": "1"}, 1, "`foo` is no field"),
    ("\n@book{k, title = {X}, year = 1\n", {"title": "X", "year": "1"}, 2, "never closed"),
    ("@book{k,\n title = {X,\n year = 1\n}\n", {"title": "X", "year": "1"}, 2, "closed before the next field"),
    ("\n\n@book{, title = {X}}", {"title": "X"}, 3, "no key"),
    ("@book{a b, title = {X}}", {"title": "X"}, 1, "has a space"),
]


@pytest.mark.parametrize(("text", "fields"), FIELDS)
def test_fields_that_are_there_are_read(text: str, fields: dict[str, str]) -> None:
    entries, faults = codec.split(text)
    assert (dict(entries[0].fields), faults) == (fields, ())


@pytest.mark.parametrize(("text", "fields", "line", "message"), FAULTS)
def test_what_is_wrong_is_reported_with_its_line(text: str, fields: dict[str, str], line: int, message: str) -> None:
    entries, faults = codec.split(text)
    assert dict(entries[0].fields) == fields
    assert [(number, message in said) for number, said in faults] == [(line, True)]


def test_an_entry_that_cannot_be_mended_is_left_out_and_the_next_is_used() -> None:
    entries, faults = codec.split("@book{a, title = {X\n\n@book{b, title = {Y}}")
    assert [entry.key for entry in entries] == ["b"]
    assert faults[0][0] == 1
    assert "never closed" in faults[0][1]


def test_of_two_entries_with_one_key_both_are_kept() -> None:
    entries, faults = codec.split("@book{a, title = {X}}\n@misc{a, title = {Y}}")
    assert [entry.type for entry in entries] == ["book", "misc"]
    assert faults == ((2, "key a is used again (first on line 1); both entries were kept"),)


def test_comments_preambles_and_free_text_are_passed_over_in_silence() -> None:
    text = """Made by hand, see me@home
% @book{out, title = {X}}
@comment{jabref-meta: {a;b}}
@comment{
@book{hidden, title = {X}}
}
@preamble{"\\newcommand{\\x}{y}"}
@book{a, title = {X}}
@comment{ open {
@book{b, title = {Y}}"""
    entries, faults = codec.split(text)
    assert [(entry.key, entry.line) for entry in entries] == [("a", 8), ("b", 10)]
    assert faults == ()


def test_lines_and_raw_text_are_those_of_the_file() -> None:
    entries, _ = codec.split("\n@book{a,\n  title = {X}\n}\n\n@book{b,\n}\n")
    assert [(entry.line, entry.last_line, entry.raw) for entry in entries] == [
        (2, 4, "@book{a,\n  title = {X}\n}"),
        (6, 7, "@book{b,\n}"),
    ]


@given(st.text('@book{}(),="#%\\ \nak1', max_size=60) | st.text(max_size=60))
def test_no_text_makes_it_raise(text: str) -> None:
    entries, faults = codec.split(text)
    assert all(line >= 1 for line, _ in faults)
    assert all(entry.raw.startswith("@") for entry in entries)


@pytest.mark.parametrize(
    "text",
    [
        "@" * 100_000,
        "@book{a, title = " + "{" * 50_000,
        "@book{a, title = {X\n" * 3_000,
        "@comment{ {\n" * 5_000,
        "@book{a,\n" + " " * 100_000 + "\n" * 50_000,
        "@book{k, a = {x}}\n" * 3_000,
    ],
    ids=["ats", "nested", "unclosed", "comments", "blank", "doubled"],
)
def test_hostile_text_takes_no_longer_than_it_is_long(text: str) -> None:
    begun = time.process_time()
    codec.split(text)
    assert time.process_time() - begun < 5


def test_writing_is_tidy_and_months_are_macros() -> None:
    entry = BibEntry("book", "k", (("title", "X"), ("month", "jul")))
    assert codec.write([entry, entry]) == "\n".join(["@book{k,\n  title = {X},\n  month = jul,\n}\n"] * 2)


NEVER = re.compile("(?!)")


@pytest.mark.parametrize("path", sorted(Path(__file__).parent.glob("cases/**/*.bib")), ids=lambda path: path.stem)
def test_ordinary_entries_are_split_as_bibtexparser_splits_them(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    quickly = codec.split(text)
    monkeypatch.setattr(codec, "_ORDINARY", NEVER)
    monkeypatch.setattr(scan, "_ORDINARY_VALUE", NEVER)
    assert codec.split(text) == quickly


BRACES = st.lists(
    st.sampled_from(["{", "}", "a", "\\", ",", "\n", '"', "title = ", "@book{k, ", "%", "#", "="]), max_size=30
)


@given(BRACES.map("".join))
@settings(max_examples=300)
def test_whatever_stands_there_is_split_as_bibtexparser_splits_it(inner: str) -> None:
    text = f"@article{{key, title = {{{inner}}}, year = 2001, month = jul,\n note = {{x}} }}\n@book{{b, title={{y}}}}\n"
    quickly = codec.split(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(codec, "_ORDINARY", NEVER)
        patch.setattr(scan, "_ORDINARY_VALUE", NEVER)
        assert codec.split(text) == quickly
