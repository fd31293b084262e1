"""Address → what is known of it before an archive is asked to save it: by the journal, and by its copies."""

from collections import deque
from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from dostupne.app.settings import Settings
from dostupne.app.side_by_side import side_by_side
from dostupne.archives.asking import is_page
from dostupne.contracts import Archive, Save
from dostupne.model.saving import Fate, NotSaved, Remedy, Saved, SaveJob
from dostupne.model.snapshot import Capture
from dostupne.net.clock import Clock
from dostupne.store.saves import Entry, Saves, Stage

if TYPE_CHECKING:
    import httpx

_DAY = timedelta(days=1)
_NOT_AGAIN = timedelta(days=30)
"""How long what an archive said it cannot save is not tried again."""

_ASKED_AT_ONCE = 8

REASONS: Mapping[Remedy, str] = {
    Remedy.NEVER: "archive-cannot",
    Remedy.LATER: "try-later",
    Remedy.TOMORROW: "try-tomorrow",
    Remedy.ONCE_MORE: "unknown-error",
    Remedy.LOOK_FIRST: "outcome-unknown",
    Remedy.LEAVE_HOST: "site-busy",
    Remedy.STOP: "archive-stopped",
}
"""Why an address was not saved, by what is to be done about it."""


@dataclass(frozen=True, slots=True)
class Met:
    """What became of an address: the part of a `Saving` that is not of one link."""

    fate: Fate
    reason: str
    detail: str = ""
    capture: Capture | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """One archive that saves, and what all steps of a run share."""

    client: "httpx.AsyncClient"
    archive: Archive
    save: Save
    settings: Settings
    clock: Clock
    journal: Saves


def met(ended: Saved | NotSaved) -> Met:
    """What the archive's last word on an address means."""
    if isinstance(ended, NotSaved):
        return _not_saved(ended.remedy, ended.code, ended.message)
    if ended.message and ended.capture is None:
        return Met(Fate.HAS_COPY, "copy-told", ended.message)
    return Met(Fate.SAVED, "saved-now", capture=ended.capture)


def noted(desk: Desk, address: str) -> Met | SaveJob | None:
    """What the journal makes of an address: done with, still at work, or (None) to be asked for."""
    entry = desk.journal.get(address)
    if entry is None:
        return None
    age = (desk.clock.now() - entry.at).total_seconds()
    match entry.stage:
        case Stage.SAVED if age <= max(desk.settings.within, _DAY.total_seconds()):
            return Met(Fate.HAS_COPY, "saved-before", entry.message, entry.capture)
        case Stage.AT_WORK if age < desk.save.jobs_kept:
            return SaveJob(address, entry.job_id)
        case Stage.NOT_SAVED if _is_settled(entry, desk.clock.now(), refresh=desk.settings.refresh):
            return _not_saved(entry.remedy or Remedy.ONCE_MORE, entry.code, entry.message)
        case _:
            return None


def _not_saved(remedy: Remedy, code: str, message: str) -> Met:
    return Met(Fate.NOT_SAVED, REASONS[remedy], f"{code}: {message}" if message else code)


def _is_settled(entry: Entry, now: datetime, *, refresh: bool) -> bool:
    """Whether asking again is of no use yet. What nobody understands is tried twice."""
    if entry.remedy is Remedy.TOMORROW:
        return entry.at.astimezone(UTC).date() >= now.astimezone(UTC).date()
    hopeless = entry.remedy is Remedy.NEVER or (entry.remedy is Remedy.ONCE_MORE and entry.tries >= 2)
    return hopeless and not refresh and now - entry.at < _NOT_AGAIN


def near_copies(desk: Desk, addresses: Sequence[str]) -> AsyncGenerator[tuple[str, Capture | None], None]:
    """The newest near copy of each address, in order of arrival. An archive that does not answer is no reason not to save."""

    async def asked(address: str) -> tuple[str, Capture | None]:
        return address, await _near_copy(desk, address)

    return side_by_side(asked, deque(addresses), _ASKED_AT_ONCE)


async def _near_copy(desk: Desk, address: str) -> Capture | None:
    within = desk.settings.within
    if not desk.settings.use_archives or within <= 0:
        return None
    now = desk.clock.now()
    answer = await desk.archive.find(desk.client, desk.archive.addresses, address, now.astimezone(UTC).date())
    near = [one for one in answer.captures if one.public and is_page(one) and (now - one.at).total_seconds() <= within]
    return max(near, key=lambda one: one.at, default=None)
