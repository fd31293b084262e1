"""Whole runs over a made-up web: what is asked when, what is recorded, what follows, and what an early end leaves behind."""

import asyncio
from contextlib import aclosing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from dostupne.app.progress import Progress
from dostupne.app.settings import Settings
from dostupne.app.watch.run import Notice, RunSummary, Wanted, run
from dostupne.errors import Misuse, StoreNotReady
from dostupne.model.verdict import Standing
from dostupne.model.watching import Digest, Phase
from dostupne.net.clock import Clock
from dostupne.store.watch import WatchStore
from tests.app.watch.living_web import BEGIN, DAY, HOUR, LivingWeb, alive, kinds, url, written

GONE = (404, "<title>Nenalezeno</title>")
NOWHERE = Clock.virtual(lambda: BEGIN)


@pytest.fixture
def web(tmp_path: Path) -> LivingWeb:
    """An empty one."""
    return LivingWeb(tmp_path)


def _notices(events: list[object]) -> list[str]:
    return [event.code for event in events if isinstance(event, Notice)]


async def test_alive_failing_thrice_dead_revived(web: LivingWeb) -> None:
    """Three failures three days apart and no fewer; dead since the first of them, declared on the day of the last."""
    await web.watch("teze.bib", 0)
    first = await web.run(BEGIN)
    assert (first.asked, first.standings, kinds(first), first.got_worse) == (1, {"alive": 1}, [], False)
    assert first.next_at is not None
    web.world.web[url(0)] = GONE
    failing = await web.runs([7, 10, 13])
    assert [kinds(one) for one in failing] == [["suspected"], [], ["died"]]
    assert [one.got_worse for one in failing] == [False, False, True]
    dead = web.link().condition
    assert (dead.phase, dead.failures) == (Phase.DEAD, 3)
    assert (dead.alive_at, dead.since, dead.declared_at) == (BEGIN, BEGIN + 7 * DAY, BEGIN + 13 * DAY)
    assert [digest.text for digest in failing[2].digests] == [f"died {url(0)}"]
    web.world.web[url(0)] = alive()
    [early, back] = await web.runs([20, 43])
    assert early.asked == 0
    assert kinds(back) == ["revived"]
    assert [digest.text for digest in back.digests] == [f"revived {url(0)}"]
    assert web.link().condition.phase is Phase.ALIVE
    assert web.asked() == 5


async def test_run_it_hourly_it_asks_only_what_is_due(web: LivingWeb) -> None:
    """A week of runs every hour asks a living page twice; a failing one on the days that count, and nothing dies early."""
    await web.watch("teze.bib", 0, 1)
    web.world.web[url(1)] = GONE
    summaries = await web.runs([hour / 24 for hour in range(0, 7 * 24 + 1, 6)])
    assert (web.asked(0), web.asked(1)) == (2, 3)
    died = [number for number, one in enumerate(summaries) if "died" in kinds(one)]
    assert died == [24]  # six days after the first failure to the hour


async def test_a_missed_month_is_caught_up_once(web: LivingWeb) -> None:
    await web.watch("teze.bib", 0)
    assert [one.asked for one in await web.runs([0, 35, 35.01])] == [1, 1, 0]


async def test_a_page_cited_twice_is_asked_once_and_told_to_both(web: LivingWeb) -> None:
    """At the shorter interval of the two."""
    await web.watch("a.bib", 0)
    await web.watch("b.bib", 0, every=2 * DAY)
    assert [one.asked for one in await web.runs([0, 2])] == [1, 1]
    web.world.web[url(0)] = GONE
    *_, dead = await web.runs([4, 7, 10])
    assert [digest.bibliography for digest in dead.digests] == ["a.bib", "b.bib"]


async def test_time_stands_still_for_the_whole_run(web: LivingWeb) -> None:
    """All that is seen in a run with `--now` is of that moment."""
    await web.watch("teze.bib", *range(5))
    await web.run(BEGIN + HOUR)
    assert {web.link(number).condition.asked_at for number in range(5)} == {BEGIN + HOUR}


