"""One behaviour served on a free port of the loopback: plain, over TLS, or by HTTP/2 alone."""

import asyncio
import socket
import ssl
import struct
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache

import trustme
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import RequestReceived
from h2.exceptions import ProtocolError

PORT = b"{port}"
"""What answers write for the port they are served on."""


@dataclass
class Visit:
    """One request: its head, how many came before it, and how to answer."""

    head: str
    number: int
    port: int
    writer: asyncio.StreamWriter

    async def send(self, data: bytes) -> None:
        """Sends bytes, the port filled in."""
        self.writer.write(data.replace(PORT, str(self.port).encode()))
        await self.writer.drain()

    def reset(self) -> None:
        """Breaks the connection off with RST."""
        sock: socket.socket = self.writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


Behaviour = bytes | Mapping[str, bytes] | Callable[[Visit], Awaitable[None]]
"""Bytes of every answer, bytes by target, or what to do."""


@dataclass
class Served:
    """Where a behaviour is served, and the heads of the requests that came."""

    port: int = 0
    heads: list[str] = field(default_factory=list)


@cache
def authority() -> trustme.CA:
    """The one that our client trusts in these tests."""
    return trustme.CA()


@cache
def certificate(kind: str) -> trustme.LeafCert:
    """A certificate of each kind for `page.test`."""
    now = datetime.now(UTC)
    if kind == "expired":
        return authority().issue_cert(
            "page.test", not_before=now - timedelta(days=90), not_after=now - timedelta(days=1)
        )
    if kind == "wrong-host":
        return authority().issue_cert("other.test")
    if kind == "unknown-ca":
        return trustme.CA().issue_cert("page.test")
    return authority().issue_cert("page.test")


def _self_signed(context: ssl.SSLContext) -> None:
    own = trustme.CA()
    with own.cert_pem.tempfile() as chain, own.private_key_pem.tempfile() as key:
        context.load_cert_chain(chain, key)


def _context(tls: str) -> ssl.SSLContext:
    """The server's side of TLS: a kind of certificate, `self-signed`, `old` (TLS 1.1 at most) or `h2`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if tls == "self-signed":
        _self_signed(context)
    else:
        certificate(tls).configure_cert(context)
    if tls == "old":
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            context.minimum_version = ssl.TLSVersion.TLSv1
            context.maximum_version = ssl.TLSVersion.TLSv1_1
        context.set_ciphers("ALL:@SECLEVEL=0")
    if tls == "h2":
        context.set_alpn_protocols(["h2"])
    return context


def trusting(*, verify: bool = True, **_: object) -> ssl.SSLContext:
    """Stands in for `httpx.create_ssl_context`: trusts our authority, or nobody and everybody."""
    context = ssl.create_default_context()
    if verify:
        authority().configure_trust(context)
    else:
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


@asynccontextmanager
async def serving(behaviour: Behaviour, tls: str = "", host: str = "127.0.0.1") -> AsyncIterator[Served]:
    """Serves a behaviour until the end of the block."""
    served = Served()
    visits: set[asyncio.Task[None]] = set()
    serve = {"h2": _serve_http2, "old": _refuse_hello, "none": _answer_hello}.get(tls, _serve)
    context = _context(tls) if tls not in {"", "old", "none"} else None

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(_visit(serve(served, behaviour, reader, writer), writer))
        visits.add(task)
        task.add_done_callback(visits.discard)

    server = await asyncio.start_server(accept, host, 0, ssl=context, limit=1 << 20)
    served.port = server.sockets[0].getsockname()[1]
    try:
        yield served
    finally:
        server.close()
        for visit in visits:
            visit.cancel()
        await asyncio.gather(*visits, return_exceptions=True)


async def _visit(work: Awaitable[None], writer: asyncio.StreamWriter) -> None:
    try:
        with suppress(OSError, asyncio.IncompleteReadError, ProtocolError):  # clients go away, as they may
            await work
    finally:
        writer.close()


async def _serve(
    served: Served, behaviour: Behaviour, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    served.heads.append(head)
    visit = Visit(head, len(served.heads), served.port, writer)
    if callable(behaviour):
        await behaviour(visit)
    elif isinstance(behaviour, bytes):
        await visit.send(behaviour)
    else:
        await visit.send(behaviour.get(head.split(" ")[1], b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"))


async def _serve_http2(
    served: Served, behaviour: Behaviour, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """Speaks HTTP/2 and nothing else: to who does not, it closes the connection."""
    connection = H2Connection(H2Configuration(client_side=False, header_encoding="utf-8"))
    connection.initiate_connection()
    writer.write(connection.data_to_send())
    while data := await reader.read(65536):
        for event in connection.receive_data(data):
            if isinstance(event, RequestReceived):
                headers = {_text(name): _text(value) for name, value in event.headers}
                served.heads.append("\n".join(f"{name}: {value}" for name, value in headers.items()))
                status = "302" if headers[":path"] == "/to-inside" else "200"
                connection.send_headers(
                    event.stream_id,
                    [
                        (":status", status),
                        ("content-type", "text/html"),
                        ("location", "https://inside.test/"),
                    ],
                )
                if not isinstance(behaviour, bytes):
                    raise TypeError("HTTP/2 serves bodies")
                connection.send_data(event.stream_id, behaviour, end_stream=True)
        writer.write(connection.data_to_send())
        await writer.drain()


def _text(field: str | bytes) -> str:
    return field if isinstance(field, str) else field.decode()


async def _answer_hello(
    served: Served, behaviour: Behaviour, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """Takes the beginning of TLS for a request."""
    await reader.read(4096)
    if isinstance(behaviour, bytes):
        writer.write(behaviour)
    await writer.drain()


async def _refuse_hello(
    served: Served, behaviour: Behaviour, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """Shakes hands by hand: asyncio keeps to itself the alert in which OpenSSL says why not."""
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    incoming.write(await reader.read(4096))
    with suppress(ssl.SSLError):
        _context("old").wrap_bio(incoming, outgoing, server_side=True).do_handshake()
    writer.write(outgoing.read())
    await writer.drain()
