"""Sources → watched bibliographies: added, and read anew when they have changed."""

import os
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from dostupne.app.settings import Settings
from dostupne.app.sources import STANDARD_INPUT, is_web_address, printable
from dostupne.app.watch.citing import Cited, Opening, cited, fetched, looked_at
from dostupne.app.watch.items import sources_of
from dostupne.app.watch.judging import Judgement
from dostupne.errors import Misuse, UnreadableSource
from dostupne.model.document import Fault
from dostupne.model.keeping import Recited
from dostupne.model.urls import canonical, host, without_credentials
from dostupne.model.watching import Bibliography, Citation
from dostupne.store.watch import WatchStore

if TYPE_CHECKING:
    import httpx


@dataclass(frozen=True, slots=True)
class Wish:
    """How a source is to be watched: `name` is empty for that of its file, the rest is as in `Bibliography`."""

    source: str
    name: str = ""
    every: timedelta | None = None
    tags: tuple[str, ...] = ()
    notify: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What became of a bibliography as its source was read.

    `changed` says that the source was read and differs from what was read last; of one that does not, `works` and `links` (how many it
    cites, how many addresses of them are watched) and `left_out` are empty. `left_out` are addresses that are not watched, each with the
    code of the reason (`excluded`, `not-web`). `faults` are what could not be read; `bibliography.fault` is set where nothing could.
    """

    bibliography: Bibliography
    changed: bool = False
    works: int = 0
    links: int = 0
    recited: Recited = field(default_factory=Recited)
    left_out: tuple[tuple[str, str], ...] = ()
    faults: tuple[Fault, ...] = ()


async def add(
    store: WatchStore, wish: Wish, settings: Settings, now: datetime, *, base: "httpx.AsyncBaseTransport | None" = None
) -> Refreshed:
    """Puts a source under watch: a file, a folder with all documents in it, or a web address. `base` stands in for the network.

    Without a wish its name is that of the file or the folder, with a number where that is taken. Raises `Misuse` for what cannot be watched or is
    already, `UnreadableSource` where nothing can be read, and what `web_sources.fetch` raises.
    """
    source = _lasting(wish.source)
    known = store.bibliographies()
    if not wish.name and (same := next((one for one in known if one.source == source), None)):
        raise Misuse(f"{wish.source}: this is watched already, as “{same.name}”; to watch it twice, give it a --name")
    name = wish.name.strip() or _distinct(_named_after(source), {one.name for one in known})
    bibliography = Bibliography(name, source, now, wish.every, _distinct_words(wish.tags), _distinct_words(wish.notify))
    read = cited(Opening(source, await fetched([source], settings, base)), settings)
    if read.content is None:
        raise UnreadableSource(_told(read.faults))
    added = _cited(store, store.add(bibliography), read, now)
    # What others have watched already may be wanted sooner by this one.
    store.redue(Judgement.of(settings).due, (added.bibliography.id,))
    return added


async def refresh(
    store: WatchStore,
    bibliographies: Sequence[Bibliography],
    settings: Settings,
    now: datetime,
    *,
    base: "httpx.AsyncBaseTransport | None" = None,
) -> AsyncIterator[Refreshed]:
    """Reads the sources of bibliographies anew, those of the web all at once, and keeps what changed; one after the other.

    References that are no longer there are retired, those that are there again return. Of a source that cannot be read all stays as
    it was; of one that can be read in part (a folder with a broken file) nothing is retired that stood in the rest.
    """
    web = await fetched([one.source for one in bibliographies], settings, base)
    for bibliography in bibliographies:
        opening = Opening(bibliography.source, web)
        content, faults = looked_at(opening, settings)
        if content == bibliography.content and not bibliography.fault:
            yield Refreshed(bibliography, faults=faults)
            continue
        read = cited(opening, settings)
        if read.content is None:
            fault = _told(read.faults)
            store.unreadable(bibliography, fault, now)
            yield Refreshed(replace(bibliography, fault=fault), faults=read.faults)
        else:
            yield _cited(store, bibliography, read, now)


def _cited(store: WatchStore, bibliography: Bibliography, read: Cited, now: datetime) -> Refreshed:
    """Keeps what the source cites as what the bibliography cites."""
    content = read.content or ""
    recited = store.cite(bibliography, (*read.citations, *_staying(store, bibliography, read)), content, now)
    return Refreshed(
        replace(bibliography, content=content, read_at=now, fault=""),
        changed=True,
        works=read.works,
        links=len({citation.url for citation in read.citations}),
        recited=recited,
        left_out=read.left_out,
        faults=read.faults,
    )


def _staying(store: WatchStore, bibliography: Bibliography, read: Cited) -> Iterator[Citation]:
    """What the bibliography has cited so far in those of its files that cannot be read now."""
    unread = {fault.source for fault in read.faults if fault.unread}
    if not unread:
        return
    still = {canonical(citation.url) for citation in read.citations}
    for link in store.links((bibliography.id,)):
        if canonical(link.url) not in still:
            yield from (one for one in link.citations if not unread.isdisjoint(sources_of(one.item)))


def _lasting(source: str) -> str:
    """The source by a name that means the same wherever it is read again. Raises `Misuse` for what cannot be."""
    if source == STANDARD_INPUT:
        raise Misuse("-: standard input cannot be read again; save it, and give the name of the file")
    if is_web_address(source):
        if without_credentials(source) != source:
            raise Misuse(
                f"{without_credentials(source)}: an address with a password would be kept in the store; give it without"
            )
        return source
    if printable(source) != source:
        raise Misuse(f"{printable(source)}: the name is no UTF-8 and cannot be kept; rename the file")
    return os.path.abspath(source)  # noqa: PTH100 (a link to a file is followed anew each time: it may lead elsewhere then)


def _named_after(source: str) -> str:
    """The name of the file or the folder; of an address that names no file its host."""
    if is_web_address(source):
        return PurePosixPath(unquote(urlsplit(source).path)).name or host(source)
    return Path(source).name or source


def _distinct(name: str, taken: set[str]) -> str:
    numbered = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (name, *numbered) if one not in taken)


def _distinct_words(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for given in words if (word := given.strip())))


def _told(faults: Iterable[Fault]) -> str:
    return "; ".join(f"{fault.source}: {fault.message}" for fault in faults if fault.unread)
