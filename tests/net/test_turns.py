"""Turns under disorder: whatever is cancelled or closed, no place is lost."""

import asyncio
import random

import pytest

from dostupne.net.clock import Clock
from dostupne.net.failures import NoAnswer
from dostupne.net.turns import Lane, Turns


@pytest.mark.parametrize("seed", range(8))
async def test_no_place_is_lost(seed: int) -> None:
    """Random hosts, tries, pauses and cancellations; in the end all places are free and limits held."""
    chance = random.Random(seed)
    turns = Turns(concurrency=5, per_host=2, clock=Clock.virtual())
    lanes = [Lane(str(number), interval, interval) for number, interval in enumerate((0.0, 0.0, 0.5, 3.0))]
    most = 0
    served = 0

    async def visit(lane: Lane, attempt: int) -> None:
        nonlocal most, served
        await turns.acquire(lane, attempt)
        try:
            most = max(most, sum(each.running for each in lanes))
            assert lane.running <= 2
            if chance.random() < 0.1:
                lane.pause(1.0, 0.0)
            for _ in range(chance.randrange(4)):
                await asyncio.sleep(0)
            served += 1
        finally:
            turns.release(lane)

    tasks = [asyncio.create_task(visit(chance.choice(lanes), chance.randint(1, 3))) for _ in range(200)]
    for task in chance.sample(tasks, 60):
        for _ in range(chance.randrange(3)):
            await asyncio.sleep(0)
        task.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert {type(result) for result in results} <= {type(None), asyncio.CancelledError}
    assert served >= 140
    assert most == 5
    assert [lane.running for lane in lanes] == [0, 0, 0, 0]
    async with asyncio.timeout(20):  # and five can start again at once
        await asyncio.gather(*(turns.acquire(lane, 1) for lane in (*lanes, lanes[0])))
    await turns.aclose()


async def test_a_closed_host_sends_all_away() -> None:
    """Those who wait and those who come; who is being served goes on."""
    turns = Turns(concurrency=5, per_host=1, clock=Clock())
    lane = Lane("a", 0.0, 0.0)
    await turns.acquire(lane, 1)
    waiting = asyncio.create_task(turns.acquire(lane, 1))
    await asyncio.sleep(0)
    turns.close(lane, "enough")
    for late in (waiting, turns.acquire(lane, 1)):
        with pytest.raises(NoAnswer, match="enough"):
            await late
    turns.release(lane)
    assert lane.running == 0
    await turns.aclose()
