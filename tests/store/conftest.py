"""Stores of what is watched to test with: on SQLite, and on a real PostgreSQL where there is one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dostupne.store.watch import WatchStore
from tests.store.postgres import NoServer, Server, serving

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A server of this process of tests."""
    try:
        with serving() as server:
            yield server
    except NoServer as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="session")
def template(postgres: Server) -> str:
    """A database with the schema, which others are copied from."""
    name = postgres.create()
    WatchStore.opened(postgres.url(name)).close()
    return name


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest) -> str:
    """Each database in turn; a test of one alone says `indirect`."""
    return str(request.param)


@pytest.fixture
def url(database: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store that is nobody else's, of its newest schema on PostgreSQL, not made yet on SQLite."""
    if database == "sqlite":
        return str(tmp_path / "watch.sqlite")
    server: Server = request.getfixturevalue("postgres")
    return server.url(server.create(request.getfixturevalue("template")))


@pytest.fixture
def empty_url(database: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without any table."""
    if database == "sqlite":
        return str(tmp_path / "empty.sqlite")
    server: Server = request.getfixturevalue("postgres")
    return server.url(server.create())


@pytest.fixture
def store(url: str) -> Iterator[WatchStore]:
    """A store, empty."""
    with WatchStore.opened(url) as found:
        yield found


Opened = Callable[[], WatchStore]
