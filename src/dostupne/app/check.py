"""Extraction → a stream of checked links, ending with the Report: probe, judge, ask archives, choose."""

import time
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from dostupne.app.captures import Captures
from dostupne.app.cited_copies import check_copy, shown_copy
from dostupne.app.consult import CANDIDATES_ASKED, Archivist
from dostupne.app.evidence import Witnesses
from dostupne.app.extract import Extraction
from dostupne.app.memory import Memory
from dostupne.app.opinion import DESPERATE_FIRST, opinion
from dostupne.app.pages import PageReader
from dostupne.app.registry import ARCHIVES
from dostupne.app.settings import Settings
from dostupne.app.side_by_side import side_by_side, streams_side_by_side
from dostupne.app.sources import is_web_address
from dostupne.contracts import Archive
from dostupne.links.collect import collect, is_excluded
from dostupne.links.match import matches
from dostupne.links.weather import nothing_answers
from dostupne.model.copies import read_copy
from dostupne.model.evidence import Failure, PageFacts, Probe
from dostupne.model.link import Link
from dostupne.model.reference import Evidence, EvidenceKind
from dostupne.model.report import CheckedLink, Report
from dostupne.model.urls import canonical, host
from dostupne.model.verdict import Standing, Verdict
from dostupne.model.work import Work
from dostupne.net.client import open_client
from dostupne.net.clock import Clock
from dostupne.net.manners import may_pass
from dostupne.net.probe import Terms, probe
from dostupne.net.recording import recorded_when
from dostupne.net.settings import NetworkSettings
from dostupne.net.weather import network_is_up

if TYPE_CHECKING:
    import httpx

LINKS, ARCHIVING = "links", "archives"
"""The phases of a check, as `Progress.phase` names them."""

_FIRST_PAUSE = 1.0
"""Seconds before a link is tried again, doubled each time; its host may have asked for more (`net/manners`)."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a check is: `phase` is `links` or `archives`, `standings` counts those judged so far.

    `copies` are links for which an archived copy was found so far.
    """

    done: int
    total: int
    standings: Mapping[str, int]
    phase: str
    copies: int = 0


@dataclass(frozen=True, slots=True)
class _Asking:
    """Asks for addresses, and reads what comes."""

    client: "httpx.AsyncClient"
    settings: NetworkSettings
    pages: PageReader
    now: Callable[[], datetime]

    async def probe(self, url: str, tries: int | None = None) -> Probe:
        """What the address answers; `tries` as in `net.probe.Terms`."""
        terms = Terms(tries=tries)
        return await probe(
            self.client, url, settings=self.settings, read_page=self.pages.read, clock=self.now, terms=terms
        )


@dataclass(frozen=True, slots=True)
class _Run:
    """What all steps of one check share."""

    client: "httpx.AsyncClient"
    settings: Settings
    archives: tuple[Archive, ...]
    now: Callable[[], datetime]
    clock: Clock
    asking: _Asking
    witnesses: Witnesses
    memory: Memory
    captures: Captures
    tried: dict[str, tuple[Probe, Verdict]] = field(default_factory=dict)
    """What the candidates of damaged addresses answered, for when an archive proves one of them right."""


async def check(
    extraction: Extraction,
    sources: tuple[str, ...],
    settings: Settings,
    clock: Callable[[], datetime],
    *,
    base: "httpx.AsyncBaseTransport | None" = None,
) -> AsyncIterator[CheckedLink | Progress | Report]:
    """Checks every link of the works. Yields in order of arrival: links as they are judged and again with
    their snapshots, progress in between, the report last. Closing the generator cancels what is left.

    `base` stands in for the network (tests, the making of recordings). In a replay the day is that of the recording.
    """
    if settings.replay:
        recorded = recorded_when(settings.replay)
        clock = _standing_still(recorded)
    archives = settings.chosen_archives(ARCHIVES)
    ticking = Clock.virtual(clock) if base or settings.replay else Clock(now=clock)
    links = collect(extraction.works, settings.exclude)
    async with (
        open_client(
            settings.network,
            record=settings.record,
            onto=any(map(is_web_address, sources)),
            replay=settings.replay,
            base=base,
            pace=_pace(archives),
            clock=ticking,
        ) as client,
        PageReader() as pages,
        aclosing(Witnesses(client, (asking := _Asking(client, settings.network, pages, clock)).probe)) as witnesses,
        aclosing(Memory.of(settings, clock)) as memory,
        aclosing(Captures.of(settings, clock)) as captures,
    ):
        run = _Run(client, settings, archives, clock, ticking, asking, witnesses, memory, captures)
        checked: dict[str, CheckedLink] = {}
        async for event in _judged_links(run, links):
            if isinstance(event, CheckedLink):
                checked[event.link.url] = event
            yield event
        down = await _network_is_down(run, checked.values())
        if down:
            checked = {url: replace(found, verdict=_without_network(found)) for url, found in checked.items()}
        if archives and (not down or captures.store):
            async for event in _consulted_links(run, tuple(checked.values()), offline=down):
                if isinstance(event, CheckedLink):
                    checked[event.link.url] = event
                yield event
        works, found_links = _with_confirmed(extraction.works, tuple(checked[link.url] for link in links))
        yield Report(sources, clock(), works, found_links, extraction.faults, down)


