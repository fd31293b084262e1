"""DOI → Registration: by content negotiation at doi.org, and Crossref's notices of retraction.

https://citation.crosscite.org/docs.html (DataCite answers it too) and https://www.crossref.org/documentation/retrieve-metadata/rest-api/
with its filter `updates`, read September 2026.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlencode

import httpx

from dostupne.model.evidence import REDIRECTS
from dostupne.model.registration import Registered, Registration
from dostupne.net.addresses import NotAWebAddress, location_of, redirected
from dostupne.net.manners import RETRIES
from dostupne.net.settings import Registries

CSL_JSON = "application/vnd.citationstyles.csl+json"
WITHDRAWN = frozenset({"retraction", "withdrawal", "removal"})
"""Kinds of updates that take a work back; corrections and expressions of concern do not."""

_MOST_REDIRECTS = 5
_DATES = ("issued", "published", "published-print", "published-online", "posted", "original-date")
_TITLES = ("title", "original-title", "short-title", "container-title", "title-short")


async def registration(client: httpx.AsyncClient, doi: str, registries: Registries) -> Registration:
    """What is registered of a DOI. Never raises for what the network does: then it is `UNKNOWN`, with the failure."""
    try:
        known = await _metadata(client, doi, registries)
        if known.registered is not Registered.YES or not registries.crossref_url:
            return known
        return replace(known, retraction=await _retraction(client, doi, registries))
    except httpx.TimeoutException:
        return Registration(doi, Registered.UNKNOWN, failure="no answer in time")
    except (httpx.HTTPError, httpx.InvalidURL, NotAWebAddress) as error:
        return Registration(doi, Registered.UNKNOWN, failure=f"no answer ({error or type(error).__name__})")


async def _metadata(client: httpx.AsyncClient, doi: str, registries: Registries) -> Registration:
    address = f"{registries.doi_url.rstrip('/')}/{quote(doi, safe='/:;()._-')}"
    response, hops = await _got(client, address, CSL_JSON)
    if response.status_code == 404 and not hops:
        return Registration(doi, Registered.NO)
    item = _object(response)
    if response.status_code != 200 or item is None:
        # It is registered if it leads anywhere; its registry just gives no data of it.
        known = Registered.YES if hops else Registered.UNKNOWN
        return Registration(doi, known, failure=f"answered with {response.status_code}, no data")
    return Registration(
        doi,
        Registered.YES,
        titles=tuple(_titles(item)),
        families=tuple(_families(item)),
        years=tuple(sorted({year for name in _DATES if (year := _year(item.get(name)))})),
    )


async def _got(client: httpx.AsyncClient, url: str, accept: str) -> tuple[httpx.Response, int]:
    """The answer at the end of the redirects, and how many they were. The client itself follows none."""
    for hops in range(_MOST_REDIRECTS + 1):
        response = await client.get(url, headers={"Accept": accept}, extensions={RETRIES: 1})
        if response.status_code not in REDIRECTS:
            return response, hops
        url = redirected(url, location_of(response.headers.raw))
    return response, _MOST_REDIRECTS


async def _retraction(client: httpx.AsyncClient, doi: str, registries: Registries) -> str:
    """The DOI of the notice that takes the work back; empty where there is none, or where Crossref does not say."""
    query = urlencode({"filter": f"updates:{doi}", "select": "DOI,update-to", "rows": "20"})
    response, _ = await _got(client, f"{registries.crossref_url.rstrip('/')}/works?{query}", "application/json")
    answer = _object(response) if response.status_code == 200 else None
    message = answer.get("message") if answer else None
    items = message.get("items") if isinstance(message, dict) else None
    for notice in items if isinstance(items, list) else ():
        for update in _objects(notice.get("update-to") if isinstance(notice, dict) else None):
            same = str(update.get("DOI", "")).lower() == doi.lower()
            if same and str(update.get("type", "")).lower() in WITHDRAWN:
                return str(notice.get("DOI", ""))
    return ""


def _object(response: httpx.Response) -> dict[str, Any] | None:
    try:
        value = response.json()
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def _objects(value: object) -> Iterator[dict[str, Any]]:
    yield from (one for one in value if isinstance(one, dict)) if isinstance(value, list) else ()


def _titles(item: Mapping[str, object]) -> Iterator[str]:
    subtitles = _texts(item.get("subtitle"))
    for name in _TITLES:
        for title in _texts(item.get(name)):
            yield title
            yield from (f"{title}: {subtitle}" for subtitle in subtitles if name == "title")


def _texts(value: object) -> list[str]:
    """Crossref's own format has lists where CSL has texts."""
    values = value if isinstance(value, list) else [value]
    return [text for text in values if isinstance(text, str) and text.strip()]


def _families(item: Mapping[str, object]) -> Iterator[str]:
    for role in ("author", "editor"):
        for person in _objects(item.get(role)):
            name = person.get("family") or person.get("literal") or person.get("name")
            if isinstance(name, str) and name.strip():
                yield name


def _year(value: object) -> int | None:
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    year = first[0] if isinstance(first, list) and first else None
    return int(year) if isinstance(year, (int, str)) and str(year).isdecimal() else None
