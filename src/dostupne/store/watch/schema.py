"""The schema of a database: made, brought up to date, or refused."""

from collections.abc import Sequence

from sqlalchemy import Column, Connection, MetaData, Table, Text, inspect, select

from dostupne.errors import StoreNotReady
from dostupne.store.watch.database import WatchDatabase, is_postgresql
from dostupne.store.watch.tables import TABLE_NAMES

REVISIONS = ("0001", "0002", "0003")
"""Of the schema, in the order in which it grew; the last is this version's (`migrations/versions`)."""

VERSION_TABLE = "watch_version"
_VERSION = Table(VERSION_TABLE, MetaData(), Column("version_num", Text))
_LOCK = 0x646F7374
"""The number of the advisory lock under which one process at a time changes the schema (“dost”)."""


def prepare(database: WatchDatabase) -> None:
    """Brings the schema up to date; when it is, that costs one query. Raises `StoreNotReady`."""
    version = database.read(lambda connection: _version(connection, database.place.shown))
    if version != REVISIONS[-1]:
        database.write(lambda connection: _upgrade(connection, database.place.shown))


def _upgrade(connection: Connection, place: str) -> None:
    # SQLite's BEGIN IMMEDIATE lets one in at a time; PostgreSQL is asked for that. Who waited finds the work done.
    if is_postgresql(connection):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
    version = _version(connection, place)
    if version == REVISIONS[-1]:
        return
    if version is None:
        _refuse_others(connection, place)
    # Loaded late: most starts find the schema as it should be, and Alembic costs time.
    from dostupne.store.watch.migrations.upgrade import upgrade

    upgrade(connection, REVISIONS[-1])


def _version(connection: Connection, place: str) -> str | None:
    found = _read_version(connection)
    if found is not None and found not in REVISIONS:
        raise StoreNotReady(
            f"{place}: the store of what is watched is of a newer version of dostupne (schema {found}, this one knows "
            f"{REVISIONS[-1]}): bring dostupne up to date, or name another by --database"
        )
    return found


def _read_version(connection: Connection) -> str | None:
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found: str | None = connection.execute(select(_VERSION.c.version_num)).scalar_one_or_none()
    return found


def _tables(connection: Connection) -> Sequence[str]:
    return inspect(connection).get_table_names()


def _refuse_others(connection: Connection, place: str) -> None:
    """A file of another program, or a database that has tables of our names, is not ours to change."""
    found = frozenset(_tables(connection))
    foreign = found & TABLE_NAMES if is_postgresql(connection) else found
    if foreign:
        raise StoreNotReady(
            f"{place}: the database is another program's (it has a table “{min(foreign)}”): name another by --database"
        )
