"""Links → the same links, asked and judged: what may pass by itself is asked again when all others had their turn."""

from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from dostupne.app.cited_copies import check_copy
from dostupne.app.consult import CANDIDATES_ASKED
from dostupne.app.evidence import Witnesses
from dostupne.app.memory import Memory
from dostupne.app.opinion import opinion
from dostupne.app.pages import PageReader
from dostupne.app.registry import ARCHIVES
from dostupne.app.settings import Settings
from dostupne.app.side_by_side import side_by_side
from dostupne.contracts import Archive
from dostupne.links.collect import is_excluded
from dostupne.links.match import matches
from dostupne.model.copies import read_copy
from dostupne.model.evidence import Failure, PageFacts, Probe
from dostupne.model.link import Link
from dostupne.model.report import CheckedLink
from dostupne.model.urls import host
from dostupne.model.verdict import Standing, Verdict
from dostupne.model.work import Work
from dostupne.net.client import open_client
from dostupne.net.clock import Clock
from dostupne.net.manners import may_pass
from dostupne.net.probe import Terms, probe

if TYPE_CHECKING:
    import httpx

_FIRST_PAUSE = 1.0
"""Seconds before a link is tried again, doubled each time; its host may have asked for more (`net/manners`)."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Asks for addresses, and reads what comes."""

    client: "httpx.AsyncClient"
    settings: Settings
    pages: PageReader
    now: Callable[[], datetime]

    async def probe(self, url: str, tries: int | None = None) -> Probe:
        """What the address answers; `tries` as in `net.probe.Terms`."""
        return await probe(
            self.client,
            url,
            settings=self.settings.network,
            read_page=self.pages.read,
            clock=self.now,
            terms=Terms(tries=tries),
        )


@dataclass(frozen=True, slots=True)
class _Tried:
    """A link with what it answered so far, and when it may be asked again (monotonic seconds)."""

    link: Link
    probes: tuple[Probe, ...] = ()
    due: float = 0.0


@dataclass(frozen=True, slots=True)
class Prober:
    """Asks addresses and judges what comes. `open_prober` makes it; all of one run share it, its client too."""

    client: "httpx.AsyncClient"
    settings: Settings
    now: Callable[[], datetime]
    clock: Clock
    asking: Asking
    witnesses: Witnesses
    memory: Memory
    tried: dict[str, tuple[Probe, Verdict]] = field(default_factory=dict)
    """What the candidates of damaged addresses answered, for when an archive proves one of them right."""

    @property
    def at_once(self) -> int:
        """How many links are in work at once; most of them wait for their host's turn."""
        return self.settings.network.concurrency * 4

    async def judged(self, waiting: deque[Link]) -> AsyncGenerator[CheckedLink | None, None]:
        """Every link, judged, with its whole probe, in order of arrival; None whenever one had its first turn and is put aside.

        Who gets them may add others to those that wait. What may pass by itself is asked again only when all others had
        their turn. After that each link goes on by itself: one that hangs would keep the further tries of all others waiting.
        """
        again: deque[_Tried] = deque()
        while waiting or again:
            first = side_by_side(self._first, waiting, self.at_once)
            for turns in (first, side_by_side(self._further, again, self.at_once)):
                async with aclosing(turns) as results:
                    async for found in results:
                        if isinstance(found, _Tried):
                            again.append(found)
                            yield None
                        else:
                            yield found

    async def asked(self, url: str, works: Sequence[Work]) -> tuple[Probe, Verdict]:
        """What an address that nobody cites answers; of a candidate of a damaged one, what it answered before."""
        if known := self.tried.get(url):
            return known
        seen, verdict = self.memory.recalled(url, works) or await self._heard((await self.asking.probe(url),), works)
        return as_reported(seen), verdict

    async def _first(self, link: Link) -> CheckedLink | _Tried:
        """The first try of a link: what came of it, or the link to be tried once more."""
        if is_excluded(link.url, self.settings.exclude):
            return CheckedLink(link, None, Verdict(Standing.UNCHECKED, "excluded"))
        if cited := read_copy(link.url):
            return await check_copy(self.client, self.settings, self.asking.pages.read, link, cited, self.now())
        if remembered := self.memory.recalled(link.url, link.works):
            return await self._concluded(link, *remembered)
        return await self._tried(_Tried(link))

    async def _further(self, tried: _Tried) -> CheckedLink | _Tried:
        await self.clock.sleep(max(0.0, tried.due - self.clock.monotonic()))
        return await self._tried(tried)

    async def _tried(self, tried: _Tried) -> CheckedLink | _Tried:
        link = tried.link
        seen = await self.asking.probe(link.url, tries=len(tried.probes))
        known = tried.probes if tried.probes and seen.failure is Failure.LEFT_ALONE else (*tried.probes, seen)
        if known[-1] is seen and len(tried.probes) < self.settings.network.retries and may_pass(seen, self.now()):
            return _Tried(link, known, self.clock.monotonic() + _FIRST_PAUSE * 2 ** len(tried.probes))
        return await self._concluded(link, *await self._heard(known, link.works))

    async def _concluded(self, link: Link, seen: Probe, verdict: Verdict) -> CheckedLink:
        """The link as it was judged; of a damaged address also its candidates."""
        if link.candidates and not is_the_page(verdict):
            for candidate in link.candidates[:CANDIDATES_ASKED]:
                other, opinion = self.tried[candidate] = await self.asked(candidate, link.works)
                if is_the_page(opinion):
                    confirmed = replace(opinion, reason="candidate-confirmed", detail=candidate)
                    return CheckedLink(link, other, confirmed, confirmed_url=candidate)
        return CheckedLink(link, seen, verdict)

    async def _heard(self, probes: tuple[Probe, ...], works: Sequence[Work]) -> tuple[Probe, Verdict]:
        """The last probe, and the verdict: in doubt after those were asked who know more."""
        verdict = opinion(probes, works)
        seen = await self.witnesses.heard(probes[-1], verdict, works)
        self.memory.keep(seen, works)
        return seen, verdict if seen is probes[-1] else opinion((*probes[:-1], seen), works)


