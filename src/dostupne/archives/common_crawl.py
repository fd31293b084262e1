"""Common Crawl's index (https://index.commoncrawl.org/): address, date → ArchiveAnswer.

It says what was seen where and when, and has no copies for people to read: its captures are not `public` and never
offered. One index a crawl; the two crawls nearest to the day are asked.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from dostupne.archives.asking import Inquiry, answer_at_once, ask, get
from dostupne.archives.cdx import NoIndex
from dostupne.archives.indexes import ask_any_index
from dostupne.contracts import Archive, ArchiveAddresses
from dostupne.model.snapshot import ArchiveAnswer, Capture

if TYPE_CHECKING:
    import httpx

NAME = "common-crawl"

_CRAWLS = 2
_WEEK = re.compile(r"CC-MAIN-(\d{4})-(\d\d)")
_HOST = "index.commoncrawl.org"


async def find(client: "httpx.AsyncClient", addresses: ArchiveAddresses, url: str, near: date | None) -> ArchiveAnswer:
    """What the crawls nearest to the day saw of the address. `cdx_url` is that of the list of crawls."""
    if known := answer_at_once(NAME, url):
        return known
    inquiry = Inquiry(client, NAME, addresses, near)
    await ask(inquiry, "index", _ask_crawls, url.strip().partition("#")[0])
    answer = inquiry.answer(url, "; ".join(inquiry.failures.values()))
    return replace(answer, restricted=False)  # it shows its captures nowhere: none is to be had on its premises


async def _ask_crawls(inquiry: Inquiry, url: str) -> list[Capture]:
    response = await get(inquiry, inquiry.addresses.cdx_url, {})
    try:
        listed = response.json()
    except ValueError as error:
        raise NoIndex(" ".join(response.text.split())[:120]) from error
    crawls = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    found: list[Capture] = []
    for address in _nearest(crawls, inquiry.near):
        at_crawl = replace(inquiry, addresses=ArchiveAddresses(cdx_url=address))  # its list of moves is the same one
        found += await ask_any_index(at_crawl, url)
    return found


def _nearest(crawls: Iterable[dict[str, object]], near: date | None) -> list[str]:
    """The indexes of the crawls nearest to the day; the newest without one."""
    dated = [
        (begun, str(crawl.get("cdx-api", "")))
        for crawl in crawls
        if (begun := _begun(str(crawl.get("id", "")))) and str(crawl.get("cdx-api", "")).startswith("http")
    ]
    dated.sort(key=lambda one: -one[0].toordinal() if near is None else abs((one[0] - near).days))
    return [address for _, address in dated[:_CRAWLS]]


def _begun(crawl: str) -> date | None:
    """The Monday of the week in the name of a crawl; the oldest names are of another kind."""
    found = _WEEK.match(crawl)
    if found is None:
        return None
    try:
        return datetime.strptime(f"{found[1]} {found[2]} 1", "%G %V %u").replace(tzinfo=UTC).date()
    except ValueError:
        return None


COMMON_CRAWL = Archive(
    NAME,
    ArchiveAddresses(cdx_url=f"https://{_HOST}/collinfo.json"),
    (_HOST,),
    find,
    str,
    {_HOST: 1.0},
    by_default=False,
)
