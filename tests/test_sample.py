"""The sample essay with its made-up web, and the real essay where it is at hand: the whole river, end to end."""

import asyncio
import importlib.util
import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dostupne.app.check import check
from dostupne.app.extract import Extraction, extract
from dostupne.app.reading import references_of
from dostupne.app.registry import exporter, reader_for
from dostupne.app.settings import Settings
from dostupne.app.sources import Source
from dostupne.model.reference import Kind, Reference
from dostupne.model.report import Report
from dostupne.model.urls import canonical
from dostupne.net.settings import NetworkSettings

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "references" / "nato-russia"
NAME = "references/nato-russia/essay.txt"
REAL = Path("/work/shared/documents/nato-russia.txt")

EXPECTED = {"bibtex": "expected.bib", "biblatex": "expected.biblatex.bib", "csl-json": "expected.csl.json"}

MENDED = {
    "http://www.washingtonpost.com/opinions/eugene-robinson-with-ukrainecrisis-the-us-has-a-credibility-problem/2014/03/03/f8f6a58a-a311-11e3-8466d34c451760b9_story.html": "http://www.washingtonpost.com/opinions/eugene-robinson-with-ukraine-crisis-the-us-has-a-credibility-problem/2014/03/03/f8f6a58a-a311-11e3-8466-d34c451760b9_story.html",
    "http://www.washingtonpost.com/opinions/eugene-robinson-with-ukraine-crisis-the-us-has-acredibility-problem/2014/03/03/f8f6a58a-a311-11e3-8466-d34c451760b9_story.html": "http://www.washingtonpost.com/opinions/eugene-robinson-with-ukraine-crisis-the-us-has-a-credibility-problem/2014/03/03/f8f6a58a-a311-11e3-8466-d34c451760b9_story.html",
    "http://www.defensenews.com/article/20140408/DEFREG01/304080013/Rasmussen-RussianActions-Ukraine-Threaten-NATO-Relations": "http://www.defensenews.com/article/20140408/DEFREG01/304080013/Rasmussen-Russian-Actions-Ukraine-Threaten-NATO-Relations",
    "http://www.csmonitor.com/World/Europe/2014/0326/What-role-for-NATO-Ukraine-crisis-may-pushit-back-to-basics": "http://www.csmonitor.com/World/Europe/2014/0326/What-role-for-NATO-Ukraine-crisis-may-push-it-back-to-basics",
    "http://www.defensenews.com/article/20140603/DEFREG01/306030034/NATO-AgreesReadiness-Action-Plan-Counter-Russia": "http://www.defensenews.com/article/20140603/DEFREG01/306030034/NATO-Agrees-Readiness-Action-Plan-Counter-Russia",
}
"""The five printed addresses that the text itself mends, and what they are."""

GUESSED = {
    "http://www.economist.com/news/international/21589900-atlantic-alliance-wants-new-role-afterafghanistan-time-being-it-looking": "http://www.economist.com/news/international/21589900-atlantic-alliance-wants-new-role-after-afghanistan-time-being-it-looking",
    "http://www.nato.int/nato_static/assets/pdf/pdf_2014/20140411_140411factsheet_russia_en.pdf": "http://www.nato.int/nato_static/assets/pdf/pdf_2014/20140411_140411-factsheet_russia_en.pdf",
    "http://www.swpberlin.org/fileadmin/contents/products/arbeitspapiere/NATO_Oslo_ks.pdf": "http://www.swp-berlin.org/fileadmin/contents/products/arbeitspapiere/NATO_Oslo_ks.pdf",
}
"""The three that need the network or an archive, and what they are."""


def _essays() -> list[Any]:
    there = pytest.mark.skipif(not REAL.exists(), reason="the real essay is not on this machine")
    return [pytest.param(FOLDER / "essay.txt", id="sample"), pytest.param(REAL, id="real", marks=there)]


@pytest.fixture(params=_essays())
def essay(request: pytest.FixtureRequest) -> Path:
    """The sample, and the essay it was modelled on."""
    path: Path = request.param
    return path


def _extraction(path: Path) -> Extraction:
    return extract([Source(NAME, path.read_bytes())])


