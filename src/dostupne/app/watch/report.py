"""Store → WatchReport: what there is to tell of bibliographies, at the present moment or at one of the past."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

from dostupne.app.watch.settings import WatchSettings
from dostupne.app.watch.spells import began, periods, spells, stretches, totals
from dostupne.links.condition import condition
from dostupne.links.due import due_at
from dostupne.model.watch_report import (
    BibliographyReport,
    Happening,
    Health,
    LinkReport,
    Stretch,
    WatchReport,
    health,
)
from dostupne.model.watching import Bibliography, Event, Phase, Policy, Sighting, WatchedLink

LATEST = 100
"""Of what happened so much is told of a bibliography where no day is named from which on."""

LATE = timedelta(days=1)
"""So long after it is due a link is late: a run a day is often enough."""

STRETCHES = 12
"""Of a link's looks so many stretches, the last ones, are in a report; its history has them all."""


class Archive(Protocol):
    """What a report needs of the store (`store.watch`)."""

    def bibliographies(self, names: Sequence[str] = (), tags: Sequence[str] = ()) -> tuple[Bibliography, ...]:
        """Those of these names and tags. Raises `Misuse` for one that none has."""

    def links(
        self, bibliography_ids: Sequence[int] | None = None, *, retired: bool = False, ids: Sequence[int] | None = None
    ) -> Iterator[WatchedLink]:
        """The links that they cite, with their citations there."""

    def sightings(self, link_id: int, until: datetime | None = None) -> Iterator[Sighting]:
        """All looks at a link."""

    def sightings_of(
        self, bibliography_id: int, since: datetime | None = None, until: datetime | None = None
    ) -> Iterator[tuple[int, Sighting]]:
        """The looks at the links of a bibliography, without evidence."""

    def events(
        self,
        bibliography_ids: Sequence[int] | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> Iterator[tuple[WatchedLink, Event]]:
        """What happened to the links that they cite."""

    def newest_probe(self) -> datetime | None:
        """The time of the latest look."""

    def judged_by(self) -> str:
        """The fingerprint of the policy that the store's conditions follow from."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: the bibliographies of these `names` that have one of these `tags`, and what happened `since`."""

    names: Sequence[str] = ()
    tags: Sequence[str] = ()
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Seen:
    """A link as it is or was, all that happened to it, and the looks at it."""

    link: WatchedLink
    events: tuple[Event, ...]
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class _Moment:
    """When a report is of, and by which policy; `anew` says that conditions must be derived again for it."""

    now: datetime
    policy: Policy
    anew: bool
    since: datetime | None = field(default=None)


def report(store: Archive, settings: WatchSettings, asked: Asked, now: datetime) -> WatchReport:
    """What there is to tell at that moment (UTC). Raises what the store raises.

    At a moment of the past only what was seen by then counts, and all follows from it anew; so it does where the settings that history
    is judged by have changed since the last run.
    """
    newest = store.newest_probe()
    is_past = newest is not None and newest > now
    judged_by = store.judged_by()
    anew = is_past or judged_by not in {"", settings.fingerprint}
    moment = _Moment(now, settings.policy, anew, asked.since)
    known = [one for one in store.bibliographies(asked.names, asked.tags) if not is_past or one.added_at <= now]
    reports = tuple(_bibliography(store, one, moment) for one in known)
    return WatchReport(now, reports, settings.failures, asked.since)


def _bibliography(store: Archive, bibliography: Bibliography, moment: _Moment) -> BibliographyReport:
    seen = tuple((_anew if moment.anew else _as_stored)(store, bibliography, moment))
    links = sorted((linked(one.link, one.events, one.stretches, moment.policy, moment.now) for one in seen), key=_rank)
    happened = _happened(seen, moment.since)
    told = happened if moment.since is not None else happened[:LATEST]
    looks = [at for one in seen for some in one.stretches for at in (some.first, some.last)]
    ends = periods(min(looks), max(looks)) if looks else ()
    shown = tuple(replace(one, stretches=one.stretches[-STRETCHES:]) for one in links)
    return BibliographyReport(bibliography, shown, told, len(happened) - len(told), ends, totals(links, ends))


def _as_stored(store: Archive, bibliography: Bibliography, moment: _Moment) -> Iterator[_Seen]:
    """The links with what the store says follows from the looks at them."""
    looks: dict[int, list[Sighting]] = defaultdict(list)
    for link_id, sighting in store.sightings_of(bibliography.id, until=moment.now):
        looks[link_id].append(sighting)
    events: dict[int, list[Event]] = defaultdict(list)
    for link, event in store.events((bibliography.id,), until=moment.now):
        events[link.id].append(event)
    for link in store.links((bibliography.id,)):
        yield _Seen(link, tuple(events[link.id]), stretches(looks.pop(link.id, ())))


def _anew(store: Archive, bibliography: Bibliography, moment: _Moment) -> Iterator[_Seen]:
    """The links that were cited then, with what follows from what was seen of them until then."""
    for link in store.links((bibliography.id,), retired=True):
        cited = tuple(one for one in link.citations if one.retired_at is None or one.retired_at > moment.now)
        if cited:
            then, events, seen = judged(
                store, replace(link, citations=cited), bibliography.added_at, moment.policy, moment.now
            )
            yield _Seen(then, events, seen)


def judged(
    store: Archive, link: WatchedLink, added_at: datetime, policy: Policy, now: datetime
) -> tuple[WatchedLink, tuple[Event, ...], tuple[Stretch, ...]]:
    """The link as follows from what was seen of it until then, what happened to it, and the looks at it."""
    sightings = tuple(store.sightings(link.id, now))
    found, events = condition(policy, sightings)
    copies = link.copies if link.copies is not None and link.copies.asked_at <= now else None
    due = due_at(policy, found, link.every, added_at) if link.due_at is not None else None
    return replace(link, condition=found, due_at=due, copies=copies), events, stretches(sightings)


def linked(
    link: WatchedLink, events: Iterable[Event], seen: Sequence[Stretch], policy: Policy, now: datetime
) -> LinkReport:
    """What there is to tell of a link."""
    return LinkReport(
        link,
        health(link.condition),
        spells(seen, events),
        tuple(seen),
        _earliest_death(link, policy, now),
        link.due_at is not None and now - link.due_at > LATE,
    )


def _earliest_death(link: WatchedLink, policy: Policy, now: datetime) -> datetime | None:
    """When a suspected link is dead at the earliest: as many failures as lack, each as far apart as it must be."""
    so_far = link.condition
    if so_far.phase is not Phase.SUSPECTED or so_far.counted_at is None:
        return None
    next_at = max(so_far.counted_at + policy.apart, link.due_at or now, now)
    return next_at + policy.apart * max(policy.failures - so_far.failures - 1, 0)


def _happened(seen: Iterable[_Seen], since: datetime | None) -> tuple[Happening, ...]:
    """What happened, the latest first."""
    found = [Happening(one.link, event) for one in seen for event in one.events if since is None or event.at >= since]
    return tuple(sorted(found, key=lambda one: one.event.at, reverse=True))


_ORDER: Mapping[Health, int] = {one: number for number, one in enumerate(Health)}


def _rank(one: LinkReport) -> tuple[int, float, str]:
    """The worst first; of those that are the same, what is so for the shortest time."""
    since = began(one.link.condition)
    return _ORDER[one.health], -since.timestamp() if since else 0.0, one.link.url
