"""Runs, one after the other, for as long as the daemon lives."""

import asyncio
import random
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from dostupne.app.settings import Settings
from dostupne.app.watch.rhythm import Rhythm, Window
from dostupne.app.watch.run import Notice, RunEvent, RunSummary, Wanted, run
from dostupne.errors import CannotWork, StoreNotReady
from dostupne.net.clock import Clock
from dostupne.store.watch import WatchStore

_FIRST_PAUSE, _LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=1)
"""How long a store that cannot be reached, or a run that could not be made, is left alone: twice as long each time."""


@dataclass(frozen=True, slots=True)
class Resting:
    """The daemon rests until then (UTC)."""

    until: datetime


@dataclass(slots=True)
class Daemon:
    """Works when something is due. `stop` ends it when the run that is made has come to its end; `chance` gives numbers from 0 to 1.

    `opened` opens the store, anew for each run: a server that was restarted is no reason to end. `sleep` waits so many seconds.
    """

    opened: Callable[[], WatchStore]
    settings: Settings
    wanted: Wanted
    clock: Clock
    chance: Callable[[], float] = random.random
    _stopping: asyncio.Event = field(default_factory=asyncio.Event)
    _failures: int = 0

    def stop(self) -> None:
        """Has it end soon: what is being asked is given up, what was seen is recorded."""
        self._stopping.set()

    async def work(self) -> AsyncGenerator[RunEvent | Resting, None]:
        """What happens in its runs, and when it rests. Raises `Misuse` for what no waiting helps."""
        watch = self.settings.watch
        rhythm = Rhythm(Window.of(watch.window), timedelta(seconds=watch.jitter))
        wanted = replace(self.wanted, stopping=self._stopping.is_set)
        start = self.clock.now() if rhythm.window is None else rhythm.window.opening(self.clock.now())
        while await self._rested(start):
            due_at: datetime | None = None
            try:
                with self.opened() as store:
                    async with aclosing(run(store, self.settings, wanted, self.clock)) as events:
                        async for event in events:
                            due_at = event.next_at if isinstance(event, RunSummary) else due_at
                            yield event
                self._failures = 0
                start = rhythm.next_run(self.clock.now(), due_at, self.chance())
            except CannotWork as error:
                code = "store-not-ready" if isinstance(error, StoreNotReady) else "run-failed"
                yield Notice(code, str(error))
                start = self.clock.now() + min(_FIRST_PAUSE * 2**self._failures, _LONGEST_PAUSE)
                self._failures = min(self._failures + 1, 10)
            if not self._stopping.is_set():
                yield Resting(start)

    async def _rested(self, until: datetime) -> bool:
        """Waits until then; whether there is something to do, and it was not stopped meanwhile.

        In pieces, by the day's clock: a machine that slept has slept through the seconds as well.
        """
        while not self._stopping.is_set():
            left = (until - self.clock.now()).total_seconds()
            if left <= 0:
                return True
            with suppress(TimeoutError):
                async with asyncio.timeout(min(left, 60.0)):
                    await self._stopping.wait()
        return False
