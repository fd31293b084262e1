"""Serves the made-up web on 200 loopback hosts: `python -m benchmarks.web_server` prints its port.

With `--slow` it answers as slowly as the web at large does, and sometimes not at all (`benchmarks/slow_web`).
Ends when its standard input does, so that it never outlives who started it.
"""

import asyncio
import os
import socket
import sys
from typing import ClassVar

from benchmarks.slow_web import latency, pause_asked
from benchmarks.web import HANGING, HOSTS, page_of, response, throttled

_BACKLOG = 512
_ATTEMPTS = 20


class _Connection(asyncio.Protocol):
    """One kept-alive connection: whole requests in, prepared responses out."""

    def __init__(self) -> None:
        self._waiting = b""
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.WriteTransport):
            self._transport = transport

    def data_received(self, data: bytes) -> None:
        requests = (self._waiting + data).split(b"\r\n\r\n")
        self._waiting = requests.pop()
        for request in requests:
            self._answer(request)

    def _answer(self, request: bytes) -> None:
        method, path, _ = request.split(b" ", 2)
        whole = response(path.decode("latin-1"))
        self._write(whole if method != b"HEAD" else whole[: whole.index(b"\r\n\r\n") + 4])

    def _write(self, answer: bytes) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(answer)


class _SlowConnection(_Connection):
    """The same pages after a while; some never, some only when they are asked again."""

    complained: ClassVar[set[str]] = set()
    """Addresses that were answered by 429 and will not be so again."""

    def _answer(self, request: bytes) -> None:
        lines = request.decode("latin-1").split("\r\n")
        path = lines[0].split(" ", 2)[1]
        named = next(line for line in lines if line.lower().startswith("host:")).partition(":")[2]
        host = named.strip().rpartition(":")[0]
        page = page_of(path)
        if page is not None and page.behaviour == HANGING:
            return
        pause = pause_asked(page) if page is not None and path == page.path else 0
        whole = throttled(pause) if pause and path not in self.complained else response(path)
        self.complained.add(path)
        asyncio.get_running_loop().call_later(latency(host, path), self._write, whole)


def listen() -> tuple[int, list[socket.socket]]:
    """One port, listened to on each of the loopback hosts and nowhere else."""
    for _ in range(_ATTEMPTS):
        first = _socket(HOSTS[0], 0)
        port: int = first.getsockname()[1]
        try:
            return port, [first, *(_socket(host, port) for host in HOSTS[1:])]
        except OSError:
            first.close()  # somebody has this port on another of the hosts
    raise SystemExit("no port is free on all loopback hosts 127.0.1.1 to 127.0.10.20")


def _socket(host: str, port: int) -> socket.socket:
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((host, port))
    return listening


async def _serve() -> None:
    loop = asyncio.get_running_loop()
    connection = _SlowConnection if "--slow" in sys.argv[1:] else _Connection
    port, sockets = listen()
    servers = [await loop.create_server(connection, sock=each, backlog=_BACKLOG) for each in sockets]
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()
    await loop.run_in_executor(None, _until_closed)
    for server in servers:
        server.close()


def _until_closed() -> None:
    while os.read(sys.stdin.fileno(), 4096):
        pass


if __name__ == "__main__":
    asyncio.run(_serve())
