"""The policy has changed → the conditions of all links follow from their sightings anew.

In batches, each a transaction that also notes how far it has come: one that is cut off goes on from there.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, case, delete, select, update

from dostupne.model.keeping import Rejudged
from dostupne.model.watching import Sighting, WatchedLink
from dostupne.store.watch.among import among
from dostupne.store.watch.database import WatchDatabase, insert
from dostupne.store.watch.looks import add_events
from dostupne.store.watch.reading import LINK_COLUMNS, Readers, of_rows, sightings_of_links
from dostupne.store.watch.tables import CITATION, EVENT, JUDGED_BY, LINK, META
from dostupne.store.watch.telling import may_be_untold
from dostupne.store.watch.wording import condition_shape

Judge = Callable[[Iterable[Sighting], WatchedLink], Rejudged]

_PROGRESS = "rejudging"
"""The key in `meta` of the fingerprint that is being judged by, and of the last link that was."""

_BATCH = 200

_UPDATE = (
    update(LINK)
    .where(LINK.c.id == bindparam("the_id"))
    .values(
        condition=bindparam("condition"),
        state=bindparam("state"),
        due_at=case((LINK.c.due_at.is_(None), None), else_=bindparam("due_at", type_=LINK.c.due_at.type)),
        # A run that has the link on its way would write what follows by the old policy: it loses it, and it is asked again.
        leased_by=None,
        leased_until=None,
    )
)


def judged_by(connection: Connection) -> str:
    """The fingerprint of the policy that all conditions follow from; empty where there is none."""
    return _value(connection, JUDGED_BY)


def keep_judge(connection: Connection, fingerprint: str) -> None:
    """Notes the policy that all conditions follow from."""
    _keep(connection, JUDGED_BY, fingerprint)


def forget_judge(connection: Connection) -> None:
    """Has everything judged anew by the next run: sightings came from elsewhere."""
    connection.execute(delete(META).where(META.c.key.in_((JUDGED_BY, _PROGRESS))))


def rejudge(database: WatchDatabase, fingerprint: str, judge: Judge, usual: Readers) -> int:
    """Judges the links that were ever asked, by id; gives how many it was this time."""
    done = 0
    while count := database.write(lambda connection: _next_batch(connection, fingerprint, judge, usual)):
        done += count
    database.write(lambda connection: _finish(connection, fingerprint))
    return done


def _next_batch(connection: Connection, fingerprint: str, judge: Judge, readers: Readers) -> int:
    after = _progress(connection, fingerprint)
    query = select(*LINK_COLUMNS, LINK.c.state).where(LINK.c.id > after, LINK.c.asked_at.is_not(None))
    rows = connection.execute(query.order_by(LINK.c.id).limit(_BATCH).with_for_update()).all()
    if not rows:
        return 0
    links = of_rows(connection, rows, readers)
    sightings = sightings_of_links(connection, {link.id: link.url for link in links})
    judged = [(link, judge(sightings[link.id], link)) for link in links]
    _replace(connection, judged)
    states = {row.id: row.state for row in rows}
    may_be_untold(connection, [link.id for link, new in judged if new.state != states[link.id]])
    _keep(connection, _PROGRESS, json.dumps([fingerprint, rows[-1].id]))
    return len(rows)


def _replace(connection: Connection, judged: Sequence[tuple[WatchedLink, Rejudged]]) -> None:
    connection.execute(
        _UPDATE,
        [
            {
                "the_id": link.id,
                "condition": condition_shape(new.condition),
                "state": new.state,
                "due_at": new.due_at,
            }
            for link, new in judged
        ],
    )
    connection.execute(delete(EVENT).where(among(EVENT.c.link_id, [link.id for link, _ in judged])))
    add_events(connection, {link.id: new.events for link, new in judged})


def _finish(connection: Connection, fingerprint: str) -> None:
    connection.execute(delete(META).where(META.c.key == _PROGRESS))
    keep_judge(connection, fingerprint)


def _progress(connection: Connection, fingerprint: str) -> int:
    begun, last = json.loads(_value(connection, _PROGRESS) or '["", 0]')
    return int(last) if begun == fingerprint else 0


def redue(
    connection: Connection,
    due: Callable[[WatchedLink], datetime],
    after: int,
    readers: Readers,
) -> tuple[int | None, int]:
    """Makes the next links that are cited due when `due` says. The last of them (None: there are no more), and how many changed."""
    query = select(*LINK_COLUMNS).where(LINK.c.id > after, LINK.c.due_at.is_not(None))
    if readers.bibliographies is not None:
        its = among(CITATION.c.bibliography_id, readers.bibliographies)
        query = query.where(LINK.c.id.in_(select(CITATION.c.link_id).where(its, CITATION.c.retired_at.is_(None))))
    rows = connection.execute(query.order_by(LINK.c.id).limit(_BATCH).with_for_update(of=LINK)).all()
    if not rows:
        return None, 0
    everybody = Readers(None, readers.usual)
    times = [(link, due(link)) for link in of_rows(connection, rows, everybody)]
    changed: list[dict[str, Any]] = [{"the_id": link.id, "due_at": at} for link, at in times if at != link.due_at]
    if changed:
        own = update(LINK).where(LINK.c.id == bindparam("the_id"))
        connection.execute(own.values(due_at=bindparam("due_at")), changed)
    return rows[-1].id, len(changed)


def _value(connection: Connection, key: str) -> str:
    found: str | None = connection.execute(select(META.c.value).where(META.c.key == key)).scalar_one_or_none()
    return found or ""


def _keep(connection: Connection, key: str, value: str) -> None:
    added = insert(connection, META)
    kept = added.on_conflict_do_update(index_elements=[META.c.key], set_={"value": added.excluded.value})
    connection.execute(kept, [{"key": key, "value": value}])
