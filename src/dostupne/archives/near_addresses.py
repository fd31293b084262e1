"""A damaged address → captures whose address is the same but for what printing and copying do to one.

Hyphens lost or added at line ends, case, words glued on behind. They are candidates: the copy's title decides.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from dostupne.archives.asking import Ask, Inquiry, ask, get
from dostupne.archives.cdx import ONLY_PAGES, Row, parse_page, usable
from dostupne.archives.indexes import capture_of
from dostupne.archives.spellings import sendable
from dostupne.contracts import Archive
from dostupne.model.snapshot import ArchiveAnswer, Capture
from dostupne.model.urls import dehyphenated, is_web

if TYPE_CHECKING:
    import httpx

_ROWS = 1000
_PAGES = 3
"""Rows of one request, and requests over all prefixes: a site's whole index is not leafed through."""

_ALL_ROWS = 3000
"""Rows where all captures are asked for and not one of each address, so that they need not be asked for again."""

_FIRST_PAGES = (2, 1)
"""Pages of what begins like all of the address, and of what begins like its first folder, before the last prefix is asked for."""

_LEAST = 3
"""Signs of a name that are asked for at least, below a folder."""


@dataclass(slots=True)
class _Search:
    inquiry: Inquiry
    archive: Archive
    wanted: str
    asked: int = 0
    whole: bool = False
    """Whether what was last asked for came to its end."""


async def near_addresses(client: "httpx.AsyncClient", archive: Archive, url: str, near: date | None) -> ArchiveAnswer:
    """Captures of pages whose address the printed one may have been; nothing where the archive has no index.

    The index is asked for what begins like the address: first up to the hyphen or the few signs at which the last part
    begins, then for what begins like the first folder, and then, unless that came whole, for the folder; three requests of
    1,000 addresses at most.
    """
    prefixes = _prefixes(url)
    if not is_web(url) or not prefixes or not archive.addresses.cdx_url:
        return ArchiveAnswer(archive.name, url)
    inquiry = Inquiry(client, archive.name, archive.addresses, near)
    search = _Search(inquiry, archive, dehyphenated(url))
    for place, prefix in enumerate(prefixes):
        pages = _PAGES if place == len(prefixes) - 1 else _FIRST_PAGES[place]
        if not await ask(inquiry, "index", _leafing(search, pages, every=place == 0), prefix):
            break
        if inquiry.captures or search.asked >= _PAGES or (place and search.whole):
            break  # the second holds all of the third
    answer = inquiry.answer(url, "; ".join(inquiry.failures.values()))
    return replace(answer, complete=place == 0 and search.whole)


def _prefixes(url: str) -> tuple[str, ...]:
    """What likely stands before the damage: the longest, the shortest, and the folder between them; never a bare host, which
    would be all of a site."""
    site, *parts = re.split(r"(?<![/:])/+", re.split(r"[?#]", url.strip(), maxsplit=1)[0].rstrip("/"))
    if not parts:
        return ()
    folder = "/".join((site, *parts[:-1]))
    longest = f"{folder}/{_beginning(parts[-1])}"
    return (longest, f"{site}/{_beginning(parts[0])}", f"{folder}/") if len(parts) > 1 else (longest,)


def _beginning(name: str) -> str:
    """The first letters of a name, up to half of them or the first sign that may be damage."""
    stem = re.match(r"[^\W_]*", name)
    return stem[0][: max(_LEAST, len(stem[0]) // 2)] if stem else ""


def _leafing(search: _Search, pages: int, *, every: bool) -> Ask:
    """Asks for what begins so: that many pages at most, while there are any left to be asked for; `every` capture, or one of
    each address."""

    async def leaf(inquiry: Inquiry, prefix: str) -> list[Capture]:
        key = ""
        for _ in range(min(pages, _PAGES - search.asked)):
            search.asked += 1
            body = (await get(inquiry, inquiry.addresses.cdx_url, _query(prefix, key, every=every))).text
            rows, key = parse_page(body)
            search.whole = not key and len(rows) < (_ALL_ROWS if every else _ROWS)
            pages_of_it = (row for row in usable(rows) if _may_be(row, search.wanted))
            found = [capture for row in pages_of_it if (capture := capture_of(inquiry, row))]
            if found or not key:
                return found
        return []

    return leaf


def _query(prefix: str, key: str, *, every: bool) -> Mapping[str, str]:
    """One row an address where the server can, or every one; the fields of both dialects, so that neither sends more."""
    query = {
        "url": sendable(prefix),
        "matchType": "prefix",
        "output": "json",
        "filter": ONLY_PAGES,
        "allowFuzzy": "false",
        "limit": str(_ALL_ROWS if every else _ROWS),
        "showResumeKey": "true",
    }
    return query | ({} if every else {"collapse": "urlkey"}) | ({"resumeKey": key} if key else {})


def _may_be(row: Row, wanted: str) -> bool:
    """Whether what was captured stands at an address that only differs as damage does."""
    known = dehyphenated(row.original)
    return known == wanted or _glued(known, wanted)


_END_OF_FILE = re.compile(r"\.(?:html?|php|aspx?|jsp|pdf|docx?|shtml)$", re.IGNORECASE)


def _glued(known: str, wanted: str) -> bool:
    """Whether something hangs on behind the known address: a sign, or a word behind the ending of a file."""
    rest = wanted.removeprefix(known)
    if rest == wanted or not rest or "/" not in known:
        return False
    return _END_OF_FILE.search(known) is not None or re.fullmatch(r"[^\w/?=&%-]+\w{0,20}", rest) is not None
