"""The queue before an archive that saves: its pace, its looks, and its ends, by a clock on which nobody waits."""

import itertools
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from dostupne.app.saving import GIVEN_UP, Counter, Queue
from dostupne.archives.save_page_now import SAVE_PAGE_NOW
from dostupne.archives.wayback import WAYBACK
from dostupne.model.saving import NotSaved, Remedy, Saved, SaveJob, SaveKeys
from dostupne.net.clock import Clock
from dostupne.store.saves import Saves, Stage
from tests.archives.save_desk import SaveDesk, error, job_of

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
URLS = [f"https://www.{name}.cz/" for name in "abcdefg"]


class Scene:
    """A desk, a queue before it, and when it was asked for what (seconds of the run)."""

    def __init__(self, desk: SaveDesk, journal: Saves) -> None:
        self.desk, self.journal = desk, journal
        self.clock = Clock.virtual(lambda: NOW)
        self.submissions: list[float] = []
        self.looks: list[float] = []
        self.silent: set[str] = set()
        self.most_at_work = 0

    def answer(self, request: httpx.Request) -> httpx.Response:
        """The desk's answer; of silent addresses it takes the job and says nothing."""
        if request.url.path == "/save":
            self.submissions.append(self.clock.monotonic())
        elif not request.url.path.endswith("/user"):
            self.looks.append(self.clock.monotonic())
        answer = self.desk.answer(request)
        if self.desk.submitted and self.desk.submitted[-1] in self.silent and request.url.path == "/save":
            raise httpx.ReadTimeout("slow")
        if self.desk.looked:
            self.most_at_work = max(self.most_at_work, *map(len, self.desk.looked))
        return answer

    async def run(self, urls: list[str], jobs: tuple[SaveJob, ...] = ()) -> dict[str, Saved | NotSaved]:
        """What became of each address."""
        async with httpx.AsyncClient(transport=httpx.MockTransport(self.answer)) as client:
            counter = Counter(client, WAYBACK.addresses, SAVE_PAGE_NOW, SaveKeys("access", "secret"), 86400.0)
            self.queue = Queue(counter, self.clock, self.journal)
            return {one.url: one async for one in self.queue.served(urls, jobs)}


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Callable[[SaveDesk], Scene]]:
    journals = []

    def made(desk: SaveDesk) -> Scene:
        journals.append(Saves.opened(tmp_path, NOW, "here"))
        return Scene(desk, journals[-1])

    yield made
    for journal in journals:
        journal.close()


Made = Callable[[SaveDesk], Scene]


async def test_seven_a_minute_and_three_at_once(scene: Made) -> None:
    """Submissions 8.6 seconds apart, looks 5; every page is saved and noted."""
    here = scene(SaveDesk(becomes={url: [{"status": "pending"}] * 8 + [_SUCCESS] for url in URLS}))
    found = await here.run(URLS)
    assert all(isinstance(one, Saved) for one in found.values())
    assert list(found) == URLS
    assert _least_gap(here.submissions) >= 8.6
    assert _least_gap(here.looks) >= 5.0
    assert here.most_at_work == 3
    assert here.desk.submitted == URLS
    entry = here.journal.get(URLS[0])
    assert entry is not None
    assert entry.stage is Stage.SAVED


_SUCCESS = {"status": "success", "timestamp": "20261124120000"}


def _least_gap(moments: list[float]) -> float:
    return min(later - earlier for earlier, later in itertools.pairwise(moments)) + 1e-9


async def test_as_many_at_once_as_the_archive_allows(scene: Made) -> None:
    slow = {url: [{"status": "pending"}] * 8 + [_SUCCESS] for url in URLS}
    here = scene(SaveDesk(becomes=slow, user=httpx.Response(200, json={"available": 1})))
    assert len(await here.run(URLS)) == len(URLS)
    assert here.most_at_work == 1


async def test_a_job_that_does_not_end_is_given_up_and_stays_in_the_journal(scene: Made) -> None:
    """A later run looks at it again; nobody knows whether the page was saved."""
    here = scene(SaveDesk(becomes={URLS[0]: [{"status": "pending"}]}))
    found = await here.run(URLS[:1])
    assert found[URLS[0]] == NotSaved(URLS[0], GIVEN_UP, Remedy.LOOK_FIRST)
    assert 150 <= here.clock.monotonic() < 170
    entry = here.journal.get(URLS[0])
    assert entry is not None
    assert (entry.stage, entry.job_id) == (Stage.AT_WORK, job_of(URLS[0]))


async def test_silence_is_not_asked_again(scene: Made) -> None:
    here = scene(SaveDesk())
    here.silent = {URLS[0]}
    found = await here.run(URLS[:2])
    first = found[URLS[0]]
    assert isinstance(first, NotSaved)
    assert (first.code, first.remedy) == ("no-answer", Remedy.LOOK_FIRST)
    assert isinstance(found[URLS[1]], Saved)
    assert here.desk.submitted == URLS[:2]


