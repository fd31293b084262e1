"""Made-up web archives for the sample essay: the Wayback Machine in its own dialect, two others in that of pywb.

Nothing in here was ever captured; as in `made_up_web.py`, only the addresses are real. What archives answer to which
question is in docs/facts/archives.md.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from urllib.parse import parse_qs, urlsplit

import httpx

HOSTS = frozenset({"archive.org", "web.archive.org", "wayback.webarchiv.cz", "arquivo.pt"})

_COPY = re.compile(r"/(?:web|wayback|noFrame/replay)/(\d{14})(?:id_)?/(.*)")


@dataclass(frozen=True)
class Captured:
    """One capture: the stamp (UTC) and the answer that was captured."""

    stamp: str
    answer: Callable[[], httpx.Response]


Holdings = Mapping[str, tuple[Captured, ...]]
"""Captures by address, oldest first."""


def answer(request: httpx.Request, holdings: Mapping[str, Holdings]) -> httpx.Response:
    """The answer of the archive on that host, which holds what `holdings` has under its host."""
    held = holdings.get(request.url.host, {})
    # As it was sent: addresses stand in addresses here, and some have their own %xx.
    url = str(request.url)
    if found := _COPY.search(url):
        return _copy(held, *found.groups())
    if request.url.host == "archive.org":
        return _availability(url)
    return _index(held, url, dialect=_ia if request.url.host == "web.archive.org" else _pywb)


def _copy(held: Holdings, stamp: str, address: str) -> httpx.Response:
    captured = next((one for one in held.get(address, ()) if one.stamp == stamp), None)
    if captured is None:
        return httpx.Response(404, text="The archive has no such copy.")
    response = captured.answer()
    at = datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    response.headers["Memento-Datetime"] = format_datetime(at, usegmt=True)
    if "location" in response.headers:
        response.headers["Location"] = f"/web/{stamp}id_/{response.headers['location']}"
    return response


def _availability(url: str) -> httpx.Response:
    """The Internet Archive's Availability API, version 1, on a day on which it knows nothing."""
    return httpx.Response(200, json={"url": _asked(url)["url"], "archived_snapshots": {}})


def _asked(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def _index(held: Holdings, url: str, dialect: Callable[[list[dict[str, str]]], str]) -> httpx.Response:
    query = _asked(url)
    address, wanted = query["url"], query.get("closest", "").lstrip("-^")
    stems = [one for one in held if one.startswith(address)] if query.get("matchType") == "prefix" else [address]
    rows = [_row(one, stem) for stem in stems for one in held.get(stem, ())]
    if wanted:
        rows.sort(key=lambda row: (row["timestamp"] > wanted, abs(int(row["timestamp"]) - int(wanted))))
    return httpx.Response(200, text=dialect(rows))


def _row(one: Captured, address: str) -> dict[str, str]:
    response = one.answer()
    return {
        "timestamp": one.stamp,
        "original": address,
        "mimetype": response.headers.get("content-type", "text/html").partition(";")[0],
        "statuscode": str(response.status_code),
        "digest": f"MADEUP{one.stamp}",
    }


def _ia(rows: list[dict[str, str]]) -> str:
    return json.dumps([list(rows[0]), *(list(row.values()) for row in rows)] if rows else [])


def _pywb(rows: list[dict[str, str]]) -> str:
    names = {"original": "url", "mimetype": "mime", "statuscode": "status"}
    return "".join(json.dumps({names.get(name, name): value for name, value in row.items()}) + "\n" for row in rows)
