"""What a bibliography's readers do not know yet → a digest, and its deliveries: each at least once, never composed twice."""

from collections.abc import Callable, Container, Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, and_, delete, or_, select, update

from dostupne.model.watching import Bibliography, Delivery, Digest, Untold
from dostupne.store.watch.among import among
from dostupne.store.watch.bibliographies import chunks
from dostupne.store.watch.database import insert
from dostupne.store.watch.reading import Readers, watched
from dostupne.store.watch.runs import LEASE
from dostupne.store.watch.tables import BIBLIOGRAPHY, CITATION, DELIVERY, DIGEST, LINK, TOLD, UNTOLD

Compose = Callable[[Sequence[Untold]], Digest | None]


def may_be_untold(connection: Connection, link_ids: Sequence[int]) -> None:
    """Notes that readers of all bibliographies that cite these links may not know how they are now."""
    for some in chunks(sorted(set(link_ids))):
        citing = (
            select(CITATION.c.bibliography_id, CITATION.c.link_id)
            .where(among(CITATION.c.link_id, some), CITATION.c.retired_at.is_(None))
            .distinct()
            .order_by(CITATION.c.bibliography_id, CITATION.c.link_id)
        )
        _note(connection, [(row.bibliography_id, row.link_id) for row in connection.execute(citing)])


def are_new_to(connection: Connection, bibliography_id: int, link_ids: Sequence[int], back: Container[int]) -> None:
    """Notes that a bibliography cites these links anew (some hundreds); those that are `back` its readers may know otherwise."""
    # Locked, so that a run that is just recording a link is waited for: it cannot see our citation, nor we its state.
    locked = (
        select(LINK.c.id, LINK.c.state).where(among(LINK.c.id, link_ids)).order_by(LINK.c.id).with_for_update(read=True)
    )
    rows = connection.execute(locked).all()
    _note(connection, [(bibliography_id, row.id) for row in rows if row.state or row.id in back])


def _note(connection: Connection, pairs: Sequence[tuple[int, int]]) -> None:
    if not pairs:
        return
    added = insert(connection, UNTOLD)
    # Not DO NOTHING: on PostgreSQL that would not wait for one who is just removing the row, having read the old state.
    noted = added.on_conflict_do_update(
        index_elements=[UNTOLD.c.bibliography_id, UNTOLD.c.link_id], set_={"link_id": added.excluded.link_id}
    )
    connection.execute(noted, [{"bibliography_id": one, "link_id": other} for one, other in pairs])


def tell(
    connection: Connection, bibliography: Bibliography, compose: Compose, targets: Sequence[str], readers: Readers
) -> Digest | None:
    """Has a digest composed of what the bibliography's readers do not know, and notes that they know it now.

    The digest and a delivery to each target are written in the same transaction; two at once wait for each other. None where
    there is nothing untold, or `compose` made nothing of it.
    """
    its = BIBLIOGRAPHY.c.id == bibliography.id
    if connection.execute(select(BIBLIOGRAPHY.c.id).where(its).with_for_update(key_share=True)).first() is None:
        return None  # it was removed meanwhile
    untold = _taken(connection, bibliography.id, readers)
    if not untold:
        return None
    digest = compose(untold)
    _know(connection, bibliography.id, untold)
    if digest is not None:
        _send(connection, bibliography.id, digest, targets)
    return digest


def _taken(connection: Connection, bibliography_id: int, readers: Readers) -> list[Untold]:
    """What is untold, by link; the rows that said so are removed."""
    its = UNTOLD.c.bibliography_id == bibliography_id
    noted = select(UNTOLD.c.link_id).where(its).order_by(UNTOLD.c.link_id).with_for_update()
    ids = [row.link_id for row in connection.execute(noted)]
    found: list[Untold] = []
    for some in chunks(ids):
        found += _untold_of(connection, bibliography_id, some, readers)
        connection.execute(delete(UNTOLD).where(its, among(UNTOLD.c.link_id, some)))
    return found


