"""What the prose says of the list."""

import pytest

from dostupne.model.citation import CitationKind
from dostupne.model.document import Block, Document
from dostupne.model.reference import Kind, Origin, Reference
from dostupne.references.citations import (
    bibitems,
    citations_in_latex,
    citations_in_markdown,
    citations_in_prose,
)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (r"\cite{a}", ["a"]),
        (r"\cite[viz][s.~5]{a, b}", ["a", "b"]),
        (r"\parencite*{a}\footcite{b}\Textcite{c}", ["a", "b", "c"]),
        (r"\parencites[5]{a}[6]{b}", ["a", "b"]),
        (r"\nocite{*}", ["*"]),
        (r"text % \cite{a}", []),
        (r"100\,\% \cite{a}", ["a"]),
        (r"\citation{a} \excited", []),
        (r"\cite{}", []),
    ],
)
def test_keys_of_latex(text: str, keys: list[str]) -> None:
    """Every command that cites, with its options; comments cite nothing."""
    found = citations_in_latex(f"first line\n{text}", "a.tex")
    assert [one.target for one in found] == keys
    assert all(one.origin.first_line == 2 for one in found)
    assert all(one.span is not None and one.text[slice(*one.span)] == one.target for one in found)


def test_the_items_of_latex() -> None:
    items = bibitems("\\bibitem{a} A.\n\\bibitem[Novák {et al.}(2014)]{b} B. % \\bibitem{c}", "a.tex")
    assert [(one.target, one.origin.first_line) for one in items] == [("a", 1), ("b", 2)]
    assert all(one.span is not None and one.text[slice(*one.span)] == one.target for one in items)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("[@a]", ["a"]),
        ("[viz @a, s. 5; -@b:2014]", ["a", "b:2014"]),
        ("jan@novak.cz, @a", []),
        ("[jan@novak.cz](mailto:jan@novak.cz)", []),
        ("```\n[@a]\n```", []),
    ],
)
def test_keys_of_markdown(text: str, keys: list[str]) -> None:
    """What Pandoc takes for a citation in square brackets; mail addresses and code are none."""
    assert [one.target for one in citations_in_markdown(text, "a.md")] == keys


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Odkazy umírají [1], [2, 4] a [5–7].", ["1", "2", "4", "5", "6", "7"]),
        ("Odkazy umírají [12, s. 5].", ["12"]),
        ("[12] NOVÁK, Jan.", []),
        ("pole[1] a [1](http://a.cz) a [2014] a [online]", []),
        ("Odkazy umírají (NOVÁK, 2014).", ["NOVÁK 2014"]),
        ("Odkazy umírají (Novák a Malá, 2014, s. 5; Bílý et al. 2015a).", ["Novák 2014", "Bílý 2015"]),
        ("Narodil se (Praha, 1. 5. 1990) a (viz 2014).", []),
    ],
)
def test_pointers_of_prose(text: str, targets: list[str]) -> None:
    """Numbers in brackets and names with a year; a number that begins a line is an item's."""
    found = citations_in_prose(Document("a.txt", "text", (Block(f"Úvod\n{text}"),)), ())
    assert [one.target for one in found] == targets
    assert all(one.kind is not CitationKind.KEY and one.origin.first_line == 2 for one in found)


def test_references_cite_nothing() -> None:
    """The lines of a reference are no prose."""
    document = Document("a.txt", "text", (Block("Viz [1].\nNOVÁK, Jan. Kniha [2] (Malá, 2014)."),))
    reference = Reference(kind=Kind.REFERENCE, raw="NOVÁK", origin=Origin("a.txt", 2, 2))
    assert [one.target for one in citations_in_prose(document, [reference])] == ["1"]
