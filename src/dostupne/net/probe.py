"""Address → Probe."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

import httpx

from dostupne.model.evidence import REDIRECTS, Failure, Hop, PageFacts, Probe
from dostupne.net.addresses import NotAWebAddress, as_sent, location_of, redirected, without_credentials
from dostupne.net.budget import BUDGET, Budget
from dostupne.net.codings import ACCEPTED, pieces
from dostupne.net.failures import CERTIFICATE_FAULTS, NoAnswer, detail_of, failure_of
from dostupne.net.manners import AGAIN, RETRIES
from dostupne.net.robots import ROBOTS
from dostupne.net.seen import ADDRESS, LINK, RECORDED_AT, SECONDS, UNVERIFIED
from dostupne.net.settings import NetworkSettings

_KEPT_HEADERS = frozenset(
    {
        "content-type",
        "content-length",
        "retry-after",
        "server",
        "cf-mitigated",
        "content-encoding",
        "last-modified",
        "memento-datetime",
        "link",
        "www-authenticate",
    }
)

_READ = re.compile(
    r"\s*(?:text/|application/(?:xhtml\+xml|xml|json|ld\+json|javascript|(?:x-)?pdf)\b|$)", re.IGNORECASE
)
"""Content types that `read_page` is asked about; a server that names none most often sends HTML."""

_PDF = b"%PDF"
"""How a PDF begins, which servers also send as `application/octet-stream` and the like."""


ReadPage = Callable[[bytes, str, str], PageFacts | None]
"""A body, its content type and the part of it that the address names after `#` → what it says of itself."""


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
    fragment: str = ""
    certificate_fault: Failure | None = None

    def saw(self, when: datetime | None) -> None:
        """Keeps the time of the first thing seen, where a recording knows it."""
        if self.asked_at is None:
            self.asked_at = when


@dataclass(frozen=True, slots=True)
class _End:
    """How the way ended: with an answer, or with a failure."""

    failure: Failure | None = None
    detail: str = ""
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
    textual body or a PDF (of any body with `terms.any_type`) are read, after decompression, and given to
    `read_page(body, content_type, fragment)`. A site with a faulty certificate is asked once more without looking at it, and
    without cookies; `certificate_fault` then says what is wrong with it. The sites may take `settings.timeout` seconds together;
    waiting for our turn is not counted.
    What a site's robots.txt disallows is not asked (`Failure.ROBOTS`), redirects included.
    Never raises for what the network does. `asked_at` is the recorded time in replay.
    """
    started = clock()
    walk = _Walk(link=without_credentials(url), url="", budget=Budget.of(settings.timeout), any_type=terms.any_type)
    walk.fragment = url.partition("#")[2]
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
        headers=walk.hops[-1].headers if walk.hops else (),
        page=end.page,
        certificate_fault=walk.certificate_fault,
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
    response = await _ask(client, walk)
    try:
        walk.saw(response.extensions.get(RECORDED_AT))
        if response.status_code in REDIRECTS:
            return _turn(walk, response, settings.max_redirects)
        walk.hops.append(_hop(walk, response))
        return await _read(response, settings.body_limit, read_page, walk)
    finally:
        await response.aclose()


async def _ask(client: httpx.AsyncClient, walk: _Walk) -> httpx.Response:
    try:
        return await client.send(_request(client, walk), stream=True)
    except httpx.TransportError as error:
        fault = failure_of(error)
        if fault not in CERTIFICATE_FAULTS:
            raise
        walk.saw(error.recorded_at if isinstance(error, NoAnswer) else None)
        try:
            response = await client.send(_request(client, walk, unverified=True), stream=True)
        except httpx.TransportError:
            raise error from None  # what keeps readers out is the certificate
        walk.certificate_fault = walk.certificate_fault or fault
        return response


