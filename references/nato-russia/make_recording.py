"""Makes `web.warc.gz` and the expected bibliography anew: the real engine looks at the made-up web.

Run it from the repository's root: `.venv/bin/python references/nato-russia/make_recording.py`
"""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import httpx
from made_up_web import answer

from dostupne.app.check import check
from dostupne.app.extract import extract
from dostupne.app.registry import exporter
from dostupne.app.settings import Settings
from dostupne.app.sources import Source
from dostupne.model.report import Report
from dostupne.net.settings import NetworkSettings

HERE = Path(__file__).parent
WHEN = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


async def record() -> Report:
    """Checks the essay against the made-up web and leaves a recording of all that was seen."""
    name = "references/nato-russia/essay.txt"
    extraction = extract([Source(name, (HERE / "essay.txt").read_bytes())])
    for suffix, format_ in (("bib", "bibtex"), ("biblatex.bib", "biblatex"), ("csl.json", "csl-json")):
        chosen = exporter(format_)
        assert chosen is not None
        (HERE / f"expected.{suffix}").write_text(chosen.write(extraction.works), encoding="utf-8")
    settings = Settings(network=NetworkSettings(interval=0), record=HERE / "web.warc.gz", canaries=())
    report = None
    async for event in check(extraction, (name,), settings, lambda: WHEN, base=httpx.MockTransport(answer)):
        report = event if isinstance(event, Report) else report
    assert report is not None
    return report


if __name__ == "__main__":
    done = asyncio.run(record())
    for link in done.links:
        print(link.verdict.standing, link.verdict.reason, link.confirmed_url or link.link.url, len(link.snapshots))
