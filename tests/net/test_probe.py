"""Probing a web that misbehaves."""

import asyncio
import socket
import ssl
from dataclasses import replace

import httpx
import pytest

from dostupne.model.evidence import Failure, Hop, Probe
from dostupne.net.budget import BUDGET
from dostupne.net.client import open_client
from dostupne.net.clock import Clock
from dostupne.net.probe import probe
from dostupne.net.settings import NetworkSettings
from tests.net.conftest import CERTIFICATE, NOW, Web, clock, read_page


async def look(web: Web, path: str, settings: NetworkSettings) -> Probe:
    """Probes one address of the little web, on a clock on which nobody waits."""
    async with open_client(settings, clock=Clock.virtual()) as client:
        return await probe(client, web.origin + path, settings=settings, read_page=read_page, clock=clock)


def _titles(found: Probe) -> str:
    return found.page.title if found.page else ""


async def test_a_living_page(web: Web, settings: NetworkSettings) -> None:
    """The plain case: one hop, its headers, its page, the time it was asked."""
    found = await look(web, "/page#kapitola", settings)
    (hop,) = found.hops
    assert hop == Hop(web.origin + "/page", 200, "", found.headers, hop.seconds, "127.0.0.1")
    assert 0 < (hop.seconds or 0) < 5
    assert found.asked_at == NOW
    assert found.url == web.origin + "/page#kapitola"
    assert dict(found.headers) == {
        "content-type": "text/html; charset=utf-8",
        "content-length": "16",
        "server": "little",
        "last-modified": "yes",
    }
    assert _titles(found) == "<title>P</title>"
    assert web.paths() == ["/page"]
    assert web.asked[0].startswith("GET ")


@pytest.mark.parametrize(
    ("path", "statuses", "end"),
    [
        ("/moved", (301, 200), "/page"),
        ("/absolute", (302, 301, 200), "/page"),
        ("/schemeless", (307, 200), "/page"),
        ("/permanently", (308, 200), "/page"),
        ("/see-other", (303, 200), "/see-other?x=1"),
        ("/cestina", (302, 200), "/%C5%BElu%C5%A5?k%C5%AF%C5%88=%C5%99"),
        ("/windows-1250", (302, 200), "/%E8aj"),
        ("/circle", (302, 200), "/circle"),
        ("/404", (404,), "/404"),
        ("/challenge", (403,), "/challenge"),
    ],
)
async def test_the_way_to_the_last_answer(
    web: Web, settings: NetworkSettings, path: str, statuses: tuple[int, ...], end: str
) -> None:
    """Every hop is kept, whatever way its redirect was written in."""
    found = await look(web, path, settings)
    assert tuple(hop.status for hop in found.hops) == statuses
    assert found.final_url == web.origin + end
    assert found.failure is None
    assert found.page is not None


@pytest.mark.parametrize(
    ("path", "failure", "hops"),
    [
        ("/loop", Failure.REDIRECT_LOOP, 1),
        ("/loop-a", Failure.REDIRECT_LOOP, 2),
        ("/ladder?1", Failure.TOO_MANY_REDIRECTS, 11),
        ("/to-file", Failure.UNSUPPORTED_SCHEME, 1),
        ("/to-script", Failure.UNSUPPORTED_SCHEME, 1),
        ("/to-nowhere", Failure.BAD_REDIRECT, 1),
        ("/no-location", Failure.BAD_REDIRECT, 1),
        ("/reset", Failure.RESET, 0),
        ("/silence", Failure.RESET, 0),
        ("/nonsense", Failure.PROTOCOL, 0),
        ("/empty-but-claims", Failure.BODY_CUT, 1),
        ("/badly-packed", Failure.BAD_ENCODING, 1),
        ("/twice", Failure.BAD_ENCODING, 0),
    ],
)
async def test_ways_that_end_badly(web: Web, settings: NetworkSettings, path: str, failure: Failure, hops: int) -> None:
    """Each fault of a site is a value of its own kind, with the hops before it."""
    found = await look(web, path, settings)
    assert (found.failure, len(found.hops)) == (failure, hops)
    assert found.status is None
    assert found.failure_detail


