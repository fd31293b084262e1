"""robots.txt: asked once a site, honoured, and never a reason to lose sight of a page (RFC 9309)."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace

import httpx
import pytest

from dostupne.model.evidence import Failure, Probe
from dostupne.net.client import open_client
from dostupne.net.clock import Clock
from dostupne.net.failures import NoAnswer
from dostupne.net.probe import Terms, probe
from dostupne.net.robots import LONGEST_DELAY
from dostupne.net.settings import NetworkSettings
from tests.net.conftest import NOW, clock, read_page

SETTINGS = NetworkSettings(interval=0.0, retries=0)

RULES = b"""User-agent: *
Disallow: /closed/
Allow: /closed/door

User-agent: dostupne
Disallow: /ours
Disallow: /closed/
"""

Answer = Callable[[httpx.Request], httpx.Response]


class Site:
    """A web that answers by path, notes what it was asked, and when (virtual seconds)."""

    def __init__(self, robots: Answer | bytes, pages: Mapping[str, httpx.Response] | None = None) -> None:
        self._robots = robots
        self._pages = pages or {}
        self.asked: list[str] = []
        self.starts: list[float] = []
        self.clock = Clock.virtual(clock)

    def answer(self, request: httpx.Request) -> httpx.Response:
        """The answer to one request."""
        self.asked.append(str(request.url))
        if request.url.path == "/robots.txt":
            return self._robots(request) if callable(self._robots) else httpx.Response(200, content=self._robots)
        self.starts.append(self.clock.monotonic())
        return self._pages.get(request.url.path, httpx.Response(200, html="<title>P</title>"))

    async def probes(self, *urls: str, settings: NetworkSettings = SETTINGS, terms: Terms | None = None) -> list[Probe]:
        """What the addresses answer, asked side by side by one client."""
        base = httpx.MockTransport(self.answer)
        async with open_client(settings, base=base, clock=self.clock) as client:
            asking = (
                probe(client, url, settings=settings, read_page=read_page, clock=clock, terms=terms or Terms())
                for url in urls
            )
            return await asyncio.gather(*asking)


async def test_a_page_that_is_disallowed_is_not_asked() -> None:
    """The group of our own name counts before that of everybody; the failure says so."""
    site = Site(RULES)
    ours, open_page, closed = await site.probes("http://a.cz/ours", "http://a.cz/open", "http://a.cz/closed/door")
    assert (ours.failure, open_page.status, closed.failure) == (Failure.ROBOTS, 200, Failure.ROBOTS)
    assert "robots.txt of a.cz" in ours.failure_detail
    assert sorted(site.asked) == ["http://a.cz/open", "http://a.cz/robots.txt"]


async def test_every_site_is_asked_once() -> None:
    """A site is a scheme, a host and a port."""
    site = Site(RULES)
    await site.probes(*(f"http://{host}/{page}" for host in ("a.cz", "b.cz", "a.cz:8080") for page in range(4)))
    asked = [url for url in site.asked if url.endswith("/robots.txt")]
    assert sorted(asked) == ["http://a.cz/robots.txt", "http://a.cz:8080/robots.txt", "http://b.cz/robots.txt"]


async def test_redirects_are_held_to_it_too() -> None:
    """A page that leads to a disallowed one is followed no further."""
    site = Site(RULES, {"/door": httpx.Response(302, headers={"Location": "/closed/room"})})
    (seen,) = await site.probes("http://a.cz/door")
    assert (seen.failure, [hop.status for hop in seen.hops]) == (Failure.ROBOTS, [302])


@pytest.mark.parametrize(
    "robots",
    [
        pytest.param(lambda _: httpx.Response(404, content=RULES), id="404"),
        pytest.param(lambda _: httpx.Response(403, content=RULES), id="403"),
        pytest.param(lambda _: httpx.Response(500, content=RULES), id="500"),
        pytest.param(lambda _: httpx.Response(200, html="<html><title>Nic tu není</title>"), id="a page"),
        pytest.param(lambda _: httpx.Response(200, content=b"\xff\xfe\x00Disallow\x00: /"), id="binary"),
        pytest.param(lambda _: httpx.Response(200, content=b"Disallow: /"), id="a rule for nobody"),
        pytest.param(lambda _: httpx.Response(301, headers={"Location": "/robots.txt"}), id="a loop"),
        pytest.param(lambda _: httpx.Response(301, headers={"Location": "file:///etc/passwd"}), id="a file"),
        pytest.param(lambda _: httpx.Response(301), id="to nowhere"),
    ],
)
async def test_without_rules_everything_is_allowed(robots: Answer) -> None:
    (seen,) = await Site(robots).probes("http://a.cz/ours")
    assert seen.status == 200


async def test_a_site_that_gives_none_is_asked_for_its_page() -> None:
    """Its own page says what is the matter: no link is passed over in silence because of a robots.txt."""

    def broken(_: httpx.Request) -> httpx.Response:
        raise NoAnswer(Failure.RESET)

    (seen,) = await Site(broken).probes("http://a.cz/ours")
    assert seen.status == 200


async def test_its_redirects_are_followed() -> None:
    """Also to another site."""

    def led(request: httpx.Request) -> httpx.Response:
        there = request.url.host == "www.a.cz"
        return (
            httpx.Response(200, content=RULES)
            if there
            else httpx.Response(301, headers={"Location": "//www.a.cz/robots.txt"})
        )

    (seen,) = await Site(led).probes("http://a.cz/ours")
    assert seen.failure is Failure.ROBOTS


@pytest.mark.parametrize(("told", "kept"), [("4", 4.0), ("0.5", 0.5), ("3600", LONGEST_DELAY), ("soon", 0.0)])
async def test_the_delay_it_asks_for_is_kept(told: str, kept: float) -> None:
    """Between all pages of the host, the first after its robots.txt included; one beyond reason is cut."""
    site = Site(f"User-agent: *\nCrawl-delay: {told}\n".encode())
    await site.probes(*(f"http://a.cz/{page}" for page in range(3)))
    assert site.starts == pytest.approx([kept, 2 * kept, 3 * kept])


async def test_what_is_read_of_it_is_bounded() -> None:
    """A robots.txt of any length is used as far as it is read."""
    site = Site(RULES + b"# no end\n" * 1_000_000)
    (seen,) = await site.probes("http://a.cz/ours")
    assert seen.failure is Failure.ROBOTS


async def test_who_does_not_want_to_know_asks_for_none() -> None:
    """`--ignore-robots`, and documents that the user named: no robots.txt is asked for."""
    ignoring = Site(RULES)
    (seen,) = await ignoring.probes("http://a.cz/ours", settings=replace(SETTINGS, ignore_robots=True))
    assert (seen.status, ignoring.asked) == (200, ["http://a.cz/ours"])
    named = Site(RULES)
    (seen,) = await named.probes("http://a.cz/ours", terms=Terms(robots=False))
    assert (seen.status, named.asked) == (200, ["http://a.cz/ours"])


async def test_the_rules_are_for_the_name_we_go_by() -> None:
    """Who gives another user agent is held to the rules for that one."""
    site = Site(b"User-agent: katalog\nDisallow: /\n")
    settings = replace(SETTINGS, user_agent="Katalog/2.0 (knihovna)")
    (seen,) = await site.probes("http://a.cz/", settings=settings)
    assert seen.failure is Failure.ROBOTS
    assert seen.asked_at == NOW