async def test_texts_are_not_kept_their_digests_are(web: LivingWeb) -> None:
    await web.watch("teze.bib", 0)
    await web.run(BEGIN)
    with WatchStore.opened(web.database) as store:
        [sighting] = store.sightings(web.link().id)
    page = sighting.probe.page
    assert page is not None
    assert (page.text, page.title) == ("", "Obrana státu v krizi 0")
    assert page.digest


async def test_all_that_is_due_is_asked_in_batches(web: LivingWeb) -> None:
    await web.watch("teze.bib", *range(130))
    done = await web.run(BEGIN)
    assert (done.asked, done.left, done.standings) == (130, 0, {"alive": 130})
    assert {web.asked(number) for number in range(130)} == {1}


async def test_those_that_wait_for_another_try_hold_up_nobody(web: LivingWeb) -> None:
    """Where all links that are taken first fail in a way that may pass, the others are asked all the same."""
    web.settings = {"canaries": ()}
    web.world.web |= {url(number): (503, "busy") for number in range(70)}
    await web.watch("busy.bib", *range(70), at=BEGIN - DAY)
    await web.watch("alive.bib", *range(70, 130))
    web.settings["network"] = replace(web.all_settings().network, retries=1)
    done = await web.run(BEGIN)
    assert done.standings == {"unreachable": 70, "alive": 60}
    assert done.left == 0


async def test_a_page_of_a_bibliography_that_was_not_named_is_left_alone(web: LivingWeb) -> None:
    await web.watch("a.bib", 0)
    await web.watch("b.bib", 1)
    assert (await web.run(BEGIN, "b.bib")).asked == 1
    assert (web.asked(0), web.asked(1)) == (0, 1)
    with pytest.raises(Misuse, match=r"a\.bib"):
        await web.run(BEGIN, "c.bib")


async def test_references_that_are_new_are_asked_and_retired_ones_are_not(web: LivingWeb) -> None:
    await web.watch("teze.bib", 0, 1)
    await web.run(BEGIN)
    web.world.web[url(2)] = alive(2)
    web.write("teze.bib", 1, 2)
    assert (await web.run(BEGIN + HOUR)).asked == 1
    await web.run(BEGIN + 8 * DAY)
    assert [web.asked(number) for number in range(3)] == [1, 2, 2]
    assert web.link(0).condition.phase is Phase.ALIVE  # its history stays


async def test_a_source_that_cannot_be_read_is_told_and_what_it_cited_is_asked(web: LivingWeb) -> None:
    await web.watch("teze.bib", 0)
    await web.watch("esej.bib", 1)
    (web.folder / "teze.bib").unlink()
    done = await web.run(BEGIN)
    assert done.asked == 2
    [fault] = [fault for fault in done.faults if fault.unread]
    assert "teze.bib" in fault.source


async def test_what_is_excluded_is_not_asked(web: LivingWeb) -> None:
    """For as long as it is; then it is due."""
    await web.watch("teze.bib", 0, 1)
    web.settings["exclude"] = ("web1.cz",)
    done = await web.run(BEGIN)
    assert (done.asked, done.left, web.asked(1)) == (1, 0, 0)
    web.settings["exclude"] = ()
    assert (await web.run(BEGIN + HOUR)).asked == 1


async def test_what_a_check_remembers_is_asked_all_the_same(web: LivingWeb) -> None:
    """`max_age` spares checks of an essay that is being written; a watch that believes its own memory sees no death."""
    web.settings |= {"max_age": 30 * 86400.0, "cache": web.folder}
    await web.watch("teze.bib", 0)
    await web.run(BEGIN)
    web.world.web[url(0)] = GONE
    done = await web.run(BEGIN + 7 * DAY)
    assert done.standings == {"gone": 1}


# Our own network


