"""Addresses → Saved or NotSaved, as they come: the queue before an archive that saves pages.

One request after another, by our own clock: a submission each so many seconds, a look at all jobs at work in between.
Everything is noted in the journal before and after it is asked.
"""

from collections import deque
from collections.abc import AsyncGenerator, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dostupne.contracts import ArchiveAddresses, Save
from dostupne.model.saving import TOO_OFTEN, NotSaved, Remedy, SaveAnswer, Saved, SaveJob, SaveKeys
from dostupne.model.urls import host
from dostupne.net.clock import Clock
from dostupne.net.manners import LONGEST_PAUSE, retry_after
from dostupne.store.saves import Saves

if TYPE_CHECKING:
    import httpx

GIVEN_UP = "given-up"
"""Our code for a job that was looked at long enough."""

_PAUSE = 20.0
"""Seconds to wait after the first 429 that does not say how long (spn-client 0.4.0)."""

Ended = Saved | NotSaved


@dataclass(frozen=True, slots=True)
class Counter:
    """An archive's counter where pages are handed in: how it is spoken to, with which keys."""

    client: "httpx.AsyncClient"
    addresses: ArchiveAddresses
    save: Save
    keys: SaveKeys
    within: float
    """Seconds: the archive need not save what it has a copy of that is not older."""


@dataclass(slots=True)
class Queue:
    """Hands addresses in, and waits for what becomes of them. `stopped` is why nothing more is handed in."""

    counter: Counter
    clock: Clock
    journal: Saves
    stopped: NotSaved | None = None
    _waiting: deque[str] = field(default_factory=deque)
    _at_work: dict[str, tuple[SaveJob, float]] = field(default_factory=dict)
    _at_once: int = 0
    _next_submission: float = 0.0
    _next_look: float = 0.0
    _paused: bool = False
    _full_hosts: dict[str, NotSaved] = field(default_factory=dict)

    async def served(self, addresses: Iterable[str], at_work: Iterable[SaveJob]) -> AsyncGenerator[Ended, None]:
        """What became of each address, and of each job of an earlier run, in order of arrival.

        Where the archive has had enough, what is left is told as not saved; jobs that it had taken stay in the journal as such.
        """
        self._waiting.extend(addresses)
        for job in at_work:
            self._take(job)
        await self._ask_allowance()
        while (self._waiting or self._at_work) and not self._is_cut_off():
            for ended in await self._step():
                yield ended
        for ended in self._left():
            yield ended

    async def _ask_allowance(self) -> None:
        counter = self.counter
        allowed = await counter.save.allowance(counter.client, counter.addresses, counter.keys)
        self.stopped = allowed.refusal
        # those of an earlier run are ours, and will be done
        free = counter.save.at_once if allowed.at_once is None else allowed.at_once + len(self._at_work)
        self._at_once = max(1, min(counter.save.at_once, free))

    def _is_cut_off(self) -> bool:
        """Whether not even looking is of use."""
        return self.stopped is not None and (not self._at_work or self.stopped.silences)

    async def _step(self) -> Iterable[Ended]:
        """One request, or the wait for the next."""
        now = self.clock.monotonic()
        may_submit = bool(self._waiting) and self.stopped is None and len(self._at_work) < self._at_once
        if may_submit and now >= self._next_submission:
            return await self._submit(self._waiting.popleft())
        if self._at_work and now >= self._next_look:
            return await self._look()
        moments = [self._next_submission] * may_submit + [self._next_look] * bool(self._at_work)
        await self.clock.sleep(min(moments) - now)
        return ()

    async def _submit(self, address: str) -> Iterable[Ended]:
        if full := self._full_hosts.get(host(address)):
            return (NotSaved(address, full.code, full.remedy, full.message),)
        self.journal.sent(address, self.clock.now())
        answer = await self._asked(address)
        if isinstance(answer, NotSaved) and answer.code == TOO_OFTEN and await self._waited(answer):
            answer = await self._asked(address)
        return self._heard(answer)

    async def _asked(self, address: str) -> SaveAnswer:
        counter = self.counter
        self._next_submission = self.clock.monotonic() + counter.save.pace
        return await counter.save.submit(counter.client, counter.addresses, counter.keys, address, counter.within)

    async def _waited(self, refused: NotSaved) -> bool:
        """Waits as long as the archive wants, once a run and not too long; whether it did."""
        wanted = retry_after(refused.retry_after, self.clock.now())
        pause = _PAUSE if wanted is None else wanted
        if self._paused or pause > LONGEST_PAUSE:
            return False
        self._paused = True
        await self.clock.sleep(pause)
        return True

    async def _look(self) -> Iterable[Ended]:
        counter = self.counter
        self._next_look = self.clock.monotonic() + counter.save.look_every
        jobs = [job for job, _ in self._at_work.values()]
        answers = await counter.save.look(counter.client, counter.addresses, counter.keys, jobs)
        ended: list[Ended] = []
        for answer in answers:
            ended += self._still_at_work(answer) if isinstance(answer, SaveJob) else self._looked_up(answer)
        return ended

    def _looked_up(self, answer: Ended) -> Iterable[Ended]:
        """What a look says. One that the archive refused says nothing of the job."""
        if isinstance(answer, NotSaved) and answer.silences:
            self.stopped = answer
            return ()
        self._at_work.pop(answer.url)
        return self._heard(answer)

    def _still_at_work(self, job: SaveJob) -> Iterable[Ended]:
        _, since = self._at_work[job.url]
        if self.clock.monotonic() - since < self.counter.save.patience:
            return ()
        # The journal keeps the job: a run within the hour looks at it again.
        self._at_work.pop(job.url)
        return (NotSaved(job.url, GIVEN_UP, Remedy.LOOK_FIRST),)

    def _heard(self, answer: SaveAnswer) -> Iterable[Ended]:
        """Notes an answer in the journal; gives what has ended by it."""
        if isinstance(answer, SaveJob):
            self.journal.at_work(answer, self.clock.now())
            self._take(answer)
            return ()
        if isinstance(answer, Saved):
            self.journal.saved(answer, self.clock.now())
        elif answer.remedy is Remedy.STOP:
            self.stopped = answer
            self.journal.forget(answer.url)
        else:
            self.journal.not_saved(answer, self.clock.now())
            if answer.remedy is Remedy.LEAVE_HOST:
                self._full_hosts[host(answer.url)] = answer
        return (answer,)

    def _take(self, job: SaveJob) -> None:
        now = self.clock.monotonic()
        if not self._at_work:
            self._next_look = max(self._next_look, now + self.counter.save.look_every)
        self._at_work[job.url] = (job, now)

    def _refused(self) -> Iterable[Ended]:
        """Those who wait though nothing is handed in any more."""
        waiting, stopped = tuple(self._waiting), self.stopped
        self._waiting.clear()
        return [NotSaved(one, stopped.code, Remedy.STOP, stopped.message) for one in waiting] if stopped else []

    def _left(self) -> Iterable[Ended]:
        yield from self._refused()
        for address in self._at_work:
            yield NotSaved(address, GIVEN_UP, Remedy.LOOK_FIRST)
