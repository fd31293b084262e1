"""What the store of `watch` holds, read by plain SQL and by nothing of ours."""

from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import sqlalchemy

Probed = Counter[tuple[str, int]]
"""Addresses and the times (microseconds of 1970 UTC) at which they were asked."""


def _rows(database: str, statement: str) -> list[tuple[Any, ...]]:
    """The rows; none where there is no store yet."""
    if "://" not in database and not Path(database).exists():
        return []
    engine = sqlalchemy.create_engine(_with_driver(database))
    try:
        with engine.connect() as connection:
            return [tuple(row) for row in connection.execute(sqlalchemy.text(statement))]
    finally:
        engine.dispose()


def probed(database: str) -> Probed:
    """Every look that was written."""
    rows = _rows(database, "SELECT link.url, probe.asked_at FROM probe JOIN link ON link.id = probe.link_id")
    return Counter(rows)


def happened(database: str) -> dict[str, list[tuple[str, int]]]:
    """By address the kinds of its events, and when they were seen (microseconds of 1970 UTC)."""
    rows = _rows(
        database,
        "SELECT link.url, event.kind, event.at FROM event JOIN link ON link.id = event.link_id ORDER BY event.at, event.place",
    )
    found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for url, kind, at in rows:
        found[url].append((kind, at))
    return dict(found)


def leased(database: str) -> int:
    """How many links some run has taken and not given back."""
    count: int = _rows(database, "SELECT count(*) FROM link WHERE leased_by IS NOT NULL")[0][0]
    return count


def cited(database: str) -> dict[str, int]:
    """How many addresses each bibliography cites."""
    rows = _rows(
        database,
        "SELECT name, count(citation.id) FROM bibliography LEFT JOIN citation"
        " ON citation.bibliography_id = bibliography.id AND retired_at IS NULL GROUP BY name",
    )
    return dict(rows)


def is_sound(database: str) -> bool:
    """Whether SQLite finds nothing wrong with its file (`PRAGMA integrity_check`, `foreign_key_check`); True of none, and of PostgreSQL."""
    if database.startswith("postgresql") or not Path(database).exists():
        return True
    checked = _rows(database, "PRAGMA integrity_check")
    return [row[0] for row in checked] == ["ok"] and not _rows(database, "PRAGMA foreign_key_check")


def emptied(database: str) -> None:
    """Removes all that is in a store: the file, or everything in PostgreSQL's schema."""
    if not database.startswith("postgresql"):
        for file in Path(database).parent.glob(f"{Path(database).name}*"):
            file.unlink()
        return
    engine = sqlalchemy.create_engine(_with_driver(database), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sqlalchemy.text("DROP SCHEMA public CASCADE"))
        connection.execute(sqlalchemy.text("CREATE SCHEMA public"))
    engine.dispose()


def _with_driver(database: str) -> str:
    """The address as SQLAlchemy wants it."""
    if "://" not in database:
        return f"sqlite:///{database}"
    return database.replace("postgresql://", "postgresql+psycopg://")
