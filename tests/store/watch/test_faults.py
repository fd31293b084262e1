"""What can be the matter with a database is said in words: what, where, what to do; and what was done stays."""

import os
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Timer

import pytest
from sqlalchemy import Connection, event, text
from sqlalchemy.exc import StatementError

from dostupne.errors import Misuse, StoreNotReady
from dostupne.model.keeping import DueNow
from dostupne.store.watch import WatchStore
from dostupne.store.watch.place import Place
from tests.store.postgres import GUARDED, NoServer, Server, serving
from tests.store.watch.values import NOW, addresses, known, look, looked, watching

SOON = timedelta(milliseconds=200)
URL = "https://a.cz/1"

on_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
on_postgresql = pytest.mark.parametrize("database", ["postgresql"], indirect=True)


@contextmanager
def mounted(folder: Path, size: str) -> Iterator[Callable[[str], None]]:
    """A disk of its own, of this size; gives a function that mounts it anew with other options."""
    folder.mkdir(exist_ok=True)

    def mount(options: str) -> None:
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=False, capture_output=True, text=True
        )
        if done.returncode:
            pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")

    if os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    mount(f"size={size}")
    try:
        yield lambda options: mount(f"remount,{options}")
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _lock(url: str) -> Connection:
    """Another program in the middle of writing."""
    connection = Place.of(url).engine(SOON).connect()
    if connection.dialect.name == "sqlite":
        connection.execution_options(dostupne_begin="BEGIN IMMEDIATE")
    connection.execute(text("UPDATE link SET due_at = due_at"))
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE bibliography"))
    return connection


def test_one_that_is_locked_for_too_long(url: str) -> None:
    with WatchStore.opened(url, patience=SOON) as store:
        essay = watching(store, URL)
        other = _lock(url)
        for write in (lambda: watching(store, URL, name="b"), lambda: store.remove(essay)):
            with pytest.raises(StoreNotReady, match=r"is locked by another program.*run again"):
                write()
        other.rollback()
        assert store.due(NOW) == DueNow(1)
        watching(store, URL, name="b")
        other.close()
        other.engine.dispose()


def test_a_lock_that_is_short_is_waited_for(url: str) -> None:
    with WatchStore.opened(url) as store:
        watching(store, URL)
        other = _lock(url)
        timer = Timer(0.5, other.rollback)
        timer.start()
        watching(store, URL, name="b")
        timer.join()
        other.close()
        other.engine.dispose()


