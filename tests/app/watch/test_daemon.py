"""The daemon over runs that are made up: when it works and rests, what it waits for, how it ends."""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dostupne.app.settings import Settings
from dostupne.app.watch import daemon
from dostupne.app.watch.daemon import Daemon, Resting
from dostupne.app.watch.opening import running_clock
from dostupne.app.watch.run import Notice, RunEvent, RunSummary, Wanted
from dostupne.app.watch.settings import WatchSettings
from dostupne.errors import Misuse, StoreNotReady, UnwritableOutput
from dostupne.net.clock import Clock
from dostupne.store.watch import WatchStore
from tests.app.watch.living_web import written

SOON = timedelta(milliseconds=50)
HOUR = timedelta(hours=1)


@dataclass
class Runs:
    """The runs that were made: when each began. `next_in` is when something is due after each; what is in `faults` is raised first."""

    path: Path
    next_in: timedelta | None = SOON
    faults: list[Exception] = field(default_factory=list)
    began: list[datetime] = field(default_factory=list)
    meanwhile: Callable[[], None] = lambda: None
    stopping: list[bool] = field(default_factory=list)

    async def run(self, store: WatchStore, _: Settings, wanted: Wanted, clock: Clock) -> AsyncGenerator[RunEvent, None]:
        """In place of `app.watch.run.run`."""
        assert store.bibliographies() == ()  # it is open
        self.began.append(clock.now())
        if self.faults:
            raise self.faults.pop(0)
        self.meanwhile()
        await asyncio.sleep(0)
        self.stopping.append(wanted.stopping())
        yield RunSummary((), next_at=None if self.next_in is None else clock.now() + self.next_in)

    def opened(self) -> WatchStore:
        """The store."""
        return WatchStore.opened(str(self.path))


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runs:
    """They take the place of real ones; what failed is tried again soon."""
    made = Runs(tmp_path / "watch.sqlite")
    monkeypatch.setattr(daemon, "run", made.run)
    monkeypatch.setattr(daemon, "_FIRST_PAUSE", SOON)
    monkeypatch.setattr(daemon, "_LONGEST_PAUSE", 3 * SOON)
    return made


def _daemon(runs: Runs, clock: Clock | None = None, chance: float = 0.0, **watch: object) -> Daemon:
    settings = Settings(watch=WatchSettings(**({"jitter": 0.0} | watch)))  # type: ignore[arg-type]  # names of settings
    return Daemon(runs.opened, settings, Wanted(written), clock or Clock(), chance=lambda: chance)


async def _events(made: Daemon, count: int) -> list[RunEvent | Resting]:
    """The first events; then it is asked to stop, and all others."""
    found: list[RunEvent | Resting] = []
    async with asyncio.timeout(20), aclosing(made.work()) as events:
        async for event in events:
            found.append(event)
            if len(found) == count:
                made.stop()
    return found


async def test_it_works_when_something_is_due(runs: Runs) -> None:
    """At once, and again whenever it is time."""
    await _events(_daemon(runs), 6)
    assert len(runs.began) == 3
    assert all(later - earlier >= SOON for earlier, later in zip(runs.began, runs.began[1:], strict=False))


async def test_it_rests_an_hour_at_most(runs: Runs) -> None:
    """Sources may change though nothing is due."""
    runs.next_in = timedelta(days=5)
    *_, rest = await _events(_daemon(runs), 2)
    assert isinstance(rest, Resting)
    assert timedelta(0) <= rest.until - runs.began[0] - HOUR < timedelta(seconds=10)


async def test_it_waits_a_little_longer_by_chance(runs: Runs) -> None:
    runs.next_in = timedelta(minutes=10)
    *_, rest = await _events(_daemon(runs, chance=0.5, jitter=600.0), 2)
    assert isinstance(rest, Resting)
    assert timedelta(0) <= rest.until - runs.began[0] - timedelta(minutes=15) < timedelta(seconds=10)


@pytest.fixture
def prague(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine's clock is that of Prague."""
    monkeypatch.setenv("TZ", "Europe/Prague")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("prague")
async def test_it_waits_for_its_window(runs: Runs) -> None:
    """Before the first run too; the machine's own time zone counts."""
    opening = datetime(2026, 7, 1, 20, tzinfo=UTC)  # 22:00 in Prague
    runs.next_in = None
    made = _daemon(runs, running_clock(opening - 4 * SOON), window="22:00-06:00")
    await _events(made, 2)
    assert len(runs.began) == 1
    assert opening <= runs.began[0] < opening + timedelta(seconds=10)


@pytest.mark.usefixtures("prague")
async def test_what_is_due_after_the_window_waits_for_the_next(runs: Runs) -> None:
    now = datetime(2026, 7, 2, 3, 30, tzinfo=UTC)  # 5:30
    *_, rest = await _events(_daemon(runs, running_clock(now), window="22:00-05:31", jitter=120.0, chance=1.0), 2)
    assert rest == Resting(datetime(2026, 7, 2, 20, tzinfo=UTC))


async def test_a_store_that_is_away_is_waited_for(runs: Runs) -> None:
    """With words each time, longer each time to a limit; then all is as before."""
    runs.faults = [StoreNotReady(f"the server is away {number}") for number in range(4)]
    events = await _events(_daemon(runs), 10)
    notices = [event for event in events if isinstance(event, Notice)]
    assert notices == [Notice("store-not-ready", f"the server is away {number}") for number in range(4)]
    pauses = [later - earlier for earlier, later in zip(runs.began, runs.began[1:], strict=False)]
    for pause, wanted in zip(pauses, (SOON, 2 * SOON, 3 * SOON, 3 * SOON), strict=True):
        assert wanted <= pause < wanted + timedelta(seconds=5)
    assert any(isinstance(event, RunSummary) for event in events)


async def test_a_store_that_cannot_be_opened_is_waited_for_too(tmp_path: Path, runs: Runs) -> None:
    """A file that is no database today may be one tomorrow."""
    runs.path.write_text("no database at all, but text\n" * 100)
    events = await _events(_daemon(runs), 2)
    [notice] = [event for event in events if isinstance(event, Notice)]
    assert notice.code == "store-not-ready"
    assert str(tmp_path) in notice.fill
    assert runs.began == []


async def test_another_fault_of_ours_is_told_and_tried_again(runs: Runs) -> None:
    runs.faults = [UnwritableOutput("warcs: the disk is full")]
    events = await _events(_daemon(runs), 4)
    assert Notice("run-failed", "warcs: the disk is full") in events
    assert len(runs.began) == 2


async def test_misuse_ends_it(runs: Runs) -> None:
    """No waiting helps against a name that nothing has."""
    runs.faults = [Misuse("there is no bibliography “x”")]
    with pytest.raises(Misuse):
        await _events(_daemon(runs), 1)


async def test_stopped_while_it_rests_it_ends_at_once(runs: Runs) -> None:
    runs.next_in = timedelta(days=1)
    made = _daemon(runs)
    begun = time.monotonic()
    asyncio.get_running_loop().call_later(0.2, made.stop)
    events = await _events(made, 1000)
    assert [type(event) for event in events] == [RunSummary, Resting]
    assert time.monotonic() - begun < 5


async def test_stopped_while_it_works_the_run_is_told_and_comes_to_its_end(runs: Runs) -> None:
    made = _daemon(runs)
    runs.meanwhile = made.stop
    events = await _events(made, 1000)
    assert [type(event) for event in events] == [RunSummary]
    assert runs.stopping == [True]


async def test_what_was_missed_is_caught_up_once(runs: Runs) -> None:
    """What was due a year ago makes one run now and not one for each day."""
    runs.next_in = None

    def due_long_ago() -> None:
        runs.next_in = -timedelta(days=365) if len(runs.began) == 1 else timedelta(days=1)

    runs.meanwhile = due_long_ago
    events = await _events(_daemon(runs), 4)
    rests = [event.until for event in events if isinstance(event, Resting)]
    assert len(runs.began) == 2
    assert rests[0] <= runs.began[1]
    assert rests[1] >= runs.began[1] + HOUR
