"""What the registry of handles and DOIs says of an identifier."""

import httpx
import pytest
import respx

from dostupne.net.client import open_client
from dostupne.net.registry import HANDLES, handle_of, is_registered
from dostupne.net.settings import NetworkSettings


@pytest.mark.parametrize(
    ("url", "handle"),
    [
        ("https://doi.org/10.1371/journal.pone.0115253", "10.1371/journal.pone.0115253"),
        ("http://dx.doi.org/10.1000%2F182", "10.1000/182"),
        ("https://hdl.handle.net/11104/0200012", "11104/0200012"),
        ("https://doi.org/10.1002/(SICI)1097?x=1#y", "10.1002/(SICI)1097"),
        ("https://doi.org/", ""),
        ("https://example.cz/10.1000/182", ""),
    ],
)
def test_addresses_of_identifiers(url: str, handle: str) -> None:
    assert handle_of(url) == handle


@pytest.mark.parametrize(
    ("answer", "known"),
    [
        (httpx.Response(200, json={"responseCode": 1, "handle": "10.1000/1"}), True),
        (httpx.Response(200, json={"responseCode": 200}), True),
        (httpx.Response(404, json={"responseCode": 100}), False),
        (httpx.Response(500, json={"responseCode": 2}), None),
        (httpx.Response(200, html="<title>údržba</title>"), None),
        (httpx.Response(200, json=["odd"]), None),
        (httpx.ConnectError("nobody there"), None),
    ],
)
@respx.mock
async def test_what_it_says(answer: httpx.Response | httpx.ConnectError, known: bool | None) -> None:
    """Only its plain word counts for or against."""
    route = respx.get(f"{HANDLES}10.1000/skoly%20a").mock(side_effect=[answer, answer])
    async with open_client(NetworkSettings(retries=0), base=httpx.AsyncHTTPTransport()) as client:
        assert await is_registered(client, "10.1000/skoly a") is known
    assert route.called
