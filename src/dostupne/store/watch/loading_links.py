"""Links of a dump with their histories → the store: looks that it lacks are added, of conditions the later one stays."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from dostupne.model.keeping import Loaded
from dostupne.model.watching import Sighting
from dostupne.store.watch import judging
from dostupne.store.watch.among import among
from dostupne.store.watch.citing import digest_of, links_of
from dostupne.store.watch.dumped import LinkRow
from dostupne.store.watch.looks import Seen, add_events, add_sightings
from dostupne.store.watch.tables import LINK, PROBE, RUN
from dostupne.store.watch.telling import may_be_untold
from dostupne.store.watch.wording import condition_shape, snapshots_shape


@dataclass(slots=True)
class _Merged:
    """A link of the store with the row that is added to it; `evidence_id` is that of the last look of which it is known."""

    id: int
    url: str
    asked_at: datetime | None
    due_at: datetime | None
    evidence_id: int | None
    is_new: bool
    row: LinkRow
    missing: list[Sighting]


def add_links(connection: Connection, batch: Sequence[LinkRow]) -> Loaded:
    """Adds some hundreds of links."""
    by_digest = {digest_of(row.url): row for row in batch}
    before = {row.digest for row in _stored(connection, list(by_digest))}
    for row in batch:
        links_of(connection, [row.url], row.added_at)
    stored = _stored(connection, list(by_digest))
    times = _times(connection, [row.id for row in stored])
    merged = [
        _merged(row, by_digest[bytes(row.digest)], times.get(row.id, set()), row.digest not in before) for row in stored
    ]
    count = _add_histories(connection, merged)
    for link in merged:
        _take_over(connection, link)
    add_events(connection, {link.id: link.row.events for link in merged})
    if any(link.missing and not link.is_new and link.asked_at is not None for link in merged):
        # Two histories became one: what follows from it nobody has judged yet.
        judging.forget_judge(connection)
    may_be_untold(connection, [link.id for link in merged if not link.is_new])
    return Loaded(links=sum(link.is_new for link in merged), probes=count)


def _stored(connection: Connection, digests: Sequence[bytes]) -> Sequence[Any]:
    columns = (LINK.c.id, LINK.c.digest, LINK.c.url, LINK.c.asked_at, LINK.c.due_at, LINK.c.evidence_id)
    return connection.execute(select(*columns).where(LINK.c.digest.in_(digests)).order_by(LINK.c.id)).all()


def _times(connection: Connection, ids: Sequence[int]) -> Mapping[int, set[datetime]]:
    found: dict[int, set[datetime]] = {}
    for row in connection.execute(select(PROBE.c.link_id, PROBE.c.asked_at).where(among(PROBE.c.link_id, ids))):
        found.setdefault(row.link_id, set()).add(row.asked_at)
    return found


def _merged(stored: Any, row: LinkRow, times: set[datetime], is_new: bool) -> _Merged:
    missing = {one.at: one for one in row.sightings if one.at not in times}
    return _Merged(
        id=stored.id,
        url=stored.url,
        asked_at=stored.asked_at,
        due_at=stored.due_at,
        evidence_id=stored.evidence_id,
        is_new=is_new,
        row=row,
        missing=[missing[at] for at in sorted(missing)],
    )


def _add_histories(connection: Connection, merged: Sequence[_Merged]) -> int:
    """Adds the looks that are missing: of each link the first, then of each the second, as each shares evidence with the one before."""
    run_id = _run_of_import(connection, [look.at for link in merged for look in link.missing])
    longest = max((len(link.missing) for link in merged), default=0)
    for turn in range(longest):
        at_turn = [link for link in merged if turn < len(link.missing)]
        seen = [Seen(link.id, link.url, link.evidence_id, link.missing[turn]) for link in at_turn]
        for link, evidence_id in zip(at_turn, add_sightings(connection, seen, run_id), strict=True):
            link.evidence_id = evidence_id
    return sum(len(link.missing) for link in merged)


def _run_of_import(connection: Connection, times: Sequence[datetime]) -> int | None:
    """A run that stands for those of another store; None where nothing is added."""
    if not times:
        return None
    row = {
        "token": uuid.uuid4().hex,
        "host": "",
        "place": "",
        "pid": 0,
        "process": "",
        "began_at": min(times),
        "ended_at": max(times),
        "outcome": "import",
        "newest": max(times),
        "probes": len(times),
    }
    made: int = connection.execute(insert(RUN).values(row).returning(RUN.c.id)).scalar_one()
    return made


def _take_over(connection: Connection, link: _Merged) -> None:
    """What the dump knows of the link later than the store does."""
    row, asked_at = link.row, link.row.condition.asked_at
    found: dict[str, Any] = {}
    if link.is_new:
        found["due_at"] = row.due_at
    if asked_at is not None and (link.asked_at is None or asked_at > link.asked_at):
        found |= {"condition": condition_shape(row.condition), "state": row.state, "asked_at": asked_at}
        found |= {"due_at": row.due_at if link.is_new or row.due_at else link.due_at, "evidence_id": link.evidence_id}
    if row.copies is not None:
        found |= {"copies": snapshots_shape(row.copies), "copies_asked_at": row.copies.asked_at}
    if found:
        connection.execute(update(LINK).where(LINK.c.id == link.id).values(found))
