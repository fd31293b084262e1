"""The schema: made, brought up from every earlier one with its data, the same as the tables say, refused where it is not ours."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from datetime import timedelta
from importlib.resources import files
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, text

from dostupne.errors import StoreNotReady
from dostupne.model.keeping import DueNow, Rejudged
from dostupne.model.watching import Bibliography, Citation, Event, EventKind, Phase
from dostupne.store.watch import WatchStore
from dostupne.store.watch import schema as schema_module
from dostupne.store.watch.citing import digest_of
from dostupne.store.watch.columns import microseconds
from dostupne.store.watch.migrations.upgrade import VERSION_TABLE, upgrade
from dostupne.store.watch.packing import packed
from dostupne.store.watch.place import Place
from dostupne.store.watch.schema import REVISIONS
from dostupne.store.watch.tables import METADATA
from tests.store.watch.values import DAY, GONE, NOW, citations, digest, known, looked, sighting, watching

URL = "https://a.cz/1"
EARLIER = ("", *REVISIONS)


def _engine(url: str) -> Engine:
    return Place.of(url).engine(timedelta(seconds=5))


def _with(url: str, work: Callable[[Connection], Any]) -> Any:
    engine = _engine(url)
    try:
        with engine.begin() as connection:
            return work(connection)
    finally:
        engine.dispose()


_ROWS_OF_BIBLIOGRAPHIES = """
INSERT INTO bibliography (name, source, added_at, tags, content, fault) VALUES ('diplomka', '/d.bib', :at, '["a"]', 'c', '')
"""
_ROWS_OF_LINKS = """
INSERT INTO link (digest, url, added_at, condition, asked_at, due_at, evidence_id{extra})
VALUES (:key, :url, :at, :condition, :at, :due, 1{given})
"""
_ROWS_OF_PROBES = """
INSERT INTO probe (link_id, asked_at, evidence_id, standing, reason, detail, notes, offline, digest, sketch)
VALUES (1, :at, 1, 'gone', 'http-404', '404', 'certificate-expired' || {new_line} || 'https', false, NULL, NULL)
"""


def _fill(connection: Connection, revision: str) -> None:
    """Rows as a version of ours of that revision wrote them: a link that was seen dead once."""
    seen, at = sighting(URL, NOW, GONE), microseconds(NOW)
    evidence = packed(seen.probe, seen.sketch, URL)
    values = {
        "at": at,
        "due": at + 7 * 86_400_000_000,
        "body": evidence.body,
        "d": evidence.digest,
        "s": evidence.sketch,
    }
    values |= {"key": digest_of(URL), "url": URL, "condition": '{"phase":"suspected","looks":1}'}
    extra = {"0001": "", "0002": ", copies", "0003": ", copies, state, leased_by"}[revision]
    given = {"0001": "", "0002": ", '[]'", "0003": ", '[]', 'suspected', 1"}[revision]
    new_line = "char(10)" if connection.dialect.name == "sqlite" else "chr(10)"
    statements = [
        "INSERT INTO meta VALUES ('judged-by', 'old')",
        _ROWS_OF_BIBLIOGRAPHIES,
        "INSERT INTO evidence (body, digest, sketch) VALUES (:body, :d, :s)",
        _ROWS_OF_LINKS.format(extra=extra, given=given),
        "INSERT INTO citation (bibliography_id, link_id, url, key, item, first_seen) VALUES (1, 1, :url, 'k0', '{}', :at)",
        _ROWS_OF_PROBES.format(new_line=new_line),
    ]
    if revision != "0001":
        statements.append("INSERT INTO event VALUES (1, :at, 'suspected', 0, 'http-404')")
    for statement in statements:
        clause = text(statement)
        connection.execute(clause, {name: values[name] for name in clause.compile().params})


@pytest.mark.parametrize("revision", REVISIONS)
def test_every_earlier_schema_is_brought_up_with_its_data(empty_url: str, revision: str) -> None:
    def make(connection: Connection) -> None:
        upgrade(connection, revision)
        _fill(connection, revision)

    _with(empty_url, make)
    with WatchStore.opened(empty_url) as store:
        (essay,) = store.bibliographies(tags=["a"])
        assert essay == Bibliography("diplomka", "/d.bib", NOW, None, ("a",), content="c", id=1)
        (link,) = store.links([essay.id])
        assert (link.url, link.condition.phase, link.citations) == (URL, Phase.SUSPECTED, (Citation(URL, "k0", "{}"),))
        assert list(store.sightings(link.id)) == [sighting(URL, NOW, GONE)]
        assert store.due(NOW) == DueNow(0, NOW + 7 * DAY)
        assert store.judged_by() == ("old" if revision == REVISIONS[-1] else ""), "what it lacked follows from history"
        event = Event(EventKind.DIED, NOW)
        store.rejudge("new", lambda seen, link: Rejudged(link.condition, (event,), NOW + DAY, "dead"))
        assert [one for _, one in store.events()] == [event]
        assert looked(store, NOW + DAY) == 1
        assert store.tell(essay, digest, ()) is None, "it lives again"


@pytest.mark.parametrize("revision", EARLIER)
def test_what_comes_out_is_what_the_tables_say(empty_url: str, revision: str) -> None:
    if revision:
        _with(empty_url, lambda connection: upgrade(connection, revision))
    WatchStore.opened(empty_url).close()

    def differences(connection: Connection) -> list[Any]:
        options = {"version_table": VERSION_TABLE, "compare_type": True, "compare_server_default": True}
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), METADATA))

    assert _with(empty_url, differences) == []


def _described(connection: Connection) -> dict[str, Any]:
    """All that a database says of its tables, but for the order of columns."""
    found = inspect(connection)
    return {
        name: {
            "columns": sorted(
                (str(c["name"]), str(c["type"]), c["nullable"], str(c["default"])) for c in found.get_columns(name)
            ),
            "key": found.get_pk_constraint(name),
            "foreign": sorted(found.get_foreign_keys(name), key=str),
            "unique": sorted(found.get_unique_constraints(name), key=str),
            "indexes": sorted(map(_plain, found.get_indexes(name)), key=str),
            "options": found.get_table_options(name),
        }
        for name in sorted(METADATA.tables)
    }


def _plain(index: Any) -> Any:
    """An index with its condition as text."""
    return {
        name: {key: str(one) for key, one in value.items()} if isinstance(value, dict) else value
        for name, value in index.items()
    }


def test_scripts_make_what_create_all_makes(
    empty_url: str, database: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    other = str(tmp_path / "other.sqlite")
    if database == "postgresql":
        server = request.getfixturevalue("postgres")
        other = server.url(server.create())
    _with(empty_url, lambda connection: upgrade(connection, REVISIONS[-1]))
    _with(other, METADATA.create_all)
    assert _with(empty_url, _described) == _with(other, _described)


def test_the_scripts_are_all_there() -> None:
    """In the order that start-up knows without Alembic, and in the package, so that wheels have them."""
    folder = files("dostupne.store.watch.migrations")
    scripts = ScriptDirectory(str(folder))
    assert tuple(reversed([script.revision for script in scripts.walk_revisions()])) == REVISIONS
    assert len([one for one in folder.joinpath("versions").iterdir() if one.name[:4] in REVISIONS]) == len(REVISIONS)
    assert schema_module.VERSION_TABLE == VERSION_TABLE


def _open(url: str) -> str:
    with WatchStore.opened(url) as store:
        return store.judged_by()


def test_processes_that_start_at_once_make_one_schema(empty_url: str) -> None:
    with ProcessPoolExecutor(4, get_context("spawn")) as pool:
        assert list(pool.map(_open, [empty_url] * 8)) == [""] * 8
    count = "SELECT count(*) FROM watch_version"
    assert _with(empty_url, lambda connection: connection.execute(text(count)).scalar_one()) == 1


def test_a_script_that_fails_changes_nothing(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them are one transaction."""
    _with(empty_url, lambda connection: upgrade(connection, "0001"))

    def fails(connection: Connection, revision: str) -> None:
        upgrade(connection, "0002")
        raise KeyboardInterrupt

    monkeypatch.setattr("dostupne.store.watch.migrations.upgrade.upgrade", fails)
    with pytest.raises(KeyboardInterrupt):
        WatchStore.opened(empty_url)
    monkeypatch.undo()
    names = _with(empty_url, lambda connection: inspect(connection).get_table_names())
    assert "event" not in names
    WatchStore.opened(empty_url).close()