@pytest.mark.parametrize(
    ("path", "title", "length"),
    [
        ("/packed", "<title>Packed</title>", "21"),
        ("/chunked", "chunked", "7"),
        ("/bomb", "0" * 60, "100000"),
        ("/big", "x" * 60, "100000"),
    ],
)
async def test_bodies_are_unpacked_and_limited(
    web: Web, settings: NetworkSettings, path: str, title: str, length: str
) -> None:
    """The limit counts bytes after decompression."""
    found = await look(web, path, settings)
    assert found.page is not None
    assert (found.page.title, found.page.text) == (title, length)


async def test_half_a_page_is_a_page(web: Web, settings: NetworkSettings) -> None:
    """A body that breaks off is used as far as it came: the site did answer."""
    found = await look(web, "/short", settings)
    assert (found.status, _titles(found)) == (200, "<title>Half</title>")
    assert found.failure_detail.startswith("the body broke off after 19 bytes")


async def test_the_time_for_a_link_ends_a_slow_answer(web: Web, settings: NetworkSettings) -> None:
    """No answer within the time is a failure; half an answer is an answer."""
    hasty = replace(settings, timeout=0.3)
    slow = await look(web, "/slow", hasty)
    assert slow.failure in {Failure.TIMEOUT_TOTAL, Failure.TIMEOUT_READ}
    drip = await look(web, "/drip", hasty)
    assert (drip.status, _titles(drip)[:19]) == (200, "<title>Drip</title>")


@pytest.mark.parametrize(
    ("path", "read"), [("/pdf", "100000"), ("/pdf-unnamed", "100000"), ("/picture", None), ("/empty-picture", None)]
)
async def test_other_than_text_is_not_read(web: Web, settings: NetworkSettings, path: str, read: str | None) -> None:
    """A PDF is, whatever it is sent as; of others no more is fetched than shows that they are none."""
    found = await look(web, path, settings)
    assert (found.status, found.page and found.page.text) == (200, read)


async def test_credentials_are_neither_sent_nor_kept(web: Web, settings: NetworkSettings) -> None:
    """Neither those of the citation nor those of a redirect."""
    address = web.origin.replace("http://", "http://jan:heslo@") + "/to-secret"
    async with open_client(settings) as client:
        found = await probe(client, address, settings=settings, read_page=read_page, clock=clock)
    assert found.status == 200
    assert "heslo" not in repr(found)
    assert "secret@" not in repr(found)
    assert not any("authorization" in head.lower() for head in web.asked)


async def test_cookies_stay_with_their_link(web: Web, settings: NetworkSettings) -> None:
    """Each link comes as a stranger: the second is sent round again."""
    async with open_client(settings) as client:
        for _ in range(2):
            await probe(client, web.origin + "/circle", settings=settings, read_page=read_page, clock=clock)
    assert ["seen=yes" in head for head in web.asked] == [False, True, False, True]


@pytest.mark.parametrize("url", ["ftp://example.cz/a", "mailto:a@b.cz", "www.example.cz", "http://", "http://a b/", ""])
async def test_what_is_no_web_address_is_not_asked(settings: NetworkSettings, url: str) -> None:
    """Nothing goes out, and the detail says why."""

    def never(request: httpx.Request) -> httpx.Response:
        raise AssertionError(request.url)

    async with open_client(settings, base=httpx.MockTransport(never)) as client:
        found = await probe(client, url, settings=settings, read_page=read_page, clock=clock)
    assert (found.failure, found.hops) == (Failure.UNSUPPORTED_SCHEME, ())
    assert found.failure_detail


async def test_private_addresses_are_refused_at_every_hop(web: Web, settings: NetworkSettings) -> None:
    """The citation's own address, and one that a site of the outside redirects to."""
    guarded = replace(settings, allow_private=False)
    found = await look(web, "/page", guarded)
    assert (found.failure, found.hops, web.asked) == (Failure.FORBIDDEN_ADDRESS, (), [])

    outside = httpx.MockTransport(lambda _: httpx.Response(302, headers={"Location": web.origin}))
    async with open_client(guarded, base=outside) as client:
        found = await probe(client, "http://example.cz/", settings=guarded, read_page=read_page, clock=clock)
    assert (found.failure, len(found.hops)) == (Failure.FORBIDDEN_ADDRESS, 1)


