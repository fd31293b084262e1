"""A question asked once a run, however many want its answer."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Once(Generic[T]):
    """Answers by key: who asks while or after a question is asked gets the same answer, or the same exception."""

    def __init__(self) -> None:
        self._asked: dict[str, asyncio.Task[T]] = {}

    async def get(self, key: str, ask: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """The answer, asked for by `ask` where nobody did before."""
        if key not in self._asked:
            self._asked[key] = asyncio.create_task(ask())
        # shielded: who asked first may be given up, the others still want to know
        return await asyncio.shield(self._asked[key])

    def forget(self, key: str) -> None:
        """The next who wants to know asks anew."""
        del self._asked[key]

    async def aclose(self) -> None:
        """Gives up what is still asked."""
        for task in self._asked.values():
            task.cancel()
        await asyncio.gather(*self._asked.values(), return_exceptions=True)
