"""The whole store → JSON values, one a row: a bibliography, a link with its history, a citation, what was told, a digest.

The format is its own and not that of the tables: `format` in the first row is raised when it changes. Times are ISO 8601 in UTC,
those inside `condition` microseconds since 1970. Addresses to notify are in it, as they are in the store.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from dostupne.model.watching import Bibliography, Sighting
from dostupne.store.database import iso
from dostupne.store.probes import encoded
from dostupne.store.watch import bibliographies
from dostupne.store.watch.among import among
from dostupne.store.watch.database import WatchDatabase
from dostupne.store.watch.faults import in_words
from dostupne.store.watch.judging import judged_by
from dostupne.store.watch.reading import event_of_row, sightings_of_links
from dostupne.store.watch.tables import BIBLIOGRAPHY, CITATION, DELIVERY, DIGEST, EVENT, LINK, TOLD
from dostupne.store.watch.wording import verdict_shape

FORMAT = 1
_BATCH = 200

Shape = dict[str, Any]


def dump(database: WatchDatabase) -> Iterator[Shape]:
    """Everything as it was at one moment, in an order in which it can be loaded."""
    with in_words(database.place.shown), database.engine.connect() as connection:
        if database.place.file is None:
            connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield {"kind": "store", "format": FORMAT, "judged_by": judged_by(connection)}
            for part in (_bibliographies, _links, _citations, _told, _digests):
                yield from part(connection)


def _bibliographies(connection: Connection) -> Iterator[Shape]:
    for row in connection.execute(select(BIBLIOGRAPHY).order_by(BIBLIOGRAPHY.c.id)).all():
        yield bibliography_shape(bibliographies.of_row(row))


def bibliography_shape(bibliography: Bibliography) -> Shape:
    """A bibliography as a row."""
    return {
        "kind": "bibliography",
        "name": bibliography.name,
        "source": bibliography.source,
        "added_at": iso(bibliography.added_at),
        "every": None if bibliography.every is None else bibliography.every.total_seconds(),
        "tags": list(bibliography.tags),
        "notify": list(bibliography.notify),
        "content": bibliography.content,
        "read_at": _iso(bibliography.read_at),
        "fault": bibliography.fault,
    }


def _links(connection: Connection) -> Iterator[Shape]:
    after = 0
    while rows := connection.execute(select(LINK).where(LINK.c.id > after).order_by(LINK.c.id).limit(_BATCH)).all():
        after = rows[-1].id
        sightings = sightings_of_links(connection, {row.id: row.url for row in rows})
        events = _events(connection, [row.id for row in rows])
        for row in rows:
            yield {
                "kind": "link",
                "url": row.url,
                "added_at": iso(row.added_at),
                "due_at": _iso(row.due_at),
                "condition": row.condition,
                "state": row.state,
                "copies": row.copies,
                "copies_asked_at": _iso(row.copies_asked_at),
                "sightings": [sighting_shape(sighting) for sighting in sightings[row.id]],
                "events": events.get(row.id, []),
            }


def sighting_shape(sighting: Sighting) -> Shape:
    """A sighting as a part of its link's row."""
    return {
        "probe": json.loads(encoded(sighting.probe).decode("utf-8", "surrogatepass")),
        "verdict": verdict_shape(sighting.verdict),
        "sketch": sighting.sketch,
        "offline": sighting.offline,
    }


def _events(connection: Connection, ids: Sequence[int]) -> dict[int, list[Shape]]:
    query = select(EVENT).where(among(EVENT.c.link_id, ids)).order_by(EVENT.c.link_id, EVENT.c.at, EVENT.c.place)
    found: dict[int, list[Shape]] = {}
    for row in connection.execute(query):
        event = event_of_row(row)
        shape = {"kind": event.kind.value, "at": iso(event.at), "detail": event.detail}
        found.setdefault(row.link_id, []).append(shape)
    return found


def _citations(connection: Connection) -> Iterator[Shape]:
    query = (
        select(CITATION, BIBLIOGRAPHY.c.name, LINK.c.url.label("link"))
        .join_from(CITATION, BIBLIOGRAPHY)
        .join(LINK)
        .order_by(CITATION.c.id)
    )
    for row in connection.execution_options(yield_per=_BATCH).execute(query):
        yield {
            "kind": "citation",
            "bibliography": row.name,
            "link": row.link,
            "url": row.url,
            "key": row.key,
            "item": row.item,
            "first_seen": iso(row.first_seen),
            "retired_at": _iso(row.retired_at),
        }


def _told(connection: Connection) -> Iterator[Shape]:
    query = select(BIBLIOGRAPHY.c.name, LINK.c.url, TOLD.c.state).join_from(TOLD, BIBLIOGRAPHY).join(LINK)
    for row in connection.execute(query.order_by(TOLD.c.bibliography_id, TOLD.c.link_id)):
        yield {"kind": "told", "bibliography": row.name, "link": row.url, "state": row.state}


def _digests(connection: Connection) -> Iterator[Shape]:
    query = select(DIGEST, BIBLIOGRAPHY.c.name).join_from(DIGEST, BIBLIOGRAPHY).order_by(DIGEST.c.made_at, DIGEST.c.id)
    for row in connection.execute(query).all():
        sent = connection.execute(select(DELIVERY).where(DELIVERY.c.digest_id == row.id).order_by(DELIVERY.c.id))
        yield {
            "kind": "digest",
            "id": row.id,
            "bibliography": row.name,
            "made_at": iso(row.made_at),
            "subject": row.subject,
            "text": row.text,
            "deliveries": [_delivery(one) for one in sent],
        }


def _delivery(row: Any) -> Shape:
    times = {name: _iso(getattr(row, name)) for name in ("next_at", "sent_at", "tried_at")}
    return {"target": row.target, "tries": row.tries, "fault": row.fault, **times}


def _iso(when: datetime | None) -> str | None:
    return None if when is None else iso(when)
