"""The words by which requests and responses carry what a recording needs to know."""

from datetime import datetime

import httpx

RECORDED_AT = "dostupne.recorded_at"
"""Response extension: when it was seen (UTC), while recording and in replay."""

LINK = "dostupne.link"
"""Request extension: the cited address on whose account it is made, redirects included."""


def recorded_at(response: httpx.Response) -> datetime | None:
    """When a response was recorded (UTC); None where there is no recording."""
    when: datetime | None = response.extensions.get(RECORDED_AT)
    return when
