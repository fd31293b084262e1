"""Address → Probe."""

import re
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime

import httpx

from dostupne.model.evidence import Failure, Hop, PageFacts, Probe
from dostupne.net.addresses import NotAWebAddress, as_sent, location_text, redirected, without_credentials
from dostupne.net.budget import BUDGET, Budget
from dostupne.net.failures import NoAnswer, detail_of, failure_of
from dostupne.net.manners import AGAIN, RETRIES
from dostupne.net.robots import ROBOTS
from dostupne.net.seen import LINK, RECORDED_AT
from dostupne.net.settings import NetworkSettings

_REDIRECTS = frozenset({301, 302, 303, 307, 308})

_KEPT_HEADERS = frozenset(
    {
        "content-type",
        "content-length",
        "retry-after",
        "server",
        "cf-mitigated",
        "location",
        "last-modified",
        "memento-datetime",
        "link",
        "www-authenticate",
    }
)

_TEXTUAL = re.compile(r"\s*(?:text/|application/(?:xhtml\+xml|xml|json|ld\+json|javascript)\b|$)", re.IGNORECASE)
"""Content types that `read_page` is asked about; a server that names none most often sends HTML."""


ReadPage = Callable[[bytes, str], PageFacts | None]


@dataclass(frozen=True, slots=True)
class Terms:
    """How an address is asked.

    `any_type` reads bodies of every content type, `robots` honours the site's robots.txt. `tries`, where given, is how
    often the link was asked before: then nothing is tried again within the probe, whatever the settings say.
    """

    any_type: bool = False
    robots: bool = True
    tries: int | None = None


USUAL = Terms()


@dataclass(slots=True)
class _Walk:
    """The way from the cited address to the last answer, as far as it has been gone."""

    link: str
    url: str
    budget: Budget
    asked_at: datetime | None = None
    hops: list[Hop] = field(default_factory=list)
    cookies: httpx.Cookies | None = None
    visited: set[tuple[str, str]] = field(default_factory=set)
    any_type: bool = False
    extensions: dict[str, object] = field(default_factory=dict)

    def saw(self, when: datetime | None) -> None:
        """Keeps the time of the first thing seen, where a recording knows it."""
        if self.asked_at is None:
            self.asked_at = when


@dataclass(frozen=True, slots=True)
class _End:
    """How the way ended: with an answer, or with a failure."""

    failure: Failure | None = None
    detail: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    page: PageFacts | None = None


async def probe(
    client: httpx.AsyncClient,
    url: str,
    *,
    settings: NetworkSettings,
    read_page: ReadPage,
    clock: Callable[[], datetime],
    terms: Terms = USUAL,
) -> Probe:
    """Asks for an address, follows its redirects one by one and keeps what was seen.

    Always GET: what HEAD says of a page proves nothing. At most `settings.body_limit` bytes of a
    textual body (of any with `terms.any_type`) are read, after decompression, and given to `read_page(body, content_type)`. The
    sites may take `settings.timeout` seconds together; waiting for our turn is not counted.
    What a site's robots.txt disallows is not asked (`Failure.ROBOTS`), redirects included.
    Never raises for what the network does. `asked_at` is the recorded time in replay.
    """
    started = clock()
    walk = _Walk(link=without_credentials(url), url="", budget=Budget.of(settings.timeout), any_type=terms.any_type)
    walk.extensions = {BUDGET: walk.budget, LINK: " ".join(walk.link.split()), ROBOTS: terms.robots}
    if terms.tries is not None:
        walk.extensions |= {RETRIES: 0} | ({AGAIN: True} if terms.tries else {})
    try:
        walk.url = as_sent(url)
    except NotAWebAddress as error:
        end = _End(Failure.UNSUPPORTED_SCHEME, str(error))
    else:
        end = await _to_the_end(client, walk, settings, read_page)
    return Probe(
        url=walk.link,
        asked_at=walk.asked_at or started,
        hops=tuple(walk.hops),
        failure=end.failure,
        failure_detail=end.detail,
        headers=end.headers,
        page=end.page,
    )


async def _to_the_end(client: httpx.AsyncClient, walk: _Walk, settings: NetworkSettings, read_page: ReadPage) -> _End:
    try:
        while True:
            end = await _step(client, walk, settings, read_page)
            if end is not None:
                return end
    except httpx.HTTPError as error:
        walk.saw(error.recorded_at if isinstance(error, NoAnswer) else None)
        return _End(failure_of(error), detail_of(error))