async def _judged_links(run: _Run, links: Sequence[Link]) -> AsyncIterator[CheckedLink | Progress]:
    """Every link as it is judged, and how far that is."""
    standings: Counter[str] = Counter()
    async for found in _in_rounds(run, _by_turns(links)):
        standings[str(found.verdict.standing)] += 1
        yield found
        yield Progress(standings.total(), len(links), dict(standings), LINKS)


async def _consulted_links(
    run: _Run, found: Sequence[CheckedLink], *, offline: bool
) -> AsyncIterator[CheckedLink | Progress]:
    """Every link again with each answer of an archive, and how many have all of them."""
    consult = _archivist(run, found, offline=offline).consult
    standings = Counter(str(one.verdict.standing) for one in found)
    done, waiting = 0, deque(_worst_first(found))
    with_copy: set[str] = set()
    async with aclosing(streams_side_by_side(consult, waiting, run.settings.network.concurrency * 4)) as told:
        async for link in told:
            if link is not None:
                yield link
            if link is None or (link.snapshots and link.link.url not in with_copy):
                done += link is None
                with_copy |= {link.link.url} if link else set()
                yield Progress(done, len(found), dict(standings), ARCHIVING, len(with_copy))


def _pace(archives: Iterable[Archive]) -> dict[str, float]:
    """The seconds between two requests, by service; hosts that stand in for an archive's own have the user's interval."""
    own = {service: seconds for archive in (*ARCHIVES, *archives) for service, seconds in archive.pace.items()}
    others = {host(url): 0.0 for archive in archives for url in archive.addresses.all()}
    return others | own


def _archivist(run: _Run, found: Iterable[CheckedLink], *, offline: bool) -> Archivist:
    until = time.monotonic() + run.settings.archive_budget
    today = run.now().astimezone(UTC).date()
    own = {canonical(one.link.url): copy for one in found if (copy := shown_copy(one, today))}
    return Archivist(
        client=run.client,
        settings=run.settings,
        archives=run.archives,
        read_page=run.asking.pages.read,
        now=run.now,
        judged=partial(_judged, run),
        captures=run.captures,
        # In a replay nobody waits, and nobody is late.
        remaining=(lambda: None) if run.clock.is_virtual else (lambda: until - time.monotonic()),
        own=own,
        offline=offline,
    )