async def test_a_429_is_waited_for_once(scene: Made) -> None:
    """20 seconds where the archive does not say; the page is saved then."""
    here = scene(SaveDesk(first=[httpx.Response(429)]))
    found = await here.run(URLS[:2])
    assert all(isinstance(one, Saved) for one in found.values())
    assert here.submissions[1] - here.submissions[0] == pytest.approx(20)


async def test_a_second_429_ends_the_run(scene: Made) -> None:
    """Nothing more is asked, not even for the job at work, which the journal keeps; the rest was never submitted."""
    here = scene(SaveDesk(on_submit={URLS[1]: [httpx.Response(429), httpx.Response(429)]}))
    here.desk.becomes = {URLS[0]: [{"status": "pending"}]}
    found = await here.run(URLS[:4])
    assert here.desk.submitted == [URLS[0], URLS[1], URLS[1]]
    codes = {url: one.code for url, one in found.items() if isinstance(one, NotSaved)}
    assert codes == {URLS[0]: GIVEN_UP, **dict.fromkeys(URLS[1:4], "http-429")}
    entry = here.journal.get(URLS[0])
    assert entry is not None
    assert entry.stage is Stage.AT_WORK
    assert [here.journal.get(url) for url in URLS[1:4]] == [None] * 3
    assert here.queue.stopped is not None


@pytest.mark.parametrize(("after", "asked"), [("7", 2), ("3600", 1)])
async def test_a_429_that_says_how_long(after: str, asked: int, scene: Made) -> None:
    """A minute is waited for, an hour is not."""
    here = scene(SaveDesk(first=[httpx.Response(429, headers={"Retry-After": after})] * 2))
    await here.run(URLS[:2])
    assert len(here.desk.submitted) == asked


@pytest.mark.parametrize("code", ["error:user-session-limit", "error:max-daily-bandwidth"])
async def test_what_stops_the_run_lets_jobs_end(code: str, scene: Made) -> None:
    here = scene(SaveDesk(on_submit={URLS[1]: [httpx.Response(200, json=error(code))]}))
    found = await here.run(URLS[:3])
    assert isinstance(found[URLS[0]], Saved)
    assert here.desk.submitted == URLS[:2]
    assert {one.code for one in found.values() if isinstance(one, NotSaved)} == {code}


async def test_refused_keys_end_the_run_before_it_begins(scene: Made) -> None:
    here = scene(SaveDesk(user=httpx.Response(401)))
    found = await here.run(URLS[:2])
    assert here.desk.submitted == []
    assert {one.code for one in found.values() if isinstance(one, NotSaved)} == {"keys-refused"}


async def test_a_site_that_had_enough_is_left_alone(scene: Made) -> None:
    """Others go on."""
    same = [f"{URLS[0]}{number}" for number in range(3)]
    here = scene(SaveDesk(becomes={same[0]: [error("error:too-many-requests")]}))
    found = await here.run([*same[:1], URLS[1], URLS[2], URLS[3], *same[1:]])
    assert here.desk.submitted == [same[0], *URLS[1:4]]
    assert {url for url, one in found.items() if isinstance(one, NotSaved)} == set(same)


async def test_jobs_of_an_earlier_run_are_looked_at_and_not_submitted(scene: Made) -> None:
    here = scene(SaveDesk(jobs={job_of(URLS[0]): URLS[0]}))
    found = await here.run(URLS[1:2], (SaveJob(URLS[0], job_of(URLS[0])),))
    assert all(isinstance(one, Saved) for one in found.values())
    assert here.desk.submitted == URLS[1:2]


async def test_a_used_up_day_lets_jobs_of_an_earlier_run_end(scene: Made) -> None:
    none = httpx.Response(200, json={"daily_captures": 30000, "daily_captures_limit": 30000})
    here = scene(SaveDesk(user=none, jobs={job_of(URLS[0]): URLS[0]}))
    found = await here.run(URLS[1:3], (SaveJob(URLS[0], job_of(URLS[0])),))
    assert isinstance(found[URLS[0]], Saved)
    assert {one.code for one in found.values() if isinstance(one, NotSaved)} == {"daily-limit"}
    assert here.desk.submitted == []


async def test_a_look_that_is_refused_ends_the_run_and_keeps_the_job(scene: Made) -> None:
    here = scene(SaveDesk(on_look=[httpx.Response(429)]))
    found = await here.run(URLS[:3])
    assert {url: one.code for url, one in found.items() if isinstance(one, NotSaved)} == {
        URLS[0]: GIVEN_UP,
        URLS[1]: "http-429",
        URLS[2]: "http-429",
    }
    entry = here.journal.get(URLS[0])
    assert entry is not None
    assert entry.stage is Stage.AT_WORK


async def test_a_lost_job_is_told_so(scene: Made) -> None:
    here = scene(SaveDesk(forgotten={job_of(URLS[0])}))
    found = await here.run(URLS[:1])
    assert found[URLS[0]] == NotSaved(URLS[0], "error:invalid-job", Remedy.LOOK_FIRST)
    assert timedelta(0) == here.clock.now() - NOW