async def test_nobody_listens(settings: NetworkSettings) -> None:
    """A closed port is a refused connection."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        async with open_client(settings) as client:
            url = f"http://127.0.0.1:{taken.getsockname()[1]}/"
            found = await probe(client, url, settings=settings, read_page=read_page, clock=clock)
    assert found.failure is Failure.REFUSED


async def test_no_tls_where_it_was_asked_for(settings: NetworkSettings) -> None:
    """A server that speaks plain HTTP to https is a failure of TLS."""

    async def grumble(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(grumble, "127.0.0.1", 0) as server, open_client(settings) as client:
        url = f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        found = await probe(client, url, settings=settings, read_page=read_page, clock=clock)
    assert found.failure is Failure.TLS


async def test_a_certificate_that_nobody_signed(secure_web: Web, settings: NetworkSettings) -> None:
    """The page is read all the same, and no warning or connection is left over."""
    found = await look(secure_web, "/page", settings)
    assert (found.failure, found.certificate_fault) == (None, Failure.TLS_UNTRUSTED)
    assert _titles(found) == "<title>P</title>"


async def test_a_certificate_that_is_trusted(
    secure_web: Web, settings: NetworkSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """https works as http does, redirects included."""
    trusting = ssl.create_default_context(cafile=CERTIFICATE)
    monkeypatch.setattr(httpx, "create_ssl_context", lambda **_: trusting)
    found = await look(secure_web, "/absolute", settings)
    assert [hop.status for hop in found.hops] == [302]  # the little web redirects to http, which nobody serves here
    assert (await look(secure_web, "/moved", settings)).status == 200


@pytest.mark.parametrize(
    ("number", "failure"),
    [
        (socket.EAI_NONAME, Failure.DNS_UNKNOWN),
        (socket.EAI_NODATA, Failure.DNS_UNKNOWN),
        (socket.EAI_AGAIN, Failure.DNS_FAILED),
        (socket.EAI_FAIL, Failure.DNS_FAILED),
    ],
)
async def test_names_that_lead_nowhere(
    settings: NetworkSettings, monkeypatch: pytest.MonkeyPatch, number: int, failure: Failure
) -> None:
    """What the resolver says comes through aiohttp with its kind."""

    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(number, "no")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    async with open_client(settings) as client:
        found = await probe(client, "http://neni.example/", settings=settings, read_page=read_page, clock=clock)
    assert found.failure is failure


async def test_names_that_lead_home(web: Web, settings: NetworkSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address judged is the one connected to: a public name does not open the loopback."""
    asked = []

    def home(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 0))]

    monkeypatch.setattr(socket, "getaddrinfo", home)
    port = web.origin.rpartition(":")[2]
    for allowed in (True, False):
        asked.clear()
        each = replace(settings, allow_private=allowed)
        async with open_client(each) as client:
            for path in ("page", "404"):
                url = f"http://rebind.example:{port}/{path}"
                found = await probe(client, url, settings=each, read_page=read_page, clock=clock)
        assert asked == ["rebind.example"]
        assert found.failure is (None if allowed else Failure.FORBIDDEN_ADDRESS)
    assert web.paths() == ["/page", "/404"]


async def test_waiting_for_our_turn_is_not_the_sites_time(web: Web, settings: NetworkSettings) -> None:
    """Ten links to one host, a twentieth of a second apart: the last waits longer than a site may take."""
    each = replace(settings, interval=0.05, per_host=1, timeout=0.3)
    async with open_client(each) as client:
        looks = (
            probe(client, web.origin + "/moved", settings=each, read_page=read_page, clock=clock) for _ in range(10)
        )
        found = await asyncio.gather(*looks)
    assert [one.status for one in found] == [200] * 10


async def test_a_try_that_comes_to_nothing_is_not_the_next_ones_loss(settings: NetworkSettings) -> None:
    """The time of a failed try is given back; that of earlier hops is not."""
    budgets: list[float] = []
    tries = iter([503, 302, 503, 200])

    async def serve(request: httpx.Request) -> httpx.Response:
        budgets.append(round(request.extensions[BUDGET].left, 1))
        await asyncio.sleep(0.2)
        return httpx.Response(next(tries), headers={"Location": "/next"})

    each = replace(settings, retries=1, timeout=1.0)
    async with open_client(each, base=httpx.MockTransport(serve), clock=Clock.virtual()) as client:
        found = await probe(client, "http://a/", settings=each, read_page=read_page, clock=clock)
    assert found.status == 200
    assert budgets == [1.0, 1.0, 0.8, 0.8]
