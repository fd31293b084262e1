"""Whose turn it is: at most so many requests in all and to one host, with a pause between starts.

Waiting costs nothing but a place in a queue: who sleeps or waits for a host holds no place of the
whole. Among those that may start, first tries go before second ones, then who came first.
"""

import asyncio
import heapq
import itertools
from dataclasses import dataclass, field

from dostupne.model.evidence import Failure
from dostupne.net.clock import Clock
from dostupne.net.failures import NoAnswer

_MAX_INTERVAL = 8.0
"""Seconds: the widest an interval grows by complaints."""

_Waiter = tuple[int, int, "asyncio.Future[None]"]
"""Which try it is, its number in order of arrival, and what to wake it by."""


@dataclass(slots=True)
class Lane:
    """One host: who is being served, who waits, and when the next may start (monotonic seconds).

    `offered` is the waiter put up for the next free place. `complaints` are those in a row,
    `refusals` all of them; `silences` are requests in a row that got no answer in time; `closed` says why
    nobody is let through any more.
    """

    host: str
    interval: float
    usual_interval: float
    running: int = 0
    next_start: float = 0.0
    waiting: list[_Waiter] = field(default_factory=list)
    offered: int = -1
    timer: "asyncio.Task[None] | None" = None
    complaints: int = 0
    refusals: int = 0
    silences: int = 0
    closed: str = ""

    def pause(self, seconds: float, now: float) -> None:
        """The host complained: nobody starts for so long, and the interval doubles."""
        self.complaints += 1
        self.interval = max(self.interval, min(max(self.interval * 2, 0.5), _MAX_INTERVAL))
        self.next_start = max(self.next_start, now + max(seconds, self.interval))

    def praise(self) -> None:
        """The host answered: the interval creeps back to the usual."""
        self.complaints = 0
        if self.interval > self.usual_interval:
            eased = self.interval * 0.8
            self.interval = max(self.usual_interval, eased if eased > 0.05 else 0.0)


class Turns:
    """Hands out turns. `acquire` waits for one, `release` gives it back."""

    def __init__(self, concurrency: int, per_host: int, clock: Clock) -> None:
        self._free = concurrency
        self._per_host = per_host
        self._clock = clock
        self._arrivals = itertools.count()
        self._offers = itertools.count()
        self._ready: list[tuple[int, int, int, Lane]] = []
        self._timers: set[asyncio.Task[None]] = set()

    async def acquire(self, lane: Lane, attempt: int) -> None:
        """Waits until a request to the host may start; raises `NoAnswer` when the host is closed."""
        if lane.closed:
            raise NoAnswer(Failure.LEFT_ALONE, lane.closed)
        if self._free and not self._ready and not lane.waiting and self._may_start(lane):
            self._start(lane)
            return
        await self._wait(lane, attempt)

    def release(self, lane: Lane) -> None:
        """Gives the turn back and wakes whoever is next."""
        lane.running -= 1
        self._free += 1
        self._offer(lane)
        self._hand_out()

    def close(self, lane: Lane, why: str) -> None:
        """Sends away all who wait for a host, and all who will come."""
        lane.closed = why
        for _, _, waiter in lane.waiting:
            if not waiter.done():
                waiter.set_exception(NoAnswer(Failure.LEFT_ALONE, why))
        lane.waiting.clear()

    async def aclose(self) -> None:
        """Stops the timers."""
        for timer in self._timers:
            timer.cancel()
        await asyncio.gather(*self._timers, return_exceptions=True)

    async def _wait(self, lane: Lane, attempt: int) -> None:
        waiter = asyncio.get_running_loop().create_future()
        heapq.heappush(lane.waiting, (attempt, next(self._arrivals), waiter))
        self._offer(lane)
        self._hand_out()
        try:
            await waiter
        except asyncio.CancelledError:
            if waiter.done() and not waiter.cancelled() and waiter.exception() is None:
                self.release(lane)  # the turn came at the very moment of giving up
            raise

    def _may_start(self, lane: Lane) -> bool:
        return lane.running < self._per_host and self._clock.monotonic() >= lane.next_start

    def _start(self, lane: Lane) -> None:
        lane.running += 1
        self._free -= 1
        lane.next_start = self._clock.monotonic() + lane.interval

    def _offer(self, lane: Lane) -> None:
        """Puts the lane's first waiter up for the next free place, or sets a timer until it may be."""
        while lane.waiting and lane.waiting[0][2].done():
            heapq.heappop(lane.waiting)
        if not lane.waiting or lane.running >= self._per_host:
            return
        if self._may_start(lane):
            self._put_up(lane)
        elif lane.timer is None:
            lane.timer = asyncio.create_task(self._wake(lane))
            self._timers.add(lane.timer)
            lane.timer.add_done_callback(self._timers.discard)

    def _put_up(self, lane: Lane) -> None:
        attempt, arrival, _ = lane.waiting[0]
        if lane.offered != arrival:
            lane.offered = arrival
            heapq.heappush(self._ready, (attempt, arrival, next(self._offers), lane))

    async def _wake(self, lane: Lane) -> None:
        while (left := lane.next_start - self._clock.monotonic()) > 0:
            await self._clock.sleep(left)
        lane.timer = None
        self._offer(lane)
        self._hand_out()

    def _hand_out(self) -> None:
        while self._free and self._ready:
            _, arrival, _, lane = heapq.heappop(self._ready)
            if lane.offered == arrival:
                lane.offered = -1
            if lane.waiting and lane.waiting[0][1] == arrival and self._may_start(lane):
                self._grant(lane)
            self._offer(lane)

    def _grant(self, lane: Lane) -> None:
        _, _, waiter = heapq.heappop(lane.waiting)
        if not waiter.done():
            self._start(lane)
            waiter.set_result(None)
