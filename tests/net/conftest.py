"""A little web on the loopback that misbehaves in every way that the real one does."""

import asyncio
import gzip
import socket
import ssl
import struct
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dostupne.model.evidence import PageFacts
from dostupne.net.settings import NetworkSettings

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

CERTIFICATE = Path(__file__).with_name("data") / "loopback.crt"

HTML = "Content-Type: text/html; charset=utf-8"


def answer(status: str, *headers: str, body: bytes = b"", length: int | None = None) -> bytes:
    """An HTTP/1.1 answer as bytes; `length` is what it claims of its body."""
    claimed = len(body) if length is None else length
    head = "\r\n".join([f"HTTP/1.1 {status}", *headers, f"Content-Length: {claimed}", "", ""])
    return head.encode("utf-8") + body


@dataclass
class Web:
    """The server's address, what it was asked (request heads), and answers that change from time to time."""

    origin: str = ""
    asked: list[str] = field(default_factory=list)
    count: Counter[str] = field(default_factory=Counter)
    slow: asyncio.Event = field(default_factory=asyncio.Event)

    def paths(self) -> list[str]:
        """The targets asked for, in their order."""
        return [head.split(" ", 2)[1] for head in self.asked]


_FIXED: dict[str, bytes] = {
    "/": answer("200 OK", HTML, body=b"<title>Home</title>"),
    "/page": answer("200 OK", HTML, "Server: little", "Last-Modified: yes", body=b"<title>P</title>"),
    "/404": answer("404 Not Found", HTML, body=b"<title>Nothing here</title>"),
    "/challenge": answer("403 Forbidden", HTML, "cf-mitigated: challenge", body=b"wait"),
    "/pdf": answer("200 OK", "Content-Type: application/pdf", body=b"%PDF" + b"x" * 200_000),
    "/pdf-unnamed": answer("200 OK", "Content-Type: application/octet-stream", body=b"%PDF" + b"x" * 200_000),
    "/picture": answer("200 OK", "Content-Type: image/png", body=b"\x89PNG" + b"x" * 200_000),
    "/empty-picture": answer("200 OK", "Content-Type: image/png"),
    "/moved": answer("301 Moved", "Location: /page#part"),
    "/absolute": answer("302 Found", "Location: http://{host}/moved"),
    "/schemeless": answer("307 Moved", "Location: //{host}/page"),
    "/permanently": answer("308 Moved", "Location: page"),
    "/see-other": answer("303 See Other", "Location: ?x=1"),
    "/see-other?x=1": answer("200 OK", HTML, body=b"ok"),
    "/cestina": answer("302 Found", "Location: /žluť?kůň=%C5%99"),
    "/windows-1250": b"HTTP/1.1 302 Found\r\nLocation: /\xe8aj\r\nContent-Length: 0\r\n\r\n",
    "/loop": answer("302 Found", "Location: /loop"),
    "/loop-a": answer("302 Found", "Location: /loop-b"),
    "/loop-b": answer("302 Found", "Location: /loop-a"),
    "/to-file": answer("302 Found", "Location: file:///etc/passwd"),
    "/to-script": answer("302 Found", "Location: javascript:alert(1)"),
    "/to-nowhere": answer("302 Found", "Location: http://"),
    "/no-location": answer("302 Found"),
    "/to-metadata": answer("302 Found", "Location: http://169.254.169.254/latest/meta-data/"),
    "/to-secret": answer("302 Found", "Location: http://user:secret@{host}/page"),
    "/short": answer("200 OK", HTML, body=b"<title>Half</title>", length=500),
    "/empty-but-claims": answer("200 OK", HTML, length=500),
    "/packed": answer("200 OK", HTML, "Content-Encoding: gzip", body=gzip.compress(b"<title>Packed</title>")),
    "/badly-packed": answer("200 OK", HTML, "Content-Encoding: gzip", body=b"<title>not packed at all</title>"),
    "/bomb": answer("200 OK", HTML, "Content-Encoding: gzip", body=gzip.compress(b"0" * 50_000_000)),
    "/twice": answer(
        "200 OK", HTML, "Content-Encoding: gzip, gzip", body=gzip.compress(gzip.compress(b"0" * 1_000_000))
    ),
    "/chunked": f"HTTP/1.1 200 OK\r\n{HTML}\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
    + b"4\r\nchun\r\n3\r\nked\r\n0\r\n\r\n",
    "/nonsense": b"SSH-2.0-OpenSSH_9.6\r\n",
    "/silence": b"",
}