@on_sqlite
def test_a_locked_file_can_be_read(url: str) -> None:
    with WatchStore.opened(url, patience=SOON) as store:
        watching(store, URL)
        with closing(sqlite3.connect(url, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with WatchStore.opened(url, patience=SOON) as reader:
                assert reader.due(NOW) == DueNow(1)


def _fill_up(store: WatchStore) -> int:
    """How many bibliographies of a hundred links went in before one did not, which is told."""
    done = 0

    def fill() -> None:
        nonlocal done
        while done < 10_000:
            watching(store, *(f"{url}/{done}/{'x' * 300}" for url in addresses(100)), name=str(done))
            done += 1

    with pytest.raises(StoreNotReady, match="the disk is full"):
        fill()
    return done


def test_a_full_disk(tmp_path: Path) -> None:
    """What was done before stays, and goes on when there is room."""
    with mounted(tmp_path / "disk", "2m") as remount, WatchStore.opened(str(tmp_path / "disk/watch.sqlite")) as store:
        done = _fill_up(store)
        assert done > 0
        names = [one.name for one in store.bibliographies()]
        assert len(names) in (done, done + 1), "one may be there without its links"
        remount("size=20m")
        assert looked(store) == 100 * done
        watching(store, *addresses(1), name="more")


@on_sqlite
def test_a_file_that_may_not_grow(url: str) -> None:
    """The same where no disk can be mounted."""
    with WatchStore.opened(url) as store:
        event.listen(store.database.engine, "connect", lambda c, _: c.execute("PRAGMA max_page_count = 100"))
        store.database.engine.dispose()
        assert _fill_up(store) > 0


def test_a_full_disk_of_a_server(postgres: Server, template: str, tmp_path: Path) -> None:
    folder = postgres.folder / "disk"
    with mounted(folder, "24m") as remount:
        os.chown(folder, postgres.folder.stat().st_uid, postgres.folder.stat().st_gid)
        postgres.sql(f"CREATE TABLESPACE small LOCATION '{folder}'")
        postgres.sql(f"CREATE DATABASE full_one TEMPLATE {template} TABLESPACE small")
        try:
            with WatchStore.opened(postgres.url("full_one")) as store:
                done = _fill_up(store)
                assert done > 0
                remount("size=64m")
                assert looked(store) == 100 * done
        finally:
            postgres.sql("DROP DATABASE full_one")
            postgres.sql("DROP TABLESPACE small")


def test_one_that_cannot_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    with mounted(folder, "2m") as remount:
        file = folder / "watch.sqlite"
        with WatchStore.opened(str(file)) as store:
            watching(store, URL)
        remount("ro")
        with pytest.raises(StoreNotReady, match=rf"{file}: .* (cannot be written to|cannot be opened): see to the"):
            WatchStore.opened(str(file)).begin(NOW)
        with pytest.raises(StoreNotReady, match=r"cannot be made \(Read-only file system\): name another file"):
            WatchStore.opened(str(folder / "other.sqlite"))


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    """The same by rights, where we are not root."""
    file = tmp_path / "watch.sqlite"
    with WatchStore.opened(str(file)) as store:
        watching(store, URL)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    if os.geteuid() == 0:
        pytest.skip("rights do not bind root")
    file.chmod(0o400)
    with pytest.raises(StoreNotReady, match="cannot be written to"):
        WatchStore.opened(str(file))


@on_postgresql
def test_a_server_that_takes_no_writing(postgres: Server, url: str) -> None:
    WatchStore.opened(url).close()
    postgres.sql(f"ALTER DATABASE {_name(url)} SET default_transaction_read_only = on")
    with WatchStore.opened(url) as store, pytest.raises(StoreNotReady, match="cannot be written to"):
        store.begin(NOW)


def _name(url: str) -> str:
    return url.partition("@/")[2].partition("?")[0]


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf@book{a,\n" * 99, b"%PDF-1.7" + b"\0" * 5000])
def test_a_file_that_is_something_else(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "thesis.bib"
    file.write_bytes(content)
    with pytest.raises(StoreNotReady, match=rf"{file}: .* is no database of dostupne: name another by --database"):
        WatchStore.opened(str(file))
    assert file.read_bytes() == content


def test_a_file_that_is_damaged(tmp_path: Path) -> None:
    file = tmp_path / "watch.sqlite"
    with WatchStore.opened(str(file)) as store:
        watching(store, *addresses(200))
    data = bytearray(file.read_bytes())
    data[8192:] = os.urandom(len(data) - 8192)
    file.write_bytes(data)
    with pytest.raises(StoreNotReady, match="is damaged: put a copy of it back"), WatchStore.opened(str(file)) as store:
        looked(store)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(StoreNotReady, match="cannot be opened"):
        WatchStore.opened(str(tmp_path))
    (tmp_path / "file").touch()
    with pytest.raises(StoreNotReady, match="cannot be made"):
        WatchStore.opened(str(tmp_path / "file/watch.sqlite"))


def test_an_empty_file_is_a_new_store(tmp_path: Path) -> None:
    """What `mktemp` leaves."""
    (tmp_path / "new").touch()
    with WatchStore.opened(f"sqlite:///{tmp_path}/new") as store:
        assert store.bibliographies() == ()


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://jan:tajne@127.0.0.1:1/watch",
        "postgres://127.0.0.1:1/watch?user=jan&password=tajne",
        "postgresql+psycopg://jan:tajne@/watch?host=/nowhere",
        "postgresql://jan:tajne@no-such-host.invalid/watch",
    ],
)
def test_a_server_that_is_not_there(url: str) -> None:
    with pytest.raises(StoreNotReady, match=r"^postgresql://.*watch.*: .* cannot be reached: see whether") as caught:
        WatchStore.opened(url)
    assert "tajne" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "mysql://jan:tajne@127.0.0.1/watch",
        "sqlite://",
        "postgresql://jan:tajne@127.0.0.1:port/watch",
        "http://jan:tajne@a.cz/",
        "://jan:tajne",
    ],
)
def test_what_is_no_place_for_a_store(url: str) -> None:
    with pytest.raises(Misuse, match=r"--database: .*meant is a file, sqlite:///FILE or postgresql://") as caught:
        WatchStore.opened(url)
    assert "tajne" not in str(caught.value)


