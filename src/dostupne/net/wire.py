"""The real transport: aiohttp beneath httpx.

Our own and not httpx_aiohttp's, because that one hands the address over as text, which yarl then
spells anew (`%7E` becomes `~`), and folds connection failures into `ConnectTimeout`, so that their
kind is lost. aiohttp because httpx's own transport does about a quarter of the requests a second.
"""

import contextlib
import ssl
import time
from collections.abc import AsyncIterator

import aiohttp
import httpx
from yarl import URL

from dostupne.errors import CannotWork, NetworkDown
from dostupne.model.evidence import Failure
from dostupne.net.budget import Budget, budget_of
from dostupne.net.failures import NoAnswer, detail_of, failure_of, our_own_fault, wants_another_protocol
from dostupne.net.resolver import GuardedResolver
from dostupne.net.second_way import ask_otherwise
from dostupne.net.seen import ADDRESS, SECONDS, UNVERIFIED, Answer

_KEEP_ALIVE = 5.0
"""Seconds a connection waits for another request: long enough for a second link to one host."""

_HEADER_LIMIT = 64 * 1024
"""Bytes of one header: content security policies outgrow aiohttp's own 8 KiB."""

_CHUNK = 32 * 1024
"""Bytes handed up at once: a chunk of gzip grows up to a thousandfold, so this bounds a bomb."""


_OF_OTHER_VERSIONS = frozenset({426, 505})
"""Statuses by which a server may want another version of HTTP (RFC 9110)."""

_UNREADABLE = {"http": frozenset({Failure.PROTOCOL}), "https": frozenset({Failure.PROTOCOL, Failure.RESET})}
"""What may be read the second way (`net/second_way`); servers that speak HTTP/2 alone hang up on an older request."""


class _Answer(aiohttp.ClientResponse):
    """An answer that knows which IP address it came from: its connection is given back before it can be asked."""

    address = ""

    async def start(self, connection: aiohttp.connector.Connection) -> aiohttp.ClientResponse:
        """Notes the peer."""
        if connection.transport is not None:
            self.address = (connection.transport.get_extra_info("peername") or ("",))[0]
        return await super().start(connection)


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
        self._contexts: dict[tuple[bool, str], ssl.SSLContext] = {}
        self._otherwise: dict[tuple[str, int | None], bool] = {}
        """Whether a host and port that gave no answer that could be read did so the second way."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        origin = request.url.raw_host.decode("ascii"), request.url.port
        known = self._otherwise.get(origin) if self._otherwise else None
        if known:
            return await self._ask_otherwise(request)
        try:
            response = await self._ask(request)
        except NoAnswer as error:
            if known is False or not _may_be_read(error, request.url.scheme):
                raise
            other = await self._try_otherwise(request, origin)
            if other is None:
                raise
            return other
        if known is None and response.status_code in _OF_OTHER_VERSIONS and request.url.scheme == "https":
            return await self._rather_otherwise(request, origin, response)
        return response

    async def _rather_otherwise(
        self, request: httpx.Request, origin: tuple[str, int | None], response: httpx.Response
    ) -> httpx.Response:
        """The answer of the second way where there is one, else the one that there is."""
        better = await self._try_otherwise(request, origin)
        if better is None:
            return response
        await response.aclose()
        return better

    async def _try_otherwise(self, request: httpx.Request, origin: tuple[str, int | None]) -> httpx.Response | None:
        """One more try; None where it comes to nothing, as then the first answer says more."""
        response = None
        with contextlib.suppress(NoAnswer):
            response = await self._ask_otherwise(request)
        self._otherwise[origin] = response is not None
        return response

    async def _ask_otherwise(self, request: httpx.Request) -> httpx.Response:
        _, resolver = self._opened()
        host = request.url.raw_host.decode("ascii").strip("[]")
        context = self._tls(verified=not request.extensions.get(UNVERIFIED), of="second way")
        try:
            # a proxy looks names up itself
            addresses = [host] if self._proxy else [each["host"] for each in await resolver.resolve(host)]
            return await ask_otherwise(request, addresses, context, self._timeout, self._proxy)
        except (httpx.HTTPError, OSError) as error:
            raise NoAnswer(failure_of(error), detail_of(error)) from error

    async def _ask(self, request: httpx.Request) -> httpx.Response:
        session, _ = self._opened()
        budget = budget_of(request, self._timeout)
        secure = request.url.scheme == "https"
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
                ssl=self._tls(verified=not request.extensions.get(UNVERIFIED), of="first way") if secure else True,
            )
        except (aiohttp.ClientError, OSError, ValueError) as error:
            budget.left -= time.monotonic() - started
            raise _no_answer(error, budget) from error
        if answer.headers.get("content-encoding", "").count(","):
            answer.close()
            raise NoAnswer(Failure.BAD_ENCODING, "the body is packed more than once")  # a thousandfold each time
        return Answer(
            answer.status,
            headers=answer.raw_headers,
            stream=_Body(answer, budget, started),
            extensions=self._extensions(answer, started),
        )

    async def aclose(self) -> None:
        if self._session is not None and self._resolver is not None:
            await self._session.close()
            await self._resolver.close()

    def _tls(self, *, verified: bool, of: str) -> ssl.SSLContext:
        """The certificates to trust, read on first use: that takes as long as a hundred requests."""
        context = self._contexts.get((verified, of))
        if context is None:
            context = self._contexts[verified, of] = httpx.create_ssl_context(verify=verified, trust_env=False)
            context.set_alpn_protocols(["http/1.1"])
        return context

    def _opened(self) -> tuple[aiohttp.ClientSession, GuardedResolver]:
        if self._session is None or self._resolver is None:
            self._session, self._resolver = self._open()
        return self._session, self._resolver

    def _open(self) -> tuple[aiohttp.ClientSession, GuardedResolver]:
        # through a proxy, the only name looked up is the proxy's own, which the user chose
        resolver = GuardedResolver(allow_private=self._allow_private or bool(self._proxy))
        connector = aiohttp.TCPConnector(
            resolver=resolver,
            use_dns_cache=False,  # the resolver keeps its answers itself
            limit=0,
            keepalive_timeout=_KEEP_ALIVE,
        )
        session = aiohttp.ClientSession(
            connector=connector,
            response_class=_Answer,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
            max_line_size=_HEADER_LIMIT,
            max_field_size=_HEADER_LIMIT,
        )
        return session, resolver

    def _extensions(self, answer: aiohttp.ClientResponse, started: float) -> dict[str, object]:
        version = answer.version or aiohttp.HttpVersion11
        return {
            "http_version": b"HTTP/%d.%d" % version,
            "reason_phrase": (answer.reason or "").encode("latin-1", "replace"),
            SECONDS: time.monotonic() - started,
            ADDRESS: answer.address if isinstance(answer, _Answer) and not self._proxy else "",
        }


def _may_be_read(error: NoAnswer, scheme: str) -> bool:
    return error.failure in _UNREADABLE[scheme] or wants_another_protocol(error)


def _headers(request: httpx.Request) -> list[tuple[str, str]]:
    """All but the transfer coding: aiohttp frames the body itself."""
    raw = request.headers.raw
    return [(n.decode("latin-1"), v.decode("latin-1")) for n, v in raw if n.lower() != b"transfer-encoding"]


def _limits(request: httpx.Request, budget: Budget) -> aiohttp.ClientTimeout:
    wanted = request.extensions.get("timeout", {})
    # aiohttp takes nought for "no limit"
    total = max(budget.left, 0.001)
    return aiohttp.ClientTimeout(total=total, connect=wanted.get("connect"), sock_read=wanted.get("read"))
