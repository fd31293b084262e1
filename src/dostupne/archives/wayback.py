"""The Internet Archive's Wayback Machine: address, date → ArchiveAnswer.

The Availability API (https://archive.org/help/wayback_api.php) is asked first, as it is quick. It loses
pages for hours and never lists revisits, so the CDX index is the second opinion where it gives nothing, nothing
near the date, or no page. The client it is handed keeps the pace (`PACE`); nothing here waits or tries again.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

import httpx

from dostupne.archives.cdx import FIELDS, NoIndex, parse_index, usable
from dostupne.archives.stamps import parse_copy, parse_stamp
from dostupne.contracts import Archive, ArchiveAddresses
from dostupne.model.snapshot import REPRESENTATIVE_DAYS, ArchiveAnswer, Capture
from dostupne.model.urls import is_home, is_web

NAME = "wayback"

PACE: Mapping[str, float] = {"web.archive.org": 2.5, "archive.org": 3.0}
"""Seconds between two requests, by host: 24 a minute to the index (the limit of 2026 is 30) and to the copies that
share its host, 20 a minute to Availability."""

_ADDRESSES = ArchiveAddresses(
    availability_url="https://archive.org/wayback/available",
    cdx_url="https://web.archive.org/cdx/search/cdx",
    replay_url="https://web.archive.org/web",
    timemap_url="https://web.archive.org/web/timemap/link",
    timegate_url="https://web.archive.org/web",
    save_url="https://web.archive.org/save",
)

_QUICK, _SLOW = 30.0, 75.0
"""Seconds for Availability and for the index, which was measured to take up to 52 (September 2026)."""

_ROWS = 25


@dataclass(slots=True)
class _Inquiry:
    """One question to the archive: what was found so far and what failed."""

    client: httpx.AsyncClient
    addresses: ArchiveAddresses
    near: date | None
    captures: list[Capture] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)

    def satisfied(self) -> bool:
        """Whether a page near enough to the date was found."""
        return any(_is_page(one) and _days(one, self.near) <= REPRESENTATIVE_DAYS for one in self.captures)

    def found(self) -> bool:
        return any(_is_page(one) for one in self.captures)


async def find(client: httpx.AsyncClient, addresses: ArchiveAddresses, url: str, near: date | None) -> ArchiveAnswer:
    """Captures near the date, or the newest without one: one request as a rule, two where that does not do.

    Only where neither service knows the address as cited, its other spellings are asked for (two more).
    An address that is itself an archived copy is read and not asked for. What fails is said in `failure`;
    what was found besides is kept.
    """
    if copy := parse_copy(url):
        return ArchiveAnswer(NAME, url, (Capture(NAME, copy[0], copy[1], _secure(url)),))
    if not is_web(url):
        return ArchiveAnswer(NAME, url, failure="only web addresses are archived")
    inquiry = _Inquiry(client, addresses, near)
    address = url.strip().partition("#")[0]
    await _ask(inquiry, "availability", address)
    if not inquiry.satisfied():
        await _ask(inquiry, "index", address)
    for variant in _variants(address):
        if inquiry.found() or len(inquiry.failures) == len(_SERVICES):
            break
        await _ask(inquiry, "availability" if "index" in inquiry.failures else "index", variant)
    return ArchiveAnswer(NAME, url, tuple(dict.fromkeys(inquiry.captures)), "; ".join(_failures(inquiry)))


def _failures(inquiry: _Inquiry) -> list[str]:
    """What is to be said: the index that answered with pages makes up for Availability."""
    made_up = "index" not in inquiry.failures and inquiry.found()
    return [f"{service}: {why}" for service, why in inquiry.failures.items() if not made_up]


async def _ask(inquiry: _Inquiry, service: str, url: str) -> None:
    """Asks one of the services; what goes wrong there is noted in words."""
    ask = _SERVICES[service]
    try:
        inquiry.captures += await ask(inquiry, url)
    except httpx.HTTPStatusError as error:
        inquiry.failures[service] = _in_words(error.response)
    except httpx.TimeoutException:
        inquiry.failures[service] = "no answer in time"
    except httpx.HTTPError as error:
        inquiry.failures[service] = f"no answer ({error or type(error).__name__})"
    except NoIndex as error:
        inquiry.failures[service] = f"an answer that is no data ({error})"


async def _get(inquiry: _Inquiry, address: str, params: dict[str, str], seconds: float) -> httpx.Response:
    response = await inquiry.client.get(address, params=params, timeout=seconds, follow_redirects=True)
    return response.raise_for_status()


async def _ask_availability(inquiry: _Inquiry, url: str) -> list[Capture]:
    """The one capture that the Availability API calls closest, if it has any."""
    if not inquiry.addresses.availability_url:
        return []
    params = {"url": _sendable(url)} | ({"timestamp": _noon(inquiry.near)} if inquiry.near else {})
    response = await _get(inquiry, inquiry.addresses.availability_url, params, _QUICK)
    try:
        data = response.json()
    except ValueError as error:
        raise NoIndex(" ".join(response.text.split())[:120]) from error
    closest = _dig(data, "archived_snapshots", "closest")
    capture = _closest(closest, url, inquiry.addresses) if isinstance(closest, dict) else None
    return [capture] if capture else []


def _closest(closest: dict[str, object], url: str, addresses: ArchiveAddresses) -> Capture | None:
    stamp, status = str(closest.get("timestamp", "")), str(closest.get("status", ""))
    at = parse_stamp(stamp)
    if at is None or closest.get("available") is False:
        return None
    original = str(closest.get("url", "")).partition(f"/{stamp}/")[2] or url
    return _capture(addresses, stamp, at, original, int(status) if status.isdecimal() else None)


async def _ask_index(inquiry: _Inquiry, url: str) -> list[Capture]:
    """The captures of the CDX index nearest to the date."""
    if not inquiry.addresses.cdx_url:
        return []
    response = await _get(inquiry, inquiry.addresses.cdx_url, _query(url, inquiry.near), _SLOW)
    return [
        _capture(inquiry.addresses, row.timestamp, at, row.original, row.status, row.mimetype)
        for row in usable(parse_index(response.text))
        if is_web(row.original) and (at := parse_stamp(row.timestamp))
    ]


def _query(url: str, near: date | None) -> dict[str, str]:
    """Filters of this dialect are Java expressions over the whole field; `-` is the status of revisits.

    `closest` sorts only with `sort=closest`, and then skips all blocks of the index but one
    unless `fastLatest=false`: right for a deep page, too slow for a home page with its many captures.
    """
    query = {"url": _sendable(url), "output": "json", "fl": ",".join(FIELDS), "filter": "statuscode:2..|-"}
    if near is None:
        return query | {"limit": str(-_ROWS), "fastLatest": "true"}
    query |= {"sort": "closest", "closest": _noon(near), "limit": str(_ROWS)}
    return query if is_home(url) else query | {"fastLatest": "false"}


_SERVICES: dict[str, Callable[[_Inquiry, str], Awaitable[list[Capture]]]] = {
    "availability": _ask_availability,
    "index": _ask_index,
}


def _capture(
    addresses: ArchiveAddresses, stamp: str, at: datetime, original: str, status: int | None, mimetype: str = ""
) -> Capture:
    """The copy's address takes the stamp as listed: repaired ones lead elsewhere."""
    return Capture(NAME, original, at, f"{addresses.replay_url.rstrip('/')}/{stamp}/{original}", status, mimetype)


