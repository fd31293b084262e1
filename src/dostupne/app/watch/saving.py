"""Archive while alive: living pages seen in a run → copies in an archive, where the last one is too old."""

from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from dostupne.app.archive import Way, way_of
from dostupne.app.at_hand import Desk, Met, noted
from dostupne.app.handing_in import Stopped, handed_in, open_desk
from dostupne.app.progress import Progress
from dostupne.app.registry import ARCHIVES
from dostupne.app.settings import Settings
from dostupne.app.worth_saving import worth_saving
from dostupne.contracts import Archive
from dostupne.errors import NoKeys
from dostupne.model.link import Link
from dostupne.model.report import CheckedLink
from dostupne.model.saving import Fate, SaveJob
from dostupne.model.snapshot import Capture, Snapshot
from dostupne.model.watching import Copies, Sighting, WatchedLink
from dostupne.net.clock import Clock
from dostupne.store.saves import Entry, Stage

if TYPE_CHECKING:
    import httpx

_DAY = timedelta(days=1)


class Copybook(Protocol):
    """What saving needs of the store (`store.watch`)."""

    def keep_copies(self, link_id: int, copies: Copies) -> None:
        """Keeps what is known of a link's archived copies."""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """What became of a living page: a `fate`, the `reason` of it with its `detail` as in `model.saving.Saving`, and the copy there is now."""

    link: WatchedLink
    address: str
    fate: Fate
    reason: str
    detail: str = ""
    capture: Capture | None = None


def saves_pages(settings: Settings) -> bool:
    """Whether a run of these settings can save pages: it has keys, and is no replay.

    Raises `NoKeys` where there are none, and `Misuse` for settings that cannot be used for saving.
    """
    way = way_of(settings)
    if way is Way.RECORD:
        archive = settings.saving_archive(ARCHIVES)
        raise NoKeys(archive.name, archive.save.keys_from if archive.save else "")
    return way is Way.SAVE


async def save_living(
    store: Copybook,
    seen: Iterable[tuple[WatchedLink, Sighting]],
    settings: Settings,
    clock: Clock,
    base: "httpx.AsyncBaseTransport | None" = None,
) -> AsyncGenerator[SavedPage | Progress, None]:
    """Saves the pages seen alive in a run that match and have no copy within `settings.within` seconds; yields what became of each, as it comes.

    It takes about `settings.archive_budget` seconds: what has no turn has one when it is next seen alive. Archives are asked for copies of a page once in
    that time; one that could not be saved is tried again after a day, then after two, four … `base` stands in for the network (tests).
    """
    archive = settings.saving_archive(ARCHIVES)
    keys = settings.save_keys(archive.name)
    wanted = _Wanted.of(seen, archive, clock.now(), timedelta(seconds=settings.within))
    if keys is None or not wanted.links or settings.replay:
        return
    end = clock.monotonic() + settings.archive_budget
    async with open_desk(archive, settings, clock, base) as desk:
        addresses = wanted.in_turn(desk)
        async with aclosing(handed_in(desk, keys, addresses, wanted.looked_for)) as steps:
            async for step in steps:
                if isinstance(step, Progress):
                    yield step
                elif not isinstance(step, Stopped):
                    for page in wanted.met(*step):
                        _keep(store, page, wanted, clock.now())
                        yield page
                if clock.monotonic() >= end:
                    return


@dataclass(slots=True)
class _Wanted:
    """The links to save by their living address. Copies of those `looked_for` were asked for lately, and there was none that is near."""

    now: datetime
    within: timedelta
    links: dict[str, list[WatchedLink]] = field(default_factory=dict)
    looked_for: set[str] = field(default_factory=set)

    @classmethod
    def of(
        cls, seen: Iterable[tuple[WatchedLink, Sighting]], archive: Archive, now: datetime, within: timedelta
    ) -> "_Wanted":
        """Without what is not worth it, and what has a near copy."""
        wanted = cls(now, within)
        for link, sighting in seen:
            checked = CheckedLink(Link(link.url, ()), sighting.probe, sighting.verdict)
            address = "" if sighting.offline else worth_saving(checked, archive.addresses).address
            if address and not wanted.has_near(link):
                wanted.links.setdefault(address, []).append(link)
                if link.copies is not None and now - link.copies.asked_at < within:
                    wanted.looked_for.add(address)
        return wanted

    def has_near(self, link: WatchedLink) -> bool:
        """Whether a copy is known that is young enough."""
        known = link.copies.snapshots if link.copies else ()
        return any(self.now - one.capture.at < self.within for one in known)

    def in_turn(self, desk: Desk) -> tuple[str, ...]:
        """The addresses that are not left alone for now, those that were never saved first; no more than there is time for."""
        entries = {address: desk.journal.get(address) for address in self.links}
        waiting = [
            one for one, entry in entries.items() if not self._rests(entry) and not _is_hopeless(noted(desk, one))
        ]
        waiting.sort(key=lambda address: entries[address] is not None)
        return tuple(waiting[: max(1, int(desk.settings.archive_budget // desk.save.pace))])

    def _rests(self, entry: Entry | None) -> bool:
        if entry is None or entry.stage is not Stage.NOT_SAVED:
            return False
        pause = _DAY * (1 << min(max(entry.tries - 1, 0), 10))
        return self.now - entry.at < min(pause, max(self.within, _DAY))

    def met(self, address: str, one: Met) -> Sequence[SavedPage]:
        """What became of an address, for every link that leads to it."""
        return [SavedPage(link, address, one.fate, one.reason, one.detail, one.capture) for link in self.links[address]]


def _is_hopeless(known: Met | SaveJob | None) -> bool:
    """Whether the archive said that it cannot save it: told when it said so, and not again each run."""
    return isinstance(known, Met) and known.fate is Fate.NOT_SAVED


def _keep(store: Copybook, page: SavedPage, wanted: _Wanted, now: datetime) -> None:
    """Keeps the copy, the first of those to offer; and that copies were asked for, where there is none."""
    known = page.link.copies or Copies(now)
    if page.capture is not None:
        others = tuple(one for one in known.snapshots if one.capture.url != page.capture.url)
        store.keep_copies(page.link.id, Copies(now, (Snapshot(page.capture), *others)))
    elif page.address not in wanted.looked_for:
        store.keep_copies(page.link.id, replace(known, asked_at=now))
