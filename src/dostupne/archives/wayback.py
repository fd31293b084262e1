"""The Internet Archive's Wayback Machine: address, date → ArchiveAnswer.

The Availability API is asked first, as it is quick. It loses pages for hours and never lists revisits, so the CDX
index is the second opinion where it gives nothing, nothing near the date, nothing before it, or no page.
The client it is handed keeps the pace; nothing here waits or tries again.
"""

from collections.abc import Mapping
from datetime import date

import httpx

from dostupne.archives.asking import Inquiry, answer_at_once, ask, end_of, get, is_page
from dostupne.archives.availability import ask_availability
from dostupne.archives.cdx import FIELDS, Row, parse_index
from dostupne.archives.copies import as_captured
from dostupne.archives.indexes import captures_of
from dostupne.archives.save_page_now import SAVE_PAGE_NOW
from dostupne.archives.spellings import other_spellings, sendable
from dostupne.contracts import Archive, ArchiveAddresses
from dostupne.model.snapshot import REPRESENTATIVE_DAYS, ArchiveAnswer, Capture
from dostupne.model.urls import is_home, without_tracking

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

_ROWS = 25


async def find(client: httpx.AsyncClient, addresses: ArchiveAddresses, url: str, near: date | None) -> ArchiveAnswer:
    """Captures near the date, or the newest without one: one request as a rule, two where that does not do.

    The index folds scheme, `www` and the closing slash; only tracking parameters are dropped and asked without where nothing is
    known (one more). Availability does not fold: it is asked for another spelling where the index failed.
    An address that is itself an archived copy is read and not asked for. What fails is said in `failure`;
    what was found besides is kept.
    """
    if known := answer_at_once(NAME, url):
        return known
    inquiry = Inquiry(client, NAME, addresses, near)
    address = url.strip().partition("#")[0]
    await ask(inquiry, "availability", _ask_availability, address)
    if not _satisfied(inquiry):
        await ask(inquiry, "index", _ask_index, address)
    if not inquiry.found() and len(inquiry.failures) < len(_SERVICES):
        if "index" in inquiry.failures:
            await ask(inquiry, "availability", _ask_availability, other_spellings(address)[0])
        elif (clean := without_tracking(address)) != address:
            await ask(inquiry, "index", _ask_index, clean)
    return ArchiveAnswer(NAME, url, tuple(dict.fromkeys(inquiry.captures)), "; ".join(_failures(inquiry)))


def _satisfied(inquiry: Inquiry) -> bool:
    """Whether the last page before the date was found, near enough to it that no revisit need be sought."""
    return any(is_page(one) and _is_shortly_before(one, inquiry.near) for one in inquiry.captures)


def _is_shortly_before(capture: Capture, near: date | None) -> bool:
    return near is None or 0 <= (near - capture.at.date()).days <= REPRESENTATIVE_DAYS


def _failures(inquiry: Inquiry) -> list[str]:
    """What is to be said: the index that answered with pages makes up for Availability."""
    made_up = "index" not in inquiry.failures and inquiry.found()
    return [f"{service}: {why}" for service, why in inquiry.failures.items() if not made_up]


async def _ask_availability(inquiry: Inquiry, url: str) -> list[Capture]:
    return await ask_availability(inquiry, url) if inquiry.addresses.availability_url else []


async def _ask_index(inquiry: Inquiry, url: str) -> list[Capture]:
    """The captures of the index nearest to the date: those before it first, then those after it.

    `closest=-STAMP`, before first, is known from the server's source alone. Where its rows are full of
    later captures, or it is refused, what is before the date is asked for in another way.
    """
    if not inquiry.addresses.cdx_url:
        return []
    if inquiry.near is None:
        return captures_of(
            inquiry, url, await _rows(inquiry, _query(url) | {"limit": str(-_ROWS), "fastLatest": "true"})
        )
    end = end_of(inquiry.near)
    try:
        rows = await _rows(inquiry, _closest(url, f"-{end}"))
    except httpx.HTTPStatusError as error:
        if error.response.status_code != 400:
            raise
        rows = await _rows(inquiry, _closest(url, end))
    if len(rows) >= _ROWS and all(row.timestamp > end for row in rows):
        rows += await _rows(inquiry, _closest(url, end) | {"to": end})
    return captures_of(inquiry, url, rows)


async def _rows(inquiry: Inquiry, query: Mapping[str, str]) -> tuple[Row, ...]:
    return parse_index((await get(inquiry, inquiry.addresses.cdx_url, query)).text)


def _query(url: str) -> dict[str, str]:
    """Filters of this dialect are Java expressions over the whole field; `-` is the status of revisits."""
    return {"url": sendable(url), "output": "json", "fl": ",".join(FIELDS), "filter": "statuscode:2..|-"}


def _closest(url: str, closest: str) -> dict[str, str]:
    """`closest` sorts only with `sort=closest`, and then skips all blocks of the index but one
    unless `fastLatest=false`: right for a deep page, too slow for a home page with its many captures.
    """
    query = _query(url) | {"sort": "closest", "closest": closest, "limit": str(_ROWS)}
    return query if is_home(url) else query | {"fastLatest": "false"}


_SERVICES = ("availability", "index")


WAYBACK = Archive(NAME, _ADDRESSES, ("web.archive.org",), find, as_captured, PACE, save=SAVE_PAGE_NOW)
