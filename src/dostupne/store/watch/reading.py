"""Rows → the links, sightings and events that are watched."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, exists, or_, select

from dostupne.model.evidence import Probe
from dostupne.model.verdict import Standing, Verdict
from dostupne.model.watching import Citation, Event, EventKind, Sighting, WatchedLink
from dostupne.store.watch.among import among
from dostupne.store.watch.packing import Evidence, unpacked
from dostupne.store.watch.tables import BIBLIOGRAPHY, CITATION, EVENT, EVIDENCE, LINK, PROBE
from dostupne.store.watch.wording import condition_of, copies_of

_BATCH = 500
DEAD = "dead"
"""The state of a dead link, as `links.news.state` has it."""
AnyRow = Any
"""A row of columns that its function names."""


@dataclass(frozen=True, slots=True)
class Readers:
    """For whom links are read: whose citations stand with them (None: everybody's), and whether retired ones too.

    `usual` is the interval of a bibliography that names none, against which others are compared.
    """

    bibliographies: Sequence[int] | None
    usual: timedelta
    retired: bool = False


LINK_COLUMNS = (LINK.c.id, LINK.c.url, LINK.c.condition, LINK.c.due_at, LINK.c.copies, LINK.c.copies_asked_at)


def watched(connection: Connection, ids: Sequence[int], readers: Readers) -> list[WatchedLink]:
    """The links of these ids (some hundreds), in this order."""
    rows = {row.id: row for row in connection.execute(select(*LINK_COLUMNS).where(among(LINK.c.id, ids)))}
    return of_rows(connection, [rows[link_id] for link_id in ids if link_id in rows], readers)


def of_rows(connection: Connection, rows: Sequence[AnyRow], readers: Readers) -> list[WatchedLink]:
    """The links of some hundreds of rows of `LINK_COLUMNS`."""
    citations = _citations(connection, [row.id for row in rows], readers)
    return [
        WatchedLink(
            id=row.id,
            url=row.url,
            condition=condition_of(row.condition),
            every=_shortest(citations.get(row.id, ()), readers.usual),
            due_at=row.due_at,
            citations=_read_by(citations.get(row.id, ()), readers),
            copies=None if row.copies_asked_at is None else copies_of(row.copies, row.copies_asked_at),
        )
        for row in rows
    ]


def page_of_links(connection: Connection, after: int, readers: Readers, ids: Sequence[int] | None) -> list[WatchedLink]:
    """The next links that these bibliographies cite, by id; of these ids alone, where they are given."""
    query = select(*LINK_COLUMNS).where(LINK.c.id > after)
    if readers.bibliographies is not None:
        query = query.where(among(LINK.c.id, _cited(connection, readers, after, ids)))
    elif ids is not None:
        query = query.where(among(LINK.c.id, ids))
    rows = connection.execute(query.order_by(LINK.c.id).limit(_BATCH)).all()
    return of_rows(connection, rows, readers)


def without_copies(connection: Connection, before: datetime, readers: Readers) -> tuple[WatchedLink, ...]:
    """Dead links that are cited, without a copy to offer, of which archives were not asked since then."""
    cited = exists().where(CITATION.c.link_id == LINK.c.id, CITATION.c.retired_at.is_(None))
    if readers.bibliographies is not None:
        cited = cited.where(CITATION.c.bibliography_id.in_(readers.bibliographies))
    query = select(LINK.c.id).where(
        LINK.c.state == DEAD,
        or_(
            LINK.c.copies_asked_at.is_(None),
            LINK.c.copies_asked_at < before,
            LINK.c.copies_asked_at < LINK.c.asked_at,
        ),
        cited,
    )
    ids = [row.id for row in connection.execute(query.order_by(LINK.c.id))]
    links = (
        link
        for start in range(0, len(ids), _BATCH)
        for link in watched(connection, ids[start : start + _BATCH], readers)
    )
    return tuple(link for link in links if _lacks_copies(link, before))


def _lacks_copies(link: WatchedLink, before: datetime) -> bool:
    """Whether there is no copy to offer, and archives were not asked lately, nor since the link was declared dead."""
    copies, declared_at = link.copies, link.condition.declared_at
    if copies is None:
        return True
    return not copies.snapshots and (
        copies.asked_at < before or (declared_at is not None and copies.asked_at < declared_at)
    )


def _cited(connection: Connection, readers: Readers, after: int, ids: Sequence[int] | None) -> list[int]:
    """The next ids that are cited. Of each bibliography the next by its index: of several at once a database would sort them all."""
    found: set[int] = set()
    for bibliography_id in readers.bibliographies or ():
        query = select(CITATION.c.link_id).where(
            CITATION.c.bibliography_id == bibliography_id, CITATION.c.link_id > after
        )
        if not readers.retired:
            query = query.where(CITATION.c.retired_at.is_(None))
        if ids is not None:
            query = query.where(among(CITATION.c.link_id, ids))
        found.update(connection.execute(query.distinct().order_by(CITATION.c.link_id).limit(_BATCH)).scalars())
    return sorted(found)[:_BATCH]


def page_of_sightings(
    connection: Connection, link: tuple[int, str], after: datetime | None, until: datetime | None
) -> list[Sighting]:
    """The next sightings of a link (its id and address), by time."""
    link_id, address = link
    query = _with_evidence().where(PROBE.c.link_id == link_id)
    if after is not None:
        query = query.where(PROBE.c.asked_at > after)
    if until is not None:
        query = query.where(PROBE.c.asked_at <= until)
    rows = connection.execute(query.order_by(PROBE.c.asked_at).limit(_BATCH))
    return [sighting_of(row, address) for row in rows]


def sightings_of_links(connection: Connection, addresses: Mapping[int, str]) -> Mapping[int, list[Sighting]]:
    """All sightings of some hundreds of links, by id, each by time."""
    found: dict[int, list[Sighting]] = {link_id: [] for link_id in addresses}
    query = _with_evidence().where(among(PROBE.c.link_id, addresses)).order_by(PROBE.c.link_id, PROBE.c.asked_at)
    for row in connection.execute(query):
        found[row.link_id].append(sighting_of(row, addresses[row.link_id]))
    return found


def _with_evidence() -> Select[Any]:
    shared = (EVIDENCE.c.body, EVIDENCE.c.digest.label("shared_digest"), EVIDENCE.c.sketch.label("shared_sketch"))
    return select(PROBE, *shared).join_from(PROBE, EVIDENCE, EVIDENCE.c.id == PROBE.c.evidence_id)


def sighting_of(row: AnyRow, address: str) -> Sighting:
    """A sighting out of a row of a probe with its evidence."""
    evidence = Evidence(bytes(row.body), _first(row.digest, row.shared_digest), _first(row.sketch, row.shared_sketch))
    probe, sketch = unpacked(evidence, address, row.asked_at, row.ms)
    return Sighting(probe, verdict_of_row(row), sketch, row.offline)


def _first(own: bytes | None, shared: bytes | None) -> bytes | None:
    found = shared if own is None else own
    return None if found is None else bytes(found)


def verdict_of_row(row: AnyRow) -> Verdict:
    """The verdict out of a row of a probe."""
    return Verdict(
        Standing(row.standing),
        row.reason,
        row.detail or "",
        row.match,
        row.successor or "",
        tuple(row.notes.split("\n")) if row.notes else (),
    )


@dataclass(frozen=True, slots=True)
class Period:
    """From a time on, and until one, both included; None for ever."""

    since: datetime | None
    until: datetime | None

    def on(self, column: Any) -> list[Any]:
        """As conditions on a column."""
        bounds = [column >= self.since] if self.since is not None else []
        return bounds + ([column <= self.until] if self.until is not None else [])


_LIGHT = (PROBE.c.standing, PROBE.c.reason, PROBE.c.detail, PROBE.c.match, PROBE.c.successor, PROBE.c.notes)


def page_of_timelines(
    connection: Connection, bibliography_id: int, after: int, period: Period
) -> tuple[int | None, list[tuple[int, Sighting]]]:
    """The sightings, without evidence, of the next links of a bibliography, with the last of these links (None: there are no more)."""
    ids = _cited(connection, Readers((bibliography_id,), timedelta()), after, None)
    if not ids:
        return None, []
    query = (
        select(LINK.c.url, PROBE.c.link_id, PROBE.c.asked_at, PROBE.c.offline, *_LIGHT)
        .join_from(PROBE, LINK)
        .where(among(PROBE.c.link_id, ids), *period.on(PROBE.c.asked_at))
        .order_by(PROBE.c.link_id, PROBE.c.asked_at)
    )
    return ids[-1], [
        (row.link_id, Sighting(Probe(row.url, row.asked_at), verdict_of_row(row), offline=row.offline))
        for row in connection.execute(query)
    ]


Place = tuple[datetime, int, int]
"""Where an event stands among all: its time, its link, its place among those of one look."""


def page_of_events(
    connection: Connection, after: Place | None, period: Period, readers: Readers
) -> tuple[Place | None, list[tuple[WatchedLink, Event]]]:
    """The next events of links that these bibliographies cite, by time, with the place of the last (None: there are no more)."""
    query = select(EVENT).where(*period.on(EVENT.c.at))
    if readers.bibliographies is not None:
        cites = [among(CITATION.c.bibliography_id, readers.bibliographies), CITATION.c.link_id == EVENT.c.link_id]
        query = query.where(exists().where(*cites, *([] if readers.retired else [CITATION.c.retired_at.is_(None)])))
    if after is not None:
        query = query.where(_behind(after))
    rows = connection.execute(query.order_by(EVENT.c.at, EVENT.c.link_id, EVENT.c.place).limit(_BATCH)).all()
    if not rows:
        return None, []
    links = {link.id: link for link in watched(connection, sorted({row.link_id for row in rows}), readers)}
    last = rows[-1]
    return (last.at, last.link_id, last.place), [(links[row.link_id], event_of_row(row)) for row in rows]


def _behind(place: Place) -> Any:
    at, link_id, number = place
    same_look = (EVENT.c.link_id == link_id) & (EVENT.c.place > number)
    return (EVENT.c.at > at) | ((EVENT.c.at == at) & ((EVENT.c.link_id > link_id) | same_look))


def event_of_row(row: AnyRow) -> Event:
    """An event out of a row of its table."""
    return Event(EventKind(row.kind), row.at, row.detail)


def _citations(connection: Connection, ids: Sequence[int], readers: Readers) -> Mapping[int, list[AnyRow]]:
    """Rows of all bibliographies: the interval of a link is the shortest of all, whoever reads. By link."""
    query = (
        select(*_CITATION, BIBLIOGRAPHY.c.every).join_from(CITATION, BIBLIOGRAPHY).where(among(CITATION.c.link_id, ids))
    )
    if not readers.retired:
        query = query.where(CITATION.c.retired_at.is_(None))
    found: dict[int, list[AnyRow]] = defaultdict(list)
    for row in connection.execute(query.order_by(CITATION.c.bibliography_id, CITATION.c.id)):
        found[row.link_id].append(row)
    return found


_CITATION = (
    CITATION.c.link_id,
    CITATION.c.bibliography_id,
    CITATION.c.url,
    CITATION.c.key,
    CITATION.c.item,
    CITATION.c.retired_at,
)


def _read_by(rows: Iterable[AnyRow], readers: Readers) -> tuple[Citation, ...]:
    return tuple(
        Citation(row.url, row.key, row.item, row.retired_at)
        for row in rows
        if readers.bibliographies is None or row.bibliography_id in readers.bibliographies
    )


def _shortest(rows: Iterable[AnyRow], usual: timedelta) -> timedelta | None:
    """Of the bibliographies that cite a link now; None where that is the usual interval."""
    given: list[timedelta | None] = [row.every for row in rows if row.retired_at is None]
    return min(given, key=lambda every: usual if every is None else every, default=None)
