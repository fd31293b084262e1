"""The Internet Archive's Wayback Machine: address, date → ArchiveAnswer.

The CDX index is asked: it alone knows the last page before a day, revisits, redirects, and that there is no copy.
The Availability API, which loses pages for hours and never lists revisits, is there for when the index does not answer.
The client it is handed keeps the pace; nothing here waits or tries again.
"""

from collections.abc import Mapping
from datetime import date

import httpx

from dostupne.archives.asking import Inquiry, answer_at_once, ask, end_of, get
from dostupne.archives.availability import ask_availability
from dostupne.archives.cdx import FIELDS, Row, parse_index
from dostupne.archives.copies import as_captured
from dostupne.archives.indexes import captures_of
from dostupne.archives.save_page_now import SAVE_PAGE_NOW
from dostupne.archives.spellings import other_spellings, sendable
from dostupne.contracts import Archive, ArchiveAddresses
from dostupne.model.snapshot import ArchiveAnswer, Capture
from dostupne.model.urls import is_home, without_tracking

NAME = "wayback"

PACE: Mapping[str, float] = {"web.archive.org/cdx": 2.5, "web.archive.org": 1.0, "archive.org": 3.0}
"""Seconds between two requests, by service: 24 a minute to the index (the limit of 2026 is 30), 60 to the copies (600 are
allowed), 20 to Availability."""

_ADDRESSES = ArchiveAddresses(
    availability_url="https://archive.org/wayback/available",
    cdx_url="https://web.archive.org/cdx/search/cdx",
    replay_url="https://web.archive.org/web",
    timemap_url="https://web.archive.org/web/timemap/link",
    timegate_url="https://web.archive.org/web",
    save_url="https://web.archive.org/save",
)

_ROWS = 60
"""Rows of an answer: pages, revisits, and redirects, of which a page that went from http to https has as many as copies."""


async def find(client: httpx.AsyncClient, addresses: ArchiveAddresses, url: str, near: date | None) -> ArchiveAnswer:
    """Captures near the date, or the newest without one: one request as a rule.

    The index folds scheme, `www` and the closing slash; only tracking parameters are dropped and asked without where nothing is
    known (one more). Where it does not answer, Availability is asked, which does not fold: for another spelling too.
    An address that is itself an archived copy is read and not asked for. What fails is said in `failure`;
    what was found besides is kept.
    """
    if known := answer_at_once(NAME, url):
        return known
    inquiry = Inquiry(client, NAME, addresses, near)
    address = url.strip().partition("#")[0]
    if addresses.cdx_url and await ask(inquiry, "index", _ask_index, address):
        if not inquiry.found() and (clean := without_tracking(address)) != address:
            await ask(inquiry, "index", _ask_index, clean)
    elif addresses.availability_url:
        for spelling in (address, other_spellings(address)[0]):
            if inquiry.found() or not await ask(inquiry, "availability", ask_availability, spelling):
                break
    return inquiry.answer(url, "; ".join(f"{service}: {why}" for service, why in inquiry.failures.items()))


async def _ask_index(inquiry: Inquiry, url: str) -> list[Capture]:
    """The captures of the index nearest to the date: those before it first, then those after it.

    `closest=-STAMP`, before first, is known from the server's source alone. Where its rows are full of
    later captures, or it is refused, what is before the date is asked for in another way.
    """
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
    """Filters of this dialect are Java expressions over the whole field; `-` is the status of revisits.

    Permanent redirects come along: where a page moved to is told by the same request.
    """
    return {"url": sendable(url), "output": "json", "fl": ",".join(FIELDS), "filter": "statuscode:2..|30[18]|-"}


def _closest(url: str, closest: str) -> dict[str, str]:
    """`closest` sorts only with `sort=closest`, and then skips all blocks of the index but one
    unless `fastLatest=false`: right for a deep page, too slow for a home page with its many captures.
    """
    query = _query(url) | {"sort": "closest", "closest": closest, "limit": str(_ROWS)}
    return query if is_home(url) else query | {"fastLatest": "false"}


WAYBACK = Archive(NAME, _ADDRESSES, ("web.archive.org",), find, as_captured, PACE, save=SAVE_PAGE_NOW)
