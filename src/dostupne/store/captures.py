"""What archives said and what their copies held, so that asking again soon asks nobody. SQLite, in the user's cache folder."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from dostupne.model.snapshot import ArchiveAnswer, Capture, CopyPage
from dostupne.store.database import Database, iso, key
from dostupne.store.probes import decoded, encoded

KEPT = timedelta(days=30)
"""What is older is removed: pages that were captured do not change, lists of them grow."""

FILE = "captures-1.sqlite"
"""The number is that of the format, as in `store/successes`."""

_UNUSABLE = "what archives said earlier cannot be used ({}): they are asked. If this stays so, delete the file."
_TABLES = """
CREATE TABLE IF NOT EXISTS answer (question BLOB PRIMARY KEY, asked_at TEXT NOT NULL, answer BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS copy (address BLOB PRIMARY KEY, asked_at TEXT NOT NULL, copy BLOB NOT NULL);
"""
_REMOVE_OLD = ("DELETE FROM answer WHERE asked_at < ?", "DELETE FROM copy WHERE asked_at < ?")
_FIND_ANSWER = "SELECT answer FROM answer WHERE question = ? AND asked_at BETWEEN ? AND ?"
_FIND_COPY = "SELECT copy FROM copy WHERE address = ?"
_KEEP_ANSWER = "INSERT OR REPLACE INTO answer VALUES (?, ?, ?)"
_KEEP_COPY = "INSERT OR REPLACE INTO copy VALUES (?, ?, ?)"


@dataclass(slots=True)
class CaptureStore:
    """Answers by question and copies by address. One that cannot be used is told once, as a warning, and knows nothing.

    `question` is any text that names the archive, the address and the day. `close` writes what is not written yet.
    """

    database: Database

    @classmethod
    def opened(cls, folder: Path | None, now: datetime) -> "CaptureStore":
        """The store in this folder, else in the user's cache folder; what is older than `KEPT` is removed."""
        found = cls(Database.opened(folder, FILE, _TABLES, _UNUSABLE))
        found.database.write((statement, (iso(now - KEPT),)) for statement in _REMOVE_OLD)
        return found

    def answer(self, question: str, since: datetime, until: datetime) -> ArchiveAnswer | None:
        """What was answered between the two times."""
        return self.database.tried(lambda connection: _answer(connection, (key(question), iso(since), iso(until))))

    def keep_answer(self, question: str, answer: ArchiveAnswer, now: datetime) -> None:
        """Keeps an answer, in place of an earlier one."""
        self.database.write_later((_KEEP_ANSWER, (key(question), iso(now), _text(asdict(answer)))))

    def copy(self, capture: Capture) -> CopyPage | None:
        """What the copy was seen to hold."""
        return self.database.tried(lambda connection: _copy(connection, capture))

    def keep_copy(self, copy: CopyPage) -> None:
        """Keeps what a copy holds."""
        fields = {
            "at": copy.at,
            "original": copy.original,
            "probe": encoded(copy.probe).decode("utf-8", "surrogatepass"),
        }
        self.database.write_later((_KEEP_COPY, (key(copy.capture.url), iso(copy.probe.asked_at), _text(fields))))

    def close(self) -> None:
        """Writes what is not written yet, and lets the file go."""
        self.database.close()


def _text(fields: Mapping[str, object]) -> bytes:
    return json.dumps(fields, default=datetime.isoformat, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _answer(connection: sqlite3.Connection, values: tuple[object, ...]) -> ArchiveAnswer | None:
    row = connection.execute(_FIND_ANSWER, values).fetchone()
    if row is None:
        return None
    fields = _fields(row[0])
    captures, moves = (tuple(map(_capture, fields.pop(name))) for name in ("captures", "moves"))
    fields["not_offered"] = tuple(fields["not_offered"])
    asked_at = _moment(fields.pop("asked_at"))
    return ArchiveAnswer(**fields, captures=captures, moves=moves, asked_at=asked_at)


def _fields(text: bytes) -> dict[str, Any]:
    fields = json.loads(text)
    if not isinstance(fields, dict):
        raise TypeError("a row that is not ours")
    return fields


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _capture(fields: dict[str, Any]) -> Capture:
    return Capture(**(fields | {"at": datetime.fromisoformat(fields["at"])}))


def _copy(connection: sqlite3.Connection, capture: Capture) -> CopyPage | None:
    row = connection.execute(_FIND_COPY, (key(capture.url),)).fetchone()
    if row is None:
        return None
    fields = _fields(row[0])
    return CopyPage(capture, decoded(key(fields["probe"])), _moment(fields["at"]), fields["original"])
