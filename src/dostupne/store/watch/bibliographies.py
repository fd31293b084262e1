"""The bibliographies that are watched: added, found, removed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, Row, delete, exists, insert, select, update
from sqlalchemy.exc import IntegrityError

from dostupne.errors import Misuse
from dostupne.model.watching import Bibliography
from dostupne.store.watch.among import among
from dostupne.store.watch.tables import BIBLIOGRAPHY, CITATION, DELIVERY, DIGEST, LINK, TOLD, UNTOLD

LONGEST_NAME = 500
"""Characters; an index of PostgreSQL takes no more than 2,700 bytes."""


def add(connection: Connection, bibliography: Bibliography) -> Bibliography:
    """The bibliography with its id. Raises `Misuse` where the name is taken, or too long."""
    if len(bibliography.name) > LONGEST_NAME:
        raise Misuse(f"the name of a bibliography has at most {LONGEST_NAME} characters: give a shorter one by --name")
    row = {
        "name": bibliography.name,
        "source": bibliography.source,
        "added_at": bibliography.added_at,
        "every": bibliography.every,
        "tags": list(bibliography.tags),
        "notify": list(bibliography.notify),
        "content": bibliography.content,
        "read_at": bibliography.read_at,
        "fault": bibliography.fault,
    }
    try:
        made = connection.execute(insert(BIBLIOGRAPHY).values(row).returning(BIBLIOGRAPHY.c.id)).scalar_one()
    except IntegrityError as error:
        raise Misuse(
            f"a bibliography “{bibliography.name}” is watched already: give another name by --name, or remove it first"
        ) from error
    return replace(bibliography, id=made)


def find(connection: Connection, names: Sequence[str], tags: Sequence[str]) -> tuple[Bibliography, ...]:
    """Those of these names, all where none is given, that have one of these tags, if any is given; by name.

    Raises `Misuse` for a name or a tag that none has, and says which there are.
    """
    known = [of_row(row) for row in connection.execute(select(BIBLIOGRAPHY).order_by(BIBLIOGRAPHY.c.name))]
    _refuse_unknown("bibliography", names, [one.name for one in known])
    _refuse_unknown("tag", tags, sorted({tag for one in known for tag in one.tags}))
    return tuple(
        one for one in known if (not names or one.name in names) and (not tags or not set(tags).isdisjoint(one.tags))
    )


def remove(connection: Connection, bibliography_id: int) -> None:
    """Takes it away with its citations and what was told; links that nobody cites now are asked no more, their probes stay."""
    its = select(CITATION.c.link_id).where(CITATION.c.bibliography_id == bibliography_id)
    link_ids = [row.link_id for row in connection.execute(its.distinct())]
    digests = select(DIGEST.c.id).where(DIGEST.c.bibliography_id == bibliography_id)
    connection.execute(delete(DELIVERY).where(DELIVERY.c.digest_id.in_(digests)))
    for table in (DIGEST, UNTOLD, TOLD, CITATION):
        connection.execute(delete(table).where(table.c.bibliography_id == bibliography_id))
    connection.execute(delete(BIBLIOGRAPHY).where(BIBLIOGRAPHY.c.id == bibliography_id))
    rest_uncited(connection, link_ids)


def unreadable(connection: Connection, bibliography_id: int, fault: str, now: datetime) -> None:
    """Notes why its source could not be read."""
    connection.execute(
        update(BIBLIOGRAPHY).where(BIBLIOGRAPHY.c.id == bibliography_id).values(fault=fault, tried_at=now)
    )


def rest_uncited(connection: Connection, link_ids: Iterable[int]) -> None:
    """Of these links those that nobody cites any more are not due again."""
    still = exists().where(CITATION.c.link_id == LINK.c.id, CITATION.c.retired_at.is_(None))
    for some in chunks(list(link_ids)):
        connection.execute(update(LINK).where(among(LINK.c.id, some), ~still).values(due_at=None))


def of_row(row: Row[tuple[object, ...]]) -> Bibliography:
    """A bibliography out of a row of its table."""
    return Bibliography(
        name=row.name,
        source=row.source,
        added_at=row.added_at,
        every=row.every,
        tags=tuple(row.tags),
        notify=tuple(row.notify),
        content=row.content,
        read_at=row.read_at,
        fault=row.fault,
        id=row.id,
    )


def chunks(values: Sequence[int], size: int = 500) -> Iterable[Sequence[int]]:
    """The values in pieces that a statement takes."""
    return (values[start : start + size] for start in range(0, len(values), size))


def _refuse_unknown(kind: str, given: Sequence[str], known: Sequence[str]) -> None:
    for name in given:
        if name not in known:
            there_are = f"those there are: {', '.join(known)}" if known else "there is none yet (`dostupne watch add`)"
            raise Misuse(f"no {kind} “{name}” is watched; {there_are}")
