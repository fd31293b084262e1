"""Many pieces of work at once: order of arrival, bounds, exceptions, early ends."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing

import pytest

from dostupne.app.side_by_side import side_by_side, streams_side_by_side


class Desk:
    """Pieces of work that wait for a word each, and what became of them."""

    def __init__(self) -> None:
        self.gates: dict[str, asyncio.Event] = {}
        self.begun: list[str] = []
        self.cancelled: list[str] = []

    async def work(self, name: str) -> str:
        """Gives the name in capitals when told to go on; one called `broken` raises then."""
        self.begun.append(name)
        try:
            await self.gates.setdefault(name, asyncio.Event()).wait()
        except asyncio.CancelledError:
            self.cancelled.append(name)
            raise
        if name == "broken":
            raise ValueError(name)
        return name.upper()

    async def stream(self, name: str) -> AsyncGenerator[str, None]:
        """Yields the name at once, and in capitals when told to go on."""
        yield name
        yield await self.work(name)

    def go(self, *names: str) -> None:
        """Gives these the word."""
        for name in names:
            self.gates.setdefault(name, asyncio.Event()).set()


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    """No task is left of what was done at it."""
    before = asyncio.all_tasks()
    yield Desk()
    left = asyncio.all_tasks() - before - {asyncio.current_task()}
    assert not left


async def test_results_come_in_order_of_arrival(desk: Desk) -> None:
    """Whoever is ready first, whatever the order of asking."""
    async with aclosing(side_by_side(desk.work, deque("abc"), 3)) as results:
        for name in ("b", "c", "a"):
            desk.go(name)
            assert await anext(results) == name.upper()
        with pytest.raises(StopAsyncIteration):
            await anext(results)


async def test_no_more_at_once_than_allowed(desk: Desk) -> None:
    """The next begins when one has ended; those who wait may be added to meanwhile."""
    waiting = deque("abc")
    async with aclosing(side_by_side(desk.work, waiting, 2)) as results:
        desk.go("a", "b", "c", "d")
        assert await anext(results) == "A"
        assert desk.begun == ["a", "b"]
        waiting.append("d")
        assert [result async for result in results] == ["B", "C", "D"]


async def test_an_exception_comes_out_and_ends_the_others(desk: Desk) -> None:
    """It is not lost, and nobody works on for nothing."""
    async with aclosing(side_by_side(desk.work, deque(["a", "broken", "c"]), 3)) as results:
        desk.go("a")
        assert await anext(results) == "A"
        desk.go("broken")
        with pytest.raises(ValueError, match="broken"):
            await anext(results)
    assert desk.cancelled == ["c"]


async def test_closing_early_cancels_what_is_left(desk: Desk) -> None:
    """What runs is told, what waits never begins."""
    async with aclosing(side_by_side(desk.work, deque("abcd"), 3)) as results:
        desk.go("a")
        await anext(results)
    assert (sorted(desk.cancelled), "d" in desk.begun) == (["b", "c"], False)


async def test_nothing_to_do_is_done_at_once(desk: Desk) -> None:
    assert [one async for one in side_by_side(desk.work, deque(), 3)] == []
    assert [one async for one in streams_side_by_side(desk.stream, deque(), 3)] == []


async def test_streams_are_mixed_as_they_come(desk: Desk) -> None:
    """What each yields at once comes before the end of any; None when one has ended."""
    async with aclosing(streams_side_by_side(desk.stream, deque("ab"), 2)) as results:
        assert [await anext(results), await anext(results)] == ["a", "b"]
        desk.go("b")
        assert [await anext(results), await anext(results)] == ["B", None]
        desk.go("a")
        assert [result async for result in results] == ["A", None]


async def test_streams_keep_their_bound(desk: Desk) -> None:
    """The third begins when one of the two has ended."""
    async with aclosing(streams_side_by_side(desk.stream, deque("abc"), 2)) as results:
        assert [await anext(results), await anext(results)] == ["a", "b"]
        desk.go("a", "b", "c")
        rest = [result async for result in results]
    assert rest.count(None) == 3
    assert rest.index("c") > min(rest.index("A"), rest.index("B"))


async def test_an_exception_of_a_stream_comes_out(desk: Desk) -> None:
    """After what came before it; the others are ended."""
    desk.go("broken")
    async with aclosing(streams_side_by_side(desk.stream, deque(["a", "broken", "c"]), 3)) as results:
        assert [await anext(results) for _ in "123"] == ["a", "broken", "c"]
        with pytest.raises(ValueError, match="broken"):
            await anext(results)
    assert sorted(desk.cancelled) == ["a", "c"]


async def test_closing_streams_early_closes_each(desk: Desk) -> None:
    """Generators in work are closed too: their own ends are done."""
    closed = []

    async def stream(name: str) -> AsyncGenerator[str, None]:
        try:
            yield name
            await desk.work(name)
        finally:
            closed.append(name)

    async with aclosing(streams_side_by_side(stream, deque("ab"), 2)) as results:
        await anext(results)
    assert sorted(closed) == ["a", "b"]
