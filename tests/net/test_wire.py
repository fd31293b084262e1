"""The real transport, proxies, and what our own machine runs out of."""

import asyncio
import errno
import socket
from collections.abc import AsyncIterator

import httpx
import pytest

from dostupne.errors import CannotWork, Misuse, NetworkDown
from dostupne.model.evidence import Failure
from dostupne.net.client import open_client
from dostupne.net.failures import failure_of
from dostupne.net.settings import NetworkSettings
from tests.net.conftest import Web


@pytest.fixture
async def proxy() -> AsyncIterator[tuple[str, list[str]]]:
    """A proxy that answers everything itself, and what it was asked."""
    asked: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        asked.append(head.split("\r\n")[0])
        refused = head.startswith("CONNECT")
        writer.write(
            b"HTTP/1.1 %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" % (b"502 No" if refused else b"204 Ok")
        )
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", asked


async def test_through_a_proxy(proxy: tuple[str, list[str]]) -> None:
    """The proxy may stand on the inside, the site may not; names are the proxy's to look up."""
    address, asked = proxy
    async with open_client(NetworkSettings(proxy=address, interval=0)) as client:
        assert (await client.get("http://example.cz/%7Ea")).status_code == 204
        with pytest.raises(httpx.HTTPError) as caught:
            await client.get("https://example.cz/")
        assert failure_of(caught.value) is Failure.CONNECT
        with pytest.raises(httpx.HTTPError) as caught:
            await client.get("http://127.0.0.1/")
        assert failure_of(caught.value) is Failure.FORBIDDEN_ADDRESS
    assert asked == ["GET http://example.cz/%7Ea HTTP/1.1", "CONNECT example.cz:443 HTTP/1.1"]


async def test_the_second_way_leads_through_the_proxy_too() -> None:
    """What is asked once more is asked of the proxy, which looks the name up."""
    answers = iter([b"no HTTP at all\r\n\r\n", b"HTTP/1.1 204 Ok\r\nConnection: close\r\n\r\n"])
    asked: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append((await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")[0])
        writer.write(next(answers))
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        proxy = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        async with open_client(NetworkSettings(proxy=proxy, interval=0, retries=0)) as client:
            assert (await client.get("http://unknown.example/a")).status_code == 204
    assert asked == [b"GET http://unknown.example/a HTTP/1.1"] * 2


async def test_a_proxy_that_is_not_there() -> None:
    """Nothing can be said about any site: that is our own fault."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        async with open_client(NetworkSettings(proxy=f"http://127.0.0.1:{taken.getsockname()[1]}")) as client:
            with pytest.raises(NetworkDown, match="--proxy"):
                await client.get("http://example.cz/")


@pytest.mark.parametrize(
    "settings",
    [
        NetworkSettings(proxy="socks5://localhost"),
        NetworkSettings(user_agent="a\r\nb"),
        NetworkSettings(contact="ž"),
        NetworkSettings(concurrency=0),
        NetworkSettings(per_host=-1),
        NetworkSettings(timeout=0),
        NetworkSettings(interval=float("nan")),
    ],
)
async def test_settings_that_make_no_sense(settings: NetworkSettings) -> None:
    """Said before anything is asked."""
    with pytest.raises(Misuse):
        async with open_client(settings):
            pass


async def test_too_many_open_files_is_not_the_sites_fault(
    web: Web, settings: NetworkSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page is not called dead because our machine ran out of sockets."""

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.EMFILE, "Too many open files")

    async with open_client(settings) as client:
        monkeypatch.setattr(socket, "socket", full)
        with pytest.raises(CannotWork, match="ulimit"):
            await client.get(web.origin + "/page")
        monkeypatch.undo()


async def test_addresses_go_out_letter_by_letter(web: Web, settings: NetworkSettings) -> None:
    """Nothing respells them on the way: `%7E` is not `~`, `%2f` not `%2F`."""
    async with open_client(settings) as client:
        await client.get(web.origin + "/%7Ejan/a%2fb/x;y=1,2?q=%c5%be&r=a+b%20c&&=")
    assert web.paths() == ["/%7Ejan/a%2fb/x;y=1,2?q=%c5%be&r=a+b%20c&&="]


async def test_connections_are_kept(web: Web, settings: NetworkSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Requests to one host in a row share a connection, redirects included."""
    opened: list[object] = []
    loop = asyncio.get_running_loop()
    create = loop.create_connection

    async def count(*arguments: object, **named: object) -> object:
        opened.append(arguments)
        return await create(*arguments, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(loop, "create_connection", count)
    async with open_client(settings) as client:
        for path in ("/page", "/moved", "/404"):
            await client.get(web.origin + path)
    assert len(opened) == 1


async def test_a_streamed_body_is_framed_once(web: Web, settings: NetworkSettings) -> None:
    """A length and chunks together would be two bodies in one."""

    async def pieces() -> AsyncIterator[bytes]:
        yield b"abc"
        yield b"def"

    async with open_client(settings) as client:
        assert (await client.post(web.origin + "/page", content=pieces())).status_code == 200
    assert "Content-Length: 6" in web.asked[0]
    assert "chunked" not in web.asked[0]
