"""Probe, Verdict → Probe with more evidence: asked for only where there is doubt."""

import hashlib
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from dostupne.app.opinion import opinion
from dostupne.model.evidence import Probe
from dostupne.model.urls import is_home
from dostupne.model.verdict import Standing, Verdict
from dostupne.model.work import Work
from dostupne.net.once import Once
from dostupne.net.registry import handle_of, is_registered

if TYPE_CHECKING:
    import httpx

_DOUBTFUL = frozenset({"title-differs", "not-compared", "redirect"})
"""Reasons of living pages that nothing shows to be the cited one."""

Ask = Callable[[str], Coroutine[Any, Any, Probe]]


@dataclass(frozen=True, slots=True)
class Witnesses:
    """Whom to ask in doubt: registries of identifiers, and one random address of each host and run."""

    client: "httpx.AsyncClient"
    ask: Ask
    siblings: Once[Probe] = field(default_factory=Once)
    handles: Once[bool | None] = field(default_factory=Once)

    async def heard(self, seen: Probe, verdict: Verdict, works: Iterable[Work]) -> Probe:
        """The probe with what there is to ask about this verdict; the very same probe where there is nothing."""
        if verdict.reason == "canonical" and not await self._lives(verdict.successor, works):
            # The page names an address that is not there: then it lives where it was found.
            return replace(seen, page=replace(seen.page, canonical="") if seen.page else None)
        if verdict.standing is Standing.ALIVE:
            doubtful = verdict.reason in _DOUBTFUL and seen.page is not None and not is_home(seen.url)
            return replace(seen, sibling=await self._sibling(seen.url)) if doubtful else seen
        handle = "" if verdict.standing in {Standing.MOVED, Standing.UNCHECKED} else _handle(seen, works)
        return replace(seen, registered=await self._registered(handle)) if handle else seen

    async def aclose(self) -> None:
        """Gives up what is still asked."""
        await self.siblings.aclose()
        await self.handles.aclose()

    async def _lives(self, url: str, works: Iterable[Work]) -> bool:
        return opinion((await self.ask(url),), works).is_living

    async def _sibling(self, url: str) -> Probe:
        return await self.siblings.get(urlsplit(url).netloc, lambda: self.ask(random_sibling(url)))

    async def _registered(self, handle: str) -> bool | None:
        return await self.handles.get(handle, lambda: is_registered(self.client, handle))


def random_sibling(url: str) -> str:
    """An address beside this one that surely does not exist: of the same folder and ending.

    Random to the site, but the same in every run, so that a recording holds its answer.
    """
    parts = urlsplit(url)
    folder, _, name = parts.path.rstrip("/").rpartition("/")
    _, dot, ending = name.rpartition(".")
    token = hashlib.sha256(f"{parts.netloc}{folder}".encode()).hexdigest()[:20]
    tail = f".{ending}" if dot and ending.isalnum() and len(ending) <= 5 else "/" * parts.path.endswith("/")
    return f"{parts.scheme}://{parts.netloc}{folder}/{token}{tail}"


def _handle(seen: Probe, works: Iterable[Work]) -> str:
    """The identifier that the address is, else the DOI of a work that cites it."""
    return handle_of(seen.url) or next((work.reference.doi for work in works if work.reference.doi), "")
