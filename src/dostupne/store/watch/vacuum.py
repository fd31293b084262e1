"""Removes probes that retention does not keep, and gives their room back."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, delete, func, select

from dostupne.model.keeping import Vacuumed
from dostupne.model.watching import Sighting
from dostupne.store.watch.among import among
from dostupne.store.watch.database import WatchDatabase, is_postgresql
from dostupne.store.watch.reading import sightings_of_links
from dostupne.store.watch.tables import EVIDENCE, LINK, PROBE, TABLE_NAMES

Keep = Callable[[Sequence[Sighting]], Sequence[bool]]

_BATCH = 200


def vacuum(database: WatchDatabase, keep: Keep) -> Vacuumed:
    """Asks of the history of each link what is kept. In batches, each a transaction: one that is cut off has removed a part."""
    before = database.read(size)
    removed, after = 0, 0
    while (batch := database.write(partial(_next_batch, after=after, keep=keep))) is not None:
        after, count = batch
        removed += count
    _give_back(database)
    return Vacuumed(removed, before, database.read(size))


def size(connection: Connection) -> int:
    """How large the store is, in bytes."""
    if is_postgresql(connection):
        sizes = [func.coalesce(func.pg_total_relation_size(func.to_regclass(name)), 0) for name in sorted(TABLE_NAMES)]
        return int(sum(connection.execute(select(*sizes)).one()))
    pages, bytes_each = (
        connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("page_count", "page_size")
    )
    return int(pages) * int(bytes_each)


def _next_batch(connection: Connection, after: int, keep: Keep) -> tuple[int, int] | None:
    """The last link that was looked at, and how many probes were removed; None where there are no more."""
    rows = connection.execute(
        select(LINK.c.id, LINK.c.url)
        .where(LINK.c.id > after, LINK.c.asked_at.is_not(None))
        .order_by(LINK.c.id)
        .limit(_BATCH)
        .with_for_update()  # nobody adds a probe with evidence that is just being removed
    ).all()
    if not rows:
        return None
    removed = 0
    for link_id, sightings in sightings_of_links(connection, {row.id: row.url for row in rows}).items():
        kept = keep(sightings)
        times = [sighting.at for sighting, stays in zip(sightings, kept, strict=True) if not stays]
        if times:
            removed += _remove(connection, link_id, times)
    return rows[-1].id, removed


def _remove(connection: Connection, link_id: int, times: Sequence[Any]) -> int:
    own = PROBE.c.link_id == link_id
    last = connection.execute(select(LINK.c.evidence_id).where(LINK.c.id == link_id)).scalar_one()
    before = {row.evidence_id for row in connection.execute(select(PROBE.c.evidence_id).where(own))}
    for start in range(0, len(times), 500):
        connection.execute(delete(PROBE).where(own, PROBE.c.asked_at.in_(times[start : start + 500])))
    after = {row.evidence_id for row in connection.execute(select(PROBE.c.evidence_id).where(own))}
    unused = sorted(before - after - {last})
    for start in range(0, len(unused), 500):
        connection.execute(delete(EVIDENCE).where(among(EVIDENCE.c.id, unused[start : start + 500])))
    return len(times)


def _give_back(database: WatchDatabase) -> None:
    # SQLite's makes the file small; it waits for others, and needs as much room again for a while. PostgreSQL's makes room for
    # what comes and stops nobody; FULL would, for as long as it takes.
    if database.place.file is None:
        database.outside("VACUUM (ANALYZE)")
        return
    database.outside("VACUUM")
    database.outside("PRAGMA wal_checkpoint(TRUNCATE)")
