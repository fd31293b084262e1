"""Who is asked in doubt, and only then: a random address of the host, the registry of an identifier."""

import re
from datetime import UTC, datetime

import httpx
import pytest

from dostupne.app.check import check
from dostupne.app.evidence import random_sibling
from dostupne.app.extract import extract
from dostupne.app.settings import Settings
from dostupne.app.sources import Source
from dostupne.model.report import CheckedLink, Report
from dostupne.net.settings import NetworkSettings

TITLE = "Proměny venkovských škol v pohraničí"
GENERIC = "<title>Obecní noviny</title><p>" + "Vítejte, čtěte o školách na venkově i o pohraničí. " * 20
NETWORK = NetworkSettings(interval=0.0, retries=0, ignore_robots=True)


class World:
    """Answers for every host by path, and notes the addresses asked."""

    def __init__(self, pages: dict[str, httpx.Response], default: httpx.Response) -> None:
        self.pages, self.default = pages, default
        self.asked: list[str] = []

    def answer(self, request: httpx.Request) -> httpx.Response:
        """The answer to one request."""
        self.asked.append(str(request.url))
        told = self.pages.get(str(request.url), self.default)
        return httpx.Response(told.status_code, headers=told.headers, content=told.content)

    async def links(self, *urls: str) -> list[tuple[str, str]]:
        """Standing and reason of each address, cited under one title."""
        cited = "\n\n".join(f"NOVÁK, Jan. {TITLE} [online]. [cit. 2014-07-22]. Dostupné z: {url}" for url in urls)
        settings = Settings(NETWORK, use_archives=False, canaries=())
        events = check(
            extract([Source("a.txt", cited.encode())]),
            ("a.txt",),
            settings,
            lambda: datetime(2026, 11, 24, tzinfo=UTC),
            base=httpx.MockTransport(self.answer),
        )
        (report,) = [event async for event in events if isinstance(event, Report)]
        return [_told(found) for found in report.links]


def _told(found: CheckedLink) -> tuple[str, str]:
    return str(found.verdict.standing), found.verdict.reason


async def test_a_site_that_gives_one_page_at_any_address() -> None:
    """One random address is asked, however many of the host's pages are in doubt."""
    world = World({}, httpx.Response(200, html=GENERIC))
    told = await world.links(*(f"http://obec.cz/clanky/{number}" for number in range(5)))
    assert told == [("drifted", "soft-404")] * 5
    assert len(world.asked) == 6


async def test_a_page_that_matches_needs_no_witness() -> None:
    """No request is made that nothing depends on."""
    world = World({}, httpx.Response(200, html=f"<title>{TITLE}</title>"))
    assert await world.links("http://obec.cz/clanky/1") == [("alive", "ok")]
    assert world.asked == ["http://obec.cz/clanky/1"]


async def test_a_site_that_knows_what_it_does_not_have() -> None:
    """Doubt stays doubt, in favour of the page."""
    cited = "http://obec.cz/clanky/1"
    world = World({cited: httpx.Response(200, html=GENERIC)}, httpx.Response(404, html=GENERIC))
    assert await world.links(cited) == [("alive", "title-differs")]


async def test_an_identifier_that_its_registry_knows() -> None:
    """Its landing page is dead, it is not."""
    known = httpx.Response(200, json={"responseCode": 1})
    landing = httpx.Response(302, headers={"Location": "https://vydavatel.cz/clanek/5"})
    world = World(
        {"https://doi.org/10.1000/skoly": landing, "https://doi.org/api/handles/10.1000/skoly": known},
        httpx.Response(404),
    )
    assert await world.links("https://doi.org/10.1000/skoly") == [("moved", "registered")]


async def test_an_identifier_that_nobody_registered() -> None:
    unknown = httpx.Response(404, json={"responseCode": 100})
    world = World({"https://doi.org/api/handles/10.1000/skoly": unknown}, httpx.Response(404, html="DOI Not Found"))
    assert await world.links("https://doi.org/10.1000/skoly") == [("gone", "unregistered")]


@pytest.mark.parametrize(("status", "expected"), [(200, ("moved", "canonical")), (404, ("alive", "ok"))])
async def test_the_address_a_page_gives_itself_must_live(status: int, expected: tuple[str, str]) -> None:
    """Nobody is sent to an address that is not there."""
    cited, named = "http://obec.cz/clanky/1", "http://obec.cz/archiv/skoly"
    page = httpx.Response(200, html=f'<title>{TITLE}</title><link rel="canonical" href="{named}">')
    there = httpx.Response(status, html=f"<title>{TITLE if status == 200 else 'Nenalezeno'}</title>")
    assert await World({cited: page}, there).links(cited) == [expected]


@pytest.mark.parametrize(
    ("url", "shape"),
    [
        ("http://a.cz/clanky/skoly.html?x=1", r"http://a\.cz/clanky/[0-9a-f]{20}\.html"),
        ("https://a.cz/clanky/skoly/", r"https://a\.cz/clanky/[0-9a-f]{20}/"),
        ("https://a.cz/skoly", r"https://a\.cz/[0-9a-f]{20}"),
    ],
)
def test_random_addresses(url: str, shape: str) -> None:
    """Of the same folder and ending, and the same in every run, so that recordings hold them."""
    assert re.fullmatch(shape, random_sibling(url))
    assert random_sibling(url) == random_sibling(url)
