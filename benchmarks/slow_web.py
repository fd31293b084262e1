"""How slow the made-up web is where speed is a matter of waiting: latencies, pages that hang, hosts that complain.

All of it follows from host, path and number, so that the server and the bound agree without a word.
"""

import math
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from benchmarks.web import HANGING, Page, pages

MEDIAN = 0.3
SPREAD = 0.6
"""Seconds, and the deviation of their logarithm: one request in twenty takes longer than 0.8 s, the mean is 0.36 s."""

HANGS = 0.03
COMPLAINS = 0.05
"""Shares of the pages that never answer, and of those that answer 429 the first time."""


def slow_pages(count: int) -> Iterator[Page]:
    """So many pages of the usual mix, of which some hang instead."""
    for page in pages(count):
        yield replace(page, behaviour=HANGING) if _fate(page) < HANGS else page


def pause_asked(page: Page) -> int:
    """The `Retry-After` in seconds, 1 or 2, with which the page answers 429 at first; 0 where it does not."""
    return 1 + page.number % 2 if HANGS <= _fate(page) < HANGS + COMPLAINS else 0


def latency(host: str, path: str) -> float:
    """Seconds from a request to its answer, lognormal."""
    return Random(f"{host}{path}").lognormvariate(math.log(MEDIAN), SPREAD)


def _fate(page: Page) -> float:
    return Random(f"fate of {page.number}").random()
