"""Address → what became of saving it: the journal by which a run that was cut off goes on where it stopped.

SQLite, in a file of the user's cache folder. Every change is written at once: what is asked of an archive is noted
before, and what it answered after, so that a run killed at any moment repeats at most what was on its way.
"""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from dostupne.model.saving import NotSaved, Remedy, Saved, SaveJob
from dostupne.model.snapshot import Capture
from dostupne.store.database import Database, iso, key

KEPT = timedelta(days=400)
"""What is older is removed; a year and more, as `--within` may be long."""

FILE = "saves-1.sqlite"
"""The number is that of the format, as in `store/successes`."""

_UNUSABLE = (
    "the journal of saving cannot be used ({}): a run that is cut off begins anew. If this stays so, delete the file."
)
_COLUMNS = "state, at, job_id, remedy, code, message, tries, capture, original, captured_at, status, holder"
_TABLES = f"""
CREATE TABLE IF NOT EXISTS save (
    archive TEXT NOT NULL, address BLOB NOT NULL, {_COLUMNS.replace(",", " NOT NULL,")}, PRIMARY KEY (archive, address)
);
"""
_REMOVE_OLD = "DELETE FROM save WHERE at < ?"
_FIND = f"SELECT {_COLUMNS} FROM save WHERE archive = ? AND address = ?"  # noqa: S608 (our own names)
_KEEP = f"INSERT OR REPLACE INTO save (archive, address, {_COLUMNS}) VALUES ({', '.join('?' * 14)})"  # noqa: S608
_FORGET = "DELETE FROM save WHERE archive = ? AND address = ?"


class Stage(StrEnum):
    """How far the saving of an address had come."""

    SENT = "sent"
    AT_WORK = "at-work"
    SAVED = "saved"
    NOT_SAVED = "not-saved"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of an address, since when (UTC), and how often saving it failed one time after another."""

    stage: Stage
    at: datetime
    job_id: str = ""
    remedy: Remedy | None = None
    code: str = ""
    message: str = ""
    tries: int = 0
    capture: Capture | None = None


@dataclass(slots=True)
class Saves:
    """The journal of one archive, named by the address at which it saves.

    One that cannot be used is told once, as a warning, and from then on nothing is known and nothing kept.
    """

    database: Database
    archive: str

    @classmethod
    def opened(cls, folder: Path | None, now: datetime, archive: str) -> "Saves":
        """The journal in this folder, else in the user's cache folder; what is older than `KEPT` is removed."""
        found = cls(Database.opened(folder, FILE, _TABLES, _UNUSABLE), archive)
        found.database.write([(_REMOVE_OLD, (iso(now - KEPT),))])
        return found

    def get(self, address: str) -> Entry | None:
        """What is known of the address."""
        return self.database.tried(lambda connection: _found(connection, self.archive, address))

    def sent(self, address: str, now: datetime) -> None:
        """Notes that the archive is being asked."""
        self._keep(address, Entry(Stage.SENT, now, tries=self._tries(address)))

    def at_work(self, job: SaveJob, now: datetime) -> None:
        """Notes that the archive took the job."""
        self._keep(job.url, Entry(Stage.AT_WORK, now, job.job_id, tries=self._tries(job.url)))

    def saved(self, saved: Saved, now: datetime) -> None:
        """Notes that there is a copy."""
        self._keep(saved.url, Entry(Stage.SAVED, now, message=saved.message, capture=saved.capture))

    def not_saved(self, failed: NotSaved, now: datetime) -> None:
        """Notes that there is none, or that nobody knows."""
        tries = self._tries(failed.url) + 1
        entry = Entry(Stage.NOT_SAVED, now, "", failed.remedy, failed.code, failed.message, tries)
        self._keep(failed.url, entry)

    def forget(self, address: str) -> None:
        """Removes what is known: the archive did not take the address."""
        self.database.write([(_FORGET, (self.archive, key(address)))])

    def close(self) -> None:
        """Lets the file go."""
        self.database.close()

    def _tries(self, address: str) -> int:
        known = self.get(address)
        return known.tries if known else 0

    def _keep(self, address: str, entry: Entry) -> None:
        self.database.write([(_KEEP, (self.archive, key(address), *_row(entry)))])


def _row(entry: Entry) -> tuple[object, ...]:
    copy = entry.capture
    shown = (copy.url, copy.original, iso(copy.at), copy.status or 0, copy.archive) if copy else ("", "", "", 0, "")
    known = (entry.job_id, str(entry.remedy or ""), entry.code, entry.message, entry.tries)
    return tuple(map(_storable, (str(entry.stage), iso(entry.at), *known, *shown)))


def _storable(value: object) -> object:
    """The value; of a text whole characters alone, as an archive's JSON may hold halves of them."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value


def _found(connection: sqlite3.Connection, archive: str, address: str) -> Entry | None:
    row = connection.execute(_FIND, (archive, key(address))).fetchone()
    if row is None:
        return None
    stage, at, job_id, remedy, code, message, tries, *shown = row
    known = (job_id, Remedy(remedy) if remedy else None, code, message, tries, _capture(*shown))
    return Entry(Stage(stage), datetime.fromisoformat(at), *known)


def _capture(url: str, original: str, at: str, status: int, archive: str) -> Capture | None:
    return Capture(archive, original, datetime.fromisoformat(at), url, status or None) if url else None
