"""Whether our own network is up."""

import asyncio
from collections.abc import Sequence

import httpx

from dostupne.model.evidence import Failure
from dostupne.net.failures import failure_of
from dostupne.net.manners import RETRIES


async def network_is_up(client: httpx.AsyncClient, canaries: Sequence[str]) -> bool:
    """Asks well-known addresses side by side; any HTTP answer at all means that the network is up.

    Without canaries, or where a recording holds none of them, nothing speaks against it: True.
    """
    if not canaries:
        return True
    asking = [asyncio.create_task(_answers(client, url)) for url in canaries]
    try:
        for answer in asyncio.as_completed(asking):
            if await answer:
                return True
        return False
    finally:
        for task in asking:
            task.cancel()
        await asyncio.gather(*asking, return_exceptions=True)


async def _answers(client: httpx.AsyncClient, url: str) -> bool:
    request = client.build_request("GET", url, extensions={RETRIES: 0})
    try:
        response = await client.send(request, stream=True)
    except httpx.HTTPError as error:
        return failure_of(error) is Failure.NOT_RECORDED
    await response.aclose()
    return True
