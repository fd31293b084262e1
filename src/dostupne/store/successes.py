"""Address → the Probe of an earlier run that saw it alive. SQLite, in a file of the user's cache folder."""

import logging
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from platformdirs import user_cache_path

from dostupne.model.evidence import Probe
from dostupne.store.probes import decoded, encoded

KEPT = timedelta(days=30)
"""What is older is removed, so that the file does not grow for ever."""

FILE = "successes-1.sqlite"
"""The number is that of the format: another format is another file, and two versions of ours do not quarrel."""

_LOG = logging.getLogger(__name__)
_PATIENCE = 2.0
"""Seconds to wait for another run that is writing; it writes for milliseconds."""
_AT_ONCE = 100
"""Changes written together: one by one each would wait for the disk."""
_UNUSABLE = (sqlite3.Error, OSError, ValueError, KeyError, TypeError)
"""What a database that is locked, broken or not writable raises, and a row that is not ours."""

# Write-ahead logging lets one run read while another writes (https://www.sqlite.org/wal.html).
_PREPARE = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS success (address BLOB PRIMARY KEY, asked_at TEXT NOT NULL, probe BLOB NOT NULL);
"""
_REMOVE_OLD = "DELETE FROM success WHERE asked_at < ?"
_FIND = "SELECT probe FROM success WHERE address = ? AND asked_at BETWEEN ? AND ?"
# Of two runs at once the one that asked later knows better.
_KEEP = """
INSERT INTO success VALUES (?, ?, ?) ON CONFLICT (address)
DO UPDATE SET asked_at = excluded.asked_at, probe = excluded.probe WHERE excluded.asked_at >= asked_at
"""
_FORGET = "DELETE FROM success WHERE address = ? AND asked_at <= ?"

T = TypeVar("T")


@dataclass(slots=True)
class Successes:
    """What was seen alive, by address: as cited, without credentials, with the part after `#`, which a page may lack.

    A database that cannot be used is told once, as a warning, and from then on nothing is known and nothing kept.
    Several runs may use one file at once. `close` writes what is not written yet.
    """

    file: Path
    _connection: sqlite3.Connection | None = None
    _waiting: list[tuple[str, tuple[object, ...]]] = field(default_factory=list)

    @classmethod
    def opened(cls, folder: Path | None, now: datetime) -> "Successes":
        """The store in this folder, else in the user's cache folder; what is older than `KEPT` is removed."""
        found = cls((folder or user_cache_path("dostupne", appauthor=False)) / FILE)
        try:
            found.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            found._connection = sqlite3.connect(found.file, timeout=_PATIENCE)
        except _UNUSABLE as error:
            found._give_up(error)
        found._tried(_prepare)
        found._waiting.append((_REMOVE_OLD, (_iso(now - KEPT),)))
        found._write()
        return found

    def get(self, address: str, since: datetime, until: datetime) -> Probe | None:
        """The success of this address that was asked between the two times; `Probe.cached` is true."""
        return self._tried(lambda connection: _found(connection, address, since, until))

    def keep(self, seen: Probe) -> None:
        """Keeps a success, unless a later one is there."""
        self._change(_KEEP, (_key(seen.url), _iso(seen.asked_at), encoded(seen)))

    def forget(self, seen: Probe) -> None:
        """Removes what was known of its address before this probe, which is no success."""
        self._change(_FORGET, (_key(seen.url), _iso(seen.asked_at)))

    def close(self) -> None:
        """Writes what waits, and lets the file go."""
        self._write()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _change(self, statement: str, values: tuple[object, ...]) -> None:
        self._waiting.append((statement, values))
        if len(self._waiting) >= _AT_ONCE:
            self._write()

    def _write(self) -> None:
        waiting, self._waiting = self._waiting, []
        self._tried(lambda connection: _run(connection, waiting))

    def _tried(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """What the work gives; None where the database cannot be used."""
        if self._connection is None:
            return None
        try:
            return work(self._connection)
        except _UNUSABLE as error:
            self._give_up(error)
            return None

    def _give_up(self, error: Exception) -> None:
        _LOG.warning(
            "%s: what earlier runs saw cannot be used (%s): every link is asked. If this stays so, delete the file.",
            self.file,
            error,
        )
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _prepare(connection: sqlite3.Connection) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.executescript(_PREPARE)
        except sqlite3.OperationalError as error:
            # The switch to write-ahead logging does not wait for its turn as all else does, where several runs make the
            # file at once (measured on 24 November 2026, SQLite of Python 3.11: 3 of 100 openings by four processes).
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return


def _found(connection: sqlite3.Connection, address: str, since: datetime, until: datetime) -> Probe | None:
    row = connection.execute(_FIND, (_key(address), _iso(since), _iso(until))).fetchone()
    return replace(decoded(row[0]), cached=True) if row else None


def _run(connection: sqlite3.Connection, changes: list[tuple[str, tuple[object, ...]]]) -> None:
    with connection:  # one transaction
        for statement, values in changes:
            connection.execute(statement, values)


def _key(address: str) -> bytes:
    """Bytes, as a damaged address may hold half a character, which SQLite's texts may not."""
    return address.encode("utf-8", "surrogatepass")


def _iso(when: datetime) -> str:
    """ISO 8601 in UTC, always of one length, so that texts sort as times do."""
    return when.astimezone(UTC).isoformat(timespec="microseconds")
