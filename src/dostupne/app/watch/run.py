"""What is due → asked, recorded, told: one run over the watched bibliographies.

Everything is recorded as it is seen: a run that is killed has lost no more than what was in flight, and the next one goes on
where it stopped. Nothing here is told twice, as what was told is noted in the store.
"""

import asyncio
from collections import Counter, deque
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from dostupne.app.captures import Captures
from dostupne.app.consulting import consulted
from dostupne.app.probing import Prober, open_prober
from dostupne.app.progress import LINKS, Progress
from dostupne.app.registry import ARCHIVES
from dostupne.app.settings import Settings
from dostupne.app.watch.asked import links_to_ask
from dostupne.app.watch.bibliographies import Refreshed, refresh
from dostupne.app.watch.judging import Judgement
from dostupne.app.watch.opening import recorded
from dostupne.app.watch.recording import Recorder
from dostupne.app.watch.saving import SavedPage, save_living, saves_pages
from dostupne.app.watch.telling import Told, WriteDigest, deliver, digests
from dostupne.contracts import Archive
from dostupne.model.document import Fault
from dostupne.model.link import Link
from dostupne.model.report import CheckedLink
from dostupne.model.verdict import Standing, Verdict
from dostupne.model.watching import Bibliography, Copies, Digest, Event, EventKind, WatchedLink
from dostupne.net.clock import Clock
from dostupne.store.watch import WatchStore

if TYPE_CHECKING:
    import httpx

WORSE = frozenset({EventKind.DIED, EventKind.CHANGED, EventKind.MOVED})
"""What happens for the worse, so that somebody must do something."""

_SET_BACK = timedelta(hours=1)
"""A clock that is further behind the newest probe was set back, or was wrong then."""

_FIRST, _NEXT = 50, 500
"""Links taken at once: the first soon, so that something is done soon."""

_ASKED_AGAIN = timedelta(days=30)
"""How long archives that had no copy of a dead link are left alone."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user should know: a `code` whose words the command has, with what fills them."""

    code: str
    fill: str = ""


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What came of a run. `standings` counts what was seen, `events` is what happened by it; `left` are links that are due still,
    as another run has them, they are left out, or the run ended early. `next_at` is when the next is due.
    """

    bibliographies: tuple[Bibliography, ...]
    standings: dict[str, int] = field(default_factory=dict)
    events: tuple[tuple[WatchedLink, Event], ...] = ()
    digests: tuple[Digest, ...] = ()
    told: tuple[Told, ...] = ()
    saved: tuple[SavedPage, ...] = ()
    faults: tuple[Fault, ...] = ()
    network_down: bool = False
    left: int = 0
    next_at: datetime | None = None

    @property
    def asked(self) -> int:
        """How many links were asked."""
        return sum(self.standings.values())

    @property
    def got_worse(self) -> bool:
        """Whether anything happened that somebody must do something about."""
        return any(event.kind in WORSE for _, event in self.events)


RunEvent = Progress | Refreshed | Notice | Digest | Told | SavedPage | RunSummary


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a run is to do: which bibliographies (`names`, `tags`, all without any), and how its digests are written."""

    write: WriteDigest
    names: Sequence[str] = ()
    tags: Sequence[str] = ()
    stopping: Callable[[], bool] = lambda: False
    """Whether the run is to come to its end soon: then it asks nothing more."""


async def run(
    store: WatchStore,
    settings: Settings,
    wanted: Wanted,
    clock: Clock,
    *,
    base: "httpx.AsyncBaseTransport | None" = None,
) -> AsyncGenerator[RunEvent, None]:
    """Asks what is due of the bibliographies, records and tells. Yields what happens as it does, the `RunSummary` last.

    Closing the generator gives the run up: what was seen is recorded, what was not asked is free for others at once.
    `base` stands in for the network. Raises `Misuse` for a name that nothing has, `StoreNotReady`, `NoKeys`.
    """
    # Whether what an earlier run saw alive still is alive is what is asked.
    asking = replace(recorded(settings, clock), max_age=0.0)
    watcher = _Watcher(store, asking, wanted, clock, base)
    async with aclosing(watcher.run()) as events:
        async for event in events:
            yield event


