"""TimeMaps and TimeGates as they come, and archives that are known by their addresses alone."""

from datetime import UTC, date, datetime

import httpx
import pytest
import respx
from hypothesis import given
from hypothesis import strategies as st

from dostupne.archives import ARCHIVES
from dostupne.archives.arquivo import ARQUIVO
from dostupne.archives.by_addresses import archive_at
from dostupne.archives.common_crawl import COMMON_CRAWL
from dostupne.archives.copies import fetch_copy
from dostupne.archives.memento import parse_links
from dostupne.archives.wayback import WAYBACK
from dostupne.archives.webarchiv import WEBARCHIV
from dostupne.contracts import ArchiveAddresses
from dostupne.model.evidence import PageFacts
from dostupne.model.snapshot import Capture
from dostupne.net.client import open_client
from dostupne.net.settings import NetworkSettings
from tests.archives.facade import Facade

URL = "http://a.cz/x?y=1,2;z"
NEAR = date(2020, 5, 20)
NOW = datetime(2026, 11, 24, tzinfo=UTC)


def _memento(stamp: str, day: str, base: str = "http://archive.test/web") -> str:
    return f'<{base}/{stamp}/{URL}>; rel="first memento"; datetime="{day} 12:00:00 GMT"'


def test_commas_and_semicolons_belong_to_addresses() -> None:
    """Links are told by their brackets; a relation may be several words."""
    text = f'<{URL}>; rel="original",\n {_memento("20200519120000", "Tue, 19 May 2020")},'
    original, memento = parse_links(text)
    assert (original.uri, set(original.relations)) == (URL, {"original"})
    assert (memento.is_memento, memento.at) == (True, datetime(2020, 5, 19, 12, tzinfo=UTC))


@given(st.text() | st.text(alphabet='<>;,="rel datetime memento'))
def test_any_text_is_read(text: str) -> None:
    """No text breaks the reading of links."""
    assert all(isinstance(link.uri, str) for link in parse_links(text))


@respx.mock
async def test_a_timemap_in_pages() -> None:
    """It is followed, the page of the day first, and never round in a circle."""
    first, second = "http://archive.test/map/1", "http://archive.test/map/2"
    respx.get(url__startswith="http://archive.test/timemap/").respond(
        text=f'<{URL}>; rel="original", <{first}>; rel="timemap"; from="Mon, 01 Jan 2001 00:00:00 GMT"; '
        f'until="Wed, 01 Jan 2003 00:00:00 GMT", <{second}>; rel="timemap"; from="Wed, 01 Jan 2020 00:00:00 GMT"; '
        'until="Fri, 01 Jan 2021 00:00:00 GMT"'
    )
    old = respx.get(first).respond(text=_memento("20020102120000", "Wed, 02 Jan 2002") + f', <{second}>; rel="timemap"')
    new = respx.get(second).respond(text=_memento("20200519120000", "Tue, 19 May 2020") + f', <{first}>; rel="timemap"')
    archive = archive_at("own", ArchiveAddresses(timemap_url="http://archive.test/timemap"))
    async with httpx.AsyncClient() as client:
        answer = await archive.find(client, archive.addresses, URL, NEAR)
    assert [one.at.year for one in answer.captures] == [2020, 2002]
    assert (old.call_count, new.call_count) == (1, 1)


GATE = "http://archive.test/gate"


@pytest.mark.parametrize(
    ("status", "headers", "found"),
    [
        (302, {"Location": f"/web/20200519120000/{URL}"}, ["2020-05-19"]),
        (307, {"Location": f"//archive.test/web/20200519120000/{URL}"}, ["2020-05-19"]),
        (302, {"Location": "/AbCd", "Link": '<http://archive.test/AbCd>; rel="memento"; datetime="Tue, 19 May 2020 12:00:00 GMT"'}, ["2020-05-19"]),
        (200, {"Memento-Datetime": "Tue, 19 May 2020 12:00:00 GMT"}, ["2020-05-19"]),
        (200, {"Link": _memento("20200519120000", "Tue, 19 May 2020")}, ["2020-05-19"]),
        (404, {}, []),
    ],
)  # fmt: skip
@respx.mock
async def test_timegates(status: int, headers: dict[str, str], found: list[str]) -> None:
    """By a redirect, at once, or by a frame that only names the copy; 404 is none."""
    route = respx.get(url__startswith=GATE).respond(status, headers=headers)
    archive = archive_at("own", ArchiveAddresses(timegate_url=GATE))
    async with httpx.AsyncClient() as client:
        answer = await archive.find(client, archive.addresses, URL, NEAR)
    assert [one.at.date().isoformat() for one in answer.captures] == found
    assert answer.failure == ""
    assert route.calls[0].request.headers["accept-datetime"] == "Wed, 20 May 2020 23:59:59 GMT"


