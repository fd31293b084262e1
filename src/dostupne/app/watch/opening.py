"""What the commands of watching begin with: the store, the clock, where a run keeps what it sees."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from dostupne.app.settings import Settings
from dostupne.errors import UnwritableOutput
from dostupne.net.clock import Clock
from dostupne.net.recording import recorded_when
from dostupne.store.watch import WatchStore


def open_store(settings: Settings) -> WatchStore:
    """The store of these settings. Raises `Misuse` for what names no database, `StoreNotReady` for one that cannot be used."""
    store = WatchStore.opened(settings.watch.database or None)
    store.usual = settings.watch.policy.alive
    return store


def clock_of(settings: Settings, now: datetime | None) -> Clock:
    """The clock of a run. `now` stands still for all of it; a replay's is that of the recording without it, and nobody waits in it.

    Raises `UnusableRecording`.
    """
    if settings.replay:
        return Clock.virtual(_still(now or recorded_when(settings.replay)))
    return Clock(now=_still(now)) if now else Clock()


def running_clock(now: datetime | None) -> Clock:
    """The clock of a daemon: it begins at `now` and goes on."""
    if now is None:
        return Clock()
    began = time.monotonic()
    return Clock(now=lambda: now + timedelta(seconds=time.monotonic() - began))


def recorded(settings: Settings, clock: Clock) -> Settings:
    """The settings with a recording in the folder of `[watch] warc`, one a run, named after its time (UTC). Raises `UnwritableOutput`."""
    folder = settings.watch.warc
    if folder is None or settings.record or settings.replay:
        return settings
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableOutput(f"{folder}: the folder for recordings cannot be made ({error.strerror})") from error
    return replace(settings, record=folder / f"{clock.now().astimezone(UTC):%Y%m%dT%H%M%SZ}.warc.gz")


def _still(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment
