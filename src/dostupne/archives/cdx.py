"""The answer of a CDX server → rows, and what to ask one; in both dialects.

The Internet Archive answers with an array of arrays under a header
(https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server), pywb and its kin with one JSON
object a line and other names (https://pywb.readthedocs.io/en/latest/manual/cdxserver_api.html).
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

FIELDS = ("timestamp", "original", "mimetype", "statuscode", "digest")
"""What we ask for with `fl`; a header row in the answer has the last word."""

REVISIT = "warc/revisit"

NO_FAULTS, ONLY_PAGES = "!statuscode:(?:[45]..|30[2-7])", "!statuscode:[345].."
"""Filters that leave out errors and passing redirects, or all redirects, where a server takes them for expressions over the
whole field (Internet Archive); one that looks for the text itself (pywb) lets everything through."""

MOVED = frozenset({301, 308})
"""Statuses of captures that tell where a page went for good."""

_IA_NAMES = {"url": "original", "mime": "mimetype", "status": "statuscode"}


class NoIndex(ValueError):
    """The body is no index: a web page or an error text sent with a good status."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the index. `status` is None for `-`, as revisits have.

    `public` is False where the index itself says that the copy is blocked (pywb's `access`).
    """

    timestamp: str
    original: str
    mimetype: str = ""
    status: int | None = None
    digest: str = ""
    public: bool = True


def parse_index(body: str) -> tuple[Row, ...]:
    """The rows of a JSON index in either dialect; an empty body and `[]` hold none.

    Rows of another length (blanks), lines that are no objects and repeated rows are left out. Raises
    `NoIndex` where nothing of the body is an index.
    """
    return parse_page(body)[0]


def parse_page(body: str) -> tuple[tuple[Row, ...], str]:
    """The rows, and the key to go on from; empty where there is none.

    The key is printed after an empty row whenever the limit was reached, even if nothing follows. It is to be sent
    back as a parameter that is percent-encoded like any other: the server decodes it twice.
    """
    text = body.strip()
    if not text:
        return (), ""
    if text.startswith("{"):
        return _known(_objects(text)), ""
    lists = _lists(text)
    header: Sequence[object] = FIELDS
    if lists and "timestamp" in lists[0]:
        header, *lists = lists
    key = str(lists[-1][0]) if len(lists) > 1 and not lists[-2] and len(lists[-1]) == 1 else ""
    return _known(
        dict(zip(map(str, header), map(str, values), strict=True)) for values in lists if len(values) == len(header)
    ), key


def usable(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows that may hold a page: those of 2xx, and revisits of what is not listed as something else.

    A revisit says that the answer was the same as before; it is given the status of that capture where it is listed, and has
    none where it is not: the copy itself will tell.
    """
    known = tuple(rows)
    first = {row.digest: row for row in known if not _is_revisit(row) and row.digest not in {"", "-"}}
    found = (_as_visited(row, first.get(row.digest)) if _is_revisit(row) else row for row in known)
    return tuple(row for row in found if row.status is None or 200 <= row.status < 300)


def _known(found: Iterable[Mapping[str, str]]) -> tuple[Row, ...]:
    rows = map(_row, found)
    return tuple(dict.fromkeys(row for row in rows if row.timestamp))


def _objects(text: str) -> list[dict[str, str]]:
    """The objects of an index by lines. A line cut off is left out (Arquivo.pt: pwa-technologies #401)."""
    read = map(_json, text.splitlines())
    found: list[dict[str, object]] = [value for value in read if isinstance(value, dict)]
    if not any("timestamp" in value for value in found):
        raise NoIndex(_beginning(text))
    return [{_IA_NAMES.get(name, name): str(value) for name, value in one.items()} for one in found]


def _json(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _lists(text: str) -> list[list[object]]:
    data = _json(text)
    if not isinstance(data, list):
        raise NoIndex(_beginning(text))
    return [values for values in data if isinstance(values, list)]


def _beginning(text: str) -> str:
    return " ".join(text.split())[:120]


def _row(fields: Mapping[str, str]) -> Row:
    status = fields.get("statuscode", "-")
    return Row(
        fields.get("timestamp", ""),
        fields.get("original", ""),
        fields.get("mimetype", ""),
        int(status) if status.isascii() and status.isdigit() else None,
        fields.get("digest", ""),
        fields.get("access", "allow").startswith("allow"),
    )


def _is_revisit(row: Row) -> bool:
    return row.status is None or row.mimetype == REVISIT


def _as_visited(row: Row, first: Row | None) -> Row:
    return replace(row, mimetype=first.mimetype, status=first.status) if first else replace(row, status=None)