def _references(path: Path) -> tuple[Reference, ...]:
    data = path.read_bytes()
    return references_of(reader_for(data, path.name).read(data, path.name))


@pytest.mark.parametrize("format_", EXPECTED)
def test_every_line_of_the_expected_bibliography(format_: str) -> None:
    """What extract writes of the sample is what lies beside it (`make_recording.py` makes it anew)."""
    chosen = exporter(format_)
    assert chosen is not None
    written = chosen.write(_extraction(FOLDER / "essay.txt").works)
    assert written.splitlines() == (FOLDER / EXPECTED[format_]).read_text(encoding="utf-8").splitlines()


def test_works_addresses_and_records(essay: Path) -> None:
    """21 distinct works, 19 of them with an address, cited by 12 records in citation form and 12 of the list."""
    works = _extraction(essay).works
    records = [one for work in works for one in work.occurrences]
    listed = essay.read_text(encoding="utf-8").splitlines().index(" Recommended further reading") + 1
    assert len(works) == 21
    assert sum(bool(work.reference.url) for work in works) == 19
    assert len({canonical(work.reference.url) for work in works if work.reference.url}) == 19
    of_the_list = [one for one in records if (one.origin.first_line or 0) > listed]
    assert (len(records) - len(of_the_list), len(of_the_list)) == (12, 12)
    assert {one.kind for one in of_the_list} == {Kind.LINK}


def test_kinds_of_records(essay: Path) -> None:
    """Truncated and headless ones are kept as such; the truncated copy is completed from its whole one."""
    works = _extraction(essay).works
    kinds = Counter(one.kind for work in works for one in work.occurrences)
    assert kinds == {Kind.REFERENCE: 6, Kind.TRUNCATED: 3, Kind.HEADLESS: 3, Kind.LINK: 12}
    (economist,) = [work for work in works if "economist" in work.reference.url]
    assert [one.kind for one in economist.occurrences] == [Kind.TRUNCATED, Kind.REFERENCE]
    assert economist.reference.kind is Kind.REFERENCE


def test_the_five_mended_addresses_are_exactly_right(essay: Path) -> None:
    """With what was printed and why; nothing else is mended."""
    mended = {one.url_as_printed: one.url for one in _references(essay) if one.url_as_printed}
    assert mended == MENDED
    assert all(one.url_evidence for one in _references(essay) if one.url_as_printed)


def test_the_true_address_is_first_or_second_among_the_candidates(essay: Path) -> None:
    """Of the three that cannot be proved; they are kept as printed, and nobody else has candidates."""
    guessed = {one.url: one.url_candidates for one in _references(essay) if one.url_candidates}
    assert guessed.keys() == GUESSED.keys()
    for printed, whole in GUESSED.items():
        assert whole in guessed[printed][:2]


def test_extracting_twice_gives_the_same(essay: Path) -> None:
    """Keys and all."""
    assert _extraction(essay) == _extraction(essay)


def test_the_works_as_csl_json(essay: Path) -> None:
    """The contract's words: kinds, lines, evidence, candidates stand in `custom`."""
    chosen = exporter("csl-json")
    assert chosen is not None
    items = json.loads(chosen.write(_extraction(essay).works))
    assert (len(items), sum("URL" in item for item in items)) == (21, 19)
    assert sum(len(item["custom"]["occurrences"]) for item in items) == 24
    assert {item["custom"]["url-as-printed"] for item in items if "url-as-printed" in item["custom"]} <= MENDED.keys()
    assert sum("url-evidence" in item["custom"] for item in items) == 4
    assert sum("url-candidates" in item["custom"] for item in items) == 3
    assert len({item["id"] for item in items}) == 21


async def _run(extraction: Extraction, settings: Settings) -> Report:
    report = None
    async for event in check(extraction, (NAME,), settings, lambda: datetime(2000, 1, 1, tzinfo=UTC)):
        report = event if isinstance(event, Report) else report
    assert report is not None
    return report


def _replayed(file: Path = FOLDER / "web.warc.gz") -> Report:
    settings = Settings(network=NetworkSettings(interval=0), replay=file, canaries=())
    return asyncio.run(_run(_extraction(FOLDER / "essay.txt"), settings))


def test_the_replayed_check_shows_every_standing() -> None:
    """Alive, moved, soft-404, parked, home page, login, gone, walled, unreachable; copies near the date; a mended address confirmed."""
    report = _replayed()
    standings = {str(one.verdict.standing) for one in report.links}
    assert standings == {"alive", "moved", "drifted", "gone", "blocked", "unreachable"}
    reasons = {one.verdict.reason for one in report.links}
    assert {"soft-404", "parked", "home-page", "login", "redirect", "http-404", "archived-redirect"} <= reasons
    passed_over = {rejected.reason for one in report.links for rejected in one.rejected}
    assert passed_over == {"soft-404"}
    assert all(one.match is None or one.match > 0.35 for link in report.links for one in link.snapshots)
    assert any(one.snapshots and one.snapshots[0].representative for one in report.links)
    confirmed = {one.confirmed_url for one in report.links if one.confirmed_url}
    assert confirmed == set(GUESSED.values())
    assert not report.network_down


def test_the_sample_shows_other_content() -> None:
    """The issue asks for a page that answers with something else than what was cited."""
    assert "other-page" in {one.verdict.reason for one in _replayed().links}


def test_a_replay_is_of_the_day_of_its_recording() -> None:
    """Not of the day on which it is replayed: the report is the same for ever."""
    assert _replayed().made_at == datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def _script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_recording_can_be_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The script that stays in the repository gives the same bibliography and, replayed, the same report."""
    for name in ("made_up_archive", "made_up_web"):
        monkeypatch.setitem(sys.modules, name, _script(name))
    script = _script("make_recording")
    shutil.copy(FOLDER / "essay.txt", tmp_path)
    monkeypatch.setattr(script, "HERE", tmp_path)
    made: Report = asyncio.run(script.record())
    for file in EXPECTED.values():
        assert (tmp_path / file).read_bytes() == (FOLDER / file).read_bytes()
    committed, again = _replayed(), _replayed(tmp_path / "web.warc.gz")
    assert [replace(one, probe=None) for one in again.links] == [replace(one, probe=None) for one in committed.links]
    assert [one.verdict for one in made.links] == [one.verdict for one in committed.links]


def _tool(command: list[str], folder: Path) -> str:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.mark.tex
@pytest.mark.parametrize("name", ["expected.bib", "expected.biblatex.bib"])
def test_biber_takes_the_expected_files(name: str, tmp_path: Path) -> None:
    """Without an error."""
    shutil.copy(FOLDER / name, tmp_path / "works.bib")
    assert "ERROR" not in _tool(["biber", "--tool", "--nolog", "works.bib"], tmp_path)


@pytest.mark.tex
def test_classic_bibtex_takes_the_expected_file(tmp_path: Path) -> None:
    """All 21 works, without an error message."""
    shutil.copy(FOLDER / "expected.bib", tmp_path / "works.bib")
    (tmp_path / "a.aux").write_text("\\citation{*}\n\\bibdata{works}\n\\bibstyle{plain}\n", encoding="ascii")
    assert "error message" not in _tool(["bibtex", "a"], tmp_path)
    assert (tmp_path / "a.bbl").read_bytes().count(b"\\bibitem") == 21


@pytest.mark.parametrize("read_back", ["bibtex", "biblatex"])
def test_what_was_written_comes_back(read_back: str, essay: Path) -> None:
    """Titles, addresses and dates of access of all works, from either dialect."""
    chosen = exporter(read_back)
    assert chosen is not None
    works = _extraction(essay).works
    back = _extracted(chosen.write)(works)
    assert [work.id for work in back.works] == [work.id for work in works]
    for ours, theirs in zip(works, back.works, strict=True):
        for field in ("title", "url", "accessed", "issued", "author", "container_title"):
            if field == "container_title" and read_back == "bibtex":
                continue  # BibTeX has no field for the site of a page
            assert getattr(theirs.reference, field) == getattr(ours.reference, field), (ours.id, field)
    assert back.faults == ()


def _extracted(write: Callable[..., str]) -> Callable[..., Extraction]:
    return lambda works: extract([Source("back.bib", write(works).encode())])
