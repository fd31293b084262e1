"""Works kept as CSL-JSON, and read back."""

from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.app.extract import extract
from dostupne.app.sources import open_sources
from dostupne.app.watch.items import item_of, sources_of, work_of, works_of
from dostupne.links.match import match
from dostupne.model.dates import PartialDate
from dostupne.model.evidence import PageFacts
from dostupne.model.names import Name
from dostupne.model.reference import Evidence, EvidenceKind, Kind, Origin, Reference
from dostupne.model.watching import Citation, Condition, WatchedLink
from dostupne.model.work import Occurrence, Work

ROOT = Path(__file__).parents[3]
SAMPLES = [
    *(ROOT / "references" / "nato-russia").glob("e*.*"),
    *(ROOT / "tests" / "documents" / "cases").rglob("*.docx"),
    *(ROOT / "tests" / "documents" / "cases").rglob("*.bib"),
    *(ROOT / "tests" / "documents" / "cases").rglob("*.ris"),
    *(ROOT / "tests" / "documents" / "cases").rglob("*.json"),
]
NOT_KEPT = frozenset({"readings", "origin", "extra", "key"})
"""Where fields stood is left out; the others are held to what an item tells of them."""


def _works(path: Path) -> tuple[Work, ...]:
    return extract(open_sources([str(path)], lambda: b"")).works


def _link(number: int, *items: str) -> WatchedLink:
    citations = tuple(Citation("https://a.cz/x", f"k{key}", item) for key, item in enumerate(items))
    return WatchedLink(number, "https://a.cz/x", Condition(), citations=citations)


def _plain(origin: Origin) -> Origin:
    """An origin as an item tells it."""
    lines = (None, None) if origin.page else (origin.first_line, origin.last_line or origin.first_line)
    return Origin(origin.source, *lines, origin.page, origin.label)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_what_is_read_back_is_what_was_kept(path: Path) -> None:
    """All fields of every reference of the samples, its places, and so what is made of any page."""
    for work in _works(path):
        back = work_of(item_of(work))
        assert back.id == work.id
        assert [replace(one, origin=_plain(one.origin)) for one in work.occurrences] == [*back.occurrences]
        assert back.reference.origin == _plain(work.reference.origin)
        for field in fields(Reference):
            if field.name not in NOT_KEPT:
                expected = getattr(work.reference, field.name)
                assert getattr(back.reference, field.name) == expected, (work.id, field.name)
        assert back.reference.key in (work.reference.key, work.id)
        assert sorted(back.reference.extra) == sorted(work.reference.extra)
        page = PageFacts(title=f"{work.reference.title} | A.cz", authors=("Jan Novák",))
        assert match(back.reference, page) == match(work.reference, page)


def test_what_a_mended_reference_tells() -> None:
    """Candidates, evidence, the archived copy, kinds: what CSL has no word for."""
    reference = Reference(
        kind=Kind.TRUNCATED,
        raw="text „s uvozovkami“\n",
        origin=Origin("essay.txt", 3, 4, label="7"),
        type="webpage",
        author=(Name("Novák", "Jan", "von"), Name(literal="Český statistický úřad")),
        title="Obrana státu",
        url="https://a.cz/x",
        url_as_printed="https://a.cz /x",
        url_evidence=(Evidence(EvidenceKind.TITLE, "Obrana: státu"), Evidence(EvidenceKind.PATTERN)),
        url_candidates=("https://a.cz/y", "https://a.cz/z"),
        archive_url="https://web.archive.org/web/2014/https://a.cz/x",
        archive_date=PartialDate(2014, 7, 22),
        accessed=PartialDate(2014, 7, 22),
        issued=PartialDate(2014),
        doi="10.1000/182",
        language="cs",
        medium="online",
    )
    work = Work("novak2014obrana", reference, (Occurrence(reference.origin, Kind.SHORT, "Tamtéž, s. 12", "s. 12"),))
    assert work_of(item_of(work)) == work
    assert sources_of(item_of(work)) == {"essay.txt"}


def test_an_address_of_a_doi_stays_an_address() -> None:
    """What is cited by its address at doi.org is judged by it."""
    reference = Reference(kind=Kind.ENTRY, raw="", origin=Origin("x"), type="book", url="https://doi.org/10.1000/182")
    assert work_of(item_of(Work("k", reference, ()))).reference.url == "https://doi.org/10.1000/182"


def test_the_works_of_many_links() -> None:
    """By the link's id, in the order of its citations; the same item is the same work."""
    one, other = (
        item_of(Work(key, Reference(kind=Kind.ENTRY, raw="", origin=Origin("x"), type="book", title=key), ()))
        for key in ("a", "b")
    )
    found = works_of([_link(7, one, other), _link(9, other), _link(11)])
    assert {number: [work.id for work in works] for number, works in found.items()} == {7: ["a", "b"], 9: ["b"], 11: []}
    assert found[7][1] is found[9][0]


def test_items_of_other_programs() -> None:
    """What can be read is; what is none has no fields, and nothing raises."""
    work = work_of('{"id": "a", "type": "book", "title": "Kniha", "custom": {"lines": "3", "occurrences": [7]}}')
    assert (work.id, work.reference.kind, work.reference.title, work.reference.key) == ("a", Kind.ENTRY, "Kniha", "a")
    assert work_of("[]").reference.title == ""


_texts = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=20)


@given(_texts, st.lists(_texts, max_size=3), st.sampled_from(Kind))
def test_texts_of_all_kinds(title: str, candidates: list[str], kind: Kind) -> None:
    """Whatever letters."""
    reference = Reference(kind=kind, raw=title, origin=Origin("x"), type="book", url_candidates=tuple(candidates))
    assert work_of(item_of(Work("k", reference, ()))).reference.url_candidates == tuple(candidates)
    assert work_of(item_of(Work("k", reference, ()))).reference.raw == title