def _standing_still(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment


def _by_turns(links: Iterable[Link]) -> tuple[Link, ...]:
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


def _worst_first(found: Iterable[CheckedLink]) -> tuple[CheckedLink, ...]:
    """Archives are slow: those who need a copy most are asked for first."""
    return tuple(sorted(found, key=lambda one: DESPERATE_FIRST.index(one.verdict.standing)))


@dataclass(frozen=True, slots=True)
class _Tried:
    """A link with what it answered so far, and when it may be asked again (monotonic seconds)."""

    link: Link
    probes: tuple[Probe, ...] = ()
    due: float = 0.0


async def _in_rounds(run: _Run, links: Sequence[Link]) -> AsyncIterator[CheckedLink]:
    """Every link, judged. What may pass by itself is asked again only when all others had their turn.

    After that each link goes on by itself: one that hangs would keep the further tries of all others waiting.
    """
    again: deque[_Tried] = deque()
    for waiting in (deque(_Tried(link) for link in links), again):
        async for found in side_by_side(partial(_probed, run), waiting, run.settings.network.concurrency * 4):
            if isinstance(found, _Tried):
                again.append(found)
            else:
                yield found


async def _probed(run: _Run, tried: _Tried) -> CheckedLink | _Tried:
    """One more try of a link: what came of it, or the link to be tried once more."""
    link = tried.link
    if is_excluded(link.url, run.settings.exclude):
        return CheckedLink(link, None, Verdict(Standing.UNCHECKED, "excluded"))
    if cited := read_copy(link.url):
        return await check_copy(run.client, run.settings, run.asking.pages.read, link, cited, run.now())
    if not tried.probes and (remembered := run.memory.recalled(link.url, link.works)):
        return await _concluded(run, link, *remembered)
    if tried.probes:
        await run.clock.sleep(max(0.0, tried.due - run.clock.monotonic()))
    seen = await run.asking.probe(link.url, tries=len(tried.probes))
    known = tried.probes if tried.probes and seen.failure is Failure.LEFT_ALONE else (*tried.probes, seen)
    if known[-1] is seen and len(tried.probes) < run.settings.network.retries and may_pass(seen, run.now()):
        return _Tried(link, known, run.clock.monotonic() + _FIRST_PAUSE * 2 ** len(tried.probes))
    return await _concluded(run, link, *await _heard(run, known, link.works))


async def _concluded(run: _Run, link: Link, seen: Probe, verdict: Verdict) -> CheckedLink:
    """The link as it was judged; of a damaged address also its candidates."""
    if link.candidates and not _is_the_page(verdict):
        for candidate in link.candidates[:CANDIDATES_ASKED]:
            other, opinion = run.tried[candidate] = await _judged(run, candidate, link.works)
            if _is_the_page(opinion):
                confirmed = replace(opinion, reason="candidate-confirmed", detail=candidate)
                return CheckedLink(link, other, confirmed, confirmed_url=candidate)
    return CheckedLink(link, _as_reported(seen), verdict)


def _as_reported(seen: Probe) -> Probe:
    """The probe with no more of its page than the title, for the report: judged it is, and thousands would fill the memory."""
    page = PageFacts(seen.page.title) if seen.page and seen.page.title else None
    return replace(seen, headers=(), page=page, sibling=None)


def _is_the_page(verdict: Verdict) -> bool:
    """Whether a candidate of a damaged address is proved to be what it was."""
    return verdict.is_living and matches(verdict.match)


async def _judged(run: _Run, url: str, works: Sequence[Work]) -> tuple[Probe, Verdict]:
    """What an address that nobody cites answers; of a candidate of a damaged one, what it answered before."""
    if known := run.tried.get(url):
        return known
    seen, verdict = run.memory.recalled(url, works) or await _heard(run, (await run.asking.probe(url),), works)
    return _as_reported(seen), verdict


async def _heard(run: _Run, probes: tuple[Probe, ...], works: Sequence[Work]) -> tuple[Probe, Verdict]:
    """The last probe, and the verdict: in doubt after those were asked who know more."""
    verdict = opinion(probes, works)
    seen = await run.witnesses.heard(probes[-1], verdict, works)
    run.memory.keep(seen, works)
    return seen, verdict if seen is probes[-1] else opinion((*probes[:-1], seen), works)


async def _network_is_down(run: _Run, found: Iterable[CheckedLink]) -> bool:
    """Whether nothing at all answered because of us. Asked only when no link gave any answer."""
    if not nothing_answers(one.probe for one in found if one.probe is not None and not one.probe.cached):
        return False
    return not await network_is_up(run.client, run.settings.canaries)


def _without_network(found: CheckedLink) -> Verdict:
    not_asked = found.verdict.reason == "excluded" or (found.probe is not None and found.probe.cached)
    return found.verdict if not_asked else Verdict(Standing.UNCHECKED, "network-down")


def _with_confirmed(
    works: Sequence[Work], found: Sequence[CheckedLink]
) -> tuple[tuple[Work, ...], tuple[CheckedLink, ...]]:
    """The works, those whose damaged address was confirmed with the address as it should be, and the links with these."""
    by_work = {work.id: one for one in found if one.confirmed_url for work in one.link.works}
    confirmed = tuple(_with_address(work, by_work[work.id]) if work.id in by_work else work for work in works)
    by_id = {work.id: work for work in confirmed}
    return confirmed, tuple(_with_works(one, by_id) for one in found)


def _with_address(work: Work, found: CheckedLink) -> Work:
    reference = work.reference
    kind = EvidenceKind.PAGE if found.verdict.reason == "candidate-confirmed" else EvidenceKind.ARCHIVE
    detail = found.snapshots[0].capture.url if kind is EvidenceKind.ARCHIVE and found.snapshots else ""
    mended = replace(
        reference,
        url=found.confirmed_url,
        url_as_printed=reference.url_as_printed or reference.url,
        url_evidence=(*reference.url_evidence, Evidence(kind, detail)),
    )
    return replace(work, reference=mended)


def _with_works(found: CheckedLink, by_id: Mapping[str, Work]) -> CheckedLink:
    """The link with its works as they were confirmed."""
    if not found.confirmed_url:
        return found
    return replace(found, link=replace(found.link, works=tuple(by_id[work.id] for work in found.link.works)))
