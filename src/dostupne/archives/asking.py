"""One question to an archive: the services asked, what they found, and what went wrong in words.

The client that is handed in keeps the pace and tries again; nothing here waits.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urljoin

import httpx

from dostupne.archives.cdx import NoIndex
from dostupne.contracts import ArchiveAddresses
from dostupne.model.copies import parse_copy
from dostupne.model.evidence import REDIRECTS, Failure
from dostupne.model.snapshot import ArchiveAnswer, Capture
from dostupne.model.urls import is_web

TIMEOUT = 60.0
"""Seconds an archive may take for one answer: the Wayback Machine's index was measured to take up to 52 (September 2026)."""


_HOPS = 4
"""Requests that one question may take where a service leads on."""

RESTRICTED = frozenset({401, 403, 451})
"""Statuses of copies that exist and are not shown to everybody."""


class NotOffered(Exception):
    """The archive has no such service at that address: another is to be asked."""


class Restricted(Exception):
    """The archive has a copy and does not show it to everybody."""


@dataclass(slots=True)
class Inquiry:
    """What was found so far and, by service, what failed."""

    client: httpx.AsyncClient
    name: str
    addresses: ArchiveAddresses
    near: date | None
    captures: list[Capture] = field(default_factory=list)
    moves: list[Capture] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)
    not_offered: set[str] = field(default_factory=set)
    restricted: bool = False

    def found(self) -> bool:
        """Whether there is a copy of a page among them."""
        return any(is_page(one) for one in self.captures)

    def answer(self, url: str, failure: str) -> ArchiveAnswer:
        """All that was found, each capture once."""
        restricted = self.restricted or any(not one.public for one in self.captures)
        captures, moves = (tuple(dict.fromkeys(found)) for found in (self.captures, self.moves))
        return ArchiveAnswer(self.name, url, captures, failure, restricted, moves)


Ask = Callable[[Inquiry, str], Awaitable[list[Capture]]]
"""Asks one service for one address; raises `httpx.HTTPError`, `NoIndex`, `NotOffered`, `Restricted`."""


def answer_at_once(name: str, url: str) -> ArchiveAnswer | None:
    """The answer that needs no request: an archived copy is read, what is not on the web is in no archive."""
    if copy := parse_copy(url):
        return ArchiveAnswer(name, url, (Capture(name, copy[0], copy[1], _secure(url)),))
    if not is_web(url):
        return ArchiveAnswer(name, url, failure="only web addresses are archived")
    return None


async def ask(inquiry: Inquiry, service: str, how: Ask, url: str) -> bool:
    """Asks a service; whether it answered. What goes wrong there is noted in words."""
    try:
        inquiry.captures += await how(inquiry, url)
    except httpx.HTTPStatusError as error:
        inquiry.failures[service] = in_words(error.response, error.response.text)
    except httpx.TimeoutException:
        inquiry.failures[service] = "no answer in time"
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        recorded = getattr(error, "failure", None) is not Failure.NOT_RECORDED
        inquiry.failures[service] = (
            f"no answer ({error or type(error).__name__})" if recorded else "not in the recording"
        )
    except NoIndex as error:
        inquiry.failures[service] = f"an answer that is no data ({error})"
    except Restricted:
        inquiry.restricted = True
        inquiry.failures[service] = "it has a copy that is not public"
    except NotOffered:
        inquiry.failures[service] = "not offered"
        inquiry.not_offered.add(service)
    else:
        return True
    return False


async def get(inquiry: Inquiry, address: str, params: Mapping[str, str]) -> httpx.Response:
    """The answer of a service. Raises `httpx.HTTPError`; `NotOffered` where there is nothing of the kind."""
    response = await followed(inquiry.client, address, params)
    if _says_none(response):
        return httpx.Response(200, request=response.request)
    if response.status_code in {404, 405, 410, 501}:
        raise NotOffered
    return response.raise_for_status()


async def followed(client: httpx.AsyncClient, address: str, params: Mapping[str, str] | None = None) -> httpx.Response:
    """The answer at the end of a few redirects, as of a service that went over to https. Raises `httpx.HTTPError`."""
    for _ in range(_HOPS):
        response = await client.get(address, params=params, timeout=TIMEOUT)
        location = response.headers.get("location", "")
        if response.status_code not in REDIRECTS or not location:
            return response
        address, params = urljoin(str(response.url), location), None
    return response


def _says_none(response: httpx.Response) -> bool:
    """Common Crawl's way: 404 with a message in JSON, where others send an empty list."""
    return response.status_code == 404 and "No Captures found" in response.text[:500]


def in_words(response: httpx.Response, body: str) -> str:
    """Why an answer is none; owners and robots.txt of sites keep copies from being shown."""
    said = response.headers.get("x-archive-wayback-runtime-error", "") + body[:500]
    if "RobotAccessControlException" in said:
        return "the site's robots.txt keeps its copies from being shown"
    if "AccessControlException" in said:
        return "the owner of the site had its copies taken out"
    if response.status_code == 429:
        return "asked too often (429), ask again later"
    return f"answered with {response.status_code}"


def is_page(capture: Capture) -> bool:
    """Whether the capture is of a page, as far as the archive says."""
    return capture.status is None or 200 <= capture.status < 300


def end_of(day: date) -> str:
    """The last second of a day as a stamp: captures of that very day are before it."""
    return day.isoformat().replace("-", "") + "235959"


def _secure(url: str) -> str:
    return f"https://{url.partition('://')[2]}" if url.lower().startswith("http://web.archive.org") else url
