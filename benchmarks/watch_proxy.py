"""A forward proxy on loopback between dostupne and pywb: it sets the day, plays what no archive can hold, and counts what is asked.

Every name leads here. Pages come from pywb's proxy mode as they were on the simulated day (`Accept-Datetime`, RFC 7089); what tells them
from a living web is taken off. Refusals, resets and silence are played, of single addresses, of hosts, or of our own network.
"""

import asyncio
import contextlib
import socket
import struct
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

import httpx

from benchmarks.snapshot_world import WITHOUT_PYWB
from benchmarks.watch_web import Address, Does
from tests.archives.pywb import Captured, programs, serving_all

CANARY = "http://www.kanarek.cz/"
LONGEST_SILENCE = 30.0
"""Seconds that a host which says nothing is played for at most: no client waits so long."""

_OF_ARCHIVES = frozenset({"memento-datetime", "link", "preference-applied", "vary"})
_FRAMING = frozenset(
    {"content-length", "transfer-encoding", "connection", "content-encoding", "keep-alive", "proxy-connection", "date"}
)


@dataclass(frozen=True, slots=True)
class Weather:
    """What is amiss besides the pages: our own network, all the world but the canary, some hosts."""

    down: bool = False
    unheard: bool = False
    """Nobody answers but the canary."""
    silent: frozenset[str] = frozenset()
    """Hosts that answer nothing."""


