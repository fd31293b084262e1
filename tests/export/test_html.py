"""Works → a page of references with Robust Links."""

import json
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from benchmarks.round_trip import ITEMS
from dostupne.cli.render.one_by_one import bibliography
from dostupne.documents.csl_json import CSL_JSON
from dostupne.documents.html import HTML as READER
from dostupne.export import EXPORTERS
from dostupne.export.html import HTML
from dostupne.export.iso690 import EDITIONS, reference_of
from dostupne.model.dates import PartialDate
from dostupne.model.reference import Kind, Origin, Reference
from dostupne.model.work import Work

URL, COPY = 'https://a.example/s?a=1&b="2"', "https://web.archive.org/web/20110216194306/https://a.example/s"
PAGE = Reference(
    kind=Kind.ENTRY,
    raw="",
    origin=Origin("-"),
    type="webpage",
    title="Statistiky <b>",
    container_title="ČSÚ & spol.",
    url=URL,
    accessed=PartialDate(2011, 2, 20),
    medium="online",
)
ARCHIVED = replace(PAGE, archive_url=COPY, archive_date=PartialDate(2011, 2, 16))


def _links(reference: Reference) -> list[dict[str, str]]:
    page = BeautifulSoup(HTML.write([Work("k", reference, ())]), "html.parser")
    return [
        {**{str(name): str(value) for name, value in link.attrs.items()}, "": link.text} for link in page.find_all("a")
    ]


def test_a_link_carries_its_archived_copy() -> None:
    robust = {"data-originalurl": URL, "data-versionurl": COPY, "data-versiondate": "2011-02-16"}
    assert _links(ARCHIVED) == [{"href": URL, **robust, "": URL}, {"href": COPY, **robust, "": COPY}]


def test_a_link_without_a_copy_tells_the_day_of_access() -> None:
    assert _links(PAGE) == [{"href": URL, "data-originalurl": URL, "data-versiondate": "2011-02-20", "": URL}]
    assert _links(replace(PAGE, accessed=None)) == [{"href": URL, "data-originalurl": URL, "": URL}]


def test_a_doi_is_linked_as_it_is_printed() -> None:
    resolved = "https://doi.org/10.1000/a%3Cb"
    (found,) = _links(replace(PAGE, doi="10.1000/a<b", url="", accessed=None))
    assert found == {"href": resolved, "data-originalurl": resolved, "": "https://doi.org/10.1000/a<b"}
    older = HTML.variants["2011"]([Work("k", replace(PAGE, doi="10.1000/182", url=""), ())])
    assert 'Dostupné z: doi:<a href="https://doi.org/10.1000/182"' in older


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "www.a.example"])
def test_only_addresses_of_the_web_are_links(address: str) -> None:
    assert _links(replace(PAGE, url=address, archive_url=address)) == []


def test_text_is_escaped_and_the_published_whole_is_emphasised() -> None:
    (line,) = [line for line in HTML.write([Work('k "1"', ARCHIVED, ())]).split("\n") if line.startswith("<li")]
    begins = '<li id="k-&quot;1&quot;">Statistiky &lt;b&gt;. Online. <cite>ČSÚ &amp; spol.</cite> Dostupné'
    assert line.startswith(begins)
    alone = HTML.write([Work("k", replace(PAGE, container_title=""), ())])
    assert "<cite>Statistiky &lt;b&gt;</cite>. Online." in alone


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_page_says_what_the_printed_references_say(edition: str) -> None:
    references = CSL_JSON.read(ITEMS.read_bytes(), "x").references
    works = [Work(reference.key, reference, ()) for reference in references]
    page = HTML.variants[edition](works)
    printed = [item.text for item in BeautifulSoup(page, "html.parser").find_all("li")]
    assert printed == [reference_of(reference, edition) for reference in references]
    assert len(json.loads(ITEMS.read_text("utf-8"))) == len(printed)


def test_the_page_can_be_read_again() -> None:
    text = HTML.write([Work("k", ARCHIVED, ())])
    assert READER.recognises(text.encode())
    assert any(COPY in block.text for block in READER.read(text.encode(), "x.html").blocks)


def test_works_are_written_one_by_one_as_all_at_once() -> None:
    works = [Work("a", PAGE, ()), Work("b", ARCHIVED, ())]
    for exporter in EXPORTERS:
        for some in ([], works[:1], works):
            assert "".join(bibliography(some, exporter)) == exporter.write(some)
