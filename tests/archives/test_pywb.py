"""Asking a real pywb through each of its services, and reading its copies."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime

import httpx
import pytest

from dostupne.archives.by_addresses import archive_at
from dostupne.archives.copies import fetch_copy, redirect_target
from dostupne.archives.near_addresses import near_addresses
from dostupne.contracts import Archive, ArchiveAddresses
from dostupne.model.evidence import Failure, PageFacts
from dostupne.model.snapshot import Capture, CopyPage
from tests.archives.conftest import ARTICLE, V2

NEAR = date(2020, 6, 2)
NOW = datetime(2026, 11, 24, tzinfo=UTC)


def _archive(pywb: str, *services: str) -> Archive:
    addresses = {
        "cdx_url": f"{pywb}/cdx",
        "timemap_url": f"{pywb}/timemap/link",
        "timegate_url": pywb,
    }
    chosen = {name: addresses[name] for name in services or addresses}
    return archive_at("local", ArchiveAddresses(replay_url=pywb, **chosen))


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(trust_env=False) as client:
        yield client


async def test_the_index_gives_pages_alone(pywb: str, client: httpx.AsyncClient) -> None:
    """Revisits of a page count, archived 404, 429 and redirects do not."""
    archive = _archive(pywb)
    answer = await archive.find(client, archive.addresses, ARTICLE, NEAR)
    assert answer.failure == ""
    assert {one.at.date().isoformat() for one in answer.captures} == {
        "2019-03-01",
        "2019-04-01",
        "2020-05-17",
        "2023-01-15",
    }


@pytest.mark.parametrize("service", ["timemap_url", "cdx_url"])
async def test_diacritics(pywb: str, client: httpx.AsyncClient, service: str) -> None:
    """An address as people write it finds what crawlers encode."""
    archive = _archive(pywb, service)
    answer = await archive.find(client, archive.addresses, "http://www.example.cz/česky/článek", None)
    assert [one.at.year for one in answer.captures] == [2020]


@pytest.mark.parametrize("service", ["cdx_url", "timemap_url", "timegate_url"])
async def test_no_copy_is_an_answer(pywb: str, client: httpx.AsyncClient, service: str) -> None:
    """Nothing is found, and nothing has failed: neither the fuzzy answers of the index nor an empty 404 deceive."""
    archive = _archive(pywb, service)
    answer = await archive.find(client, archive.addresses, "http://www.example.cz/nikdy", NEAR)
    assert (answer.captures, answer.failure) == ((), "")


async def test_tracking_parameters_are_dropped_last(pywb: str, client: httpx.AsyncClient) -> None:
    """Only where the address has nothing as it is."""
    archive = _archive(pywb, "cdx_url")
    answer = await archive.find(client, archive.addresses, f"{ARTICLE}&utm_source=x", NEAR)
    assert len(answer.captures) == 4


async def test_the_timemap_and_the_timegate(pywb: str, client: httpx.AsyncClient) -> None:
    """A TimeMap lists all captures of any status; a TimeGate leads to the nearest, be it an error."""
    by_map, by_gate = _archive(pywb, "timemap_url"), _archive(pywb, "timegate_url")
    mapped = await by_map.find(client, by_map.addresses, ARTICLE, NEAR)
    assert len(mapped.captures) == 7
    assert {one.original for one in mapped.captures} == {ARTICLE, "https://example.cz/clanek?id=5"}
    (gated,) = (await by_gate.find(client, by_gate.addresses, ARTICLE, NEAR)).captures
    assert (gated.at, gated.original, gated.status) == (datetime(2020, 6, 1, 12, tzinfo=UTC), ARTICLE, None)


async def test_a_service_that_is_not_there_is_made_up_for(pywb: str, client: httpx.AsyncClient) -> None:
    """An index that is not offered leaves the TimeMap."""
    archive = _archive(pywb)
    addresses = replace(archive.addresses, cdx_url=f"{pywb.rpartition('/')[0]}/nowhere/nothing/cdx")
    answer = await archive.find(client, addresses, ARTICLE, NEAR)
    assert (len(answer.captures), answer.failure) == (7, "")


async def _fetch(pywb: str, client: httpx.AsyncClient, stamp: str, url: str) -> CopyPage:
    at = datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    capture = Capture("local", url, at, f"{pywb}/{stamp}/{url}")
    return await fetch_copy(client, _archive(pywb), capture, read_page=_text, body_limit=10_000, now=NOW)


def _text(body: bytes, _content_type: str) -> PageFacts:
    return PageFacts(text=body.decode())


async def test_a_copy_as_it_was_captured(pywb: str, client: httpx.AsyncClient) -> None:
    """The bytes themselves, without the archive's toolbar."""
    copy = await _fetch(pywb, client, "20200517120000", ARTICLE)
    assert (copy.failure, copy.probe.status, copy.original) == ("", 200, ARTICLE)
    assert copy.probe.page == PageFacts(text=V2)
    assert copy.at == datetime(2020, 5, 17, 12, tzinfo=UTC)