FINE = Weather()


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for a watched address: at which run, and what the web did."""

    run: int
    url: str
    does: Does
    offline: bool = False


@dataclass
class Proxy:
    """What the driver turns: the day, the number of the run, the weather. What it reads: what was asked, and what went wrong."""

    addresses: Mapping[str, Address]
    pywb: str = ""
    now: datetime = datetime(2026, 1, 1, tzinfo=UTC)
    run: int = 0
    weather: Weather = FINE
    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    beside: int = 0
    """Requests for anything but watched addresses: robots.txt, where redirects lead, canaries."""
    slow: int = 0
    """Answers that came too late for who asked, because the machine was busy."""
    faults: list[str] = field(default_factory=list)
    """What the archive did not hold though it should."""
    client: Any = None
    looks: dict[str, int] = field(default_factory=dict)
    robots: frozenset[str] = frozenset()

    def does(self, address: Address) -> tuple[Does, bool]:
        """What the web does at an address now, and whether it is we who are offline."""
        weather = self.weather
        if weather.down or weather.unheard:
            return Does.RESET, True
        look = self.looks[address.url] = self.looks.get(address.url, 0) + 1
        if address.host in weather.silent:
            return Does.RESET, False
        if address.by_turns and look % 2 == 0:
            return address.by_turns, False
        return address.at(self.now), False


Answer = Callable[[str, str, asyncio.StreamReader], Awaitable[bytes]]
"""An address, the whole head of the request, and what else comes of who asks → the answer; none where the connection is to be reset."""


async def _serve(answer: Answer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        method, url, _ = head.split(" ", 2)
        said = b"" if method == "CONNECT" else await answer(url, head, reader)
        if said:
            writer.write(said)
            await writer.drain()
        else:
            _hang_up(writer)
    except (ConnectionError, asyncio.IncompleteReadError):
        pass  # who asked has gone
    finally:
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()


def _hang_up(writer: asyncio.StreamWriter) -> None:
    """Resets the connection."""
    plug: socket.socket = writer.get_extra_info("socket")
    plug.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def _answer(proxy: Proxy, url: str, reader: asyncio.StreamReader) -> bytes:
    """The whole answer; none where the connection is to be reset."""
    address = proxy.addresses.get(url)
    if address is None:
        proxy.beside += 1
        return await _beside(proxy, url)
    does, offline = proxy.does(address)
    asked = Asked(proxy.run, url, does, offline)
    proxy.asked.append(asked)
    if offline or does is Does.RESET:
        return b""
    if does is Does.HANGS:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(reader.read(1), LONGEST_SILENCE)
        return b""
    if does is Does.BAD_GATEWAY:
        return response(502, {"content-type": "text/html"}, b"<title>502 Bad Gateway</title>")
    if does is address.by_turns:
        status = {Does.NOT_FOUND: 404, Does.UNAVAILABLE: 503}[does]
        return response(status, {"content-type": "text/html"}, f"<title>{status}</title>".encode())
    said = await _archived(proxy, url, {"cf-mitigated": "challenge"} if does is Does.CHALLENGE else {}, known=True)
    if reader.at_eof():  # who asked has given up: on a busy machine the web was too slow, and what was seen is silence
        proxy.asked[proxy.asked.index(asked)] = replace(asked, does=Does.HANGS)
        proxy.slow += 1
    return said


async def _beside(proxy: Proxy, url: str) -> bytes:
    weather, parts = proxy.weather, urlsplit(url)
    if url == CANARY:
        return b"" if weather.down else response(200, {"content-type": "text/html"}, b"<title>piip</title>")
    if weather.down or weather.unheard or parts.hostname in weather.silent:
        return b""
    if parts.path == "/robots.txt" and parts.hostname not in proxy.robots:
        return response(404, {"content-type": "text/plain"}, b"")
    return await _archived(proxy, url, {}, known=False)


async def _archived(proxy: Proxy, url: str, more: dict[str, str], *, known: bool) -> bytes:
    asked = {"Accept-Datetime": format_datetime(proxy.now.astimezone(UTC), usegmt=True), "Accept-Encoding": "identity"}
    said = await proxy.client.get(url, headers=asked)
    if known and "memento-datetime" not in said.headers:
        proxy.faults.append(f"the archive has no copy of {url} at {proxy.now}: it answered {said.status_code}")
    kept = {name: value for name, value in said.headers.items() if name.lower() not in _OF_ARCHIVES | _FRAMING}
    body: bytes = said.content
    return response(said.status_code, kept | more, body)


def response(status: int, headers: Mapping[str, str], body: bytes) -> bytes:
    lines = [f"HTTP/1.1 {status} Said", *(f"{name}: {value}" for name, value in headers.items())]
    lines += [f"Content-Length: {len(body)}", "Connection: close", "", ""]
    return "\r\n".join(lines).encode("latin-1", "replace") + body


@contextmanager
def serving(answer: Answer, opened: Callable[[], AbstractAsyncContextManager[None]] = nullcontext) -> Iterator[str]:
    """A proxy that answers so, in a thread of its own; its address. `opened` is entered in that thread."""
    loop = asyncio.new_event_loop()
    ready, stop, places = threading.Event(), asyncio.Event(), list[str]()

    async def serve() -> None:
        async with opened():
            server = await asyncio.start_server(
                lambda reader, writer: _serve(answer, reader, writer), "127.0.0.1", 0, backlog=512
            )
            places.append(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
            ready.set()
            await stop.wait()
            server.close()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()), daemon=True)
    thread.start()
    if not ready.wait(30):
        raise RuntimeError("the proxy did not start")
    try:
        yield places[0]
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(30)
        loop.run_until_complete(_ended())
        loop.close()


@contextmanager
def proxied(proxy: Proxy) -> Iterator[Proxy]:
    """The proxy at work; its address is `proxy.url`."""

    @asynccontextmanager
    async def opened() -> AsyncIterator[None]:
        limits = httpx.Limits(max_connections=16)
        async with httpx.AsyncClient(proxy=proxy.pywb or None, timeout=60, limits=limits, trust_env=False) as client:
            proxy.client = client
            yield

    with serving(lambda url, _, reader: _answer(proxy, url, reader), opened) as proxy.url:
        yield proxy


async def _ended() -> None:
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


@contextmanager
def time_machine(addresses: Mapping[str, Address], captured: list[Captured], robots: frozenset[str]) -> Iterator[Proxy]:
    """The proxy before one pywb of all days. Raises `SystemExit` where pywb is not installed."""
    folder = programs()
    if folder is None:
        raise SystemExit(WITHOUT_PYWB)
    settings = {"proxy": {"coll": "web", "enable_content_rewrite": False}}
    with TemporaryDirectory() as name:
        place = Path(name) / "pywb"
        place.mkdir()
        with (
            serving_all(place, folder, {"web": captured}, settings) as pywb,
            proxied(Proxy(addresses, pywb, robots=robots)) as proxy,
        ):
            yield proxy
