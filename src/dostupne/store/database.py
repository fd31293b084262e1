"""A file of SQLite in the user's cache folder: one that cannot be used is told once and stops nobody."""

import logging
import sqlite3
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from platformdirs import user_cache_path

_LOG = logging.getLogger(__name__)
_PATIENCE = 2.0
"""Seconds to wait for another run that is writing; it writes for milliseconds."""
_AT_ONCE = 100
"""Changes written together: one by one each would wait for the disk."""
_UNUSABLE = (sqlite3.Error, OSError, ValueError, KeyError, TypeError)
"""What a database that is locked, broken or not writable raises, and a row that is not ours."""

# Write-ahead logging lets one run read while another writes (https://www.sqlite.org/wal.html).
_LOGGED_AHEAD = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
"""

T = TypeVar("T")
Change = tuple[str, tuple[object, ...]]
"""A statement and its values."""


@dataclass(slots=True)
class Database:
    """A connection that gives None for whatever does not work. `meaning` ends the one warning: what is lost by it.

    Several runs may use one file at once.
    """

    file: Path
    meaning: str
    _connection: sqlite3.Connection | None = None
    _waiting: list[Change] = field(default_factory=list)

    @classmethod
    def opened(cls, folder: Path | None, name: str, tables: str, meaning: str) -> "Database":
        """The file of this name in this folder, else in the user's cache folder, with these tables (SQL) made where they lack."""
        found = cls((folder or user_cache_path("dostupne", appauthor=False)) / name, meaning)
        try:
            found.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            found._connection = sqlite3.connect(found.file, timeout=_PATIENCE)
        except _UNUSABLE as error:
            found._give_up(error)
        found.tried(lambda connection: _prepare(connection, _LOGGED_AHEAD + tables))
        return found

    def tried(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """What the work gives; None where the database cannot be used."""
        if self._connection is None:
            return None
        try:
            return work(self._connection)
        except _UNUSABLE as error:
            self._give_up(error)
            return None

    def write(self, changes: Iterable[Change]) -> None:
        """All the changes or, where one of them fails, none."""
        self.tried(lambda connection: _run(connection, changes))

    def write_later(self, change: Change) -> None:
        """Writes the change together with others, one of these times, at the latest at the end."""
        self._waiting.append(change)
        if len(self._waiting) >= _AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Writes what waits."""
        waiting, self._waiting = self._waiting, []
        self.write(waiting)

    def close(self) -> None:
        """Writes what waits, and lets the file go."""
        self.flush()
        self._let_go()

    def _let_go(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _give_up(self, error: Exception) -> None:
        _LOG.warning("%s: %s", self.file, self.meaning.format(error))
        self._let_go()


def key(address: str) -> bytes:
    """Bytes, as a damaged address may hold half a character, which SQLite's texts may not."""
    return address.encode("utf-8", "surrogatepass")


def iso(when: datetime) -> str:
    """ISO 8601 in UTC, always of one length, so that texts sort as times do."""
    return when.astimezone(UTC).isoformat(timespec="microseconds")


def _prepare(connection: sqlite3.Connection, script: str) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.executescript(script)
        except sqlite3.OperationalError as error:
            # The switch to write-ahead logging does not wait for its turn as all else does, where several runs make the
            # file at once (measured on 24 November 2026, SQLite of Python 3.11: 3 of 100 openings by four processes).
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return


def _run(connection: sqlite3.Connection, changes: Iterable[Change]) -> None:
    with connection:  # one transaction
        for statement, values in changes:
            connection.execute(statement, values)
