"""A small archive of pywb's kind over a list of captures, as the Czech Webarchiv and Arquivo.pt are: index and copies.

It answers as pywb does (https://pywb.readthedocs.io/en/latest/manual/cdxserver_api.html): one JSON object a line, `status` and
`mime`, filters that look for the text itself, and captured `Location` headers left as they were.
"""

import json
from dataclasses import dataclass, field
from email.utils import format_datetime

import httpx

from tests.archives.facade import key_of, time_of


@dataclass
class PywbDialect:
    """Captures by (stamp, original): status and body, where a redirect led, or None for a revisit's status.

    `kept` is the status by which all copies are kept from the public. `down` is that by which nothing is answered at all.
    """

    captures: dict[tuple[str, str], tuple[int | None, str]] = field(default_factory=dict)
    digests: dict[tuple[str, str], str] = field(default_factory=dict)
    kept: int = 0
    down: int = 0
    asked: list[str] = field(default_factory=list)

    async def answer(self, request: httpx.Request) -> httpx.Response:
        """The archive's answer to one request."""
        path = request.url.path
        self.asked.append("index" if path.endswith("/cdx") else "copies" if "id_/" in path else "other")
        if self.down:
            return httpx.Response(self.down, html="<h1>Údržba</h1>")
        if path.endswith("/cdx"):
            return self._index(request.url.params)
        return self._copy(request.url.raw_path.decode())

    def _index(self, query: httpx.QueryParams) -> httpx.Response:
        key = key_of(query["url"])
        found = [
            (stamp, original)
            for stamp, original in self.captures
            if key_of(original) == key or (query.get("matchType") == "prefix" and key_of(original).startswith(key))
        ]
        if query.get("sort") == "closest":
            wanted = time_of(query["closest"])
            found.sort(key=lambda one: abs(time_of(one[0]) - wanted))
        return httpx.Response(200, text="\n".join(map(self._line, found[: int(query["limit"])])))

    def _line(self, one: tuple[str, str]) -> str:
        stamp, original = one
        status, digest = self.captures[one][0], self.digests.get(one, f"{stamp}{original}")
        said = {"urlkey": key_of(original), "timestamp": stamp, "url": original, "digest": digest}
        kind = {"mime": "text/html", "status": str(status)} if status else {"mime": "warc/revisit"}
        return json.dumps(said | kind)

    def _copy(self, path: str) -> httpx.Response:
        stamp, _, original = path.partition("id_/")
        digits = stamp.rpartition("/")[2]
        known = self.captures.get((digits, original))
        if self.kept:
            return httpx.Response(self.kept, html="<h1>Access Denied</h1>")
        if known is None:
            return httpx.Response(404, html="<h1>Nenalezeno</h1>")
        status, body = known
        headers = {"Memento-Datetime": format_datetime(time_of(digits), usegmt=True), "Content-Type": "text/html"}
        if status in {301, 302}:
            return httpx.Response(status, headers={**headers, "Location": body})
        return httpx.Response(status or 200, headers=headers, text=body)
