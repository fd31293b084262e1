"""Persistent identifier → whether its registry knows it."""

import re
from urllib.parse import quote, unquote

import httpx

from dostupne.net.manners import RETRIES

HANDLES = "https://doi.org/api/handles/"
"""The Handle.Net proxy's interface, which answers for DOIs and all other handles (https://www.handle.net/proxy_servlet.html)."""

_KNOWN = frozenset({1, 200})
_UNKNOWN = 100
"""`responseCode`: 1 found, 100 not found, 200 found without such values; others are failures of the registry."""

_ADDRESS = re.compile(r"https?://(?:(?:dx|www)\.)?(?:doi\.org|hdl\.handle\.net)/+(?P<handle>[^?#]+)", re.IGNORECASE)


def handle_of(url: str) -> str:
    """The DOI or other handle that an address of doi.org or hdl.handle.net resolves; empty for any other address."""
    found = _ADDRESS.match(url.strip())
    return unquote(found["handle"]) if found else ""


async def is_registered(client: httpx.AsyncClient, handle: str) -> bool | None:
    """Whether the registry knows the handle; None where it did not say. Never raises for what the network does."""
    address = HANDLES + quote(handle, safe="/:;()._-")
    request = client.build_request("GET", address, extensions={RETRIES: 1})
    try:
        response = await client.send(request)
        code = response.json().get("responseCode")
    except (httpx.HTTPError, ValueError, AttributeError):
        return None  # no answer, or one that is no JSON object: nothing is known
    if code in _KNOWN:
        return True
    return False if code == _UNKNOWN else None
