"""The facade as a server: the dialect over HTTP, over a real pywb, and its faults."""

from datetime import date
from urllib.parse import urlsplit

import httpx
import pytest

from dostupne.archives.wayback import find
from dostupne.contracts import ArchiveAddresses
from dostupne.model.snapshot import ArchiveAnswer
from tests.archives.conftest import ARTICLE, V2
from tests.archives.facade import Facade, times
from tests.archives.facade_server import Spoil, malformed, serving_facade, truncated, web_page

NEAR = date(2020, 5, 20)
ROW = ["20200518101112", "http://a.cz/", "text/html", "200", "AAA"]


async def _find(site: str, url: str) -> ArchiveAnswer:
    addresses = ArchiveAddresses(
        availability_url=f"{site}/wayback/available", cdx_url=f"{site}/cdx/search/cdx", replay_url=f"{site}/web"
    )
    async with httpx.AsyncClient(trust_env=False) as client:
        return await find(client, addresses, url, NEAR)


async def test_a_list_of_captures() -> None:
    """What is asked is counted by service."""
    with serving_facade(Facade([ROW])) as (site, served):
        (capture,) = (await _find(site, "http://a.cz/")).captures
        assert capture.url == f"{site}/web/{ROW[0]}/http://a.cz/"
    assert served.facade.asked == {"index": 1}


async def test_over_pywb(pywb: str) -> None:
    """Rows by its index, copies by its replay, in the dialect of the Internet Archive."""
    host = urlsplit(ARTICLE).hostname or ""
    with serving_facade(Facade(), pywb, [host, "example.cz"]) as (site, _):
        answer = await _find(site, ARTICLE)
        assert [f"{one.at:%Y%m%d}" for one in answer.captures] == ["20200517", "20190401", "20190301", "20230115"]
        async with httpx.AsyncClient(trust_env=False) as client:
            copy = await client.get(f"{site}/web/20200517120000id_/{ARTICLE}")
            error = await client.get(f"{site}/web/20200701120000id_/{ARTICLE}")
            moved = await client.get(f"{site}/web/20210909090909id_/https://example.cz/clanek?id=5")
    assert (copy.text, copy.headers["memento-datetime"]) == (V2, "Sun, 17 May 2020 12:00:00 GMT")
    assert error.status_code == 429
    assert moved.headers["location"] == f"{site}/web/20210909090909id_/https://example.cz/novy-clanek"


@pytest.mark.parametrize(
    ("spoil", "captures", "said"), [(truncated, 0, "no data"), (malformed, 1, ""), (web_page, 0, "no data")]
)
async def test_spoilt_answers(spoil: Spoil, captures: int, said: str) -> None:
    """Rows of no kind are left out; what is no index is said to be none."""
    with serving_facade(Facade([ROW], hidden_from_availability=True)) as (site, served):
        served.spoilt = {"index": spoil}
        answer = await _find(site, "http://a.cz/")
    assert len(answer.captures) == captures
    assert said in answer.failure


async def test_faults_have_their_headers() -> None:
    """A status so many times, with Retry-After, and then well."""
    with serving_facade(Facade([ROW], {"index": times(1, 429, Retry_After="7")})) as (site, _):
        async with httpx.AsyncClient(trust_env=False) as client:
            first = await client.get(f"{site}/cdx/search/cdx?url=a.cz&output=json")
            second = await client.get(f"{site}/cdx/search/cdx?url=a.cz&output=json")
    assert (first.status_code, first.headers["retry-after"], second.status_code) == (429, "7", 200)


async def test_a_server_that_hangs_can_be_ended() -> None:
    """Requests that wait do not keep it."""
    with serving_facade(Facade([ROW], hanging={"index"})) as (site, _):
        async with httpx.AsyncClient(trust_env=False) as client:
            with pytest.raises(httpx.ReadTimeout):
                await client.get(f"{site}/cdx/search/cdx?url=a.cz", timeout=0.2)
