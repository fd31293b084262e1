"""Address → the Probe of an earlier run that saw it alive. SQLite, in a file of the user's cache folder."""

import sqlite3
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from dostupne.model.evidence import Probe
from dostupne.store.database import Database, iso, key
from dostupne.store.probes import decoded, encoded

KEPT = timedelta(days=30)
"""What is older is removed, so that the file does not grow for ever."""

FILE = "successes-1.sqlite"
"""The number is that of the format: another format is another file, and two versions of ours do not quarrel."""


_UNUSABLE = "what earlier runs saw cannot be used ({}): every link is asked. If this stays so, delete the file."
_TABLES = """
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


@dataclass(slots=True)
class Successes:
    """What was seen alive, by address: as cited, without credentials, with the part after `#`, which a page may lack.

    A database that cannot be used is told once, as a warning, and from then on nothing is known and nothing kept.
    Several runs may use one file at once. `close` writes what is not written yet.
    """

    database: Database

    @classmethod
    def opened(cls, folder: Path | None, now: datetime) -> "Successes":
        """The store in this folder, else in the user's cache folder; what is older than `KEPT` is removed."""
        found = cls(Database.opened(folder, FILE, _TABLES, _UNUSABLE))
        found.database.write([(_REMOVE_OLD, (iso(now - KEPT),))])
        return found

    def get(self, address: str, since: datetime, until: datetime) -> Probe | None:
        """The success of this address that was asked between the two times; `Probe.cached` is true."""
        return self.database.tried(lambda connection: _found(connection, address, since, until))

    def keep(self, seen: Probe) -> None:
        """Keeps a success, unless a later one is there."""
        self.database.write_later((_KEEP, (key(seen.url), iso(seen.asked_at), encoded(seen))))

    def forget(self, seen: Probe) -> None:
        """Removes what was known of its address before this probe, which is no success."""
        self.database.write_later((_FORGET, (key(seen.url), iso(seen.asked_at))))

    def close(self) -> None:
        """Writes what is not written yet, and lets the file go."""
        self.database.close()


def _found(connection: sqlite3.Connection, address: str, since: datetime, until: datetime) -> Probe | None:
    row = connection.execute(_FIND, (key(address), iso(since), iso(until))).fetchone()
    return replace(decoded(row[0]), cached=True) if row else None
