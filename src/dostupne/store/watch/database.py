"""A database and its transactions: each is tried again where that helps, and its errors become words."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection, Engine, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError

from dostupne.store.watch.faults import in_words, may_be_tried_again
from dostupne.store.watch.place import BEGIN, OUTSIDE, WRITES, Place

_LOG = logging.getLogger(__name__)
_TRIES = 5

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class WatchDatabase:
    """An engine at a place. Work is a function of a connection: it may be called more than once, as if it had not been before."""

    place: Place
    engine: Engine

    def read(self, work: Callable[[Connection], T]) -> T:
        """What the work gives. Raises `StoreNotReady`."""
        return self._tried(work, self.engine)

    def write(self, work: Callable[[Connection], T]) -> T:
        """The same for work that writes: all of it stays, or none. Raises `StoreNotReady`."""
        return self._tried(work, self.engine.execution_options(**{BEGIN: WRITES}))

    def outside(self, statement: str) -> None:
        """Runs a statement that takes no transaction (VACUUM). Raises `StoreNotReady`."""
        alone = self.engine.execution_options(isolation_level="AUTOCOMMIT", **{BEGIN: OUTSIDE})
        with in_words(self.place.shown), alone.connect() as connection:
            connection.exec_driver_sql(statement)

    def close(self) -> None:
        """Lets the connections go."""
        self.engine.dispose()

    def _tried(self, work: Callable[[Connection], T], engine: Engine) -> T:
        with in_words(self.place.shown):
            for _ in range(_TRIES - 1):
                try:
                    return _done(work, engine)
                except _NotCommitted as error:
                    _LOG.info("%s: the transaction is tried again: %s", self.place.shown, error.__cause__)
            try:
                return _done(work, engine)
            except _NotCommitted as error:
                raise error.cause from None


class _NotCommitted(Exception):
    """Nothing of the transaction was kept, and it may do better now."""

    def __init__(self, cause: DBAPIError) -> None:
        super().__init__(str(cause))
        self.cause = cause


def _done(work: Callable[[Connection], T], engine: Engine) -> T:
    with engine.connect() as connection:
        with connection.begin() as transaction:
            try:
                found = work(connection)
            except DBAPIError as error:
                if not may_be_tried_again(error):
                    raise
                raise _NotCommitted(error) from error
            # What fails from here on, may have been kept all the same: it is not tried again.
            transaction.commit()
        return found


def insert(connection: Connection, table: Table) -> "postgresql.Insert | sqlite.Insert":
    """An INSERT that knows ON CONFLICT, in the dialect of the connection."""
    return postgresql.insert(table) if is_postgresql(connection) else sqlite.insert(table)


def is_postgresql(connection: Connection) -> bool:
    """Whether the store is on a server."""
    return connection.dialect.name == "postgresql"
