"""CheckedLinks → the store, as they come: in few transactions, beside the asking, and with an eye on our own network."""

import asyncio
import time
from collections import Counter, deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from dostupne.app.probing import Prober
from dostupne.app.watch.judging import Judgement, sighted
from dostupne.links.weather import is_ours, is_silent, suspicious
from dostupne.model.evidence import Probe
from dostupne.model.urls import host
from dostupne.model.verdict import Verdict
from dostupne.model.watching import Event, Phase, Sighting, WatchedLink
from dostupne.net.weather import network_is_up
from dostupne.store.watch import WatchStore

_AT_ONCE = 200
"""Looks that are written at once without waiting for more: each transaction waits for the disk."""

_PAUSE = 0.5
"""Seconds between two transactions: a run that is killed has lost no more than was seen in that time."""

_CANARIES_REST = 10.0
"""Seconds between two questions whether our network is up. What is silent in between waits for the next."""

_WINDOW = 5_000
"""So many looks tell the weather: those of the last minutes."""

_RENEWAL = 240.0
"""Seconds after which the run's hold on its links is renewed."""

Taken: TypeAlias = tuple[WatchedLink, Probe, Verdict]


@dataclass(slots=True)
class Recorder:
    """Takes what was seen of the links that a run holds, and writes it beside the asking.

    `network_down` says that our own network fails: nothing more is to be asked. `living` are links seen alive, where it is
    told to keep them.
    """

    store: WatchStore
    run: str
    judgement: Judgement
    prober: Prober
    keeps_living: bool = False
    standings: Counter[str] = field(default_factory=Counter)
    events: list[tuple[WatchedLink, Event]] = field(default_factory=list)
    living: list[tuple[WatchedLink, Sighting]] = field(default_factory=list)
    network_down: bool = False
    _waiting: list[Taken] = field(default_factory=list)
    _window: deque[tuple[str, bool, Probe]] = field(default_factory=lambda: deque(maxlen=_WINDOW))
    _full: asyncio.Event = field(default_factory=asyncio.Event)
    _task: "asyncio.Task[None] | None" = None
    _ended: bool = False
    _canaries_next: float = 0.0
    _renewal_next: float = field(default_factory=lambda: time.monotonic() + _RENEWAL)

    def start(self) -> None:
        """Begins to write whatever is taken."""
        self._task = asyncio.create_task(self._work())

    def take(self, link: WatchedLink, seen: Probe, verdict: Verdict) -> None:
        """Takes what was seen of a link. Raises what the writing of earlier ones has raised."""
        if self._task is not None and self._task.done():
            self._task.result()
        if self.prober.settings.replay:  # it was seen long ago, and is taken for seen now
            seen = replace(seen, asked_at=self.prober.now())
        self._waiting.append((link, seen, verdict))
        self._window.append(_weather(link, seen))
        if len(self._waiting) >= _AT_ONCE:
            self._full.set()

    async def finish(self) -> None:
        """Writes all that was taken."""
        self._ended = True
        self._full.set()
        if self._task is not None:
            await self._task
        await self._settle(final=True)

    def abandon(self) -> None:
        """Writes at once what was taken, as the run is given up; who is silent is left for the next run to ask again."""
        if self._task is not None:
            self._task.cancel()
        # A thread may be writing some of them: of a link that is held no more nothing is written again.
        self._write([taken for taken in self._waiting if not is_silent(taken[1])], offline=False)

    async def _work(self) -> None:
        while not self._ended:
            # However little there is: who is killed must not have lost it.
            with suppress(TimeoutError):
                async with asyncio.timeout(_PAUSE):
                    await self._full.wait()
            self._full.clear()
            await self._settle()
            if time.monotonic() >= self._renewal_next:
                self._renewal_next = time.monotonic() + _RENEWAL
                await asyncio.to_thread(self.store.renew, self.run)

    async def _settle(self, *, final: bool = False) -> None:
        """Writes what was taken; who was silent while our network may be down only when it is known whether it is."""
        batch = tuple(self._waiting)
        heard = [taken for taken in batch if not is_silent(taken[1])]
        silent = [taken for taken in batch if is_silent(taken[1])]
        offline = False
        if silent and suspicious(_weather(link, seen) for link, seen, _ in batch):
            if final or time.monotonic() >= self._canaries_next:
                offline = await self._is_down()
            else:
                silent = []
        await self._written(heard, offline=False)
        await self._written(silent, offline=offline)

    async def _is_down(self) -> bool:
        """Whether it is us whom nobody answers."""
        settings = self.prober.settings
        down = not await network_is_up(self.prober.client, settings.canaries) or is_ours(self._window)
        self._canaries_next = time.monotonic() + _CANARIES_REST
        self.network_down |= down
        return down

    async def _written(self, batch: Sequence[Taken], *, offline: bool) -> None:
        if batch:
            await asyncio.to_thread(self._write, batch, offline=offline)
            done = {link.id for link, _, _ in batch}
            self._waiting = [taken for taken in self._waiting if taken[0].id not in done]

    def _write(self, batch: Sequence[Taken], *, offline: bool) -> None:
        pairs = [(link, sighted(link, seen, verdict, offline=offline)) for link, seen, verdict in batch]
        looks = [self.judgement.look(link, sighting) for link, sighting in pairs]
        if not looks:
            return
        self.store.record(self.run, looks, self.prober.now())
        for (link, sighting), look in zip(pairs, looks, strict=True):
            self.standings["offline" if offline else str(sighting.verdict.standing)] += 1
            after = replace(link, condition=look.condition)
            self.events += ((after, event) for event in look.events)
            if self.keeps_living and sighting.verdict.is_living and not offline:
                self.living.append((after, sighting))


def _weather(link: WatchedLink, probe: Probe) -> tuple[str, bool, Probe]:
    """What a look tells of the weather; of its probe no more than that needs."""
    slim = replace(probe, hops=probe.hops[:1], page=None, headers=(), sibling=None)
    return host(link.url), link.condition.phase is Phase.ALIVE, slim
