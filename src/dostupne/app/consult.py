"""CheckedLink → the same with what web archives have: snapshots, a successor, the address as it should be.

All archives are asked side by side, and a link is told again with each answer that comes. What an archive lists is not
offered unseen: the copy itself is read and judged as a page is.
"""

import asyncio
from collections import Counter, deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING

from dostupne.app.captures import Captures
from dostupne.app.opinion import best_of
from dostupne.app.settings import Settings
from dostupne.app.side_by_side import side_by_side
from dostupne.archives.copies import ReadPage, fetch_copy, redirect_target
from dostupne.archives.near_addresses import near_addresses
from dostupne.archives.spellings import is_same_page
from dostupne.contracts import Archive
from dostupne.links.archived import is_shown, judge_copy
from dostupne.links.choose import candidates, choose, cited_day
from dostupne.links.collect import is_excluded
from dostupne.links.match import matches
from dostupne.model.copies import parse_copy, read_copy
from dostupne.model.evidence import Failure, Probe
from dostupne.model.reference import Reference
from dostupne.model.report import CheckedLink
from dostupne.model.snapshot import NOT_SHOWN, ArchiveAnswer, Capture, CopyPage, Rejected, Snapshot
from dostupne.model.urls import canonical, dehyphenated, is_home, is_web
from dostupne.model.verdict import Standing, Verdict
from dostupne.model.work import Work

if TYPE_CHECKING:
    import httpx

CANDIDATES_ASKED = 3
_LOOKED_AT = 5
"""Copies of one archive that are read for one address until one shows the cited page."""
_MOVES_FOLLOWED = 2
_LOST = frozenset({Standing.GONE, Standing.DRIFTED, Standing.UNREACHABLE})
"""Standings of pages that may be found elsewhere: at another address, or under the one that was meant."""
_ENOUGH = 2
"""So often a service may prove not to be offered before it is not asked any more in the run."""
_OF_THE_ARCHIVE = frozenset({Failure.TIMEOUT_READ, Failure.CONNECT})
"""Failures that are the archive's own and no capture's."""
_OFFLINE = "not asked, as our own network does not work"
_NOT_ASKED = frozenset({"excluded", "not-web", "private-address"})

Judged = Callable[[str, Sequence[Work]], Awaitable[tuple[Probe, Verdict]]]


@dataclass(frozen=True, slots=True)
class _Said:
    """What one archive said of one address, and which of its copies shows the cited page."""

    answer: ArchiveAnswer
    snapshot: Snapshot | None = None
    rejected: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True)
