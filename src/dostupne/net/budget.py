"""The time a site may take for one link: our own waiting for a turn is not counted against it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from dataclasses import dataclass
from typing import Self, TypeVar

import httpx

from dostupne.model.evidence import Failure
from dostupne.net.failures import NoAnswer
from dostupne.net.seen import Answer

T = TypeVar("T")

BUDGET = "dostupne.budget"
"""The request extension that carries one `Budget` from hop to hop."""


@dataclass(slots=True)
class Budget:
    """Of `total` seconds for a link, those `left`; requests and the reading of bodies spend them."""

    total: float
    left: float
    marked: float = 0.0

    def mark(self) -> None:
        """Remembers what is left, before something that may come to nothing."""
        self.marked = self.left

    def rewind(self) -> None:
        """Gives back what was spent since the mark."""
        self.left = self.marked

    @classmethod
    def of(cls, seconds: float) -> Self:
        """A budget of which nothing is spent."""
        return cls(seconds, seconds)

    async def spend(self, work: Awaitable[T]) -> T:
        """Does the work while the budget lasts; raises `NoAnswer` with `TIMEOUT_TOTAL` at its end."""
        now = asyncio.get_running_loop().time
        start = now()
        try:
            async with asyncio.timeout(self.left):
                return await work
        except TimeoutError as error:
            raise NoAnswer(Failure.TIMEOUT_TOTAL, f"not done within {self.total:g} seconds") from error
        finally:
            self.left -= now() - start


def budget_of(request: httpx.Request, timeout: float) -> Budget:
    """The budget that a request carries, else a new one of `timeout` seconds, or as many as it may wait for its answer."""
    budget: Budget | None = request.extensions.get(BUDGET)
    patience = request.extensions.get("timeout", {}).get("read") or 0.0
    return budget or Budget.of(max(timeout, patience))


class _TimedBody(httpx.AsyncByteStream):
    """A body whose reading spends the budget."""

    def __init__(self, inner: httpx.AsyncByteStream, budget: Budget) -> None:
        self._inner = inner
        self._chunks = aiter(inner)
        self._budget = budget

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        return await self._budget.spend(anext(self._chunks))

    async def aclose(self) -> None:
        await self._inner.aclose()


class StopwatchTransport(httpx.AsyncBaseTransport):
    """Ends what takes too long. A request without a budget gets one of `timeout` seconds.

    For transports that keep no total time themselves; `net/wire` leaves that to aiohttp, whose
    one timer for a request and its body costs a tenth of these.
    """

    def __init__(self, inner: httpx.AsyncBaseTransport, timeout: float) -> None:
        self._inner = inner
        self._timeout = timeout

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        budget = budget_of(request, self._timeout)
        response = await budget.spend(self._inner.handle_async_request(request))
        if not isinstance(response.stream, httpx.AsyncByteStream):
            raise TypeError("an asynchronous transport must give an asynchronous stream")
        return Answer(
            response.status_code,
            headers=response.headers,
            stream=_TimedBody(response.stream, budget),
            extensions=response.extensions,
        )

    async def aclose(self) -> None:
        await self._inner.aclose()