@asynccontextmanager
async def open_prober(
    settings: Settings,
    clock: Clock,
    archives: Iterable[Archive],
    *,
    onto: bool = False,
    base: "httpx.AsyncBaseTransport | None" = None,
) -> AsyncIterator[Prober]:
    """What all of one run share; the `archives` that will be asked have a pace of their own.

    With `onto` a recording goes on where an earlier client of the run ended. `base` stands in for the network.
    """
    now = clock.now
    async with (
        open_client(
            settings.network,
            record=settings.record,
            onto=onto,
            replay=settings.replay,
            base=base,
            pace=_pace(tuple(archives)),
            clock=clock,
        ) as client,
        PageReader() as pages,
        aclosing(Witnesses(client, (asking := Asking(client, settings, pages, now)).probe)) as witnesses,
        aclosing(Memory.of(settings, now)) as memory,
    ):
        yield Prober(client, settings, now, clock, asking, witnesses, memory)


def as_reported(seen: Probe) -> Probe:
    """The probe with no more of its page than the title, for the report: judged it is, and thousands would fill the memory."""
    page = PageFacts(seen.page.title) if seen.page and seen.page.title else None
    return replace(seen, headers=(), page=page, sibling=None)


def is_the_page(verdict: Verdict) -> bool:
    """Whether a candidate of a damaged address is proved to be what it was."""
    return verdict.is_living and matches(verdict.match)


def by_turns(links: Iterable[Link]) -> tuple[Link, ...]:
    """One of each host in turn, so that a host cited a thousand times does not hold up the others."""
    queues: dict[str, deque[Link]] = {}
    for link in links:
        queues.setdefault(host(link.url), deque()).append(link)
    ordered = []
    while queues:
        for name in tuple(queues):
            ordered.append(queues[name].popleft())
            if not queues[name]:
                del queues[name]
    return tuple(ordered)


def _pace(archives: Sequence[Archive]) -> dict[str, float]:
    """The seconds between two requests, by service; hosts that stand in for an archive's own have the user's interval."""
    own = {service: seconds for archive in (*ARCHIVES, *archives) for service, seconds in archive.pace.items()}
    others = {host(url): 0.0 for archive in archives for url in archive.addresses.all()}
    return others | own