async def test_our_own_network_down_counts_for_nothing(web: LivingWeb) -> None:
    """Nobody is suspected; the run says so, tells nothing, and all is asked again when the network is back."""
    await web.watch("teze.bib", *range(8))
    await web.run(BEGIN)
    web.down = True
    events = await web.events(BEGIN + 7 * DAY)
    down = events[-1]
    assert isinstance(down, RunSummary)
    assert down.network_down
    assert set(down.standings) == {"offline"}
    assert kinds(down) == []
    assert "network-down" in _notices(list(events))
    assert {web.link(number).condition.phase for number in range(8)} == {Phase.ALIVE}
    web.down = False
    up = await web.run(BEGIN + 7 * DAY + 6 * HOUR)
    assert up.standings == {"alive": 8}


async def test_thrice_down_kills_nobody(web: LivingWeb) -> None:
    await web.watch("teze.bib", 0)
    await web.run(BEGIN)
    web.down = True
    for day in (7, 10, 13, 16, 19):
        assert kinds(await web.run(BEGIN + day * DAY)) == []
    assert web.link().condition.phase is Phase.ALIVE


async def test_a_host_that_is_silent_alone_counts(web: LivingWeb) -> None:
    """The canary answers: it is not us."""
    await web.watch("teze.bib", 0)
    await web.run(BEGIN)
    web.silent = {"www.web0.cz"}
    done = await web.run(BEGIN + 7 * DAY)
    assert (done.network_down, done.standings, kinds(done)) == (False, {"unreachable": 1}, ["suspected"])
    *_, dead = await web.runs([10, 13])
    assert kinds(dead) == ["died"]


async def test_the_network_that_goes_in_the_middle_of_a_run_stops_it(web: LivingWeb) -> None:
    """What was seen before counts, what was silent does not, the rest is not asked at all."""
    await web.watch("teze.bib", *range(700))
    asked = 0

    async def for_a_while(request: httpx.Request) -> httpx.Response:
        nonlocal asked
        asked += 1
        is_down = asked > 40
        await asyncio.sleep(0.002)
        if is_down:
            raise httpx.ConnectError("no route", request=request)
        return await web.answer(request)

    settings, wanted = web.all_settings(), Wanted(written)
    network = replace(settings.network, concurrency=8)
    with WatchStore.opened(web.database) as store:
        events = run(store, replace(settings, network=network), wanted, NOWHERE, base=httpx.MockTransport(for_a_while))
        *_, done = [event async for event in events]
    assert isinstance(done, RunSummary)
    assert done.network_down
    assert done.standings["alive"] == 40
    assert done.standings.keys() == {"alive", "offline"}
    assert done.left + done.asked == 700
    assert done.left > 0


# Early ends


async def test_a_run_that_is_given_up_loses_nothing_seen_and_holds_nothing(web: LivingWeb) -> None:
    """The next one asks the rest, and nobody twice."""
    await web.watch("teze.bib", *range(40))
    settings = web.all_settings()
    settings = replace(settings, network=replace(settings.network, concurrency=1))
    with WatchStore.opened(web.database) as store:
        events = run(store, settings, Wanted(written), NOWHERE, base=httpx.MockTransport(web.answer))
        async with aclosing(events):
            async for event in events:
                if isinstance(event, Progress) and event.done == 10:
                    break
        assert store.due(BEGIN).count <= 30
    seen = sum(web.link(number).condition.looks for number in range(40))
    assert 10 <= seen < 40
    rest = await web.run(BEGIN)
    assert rest.asked == 40 - seen
    assert {web.link(number).condition.looks for number in range(40)} == {1}


async def test_a_run_that_is_cancelled_lets_go_of_what_it_held(web: LivingWeb) -> None:
    """As SIGTERM has it: while everybody hangs."""
    await web.watch("teze.bib", 0, 1)

    async def hangs(_: httpx.Request) -> httpx.Response:
        await asyncio.sleep(3600)
        raise AssertionError("nobody waits so long")

    async def consume() -> None:
        with WatchStore.opened(web.database) as store:
            events = run(store, web.all_settings(), Wanted(written), Clock(), base=httpx.MockTransport(hangs))
            async with aclosing(events):
                async for _ in events:
                    pass

    task = asyncio.create_task(consume())
    await asyncio.sleep(0.5)
    task.cancel()
    async with asyncio.timeout(5):
        with pytest.raises(asyncio.CancelledError):
            await task
    assert (await web.run(BEGIN)).asked == 2


