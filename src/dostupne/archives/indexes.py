"""Asking a CDX index of either dialect: address, day → captures.

No list of fields and no filter of either dialect alone is sent: those of one mean something else in the other, and
pywb repeats a filtered query that finds nothing, without its filter, unless `allowFuzzy=false`. Rows are looked at
again in any case.
"""

from dostupne.archives.asking import Inquiry, end_of, get
from dostupne.archives.cdx import NO_FAULTS, Row, parse_index, usable
from dostupne.archives.spellings import is_same_page, sendable
from dostupne.model.copies import parse_stamp
from dostupne.model.snapshot import Capture
from dostupne.model.urls import is_web

_ROWS = 150
"""Rows asked for; without a filter errors and redirects are among them."""


async def ask_any_index(inquiry: Inquiry, url: str) -> list[Capture]:
    """The captures of the index nearest to the day, in whichever dialect it answers."""
    response = await get(inquiry, inquiry.addresses.cdx_url, _query(url, inquiry))
    return captures_of(inquiry, url, parse_index(response.text))


def captures_of(inquiry: Inquiry, url: str, rows: tuple[Row, ...]) -> list[Capture]:
    """The pages among the rows that are of this address and no other."""
    return [
        capture
        for row in usable(rows)
        if is_web(row.original) and is_same_page(row.original, url) and (capture := capture_of(inquiry, row))
    ]


def capture_of(inquiry: Inquiry, row: Row) -> Capture | None:
    """The capture of a row. Its address takes the stamp as listed: repaired ones lead elsewhere."""
    at = parse_stamp(row.timestamp)
    if at is None:
        return None
    copy = copy_address(inquiry.addresses.replay_url, row.timestamp, row.original)
    return Capture(inquiry.name, row.original, at, copy, row.status, row.mimetype, row.public and bool(copy))


def copy_address(replay_url: str, stamp: str, original: str) -> str:
    """Where the copy can be read; empty for an index without copies to be read."""
    return replay_url and f"{replay_url.rstrip('/')}/{stamp}/{original}"


def _query(url: str, inquiry: Inquiry) -> dict[str, str]:
    query = {"url": sendable(url), "output": "json", "allowFuzzy": "false", "filter": NO_FAULTS, "limit": str(_ROWS)}
    if inquiry.near is None:
        return query | {"sort": "reverse"}
    return query | {"sort": "closest", "closest": end_of(inquiry.near)}