def _untold_of(connection: Connection, bibliography_id: int, ids: Sequence[int], readers: Readers) -> Iterable[Untold]:
    known = and_(TOLD.c.link_id == LINK.c.id, TOLD.c.bibliography_id == bibliography_id)
    states = connection.execute(
        select(LINK.c.id, LINK.c.state, TOLD.c.state.label("told"))
        .outerjoin_from(LINK, TOLD, known)
        .where(among(LINK.c.id, ids))
    )
    changed = {row.id: (row.told or "", row.state) for row in states if (row.told or "") != row.state}
    links = watched(connection, sorted(changed), readers)
    return [Untold(link, *changed[link.id]) for link in links if link.citations]


def _know(connection: Connection, bibliography_id: int, untold: Sequence[Untold]) -> None:
    nothing = [one.link.id for one in untold if not one.state]
    for some in chunks(nothing):
        connection.execute(delete(TOLD).where(TOLD.c.bibliography_id == bibliography_id, among(TOLD.c.link_id, some)))
    rows = [
        {"bibliography_id": bibliography_id, "link_id": one.link.id, "state": one.state} for one in untold if one.state
    ]
    if rows:
        added = insert(connection, TOLD)
        known = added.on_conflict_do_update(
            index_elements=[TOLD.c.bibliography_id, TOLD.c.link_id], set_={"state": added.excluded.state}
        )
        connection.execute(known, rows)


def _send(connection: Connection, bibliography_id: int, digest: Digest, targets: Sequence[str]) -> None:
    row = {
        "id": digest.id,
        "bibliography_id": bibliography_id,
        "made_at": digest.made_at,
        "subject": digest.subject,
        "text": digest.text,
    }
    connection.execute(insert(connection, DIGEST).on_conflict_do_nothing(), [row])
    rows = [
        {"digest_id": digest.id, "target": target, "tries": 0, "next_at": digest.made_at, "fault": ""}
        for target in dict.fromkeys(targets)
    ]
    if rows:
        connection.execute(insert(connection, DELIVERY).on_conflict_do_nothing(), rows)


def deliveries(connection: Connection, run_id: int, now: datetime, real_now: datetime) -> tuple[Delivery, ...]:
    """Takes for the run what is to be sent now and no other run is sending."""
    free = or_(DELIVERY.c.leased_until.is_(None), DELIVERY.c.leased_until < real_now)
    waiting = select(DELIVERY.c.id).where(DELIVERY.c.next_at <= now, free)
    ids = [row.id for row in connection.execute(waiting.order_by(DELIVERY.c.next_at).with_for_update(skip_locked=True))]
    held = update(DELIVERY).where(among(DELIVERY.c.id, ids))
    connection.execute(held.values(leased_by=run_id, leased_until=real_now + LEASE))
    rows = connection.execute(
        select(DELIVERY.c.id.label("number"), DELIVERY.c.target, DELIVERY.c.tries, DIGEST, BIBLIOGRAPHY.c.name)
        .join_from(DELIVERY, DIGEST)
        .join(BIBLIOGRAPHY)
        .where(among(DELIVERY.c.id, ids))
        .order_by(DELIVERY.c.id)
    )
    return tuple(
        Delivery(row.number, Digest(row.id, row.name, row.made_at, row.subject, row.text), row.target, row.tries)
        for row in rows
    )


def delivered(connection: Connection, delivery_id: int, now: datetime) -> None:
    """Notes that it was sent."""
    _settle(connection, delivery_id, {"sent_at": now, "tried_at": now, "next_at": None, "fault": ""})


def not_delivered(
    connection: Connection, delivery: Delivery, now: datetime, why: str, next_try: datetime | None
) -> None:
    """Notes why it could not be sent, and when it is tried again; never, where that is None."""
    tried = {"tries": delivery.tries + 1, "tried_at": now, "next_at": next_try, "fault": why}
    _settle(connection, delivery.id, tried)


def _settle(connection: Connection, delivery_id: int, outcome: dict[str, object]) -> None:
    settled = {**outcome, "leased_by": None, "leased_until": None}
    connection.execute(update(DELIVERY).where(DELIVERY.c.id == delivery_id).values(settled))
