"""Store, address → History: all that was seen of one link; of an address that is not watched those near it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from difflib import get_close_matches
from itertools import islice
from typing import Protocol

from dostupne.app.watch.report import Archive, judged, linked
from dostupne.app.watch.settings import WatchSettings
from dostupne.errors import Misuse
from dostupne.model.urls import canonical, host, site_of
from dostupne.model.watch_report import CitedBy, History
from dostupne.model.watching import WatchedLink

_LOOKED_THROUGH = 50_000
"""So many addresses are looked through for near ones: some seconds."""

_NEAR = 3


class Shelf(Archive, Protocol):
    """What a history needs of the store besides."""

    def link(self, url: str) -> WatchedLink | None:
        """The link of this address, with the citations of all bibliographies, retired ones too."""


def history(store: Shelf, settings: WatchSettings, address: str, now: datetime) -> History:
    """All that was seen of the link by that moment (UTC) and what follows from it.

    Raises `Misuse` for an address that is not watched; it names near ones.
    """
    link = store.link(address)
    if link is None:
        raise Misuse(_not_watched(store, address))
    cited_by = tuple(_cited_by(store, link.id))
    added_at = min((one.bibliography.added_at for one in cited_by), default=now)
    then, events, seen = judged(store, link, added_at, settings.policy, now)
    return History(now, linked(then, events, seen, settings.policy, now), events, cited_by, settings.failures)


def _cited_by(store: Shelf, link_id: int) -> Iterator[CitedBy]:
    for bibliography in store.bibliographies():
        for link in store.links((bibliography.id,), retired=True, ids=(link_id,)):
            yield CitedBy(bibliography, link)


def _not_watched(store: Shelf, address: str) -> str:
    near = _near(address, [link.url for link in islice(store.links(None), _LOOKED_THROUGH)])
    hint = f"; near it are: {', '.join(near)}" if near else "; `dostupne watch list` says what is"
    return f"“{address}” is not watched{hint}"


def _near(address: str, known: Sequence[str]) -> list[str]:
    """The addresses that are spelled most like it; those of its own site, if there are any."""
    site = site_of(host(address) or host(f"https://{address}"))
    same = [url for url in known if site_of(host(url)) == site]
    by_key = {canonical(url): url for url in same or known}
    found = get_close_matches(canonical(address), list(by_key), n=_NEAR, cutoff=0.6)
    return [by_key[one] for one in found] or same[:_NEAR]
