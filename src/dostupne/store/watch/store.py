"""The store of what is watched, on SQLite or PostgreSQL."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, select, update

from dostupne.model.keeping import DueNow, Loaded, Recited, Vacuumed
from dostupne.model.watching import (
    Bibliography,
    Citation,
    Copies,
    Delivery,
    Digest,
    Event,
    Look,
    Policy,
    Sighting,
    WatchedLink,
)
from dostupne.store.watch import bibliographies, citing, dumping, judging, loading, reading, runs, telling
from dostupne.store.watch.database import WatchDatabase
from dostupne.store.watch.due import Times, claim, due_now
from dostupne.store.watch.judging import Judge
from dostupne.store.watch.looks import record
from dostupne.store.watch.place import Place
from dostupne.store.watch.processes import this_process
from dostupne.store.watch.reading import Period, Readers
from dostupne.store.watch.schema import prepare
from dostupne.store.watch.tables import LINK
from dostupne.store.watch.telling import Compose
from dostupne.store.watch.vacuum import Keep, vacuum
from dostupne.store.watch.wording import snapshots_shape

PATIENCE = timedelta(seconds=30)
"""How long a lock of another program is waited for."""

Ids = Sequence[int]


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class WatchStore:
    """Every method is one transaction or, where it streams or says so, several; each raises `StoreNotReady`.

    All times are given and come in UTC. `now` is the day of a run, which may be another than the real one; leases are held by
    `clock`, the real time. `usual` is the interval of bibliographies that name none: set it to the policy's.
    """

    database: WatchDatabase
    usual: timedelta = Policy().alive
    clock: Callable[[], datetime] = field(default=_utc_now, repr=False)

    @classmethod
    def opened(cls, url: str | None = None, *, patience: timedelta = PATIENCE) -> "WatchStore":
        """The store at a path, `sqlite:///…` or `postgresql://…`; by default a file in the user's data folder.

        Its schema is brought up to date. Raises `Misuse` for what names no database, `StoreNotReady` for one that cannot be used.
        """
        place = Place.of(url)
        store = cls(WatchDatabase(place, place.engine(patience)))
        try:
            prepare(store.database)
        except BaseException:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Lets the connections go."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Bibliographies

    def add(self, bibliography: Bibliography) -> Bibliography:
        """Adds it; gives it with its id. Raises `Misuse` where the name is taken."""
        return self.database.write(lambda c: bibliographies.add(c, bibliography))

    def add_citing(
        self, bibliography: Bibliography, citations: Sequence[Citation], content: str, now: datetime
    ) -> tuple[Bibliography, Recited]:
        """Adds it with all that it cites, or, where it comes to nothing in between, nothing of it: `add` and `cite` at once."""

        def both(connection: Connection) -> tuple[Bibliography, Recited]:
            added = bibliographies.add(connection, bibliography)
            return added, citing.cite(connection, added, citations, content, now)

        return self.database.write(both)

    def bibliographies(self, names: Sequence[str] = (), tags: Sequence[str] = ()) -> tuple[Bibliography, ...]:
        """Those of these names (all, where none is given) that have one of these tags (if any is given), by name.

        Raises `Misuse` for a name or a tag that none has; it says which there are.
        """
        return self.database.read(lambda c: bibliographies.find(c, names, tags))

    def remove(self, bibliography: Bibliography) -> None:
        """Takes it away with its citations and its news. Links that nobody cites now are due no more; their probes stay."""
        self.database.write(lambda c: bibliographies.remove(c, bibliography.id))

    def cite(self, bibliography: Bibliography, citations: Sequence[Citation], content: str, now: datetime) -> Recited:
        """Makes these all that the bibliography cites; `content` is the SHA-256 of its source. Its fault is forgotten."""
        return self.database.write(lambda c: citing.cite(c, bibliography, citations, content, now))

    def unreadable(self, bibliography: Bibliography, fault: str, now: datetime) -> None:
        """Notes why its source could not be read now."""
        self.database.write(lambda c: bibliographies.unreadable(c, bibliography.id, fault, now))

    # Runs

    def begin(self, now: datetime) -> str:
        """The id of a new run of this process. What runs of this machine whose process is gone held is free again."""
        return str(self.database.write(lambda c: runs.begin(c, this_process(), now)))

    def claim(self, run: str, now: datetime, limit: int, bibliographies: Ids | None = None) -> tuple[WatchedLink, ...]:
        """Takes at most so many due links, the most overdue first: no other run gets them for `runs.LEASE`.

        `bibliographies` are ids: their links alone, with their citations alone; None is all.
        """
        return self.database.write(
            lambda c: claim(c, int(run), self._times(now), limit, Readers(bibliographies, self.usual))
        )

    def renew(self, run: str) -> int:
        """Holds what the run has for another `runs.LEASE`; gives how many links that is."""
        return self.database.write(lambda c: runs.renew(c, int(run), self.clock()))

    def record(self, run: str, looks: Sequence[Look], now: datetime) -> int:  # noqa: ARG002 (looks know their times)
        """Writes the looks at links that the run still has, and frees these; gives how many."""
        return self.database.write(lambda c: record(c, int(run), looks))

    def release(self, run: str) -> None:
        """Frees what the run has."""
        self.database.write(lambda c: runs.release(c, int(run)))

    def end(self, run: str, now: datetime, outcome: str = "") -> None:
        """Frees what the run has, and notes how it ended."""
        self.database.write(lambda c: runs.end(c, int(run), now, outcome))

    def due(self, now: datetime, bibliographies: Ids | None = None) -> DueNow:
        """How many links are due and free, of these bibliographies (ids) or of all, and when the next is."""
        return self.database.read(lambda c: due_now(c, self._times(now), bibliographies))

    def newest_probe(self) -> datetime | None:
        """The time of the latest probe: where that lies ahead, the clock was set back."""
        return self.database.read(runs.newest_probe)

    def ask_again(self, after: datetime) -> int:
        """Makes due what was asked later than `after`: the clock was wrong then. Gives how many links."""
        return self.database.write(lambda c: runs.ask_again(c, after))

    # Reading

    def links(
        self, bibliography_ids: Ids | None = None, *, retired: bool = False, ids: Ids | None = None
    ) -> Iterator[WatchedLink]:
        """The links that these bibliographies (ids) cite, by id, with their citations there; None is all, cited or not. Of these `ids` alone."""
        readers, after = Readers(bibliography_ids, self.usual, retired), 0
        while page := self.database.read(partial(reading.page_of_links, after=after, readers=readers, ids=ids)):
            yield from page
            after = page[-1].id

    def link(self, url: str) -> WatchedLink | None:
        """The link of this address however it is spelled, with the citations of all bibliographies, retired ones too."""
        return self.database.read(lambda c: self._link(c, url))

    def sightings(self, link_id: int, until: datetime | None = None) -> Iterator[Sighting]:
        """All looks at a link, by time."""
        address = self.database.read(
            lambda c: c.execute(select(LINK.c.url).where(LINK.c.id == link_id)).scalar_one_or_none()
        )
        if address is None:
            return
        after: datetime | None = None
        while page := self.database.read(
            partial(reading.page_of_sightings, link=(link_id, address), after=after, until=until)
        ):
            yield from page
            after = page[-1].at

    def sightings_of(
        self, bibliography_id: int, since: datetime | None = None, until: datetime | None = None
    ) -> Iterator[tuple[int, Sighting]]:
        """The looks at the links that a bibliography cites, by link (its id) and time, without evidence: time and verdict alone."""
        period = Period(since, until)
        after: int | None = 0
        while after is not None:
            after, page = self.database.read(
                partial(reading.page_of_timelines, bibliography_id=bibliography_id, after=after, period=period)
            )
            yield from page

    def events(
        self, bibliography_ids: Ids | None = None, since: datetime | None = None, until: datetime | None = None
    ) -> Iterator[tuple[WatchedLink, Event]]:
        """What happened to links that these bibliographies (ids; None is all) cite, by time."""
        readers, period = Readers(bibliography_ids, self.usual), Period(since, until)
        after: reading.Place | None = None
        while True:
            after, page = self.database.read(
                partial(reading.page_of_events, after=after, period=period, readers=readers)
            )
            yield from page
            if after is None:
                return

    def without_copies(self, before: datetime, bibliographies: Ids | None = None) -> tuple[WatchedLink, ...]:
        """Dead links that somebody cites (one of these bibliographies) of which no copy is known and archives were not asked since `before`."""
        return self.database.read(lambda c: reading.without_copies(c, before, Readers(bibliographies, self.usual)))

    def keep_copies(self, link_id: int, copies: Copies) -> None:
        """Keeps the archived copies of a link in place of those known."""
        found = {"copies": snapshots_shape(copies), "copies_asked_at": copies.asked_at}
        self.database.write(lambda c: c.execute(update(LINK).where(LINK.c.id == link_id).values(found)))

    # Telling

    def tell(self, bibliography: Bibliography, compose: Compose, targets: Sequence[str]) -> Digest | None:
        """What the readers of the bibliography do not know yet, composed; from then on they are told.

        `compose` is called once with all of it, if there is any, inside the transaction (again, should that fail). The digest
        is kept with a delivery to each target. None where there is nothing to tell.
        """
        readers = Readers((bibliography.id,), self.usual)
        return self.database.write(lambda c: telling.tell(c, bibliography, compose, targets, readers))

    def deliveries(self, run: str, now: datetime) -> tuple[Delivery, ...]:
        """Takes for the run all that is to be sent by now."""
        return self.database.write(lambda c: telling.deliveries(c, int(run), now, self.clock()))

    def delivered(self, delivery: Delivery, now: datetime) -> None:
        """Notes that it was sent."""
        self.database.write(lambda c: telling.delivered(c, delivery.id, now))

    def not_delivered(self, delivery: Delivery, now: datetime, why: str, next_try: datetime | None) -> None:
        """Notes why it was not, and when it is tried again (None: never)."""
        self.database.write(lambda c: telling.not_delivered(c, delivery, now, why, next_try))

    # Policy

    def judged_by(self) -> str:
        """The fingerprint of the policy that all conditions and events follow from; empty where there is none."""
        return self.database.read(judging.judged_by)

    def rejudge(self, fingerprint: str, judge: Judge) -> int:
        """Has all links that were asked judged anew, in batches; one that is cut off goes on where it was. Gives how many."""
        return judging.rejudge(self.database, fingerprint, judge, Readers(None, self.usual))

    def redue(self, when: Callable[[WatchedLink], datetime], bibliography_ids: Ids | None = None) -> int:
        """Has links be due when `when` says, of these bibliographies (ids) or all: intervals changed. Gives how many did."""
        readers, changed = Readers(bibliography_ids, self.usual), 0
        after: int | None = 0
        while after is not None:
            after, count = self.database.write(partial(judging.redue, due=when, after=after, readers=readers))
            changed += count
        return changed

    # All of it

    def vacuum(self, keep: Keep) -> Vacuumed:
        """Removes the probes that `keep`, asked of each link's history, does not keep, and makes the store small."""
        return vacuum(self.database, keep)

    def dump(self) -> Iterator[dict[str, Any]]:
        """Everything, as JSON values: what `load` of any store takes, on SQLite or PostgreSQL."""
        return dumping.dump(self.database)

    def load(self, rows: Iterable[dict[str, Any]]) -> Loaded:
        """Adds what is new in a dump, in batches. Raises `UnreadableSource` for what is none."""
        return loading.load(self.database, rows)

    def _times(self, now: datetime) -> Times:
        return Times(now, self.clock())

    def _link(self, connection: Connection, url: str) -> WatchedLink | None:
        own = select(LINK.c.id).where(LINK.c.digest == citing.digest_of(url))
        link_id = connection.execute(own).scalar_one_or_none()
        if link_id is None:
            return None
        return reading.watched(connection, (link_id,), Readers(None, self.usual, retired=True))[0]
