"""A check through pywb's proxy mode: the web as it was on a day, under its real names."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dostupne.app.check import check
from dostupne.app.extract import extract
from dostupne.app.settings import Settings
from dostupne.app.sources import Source
from dostupne.model.report import Report
from dostupne.net.settings import NetworkSettings
from tests.archives.pywb import Captured, programs, serving_all

pytestmark = pytest.mark.slow

URL = "http://www.example.cz/clanek"
TITLE = "Význam citování v seminárních pracích"
PAGE = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{'Text článku. ' * 30}</p></body></html>"
CAPTURES = (
    Captured("20200517120000", URL, PAGE),
    Captured("20200601120000", URL, "<title>404 Not Found</title>", 404),
)


@pytest.mark.parametrize(("day", "reason"), [("20200520000000", "ok"), ("20200605000000", "http-404")])
def test_the_web_of_a_day(tmp_path: Path, day: str, reason: str) -> None:
    """Alive on one day, gone on another: the same command, the same address."""
    folder = programs()
    if folder is None:
        pytest.skip("pywb is not here: `.ci/run` installs it, or set PYWB_BIN to the folder of its programs")
    proxy = {"coll": "copies", "default_timestamp": day, "enable_content_rewrite": False}
    (tmp_path / "pywb").mkdir()
    with serving_all(tmp_path / "pywb", folder, {"copies": CAPTURES}, {"proxy": proxy}) as address:
        (link,) = asyncio.run(_checked(address)).links
    assert link.verdict.reason == reason


async def _checked(proxy: str) -> Report:
    entry = f"@online{{a,\n  title = {{{TITLE}}},\n  url = {{{URL}}},\n}}\n"
    settings = Settings(NetworkSettings(interval=0.0, proxy=proxy), use_archives=False, canaries=())
    events = [event async for event in check(extract([Source("a.bib", entry.encode())]), (), settings, _now)]
    return next(event for event in events if isinstance(event, Report))


def _now() -> datetime:
    return datetime(2020, 6, 10, tzinfo=UTC)
