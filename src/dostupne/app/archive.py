"""Extraction → a stream of savings, ending with the SavingReport: check, look for near copies, save what has none."""

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, cast

from dostupne.app.at_hand import Met
from dostupne.app.check import check
from dostupne.app.extract import Extraction
from dostupne.app.handing_in import Step, Stopped, handed_in, open_desk
from dostupne.app.progress import Progress
from dostupne.app.registry import ARCHIVES
from dostupne.app.settings import Settings
from dostupne.app.worth_saving import worth_saving
from dostupne.contracts import Archive
from dostupne.errors import CannotWork, Misuse, NoKeys
from dostupne.model.report import CheckedLink, Report
from dostupne.model.saving import Fate, Saving, SavingReport
from dostupne.model.urls import host
from dostupne.net.clock import Clock
from dostupne.net.guard import refused_host

if TYPE_CHECKING:
    import httpx

Event = Saving | Progress | SavingReport


class Way(Enum):
    """What a run does with the pages worth saving."""

    SAVE = "save"
    RECORD = "record"
    REHEARSE = "rehearse"


def way_of(settings: Settings) -> Way:
    """Saving where there are keys, else keeping a recording where one is made; a replay saves nothing.

    Raises `NoKeys` where there is nothing of these, and `Misuse` for settings that cannot be used for saving.
    """
    archive = settings.saving_archive(ARCHIVES)
    keys = settings.save_keys(archive.name)
    if settings.replay:
        return Way.REHEARSE
    if keys is not None:
        address = archive.addresses.save_url
        if address.lower().startswith("http:") and not refused_host(host(address)):
            raise Misuse(
                f"archives.{archive.name}.save_url is {address}: your keys would go over the net for all to read; "
                "give an https address"
            )
        return Way.SAVE
    if settings.record:
        return Way.RECORD
    raise NoKeys(archive.name, archive.save.keys_from if archive.save else "")


async def archive(
    extraction: Extraction,
    sources: tuple[str, ...],
    settings: Settings,
    now: Callable[[], datetime],
    *,
    base: "httpx.AsyncBaseTransport | None" = None,
    clock: Clock | None = None,
) -> AsyncIterator[Event]:
    """Saves the living pages that the works cite and that have no near copy. Yields savings as they come, progress in
    between, the report last. Closing the generator ends the run; one that follows goes on where it stopped.

    `base` stands in for the network, `clock` for the time of saving (tests). Raises what `way_of` and `check` raise.
    """
    way = way_of(settings)
    report: Report | None = None
    checking = check(extraction, sources, replace(settings, use_archives=False), now, base=base)
    # An early end must close the check, so that it cancels what it still waits for.
    async with aclosing(cast(AsyncGenerator[CheckedLink | Progress | Report, None], checking)) as events:
        async for event in events:
            if isinstance(event, Progress):
                yield event
            elif isinstance(event, Report):
                report = event
    if report is None:
        raise CannotWork("the check ended without a report; please tell the authors of dostupne")
    ledger = _Ledger.of(report, settings.saving_archive(ARCHIVES))
    for saving in tuple(ledger.savings.values()):
        yield saving
    steps = _steps(way, ledger, settings, clock or Clock(now=now), base)
    async with aclosing(steps):
        async for step in steps:
            for done in ledger.taken(step):
                yield done
    yield ledger.report(sources)


@dataclass(slots=True)
class _Ledger:
    """The checked links, those to save by their living address, and what became of each so far."""

    checked: Report
    saver: Archive
    wanted: dict[str, list[CheckedLink]] = field(default_factory=dict)
    savings: dict[str, Saving] = field(default_factory=dict)
    stopped: Stopped = field(default_factory=Stopped)

    @classmethod
    def of(cls, report: Report, saver: Archive) -> "_Ledger":
        """With the links that are not worth saving left out."""
        ledger = cls(report, saver)
        for checked in report.links:
            worth = worth_saving(checked, saver.addresses)
            if worth.address:
                ledger.wanted.setdefault(worth.address, []).append(checked)
            else:
                ledger.savings[checked.link.url] = Saving(checked, Fate.LEFT_OUT, worth.reason, worth.detail)
        return ledger

    def taken(self, step: Step) -> Iterator[Saving | Progress]:
        """Notes a step; what is to be told of it, for every link that leads to its address."""
        if isinstance(step, Progress):
            yield step
        elif isinstance(step, Stopped):
            self.stopped = step
        else:
            address, one = step
            for checked in self.wanted[address]:
                saving = Saving(checked, one.fate, one.reason, one.detail, address, one.capture)
                self.savings[checked.link.url] = saving
                yield saving

    def report(self, sources: tuple[str, ...]) -> SavingReport:
        """All of it, in the order of the document."""
        found, stopped = self.checked, self.stopped
        return SavingReport(
            sources,
            found.made_at,
            self.saver.name,
            tuple(self.savings[checked.link.url] for checked in found.links),
            found.faults,
            found.network_down,
            stopped.code,
            stopped.why,
            self.saver.save.keys_from if self.saver.save else "",
        )


async def _steps(
    way: Way, ledger: _Ledger, settings: Settings, clock: Clock, base: "httpx.AsyncBaseTransport | None"
) -> AsyncGenerator[Step, None]:
    keys, addresses = settings.save_keys(ledger.saver.name), tuple(ledger.wanted)
    if way is not Way.SAVE or keys is None:
        kept = Met(Fate.RECORDED, "recorded") if way is Way.RECORD else Met(Fate.TO_SAVE, "to-save")
        for address in addresses:
            yield address, kept
        return
    if not addresses:
        return
    async with (
        open_desk(ledger.saver, settings, clock, base) as desk,
        aclosing(handed_in(desk, keys, addresses)) as steps,
    ):
        async for step in steps:
            yield step
