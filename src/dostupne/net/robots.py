"""Request → Response, as far as the site's robots.txt lets programs go (RFC 9309).

Sits above the manners, so that who waits for a robots.txt holds no turn. Only requests that ask for it are
held to it: pages that documents cite, not the interfaces of archives.
"""

from urllib.parse import urlsplit

import httpx
from protego import Protego

from dostupne.model.evidence import REDIRECTS, Failure
from dostupne.net.addresses import NotAWebAddress, location_of, redirected
from dostupne.net.budget import BUDGET, Budget
from dostupne.net.codings import pieces
from dostupne.net.failures import NoAnswer
from dostupne.net.manners import RETRIES, PoliteTransport
from dostupne.net.once import Once
from dostupne.net.seen import LINK

ROBOTS = "dostupne.robots"
"""The request extension that says that the site's robots.txt is to be honoured."""

LONGEST_DELAY = 30.0
"""Seconds: a `Crawl-delay` beyond this is taken for this, or a site of ten links would take an hour."""

_PATIENCE = 10.0
"""Seconds that a site may take to tell its rules."""

_SIZE_LIMIT = 500 * 1024
"""Bytes read of a robots.txt; RFC 9309 (section 2.5) asks for at least so much."""

_MOST_REDIRECTS = 5


class RobotsTransport(httpx.AsyncBaseTransport):
    """Asks each site for its robots.txt once, and refuses what it disallows with `Failure.ROBOTS`.

    Its `Crawl-delay` becomes the interval of its host. A site that has no robots.txt, or does not give it, allows
    everything: docs/decisions/0012 says why that holds for errors of the server too.
    """

    def __init__(self, inner: PoliteTransport, agent: str) -> None:
        self._inner = inner
        self._token = agent.partition("/")[0].strip() or agent
        self._known: Once[Protego | None] = Once()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if request.extensions.get(ROBOTS):
            rules = await self._rules(request)
            if rules is not None and not rules.can_fetch(str(request.url), self._token):
                host = request.url.raw_host.decode("ascii")
                raise NoAnswer(Failure.ROBOTS, f"the robots.txt of {host} asks programs not to read this page")
        return await self._inner.handle_async_request(request)

    async def aclose(self) -> None:
        await self._known.aclose()
        await self._inner.aclose()

    async def _rules(self, request: httpx.Request) -> Protego | None:
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(str(request.url)))
        return await self._known.get(origin, lambda: self._learn(origin, request.headers))

    async def _learn(self, origin: str, headers: httpx.Headers) -> Protego | None:
        try:
            text = await self._read(f"{origin}/robots.txt", headers)
        except (httpx.HTTPError, NotAWebAddress):
            return None  # a site whose robots.txt cannot be had: its page will say for itself what is the matter
        rules = Protego.parse(text)
        delay = rules.crawl_delay(self._token)
        if delay:
            self._inner.slow_down(httpx.URL(origin).raw_host.decode("ascii"), min(float(delay), LONGEST_DELAY))
        return rules

    async def _read(self, url: str, headers: httpx.Headers) -> str:
        """The text of a robots.txt, empty where there is none. Raises `httpx.HTTPError`, `NotAWebAddress`."""
        budget, link = Budget.of(_PATIENCE), url
        for _ in range(1 + _MOST_REDIRECTS):
            extensions = {BUDGET: budget, RETRIES: 0, LINK: link, "timeout": httpx.Timeout(_PATIENCE).as_dict()}
            request = httpx.Request("GET", url, headers=headers, extensions=extensions)
            request.headers.pop("cookie", None)
            response = await self._inner.handle_async_request(request)
            try:
                if response.status_code in REDIRECTS:
                    url = redirected(url, location_of(response.headers.raw))
                    continue
                return await _text(response) if response.status_code == httpx.codes.OK else ""
            finally:
                await response.aclose()
        return ""


async def _text(response: httpx.Response) -> str:
    body = b"".join([piece async for piece in pieces(response, _SIZE_LIMIT)])
    return body.decode("utf-8-sig", "replace")