@respx.mock
async def test_a_copy_kept_in_the_library() -> None:
    """The Czech Webarchiv without an open index, whose copy is not public: not the same as no copy."""
    respx.get(url__startswith="https://wayback.webarchiv.cz/wayback/cdx").respond(404, html="<h1>Nenalezeno</h1>")
    respx.get(url__startswith="https://wayback.webarchiv.cz/wayback/timemap").respond(404, html="<h1>Nenalezeno</h1>")
    respx.get(url__startswith="https://wayback.webarchiv.cz/wayback/http").respond(403)
    async with httpx.AsyncClient() as client:
        answer = await WEBARCHIV.find(client, WEBARCHIV.addresses, URL, NEAR)
    assert (answer.captures, answer.restricted) == ((), True)
    assert "timegate: it has a copy that is not public" in answer.failure
    assert answer.not_offered == ("cdx_url", "timemap_url")


async def test_an_archive_without_a_service_has_not_answered() -> None:
    """Where none is left to be asked, that is no word on copies."""
    async with httpx.AsyncClient() as client:
        answer = await WEBARCHIV.find(client, ArchiveAddresses(replay_url="https://a.test"), URL, NEAR)
    assert (answer.captures, answer.failure) == ((), "services: none that we know is offered")


@respx.mock
async def test_common_crawl_knows_and_does_not_show() -> None:
    """The two crawls nearest to the day are asked; what they saw is never a copy to read."""
    crawls = [
        {"id": f"CC-MAIN-{week}", "cdx-api": f"https://index.commoncrawl.org/{week}"}
        for week in ("2013-20", "2020-16", "2020-24")
    ]
    respx.get("https://index.commoncrawl.org/collinfo.json").respond(json=crawls)
    respx.get(url__startswith="https://index.commoncrawl.org/2020-16").respond(
        404, json={"message": "No Captures found for: x"}
    )
    line = '{"timestamp": "20200519000000", "url": "http://a.cz/x?y=1,2;z", "status": "200", "mime": "text/html"}'
    respx.get(url__startswith="https://index.commoncrawl.org/2020-24").respond(text=line)
    async with httpx.AsyncClient() as client:
        answer = await COMMON_CRAWL.find(client, COMMON_CRAWL.addresses, URL, NEAR)
    assert [(one.at.day, one.public) for one in answer.captures] == [(19, False)]
    assert answer.failure == ""


def test_bytes_as_captured() -> None:
    """Each archive has its own way to them."""
    assert (
        WAYBACK.as_captured(f"https://web.archive.org/web/20200519/{URL}")
        == f"https://web.archive.org/web/20200519id_/{URL}"
    )
    copy = f"https://arquivo.pt/wayback/20200519120000/{URL}"
    assert ARQUIVO.as_captured(copy) == f"https://arquivo.pt/noFrame/replay/20200519120000id_/{URL}"


def test_three_archives_are_asked_unasked() -> None:
    """The Internet Archive first; the others wait for the settings to name them. All keep a pace."""
    assert [archive.name for archive in ARCHIVES if archive.by_default] == ["wayback", "webarchiv", "arquivo"]
    assert len(ARCHIVES) > 3
    assert all(archive.pace for archive in ARCHIVES)


async def test_a_lost_copy_of_the_wayback_machine() -> None:
    """Listed, but led on to another year: said to be another capture; a page that is there is read."""
    rows = [[stamp, "http://a.cz/x", "text/html", "200", "A"] for stamp in ("20100101000000", "20200519120000")]
    facade = Facade(rows, bodies={("20200519120000", "http://a.cz/x"): "ahoj"}, lost={"20100101000000"})
    failures = []
    async with facade.client() as client:
        for stamp in ("20100101000000", "20200519120000"):
            at = datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
            capture = Capture("wayback", "http://a.cz/x", at, f"https://web.archive.org/web/{stamp}/http://a.cz/x", 200)
            copy = await fetch_copy(client, WAYBACK, capture, read_page=_text, body_limit=100, now=NOW)
            failures.append(copy.failure)
    assert failures == ["the archive gave another capture, of 2020-05-19", ""]
    assert copy.probe.page == PageFacts(text="ahoj")


def _text(body: bytes, _content_type: str) -> PageFacts:
    return PageFacts(text=body.decode())


async def test_a_service_that_leads_on_is_followed() -> None:
    """Through the client of a run, which follows nothing by itself; one that leads in a circle has not answered."""

    def answer(request: httpx.Request) -> httpx.Response:
        url = str(request.url)
        if url.startswith("http://old.test/cdx"):
            return httpx.Response(301, headers={"location": url.replace("http://old.test", "https://new.test")})
        if url.startswith("https://new.test/cdx"):
            return httpx.Response(200, text=f'{{"timestamp": "20200519000000", "url": "{URL}", "status": "200"}}')
        return httpx.Response(302, headers={"location": url})

    async with open_client(NetworkSettings(interval=0), base=httpx.MockTransport(answer)) as client:
        found = [
            await archive.find(client, archive.addresses, URL, NEAR)
            for archive in (
                archive_at("own", ArchiveAddresses(cdx_url="http://old.test/cdx", replay_url="http://old.test")),
                archive_at("own", ArchiveAddresses(timemap_url="http://circle.test/timemap")),
            )
        ]
    assert [len(one.captures) for one in found] == [1, 0]
    assert [bool(one.failure) for one in found] == [False, True]
