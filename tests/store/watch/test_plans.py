"""What is done over and over goes through no whole table: of a million links that was ten times the time of all the rest."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event

from dostupne.store.watch import WatchStore
from tests.store.watch.values import DAY, GONE, NOW, addresses, citations, digest, known, looked, watching

_WHOLE = re.compile(r"SCAN (?:link|citation|probe|evidence|event|told|untold|digest|delivery)\b")

Deed = Callable[[WatchStore], object]
DEEDS: dict[str, Deed] = {
    "cite": lambda store: store.cite(store.bibliographies(["diplomka"])[0], citations(*addresses(9)), "2", NOW),
    "due": lambda store: store.due(NOW + 7 * DAY),
    "due of one": lambda store: store.due(NOW + 7 * DAY, [1]),
    "run": lambda store: looked(store, NOW + 8 * DAY, GONE, state="dead"),
    "run of one": lambda store: store.claim(store.begin(NOW), NOW + 30 * DAY, 9, [1]),
    "renew": lambda store: store.renew(store.begin(NOW)),
    "newest": lambda store: store.newest_probe(),
    "tell": lambda store: store.tell(store.bibliographies(["b"])[0], digest, ["json://x"]),
    "send": lambda store: store.deliveries(store.begin(NOW), NOW),
    "link": lambda store: store.link(addresses(1)[0]),
    "links": lambda store: list(store.links([1, 2])),
    "links of ids": lambda store: list(store.links([1], ids=[1, 2])),
    "history": lambda store: list(store.sightings(1)),
    "timelines": lambda store: list(store.sightings_of(1, NOW)),
    "events": lambda store: list(store.events([1], NOW, NOW)),
    "copies": lambda store: known(store, addresses(1)[0]),
}


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("deed", DEEDS)
def test_no_whole_table_is_gone_through(store: WatchStore, deed: str) -> None:
    watching(store, *addresses(5))
    watching(store, *addresses(3), name="b")
    looked(store, NOW, GONE, state="dead")
    said: list[tuple[str, Any]] = []

    def note(_c: object, _cursor: object, statement: str, values: Any, _context: object, many: bool) -> None:
        said.append((statement, values[0] if many and isinstance(values, list) else values))

    event.listen(store.database.engine, "before_cursor_execute", note)
    DEEDS[deed](store)
    event.remove(store.database.engine, "before_cursor_execute", note)
    assert said
    plans = {
        statement: [
            row[3]
            for row in store.database.read(
                lambda c, one=statement, given=values: c.exec_driver_sql(
                    f"EXPLAIN QUERY PLAN {one}", given or None
                ).all()  # type: ignore[misc]
            )
        ]
        for statement, values in said
        if not statement.startswith("BEGIN")
    }
    assert {statement: plan for statement, plan in plans.items() if any(map(_WHOLE.match, plan))} == {}