async def test_a_revisit_has_the_page_it_repeats(pywb: str, client: httpx.AsyncClient) -> None:
    """It is read although it holds no body."""
    copy = await _fetch(pywb, client, "20190401080000", ARTICLE)
    assert copy.probe.page is not None
    assert "v1" in copy.probe.page.text


@pytest.mark.parametrize(("stamp", "status"), [("20200601120000", 404), ("20200701120000", 429)])
async def test_archived_errors_are_copies(pywb: str, client: httpx.AsyncClient, stamp: str, status: int) -> None:
    """An error that was captured is evidence, not the archive's own."""
    copy = await _fetch(pywb, client, stamp, ARTICLE)
    assert (copy.probe.status, copy.failure) == (status, "")


async def test_no_copy_there(pywb: str, client: httpx.AsyncClient) -> None:
    """404 without Memento-Datetime is the archive's own."""
    copy = await _fetch(pywb, client, "20200601120000", "http://www.example.cz/nikdy")
    assert (copy.at, copy.failure) == (None, "no copy: the archive said: answered with 404")


async def test_archived_redirects_are_followed_inside(pywb: str, client: httpx.AsyncClient) -> None:
    """To the successor of that day, never out to the web."""
    copy = await _fetch(pywb, client, "20210909090909", "https://example.cz/clanek?id=5")
    assert (copy.original, copy.failure) == ("https://example.cz/novy-clanek", "")
    assert all(hop.url.startswith(pywb) for hop in copy.probe.hops)


async def test_archived_circles_end(pywb: str, client: httpx.AsyncClient) -> None:
    """Redirects that were captured may go round."""
    copy = await _fetch(pywb, client, "20150101000000", "http://www.example.cz/a")
    assert copy.probe.failure is Failure.REDIRECT_LOOP


async def test_another_capture_is_not_taken_for_this_one(pywb: str, client: httpx.AsyncClient) -> None:
    """The archive leads to what is nearest; that is said."""
    copy = await _fetch(pywb, client, "20220101000000", ARTICLE)
    assert "another capture" in copy.failure


async def test_moves(pywb: str, client: httpx.AsyncClient) -> None:
    """A captured 301 comes along with the pages and tells their successor; a TimeMap, which knows no statuses, tells none."""
    archive = _archive(pywb)
    answer = await archive.find(client, archive.addresses, ARTICLE, NEAR)
    (move,) = answer.moves
    assert (move.status, move.at) == (301, datetime(2021, 9, 9, 9, 9, 9, tzinfo=UTC))
    assert await redirect_target(client, archive, move) == "https://example.cz/novy-clanek"
    by_map = _archive(pywb, "timemap_url")
    assert (await by_map.find(client, by_map.addresses, ARTICLE, NEAR)).moves == ()


@pytest.mark.parametrize(
    "printed",
    [
        "http://www.example.cz/noviny/natorusko-vztahy.html",
        "http://www.example.cz/noviny/nato-rusko-vzta-hy.html",
        "http://www.example.cz/noviny/NATO-Rusko-vztahy.html",
        "http://www.example.cz/no-viny/nato-rusko-vztahy.html",
        "http://www.example.cz/noviny/nato-rusko-vztahy.htmlCitováno",
        "http://www.example.cz/noviny/nato-rusko-vztahy.html).",
    ],
)
async def test_damaged_addresses(pywb: str, client: httpx.AsyncClient, printed: str) -> None:
    """What print and copying do to an address is undone by what the archive holds; its neighbour is not offered."""
    answer = await near_addresses(client, _archive(pywb), printed, None)
    assert [one.original for one in answer.captures] == ["http://www.example.cz/noviny/nato-rusko-vztahy.html"]