_SCRIPT = """
import sys
from dostupne.store.watch import WatchStore
WatchStore.opened(sys.argv[1]).close()
print("alembic" in sys.modules)
"""


def test_alembic_is_not_loaded_where_nothing_is_to_do(empty_url: str) -> None:
    def run() -> str:
        done = subprocess.run([sys.executable, "-c", _SCRIPT, empty_url], check=True, capture_output=True, text=True)
        return done.stdout.strip()

    assert [run(), run()] == ["True", "False"]


def test_a_newer_schema_is_refused(url: str, store: WatchStore) -> None:
    watching(store, URL)
    store.database.write(lambda c: c.execute(text("UPDATE watch_version SET version_num = '0099'")))
    with pytest.raises(StoreNotReady, match=r"newer version of dostupne \(schema 0099, this one knows 0003\): bring"):
        WatchStore.opened(url)


def test_anothers_database_is_left_alone(empty_url: str, database: str) -> None:
    theirs = "link" if database == "postgresql" else "moz_places"
    _with(empty_url, lambda connection: connection.execute(text(f"CREATE TABLE {theirs} (id INTEGER)")))
    with pytest.raises(StoreNotReady, match=rf"is another program's \(it has a table “{theirs}”\)"):
        WatchStore.opened(empty_url)
    assert _with(empty_url, lambda connection: inspect(connection).get_table_names()) == [theirs]


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_on_a_server_others_may_live_beside_us(empty_url: str) -> None:
    _with(empty_url, lambda connection: connection.execute(text("CREATE TABLE alembic_version (version_num TEXT)")))
    with WatchStore.opened(empty_url) as store:
        watching(store, URL)
        assert known(store, URL).citations == citations(URL)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_file_of_sqlite_can_be_looked_at_by_others(url: str) -> None:
    """While it is open, with what sqlite3 has."""
    with WatchStore.opened(url) as store:
        watching(store, URL)
        with closing(sqlite3.connect(url)) as other:
            assert other.execute("SELECT url, state FROM link").fetchall() == [(URL, "")]
            assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert Path(url).stat().st_mode & 0o777 == 0o600, "addresses to notify hold passwords"
