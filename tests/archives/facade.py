"""A small Internet Archive over a list of captures: Availability and the CDX index, with faults to switch on.

It answers as the real services are documented to (README of wayback-cdx-server and its source), and counts what
it was asked.
"""

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

import httpx

HEADER = ["timestamp", "original", "mimetype", "statuscode", "digest"]

Fault = Callable[[httpx.Request], httpx.Response]


def key_of(url: str) -> str:
    """What the index files an address under: scheme, `www.`, case and a closing slash do not count."""
    return re.sub(r"^https?://(?:www\.)?", "", url.split("#", maxsplit=1)[0].lower()).removesuffix("/")


def _time(digits: str) -> datetime:
    return datetime.strptime(digits[:14].ljust(14, "0"), "%Y%m%d%H%M%S").replace(tzinfo=UTC)


@dataclass
class Facade:
    """Captures as rows of `HEADER`; `faults` answer in place of a service (`availability`, `index`)."""

    rows: list[list[str]] = field(default_factory=list)
    faults: dict[str, Fault] = field(default_factory=dict)
    hidden_from_availability: bool = False
    asked: Counter[str] = field(default_factory=Counter)
    queries: list[dict[str, str]] = field(default_factory=list)

    def client(self) -> httpx.AsyncClient:
        """A client whose whole network is this archive."""
        return httpx.AsyncClient(transport=httpx.MockTransport(self._answer))

    def _answer(self, request: httpx.Request) -> httpx.Response:
        service = {"/wayback/available": "availability", "/cdx/search/cdx": "index"}[request.url.path]
        self.asked[service] += 1
        self.queries.append(dict(request.url.params))
        if service in self.faults:
            return self.faults[service](request)
        found = [row for row in self.rows if key_of(row[1]) == key_of(request.url.params["url"])]
        if service == "availability":
            return httpx.Response(200, json=self._available(dict(request.url.params), found))
        return httpx.Response(200, text=json.dumps(self._indexed(dict(request.url.params), found)))

    def _available(self, query: dict[str, str], found: list[list[str]]) -> dict[str, object]:
        listed = [row for row in found if row[3].isdigit() and not self.hidden_from_availability]
        wanted = _time(query.get("timestamp", "20991231"))
        row = min(listed, key=lambda row: abs(_time(row[0]) - wanted), default=None)
        closest = row and {
            "status": row[3],
            "available": True,
            "url": f"http://web.archive.org/web/{row[0]}/{row[1]}",
            "timestamp": row[0],
        }
        return query | {"archived_snapshots": {"closest": closest} if closest else {}}

    def _indexed(self, query: dict[str, str], found: list[list[str]]) -> list[list[str]]:
        name, _, expression = query["filter"].partition(":")
        kept = [row for row in found if re.fullmatch(expression, row[HEADER.index(name)])]
        limit = int(query["limit"])
        if query.get("sort") == "closest":
            wanted = _time(query["closest"])
            kept.sort(key=lambda row: abs(_time(row[0]) - wanted))
        kept = kept[:limit] if limit > 0 else kept[limit:]
        return [HEADER, *kept] if kept else []
