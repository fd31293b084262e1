"""The bound that the manners allow, counted by hand, and the fates of the slow web's pages."""

import pytest

from benchmarks.latency import Bound, hosts_of
from benchmarks.slow_web import latency, pause_asked, slow_pages
from benchmarks.web import HANGING, HOSTS, Page
from dostupne.net.settings import NetworkSettings

MANNERS = NetworkSettings(timeout=10)
QUIET = [number for number in range(2000) if pause_asked(Page(number, "alive")) == 0]
"""Numbers of pages that answer at once."""


def test_a_page_that_hangs_is_waited_for_three_times_and_rested_between() -> None:
    page = Page(QUIET[0], HANGING)
    bound = Bound.of(hosts_of([page], MANNERS), MANNERS)
    start = max(0.5, latency(page.host, "/robots.txt"))
    assert bound.hanging == pytest.approx(start + 10 + 1 + 10 + 2 + 10)
    assert bound.whole == bound.hanging


def test_a_host_of_many_pages_takes_an_interval_for_each() -> None:
    cited = [Page(number, "alive") for number in QUIET if Page(number, "alive").host == HOSTS[0]]
    bound = Bound.of(hosts_of(cited, MANNERS), MANNERS)
    assert len(cited) > 5
    assert bound.slowest_host == pytest.approx(max(0.5, latency(HOSTS[0], "/robots.txt")) + 0.5 * (len(cited) - 1))
    assert bound.hanging == 0


def test_few_places_make_all_requests_wait() -> None:
    manners = NetworkSettings(concurrency=1)
    cited = [Page(number, "moved") for number in QUIET[:100]]
    taken = sum(latency(page.host, path) for page in cited for path in ("/robots.txt", *page.way))
    assert Bound.of(hosts_of(cited, manners), manners).whole == pytest.approx(taken)


def test_three_pages_in_a_hundred_hang_and_five_complain() -> None:
    cited = list(slow_pages(20_000))
    assert sum(page.behaviour == HANGING for page in cited) / len(cited) == pytest.approx(0.03, abs=0.005)
    assert sum(pause_asked(page) > 0 for page in cited) / len(cited) == pytest.approx(0.05, abs=0.005)
    waits = sorted(latency(page.host, page.path) for page in cited)
    assert waits[len(waits) // 2] == pytest.approx(0.3, abs=0.01)
