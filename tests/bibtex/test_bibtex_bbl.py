"""Biber's .bbl → References: the fields are those of the entries."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.bibtex.bbl import BBL
from dostupne.errors import UnreadableSource
from dostupne.model.dates import PartialDate
from dostupne.model.names import Name

CASE = Path(__file__).parent / "cases" / "biber.bbl"
SOURCE = CASE.read_bytes()


def test_every_entry_is_read_once_with_its_fields() -> None:
    """Names in both notations that biber has had, addresses as they are, dates of their parts, a body as one name."""
    first, second, third = BBL.read(SOURCE, "a.bbl").references
    assert [one.key for one in (first, second, third)] == ["biernatova2011", "kolmogorov", "csu"]
    assert first.author == (Name("Biernátová", "Olga"), Name("Skůpa", "Jan P."))
    assert first.title == "Bibliografické odkazy a čitace ČSN ISO 690"
    assert (first.publisher_place, first.publisher, first.language) == ("Brno", "Citace.com", "cs")
    assert (first.issued, first.accessed) == (PartialDate(2011, 9, 2), PartialDate(2014, 7, 22))
    assert (first.url, first.extra) == ("https://www.citace.com/CSN-ISO-690.pdf", ())
    assert second.author == (Name("Kolmogorov", "Andrej"),)
    assert (second.page, second.volume, second.issue, second.doi) == ("1-7", "1", "1", "10.1080/00207166808803030")
    assert third.author == (Name(literal="Český statistický úřad"),)
    assert (third.issued, third.issued_end) == (PartialDate(2001), PartialDate(2003))


def test_an_entry_knows_its_lines() -> None:
    """From `\\entry` to `\\endentry`."""
    lines = SOURCE.decode().split("\n")
    for one in BBL.read(SOURCE, "a.bbl").references:
        first, last = one.origin.first_line, one.origin.last_line
        assert first is not None
        assert last is not None
        assert f"\\entry{{{one.key}}}" in lines[first - 1]
        assert lines[last - 1].strip() == "\\endentry"


def test_names_that_are_left_out_are_told() -> None:
    data = b"\\entry{a}{book}{}\n\\name{author}{1}{}{%\n{{h=1}{%\nfamily={A},\ngiven={B}}}%\n}\n\\true{moreauthor}\n\\endentry"
    (one,) = BBL.read(data, "a.bbl").references
    assert (one.author, one.et_al) == ((Name("A", "B"),), True)


@pytest.mark.parametrize(
    ("data", "known"),
    [
        (SOURCE, True),
        (b"% $ biblatex auxiliary file $", True),
        (b"    \\entry{a}{book}{}\n", True),
        (b"\\begin{thebibliography}{9}", False),
        (b"", False),
    ],
)
def test_it_is_told_by_its_content(data: bytes, known: bool) -> None:
    """What BibTeX writes is read as LaTeX."""
    assert BBL.recognises(data) is known


def test_rubbish_is_refused_in_words() -> None:
    with pytest.raises(UnreadableSource, match=r"^a\.bbl: .*Run biber again"):
        BBL.read(bytes(range(256)) * 10, "a.bbl")


@given(st.data())
def test_damaged_files_are_read(data: st.DataObject) -> None:
    """Nothing raises, whatever is cut out; no more is found than entries begin, be it under the key that a cut has made."""
    start = data.draw(st.integers(0, len(SOURCE)))
    end = data.draw(st.integers(start, len(SOURCE)))
    damaged = SOURCE[:start] + SOURCE[end:]
    assert len(BBL.read(damaged, "a.bbl").references) <= damaged.count(rb"\entry")
