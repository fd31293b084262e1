"""WatchedLinks → the Links to ask, with the works that cite them, so that what answers can be held against what is cited."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dostupne.app.probing import by_turns
from dostupne.app.watch.items import works_of
from dostupne.links.collect import collect
from dostupne.model.link import Link
from dostupne.model.urls import canonical
from dostupne.model.watching import WatchedLink
from dostupne.model.work import Work


def links_to_ask(watched: Sequence[WatchedLink], exclude: Sequence[str]) -> tuple[Link, ...]:
    """A link for each, `url` that of the watched one; one of each host in turn."""
    works = works_of(watched)
    return by_turns(_link(one, works[one.id], exclude) for one in watched)


def _link(watched: WatchedLink, works: Sequence[Work], exclude: Sequence[str]) -> Link:
    key = canonical(watched.url)
    same: Iterable[Link] = (link for link in collect(works, exclude) if canonical(link.url) == key)
    found = next(iter(same), None)
    return Link(watched.url, tuple(works)) if found is None else replace(found, url=watched.url)
