"""The answer of a CDX server (Internet Archive's dialect) → rows.

https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

FIELDS = ("timestamp", "original", "mimetype", "statuscode", "digest")
"""What we ask for with `fl`; a header row in the answer has the last word."""

_REVISIT = "warc/revisit"


class NoIndex(ValueError):
    """The body is no index: a web page or an error text sent with a good status."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the index. `status` is None for `-`, as revisits have."""

    timestamp: str
    original: str
    mimetype: str = ""
    status: int | None = None
    digest: str = ""


def parse_index(body: str) -> tuple[Row, ...]:
    """The rows of a JSON index: an array of arrays whose first row names the fields; `[]` holds none.

    Rows of another length (resume keys, blanks) and repeated rows are left out. Raises `NoIndex`
    for anything else.
    """
    if not body.strip():
        return ()
    lists = _lists(body)
    header: Sequence[object] = FIELDS
    if lists and "timestamp" in lists[0]:
        header, *lists = lists
    rows = (
        _row(dict(zip(map(str, header), map(str, values), strict=True)))
        for values in lists
        if len(values) == len(header)
    )
    return tuple(dict.fromkeys(row for row in rows if row.timestamp))


def usable(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows that hold a page: those of 2xx, and revisits of a page that is listed with 2xx.

    A revisit says that the page was the same as before; it is given the status of that capture.
    """
    known = tuple(rows)
    pages = {row.digest: row for row in known if _is_page(row) and row.digest not in {"", "-"}}
    found = (row if _is_page(row) else _as_visited(row, pages.get(row.digest)) for row in known)
    return tuple(row for row in found if row is not None)


def _lists(body: str) -> list[list[object]]:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NoIndex(" ".join(body.split())[:120]) from error
    if not isinstance(data, list):
        raise NoIndex(" ".join(body.split())[:120])
    return [values for values in data if isinstance(values, list)]


def _row(fields: dict[str, str]) -> Row:
    status = fields.get("statuscode", "-")
    return Row(
        fields.get("timestamp", ""),
        fields.get("original", ""),
        fields.get("mimetype", ""),
        int(status) if status.isascii() and status.isdigit() else None,
        fields.get("digest", ""),
    )


def _is_page(row: Row) -> bool:
    return row.status is not None and 200 <= row.status < 300 and row.mimetype != _REVISIT


def _as_visited(row: Row, page: Row | None) -> Row | None:
    is_revisit = row.status is None or row.mimetype == _REVISIT
    return Row(row.timestamp, row.original, page.mimetype, page.status, row.digest) if page and is_revisit else None
