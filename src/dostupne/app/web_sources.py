"""Web addresses of documents → Sources: fetched with the manners, the guard and the recording of every other request."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dostupne.app.registry import READERS
from dostupne.app.settings import Settings
from dostupne.app.sources import SIZE_LIMIT, Source, judged
from dostupne.model.document import Fault
from dostupne.model.evidence import Failure, PageFacts, Probe
from dostupne.net.addresses import without_credentials
from dostupne.net.client import open_client
from dostupne.net.clock import Clock
from dostupne.net.probe import Terms, probe

if TYPE_CHECKING:
    import httpx

SUFFIXES = {
    "application/epub+zip": ".epub",
    "application/msword": ".doc",
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "application/vnd.citationstyles.csl+json": ".json",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/x-bibtex": ".bib",
    "application/x-latex": ".tex",
    "application/x-research-info-systems": ".ris",
    "application/x-tex": ".tex",
    "application/xhtml+xml": ".html",
    "text/html": ".html",
    "text/markdown": ".md",
    "text/rtf": ".rtf",
    "text/x-bibtex": ".bib",
    "text/x-tex": ".tex",
}
"""Media types → the ending of such files (https://www.iana.org/assignments/media-types/)."""

_WHY = {
    Failure.DNS_UNKNOWN: "there is no server of this name; check the address",
    Failure.FORBIDDEN_ADDRESS: "it is in a private network; --allow-private lets us go there",
    Failure.TIMEOUT_TOTAL: "it took too long; give it more with --timeout",
    Failure.NOT_RECORDED: "the recording has nothing about it",
}


async def fetch(
    addresses: Iterable[str],
    settings: Settings,
    *,
    limit: int = SIZE_LIMIT,
    base: "httpx.AsyncBaseTransport | None" = None,
) -> dict[str, Source | Fault]:
    """Each address with its document, or with why it could not be fetched; `limit` is bytes a document.

    A document that is larger or breaks off is a fault: half of one is none. `base` stands in for the network. Raises what
    `open_client` raises.
    """
    wanted = tuple(dict.fromkeys(addresses))
    network = replace(settings.network, body_limit=limit + 1)
    clock = Clock.virtual(_now) if base else None
    async with open_client(network, record=settings.record, replay=settings.replay, base=base, clock=clock) as client:
        found = await asyncio.gather(*(_fetched(client, url, replace(settings, network=network)) for url in wanted))
    return dict(zip(wanted, found, strict=True))


async def _fetched(client: "httpx.AsyncClient", url: str, settings: Settings) -> Source | Fault:
    body: list[bytes] = []
    network = settings.network
    seen = await probe(
        client, url, settings=network, read_page=_into(body), clock=_now, terms=Terms(any_type=True, robots=False)
    )
    name = without_credentials(url)
    if objection := _objection(seen):
        return Fault(name, objection, unread=True)
    source = judged(name, b"".join(body), network.body_limit - 1)
    return replace(source, hint=_hint(seen)) if isinstance(source, Source) else source


def _now() -> datetime:
    return datetime.now(UTC)


def _into(body: list[bytes]) -> Callable[[bytes, str, str], PageFacts | None]:
    def keep(data: bytes, _content_type: str, _fragment: str) -> None:
        body.append(data)

    return keep


def _objection(seen: Probe) -> str:
    """Why the answer is no document; empty where it is."""
    failure = seen.failure or seen.certificate_fault  # a document to be read must come from whom it says
    if failure is not None:
        why = _WHY.get(failure) or f"{failure}{f': {seen.failure_detail}' if seen.failure_detail else ''}"
        return f"this could not be fetched: {why}"
    if seen.status is None or not 200 <= seen.status < 300:
        return (
            f"this could not be fetched: the server answered {seen.status}; open it in a browser and save the document"
        )
    if seen.failure_detail:
        return f"this was not fetched to its end: {seen.failure_detail}; try again"
    return ""


def _hint(seen: Probe) -> str:
    """A name to tell the format by where the content does not: that of the address, else one of the content type."""
    name = PurePosixPath(urlsplit(seen.final_url).path).name
    known = {suffix for reader in READERS for suffix in reader.suffixes}
    if PurePosixPath(name).suffix.lower() in known:
        return name
    content_type = dict(seen.headers).get("content-type", "").partition(";")[0].strip().lower()
    suffix = SUFFIXES.get(content_type, "")
    return name if name.lower().endswith(suffix) else f"{name}{suffix}"
