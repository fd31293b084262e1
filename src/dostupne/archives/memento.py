"""Memento (RFC 7089, https://www.rfc-editor.org/rfc/rfc7089): TimeMaps and TimeGates → captures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from email.utils import format_datetime, parsedate_to_datetime
from urllib.parse import urljoin

import httpx

from dostupne.archives.asking import RESTRICTED, TIMEOUT, Inquiry, NotOffered, Restricted
from dostupne.archives.cdx import NoIndex
from dostupne.archives.spellings import sendable
from dostupne.model.copies import take_apart
from dostupne.model.evidence import REDIRECTS
from dostupne.model.snapshot import Capture

_PAGES = 4
"""Pages of one TimeMap that are read at most."""

_TARGET = re.compile(r"<([^>]*)>")
_PARAMETER = re.compile(r"\s*;\s*([\w*-]+)\s*(?:=\s*(?:\"((?:[^\"\\]|\\.)*)\"|([^\s;,\"]*)))?")


@dataclass(frozen=True, slots=True)
class WebLink:
    """One link of a list (RFC 8288): where to, in which relations, and of when. Times are UTC."""

    uri: str
    relations: frozenset[str]
    at: datetime | None = None
    begins: datetime | None = None
    ends: datetime | None = None

    @property
    def is_memento(self) -> bool:
        """Whether it leads to a copy."""
        return "memento" in self.relations


def parse_links(text: str) -> tuple[WebLink, ...]:
    """The links of a TimeMap or a `Link` header. Commas and semicolons within `<…>` and quotes are part of those."""
    return tuple(_links(text))


def _links(text: str) -> Iterator[WebLink]:
    start = 0
    while found := _TARGET.search(text, start):
        start = found.end()
        parameters: dict[str, str] = {}
        while part := _PARAMETER.match(text, start):
            parameters.setdefault(part[1].lower(), part[2] if part[2] is not None else part[3] or "")
            start = part.end()
        relations = frozenset(parameters.get("rel", "").lower().split())
        times = (http_time(parameters.get(name, "")) for name in ("datetime", "from", "until"))
        yield WebLink(found[1].strip(), relations, *times)


def http_time(text: str) -> datetime | None:
    """The moment of an HTTP date, in UTC; None for anything else."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError):
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


async def ask_timemap(inquiry: Inquiry, url: str) -> list[Capture]:
    """The captures of a TimeMap. Of one in many pages those nearest to the day are read, at most four.

    Statuses are not in it. Raises `NoIndex` for what is no TimeMap; 404 and an empty body are an empty one.
    """
    waiting = [f"{inquiry.addresses.timemap_url.rstrip('/')}/{sendable(url)}"]
    visited: set[str] = set()
    found: list[Capture] = []
    while waiting and len(visited) < _PAGES:
        address = waiting.pop(0)
        visited.add(address)
        links = await _page(inquiry, address)
        found += [_capture(inquiry, link.uri, link.at, url) for link in links if link.is_memento and link.at]
        pages = [link for link in links if link.relations & {"timemap", "next"} and not link.relations & {"self"}]
        waiting += [one.uri for one in pages if one.uri not in {*visited, *waiting} and not _other_format(one.uri)]
        distances = {one.uri: _distance(one, inquiry.near) for one in pages}
        waiting.sort(key=lambda uri: distances.get(uri, 0.0))
    return found


def _other_format(uri: str) -> bool:
    return re.search(r"/timemap/(?:json|cdxj?|text|html)/", uri) is not None


def _distance(link: WebLink, near: date | None) -> float:
    """Days from the span that a page of a TimeMap is of; without a day the newest is the nearest."""
    if near is None:
        return -(link.ends or link.begins or datetime.min.replace(tzinfo=UTC)).timestamp() if link.begins else 0.0
    day = datetime.combine(near, time(12), UTC)
    before = (link.begins - day).total_seconds() if link.begins else 0.0
    after = (day - link.ends).total_seconds() if link.ends else 0.0
    return max(before, after, 0.0)


async def _page(inquiry: Inquiry, address: str) -> tuple[WebLink, ...]:
    response = await inquiry.client.get(address, timeout=TIMEOUT, follow_redirects=True)
    if response.status_code in {404, 410}:
        if "html" in response.headers.get("content-type", "") and "memento" not in response.headers.get("link", ""):
            # pywb's empty 404 names no type; a web page is what a server without TimeMaps sends
            raise NotOffered
        return ()
    response.raise_for_status()
    links = parse_links(response.text)
    if response.text.strip() and not any(link.relations & {"original", "self", "memento"} for link in links):
        raise NoIndex(" ".join(response.text.split())[:120])
    return links


async def ask_timegate(inquiry: Inquiry, url: str) -> list[Capture]:
    """The one capture that the TimeGate leads to: by a redirect, at once, or by a frame that only names it.

    Its status is not known, for a TimeGate knows none. Raises `Restricted` where the copy is
    not shown to everybody (401, 403, 451).
    """
    address = f"{inquiry.addresses.timegate_url.rstrip('/')}/{sendable(url)}"
    moment = datetime.combine(inquiry.near, time(23, 59, 59), UTC) if inquiry.near else None
    headers = {"Accept-Datetime": format_datetime(moment, usegmt=True)} if moment else {}
    request = inquiry.client.build_request("GET", address, headers=headers, timeout=TIMEOUT)
    response = await inquiry.client.send(request, stream=True)
    try:
        capture = _of_timegate(inquiry, response, url)
    finally:
        await response.aclose()
    return [capture] if capture else []


def _of_timegate(inquiry: Inquiry, response: httpx.Response, url: str) -> Capture | None:
    links = parse_links(response.headers.get("link", ""))
    if response.status_code in REDIRECTS:
        target = urljoin(str(response.url), response.headers.get("location", ""))
        named = next((link.at for link in links if link.is_memento and link.at and link.uri == target), None)
        at = named or (copy[1] if (copy := take_apart(target)) else None)
        return _capture(inquiry, target, at, url) if at else None
    memento = next((link for link in links if link.is_memento and link.at), None)
    at = http_time(response.headers.get("memento-datetime", "")) or (memento.at if memento else None)
    if response.status_code == 404 and at is None:
        return None
    if response.status_code in RESTRICTED and at is None:
        raise Restricted
    if at is None:
        response.raise_for_status()
        raise NotOffered
    where = response.headers.get("content-location", "") or (memento.uri if memento else "")
    capture = _capture(inquiry, urljoin(str(response.url), where), at, url)
    return capture if response.is_success else replace(capture, status=response.status_code)


def _capture(inquiry: Inquiry, copy: str, at: datetime, url: str) -> Capture:
    """The original is read from the copy's address where that says it."""
    parts = take_apart(copy)
    return Capture(inquiry.name, parts[0] if parts else url, at, copy)
