"""The facade over real HTTP on loopback: the Internet Archive's dialect over a list of captures, or over a real pywb.

Over pywb the rows are those of its CDX index and the copies are what its replay gives; how the Internet Archive filters,
sorts and redirects is the facade's. Whole answers can be spoilt besides the faults of the facade itself.
"""

import asyncio
import json
import threading
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from urllib.request import urlopen

import httpx

from tests.archives.facade import Facade

Answer = Callable[[httpx.Request], Awaitable[httpx.Response]]
Spoil = Callable[[str], str]

_DROPPED = frozenset({"content-length", "content-encoding", "transfer-encoding", "connection"})


def truncated(body: str) -> str:
    """Half of the answer, as where a connection broke behind a proxy."""
    return body[: len(body) // 2]


def malformed(body: str) -> str:
    """Rows too short, too long and of no kind between the good ones."""
    rows = json.loads(body)
    return json.dumps([*rows[:1], ["20140101"], *rows[1:], ["x"] * 9, "no row", None])


def web_page(_body: str) -> str:
    """A page sent with a good status in place of data."""
    return "<html><title>Internet Archive: Scheduled Maintenance</title><p>We will be back soon.</p></html>"


@dataclass
class Served:
    """A facade as a server: `pywb` is the address of a collection its copies are taken from, `spoilt` changes by service
    what is answered with 200."""

    facade: Facade
    pywb: str = ""
    spoilt: dict[str, Spoil] = field(default_factory=dict)
    _client: httpx.AsyncClient = field(default_factory=lambda: httpx.AsyncClient(trust_env=False))

    async def aclose(self) -> None:
        """Ends the connections to pywb."""
        await self._client.aclose()

    async def answer(self, request: httpx.Request) -> httpx.Response:
        """The answer of the archive; a robots.txt it has none."""
        if request.url.path == "/robots.txt":
            self.facade.asked["robots"] += 1
            return httpx.Response(404)
        response = await self.facade.answer(request)
        if self.pywb and "memento-datetime" in response.headers:
            return await self._replayed(request)
        if response.status_code == 200 and (spoil := self.spoilt.get(self.facade.service(request.url.path))):
            return httpx.Response(200, text=spoil(response.text))
        return response

    async def _replayed(self, request: httpx.Request) -> httpx.Response:
        """What pywb holds of the capture, its Location within the archive as this one rewrites it."""
        stamp, _, original = request.url.raw_path.decode().removeprefix("/web/").partition("/")
        response = await self._client.get(f"{self.pywb}/{stamp[:14]}id_/{original}")
        kept = {name: value for name, value in response.headers.items() if name not in _DROPPED}
        if location := response.headers.get("location"):
            kept["location"] = f"{self.facade.site}/web/{stamp}/{location}"
        return httpx.Response(response.status_code, headers=kept, content=response.content)


def rows_of(pywb: str, hosts: Iterable[str]) -> list[list[str]]:
    """What a collection of pywb lists of these hosts, as rows of the facade."""
    rows = []
    for host in sorted(set(hosts)):
        with urlopen(f"{pywb}/cdx?url={host}&matchType=host&output=json&allowFuzzy=false", timeout=20) as answer:
            for line in answer.read().decode().splitlines():
                one = json.loads(line)
                rows.append([one["timestamp"], one["url"], one["mime"], one.get("status", "-"), one["digest"]])
    return rows


@contextmanager
def serving_facade(facade: Facade, pywb: str = "", hosts: Iterable[str] = ()) -> Iterator[tuple[str, Served]]:
    """The facade as a server; over a collection of pywb, of which `hosts` are listed. Gives its address, and itself."""
    if pywb:
        facade.rows = rows_of(pywb, hosts)
    served = Served(facade, pywb)
    with serving_answers(served.answer, served.aclose) as address:
        facade.site = address
        yield address, served


@contextmanager
def serving_answers(answer: Answer, aclose: Callable[[], Awaitable[None]]) -> Iterator[str]:
    """A server of HTTP/1.1 on a free port of the loopback, in a thread of its own that ends with this. Gives its address.

    Requests as a proxy gets them, with a whole address, are answered as well. `aclose` ends what `answer` opened.
    """
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="loopback server")
    thread.start()
    server = asyncio.run_coroutine_threadsafe(_listen(answer), loop).result(10)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        asyncio.run_coroutine_threadsafe(_end(server, aclose), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _listen(answer: Answer) -> asyncio.Server:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while request := await _request(reader):
                writer.write(_bytes(await answer(request), request.method))
                await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            return  # the client went away
        except asyncio.CancelledError:
            return  # the server ends: there is nobody to hand this to
        finally:
            writer.close()

    return await asyncio.start_server(talk, "127.0.0.1", 0, backlog=1024)


async def _end(server: asyncio.Server, aclose: Callable[[], Awaitable[None]]) -> None:
    server.close()
    while open_still := asyncio.all_tasks() - {asyncio.current_task()}:
        for task in open_still:
            task.cancel()
        await asyncio.gather(*open_still, return_exceptions=True)
    await aclose()


async def _request(reader: asyncio.StreamReader) -> httpx.Request:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.split("\r\n")
    method, target, _ = first.split(" ", 2)
    headers = [(name, value.strip()) for name, _, value in (line.partition(":") for line in lines if line)]
    named = {name.lower(): value for name, value in headers}
    content = await reader.readexactly(int(named.get("content-length", "0")))
    if method == "CONNECT":
        target = f"https://{target}/"
    url = target if urlsplit(target).scheme else f"http://{named['host']}{target}"
    return httpx.Request(method, url, headers=headers, content=content)


def _bytes(response: httpx.Response, method: str) -> bytes:
    headers = [(name, value) for name, value in response.headers.items() if name.lower() not in _DROPPED]
    headers.append(("Content-Length", str(len(response.content))))
    head = "".join(f"{name}: {value}\r\n" for name, value in headers)
    body = b"" if method == "HEAD" else response.content
    return f"HTTP/1.1 {response.status_code} Said\r\n{head}\r\n".encode("latin-1") + body
