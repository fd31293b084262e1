"""A small Internet Archive over a list of captures: Availability, the CDX index and copies, with faults to switch on.

It answers as the real services are documented to (README of wayback-cdx-server, and its source: `CDXServer.java`,
`FieldRegexFilter.java`, `ClosestTimestampSorted.java`), and counts what it was asked. Save Page Now answers as its
documents say (`save_desk`).
"""

import asyncio
import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from urllib.parse import quote, quote_plus, unquote, unquote_plus

import httpx

from tests.archives.save_desk import SaveDesk

HEADER = ["timestamp", "original", "mimetype", "statuscode", "digest"]
KEYED = ["urlkey", *HEADER]

Fault = Callable[[httpx.Request], httpx.Response]


def key_of(url: str) -> str:
    """What the index files an address under: scheme, `www.`, case, a closing slash and how letters are encoded do not count."""
    bare = re.sub(r"^https?://(?:www\.)?", "", unquote(url.split("#", maxsplit=1)[0]).lower())
    return quote(bare, safe="/:?=&%+,;~").lower().removesuffix("/")


def time_of(digits: str) -> datetime:
    """The moment of a stamp, padded as the server does."""
    return datetime.strptime((digits + "00000101000000"[len(digits) :])[:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC)


def times(count: int, status: int, then: Fault | None = None, **headers: str) -> Fault:
    """A fault that answers so often with a status, then well (or as `then` does)."""
    left = count

    def fault(request: httpx.Request) -> httpx.Response:
        nonlocal left
        left -= 1
        if left < 0:
            return then(request) if then else httpx.Response(299)
        return httpx.Response(status, headers={name.replace("_", "-"): value for name, value in headers.items()})

    return fault


WELL = 299
"""The status by which a fault says that it is over."""


@dataclass
class Facade:
    """Captures as rows of `HEADER`; `faults` answer in place of a service (`availability`, `index`, `copies`, `save`).

    `bodies` are those of copies by (timestamp, original), `locations` where redirects among them led;
    `lost` are stamps that are listed and cannot be shown. `hanging` services never answer. `site` is where copies stand. `refuses_prefix`
    knows no `closest=-STAMP`, and `ignores_prefix` takes it for a mere stamp.
    """

    rows: list[list[str]] = field(default_factory=list)
    faults: dict[str, Fault] = field(default_factory=dict)
    hidden_from_availability: bool = False
    asked: Counter[str] = field(default_factory=Counter)
    queries: list[dict[str, str]] = field(default_factory=list)
    bodies: dict[tuple[str, str], str] = field(default_factory=dict)
    locations: dict[tuple[str, str], str] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    hanging: set[str] = field(default_factory=set)
    site: str = "http://web.archive.org"
    refuses_prefix: bool = False
    ignores_prefix: bool = False
    saves: SaveDesk = field(default_factory=SaveDesk)

    def client(self) -> httpx.AsyncClient:
        """A client whose whole network is this archive."""
        return httpx.AsyncClient(transport=httpx.MockTransport(self.answer))

    async def answer(self, request: httpx.Request) -> httpx.Response:
        """The archive's answer to one request."""
        service = self.service(request.url.path)
        self.asked[service] += 1
        if service in {"availability", "index"}:
            self.queries.append(dict(request.url.params))
        if service in self.hanging:
            await asyncio.Event().wait()
        if service in self.faults and (answer := self.faults[service](request)).status_code != WELL:
            return answer
        return {"availability": self._available, "index": self._index, "copies": self._copy, "save": self._save}[
            service
        ](request)

    @staticmethod
    def service(path: str) -> str:
        """Which of its services a path is of."""
        if path.startswith("/web/"):
            return "copies"
        return {"/wayback/available": "availability", "/cdx/search/cdx": "index"}.get(path, "save")

    def _filed(self, url: str, match: str = "exact") -> list[list[str]]:
        key = key_of(url) if match == "exact" else key_of(url + ".")[:-1]
        found = [
            row for row in self.rows if key_of(row[1]) == key or (match == "prefix" and key_of(row[1]).startswith(key))
        ]
        return sorted(found, key=lambda row: (key_of(row[1]), row[0]))

    def _available(self, request: httpx.Request) -> httpx.Response:
        query = dict(request.url.params)
        found = self._filed(query["url"])
        listed = [row for row in found if row[3].isdigit() and not self.hidden_from_availability]
        wanted = time_of(query.get("timestamp", "20991231"))
        row = min(listed, key=lambda row: abs(time_of(row[0]) - wanted), default=None)
        closest = row and {
            "status": row[3],
            "available": True,
            "url": f"{self.site}/web/{row[0]}/{row[1]}",
            "timestamp": row[0],
        }
        return httpx.Response(200, json=query | {"archived_snapshots": {"closest": closest} if closest else {}})

    def _index(self, request: httpx.Request) -> httpx.Response:
        query = dict(request.url.params)
        if self.refuses_prefix and query.get("closest", "").startswith(("-", "^")):
            return httpx.Response(400, text="java.lang.NumberFormatException")
        rows = [[key_of(row[1]), *row] for row in self._filed(query["url"], query.get("matchType", "exact"))]
        rows = [row for row in rows if _within(row[1], query.get("from", ""), query.get("to", ""))]
        for expression in request.url.params.get_list("filter"):
            rows = [row for row in rows if _passes(row, expression)]
        if collapse := query.get("collapse"):
            rows = _collapsed(rows, collapse)
        if query.get("sort") == "closest" and query.get("closest"):
            rows = _by_distance(rows, query["closest"].lstrip("-^") if self.ignores_prefix else query["closest"])
        elif query.get("sort") == "reverse":
            rows.reverse()
        if "resumeKey" in query:  # decoded once more than other parameters (CDXServer.java 403)
            rows = [row for row in rows if f"{row[0]} {row[1]}" >= unquote_plus(query["resumeKey"])]
        limit = int(query.get("limit", "150000"))
        shown = rows[:limit] if limit > 0 else rows[limit:]
        if query.get("output") != "json":
            return httpx.Response(200, text="".join(f"{' '.join(row)} 1234\n" for row in shown))
        listed: list[list[str]] = [HEADER, *(row[1:] for row in shown)] if shown else []
        if query.get("showResumeKey") == "true" and 0 < limit <= len(rows):
            last = shown[-1]
            listed += [[], [quote_plus(f"{last[0]} {last[1][:-1]}{chr(ord(last[1][-1]) + 1)}")]]
        return httpx.Response(200, text=json.dumps(listed))

    def _copy(self, request: httpx.Request) -> httpx.Response:
        """302 to the nearest capture; a capture itself with its time, its own status and its own Location within the archive."""
        target = request.url.raw_path.decode().removeprefix("/web/")
        stamp, _, original = target.partition("/")
        digits, modifier = re.sub(r"\D.*", "", stamp), re.sub(r"^\d*", "", stamp)
        found = [row for row in self._filed(original) if row[0] not in self.lost]
        if not found:
            return httpx.Response(404, text="Wayback Machine has not archived that URL.")
        row = min(found, key=lambda row: abs(time_of(row[0]) - time_of(digits)))
        if row[0] != digits:
            return httpx.Response(302, headers={"Location": f"/web/{row[0]}{modifier}/{row[1]}"})
        headers = {"Memento-Datetime": format_datetime(time_of(digits), usegmt=True), "Content-Type": "text/html"}
        if location := self.locations.get((row[0], row[1])):
            headers["Location"] = f"{self.site.removeprefix('http:')}/web/{digits}{modifier}/{location}"
        status = int(row[3]) if row[3].isdigit() else 200
        return httpx.Response(status, headers=headers, text=self.bodies.get((row[0], row[1]), ""))

    def _save(self, request: httpx.Request) -> httpx.Response:
        """Save Page Now 2."""
        return self.saves.answer(request)


def _within(stamp: str, begin: str, end: str) -> bool:
    return (not begin or stamp >= begin) and (not end or stamp <= end or stamp.startswith(end))


def _passes(row: Sequence[str], expression: str) -> bool:
    """`~` is looked for before `!`; a field that does not exist is the whole line."""
    contains = expression.startswith("~")
    negated = expression[contains:].startswith("!")
    name, _, pattern = expression[contains + negated :].partition(":")
    value = row[KEYED.index(name)] if name in KEYED else " ".join(row)
    return (pattern in value if contains else re.fullmatch(pattern, value) is not None) != negated


def _collapsed(rows: list[list[str]], collapse: str) -> list[list[str]]:
    """Only rows next to each other are merged."""
    name, _, count = collapse.partition(":")
    value = [row[KEYED.index(name)][: int(count) if count else None] for row in rows]
    return [row for number, row in enumerate(rows) if number == 0 or value[number] != value[number - 1]]


def _by_distance(rows: list[list[str]], closest: str) -> list[list[str]]:
    """`-` puts what is before first, `^` what is after; of two equally far one is lost."""
    wanted = time_of(closest.lstrip("-^"))
    far = 10**11

    def distance(row: list[str]) -> float:
        seconds = (time_of(row[1]) - wanted).total_seconds()
        wrong_side = (closest[0] == "-" and seconds > 0) or (closest[0] == "^" and seconds < 0)
        return abs(seconds) + far * wrong_side

    tree = {distance(row): row for row in rows}
    return [tree[one] for one in sorted(tree)]
