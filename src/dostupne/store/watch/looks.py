"""Looks → rows: what a run saw of its links, and all that follows from it, in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, case, literal, select, update
from sqlalchemy import insert as plain_insert

from dostupne.model.watching import Event, Look, Sighting
from dostupne.store.watch.among import among
from dostupne.store.watch.bibliographies import chunks
from dostupne.store.watch.database import insert
from dostupne.store.watch.packing import Evidence, milliseconds, packed
from dostupne.store.watch.tables import EVENT, EVIDENCE, LINK, PROBE, RUN
from dostupne.store.watch.telling import may_be_untold
from dostupne.store.watch.wording import condition_shape

_UPDATE = (
    update(LINK)
    .where(LINK.c.id == bindparam("the_id"))
    .values(
        condition=bindparam("condition"),
        state=bindparam("state"),
        asked_at=bindparam("asked_at"),
        evidence_id=bindparam("evidence_id"),
        # Whom nobody cites any more, is not asked again.
        due_at=case((LINK.c.due_at.is_(None), None), else_=bindparam("due_at", type_=LINK.c.due_at.type)),
        leased_by=None,
        leased_until=None,
    )
)


def record(connection: Connection, run_id: int, looks: Sequence[Look]) -> int:
    """Writes the looks at links that are still the run's, and frees these; gives how many. Each link at most once."""
    by_link = {look.link_id: look for look in looks}
    written = 0
    for ids in chunks(sorted(by_link)):
        held = select(LINK.c.id, LINK.c.url, LINK.c.state, LINK.c.evidence_id, LINK.c.due_at)
        mine = held.where(among(LINK.c.id, ids), LINK.c.leased_by == run_id).order_by(LINK.c.id).with_for_update()
        rows = connection.execute(mine).all()
        _record_some(connection, run_id, [(row, by_link[row.id]) for row in rows])
        written += len(rows)
    if written:
        _note(connection, run_id, looks, written)
    return written


def _record_some(connection: Connection, run_id: int, pairs: Sequence[tuple[Any, Look]]) -> None:
    if not pairs:
        return
    seen = [Seen(row.id, row.url, row.evidence_id, look.sighting) for row, look in pairs]
    evidence_ids = add_sightings(connection, seen, run_id)
    connection.execute(
        _UPDATE,
        [
            {
                "the_id": row.id,
                "condition": condition_shape(look.condition),
                "state": look.state,
                "asked_at": look.sighting.at,
                "evidence_id": evidence_id,
                "due_at": look.due_at,
            }
            for (row, look), evidence_id in zip(pairs, evidence_ids, strict=True)
        ],
    )
    add_events(connection, {row.id: look.events for row, look in pairs})
    may_be_untold(connection, [row.id for row, look in pairs if row.state != look.state])


def _note(connection: Connection, run_id: int, looks: Sequence[Look], written: int) -> None:
    newest = max(look.sighting.at for look in looks)
    later = case((RUN.c.newest > newest, RUN.c.newest), else_=literal(newest, RUN.c.newest.type))
    connection.execute(update(RUN).where(RUN.c.id == run_id).values(newest=later, probes=RUN.c.probes + written))


@dataclass(frozen=True, slots=True)
class Seen:
    """A sighting of a link, with the evidence of the last one before it."""

    link_id: int
    address: str
    evidence_id: int | None
    sighting: Sighting


def add_sightings(connection: Connection, seen: Sequence[Seen], run_id: int | None) -> list[int]:
    """Adds sightings, each of another link; what the last one of the link saw too is not written again.

    Gives the ids of their evidence. One of a time at which the link has one already is left out.
    """
    shared = _evidence(connection, [one.evidence_id for one in seen if one.evidence_id is not None])
    found = [packed(one.sighting.probe, one.sighting.sketch, one.address) for one in seen]
    before = [shared.get(one.evidence_id or 0) for one in seen]
    new = [
        index
        for index, (evidence, old) in enumerate(zip(found, before, strict=True))
        if old is None or not _is_like(evidence, old)
    ]
    ids = [one.evidence_id or 0 for one in seen]
    for index, evidence_id in zip(new, _add_evidence(connection, [found[index] for index in new]), strict=True):
        ids[index], before[index] = evidence_id, found[index]
    rows = [
        _row(one, evidence_id, evidence, old or evidence, run_id)
        for one, evidence_id, evidence, old in zip(seen, ids, found, before, strict=True)
    ]
    connection.execute(insert(connection, PROBE).on_conflict_do_nothing(), rows)
    return ids


def _is_like(one: Evidence, other: Evidence) -> bool:
    """Whether a probe can say that it saw the same: a digest or a sketch that is missing can be told by one that is there alone."""
    return (
        one.body == other.body
        and (one.digest is None) == (other.digest is None)
        and (one.sketch is None) == (other.sketch is None)
    )


def _evidence(connection: Connection, ids: Sequence[int]) -> Mapping[int, Evidence]:
    if not ids:
        return {}
    rows = connection.execute(select(EVIDENCE).where(among(EVIDENCE.c.id, ids)))
    return {row.id: Evidence(bytes(row.body), _bytes(row.digest), _bytes(row.sketch)) for row in rows}


def _bytes(value: bytes | None) -> bytes | None:
    return None if value is None else bytes(value)


def _add_evidence(connection: Connection, evidence: Sequence[Evidence]) -> list[int]:
    if not evidence:
        return []
    added = plain_insert(EVIDENCE).returning(EVIDENCE.c.id, sort_by_parameter_order=True)
    rows = [{"body": one.body, "digest": one.digest, "sketch": one.sketch} for one in evidence]
    return [row.id for row in connection.execute(added, rows)]


def _row(one: Seen, evidence_id: int, evidence: Evidence, shared: Evidence, run_id: int | None) -> dict[str, Any]:
    verdict = one.sighting.verdict
    return {
        "link_id": one.link_id,
        "asked_at": one.sighting.at,
        "evidence_id": evidence_id,
        "ms": milliseconds(one.sighting.probe),
        "standing": verdict.standing.value,
        "reason": verdict.reason,
        "detail": verdict.detail or None,
        "match": verdict.match,
        "successor": verdict.successor or None,
        "notes": "\n".join(verdict.notes) or None,
        "offline": one.sighting.offline,
        "digest": None if evidence.digest == shared.digest else evidence.digest,
        "sketch": None if evidence.sketch == shared.sketch else evidence.sketch,
        "run_id": run_id,
    }


def add_events(connection: Connection, events: Mapping[int, Sequence[Event]]) -> None:
    """Adds events by link; those that are there already are left out."""
    rows = [
        {"link_id": link_id, "at": event.at, "kind": event.kind.value, "place": place, "detail": event.detail}
        for link_id, some in events.items()
        for place, event in enumerate(some)
    ]
    if rows:
        connection.execute(insert(connection, EVENT).on_conflict_do_nothing(), rows)
