"""A digest that was not taken is sent again, where what was in the way may be gone in seconds."""

from collections.abc import Awaitable, Callable

from tenacity import AsyncRetrying, retry_if_result, stop_after_attempt, wait_exponential

from dostupne.contracts import Notifier
from dostupne.model.receipt import Receipt
from dostupne.model.watching import Digest

TRIES = 3
"""In one run: at once, after 5 and after 20 seconds more."""


async def sent_with_retries(
    notifier: Notifier, digest: Digest, address: str, patience: float, sleep: Callable[[float], Awaitable[None]]
) -> Receipt:
    """What became of the last try; each may take `patience` seconds. `sleep` waits so many seconds."""

    async def attempt() -> Receipt:
        return await notifier.send(digest, address, patience)

    retrying = AsyncRetrying(
        sleep=sleep,
        stop=stop_after_attempt(TRIES),
        wait=wait_exponential(multiplier=5, exp_base=4),
        retry=retry_if_result(lambda receipt: receipt.passing),
        retry_error_callback=lambda state: state.outcome.result() if state.outcome else Receipt("it was not tried"),
    )
    receipt: Receipt = await retrying(attempt)
    return receipt
