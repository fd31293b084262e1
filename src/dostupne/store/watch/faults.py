"""Errors of databases → words: what, where, and what to do."""

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from dostupne.errors import StoreNotReady

_LOCKED = "is locked by another program that has been writing for too long: let it end, or end it, and run again"
_FULL = "cannot take more: the disk is full. What was done before is kept: make room and run again"
_READ_ONLY = "cannot be written to: see to the rights of the file and of its folder, or name another by --database"
_NOT_OURS = "is no database of dostupne: name another by --database"
_DAMAGED = "is damaged: put a copy of it back, or try `sqlite3 FILE .recover`"
_NOT_OPENED = "cannot be opened: see to the folder and its rights, or name another file by --database"
_NOT_READ = "cannot be read or written: see to the disk"
_NOT_REACHED = "cannot be reached: see whether the server runs, and to the address and the name in --database"
_LOST = "was lost in the middle: what was done before is kept, run again when the server runs"
_REFUSED = "does not let us in: see to the user and the password in --database (or PGPASSWORD, ~/.pgpass)"
_NO_DATABASE = "is not there: make it (`createdb`), or name another by --database"
_NO_RIGHT = "does not allow that to our user: grant it the rights to make, read and write tables"
_BUSY_SERVER = "takes no more connections now: run again later"
_UNKNOWN = "cannot be used"

_SQLITE: Mapping[int, str] = {
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_NOTADB: _NOT_OURS,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_CANTOPEN: _NOT_OPENED,
    sqlite3.SQLITE_IOERR: _NOT_READ,
}
"""By primary result code (https://www.sqlite.org/rescode.html)."""

_POSTGRESQL: Mapping[str, str] = {
    "55P03": _LOCKED,
    "57014": _LOCKED,
    "53100": _FULL,
    "25006": _READ_ONLY,
    "28": _REFUSED,
    "3D000": _NO_DATABASE,
    "42501": _NO_RIGHT,
    "3F000": _NO_RIGHT,
    "53300": _BUSY_SERVER,
    "57P03": _BUSY_SERVER,
    "57P": _LOST,
    "08": _LOST,
    "XX": _DAMAGED,
}
"""By what a SQLSTATE begins with (https://www.postgresql.org/docs/current/errcodes-appendix.html), the longest first that fits."""

_MISSING = re.compile(r'database ".*" does not exist')

_TRANSIENT = frozenset({"40001", "40P01"})
"""Serialization failure and deadlock: the transaction is rolled back, and may be tried again."""


def may_be_tried_again(error: DBAPIError) -> bool:
    """Whether the same transaction would do better now: it met another, or its connection was found to be dead."""
    return _state(error.orig) in _TRANSIENT or error.connection_invalidated


@contextmanager
def in_words(place: str) -> Iterator[None]:
    """Raises `StoreNotReady` for what a database at this place (as it may be shown) complains of."""
    try:
        yield
    except (DBAPIError, NoConnectionFree, sqlite3.Error) as error:
        raise StoreNotReady(f"{place}: {_told(error)}") from error


def _told(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    meaning = _of_sqlite(cause) if isinstance(cause, sqlite3.Error) else _of_postgresql(cause, error)
    said = str(cause).strip().partition("\n")[0]
    return f"the store of what is watched {meaning} ({said})"


def _of_sqlite(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", None)  # missing where the module itself complains
    return _UNKNOWN if code is None else _SQLITE.get(code & 0xFF, _UNKNOWN)


def _of_postgresql(cause: BaseException, error: Exception) -> str:
    state = _state(cause)
    if state:
        fitting = [start for start in _POSTGRESQL if state.startswith(start)]
        return _POSTGRESQL[max(fitting, key=len)] if fitting else _UNKNOWN
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return _LOST
    return _before_the_connection(cause) if isinstance(error, OperationalError) else _UNKNOWN


def _before_the_connection(cause: BaseException) -> str:
    """What libpq could not do has no SQLSTATE; its words may be in any language, what it sent is a fact."""
    connection = getattr(cause, "pgconn", None)  # missing where not even the host's name is known
    if getattr(connection, "needs_password", False) or getattr(connection, "used_password", False):
        return _REFUSED
    # A server that speaks another language says so itself, behind our words.
    return _NO_DATABASE if _MISSING.search(str(cause)) else _NOT_REACHED


def _state(cause: BaseException | None) -> str:
    return getattr(cause, "sqlstate", None) or ""
