"""The one client of a run: polite, guarded, recorded or replayed."""

from collections.abc import AsyncIterator, Mapping
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import httpx

from dostupne import __version__
from dostupne.errors import Misuse
from dostupne.net.budget import StopwatchTransport
from dostupne.net.clock import Clock
from dostupne.net.guard import GuardTransport
from dostupne.net.manners import Manners, PoliteTransport
from dostupne.net.recorder import RecordingTransport, ReplayTransport
from dostupne.net.recording import read_recording
from dostupne.net.robots import RobotsTransport
from dostupne.net.settings import NetworkSettings
from dostupne.net.warc import WarcFile
from dostupne.net.wire import AiohttpTransport

_CONNECT = 10.0
_READ = 20.0
"""Seconds at most for a connection, and for silence in the middle of an answer."""

_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


class _PlainClient(httpx.AsyncClient):
    """A client that hands requests to the transport and does nothing else.

    It takes no cookies from one link to the next (`net/probe` keeps those of a chain), and what httpx
    does for redirects, authentication and its log is left out: that is a tenth of a request's time.
    """

    def __init__(self, seam: httpx.AsyncBaseTransport, headers: dict[str, str], timeout: httpx.Timeout) -> None:
        super().__init__(transport=seam, headers=headers, timeout=timeout, follow_redirects=False, trust_env=False)
        self._seam = seam

    async def send(self, request: httpx.Request, *, stream: bool = False, **others: Any) -> httpx.Response:
        """Sends a request as it is; who wants more of httpx (`auth`, `follow_redirects`) gets httpx's own way."""
        if self.is_closed or any(choice is not httpx.USE_CLIENT_DEFAULT for choice in others.values()):
            return await super().send(request, stream=stream, **others)
        request.extensions.setdefault("timeout", self.timeout.as_dict())
        response = await self._seam.handle_async_request(request)
        response.request = request
        if not stream:
            await self._read(response)
        return response

    @property
    def cookies(self) -> httpx.Cookies:
        """An empty jar, new each time."""
        return _NoCookies()

    @cookies.setter
    def cookies(self, _cookies: object) -> None:
        raise AttributeError("this client keeps no cookies")

    @staticmethod
    async def _read(response: httpx.Response) -> None:
        try:
            await response.aread()
        except BaseException:
            await response.aclose()
            raise


class _NoCookies(httpx.Cookies):
    def extract_cookies(self, response: httpx.Response) -> None:
        """Takes none; httpx would parse each answer's for them."""


@asynccontextmanager
async def open_client(  # noqa: PLR0913 (each is a choice of its own)
    settings: NetworkSettings,
    *,
    record: Path | None = None,
    onto: bool = False,
    replay: Path | None = None,
    base: httpx.AsyncBaseTransport | None = None,
    pace: Mapping[str, float] | None = None,
    clock: Clock | None = None,
) -> AsyncIterator[httpx.AsyncClient]:
    """The client that all traffic of a run goes through.

    `record` keeps everything seen in a WARC file, which is there too when the run is broken off.
    With `onto` it goes on where an earlier client of the same run ended.
    `replay` answers everything from one: no network, nobody waits. `base` stands in for the
    network in tests. `pace` are hosts with an interval of their own, in seconds; one that refuses
    five times is left alone for the rest of the run.

    The client does not follow redirects, keeps no cookies and reads no environment. Its failures
    are `httpx.HTTPError`s; `failure_of` names their kind. Raises `Misuse`, `UnusableRecording`,
    `UnwritableOutput`.
    """
    _check(settings)
    if record and replay:
        raise Misuse("--record and --replay cannot go together: a replayed run sees nothing new.")
    headers = _headers(settings)
    with ExitStack() as files:
        if replay:
            clock = Clock.virtual() if clock is None else Clock.virtual(clock.now)
            bottom: httpx.AsyncBaseTransport = ReplayTransport(read_recording(replay))
        else:
            clock = clock or Clock()
            bottom = StopwatchTransport(base, settings.timeout) if base else _wire(settings)
        transport = bottom if settings.allow_private else GuardTransport(bottom)
        if record:
            file = files.enter_context(WarcFile(record, clock.now(), onto=onto))
            transport = RecordingTransport(transport, file, clock)
        polite = PoliteTransport(transport, Manners(settings, pace or {}), clock)
        seam = polite if settings.ignore_robots else RobotsTransport(polite, headers["User-Agent"])
        async with _PlainClient(seam, headers, _timeout(settings)) as client:
            yield client


def user_agent(settings: NetworkSettings) -> str:
    """The name we go by: the user's, or ours with a contact.

    Ours lacks the word "link", at which mod_security's rules answer 403.
    """
    if settings.user_agent:
        return settings.user_agent
    contact = f"; {settings.contact}" if settings.contact else ""
    return f"dostupne/{__version__} (+citation checker{contact})"


def _check(settings: NetworkSettings) -> None:
    """Refuses what would make everybody wait for ever."""
    least = {"concurrency": 1, "per_host": 1, "body_limit": 1, "interval": 0, "retries": 0, "max_redirects": 0}
    for name, value in least.items():
        if not getattr(settings, name) >= value:
            raise Misuse(f"{name.replace('_', '-')} is {getattr(settings, name)}: it must be {value} or more.")
    if not settings.timeout > 0:
        raise Misuse(f"timeout is {settings.timeout}: it must be more than 0 seconds.")


def _headers(settings: NetworkSettings) -> dict[str, str]:
    agent = user_agent(settings)
    if not agent.isprintable() or not agent.isascii():
        raise Misuse(f"the user agent {agent!r} cannot be sent: use plain ASCII letters in --user-agent and --contact.")
    return {
        "User-Agent": agent,
        "Accept": _ACCEPT,
        "Accept-Language": "cs,en;q=0.7",
        "Accept-Encoding": "gzip, deflate",
    }


def _timeout(settings: NetworkSettings) -> httpx.Timeout:
    return httpx.Timeout(
        connect=min(_CONNECT, settings.timeout), read=min(_READ, settings.timeout), write=settings.timeout, pool=None
    )


def _wire(settings: NetworkSettings) -> AiohttpTransport:
    proxy = settings.proxy
    if proxy and not proxy.lower().startswith("http://"):
        raise Misuse(f"the proxy {proxy} cannot be used: its address must begin with http://.")
    return AiohttpTransport(settings.timeout, allow_private=settings.allow_private, proxy=proxy)
