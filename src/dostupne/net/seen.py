"""What requests and responses carry besides HTTP, for recordings and for our own redirects."""

import httpx

RECORDED_AT = "dostupne.recorded_at"
"""Response extension: when it was seen (UTC), while recording and in replay."""

SECONDS = "dostupne.seconds"
"""Response extension: seconds from sending the request, connecting included, to the last of its headers."""

ADDRESS = "dostupne.address"
"""Response extension: the IP address that answered; empty through a proxy."""

UNVERIFIED = "dostupne.unverified"
"""Request extension, true where the site's certificate is known to be faulty and the page is wanted all the same."""

LINK = "dostupne.link"
"""Request extension: the cited address on whose account it is made, redirects included."""


class Answer(httpx.Response):
    """A response whose redirect httpx leaves alone.

    httpx works out the next request even where it is not to follow, and raises `InvalidURL` for
    what some sites write in `Location` (0.28.1, `Client._build_redirect_request`). We follow
    redirects ourselves and keep what was odd about them.
    """

    @property
    def has_redirect_location(self) -> bool:
        """Never, for httpx; `status_code` and `Location` tell us."""
        return False