@on_postgresql
@pytest.mark.parametrize("password", ["tajne", ""])
def test_a_wrong_password(postgres: Server, url: str, password: str) -> None:
    with pytest.raises(StoreNotReady, match="does not let us in: see to the user and the password") as caught:
        WatchStore.opened(postgres.url(_name(url), GUARDED, password))
    assert "tajne" not in str(caught.value)
    WatchStore.opened(postgres.url(_name(url), GUARDED, GUARDED)).close()


def test_a_database_that_is_not_there(postgres: Server) -> None:
    with pytest.raises(StoreNotReady, match=r"is not there: make it \(`createdb`\)"):
        WatchStore.opened(postgres.url("nobody_made_it"))


@on_postgresql
def test_a_user_without_rights(postgres: Server, empty_url: str) -> None:
    postgres.sql("DROP ROLE IF EXISTS reader")
    postgres.sql("CREATE ROLE reader LOGIN")
    with pytest.raises(StoreNotReady, match="does not allow that to our user: grant it"):
        WatchStore.opened(empty_url.replace("postgres@", "reader@"))


@on_postgresql
def test_a_connection_that_was_lost_is_made_anew(postgres: Server, url: str) -> None:
    """Between two transactions, and in the middle of one, which is done anew."""
    end_all = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{_name(url)}'"
    with WatchStore.opened(url) as store:
        essay = watching(store, URL)
        postgres.sql(end_all)
        assert looked(store, state="dead") == 1
        calls: list[int] = []

        def compose(untold: object) -> None:
            calls.append(1)
            if len(calls) == 1:
                postgres.sql(end_all)

        store.tell(essay, compose, ())
        assert len(calls) == 2


def test_our_own_faults_are_none_of_the_store(store: WatchStore) -> None:
    """A time without a zone is a mistake of ours, and said to be one."""
    with pytest.raises(StatementError, match="offset-naive"):
        store.due(NOW.replace(tzinfo=None))


@pytest.fixture
def own_postgres() -> Iterator[Server]:
    """One that a test may end."""
    try:
        with serving(synchronous_commit="on") as server:
            yield server
    except NoServer as reason:
        pytest.skip(str(reason))


def test_a_server_that_fails_in_the_middle_of_a_run(own_postgres: Server) -> None:
    url = own_postgres.url(own_postgres.create())
    with WatchStore.opened(url) as store:
        watching(store, *addresses(20))
        run = store.begin(NOW)
        first, second = store.claim(run, NOW, 10), store.claim(run, NOW, 10)
        assert store.record(run, [look(link) for link in first], NOW) == 10
        own_postgres.stop(at_once=True)
        with pytest.raises(StoreNotReady, match="cannot be reached"):
            store.record(run, [look(link) for link in second], NOW)
        own_postgres.start()
        assert store.record(run, [look(link) for link in second], NOW) == 10
        assert sum(known(store, url).condition.looks for url in addresses(20)) == 20
