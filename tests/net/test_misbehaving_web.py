"""Through probe and judge: what is said of links into a web that misbehaves (`net/web/behaviours`)."""

import ipaddress
import socket
from dataclasses import replace

import httpx
import pytest

from dostupne.links.judge import judge
from dostupne.links.page import read_page
from dostupne.model.evidence import Failure, Probe
from dostupne.model.reference import Kind, Origin, Reference
from dostupne.net import guard
from dostupne.net.client import open_client
from dostupne.net.clock import Clock
from dostupne.net.probe import probe
from dostupne.net.settings import NetworkSettings
from tests.net.conftest import clock
from tests.net.web.behaviours import CITED, GOOD, HTML, ROWS, TITLE, Row, answer, to
from tests.net.web.server import serving, trusting

SETTINGS = NetworkSettings(interval=0.0, retries=1, timeout=1.5, ignore_robots=True)

NAMES = {"inside.test": ("10.0.0.1",), "both.test": ("10.0.0.1", "127.0.0.1"), "home.test": ("127.0.0.2",)}


@pytest.fixture(autouse=True)
def _made_up_internet(monkeypatch: pytest.MonkeyPatch) -> None:
    """127.0.0.1 plays the public web and all else stays closed; names are ours, and so is whom TLS trusts."""
    closed = guard._closed
    monkeypatch.setattr(guard, "_closed", lambda found: found != ipaddress.ip_address("127.0.0.1") and closed(found))
    monkeypatch.setattr(socket, "getaddrinfo", _getaddrinfo)
    monkeypatch.setattr(httpx, "create_ssl_context", trusting)


def _getaddrinfo(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
    if host == "unknown.test":
        raise socket.gaierror(socket.EAI_NONAME, "no such name")
    if host == "busy.test":
        raise socket.gaierror(socket.EAI_AGAIN, "try again")
    found = NAMES.get(host, ("127.0.0.1",))
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in found]


async def look_at(url: str) -> Probe:
    """Probes an address, on a clock on which nobody waits."""
    async with open_client(SETTINGS, clock=Clock.virtual()) as client:
        return await probe(client, url, settings=SETTINGS, read_page=read_page, clock=clock)


async def look(row: Row) -> Probe:
    """Serves one behaviour and probes it."""
    async with serving(row.behaviour, row.tls) as served:
        return await look_at(row.url.replace("{port}", str(served.port)))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
async def test_what_is_said(row: Row) -> None:
    """Each behaviour gets its standing and reason; what is kept of it holds no password."""
    seen = await look(row)
    cited = Reference(kind=Kind.REFERENCE, raw="", origin=Origin("essay.txt"), title=TITLE)
    verdict = judge([seen], cited)
    assert (verdict.standing, verdict.reason) == (row.standing, row.reason), seen
    assert seen.certificate_fault is row.fault
    assert not any(secret in repr(seen) for secret in ("heslo", "a:b@"))
    assert all((hop.address, hop.seconds is not None) == ("127.0.0.1", True) for hop in seen.hops)


def test_every_behaviour_has_a_name() -> None:
    """Sixty or more, no two alike."""
    assert len({row.name for row in ROWS}) == len(ROWS) >= 60


@pytest.mark.parametrize("tls", ["", "good", "expired", "h2"])
async def test_a_name_that_leads_elsewhere_the_second_time(tls: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name is looked up once, whatever is asked of it: without TLS, past a bad certificate, the second way."""
    asked: list[str] = []

    def rebinding(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(host)
        address = "127.0.0.1" if len(asked) == 1 else "127.0.0.2"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    async with serving(CITED if tls == "h2" else GOOD, tls) as served:
        found = await look_at(f"http{'s' if tls else ''}://page.test:{served.port}/kronika")
    assert (found.status, [hop.address for hop in found.hops]) == (200, ["127.0.0.1"])
    assert asked == ["page.test"]


@pytest.mark.parametrize("tls", ["expired", "h2"])
@pytest.mark.parametrize("host", ["inside.test", "home.test"])
async def test_the_second_way_is_guarded(tls: str, host: str) -> None:
    """Neither a bad certificate nor HTTP/2 opens what is closed."""
    async with serving(CITED, tls, "127.0.0.2") as served:
        found = await look_at(f"https://{host}:{served.port}/kronika")
    assert (found.failure, found.hops, served.heads) == (Failure.FORBIDDEN_ADDRESS, (), [])


async def test_redirects_by_http2_are_guarded() -> None:
    """Each hop is judged, whoever brought it."""
    async with serving(b"", "h2") as served:
        found = await look_at(f"https://page.test:{served.port}/to-inside")
    assert (found.failure, [hop.status for hop in found.hops]) == (Failure.FORBIDDEN_ADDRESS, [302])


async def test_http2_carries_name_and_coding() -> None:
    """The host is asked by its name though connected to by its number; its certificate is looked at."""
    async with serving(CITED, "h2") as served:
        assert (await look_at(f"https://page.test:{served.port}/a%2fb?c")).status == 200
        port = served.port
        assert {f":authority: page.test:{port}", ":path: /a%2fb?c"} <= set(served.heads[0].split("\n"))
        other = await look_at(f"https://other.test:{port}/")
    assert (other.status, other.certificate_fault) == (200, Failure.TLS_WRONG_HOST)


async def test_the_second_way_is_tried_once() -> None:
    """A server that hangs up the second way too is not asked that way again in the run."""
    hasty = replace(SETTINGS, retries=0)
    async with serving(b"", "good") as served, open_client(hasty) as client:
        url = f"https://page.test:{served.port}/"
        found = [
            await probe(client, url + path, settings=hasty, read_page=read_page, clock=clock) for path in ("a", "b")
        ]
    assert [each.failure for each in found] == [Failure.RESET, Failure.RESET]
    # aiohttp by itself asks twice where it is hung up on (3.14); the third is the second way
    assert [head.split(" ")[1] for head in served.heads] == ["/a", "/a", "/a", "/b", "/b"]


async def test_no_cookie_goes_past_a_bad_certificate() -> None:
    """What a verified site gave is not shown to one that nobody vouches for."""
    async with serving(GOOD, "expired") as bad:
        gives = to(f"https://page.test:{bad.port}/in", "302 Found", "Set-Cookie: session=7; Path=/")
        async with serving(gives, "good") as good:
            found = await look_at(f"https://page.test:{good.port}/")
    assert (found.status, found.certificate_fault) == (200, Failure.TLS_EXPIRED)
    assert ["session" in head for head in bad.heads] == [False]


async def test_the_evidence_of_every_hop() -> None:
    """Headers that matter, the address that answered, the time it took."""
    behaviour = {"/kronika": to("/b#part", "302 Found", "Server: first"), "/b": answer("200 OK", HTML, body=CITED)}
    asked: list[str] = []

    def reading(_body: bytes, _type: str, fragment: str) -> None:
        asked.append(fragment)

    async with serving(behaviour) as served, open_client(SETTINGS) as client:
        url = f"http://page.test:{served.port}/kronika#whole"
        found = await probe(client, url, settings=SETTINGS, read_page=reading, clock=clock)
    first, last = found.hops
    assert dict(first.headers) == {"server": "first", "content-length": "0"}
    assert found.headers == last.headers
    assert all(hop.address == "127.0.0.1" and 0 < (hop.seconds or 0) < 1.5 for hop in found.hops)
    assert asked == ["part"]
