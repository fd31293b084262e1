"""A capture → what its copy itself holds (CopyPage), without the archive's toolbar and rewriting.

`Memento-Datetime` tells a copy from the archive's own answers: a 404 with it was captured, one without means that there
is no copy (RFC 7089, section 4.5). The client that is handed in keeps the pace; nothing here waits or tries again.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urljoin, urlsplit

import httpx

from dostupne.archives.asking import RESTRICTED, TIMEOUT, in_words
from dostupne.archives.memento import http_time
from dostupne.contracts import Archive
from dostupne.model.copies import take_apart
from dostupne.model.evidence import REDIRECTS, Failure, Hop, PageFacts, Probe
from dostupne.model.snapshot import REPRESENTATIVE_DAYS, Capture, CopyPage

ReadPage = Callable[[bytes, str], PageFacts | None]
"""The bytes of a page and its content type → what it calls itself; None where it is no page."""

_HOPS = 10
_WINDOW = timedelta(days=1)
"""How far from the stamp asked for a copy may be and still be that capture: archives lead on to others where one
cannot be shown (https://github.com/internetarchive/wayback/issues/210)."""
_REDIRECT_WINDOW = timedelta(days=REPRESENTATIVE_DAYS)

_STAMP = re.compile(r"(?<=/)(\d{4,17})(?:[a-z]{2}_)?(?=/)")
_KEPT_HEADERS = ("content-type", "last-modified", "memento-datetime", "link", "location")


def as_captured(copy: str) -> str:
    """Where the Wayback Machine and pywb give the bytes as they were captured: `id_` behind the stamp."""
    return _STAMP.sub(r"\1id_", copy, count=1)


def unchanged(copy: str) -> str:
    """For archives that may not know `id_`: with it where the address has a stamp before a web address."""
    return as_captured(copy) if take_apart(copy) else copy


@dataclass(slots=True)
class _Walk:
    """The way inside the archive, as far as it has been gone."""

    capture: Capture
    expected: datetime
    window: timedelta = _WINDOW
    hops: list[Hop] = field(default_factory=list)
    strayed: datetime | None = None
    """Of when the archive answered, where that is too far from the capture asked for."""

    def passed(self, at: datetime) -> None:
        """Notes the time of a capture on the way."""
        if self.strayed is None and abs(at - self.expected) > self.window:
            self.strayed = at
        self.expected = at


async def fetch_copy(
    client: httpx.AsyncClient,
    archive: Archive,
    capture: Capture,
    *,
    read_page: ReadPage,
    body_limit: int,
    now: datetime,
) -> CopyPage:
    """The page that the copy holds, at most `body_limit` bytes of it; `now` is when it is asked for (UTC).

    The archive's own redirects to the exact capture and those that were captured are followed inside the archive, ten at most
    and none twice. A copy more than a day from the stamp asked for (behind an archived redirect, 14 days) is another
    capture, and said to be. Never raises for what the archive does.
    """
    walk = _Walk(capture, capture.at)
    url = archive.as_captured(capture.url)
    try:
        for _ in range(_HOPS + 1):
            if url in {hop.url for hop in walk.hops}:
                return _ended(walk, now, Failure.REDIRECT_LOOP, "the copy's redirects go round in a circle")
            async with client.stream("GET", url, timeout=TIMEOUT, follow_redirects=False) as response:
                target = _follow(walk, archive, response)
                if not target:
                    return await _arrived(walk, response, read_page, body_limit, now)
            url = target
    except httpx.TimeoutException:
        return _ended(walk, now, Failure.TIMEOUT_READ, "no answer in time")
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return _ended(walk, now, Failure.CONNECT, f"no answer ({error or type(error).__name__})")
    return _ended(walk, now, Failure.TOO_MANY_REDIRECTS, "the copy redirects too often")


async def redirect_target(client: httpx.AsyncClient, archive: Archive, capture: Capture) -> str:
    """Where an archived redirect led: the address on the web of its day; empty where the copy is none.

    A permanent one (301, 308) leads to the page's successor, which may be alive. Raises `httpx.HTTPError`.
    """
    url = archive.as_captured(capture.url)
    for _ in range(2):  # once more where the archive itself leads to the exact stamp
        async with client.stream("GET", url, timeout=TIMEOUT, follow_redirects=False) as response:
            location = _location(response)
            if not location or response.status_code not in REDIRECTS:
                return ""
            if _is_archived(response, location, capture.original):
                target = take_apart(location)
                return target[0] if target else location
            url = location
    return ""


def _location(response: httpx.Response) -> str:
    """Absolute, path-only and schemeless forms come (EDGI wayback's tests)."""
    location = response.headers.get("location", "")
    return urljoin(str(response.url), location) if location else ""


def _is_archived(response: httpx.Response, location: str, original: str) -> bool:
    """Whether a redirect was captured, and is not the archive's own way to the exact capture."""
    if "memento-datetime" in response.headers:
        return True
    copy = take_apart(location)
    return copy is None or copy[0].casefold() != original.casefold()


def _follow(walk: _Walk, archive: Archive, response: httpx.Response) -> str:
    """Notes the answer; where to go on inside the archive, empty at the end of the way."""
    location = _location(response) if response.status_code in REDIRECTS else ""
    walk.hops.append(Hop(str(response.url), response.status_code, location))
    if not location:
        return ""
    here = take_apart(str(response.url))
    if _is_archived(response, location, here[0] if here else walk.capture.original):
        if at := http_time(response.headers.get("memento-datetime", "")):
            walk.passed(at)
        walk.window = _REDIRECT_WINDOW
    if take_apart(location):
        return archive.as_captured(location)
    if urlsplit(location).netloc == urlsplit(str(response.url)).netloc and "memento-datetime" not in response.headers:
        return location
    # pywb hands out the captured Location as it was: in the archive it stands behind the same stamp
    stamp = _STAMP.search(str(response.url))
    return f"{str(response.url)[: stamp.end()]}/{location}" if stamp else ""


async def _arrived(walk: _Walk, response: httpx.Response, read_page: ReadPage, limit: int, now: datetime) -> CopyPage:
    url = str(response.url)
    parts = take_apart(url)
    at = http_time(response.headers.get("memento-datetime", ""))
    if at is None and parts and "x-archive-src" in response.headers:
        at = parts[1]  # some copies of the Wayback Machine name their WARC and not their time (EDGI wayback's tests)
    body = await _body(response, limit)
    if at is None:
        public = response.status_code not in RESTRICTED
        said = in_words(response, body[:500].decode("utf-8", "replace"))
        why = f"no copy: the archive said: {said}" if public else "the copy is there, but is not public"
        return CopyPage(walk.capture, _probe(walk, now, response), failure=why, public=public)
    page = read_page(body, response.headers.get("content-type", "")) if body else None
    walk.passed(at)
    why = f"the archive gave another capture, of {walk.strayed.date().isoformat()}" if walk.strayed else ""
    original = parts[0] if parts else walk.capture.original
    return CopyPage(walk.capture, _probe(walk, now, response, page), at, original, why)


async def _body(response: httpx.Response, limit: int) -> bytes:
    body = b""
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) >= limit:
            break
    return body[:limit]


def _probe(walk: _Walk, now: datetime, response: httpx.Response, page: PageFacts | None = None) -> Probe:
    headers = tuple((name, response.headers[name]) for name in _KEPT_HEADERS if name in response.headers)
    return Probe(walk.capture.url, now, tuple(walk.hops), headers=headers, page=page)


def _ended(walk: _Walk, now: datetime, failure: Failure, why: str) -> CopyPage:
    return CopyPage(walk.capture, Probe(walk.capture.url, now, tuple(walk.hops), failure, why), failure=why)