@dataclass(slots=True)
class _Watcher:
    """One run, and what its steps share."""

    store: WatchStore
    settings: Settings
    wanted: Wanted
    clock: Clock
    base: "httpx.AsyncBaseTransport | None"
    bibliographies: tuple[Bibliography, ...] = ()
    id: str = ""
    began: datetime = field(init=False)
    judgement: Judgement = field(init=False)
    faults: list[Fault] = field(default_factory=list)
    recorder: Recorder | None = None
    held: dict[str, WatchedLink] = field(default_factory=dict)
    saved: list[SavedPage] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    digests: tuple[Digest, ...] = ()

    def __post_init__(self) -> None:
        self.began = self.clock.now()
        self.judgement = Judgement.of(self.settings)
        self.store.usual = self.judgement.policy.alive

    async def run(self) -> AsyncGenerator[RunEvent, None]:
        if self.settings.watch.archive:
            saves_pages(self.settings)
        self.bibliographies = self.store.bibliographies(tuple(self.wanted.names), tuple(self.wanted.tags))
        async with aclosing(self._prepared()) as events:
            async for event in events:
                yield event
        self.id = await asyncio.to_thread(self.store.begin, self.began)
        outcome = "given up"
        try:
            async with aclosing(self._worked()) as events:
                async for event in events:
                    yield event
            outcome = "network down" if self.network_down else "done"
        finally:
            # Not awaited: whoever gives a run up may not let us wait.
            self.store.end(self.id, self.clock.now(), outcome)
        yield self._summary()

    @property
    def network_down(self) -> bool:
        return self.recorder is not None and self.recorder.network_down

    @property
    def ids(self) -> tuple[int, ...] | None:
        """The bibliographies of the run, None for all there are."""
        chosen = self.wanted.names or self.wanted.tags
        return tuple(one.id for one in self.bibliographies) if chosen else None

    async def _prepared(self) -> AsyncGenerator[RunEvent, None]:
        """The sources read anew, the history judged anew, the clock looked at."""
        refreshing = refresh(self.store, self.bibliographies, self.settings, self.began, base=self.base)
        fresh: list[Bibliography] = []
        async for refreshed in refreshing:
            fresh.append(refreshed.bibliography)
            self.faults += refreshed.faults
            if refreshed.changed:
                await asyncio.to_thread(self.store.redue, self.judgement.due, (refreshed.bibliography.id,))
            yield refreshed
        self.bibliographies = tuple(fresh)
        fingerprint = self.settings.watch.fingerprint
        if self.store.judged_by() != fingerprint:
            count = await asyncio.to_thread(self.store.rejudge, fingerprint, self.judgement.anew)
            if count:
                yield Notice("judged-anew", str(count))
        newest = self.store.newest_probe()
        if newest is not None and newest - self.began > _SET_BACK:
            count = await asyncio.to_thread(self.store.ask_again, self.began)
            if count:  # else an earlier run has told it and dealt with it
                yield Notice("clock-set-back", f"{newest:%Y-%m-%d %H:%M} UTC")

    async def _worked(self) -> AsyncGenerator[RunEvent, None]:
        archives = self.settings.chosen_archives(ARCHIVES)
        first = await self._claimed(_FIRST)
        lacking = self._without_copies() if archives else ()
        if first or lacking:
            async with open_prober(self.settings, self.clock, archives, base=self.base) as prober:
                for step in (self._asked(prober, deque(first)), self._sought_copies(prober, archives)):
                    async with aclosing(step) as events:
                        async for progress in events:
                            yield progress
        if self.network_down:
            yield Notice("network-down")
            return
        for steps in (self._saved(), self._told()) if not self.wanted.stopping() else ():
            async with aclosing(steps) as news:
                async for event in news:
                    yield event

    async def _claimed(self, limit: int) -> tuple[Link, ...]:
        """The next links that are due since the run began, held for it."""
        watched = await asyncio.to_thread(self.store.claim, self.id, self.began, limit, self.ids)
        self.held |= {one.url: one for one in watched}
        return links_to_ask(watched, self.settings.exclude)

    async def _asked(self, prober: Prober, waiting: deque[Link]) -> AsyncGenerator[Progress, None]:
        """How far the asking is; what is seen is recorded beside it."""
        watch = self.settings.watch
        recorder = self.recorder = Recorder(self.store, self.id, self.judgement, prober, keeps_living=watch.archive)
        total = self.store.due(self.began, self.ids).count + len(waiting)
        done, more = 0, bool(waiting)
        seen: Counter[str] = Counter()
        recorder.start()
        try:
            async with aclosing(prober.judged(waiting)) as judged:
                async for found in judged:
                    if found is not None:
                        self._take(found, recorder)
                        done += 1
                        seen[str(found.verdict.standing)] += 1
                        yield Progress(done, max(total, done + len(waiting)), dict(seen), LINKS)
                    if recorder.network_down or self.wanted.stopping():
                        break
                    if more and len(waiting) < prober.at_once:
                        claimed = await self._claimed(_NEXT)
                        more = bool(claimed)
                        waiting.extend(claimed)
            await recorder.finish()
        except BaseException:
            recorder.abandon()
            raise

    def _take(self, found: CheckedLink, recorder: Recorder) -> None:
        link = self.held.pop(found.link.url)
        if found.probe is not None:  # what is left out was not asked
            recorder.take(link, found.probe, found.verdict)

    def _without_copies(self) -> tuple[WatchedLink, ...]:
        return self.store.without_copies(self.began - _ASKED_AGAIN, self.ids)

    async def _sought_copies(self, prober: Prober, archives: tuple[Archive, ...]) -> AsyncGenerator[Progress, None]:
        """Archives asked for copies of what is dead; each link's are kept as soon as all of them have answered.

        Where there is no copy and an archive did not answer, the next run asks again.
        """
        if not archives or self.network_down or self.wanted.stopping():
            return
        watched = {one.url: one for one in await asyncio.to_thread(self._without_copies)}
        if not watched:
            return
        found = [
            CheckedLink(link, None, watched[link.url].condition.verdict or Verdict(Standing.GONE, "not-checked"))
            for link in links_to_ask(tuple(watched.values()), ())
        ]
        async with aclosing(Captures.of(self.settings, prober.now)) as captures:
            async for event in consulted(prober, archives, captures, found):
                if isinstance(event, Progress):
                    yield event
                elif event.snapshots if event.archive_failures else len(event.archives_asked) == len(archives):
                    copies = Copies(self.clock.now(), event.snapshots)
                    await asyncio.to_thread(self.store.keep_copies, watched[event.link.url].id, copies)

    async def _saved(self) -> AsyncGenerator[RunEvent, None]:
        """Living pages saved, where the user wants that."""
        watch, recorder = self.settings.watch, self.recorder
        if not watch.archive or recorder is None or not recorder.living:
            return
        settings = replace(self.settings, within=watch.archive_within)
        async with aclosing(save_living(self.store, recorder.living, settings, self.clock, self.base)) as steps:
            async for step in steps:
                if isinstance(step, SavedPage):
                    self.saved.append(step)
                yield step

    async def _told(self) -> AsyncGenerator[RunEvent, None]:
        """Digests of what is news, and what became of them and of those that waited."""
        watch, read = self.settings.watch, self.bibliographies
        if self.settings.replay:  # it is no news to anybody but who makes it
            watch, read = replace(watch, notify=()), tuple(replace(one, notify=()) for one in read)
        self.digests = await asyncio.to_thread(
            digests, self.store, read, self.wanted.write, watch.notify, self.began, watch.telling
        )
        for digest in self.digests:
            yield digest
        if self.settings.replay:
            return
        async with aclosing(deliver(self.store, self.id, self.clock)) as deliveries:
            async for told in deliveries:
                self.told.append(told)
                yield told

    def _summary(self) -> RunSummary:
        due = self.store.due(self.began, self.ids)
        recorder = self.recorder
        return RunSummary(
            self.bibliographies,
            dict(recorder.standings) if recorder else {},
            tuple(recorder.events) if recorder else (),
            self.digests,
            tuple(self.told),
            tuple(self.saved),
            tuple(self.faults),
            self.network_down,
            due.count,
            due.next_at,
        )
