"""Asking a CDX index of either dialect: address, day → captures.

No list of fields and no filter of either dialect alone is sent: those of one mean something else in the other, and
pywb repeats a filtered query that finds nothing, without its filter, unless `allowFuzzy=false`. Rows are looked at
again in any case.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from dostupne.archives.asking import Inquiry, end_of, get
from dostupne.archives.cdx import MOVED, NO_FAULTS, Row, parse_index, usable
from dostupne.archives.spellings import is_same_page, sendable
from dostupne.model.copies import parse_stamp
from dostupne.model.snapshot import Capture
from dostupne.model.urls import is_web

_ROWS = 150
"""Rows asked for; without a filter errors and redirects are among them."""

_NEXT = timedelta(minutes=1)
"""How soon after a redirect a crawler takes what it leads to."""


async def ask_any_index(inquiry: Inquiry, url: str) -> list[Capture]:
    """The captures of the index nearest to the day, in whichever dialect it answers."""
    response = await get(inquiry, inquiry.addresses.cdx_url, _query(url, inquiry))
    return captures_of(inquiry, url, parse_index(response.text))


def captures_of(inquiry: Inquiry, url: str, rows: tuple[Row, ...]) -> list[Capture]:
    """The pages among the rows that are of this address and no other; permanent redirects go to `inquiry.moves`."""
    own = tuple(row for row in rows if is_web(row.original) and is_same_page(row.original, url))
    inquiry.moves += _captures(inquiry, _moves(own))
    return _captures(inquiry, usable(own))


def _moves(rows: Iterable[Row]) -> Iterator[Row]:
    """Permanent redirects, but for those to the same page in another spelling.

    An index folds spellings: where `http` leads to `https`, the crawler's next capture stands under the same key.
    """
    stamped = [(at, row) for row in rows if (at := parse_stamp(row.timestamp))]
    pages = [at for at, row in stamped if row.status is None or 200 <= row.status < 300]
    for at, row in stamped:
        if row.status in MOVED and not any(timedelta() <= page - at <= _NEXT for page in pages):
            yield row


def _captures(inquiry: Inquiry, rows: Iterable[Row]) -> list[Capture]:
    return [capture for row in rows if (capture := capture_of(inquiry, row))]


def capture_of(inquiry: Inquiry, row: Row) -> Capture | None:
    """The capture of a row. Its address takes the stamp as listed: repaired ones lead elsewhere."""
    at = parse_stamp(row.timestamp)
    if at is None:
        return None
    copy = copy_address(inquiry.addresses.replay_url, row.timestamp, row.original)
    digest = row.digest.strip("-")
    return Capture(inquiry.name, row.original, at, copy, row.status, row.mimetype, row.public and bool(copy), digest)


def copy_address(replay_url: str, stamp: str, original: str) -> str:
    """Where the copy can be read; empty for an index without copies to be read."""
    return replay_url and f"{replay_url.rstrip('/')}/{stamp}/{original}"


def _query(url: str, inquiry: Inquiry) -> dict[str, str]:
    query = {"url": sendable(url), "output": "json", "allowFuzzy": "false", "filter": NO_FAULTS, "limit": str(_ROWS)}
    if inquiry.near is None:
        return query | {"sort": "reverse"}
    return query | {"sort": "closest", "closest": end_of(inquiry.near)}