def _variants(url: str) -> tuple[str, str]:
    """The other spellings an archive may know a page by: of scheme and `www`, and of the closing slash."""
    scheme, _, rest = url.partition("://")
    other = "http" if scheme.lower() == "https" else "https"
    bare = rest.removeprefix("www.")
    path, mark, query = url.partition("?")
    slash = path.removesuffix("/") if path.endswith("/") else f"{path}/"
    return f"{other}://{bare if bare != rest else f'www.{rest}'}", slash + mark + query


def _in_words(response: httpx.Response) -> str:
    said = response.headers.get("x-archive-wayback-runtime-error", "") + response.text[:500]
    if "AccessControlException" in said:
        return "the owner of the site had its copies taken out"
    if response.status_code == 429:
        return "asked too often (429), ask again later"
    return f"answered with {response.status_code}"


def _is_page(capture: Capture) -> bool:
    return capture.status is None or 200 <= capture.status < 300


def _days(capture: Capture, near: date | None) -> int:
    return abs((capture.at.date() - near).days) if near else 0


def _noon(day: date) -> str:
    return day.isoformat().replace("-", "") + "120000"


def _secure(url: str) -> str:
    return f"https://{url.partition('://')[2]}" if url.lower().startswith("http://web.archive.org") else url


def _sendable(url: str) -> str:
    """The address in letters that can be sent; halves of surrogate pairs, as broken texts have, cannot."""
    return url.encode("utf-8", "replace").decode("utf-8")


def _dig(data: object, *keys: str) -> object:
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data


WAYBACK = Archive(NAME, _ADDRESSES, ("web.archive.org",), find)
