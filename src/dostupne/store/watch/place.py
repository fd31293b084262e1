"""What a user names as the store → an engine: a path, an address of SQLite or of PostgreSQL, or nothing."""

import os
import sqlite3
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from dostupne.errors import Misuse, StoreNotReady

FILE = "watch.sqlite"

BEGIN = "dostupne_begin"
"""The execution option that says how a transaction begins in SQLite; empty: it does not, the statement takes none."""
READS, WRITES, OUTSIDE = "BEGIN", "BEGIN IMMEDIATE", ""

_SQLITE = frozenset({"sqlite", "sqlite+pysqlite"})
_POSTGRESQL = frozenset({"postgresql", "postgres", "postgresql+psycopg"})
_MEANT = "meant is a file, sqlite:///FILE or postgresql://USER@HOST/DATABASE"
_REACH = 10
"""Seconds to wait for a server's answer when connecting."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the store is. `shown` is how it is called in messages: never with a password."""

    url: URL
    shown: str

    @classmethod
    def of(cls, named: str | None) -> "Place":
        """Raises `Misuse` for what is neither a path nor an address of a database that is known."""
        if named is None:
            return cls._file(user_data_path("dostupne", appauthor=False) / FILE)
        if "://" not in named:
            return cls._file(Path(named).expanduser())
        try:
            url = make_url(named)
        except (ArgumentError, ValueError) as error:
            # Not even the error's words are shown: they may hold the password.
            raise Misuse(f"--database: that is no address of a database; {_MEANT}") from error
        if url.drivername in _SQLITE and url.database:
            return cls._file(Path(url.database).expanduser())
        if url.drivername in _POSTGRESQL:
            return cls(url.set(drivername="postgresql+psycopg"), _shown(url))
        raise Misuse(f"--database: “{url.drivername}” is none of the databases that are known; {_MEANT}")

    @classmethod
    def _file(cls, file: Path) -> "Place":
        return cls(URL.create("sqlite", database=str(file)), str(file))

    @property
    def file(self) -> Path | None:
        """The file of SQLite; None for a server."""
        return Path(self.url.database or "") if self.url.drivername == "sqlite" else None

    def engine(self, patience: timedelta) -> Engine:
        """An engine; of SQLite also the file, made where there is none. `patience` is how long it waits for a lock.

        Raises `StoreNotReady` where the file cannot be made.
        """
        if self.file is None:
            return _of_server(self.url, patience)
        try:
            _made(self.file)
        except OSError as error:
            why = error.strerror or error
            raise StoreNotReady(
                f"{self.shown}: the store of what is watched cannot be made ({why}): name another file by --database"
            ) from error
        return _of_file(self.url, patience)


def _shown(url: URL) -> str:
    kept = {name: value for name, value in url.query.items() if "pass" not in name.lower()}
    return url.set(drivername="postgresql", query=kept).render_as_string(hide_password=True)


def _made(file: Path) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not file.exists():
        # For its owner alone: addresses to notify hold passwords.
        os.close(os.open(file, os.O_CREAT | os.O_WRONLY, 0o600))


def _of_file(url: URL, patience: timedelta) -> Engine:
    engine = create_engine(url, connect_args={"timeout": patience.total_seconds()})
    event.listen(engine, "connect", lambda connection, _: _prepare(connection, patience))
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, patience: timedelta) -> None:
    # The module would begin transactions by itself, and later than we mean to:
    # https://docs.sqlalchemy.org/en/20/dialects/sqlite.html#serializable-isolation-savepoints-transactional-ddl
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    # With write-ahead logging, NORMAL does not wait for the disk at each commit. A killed process loses nothing by that: what it
    # committed is in the system's memory already. Only a machine that loses its power may lose the last commits,
    # and the file stays whole (https://www.sqlite.org/pragma.html#pragma_synchronous).
    connection.execute("PRAGMA synchronous = NORMAL")
    until = time.monotonic() + patience.total_seconds()
    while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            # The switch does not wait for its turn, as all else does.
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes then would be refused where another wrote between; this one waits for its turn.
    if how := connection.get_execution_options().get(BEGIN, READS):
        connection.exec_driver_sql(how)


def _of_server(url: URL, patience: timedelta) -> Engine:
    # The ping before each use notices a server that was started anew since.
    engine = create_engine(
        url, pool_pre_ping=True, connect_args={"connect_timeout": _REACH, "application_name": "dostupne"}
    )
    event.listen(engine, "connect", lambda connection, _: _set_patience(connection, patience))
    return engine


def _set_patience(connection: Any, patience: timedelta) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = {round(1000 * patience.total_seconds())}")
    connection.commit()
