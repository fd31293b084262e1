"""Links that are due: how many, when the next is, and those that a run takes for itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, exists, false, func, or_, select, update

from dostupne.model.keeping import DueNow
from dostupne.model.watching import WatchedLink
from dostupne.store.watch.among import among
from dostupne.store.watch.bibliographies import chunks
from dostupne.store.watch.reading import LINK_COLUMNS, Readers, of_rows
from dostupne.store.watch.runs import LEASE
from dostupne.store.watch.tables import CITATION, LINK

COUNTED = 10_000
"""`due_now` counts no further: whoever waits wants to know whether, and a daemon for how long not."""

_FEW = 5_000
"""Of so few citations the links are looked up one by one, of more those that are due are gone through in their order."""

Ids = Sequence[int]


@dataclass(frozen=True, slots=True)
class Times:
    """What day it is for the links, and the real time, which is that of leases."""

    now: datetime
    real: datetime


def due_now(connection: Connection, times: Times, bibliographies: Ids | None) -> DueNow:
    """What is due and free, of these bibliographies or of all."""
    conditions = _of(connection, bibliographies)
    ready = select(LINK.c.id).where(LINK.c.due_at <= times.now, _free(times), *conditions).limit(COUNTED)
    count = connection.execute(select(func.count()).select_from(ready.subquery())).scalar_one()
    later = select(LINK.c.due_at).where(LINK.c.due_at > times.now, *conditions).order_by(LINK.c.due_at).limit(1)
    waits = [connection.execute(later).scalar_one_or_none(), _freed(connection, times)]
    return DueNow(count, min((at for at in waits if at is not None), default=None))


def _freed(connection: Connection, times: Times) -> datetime | None:
    """When the next of the links that runs hold is free, should its run be dead, on the clock of the links."""
    # By a bound, not by IS NOT NULL: so SQLite goes through the index of what is held, and not through all links.
    held = select(func.min(LINK.c.leased_until)).where(LINK.c.leased_by >= 0, LINK.c.leased_until >= times.real)
    until: datetime | None = connection.execute(held).scalar_one()
    return None if until is None else times.now + (until - times.real)


def claim(connection: Connection, run_id: int, times: Times, limit: int, readers: Readers) -> tuple[WatchedLink, ...]:
    """Takes at most so many due links for the run, the most overdue first."""
    wanted = (
        select(*LINK_COLUMNS)
        .where(LINK.c.due_at <= times.now, _free(times), *_of(connection, readers.bibliographies))
        .order_by(LINK.c.due_at)  # and by nothing else: of a million due at once the index gives the first
        .limit(limit)
        .with_for_update(skip_locked=True, of=LINK)
    )
    rows = connection.execute(wanted).all()
    for some in chunks([row.id for row in rows]):
        held = update(LINK).where(among(LINK.c.id, some))
        connection.execute(held.values(leased_by=run_id, leased_until=times.real + LEASE))
    return tuple(
        link for start in range(0, len(rows), 500) for link in of_rows(connection, rows[start : start + 500], readers)
    )


def _free(times: Times) -> ColumnElement[bool]:
    return or_(LINK.c.leased_until.is_(None), LINK.c.leased_until < times.real)


def _of(connection: Connection, bibliographies: Ids | None) -> list[ColumnElement[bool]]:
    """Conditions on a link: whether one of these bibliographies cites it."""
    if bibliographies is None:
        return []
    active = (among(CITATION.c.bibliography_id, bibliographies), CITATION.c.retired_at.is_(None))
    some = connection.execute(select(CITATION.c.link_id).where(*active).limit(_FEW + 1))
    rows = [row.link_id for row in some]
    if len(rows) <= _FEW:
        return [LINK.c.id.in_(sorted(set(rows)))] if rows else [false()]
    return [exists().where(CITATION.c.link_id == LINK.c.id, *active)]
