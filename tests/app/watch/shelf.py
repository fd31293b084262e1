"""A store of bibliographies in memory, for tests of what is handed to it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from dostupne.model.keeping import Recited
from dostupne.model.urls import canonical
from dostupne.model.watching import Bibliography, Citation, Condition, WatchedLink


class FakeStore:
    """As `WatchStore` has it: what is cited no more is retired and stays."""

    def __init__(self) -> None:
        self.kept: dict[int, Bibliography] = {}
        self.cited: dict[tuple[int, str, str], Citation] = {}
        self.cites = 0

    def add(self, bibliography: Bibliography) -> Bibliography:
        """With an id."""
        added = replace(bibliography, id=len(self.kept) + 1)
        self.kept[added.id] = added
        return added

    def bibliographies(self, names: Sequence[str] = (), tags: Sequence[str] = ()) -> tuple[Bibliography, ...]:
        """Those of these names."""
        return tuple(one for one in self.kept.values() if not names or one.name in names)

    def cite(self, bibliography: Bibliography, citations: Sequence[Citation], content: str, now: datetime) -> Recited:
        """Compares with what is there."""
        self.cites += 1
        wanted = {(bibliography.id, canonical(one.url), one.key): one for one in citations}
        before = {key: one for key, one in self.cited.items() if key[0] == bibliography.id}
        active = {key for key, one in before.items() if one.retired_at is None}
        self.cited |= {key: replace(before[key], retired_at=now) for key in active - wanted.keys()}
        self.cited |= wanted
        self.kept[bibliography.id] = replace(bibliography, content=content, read_at=now, fault="")
        return Recited(
            len(wanted.keys() - before), len(active - wanted.keys()), len(wanted.keys() & before.keys() - active)
        )

    def unreadable(self, bibliography: Bibliography, fault: str, now: datetime) -> None:
        """Notes it."""
        self.kept[bibliography.id] = replace(bibliography, fault=fault)

    def links(self, bibliography_ids: Sequence[int]) -> Iterator[WatchedLink]:
        """Those cited still."""
        by_key: dict[str, list[Citation]] = {}
        for (bibliography_id, key, _), one in self.cited.items():
            if bibliography_id in bibliography_ids and one.retired_at is None:
                by_key.setdefault(key, []).append(one)
        for number, found in enumerate(by_key.values(), 1):
            yield WatchedLink(number, found[0].url, Condition(), citations=tuple(found))
