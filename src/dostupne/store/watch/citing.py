"""What a bibliography cites now, against what it cited before: new citations, retired ones, returned ones."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy import insert as plain_insert

from dostupne.model.keeping import Recited
from dostupne.model.urls import canonical
from dostupne.model.watching import Bibliography, Citation
from dostupne.store.database import key
from dostupne.store.watch.among import among
from dostupne.store.watch.bibliographies import chunks, rest_uncited
from dostupne.store.watch.database import insert
from dostupne.store.watch.tables import BIBLIOGRAPHY, CITATION, LINK
from dostupne.store.watch.telling import are_new_to

_AT_ONCE = 500


@dataclass(slots=True)
class _Changes:
    """What became of a bibliography's citations; `seen` are rows that stand for what is cited now."""

    added: int = 0
    returned: int = 0
    seen: set[int] = field(default_factory=set)


def cite(
    connection: Connection, bibliography: Bibliography, citations: Sequence[Citation], content: str, now: datetime
) -> Recited:
    """Makes these the citations of the bibliography; `content` is the digest of its source, which was read now.

    New links are due at once, those that were cited by nobody too. What is cited no more is retired and not removed.
    """
    its = BIBLIOGRAPHY.c.id == bibliography.id
    # One process at a time changes what a bibliography cites; whoever adds rows that point to it need not wait.
    if connection.execute(select(BIBLIOGRAPHY.c.id).where(its).with_for_update(key_share=True)).first() is None:
        return Recited()  # it was removed meanwhile
    changes = _Changes()
    for some in _pieces(citations):
        _cite_some(connection, bibliography.id, some, now, changes)
    retired = _retire_others(connection, bibliography.id, changes.seen, now)
    connection.execute(update(BIBLIOGRAPHY).where(its).values(content=content, read_at=now, tried_at=now, fault=""))
    return Recited(changes.added, retired, changes.returned)


def digest_of(url: str) -> bytes:
    """What stands for an address in the index: 128 bits of the SHA-256 of its canonical form."""
    return hashlib.sha256(key(canonical(url))).digest()[:16]


def links_of(connection: Connection, urls: Sequence[str], now: datetime) -> Mapping[bytes, int]:
    """The ids of the links of these addresses (at most some hundreds) by digest; what is not there yet is made, due now."""
    by_digest = {digest_of(url): url for url in reversed(urls)}
    found = _known(connection, list(by_digest))
    missing = [digest for digest in by_digest if digest not in found]
    if missing:
        # In one order, so that two processes that make the same links do not wait for each other in a circle.
        rows = [
            {"digest": digest, "url": by_digest[digest], "added_at": now, "due_at": now} for digest in sorted(missing)
        ]
        connection.execute(insert(connection, LINK).on_conflict_do_nothing(), rows)
        found |= _known(connection, missing)
    return found


def _known(connection: Connection, digests: Sequence[bytes]) -> dict[bytes, int]:
    rows = connection.execute(select(LINK.c.digest, LINK.c.id).where(LINK.c.digest.in_(digests)))
    return {bytes(row.digest): row.id for row in rows}


def _pieces(citations: Sequence[Citation]) -> Iterator[Sequence[Citation]]:
    return (citations[start : start + _AT_ONCE] for start in range(0, len(citations), _AT_ONCE))


def _cite_some(
    connection: Connection, bibliography_id: int, citations: Sequence[Citation], now: datetime, changes: _Changes
) -> None:
    ids = links_of(connection, [citation.url for citation in citations], now)
    wanted: dict[tuple[int, str], Citation] = {}
    for citation in citations:
        wanted.setdefault((ids[digest_of(citation.url)], citation.key), citation)
    known = _rows(connection, bibliography_id, sorted({link_id for link_id, _ in wanted}))
    fresh, back, edited = [], [], []
    for (link_id, name), citation in wanted.items():
        row = known.get((link_id, name))
        if row is None:
            fresh.append(row_of(bibliography_id, link_id, citation, now))
            continue
        if row.id in changes.seen:  # an earlier piece has cited it so already
            continue
        changes.seen.add(row.id)
        if row.retired_at is not None:
            back.append((row.id, link_id))
        if (row.url, row.item) != (citation.url, citation.item):
            edited.append({"the_id": row.id, "url": citation.url, "item": citation.item})
    changes.seen |= _add(connection, fresh)
    _return(connection, back)
    if edited:
        connection.execute(_EDIT, edited)
    changes.added += len(fresh)
    changes.returned += len(back)
    returned = {link_id for _, link_id in back}
    cited = sorted({row["link_id"] for row in fresh} | returned)
    wake(connection, cited, now)
    are_new_to(connection, bibliography_id, cited, returned)


_EDIT = (
    update(CITATION).where(CITATION.c.id == bindparam("the_id")).values(url=bindparam("url"), item=bindparam("item"))
)


def _rows(connection: Connection, bibliography_id: int, link_ids: Sequence[int]) -> dict[tuple[int, str], Any]:
    rows = connection.execute(
        select(CITATION).where(CITATION.c.bibliography_id == bibliography_id, among(CITATION.c.link_id, link_ids))
    )
    return {(row.link_id, row.key): row for row in rows}


def row_of(bibliography_id: int, link_id: int, citation: Citation, now: datetime) -> dict[str, Any]:
    """A row of a citation that was seen first now."""
    return {
        "bibliography_id": bibliography_id,
        "link_id": link_id,
        "url": citation.url,
        "key": citation.key,
        "item": citation.item,
        "first_seen": now,
    }


def _add(connection: Connection, rows: Sequence[dict[str, Any]]) -> set[int]:
    if not rows:
        return set()
    return {row.id for row in connection.execute(plain_insert(CITATION).returning(CITATION.c.id), rows)}


def _return(connection: Connection, back: Sequence[tuple[int, int]]) -> None:
    if back:
        ids = [citation_id for citation_id, _ in back]
        connection.execute(update(CITATION).where(among(CITATION.c.id, ids)).values(retired_at=None))


def wake(connection: Connection, link_ids: Sequence[int], now: datetime) -> None:
    """Links that nobody cited are due again."""
    if link_ids:
        connection.execute(update(LINK).where(among(LINK.c.id, link_ids), LINK.c.due_at.is_(None)).values(due_at=now))


def _retire_others(connection: Connection, bibliography_id: int, seen: set[int], now: datetime) -> int:
    active = connection.execute(
        select(CITATION.c.id, CITATION.c.link_id).where(
            CITATION.c.bibliography_id == bibliography_id, CITATION.c.retired_at.is_(None)
        )
    )
    gone = {row.id: row.link_id for row in active if row.id not in seen}
    for some in chunks(list(gone)):
        connection.execute(update(CITATION).where(among(CITATION.c.id, some)).values(retired_at=now))
    rest_uncited(connection, set(gone.values()))
    return len(gone)
