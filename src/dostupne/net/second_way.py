"""Request → Response by httpx's own transport, where aiohttp's gets nothing.

It speaks HTTP/2, which some servers alone speak, and reads an answer piece by piece, so that one with a fault
further on is not lost. The address that was judged is the one connected to: its number stands in the place of
the host, whose name goes with TLS and in `Host` or `:authority`.
"""

import ssl
import time
from collections.abc import AsyncIterator, Sequence
from ipaddress import ip_address

import httpx

from dostupne.net.budget import StopwatchTransport
from dostupne.net.seen import ADDRESS, SECONDS


class _Body(httpx.AsyncByteStream):
    """A body whose connection is closed with it."""

    def __init__(self, inner: httpx.AsyncByteStream, transport: httpx.AsyncBaseTransport) -> None:
        self._inner = inner
        self._transport = transport

    def __aiter__(self) -> AsyncIterator[bytes]:
        return aiter(self._inner)

    async def aclose(self) -> None:
        try:
            await self._inner.aclose()
        finally:
            await self._transport.aclose()


async def ask_otherwise(
    request: httpx.Request, addresses: Sequence[str], context: ssl.SSLContext, seconds: float, proxy: str = ""
) -> httpx.Response:
    """Asks by a connection of its own, at the first of the addresses that can be connected to.

    Through a proxy, which looks names up itself, the one address is the host. The time is taken from the request's budget, else from so many `seconds`.
    `context` is to be used for nothing else: httpcore names the protocols in it. Raises `httpx.HTTPError`.
    """
    *others, last = addresses
    for address in others:
        try:
            return await _ask(request, address, context, seconds, proxy)
        except (httpx.ConnectError, httpx.ConnectTimeout):
            continue  # as browsers do: the last one's failure is the answer
    return await _ask(request, last, context, seconds, proxy)


async def _ask(
    request: httpx.Request, address: str, context: ssl.SSLContext, seconds: float, proxy: str
) -> httpx.Response:
    transport = StopwatchTransport(
        httpx.AsyncHTTPTransport(verify=context, http2=True, trust_env=False, proxy=proxy or None), seconds
    )
    started = time.monotonic()
    try:
        response = await transport.handle_async_request(_addressed(request, address))
    except BaseException:
        await transport.aclose()
        raise
    if isinstance(response.stream, httpx.AsyncByteStream):
        response.stream = _Body(response.stream, transport)
    response.extensions |= {SECONDS: time.monotonic() - started, ADDRESS: "" if proxy else str(ip_address(address))}
    return response


def _addressed(request: httpx.Request, address: str) -> httpx.Request:
    """The request to that very address, in the host's name."""
    name = request.url.raw_host.decode("ascii")
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions=request.extensions | {"sni_hostname": name.strip("[]")},
    )