class Archivist:
    """Asks the archives of one run. `remaining` tells the seconds that they may still take, all together.

    `judged` asks an address of the living web; `own` are copies that works themselves cite and that show the page, by
    the canonical form of their address. `offline` has only what is remembered.
    """

    client: "httpx.AsyncClient"
    settings: Settings
    archives: tuple[Archive, ...]
    read_page: ReadPage
    now: Callable[[], datetime]
    judged: Judged
    captures: Captures
    remaining: Callable[[], float | None]
    own: Mapping[str, Snapshot] = field(default_factory=dict)
    offline: bool = False
    missing: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often a service, by archive and field of its addresses, turned out not to be offered."""

    async def consult(self, found: CheckedLink) -> AsyncGenerator[CheckedLink, None]:
        """The link with what each archive has of it, told again as answers come; the last one is complete."""
        if found.verdict.reason in _NOT_ASKED or (read_copy(found.link.url) and found.verdict.is_living):
            yield found
            return
        if own := self._cited_copy(found):
            yield replace(found, snapshots=(own,))
            return
        address, works = found.confirmed_url or _original(found.link.url), found.link.works
        said: list[_Said] = []
        order = [archive.name for archive in self.archives]
        search = partial(self._search, url=address, works=works)
        async with aclosing(side_by_side(search, deque(self.archives), len(self.archives))) as answers:
            async for answer in answers:
                # In the archives' own order: what is told in the end hangs on nobody's speed.
                said = sorted((*said, answer), key=lambda one: order.index(one.answer.archive))
                if len(said) < len(self.archives):
                    yield self._told(found, said)
        found = self._told(found, said)
        if self.offline or read_copy(found.link.url):
            yield found
            return
        if found.verdict.standing in _LOST or (found.link.candidates and not _is_the_page(found.verdict)):
            moved = await self._moved(found, said)
            if moved is found and not found.snapshots:
                moved = await self._mended(found, said)
            found = moved
        yield found

    def _cited_copy(self, found: CheckedLink) -> Snapshot | None:
        """The copy that a work itself cites beside this address, where it shows the page."""
        cited = (self.own.get(canonical(work.reference.archive_url)) for work in found.link.works)
        return next(filter(None, cited), None)

    def _told(self, found: CheckedLink, said: Iterable[_Said]) -> CheckedLink:
        answers = [one.answer for one in said]
        return replace(
            found,
            snapshots=choose((one.snapshot for one in said if one.snapshot), _dated(found.link.works)),
            archives_asked=tuple(one.archive for one in answers if not one.failure),
            archives_asked_at=min((one.asked_at for one in answers if one.asked_at), default=None),
            archive_failures=tuple((one.archive, one.failure) for one in answers if one.failure),
            restricted=tuple(one.archive for one in answers if one.restricted),
            rejected=tuple(rejected for one in said for rejected in one.rejected),
        )

    async def _search(
        self, archive: Archive, url: str, works: Sequence[Work], listed: ArchiveAnswer | None = None
    ) -> _Said:
        """What the archive has of an address, as it has `listed` it or is asked, within the time that is left for all of them."""
        said = _Said(ArchiveAnswer(archive.name, url))
        try:
            async with asyncio.timeout(self.remaining()):
                said = _Said(listed or await self._ask(archive, url, _near(works)))
                return await self._looked(archive, said.answer, works)
        except TimeoutError:
            why = f"no answer within the {self.settings.archive_budget:g} seconds that archives may take together"
            unseen = [Rejected(one.capture, NOT_SHOWN, why) for one in self._candidates(said.answer, works)[:1]]
            return _Said(replace(said.answer, failure=said.answer.failure or why), rejected=tuple(unseen))

    async def _ask(self, archive: Archive, url: str, near: date | None) -> ArchiveAnswer:
        if self.offline:
            return self.captures.answer(archive, url, near) or ArchiveAnswer(archive.name, url, failure=_OFFLINE)
        return await self.captures.asked(archive, url, near, partial(self._find, archive, url, near))

    async def _find(self, archive: Archive, url: str, near: date | None) -> ArchiveAnswer:
        absent = {one: "" for name, one in self.missing if name == archive.name and self.missing[name, one] >= _ENOUGH}
        answer = await archive.find(self.client, replace(archive.addresses, **absent), url, near)
        self.missing.update((archive.name, one) for one in answer.not_offered)
        return answer

    def _candidates(self, answer: ArchiveAnswer, works: Sequence[Work]) -> tuple[Snapshot, ...]:
        return candidates(answer.captures, _dated(works), self.now().astimezone(UTC).date())

    async def _looked(self, archive: Archive, answer: ArchiveAnswer, works: Sequence[Work]) -> _Said:
        """The first candidate that shows the cited page, and those before it that do not."""
        rejected: dict[str, Rejected] = {}
        for snapshot in self._candidates(answer, works):
            capture = snapshot.capture
            if capture.digest in rejected:
                continue  # it holds what was rejected
            copy = await self._copy(archive, capture)
            verdict = best_of(judge_copy(copy, work.reference) for work in works)
            if not copy.failure and is_shown(verdict):
                return _Said(answer, replace(snapshot, match=verdict.match), tuple(rejected.values()))
            unseen = copy.failure and copy.public  # its twin may be shown
            rejected[capture.url if unseen else capture.digest or capture.url] = _rejected(copy, verdict)
            answer = replace(answer, restricted=answer.restricted or not copy.public)
            if len(rejected) >= _LOOKED_AT or not copy.public or copy.probe.failure in _OF_THE_ARCHIVE:
                break  # it will not show the next one either
        return _Said(answer, rejected=tuple(rejected.values()))

    async def _copy(self, archive: Archive, capture: Capture) -> CopyPage:
        if known := self.captures.copy(capture):
            return known
        if self.offline:
            return CopyPage(capture, Probe(capture.url, self.now(), failure=Failure.CONNECT), failure=_OFFLINE)
        limit, now = self.settings.network.body_limit, self.now()
        copy = await fetch_copy(self.client, archive, capture, read_page=self.read_page, body_limit=limit, now=now)
        self.captures.keep_copy(copy)
        return copy

    async def _moved(self, found: CheckedLink, said: Iterable[_Said]) -> CheckedLink:
        """The living page that a captured permanent redirect led to, where it is the cited one."""
        archives = {archive.name: archive for archive in self.archives}
        distinct: dict[str, Capture] = {}
        moves = (move for one in said for move in one.answer.moves if move.url)
        for move in sorted(moves, key=lambda move: move.at, reverse=True):
            distinct.setdefault(move.digest or move.url, move)
        tried = {canonical(found.link.url)}
        for move in list(distinct.values())[:_MOVES_FOLLOWED]:
            target = await self._target(archives[move.archive], move)
            if not is_web(target) or canonical(target) in tried or is_excluded(target, self.settings.exclude):
                continue
            tried.add(canonical(target))
            seen, verdict = await self.judged(target, found.link.works)
            if _is_the_page(verdict):
                living = verdict.successor or seen.final_url
                moved = Verdict(
                    Standing.MOVED, "archived-redirect", detail=living, match=verdict.match, successor=living
                )
                return replace(found, verdict=moved)
        return found

    async def _target(self, archive: Archive, move: Capture) -> str:
        try:
            async with asyncio.timeout(self.remaining()):
                ask = partial(self._led, archive, move)
                answer = await self.captures.asked(archive, move.url, None, ask, "where it led")
        except TimeoutError:
            return ""  # where it led stays unknown
        return next((one.original for one in answer.captures), "")

    async def _led(self, archive: Archive, move: Capture) -> ArchiveAnswer:
        target = await redirect_target(self.client, archive, move)
        led = (replace(move, original=target),) if target else ()
        return ArchiveAnswer(archive.name, move.url, led, failure="" if target else "where it led was not told")

    async def _mended(self, found: CheckedLink, before: Iterable[_Said]) -> CheckedLink:
        """The link under the address that an archive proves to be the one that was meant, with its copies.

        Neighbours of an address that was captured itself are not sought: it was there. They are asked of one archive after the other, of that
        which wants the longest pauses last, as one listing more is the dearest there.
        """
        url, works = found.link.url, found.link.works
        for candidate in found.link.candidates[:CANDIDATES_ASKED]:
            said = await asyncio.gather(*(self._search(archive, candidate, works) for archive in self.archives))
            if any(one.snapshot for one in said):
                return await self._proved(found, candidate, said)
        if is_home(url) or any(one.answer.captures for one in before):
            return found
        tried: set[str] = set()
        for place in sorted(self.archives, key=_pause):
            near = await self._near(place, url, _near(works))
            others = dict.fromkeys(one.original for one in near.captures if not is_same_page(one.original, url))
            for original in [one for one in others if one not in tried][: CANDIDATES_ASKED - len(tried)]:
                tried.add(original)
                said = await asyncio.gather(
                    *(self._search(archive, original, works, _of(near, archive, original)) for archive in self.archives)
                )
                if any(_proves(one.snapshot, original, url) for one in said if one.snapshot):
                    return await self._proved(found, original, said)
        return found

    async def _near(self, archive: Archive, url: str, near: date | None) -> ArchiveAnswer:
        """Captures of addresses that differ as damage does, those that differ in hyphens alone first."""
        try:
            async with asyncio.timeout(self.remaining()):
                find = partial(near_addresses, self.client, archive, url, near)
                answer = await self.captures.asked(archive, url, near, find, "like it")
        except TimeoutError:
            return ArchiveAnswer(archive.name, url)
        wanted = dehyphenated(url)
        ordered = sorted(answer.captures, key=lambda one: dehyphenated(one.original) != wanted)
        return replace(answer, captures=tuple(ordered))

    async def _proved(self, found: CheckedLink, address: str, said: Sequence[_Said]) -> CheckedLink:
        """An archive holds this address and not what was printed: what counts is how it answers itself."""
        seen, verdict = await self.judged(address, found.link.works)
        return replace(self._told(found, said), probe=seen, verdict=verdict, confirmed_url=address)


def _of(near: ArchiveAnswer, archive: Archive, original: str) -> ArchiveAnswer | None:
    """What the archive listed of one of the neighbours, where that is all it has; None where it must be asked."""
    if not near.complete or near.archive != archive.name:
        return None
    captures = tuple(one for one in near.captures if is_same_page(one.original, original))
    return replace(near, url=original, captures=captures)


def _pause(archive: Archive) -> float:
    """The longest pause between two questions that it wants (seconds)."""
    return max(archive.pace.values(), default=0.0)


def _rejected(copy: CopyPage, verdict: Verdict) -> Rejected:
    if copy.failure:
        return Rejected(copy.capture, NOT_SHOWN, copy.failure)
    return Rejected(copy.capture, verdict.reason, verdict.detail)


def _original(url: str) -> str:
    """What to ask archives for: of an archived copy the address that it is of."""
    copy = parse_copy(url)
    return copy[0] if copy else url


def _is_the_page(verdict: Verdict) -> bool:
    return verdict.is_living and matches(verdict.match)


def _proves(snapshot: Snapshot, original: str, printed: str) -> bool:
    """Whether a copy decides that the printed address was meant to be this one: by its title, or, where that cannot be
    compared, by differing in nothing but hyphens and case."""
    return matches(snapshot.match) or (snapshot.match is None and dehyphenated(original) == dehyphenated(printed))


def _dated(works: Sequence[Work]) -> Reference:
    """The reference whose day copies should be near: the first that gives one."""
    references = [work.reference for work in works]
    return next((one for one in references if cited_day(one)), references[0])


def _near(works: Sequence[Work]) -> date | None:
    return cited_day(_dated(works))
