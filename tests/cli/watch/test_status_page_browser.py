"""The status page in a real browser: nothing sticks out on a phone, choices hide what is not so, paper shows all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dostupne.app.watch.report import Asked, report
from dostupne.app.watch.settings import WatchSettings
from dostupne.cli.render.watch.reports import rendered
from dostupne.cli.words import Words
from dostupne.store.watch import WatchStore
from tests.cli.watch.chromium import BROWSER, Tab, chromium, tab
from tests.cli.watch.half_a_year import NOW, fill

pytestmark = [pytest.mark.browser, pytest.mark.skipif(BROWSER is None, reason="needs Chromium")]

LONG = "https://www.ministerstvo.test/" + "vyrocni-zprava-o-stavu-bezpecnosti" * 6
STICKING_OUT = "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scrolls, thead')).map(e => e.outerHTML.slice(0, 80))"
SHOWN = "[...document.querySelectorAll('li.link')].filter(e => e.offsetParent !== null).length"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Half a year of 60 links, one of them long."""
    folder = tmp_path_factory.mktemp("status")
    with WatchStore.opened(str(folder / "watch.sqlite")) as store:
        fill(store)
        told = report(store, WatchSettings(), Asked(), NOW)
    path = folder / "status.html"
    url = told.bibliographies[0].links[0].link.url
    path.write_text(rendered(told, "html", Words("cs")).replace(url, LONG), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One for all tests."""
    with chromium(tmp_path_factory.mktemp("profile")) as address:
        yield address


async def _choose(found: Tab, code: str) -> int:
    await found.value(f"document.getElementById('show-{code}').click()")
    return int(await found.value(SHOWN))


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
async def test_nothing_sticks_out(page: Path, browser: str, width: int) -> None:
    async with tab(browser) as found:
        await found.look_at(page, width)
        assert await found.value("document.documentElement.scrollWidth") == await found.value("innerWidth") == width
        assert await found.value(STICKING_OUT) == []


async def test_a_choice_hides_what_is_not_so_and_paper_shows_all(page: Path, browser: str) -> None:
    async with tab(browser) as found:
        await found.look_at(page, 1280)
        assert await found.value(SHOWN) == 60
        for code, count in (("dead", 5), ("suspected", 2), ("blocked", 2), ("alive", 49), ("all", 60)):
            assert await _choose(found, code) == count
        assert await _choose(found, "dead") == 5
        headings = "[...document.querySelectorAll('.group')].filter(e => e.offsetParent !== null).length"
        assert await found.value(headings) == 2
        await found.call("Emulation.setEmulatedMedia", media="print")
        assert await found.value(SHOWN) == 60


async def test_in_the_dark_the_page_is_dark(page: Path, browser: str) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    async with tab(browser) as found:
        await found.look_at(page, 390)
        light = await found.value(ground)
        await found.look_at(page, 390, dark=True)
        assert (light, await found.value(ground)) == ("rgb(245, 243, 238)", "rgb(20, 21, 24)")


async def test_timelines_of_a_bibliography_are_as_wide_as_each_other(page: Path, browser: str) -> None:
    """Small multiples are compared by place: the same day stands in the same column."""
    widths = (
        "[...new Set([...document.querySelectorAll('.line')].map(e => Math.round(e.getBoundingClientRect().width)))]"
    )
    async with tab(browser) as found:
        for width in (390, 1280):
            await found.look_at(page, width)
            assert len(await found.value(widths)) == 1