async def _step(client: httpx.AsyncClient, walk: _Walk, settings: NetworkSettings, read_page: ReadPage) -> _End | None:
    """One request. Returns how the way ended, or None when `walk.url` is to be asked next."""
    request = _request(client, walk)
    response = await client.send(request, stream=True)
    try:
        walk.saw(response.extensions.get(RECORDED_AT))
        if response.status_code not in _REDIRECTS:
            walk.hops.append(Hop(walk.url, response.status_code))
            return await _read(response, settings.body_limit, read_page, any_type=walk.any_type)
        return _turn(walk, response, settings.max_redirects)
    finally:
        await response.aclose()


def _request(client: httpx.AsyncClient, walk: _Walk) -> httpx.Request:
    extensions = {"timeout": client.timeout.as_dict(), **walk.extensions}
    request = httpx.Request("GET", walk.url, headers=client.headers, extensions=extensions)
    if walk.cookies is not None:
        walk.cookies.set_cookie_header(request)
    walk.visited.add((walk.url, request.headers.get("cookie", "")))
    return request


def _turn(walk: _Walk, response: httpx.Response, max_redirects: int) -> _End | None:
    """Follows a redirect: sets `walk.url`, or says why that cannot be."""
    raw = next((value for name, value in response.headers.raw if name.lower() == b"location"), b"")
    location = location_text(raw)
    walk.hops.append(Hop(walk.url, response.status_code, without_credentials(location)))
    _keep_cookies(walk, response)
    try:
        walk.url = redirected(walk.url, location)
    except NotAWebAddress as error:
        return _End(_kind_of_dead_end(location), str(error), _kept(response))
    if (walk.url, _cookie(walk)) in walk.visited:
        return _End(Failure.REDIRECT_LOOP, f"back at {walk.url}", _kept(response))
    if len(walk.hops) > max_redirects:
        return _End(Failure.TOO_MANY_REDIRECTS, f"more than {max_redirects}", _kept(response))
    return None


def _kind_of_dead_end(location: str) -> Failure:
    other = re.match(r"\s*(?!https?:)[a-z][a-z0-9+.-]*:", location, re.IGNORECASE)
    return Failure.UNSUPPORTED_SCHEME if other else Failure.BAD_REDIRECT


def _keep_cookies(walk: _Walk, response: httpx.Response) -> None:
    """Some sites send visitors in circles until they bring the cookie they were given."""
    if "set-cookie" in response.headers:
        walk.cookies = walk.cookies or httpx.Cookies()
        walk.cookies.extract_cookies(response)


def _cookie(walk: _Walk) -> str:
    """The cookie header that the next request will carry."""
    if walk.cookies is None:
        return ""
    request = httpx.Request("GET", walk.url)
    walk.cookies.set_cookie_header(request)
    return str(request.headers.get("cookie", ""))


def _kept(response: httpx.Response) -> tuple[tuple[str, str], ...]:
    kept: dict[str, str] = {}
    for raw_name, raw_value in response.headers.raw:
        name = raw_name.lower().decode("latin-1")
        if name in _KEPT_HEADERS:
            value = _text(raw_value)
            kept[name] = f"{kept[name]}, {value}" if name in kept else value
    return tuple(kept.items())


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


async def _read(response: httpx.Response, limit: int, read_page: ReadPage, *, any_type: bool) -> _End:
    headers = _kept(response)
    content_type = dict(headers).get("content-type", "")
    if not any_type and not _TEXTUAL.match(content_type):
        return _End(headers=headers)
    body, broken = await _body(response, limit)
    if broken is not None and not body:
        return _End(failure_of(broken), detail_of(broken), headers)
    detail = f"the body broke off after {len(body)} bytes: {detail_of(broken)}" if broken else ""
    return _End(detail=detail, headers=headers, page=read_page(body, content_type) if body else None)


async def _body(response: httpx.Response, limit: int) -> tuple[bytes, httpx.HTTPError | None]:
    """The body as far as it came and as the limit lets it, and what broke it off."""
    parts: list[bytes] = []
    room = limit
    chunks = _chunks(response)
    try:
        async for chunk in chunks:
            parts.append(chunk[:room])
            room -= len(chunk)
            if room <= 0:
                break
    except httpx.HTTPError as error:
        return b"".join(parts), error
    finally:
        if isinstance(chunks, AsyncGenerator):
            await chunks.aclose()
    return b"".join(parts), None


def _chunks(response: httpx.Response) -> AsyncIterator[bytes]:
    """The body, unpacked. One that is not packed comes straight from the transport: httpx's way costs more than ours."""
    packed = any(name.lower() == b"content-encoding" for name, _ in response.headers.raw)
    if packed or not isinstance(response.stream, httpx.AsyncByteStream):
        return response.aiter_bytes()
    return aiter(response.stream)
