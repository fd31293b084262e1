"""Rows of a dump → the store: what it lacks is added, what it has stays. The same dump can be loaded twice, or after a half."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from functools import partial
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy import insert as plain_insert

from dostupne.errors import UnreadableSource
from dostupne.model.keeping import Loaded
from dostupne.model.watching import Bibliography
from dostupne.store.watch import bibliographies, judging
from dostupne.store.watch.among import among
from dostupne.store.watch.citing import digest_of, links_of, row_of, wake
from dostupne.store.watch.database import WatchDatabase, insert
from dostupne.store.watch.dumped import CitationRow, DigestRow, Header, LinkRow, Parsed, ToldRow, parsed
from dostupne.store.watch.loading_links import add_links
from dostupne.store.watch.tables import BIBLIOGRAPHY, CITATION, DELIVERY, DIGEST, LINK, TOLD
from dostupne.store.watch.telling import are_new_to

_BATCH = 200


def load(database: WatchDatabase, rows: Iterable[object]) -> Loaded:
    """Adds what is new, in batches, each a transaction; what is judged by another policy is judged anew by the next run."""
    done = Loaded()
    for batch in _batches(parsed(row, number) for number, row in enumerate(rows, start=1)):
        done = _sum(done, database.write(partial(_add, batch=batch)))
    return done


def _sum(one: Loaded, other: Loaded) -> Loaded:
    more = asdict(other)
    return replace(one, **{name: count + more[name] for name, count in asdict(one).items()})


def _batches(rows: Iterable[Parsed]) -> Iterator[list[Parsed]]:
    for _, alike in groupby(rows, type):
        batch: list[Parsed] = []
        for row in alike:
            batch.append(row)
            if len(batch) >= _BATCH:
                yield batch
                batch = []
        if batch:
            yield batch


def _add(connection: Connection, batch: Sequence[Any]) -> Loaded:
    """Adds rows of one kind."""
    match batch[0]:
        case Header():
            return _add_header(connection, batch[0])
        case Bibliography():
            return Loaded(bibliographies=_add_bibliographies(connection, batch))
        case LinkRow():
            return add_links(connection, batch)
        case CitationRow():
            return Loaded(citations=_add_citations(connection, batch))
        case ToldRow():
            return _add_told(connection, batch)
        case _:
            return _add_digests(connection, batch)


def _add_header(connection: Connection, header: Header) -> Loaded:
    asked = select(LINK.c.id).where(LINK.c.asked_at.is_not(None)).limit(1)
    if connection.execute(asked).first() is None:
        judging.keep_judge(connection, header.judged_by)
    elif judging.judged_by(connection) != header.judged_by:
        judging.forget_judge(connection)
    return Loaded()


def _add_bibliographies(connection: Connection, batch: Sequence[Bibliography]) -> int:
    known = _bibliographies(connection)
    new = [one for one in batch if one.name not in known]
    for one in new:
        bibliographies.add(connection, one)
    return len(new)


def _add_citations(connection: Connection, batch: Sequence[CitationRow]) -> int:
    names = _bibliographies(connection)
    earliest = min(row.first_seen for row in batch)
    ids = links_of(connection, [row.link for row in batch], earliest)
    pairs = [(_of(names, row.bibliography), ids[digest_of(row.link)]) for row in batch]
    query = select(CITATION.c.bibliography_id, CITATION.c.link_id, CITATION.c.key).where(
        among(CITATION.c.bibliography_id, {one for one, _ in pairs}),
        among(CITATION.c.link_id, {other for _, other in pairs}),
    )
    known = {(row.bibliography_id, row.link_id, row.key) for row in connection.execute(query)}
    new: dict[tuple[int, int, str], dict[str, Any]] = {}
    for (bibliography_id, link_id), row in zip(pairs, batch, strict=True):
        place = (bibliography_id, link_id, row.citation.key)
        if place not in known:
            made = row_of(bibliography_id, link_id, row.citation, row.first_seen)
            new.setdefault(place, made | {"retired_at": row.citation.retired_at})
    if new:
        connection.execute(plain_insert(CITATION), list(new.values()))
    _announce(connection, [place[:2] for place, row in new.items() if row["retired_at"] is None], earliest)
    return len(new)


def _announce(connection: Connection, pairs: Sequence[tuple[int, int]], now: Any) -> None:
    """Links that are cited anew are due, and their readers may not know how they are."""
    by_bibliography: dict[int, set[int]] = {}
    for bibliography_id, link_id in pairs:
        by_bibliography.setdefault(bibliography_id, set()).add(link_id)
    for bibliography_id, link_ids in sorted(by_bibliography.items()):
        wake(connection, sorted(link_ids), now)
        are_new_to(connection, bibliography_id, sorted(link_ids), ())


def _add_told(connection: Connection, batch: Sequence[ToldRow]) -> Loaded:
    names = _bibliographies(connection)
    digests = [digest_of(row.link) for row in batch]
    found = connection.execute(select(LINK.c.digest, LINK.c.id).where(LINK.c.digest.in_(digests)))
    ids = {bytes(row.digest): row.id for row in found}
    rows = []
    for row, digest in zip(batch, digests, strict=True):
        bibliography_id = _of(names, row.bibliography)
        if digest in ids:  # of a dump that was cut it is missing, and nothing is known of it
            rows.append({"bibliography_id": bibliography_id, "link_id": ids[digest], "state": row.state})
    if rows:
        connection.execute(insert(connection, TOLD).on_conflict_do_nothing(), rows)
    return Loaded()


def _add_digests(connection: Connection, batch: Sequence[DigestRow]) -> Loaded:
    names = _bibliographies(connection)
    for row in batch:
        digest = row.digest
        head = {
            "id": digest.id,
            "bibliography_id": _of(names, digest.bibliography),
            "made_at": digest.made_at,
            "subject": digest.subject,
            "text": digest.text,
        }
        connection.execute(insert(connection, DIGEST).on_conflict_do_nothing(), [head])
        sent = [{"digest_id": digest.id, **delivery} for delivery in row.deliveries]
        if sent:
            connection.execute(insert(connection, DELIVERY).on_conflict_do_nothing(), sent)
    return Loaded()


def _bibliographies(connection: Connection) -> Mapping[str, int]:
    return {row.name: row.id for row in connection.execute(select(BIBLIOGRAPHY.c.name, BIBLIOGRAPHY.c.id))}


def _of(names: Mapping[str, int], name: str) -> int:
    if name not in names:
        raise UnreadableSource(f"the export names a bibliography “{name}” that is not in it: it was cut")
    return names[name]
