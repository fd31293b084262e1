"""Extraction → a stream of checked links, ending with the Report: probe, judge, ask archives, choose."""

from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from dostupne.app.captures import Captures
from dostupne.app.consulting import consulted
from dostupne.app.extract import Extraction
from dostupne.app.probing import Prober, as_reported, by_turns, open_prober
from dostupne.app.progress import LINKS, Progress
from dostupne.app.registry import ARCHIVES
from dostupne.app.settings import Settings
from dostupne.app.sources import is_web_address
from dostupne.links.collect import collect
from dostupne.links.weather import nothing_answers
from dostupne.model.link import Link
from dostupne.model.reference import Evidence, EvidenceKind
from dostupne.model.report import CheckedLink, Report
from dostupne.model.verdict import Standing, Verdict
from dostupne.model.work import Work
from dostupne.net.clock import Clock
from dostupne.net.recording import recorded_when
from dostupne.net.weather import network_is_up

if TYPE_CHECKING:
    import httpx


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
        open_prober(settings, ticking, archives, onto=any(map(is_web_address, sources)), base=base) as prober,
        aclosing(Captures.of(settings, clock)) as captures,
    ):
        checked: dict[str, CheckedLink] = {}
        async for event in _judged_links(prober, links):
            if isinstance(event, CheckedLink):
                checked[event.link.url] = event
            yield event
        down = await _network_is_down(prober, checked.values())
        if down:
            checked = {url: replace(found, verdict=_without_network(found)) for url, found in checked.items()}
        if archives and (not down or captures.store):
            async for event in consulted(prober, archives, captures, tuple(checked.values()), offline=down):
                if isinstance(event, CheckedLink):
                    checked[event.link.url] = event
                yield event
        works, found_links = _with_confirmed(extraction.works, tuple(checked[link.url] for link in links))
        yield Report(sources, clock(), works, found_links, extraction.faults, down)


async def _judged_links(prober: Prober, links: Sequence[Link]) -> AsyncIterator[CheckedLink | Progress]:
    """Every link as it is judged, and how far that is."""
    standings: Counter[str] = Counter()
    async with aclosing(prober.judged(deque(by_turns(links)))) as judged:
        async for found in judged:
            if found is None:
                continue
            standings[str(found.verdict.standing)] += 1
            yield replace(found, probe=as_reported(found.probe)) if found.probe else found
            yield Progress(standings.total(), len(links), dict(standings), LINKS)


def _standing_still(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment


async def _network_is_down(prober: Prober, found: Iterable[CheckedLink]) -> bool:
    """Whether nothing at all answered because of us. Asked only when no link gave any answer."""
    if not nothing_answers(one.probe for one in found if one.probe is not None and not one.probe.cached):
        return False
    return not await network_is_up(prober.client, prober.settings.canaries)


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