def _request(client: httpx.AsyncClient, walk: _Walk, *, unverified: bool = False) -> httpx.Request:
    """The next request. Nobody knows who reads one that goes out `unverified`: it carries no cookies."""
    extensions = {"timeout": client.timeout.as_dict(), **walk.extensions}
    if unverified:
        extensions[UNVERIFIED] = True
    request = httpx.Request("GET", walk.url, headers=client.headers, extensions=extensions)
    request.headers["Accept-Encoding"] = ACCEPTED
    if walk.cookies is not None and not unverified:
        walk.cookies.set_cookie_header(request)
    walk.visited.add((walk.url, request.headers.get("cookie", "")))
    return request


def _hop(walk: _Walk, response: httpx.Response, location: str = "") -> Hop:
    seen = response.extensions
    return Hop(
        walk.url,
        response.status_code,
        without_credentials(location),
        _kept(response),
        seen.get(SECONDS),
        seen.get(ADDRESS, ""),
    )


def _turn(walk: _Walk, response: httpx.Response, max_redirects: int) -> _End | None:
    """Follows a redirect: sets `walk.url`, or says why that cannot be."""
    location = location_of(response.headers.raw)
    walk.hops.append(_hop(walk, response, location))
    _keep_cookies(walk, response)
    try:
        walk.url = redirected(walk.url, location)
    except NotAWebAddress as error:
        return _End(_kind_of_dead_end(location), str(error))
    if (walk.url, _cookie(walk)) in walk.visited:
        return _End(Failure.REDIRECT_LOOP, f"back at {walk.url}")
    if len(walk.hops) > max_redirects:
        return _End(Failure.TOO_MANY_REDIRECTS, f"more than {max_redirects}")
    walk.fragment = location.partition("#")[2] or walk.fragment  # https://www.rfc-editor.org/rfc/rfc9110#field.location
    return None


def _kind_of_dead_end(location: str) -> Failure:
    other = re.match(r"\s*(?!https?:)[a-z][a-z0-9+.-]*:", location, re.IGNORECASE)
    return Failure.UNSUPPORTED_SCHEME if other else Failure.BAD_REDIRECT


def _keep_cookies(walk: _Walk, response: httpx.Response) -> None:
    """Some sites send visitors in circles until they bring the cookie they were given."""
    if "set-cookie" in response.headers and walk.certificate_fault is None:
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


async def _read(response: httpx.Response, limit: int, read_page: ReadPage, walk: _Walk) -> _End:
    content_type = dict(walk.hops[-1].headers).get("content-type", "")
    wanted = walk.any_type or bool(_READ.match(content_type))
    body, broken = await _body(response, limit, b"" if wanted else _PDF)
    if not wanted and not body.startswith(_PDF):
        return _End()
    if broken is not None and not body:
        return _End(_of_body(broken), detail_of(broken))
    detail = f"the body broke off after {len(body)} bytes: {detail_of(broken)}" if broken else ""
    return _End(detail=detail, page=read_page(body, content_type, walk.fragment) if body else None)


def _of_body(broken: httpx.HTTPError) -> Failure:
    """The kind of what broke a body off: whatever it was of the connection, the body is cut."""
    failure = failure_of(broken)
    return failure if failure in _OF_BODIES else Failure.BODY_CUT


_OF_BODIES = frozenset({Failure.TIMEOUT_READ, Failure.TIMEOUT_TOTAL, Failure.BAD_ENCODING, Failure.BODY_CUT})


async def _body(response: httpx.Response, limit: int, beginning: bytes) -> tuple[bytes, httpx.HTTPError | None]:
    """The body as far as it came and as the limit lets it, unpacked, and what broke it off.

    Of one that does not begin so, no more is read than it takes to see that.
    """
    parts: list[bytes] = []
    unpacked = pieces(response, limit)
    try:
        async for part in unpacked:
            parts.append(part)
            if not _may_begin(parts, beginning):
                break
    except httpx.HTTPError as error:
        return b"".join(parts), error
    finally:
        await unpacked.aclose()
    return b"".join(parts), None


def _may_begin(parts: list[bytes], beginning: bytes) -> bool:
    begun = b"".join(parts[: len(beginning)])[: len(beginning)]
    return beginning.startswith(begun)
