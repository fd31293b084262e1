"""The real transport: aiohttp beneath httpx.

Our own and not httpx_aiohttp's, because that one hands the address over as text, which yarl then
spells anew (`%7E` becomes `~`), and folds connection failures into `ConnectTimeout`, so that their
kind is lost. aiohttp because httpx's own transport does about a quarter of the requests a second.
"""

import ssl
import time
from collections.abc import AsyncIterator

import aiohttp
import httpx
from yarl import URL

from dostupne.errors import CannotWork, NetworkDown
from dostupne.model.evidence import Failure
from dostupne.net.budget import Budget, budget_of
from dostupne.net.failures import NoAnswer, failure_of, our_own_fault
from dostupne.net.resolver import GuardedResolver
from dostupne.net.seen import Answer

_KEEP_ALIVE = 5.0
"""Seconds a connection waits for another request: long enough for a second link to one host."""

_HEADER_LIMIT = 64 * 1024
"""Bytes of one header: content security policies outgrow aiohttp's own 8 KiB."""

_CHUNK = 32 * 1024
"""Bytes handed up at once: a chunk of gzip grows up to a thousandfold, so this bounds a bomb."""


def _no_answer(error: Exception, budget: Budget) -> Exception:
    """What to raise instead of an exception of aiohttp."""
    if our_own_fault(error):
        return CannotWork(
            f"this machine ran out of open files or memory: {error}. Lower --concurrency or raise `ulimit -n`."
        )
    if isinstance(error, aiohttp.ClientProxyConnectionError):
        return NetworkDown(f"the proxy cannot be reached: {error}. Check --proxy.")
    if isinstance(error, aiohttp.ClientHttpProxyError):
        return NoAnswer(Failure.CONNECT, f"the proxy answered {error.status} {error.message}")
    failure = failure_of(error)
    if failure is Failure.TIMEOUT_TOTAL:
        return NoAnswer(failure, f"not done within {budget.total:g} seconds")
    return NoAnswer(failure, str(error) or type(error).__name__)


class _Body(httpx.AsyncByteStream):
    """The body as it comes off the wire: chunks joined, content codings kept for httpx to undo."""

    def __init__(self, answer: aiohttp.ClientResponse, budget: Budget, started: float) -> None:
        self._answer = answer
        self._budget = budget
        self._started = started

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        try:
            chunk = await self._answer.content.read(_CHUNK)
        except (aiohttp.ClientError, OSError) as error:
            raise _no_answer(error, self._budget) from error
        if not chunk:
            raise StopAsyncIteration
        return chunk

    async def aclose(self) -> None:
        """Gives the connection back; aiohttp closes it where a rest of the body is still to come."""
        self._budget.left -= time.monotonic() - self._started
        self._answer.release()


class AiohttpTransport(httpx.AsyncBaseTransport):
    """Sends requests through one aiohttp session, made on the first request.

    No cookies, no redirects, no limits on connections: those are the business of `net/manners`.
    """

    def __init__(self, timeout: float, *, allow_private: bool, proxy: str = "") -> None:
        self._timeout = timeout
        self._allow_private = allow_private
        self._proxy = proxy
        self._session: aiohttp.ClientSession | None = None
        self._resolver: GuardedResolver | None = None
        self._context: ssl.SSLContext | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        session = self._session or self._open()
        budget = budget_of(request, self._timeout)
        started = time.monotonic()
        try:
            answer = await session.request(
                request.method,
                URL(str(request.url), encoded=True),
                headers=_headers(request),
                data=await request.aread() or None,
                allow_redirects=False,
                timeout=_limits(request, budget),
                proxy=self._proxy or None,
                ssl=self._tls() if request.url.scheme == "https" else True,
            )
        except (aiohttp.ClientError, OSError, ValueError) as error:
            budget.left -= time.monotonic() - started
            raise _no_answer(error, budget) from error
        if answer.headers.get("content-encoding", "").count(","):
            answer.close()
            raise NoAnswer(Failure.PROTOCOL, "the body is packed more than once")  # a thousandfold each time
        return Answer(
            answer.status,
            headers=answer.raw_headers,
            stream=_Body(answer, budget, started),
            extensions=_extensions(answer),
        )

    async def aclose(self) -> None:
        if self._session is not None and self._resolver is not None:
            await self._session.close()
            await self._resolver.close()

    def _tls(self) -> ssl.SSLContext:
        """The certificates to trust, read on first use: that takes as long as a hundred requests."""
        if self._context is None:
            self._context = httpx.create_ssl_context(trust_env=False)
        return self._context

    def _open(self) -> aiohttp.ClientSession:
        # through a proxy, the only name looked up is the proxy's own, which the user chose
        self._resolver = GuardedResolver(allow_private=self._allow_private or bool(self._proxy))
        connector = aiohttp.TCPConnector(
            resolver=self._resolver,
            use_dns_cache=False,  # the resolver keeps its answers itself
            limit=0,
            keepalive_timeout=_KEEP_ALIVE,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
            max_line_size=_HEADER_LIMIT,
            max_field_size=_HEADER_LIMIT,
        )
        return self._session


def _headers(request: httpx.Request) -> list[tuple[str, str]]:
    """All but the transfer coding: aiohttp frames the body itself."""
    raw = request.headers.raw
    return [(n.decode("latin-1"), v.decode("latin-1")) for n, v in raw if n.lower() != b"transfer-encoding"]


def _limits(request: httpx.Request, budget: Budget) -> aiohttp.ClientTimeout:
    wanted = request.extensions.get("timeout", {})
    # aiohttp takes nought for "no limit"
    total = max(budget.left, 0.001)
    return aiohttp.ClientTimeout(total=total, connect=wanted.get("connect"), sock_read=wanted.get("read"))


def _extensions(answer: aiohttp.ClientResponse) -> dict[str, bytes]:
    version = answer.version or aiohttp.HttpVersion11
    return {
        "http_version": b"HTTP/%d.%d" % version,
        "reason_phrase": (answer.reason or "").encode("latin-1", "replace"),
    }
