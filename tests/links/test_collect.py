"""Collecting the distinct addresses of works."""

import pytest

from dostupne.links.collect import collect, is_excluded
from dostupne.model.reference import Kind, Origin, Reference
from dostupne.model.work import Work


def _work(name: str, url: str = "", doi: str = "", candidates: tuple[str, ...] = ()) -> Work:
    origin = Origin("essay.txt")
    reference = Reference(kind=Kind.REFERENCE, raw="", origin=origin, url=url, doi=doi, url_candidates=candidates)
    return Work(name, reference, ())


def test_one_link_per_address_in_document_order() -> None:
    """Two spellings are one link, spelled as first printed, citing both works."""
    works = [
        _work("a", "http://www.idnes.cz/x/"),
        _work("b", "https://a.cz/"),
        _work("c"),
        _work("d", "https://idnes.cz/x#dole"),
    ]
    links = collect(works, ())
    assert [link.url for link in links] == ["http://www.idnes.cz/x/", "https://a.cz/"]
    assert [work.id for work in links[0].works] == ["a", "d"]


def test_a_doi_is_an_address() -> None:
    """A work with a DOI alone is checked at doi.org; one with both at its address."""
    links = collect([_work("a", doi="10.1000/a<b>#1"), _work("b", "https://a.cz/x", "10.1000/2")], ())
    assert [link.url for link in links] == ["https://doi.org/10.1000/a%3Cb%3E%231", "https://a.cz/x"]


def test_a_doi_and_its_address_are_one_link() -> None:
    """It does not matter which of the two spellings a work was printed with."""
    links = collect([_work("a", doi="10.1000/1"), _work("b", "https://doi.org/10.1000/1")], ())
    assert [len(link.works) for link in links] == [2]


def test_candidates_come_once_and_without_excluded_ones() -> None:
    """The candidates of all citing works, each once, best first, none that must not be asked."""
    url = "https://a.cz/nato-hq"
    works = [
        _work("a", url, candidates=("https://a.cz/natohq", "https://b.cz/x")),
        _work("b", url, candidates=("http://a.cz/natohq/", "https://a.cz/nato-hq", "https://a.cz/nato")),
    ]
    (link,) = collect(works, ("b.cz",))
    assert link.candidates == ("https://a.cz/natohq", "https://a.cz/nato")


def test_addresses_that_are_no_web_addresses_stay() -> None:
    """They are links too: the report says that they were not checked."""
    assert [link.url for link in collect([_work("a", "mailto:a@b.cz"), _work("b", "http://[")], ())] == [
        "mailto:a@b.cz",
        "http://[",
    ]


COVERED = [
    ("example.cz", "https://example.cz/a"),
    ("example.cz", "http://WWW.Example.cz"),
    ("example.cz", "https://blog.example.cz/a?b"),
    ("https://example.cz/archiv", "https://www.example.cz/archiv/2014/x"),
    ("example.cz/archiv/", "https://example.cz/archiv"),
    ("example.cz/archiv", "https://example.cz/archiv?id=1"),
    ("*.pdf", "https://a.cz/b/c.PDF"),
    ("https://a.cz/*/c", "https://a.cz/b/x/c"),
    ("a.cz/*", "https://a.cz/b"),
    ("*linkedin*", "https://www.linkedin.com/in/x"),
]
NOT_COVERED = [
    ("", "https://a.cz/"),
    ("example.cz", "https://notexample.cz/"),
    ("example.cz", "https://a.cz/?u=example.cz"),
    ("example.cz/archiv", "https://example.cz/archivy"),
    ("*.pdf", "https://a.cz/b.html"),
    ("a.cz/*", "https://b.cz/a.cz/x"),
]


@pytest.mark.parametrize(("pattern", "url"), COVERED)
def test_patterns_that_cover(pattern: str, url: str) -> None:
    """A host with its subdomains, a path with what is under it, a glob over the whole address."""
    assert is_excluded(url, ["nothing.test", pattern])


@pytest.mark.parametrize(("pattern", "url"), NOT_COVERED)
def test_patterns_that_do_not(pattern: str, url: str) -> None:
    """A pattern covers no more than it says."""
    assert not is_excluded(url, [pattern])
