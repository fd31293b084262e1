"""Source → Citations: what a watched source cites, and whether it has changed."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dostupne import __version__
from dostupne.app.extract import extract
from dostupne.app.settings import Settings
from dostupne.app.sources import Source, is_web_address, open_sources
from dostupne.app.watch.items import item_of
from dostupne.links.collect import collect, is_excluded
from dostupne.model.document import Fault
from dostupne.model.urls import is_web
from dostupne.model.watching import Citation
from dostupne.model.work import Work

if TYPE_CHECKING:
    import httpx


@dataclass(frozen=True, slots=True)
class Opening:
    """A source that can be opened more than once: a folder need not be in memory as a whole, however large it is."""

    name: str
    web: Mapping[str, Source | Fault]

    def __iter__(self) -> Iterator[Source | Fault]:
        return open_sources([self.name], _nothing, web=self.web)


@dataclass(frozen=True, slots=True)
class Cited:
    """What a source cites. `content` is None where nothing of it could be read; `works` are how many there are."""

    citations: tuple[Citation, ...]
    left_out: tuple[tuple[str, str], ...]
    works: int
    content: str | None
    faults: tuple[Fault, ...]


def looked_at(opening: Opening, settings: Settings) -> tuple[str, tuple[Fault, ...]]:
    """The digest of the source's content, and what of it cannot be opened."""
    digest = _Digest(settings)
    faults = tuple(item for item in digest.passing(opening) if isinstance(item, Fault))
    return digest.hexdigest(), faults


def cited(opening: Opening, settings: Settings) -> Cited:
    """All that the source cites, read anew. It never raises: what cannot be read is a fault."""
    digest = _Digest(settings)
    extraction = extract(digest.passing(opening))
    citations, left_out = _citations(extraction.works, settings.exclude)
    content = digest.hexdigest() if extraction.sources else None
    return Cited(citations, left_out, len(extraction.works), content, extraction.faults)


class _Digest:
    """SHA-256 over all that a source's works follow from: its files, which addresses are left out, and who reads it."""

    def __init__(self, settings: Settings) -> None:
        self._sum = hashlib.sha256()
        self._take(__version__, *settings.exclude)

    def passing(self, items: Iterable[Source | Fault]) -> Iterator[Source | Fault]:
        """The items, as they are taken in."""
        for item in items:
            if isinstance(item, Fault):
                self._take(item.source, item.message)
            else:
                self._take(item.name, item.data)
            yield item

    def hexdigest(self) -> str:
        """The digest of all that was taken in so far."""
        return self._sum.hexdigest()

    def _take(self, *parts: str | bytes) -> None:
        for part in parts:
            data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
            self._sum.update(b"%d:" % len(data))
            self._sum.update(data)


def _citations(
    works: Sequence[Work], exclude: Sequence[str]
) -> tuple[tuple[Citation, ...], tuple[tuple[str, str], ...]]:
    """Every address with every work that cites it; and the addresses that are not to be watched, with the reason."""
    citations: list[Citation] = []
    left_out: list[tuple[str, str]] = []
    items = {work.id: item_of(work) for work in works}
    for link in collect(works, exclude):
        if is_excluded(link.url, exclude):
            left_out.append((link.url, "excluded"))
        elif not is_web(link.url):
            left_out.append((link.url, "not-web"))
        else:
            citations += (Citation(link.url, work.id, items[work.id]) for work in link.works)
    return tuple(citations), tuple(left_out)


async def fetched(
    sources: Sequence[str], settings: Settings, base: "httpx.AsyncBaseTransport | None"
) -> Mapping[str, Source | Fault]:
    """The documents at those of the sources that are web addresses, or why they could not be fetched. Raises what `fetch` does."""
    addresses = [source for source in sources if is_web_address(source)]
    if not addresses:
        return {}
    # The network takes as long to load as all the rest: who watches files need not wait for it.
    from dostupne.app.web_sources import fetch

    return await fetch(addresses, settings, base=base)


def _nothing() -> bytes:
    return b""
