"""Fills a store by the way databases have for many rows, as a year of runs would have by theirs, and says how large its tables are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from benchmarks import watched
from dostupne.model.evidence import Probe
from dostupne.model.watching import Bibliography, Citation
from dostupne.store.watch import WatchStore
from dostupne.store.watch.citing import digest_of
from dostupne.store.watch.columns import escaped, json_text, microseconds
from dostupne.store.watch.packing import Evidence, milliseconds, packed
from dostupne.store.watch.tables import METADATA
from dostupne.store.watch.wording import condition_shape

_BATCH = 10_000
_COLUMNS = {
    "link": "id digest url added_at condition asked_at due_at evidence_id state",
    "citation": "bibliography_id link_id url key item first_seen",
    "evidence": "id body digest sketch",
    "probe": "link_id asked_at evidence_id ms standing reason detail match successor notes offline digest sketch",
}
Rows = dict[str, list[tuple[Any, ...]]]


ALL, SMALL = "all", "small"
"""Bibliographies: of all links, and of a hundred of them."""


def fill(stores: Sequence[WatchStore], count: int) -> None:
    """The same in each of these empty stores: so many links in `ALL`."""
    for store in stores:
        store.add(Bibliography(ALL, "/srv/all.bib", watched.START))
    evidence_id = 0
    for numbers in _batches(count):
        rows: Rows = {name: [] for name in _COLUMNS}
        for number in numbers:
            evidence_id = _add(rows, 1, number, evidence_id)
        for store in stores:
            _write(store, rows)
    cited = [watched.link(number) for number in range(0, count, max(1, count // 100))]
    for store in stores:
        _settle(store)
        small = store.add(Bibliography(SMALL, "/srv/small.bib", watched.START))
        store.cite(small, [Citation(one.url, one.key, one.item) for one in cited], "", watched.START)


def _settle(store: WatchStore) -> None:
    """What a server does by itself in the course of time."""
    if store.database.place.file is None:
        for table, column in (("link", "id"), ("evidence", "id")):
            store.database.read(
                lambda c, table=table, column=column: c.exec_driver_sql(  # type: ignore[misc]
                    f"SELECT setval(pg_get_serial_sequence('{table}', '{column}'), (SELECT max({column}) FROM {table}))"
                )
            )
        store.database.outside("VACUUM (ANALYZE)")


def _batches(count: int) -> Iterator[range]:
    return (range(start, min(count, start + _BATCH)) for start in range(0, count, _BATCH))


def _add(rows: Rows, bibliography_id: int, number: int, evidence_id: int) -> int:
    link, link_id = watched.link(number), number + 1
    shared: Evidence | None = None
    seen = None
    for sighting in link.sightings:
        if seen != (seen := _lasting(sighting.probe)) or shared is None:
            evidence = packed(sighting.probe, sighting.sketch, link.url)
        elif shared.digest is not None and sighting.probe.page is not None:  # packing takes the longest of it all
            evidence = Evidence(shared.body, bytes.fromhex(sighting.probe.page.digest), bytes.fromhex(sighting.sketch))
        if shared is None or shared.body != evidence.body:
            shared, evidence_id = evidence, evidence_id + 1
            rows["evidence"].append((evidence_id, evidence.body, evidence.digest, evidence.sketch))
        verdict = sighting.verdict
        other = evidence.digest != shared.digest
        rows["probe"].append(
            (
                link_id,
                microseconds(sighting.at),
                evidence_id,
                milliseconds(sighting.probe),
                verdict.standing.value,
                verdict.reason,
                verdict.detail or None,
                verdict.match,
                verdict.successor or None,
                "\n".join(verdict.notes) or None,
                False,
                evidence.digest if other else None,
                evidence.sketch if other else None,
            )
        )
    added, asked = microseconds(watched.START), microseconds(link.condition.asked_at or watched.START)
    due = asked + timedelta(days=7) // timedelta(microseconds=1)
    condition = json_text(condition_shape(link.condition))
    rows["link"].append((link_id, digest_of(link.url), link.url, added, condition, asked, due, evidence_id, ""))
    rows["citation"].append((bibliography_id, link_id, link.url, link.key, escaped(link.item), added))
    return evidence_id


def _lasting(probe: Probe) -> object:
    return probe.page and replace(probe.page, digest=""), [(hop.url, hop.status, hop.headers) for hop in probe.hops]


def _write(store: WatchStore, rows: Rows) -> None:
    raw = store.database.engine.raw_connection()
    try:
        if store.database.place.file is not None:
            raw.cursor().execute("BEGIN")
        for name, values in rows.items():
            _write_table(raw, name, values, copy=store.database.place.file is None)
        raw.commit()
    finally:
        raw.close()


def _write_table(raw: Any, name: str, values: Iterable[Sequence[Any]], *, copy: bool) -> None:
    columns = _COLUMNS[name].split()
    quoted = ", ".join(f'"{column}"' for column in columns)
    if not copy:
        marks = ", ".join("?" * len(columns))
        raw.cursor().executemany(f"INSERT INTO {name} ({quoted}) VALUES ({marks})", values)
        return
    with raw.cursor() as cursor, cursor.copy(f"COPY {name} ({quoted}) FROM STDIN") as target:
        for row in values:
            target.write_row(row)


def sizes(store: WatchStore) -> dict[str, int]:
    """Bytes by table, indexes included."""
    names = sorted(METADATA.tables)
    if store.database.place.file is None:
        query = "SELECT c, pg_total_relation_size(c::regclass) FROM unnest(%(names)s::text[]) AS c"
        rows = store.database.read(lambda c: c.exec_driver_sql(query, {"names": names}).all())
        return {name: size for name, size in rows if size > 100_000}
    query = "SELECT m.tbl_name, sum(s.pgsize) FROM dbstat('main', 1) AS s JOIN sqlite_schema AS m ON m.name = s.name GROUP BY 1"
    rows = store.database.read(lambda c: c.exec_driver_sql(query).all())
    return {name: size for name, size in rows if size > 100_000}