async def _big(writer: asyncio.StreamWriter, _: Web) -> None:
    writer.write(answer("200 OK", HTML, length=200_000_000))
    for _number in range(200_000):
        writer.write(b"x" * 1000)
        await writer.drain()


async def _slow(_: asyncio.StreamWriter, web: Web) -> None:
    web.slow.set()
    await asyncio.sleep(20)


async def _drip(writer: asyncio.StreamWriter, _: Web) -> None:
    writer.write(answer("200 OK", HTML, length=1000) + b"<title>Drip</title>")
    for _number in range(200):
        await writer.drain()
        await asyncio.sleep(0.1)
        writer.write(b".")


async def _reset(writer: asyncio.StreamWriter, _: Web) -> None:
    sock: socket.socket = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def _busy(writer: asyncio.StreamWriter, web: Web) -> None:
    first = web.count["/busy"] == 1
    writer.write(
        answer("429 Too Many Requests", "Retry-After: 7")
        if first
        else answer("200 OK", HTML, body=b"<title>At last</title>")
    )


async def _always_busy(writer: asyncio.StreamWriter, _: Web) -> None:
    writer.write(answer("429 Too Many Requests"))


async def _circle(writer: asyncio.StreamWriter, web: Web) -> None:
    brought = "seen=yes" in web.asked[-1]
    writer.write(
        answer("200 OK", HTML, body=b"in")
        if brought
        else answer("302 Found", "Location: /circle", "Set-Cookie: seen=yes; Path=/")
    )


async def _ladder(writer: asyncio.StreamWriter, web: Web) -> None:
    step = int(web.paths()[-1].partition("?")[2])
    writer.write(answer("302 Found", f"Location: /ladder?{step + 1}"))


_ACTIVE: dict[str, Callable[[asyncio.StreamWriter, Web], Awaitable[None]]] = {
    "/big": _big,
    "/slow": _slow,
    "/drip": _drip,
    "/reset": _reset,
    "/busy": _busy,
    "/always-busy": _always_busy,
    "/circle": _circle,
    "/ladder": _ladder,
}


async def _serve(web: Web, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            web.asked.append(head)
            target = web.paths()[-1]
            web.count[target] += 1
            if active := _ACTIVE.get(target.partition("?")[0]):
                await active(writer, web)
            else:
                host = web.origin.partition("://")[2].encode()
                writer.write(
                    _FIXED.get(target, answer("200 OK", HTML, body=b"<title>Else</title>")).replace(b"{host}", host)
                )
            await writer.drain()
            if target in {"/short", "/empty-but-claims", "/nonsense", "/silence", "/slow"}:
                break
    except (OSError, asyncio.IncompleteReadError):
        return  # the client went away, as clients do
    finally:
        writer.close()


@pytest.fixture
async def web() -> AsyncIterator[Web]:
    """The little web, on a free port of 127.0.0.1."""
    async for each in _run("http", None):
        yield each


@pytest.fixture
async def secure_web() -> AsyncIterator[Web]:
    """The same over TLS, with the certificate of `data/loopback.crt`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE, CERTIFICATE.with_suffix(".key"))
    async for each in _run("https", context):
        yield each


async def _run(scheme: str, context: ssl.SSLContext | None) -> AsyncIterator[Web]:
    web = Web()
    serving: set[asyncio.Task[None]] = set()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(_serve(web, reader, writer))
        serving.add(task)
        task.add_done_callback(serving.discard)

    server = await asyncio.start_server(accept, "127.0.0.1", 0, ssl=context)
    web.origin = f"{scheme}://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    yield web
    server.close()
    for task in serving:
        task.cancel()
    await asyncio.gather(*serving, return_exceptions=True)


@pytest.fixture
def settings() -> NetworkSettings:
    """Quick and local: what the tests that do not ask about manners use."""
    return NetworkSettings(
        interval=0.0, retries=0, timeout=5.0, allow_private=True, ignore_robots=True, body_limit=100_000
    )


def read_page(body: bytes, content_type: str, fragment: str = "") -> PageFacts:
    """A reader that shows what it was given."""
    return PageFacts(title=body[:60].decode("utf-8", "replace"), heading=content_type, text=str(len(body)))


def clock() -> datetime:
    """The time at which all tests run."""
    return NOW
