"""Time as the network parts see it: handed in, so that no test waits for it."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """`now` tells the date (UTC), `monotonic` measures seconds, `sleep` waits so many seconds."""

    now: Callable[[], datetime] = _utc_now
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    is_virtual: bool = False
    """Whether nobody waits on it."""

    @classmethod
    def virtual(cls, now: Callable[[], datetime] = _utc_now) -> "Clock":
        """A clock on which nobody waits: sleeping moves it on at once."""
        passed = 0.0

        async def sleep(seconds: float) -> None:
            nonlocal passed
            passed += max(seconds, 0.0)
            await asyncio.sleep(0)

        return cls(now, lambda: passed, sleep, True)
