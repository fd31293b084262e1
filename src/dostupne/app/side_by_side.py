"""Many pieces of work at once, results in order of arrival. Closing the generator cancels what is left."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


async def side_by_side(work: Callable[[T], Awaitable[R]], waiting: deque[T], at_once: int) -> AsyncGenerator[R, None]:
    """The results; at most so many are in work, however many wait.

    Takes those who wait from the left; who gets the results may add others at the right.
    """
    running: set[asyncio.Task[R]] = set()
    # Not asyncio.wait: that looks at every running task for each one that ends.
    finished: asyncio.Queue[asyncio.Task[R]] = asyncio.Queue()

    def start(item: T) -> None:
        task = asyncio.ensure_future(work(item))
        running.add(task)
        task.add_done_callback(finished.put_nowait)

    try:
        while waiting or running:
            while waiting and len(running) < at_once:
                start(waiting.popleft())
            task = await finished.get()
            running.discard(task)
            yield task.result()
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


async def streams_side_by_side(
    work: Callable[[T], AsyncGenerator[R, None]], waiting: deque[T], at_once: int
) -> AsyncGenerator[R | None, None]:
    """What each piece of work yields, as it comes, and None whenever one has ended."""
    results: asyncio.Queue[R | None] = asyncio.Queue()

    async def pump(item: T) -> None:
        async with aclosing(work(item)) as stream:
            async for result in stream:
                results.put_nowait(result)
        results.put_nowait(None)

    async def all_ended() -> None:
        async with aclosing(side_by_side(pump, waiting, at_once)) as ends:
            async for _ in ends:
                pass

    left = len(waiting)
    working = asyncio.ensure_future(all_ended())
    working.add_done_callback(lambda _: results.put_nowait(None))  # wakes us where it failed
    try:
        while left:
            result = await results.get()
            if result is None and working.done():
                working.result()
            left -= result is None
            yield result
    finally:
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)