async def test_a_run_that_is_to_stop_comes_to_its_end(web: LivingWeb) -> None:
    await web.watch("teze.bib", *range(40))
    asked = 0

    def stopping() -> bool:
        nonlocal asked
        asked += 1
        return asked > 5

    done = await web.run(BEGIN, stopping=stopping)
    assert 0 < done.asked < 40
    assert done.left == 40 - done.asked
    assert (await web.run(BEGIN)).asked == done.left


async def test_two_runs_at_once_ask_nobody_twice(web: LivingWeb) -> None:
    await web.watch("teze.bib", *range(200))
    one, other = await asyncio.gather(web.run(BEGIN), web.run(BEGIN))
    assert one.asked + other.asked == 200
    assert {web.asked(number) for number in range(200)} == {1}


async def test_a_store_that_fails_ends_the_run_with_words(web: LivingWeb, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is not recorded is due still."""
    await web.watch("teze.bib", *range(30))

    def full(*_: object) -> int:
        raise StoreNotReady("watch.sqlite: the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(WatchStore, "record", full)
        with pytest.raises(StoreNotReady, match="disk is full"):
            await web.run(BEGIN)
    assert (await web.run(BEGIN)).asked == 30


# Clocks and policies


async def test_a_clock_that_was_set_back_is_told_and_what_lies_ahead_is_asked(web: LivingWeb) -> None:
    await web.watch("teze.bib", 0)
    await web.run(BEGIN + 400 * DAY)
    events = await web.events(BEGIN)
    assert "clock-set-back" in _notices(list(events))
    assert web.asked() == 2
    # What a wrong clock has written stays; cron would send the words every hour for a year.
    assert "clock-set-back" not in _notices(list(await web.events(BEGIN + 2 * HOUR)))
    assert web.asked() == 2


async def test_half_an_hour_back_is_no_matter(web: LivingWeb) -> None:
    """Two machines never agree to the minute."""
    await web.watch("teze.bib", 0)
    await web.run(BEGIN)
    assert "clock-set-back" not in _notices(list(await web.events(BEGIN - timedelta(minutes=30))))


async def test_another_policy_judges_the_past_anew_before_anything_is_asked(web: LivingWeb) -> None:
    """Nothing is asked for it: the day of the second failure becomes that of death."""
    await web.watch("teze.bib", 0)
    web.world.web[url(0)] = GONE
    await web.runs([0, 3])
    assert web.link().condition.phase is Phase.SUSPECTED
    web.changes["failures"] = 2
    events = await web.events(BEGIN + 3 * DAY + HOUR)
    assert _notices(list(events)) == ["judged-anew"]
    assert web.asked() == 2
    dead = web.link().condition
    assert (dead.phase, dead.declared_at) == (Phase.DEAD, BEGIN + 3 * DAY)
    assert [event.text for event in events if isinstance(event, Digest)] == [f"died {url(0)}"]
    web.changes["failures"] = 3
    await web.events(BEGIN + 3 * DAY + 2 * HOUR)
    assert web.link().condition.phase is Phase.SUSPECTED
    assert _notices(list(await web.events(BEGIN + 3 * DAY + 3 * HOUR))) == []


# Archives, recordings


@pytest.fixture
def dead(web: LivingWeb) -> LivingWeb:
    """A page that dies, of which the Internet Archive has a copy."""
    web.settings = {"use_archives": True, "archives_used": ("wayback",), "remember_captures": False}
    web.world.captured("20190501120000", alive(0)[1], url=url(0))
    return web


async def test_copies_are_sought_of_what_is_dead_once(dead: LivingWeb) -> None:
    """Not before: a suspected link may be back tomorrow."""
    await dead.watch("teze.bib", 0)
    dead.world.web[url(0)] = GONE
    await dead.runs([0, 3])
    assert dead.world.archives_asked() == 0
    await dead.run(BEGIN + 6 * DAY)
    copies = dead.link().copies
    assert copies is not None
    assert [f"{one.capture.at:%Y-%m-%d}" for one in copies.snapshots] == ["2019-05-01"]
    asked = dead.world.archives_asked()
    assert asked > 0
    await dead.runs([7, 36.1])
    assert dead.world.archives_asked() == asked


async def test_without_archives_none_is_asked(dead: LivingWeb) -> None:
    dead.settings["use_archives"] = False
    await dead.watch("teze.bib", 0)
    dead.world.web[url(0)] = GONE
    *_, last = await dead.runs([0, 3, 6])
    assert kinds(last) == ["died"]
    assert (dead.world.archives_asked(), dead.link().copies) == (0, None)


async def test_an_archive_that_fails_is_asked_again_by_the_next_run(dead: LivingWeb) -> None:
    await dead.watch("teze.bib", 0)
    dead.world.web[url(0)] = GONE
    for service in ("availability", "index", "copies"):
        dead.world.wayback.faults[service] = lambda _: httpx.Response(503)
    await dead.runs([0, 3, 6])
    dead.world.wayback.faults.clear()
    await dead.run(BEGIN + 7 * DAY)
    copies = dead.link().copies
    assert copies is not None
    assert copies.snapshots


async def test_no_copy_is_said_only_where_all_archives_answered(dead: LivingWeb) -> None:
    """One that refused today may have the page tomorrow."""
    dead.settings["archives_used"] = ("wayback", "webarchiv")
    await dead.watch("teze.bib", 0)
    dead.world.web[url(0)] = GONE
    for service in ("availability", "index", "copies"):
        dead.world.wayback.faults[service] = lambda _: httpx.Response(503)
    await dead.runs([0, 3, 6])
    dead.world.wayback.faults.clear()
    await dead.run(BEGIN + 7 * DAY)
    copies = dead.link().copies
    assert copies is not None
    assert [one.capture.archive for one in copies.snapshots] == ["wayback"]


async def test_one_recording_a_run_named_by_its_time(web: LivingWeb, tmp_path: Path) -> None:
    """In the folder of `[watch] warc`; a run that asks nothing leaves none behind."""
    web.changes["warc"] = tmp_path / "warcs"
    await web.watch("teze.bib", 0)
    await web.runs([0, 7])
    assert sorted(path.name for path in (tmp_path / "warcs").iterdir()) == [
        "20260901T080000Z.warc.gz",
        "20260908T080000Z.warc.gz",
    ]
    await web.run(BEGIN + 7 * DAY + HOUR)
    assert len(list((tmp_path / "warcs").iterdir())) == 2


async def test_a_run_over_nothing_says_so(web: LivingWeb) -> None:
    with WatchStore.opened(web.database) as store:
        *_, done = [event async for event in run(store, Settings(), Wanted(written), NOWHERE)]
    assert isinstance(done, RunSummary)
    assert (done.bibliographies, done.asked, done.left, done.next_at) == ((), 0, 0, None)


async def test_a_wall_neither_kills_nor_forgets(web: LivingWeb) -> None:
    """Failure, wall, failure, wall, failure: dead by the three, as if no wall had been."""
    await web.watch("teze.bib", 0)
    answers = (GONE, (403, "Forbidden"), GONE, (403, "Forbidden"), GONE)
    happened = []
    for number, answer in enumerate(answers):
        web.world.web[url(0)] = answer
        done = await web.run(BEGIN + 3 * number * DAY)
        assert done.asked == 1
        happened += kinds(done)
    assert [kind for kind in happened if "blocked" not in kind] == ["suspected", "died"]
    verdict = web.link().condition.verdict
    assert verdict is not None
    assert verdict.standing is Standing.GONE
