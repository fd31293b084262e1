"""Extraction → SavingReport over a made-up web with an Internet Archive in it: what is saved, what is not, and why."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from dostupne.app.archive import Way, archive, way_of
from dostupne.app.extract import Extraction, extract
from dostupne.app.settings import ArchiveSetting, Settings, load
from dostupne.app.sources import Source
from dostupne.errors import Misuse, NoKeys
from dostupne.model.saving import Fate, Saving, SavingReport
from dostupne.net.clock import Clock
from dostupne.net.settings import NetworkSettings
from tests.archives.facade import Facade
from tests.archives.save_desk import STAMP, error

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TITLE = "Volby do senátu a jejich výsledky"
HERE = "https://www.a.cz/volby"
KEYED = ArchiveSetting("wayback", (), "ACCESS-KEY", "SECRET-KEY")


@dataclass
class World:
    """Pages by address (status, title, Location), an archive, and what pages were asked."""

    pages: dict[str, tuple[int, str, str]] = field(default_factory=dict)
    facade: Facade = field(default_factory=Facade)
    asked: list[str] = field(default_factory=list)

    async def answer(self, request: httpx.Request) -> httpx.Response:
        """What the whole net answers."""
        if request.url.host in {"web.archive.org", "archive.org"}:
            return await self.facade.answer(request)
        self.asked.append(str(request.url))
        status, title, location = self.pages.get(str(request.url), (404, "Not Found", ""))
        page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>"
        return httpx.Response(
            status, headers={"Content-Type": "text/html"} | ({"Location": location} if location else {}), text=page
        )

    async def run(self, extraction: Extraction, settings: Settings, now: datetime = NOW) -> SavingReport:
        """One run of the command at this time."""
        clock = Clock.virtual(lambda: now)
        transport = httpx.MockTransport(self.answer)
        events = archive(extraction, ("essay.txt",), settings, lambda: now, base=transport, clock=clock)
        *before, last = [event async for event in events]
        assert isinstance(last, SavingReport)
        told = {one.checked.link.url: one for one in before if isinstance(one, Saving)}
        assert told == {one.checked.link.url: one for one in last.savings}
        return last


def _settings(tmp_path: Path, **changes: object) -> Settings:
    network = NetworkSettings(interval=0.0, retries=0)
    settings = Settings(network, (KEYED,), cache=tmp_path / "cache", canaries=())
    return replace(settings, **changes)  # type: ignore[arg-type]  # names of settings


def _essay(*cited: str) -> Extraction:
    """An essay that cites these addresses, all under one title."""
    lines = [
        f"NOVÁK{number}, Jan. {TITLE} [online]. 201{number} [cit. 2024-07-22]. Dostupné z: {url}\n\n"
        for number, url in enumerate(cited)
    ]
    return extract([Source("essay.txt", "".join(lines).encode())])


def _fates(report: SavingReport) -> Mapping[str, tuple[Fate, str]]:
    return {one.checked.link.url: (one.fate, one.reason) for one in report.savings}


def _row(stamp: str, url: str) -> list[str]:
    return [stamp, url, "text/html", "200", "AAA"]


async def test_what_is_alive_and_matches_and_has_no_near_copy_is_saved(tmp_path: Path) -> None:
    """Everything else is left out with its reason; of what moved the new address is saved."""
    world = World(
        {
            HERE: (200, TITLE, ""),
            "https://www.b.cz/stare": (301, "", "https://www.b.cz/nove"),
            "https://www.b.cz/nove": (200, TITLE, ""),
            "https://www.c.cz/jine": (200, "Recept na svíčkovou omáčku s knedlíkem", ""),
            "https://www.d.cz/mam": (200, TITLE, ""),
            "https://www.e.cz/davno": (200, TITLE, ""),
            "https://www.f.cz/vynech": (200, TITLE, ""),
        }
    )
    world.facade.rows = [
        _row("20261110000000", "https://www.d.cz/mam"),
        _row("20200101000000", "https://www.e.cz/davno"),
    ]
    copy = f"https://web.archive.org/web/20200101000000/{HERE}"
    cited = [*(url for url in world.pages if not url.endswith("nove")), "https://www.g.cz/nic", copy]
    report = await world.run(_essay(*cited), _settings(tmp_path, exclude=("f.cz",)))
    fates = _fates(report)
    assert fates[HERE] == (Fate.SAVED, "saved-now")
    assert fates["https://www.b.cz/stare"] == (Fate.SAVED, "saved-now")
    assert fates["https://www.c.cz/jine"][0] is Fate.LEFT_OUT
    assert fates["https://www.d.cz/mam"] == (Fate.HAS_COPY, "copy-near")
    assert fates["https://www.e.cz/davno"] == (Fate.SAVED, "saved-now")
    assert fates["https://www.f.cz/vynech"] == (Fate.LEFT_OUT, "excluded")
    assert fates["https://www.g.cz/nic"] == (Fate.LEFT_OUT, "http-404")
    assert fates[copy] == (Fate.LEFT_OUT, "is-a-copy")
    assert world.facade.saves.submitted == [HERE, "https://www.b.cz/nove", "https://www.e.cz/davno"]
    assert {form["if_not_archived_within"] for form in world.facade.saves.forms} == {"30d"}
    first = report.savings[0]
    assert first.capture is not None
    assert first.capture.url == f"https://web.archive.org/web/{STAMP}/{HERE}"
    assert [one.checked.link.url for one in report.savings] == cited


async def test_two_links_to_one_page_are_one_saving(tmp_path: Path) -> None:
    world = World({HERE: (200, TITLE, ""), f"{HERE}#dole": (200, TITLE, "")})
    report = await world.run(_essay(HERE, f"{HERE}#dole"), _settings(tmp_path))
    assert world.facade.saves.submitted == [HERE]
    assert {one.fate for one in report.savings} == {Fate.SAVED}


async def test_what_was_saved_is_not_submitted_again(tmp_path: Path) -> None:
    """Within the day even with `--within 0`; later again."""
    world, essay = World({HERE: (200, TITLE, "")}), _essay(HERE)
    settings = _settings(tmp_path, within=0.0)
    await world.run(essay, settings)
    report = await world.run(essay, settings, NOW + timedelta(hours=20))
    assert _fates(report) == {HERE: (Fate.HAS_COPY, "saved-before")}
    assert report.savings[0].capture is not None
    assert len(world.facade.saves.submitted) == 1
    await world.run(essay, settings, NOW + timedelta(hours=30))
    assert len(world.facade.saves.submitted) == 2
    assert "if_not_archived_within" not in world.facade.saves.forms[0]
    assert world.facade.asked["index"] + world.facade.asked["availability"] == 0


@pytest.mark.parametrize(
    ("code", "reason", "hours", "refresh", "asked"),
    [
        ("error:not-found", "archive-cannot", 24 * 29, False, 1),
        ("error:not-found", "archive-cannot", 24 * 31, False, 2),
        ("error:not-found", "archive-cannot", 1, True, 2),
        ("error:too-many-daily-captures", "try-tomorrow", 11, False, 1),
        ("error:too-many-daily-captures", "try-tomorrow", 11, True, 1),
        ("error:too-many-daily-captures", "try-tomorrow", 12, False, 2),
        ("error:browsing-timeout", "try-later", 1, False, 2),
        ("error:too-many-requests", "site-busy", 1, False, 2),
        ("error:of-the-future", "unknown-error", 1, False, 2),
    ],
)
async def test_when_a_failure_is_tried_again(
    code: str, reason: str, hours: int, refresh: bool, asked: int, tmp_path: Path
) -> None:
    """Never within a run; of what cannot be saved not for 30 days; of a used-up day not before the next in UTC."""
    world, essay = World({HERE: (200, TITLE, "")}), _essay(HERE)
    world.facade.saves.becomes[HERE] = [error(code, "why")]
    for now in (NOW, NOW + timedelta(hours=hours)):
        report = await world.run(essay, _settings(tmp_path, refresh=refresh), now)
        assert _fates(report) == {HERE: (Fate.NOT_SAVED, reason)}
        assert report.savings[0].detail == f"{code}: why"
    assert len(world.facade.saves.submitted) == asked


async def test_what_nobody_understands_is_tried_twice(tmp_path: Path) -> None:
    world, essay = World({HERE: (200, TITLE, "")}), _essay(HERE)
    world.facade.saves.becomes[HERE] = [error("error:of-the-future")]
    for hours in range(4):
        await world.run(essay, _settings(tmp_path), NOW + timedelta(hours=hours))
    assert len(world.facade.saves.submitted) == 2


async def test_a_job_at_work_is_looked_at_within_the_hour(tmp_path: Path) -> None:
    """After that the archive has forgotten it: its copies are looked at, then it is submitted again."""
    world, essay = World({HERE: (200, TITLE, "")}), _essay(HERE)
    world.facade.saves.becomes[HERE] = [{"status": "pending"}]
    report = await world.run(essay, _settings(tmp_path))
    assert _fates(report) == {HERE: (Fate.NOT_SAVED, "outcome-unknown")}
    await world.run(essay, _settings(tmp_path), NOW + timedelta(minutes=59))
    assert len(world.facade.saves.submitted) == 1
    world.facade.rows = [_row("20261124120500", HERE)]
    report = await world.run(essay, _settings(tmp_path), NOW + timedelta(minutes=61))
    assert _fates(report) == {HERE: (Fate.HAS_COPY, "copy-near")}
    assert len(world.facade.saves.submitted) == 1


async def test_no_archive_leaves_the_question_of_copies_to_the_archive(tmp_path: Path) -> None:
    """Its own word that it has a copy is no failure."""
    world = World({HERE: (200, TITLE, "")})
    told = "The same snapshot had been made 4 hours ago."
    world.facade.saves.on_submit[HERE] = [httpx.Response(200, json={"job_id": None, "message": told})]
    report = await world.run(_essay(HERE), _settings(tmp_path, use_archives=False, within=7 * 86400.0))
    assert _fates(report) == {HERE: (Fate.HAS_COPY, "copy-told")}
    assert world.facade.asked["index"] + world.facade.asked["availability"] == 0
    assert world.facade.saves.forms[0]["if_not_archived_within"] == "7d"


async def test_an_index_that_does_not_answer_keeps_nothing_from_being_saved(tmp_path: Path) -> None:
    world = World({HERE: (200, TITLE, "")})
    broken = dict.fromkeys(("index", "availability"), lambda request: httpx.Response(500))
    world.facade.faults |= broken
    assert _fates(await world.run(_essay(HERE), _settings(tmp_path))) == {HERE: (Fate.SAVED, "saved-now")}


async def test_refused_keys(tmp_path: Path) -> None:
    world = World({HERE: (200, TITLE, "")})
    world.facade.saves.user = httpx.Response(401)
    report = await world.run(_essay(HERE), _settings(tmp_path))
    assert (report.stopped, _fates(report)) == ("keys-refused", {HERE: (Fate.NOT_SAVED, "archive-stopped")})
    assert "SECRET-KEY" not in repr(report)


def _recorded(file: Path) -> bytes:
    with gzip.open(file) as unpacked:
        return unpacked.read()


async def test_a_recording_holds_everything_but_the_keys(tmp_path: Path) -> None:
    """The check and the saving are one recording; a replay of it saves nothing."""
    world, file = World({HERE: (200, TITLE, "")}), tmp_path / "run.warc.gz"
    await world.run(_essay(HERE), _settings(tmp_path, record=file))
    content = _recorded(file)
    assert b"ACCESS-KEY" not in content
    assert b"SECRET-KEY" not in content
    assert b"POST /save HTTP/1.1" in content
    assert TITLE.encode() in content
    again = await world.run(_essay(HERE), _settings(tmp_path, replay=file))
    assert _fates(again) == {HERE: (Fate.TO_SAVE, "to-save")}
    assert len(world.facade.saves.submitted) == 1


async def test_without_keys_a_recording_keeps_the_pages(tmp_path: Path) -> None:
    world, file = World({HERE: (200, TITLE, "")}), tmp_path / "run.warc.gz"
    report = await world.run(_essay(HERE, "https://www.g.cz/nic"), _settings(tmp_path, record=file, archives=()))
    assert _fates(report)[HERE] == (Fate.RECORDED, "recorded")
    assert TITLE.encode() in _recorded(file)
    assert world.facade.asked.total() == 0


def test_what_a_run_does_follows_from_its_settings(tmp_path: Path) -> None:
    file = tmp_path / "run.warc.gz"
    assert way_of(_settings(tmp_path)) is Way.SAVE
    assert way_of(_settings(tmp_path, archives=(), record=file)) is Way.RECORD
    assert way_of(_settings(tmp_path, archives=(), replay=file)) is Way.REHEARSE
    with pytest.raises(NoKeys, match=r"https://archive\.org/account/s3\.php"):
        way_of(_settings(tmp_path, archives=()))


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        (ArchiveSetting("wayback", (), "ACCESS-KEY"), "secret_key is missing"),
        (ArchiveSetting("wayback", (), "", "SECRET-KEY"), "access_key is missing"),
        (replace(KEYED, urls=(("save_url", ""),)), "save_url is empty"),
        (replace(KEYED, urls=(("save_url", "http://web.archive.org/save"),)), "give an https address"),
    ],
)
def test_settings_that_cannot_save(setting: ArchiveSetting, message: str, tmp_path: Path) -> None:
    """Keys go over an open line to a local archive alone, and show in no message."""
    with pytest.raises(Misuse, match=message) as raised:
        way_of(_settings(tmp_path, archives=(setting,)))
    assert "-KEY" not in str(raised.value)
    local = replace(KEYED, urls=(("save_url", "http://127.0.0.1:8080/save"),))
    assert way_of(_settings(tmp_path, archives=(local,))) is Way.SAVE


def test_keys_come_from_the_file_and_from_variables(tmp_path: Path) -> None:
    (tmp_path / "dostupne.toml").write_text('[archives.wayback]\naccess_key = "A-1"\nsecret_key = "S-1"\n')
    settings = load({}, {"DOSTUPNE_ARCHIVES_WAYBACK_SECRET_KEY": "S-2"}, tmp_path)
    keys = settings.save_keys("wayback")
    assert keys is not None
    assert (keys.access, keys.secret) == ("A-1", "S-2")
    assert "S-2" not in repr(settings)
    assert "A-1" not in repr(settings)
    assert settings.save_keys("arquivo") is None


@pytest.mark.parametrize("wrong", ["not a key", "two:parts", "čeština"])
def test_a_wrong_key_is_not_printed(wrong: str, tmp_path: Path) -> None:
    with pytest.raises(Misuse, match="a key as the archive gave it") as raised:
        load({}, {"DOSTUPNE_ARCHIVES_WAYBACK_SECRET_KEY": wrong}, tmp_path)
    assert wrong not in str(raised.value)
    (tmp_path / "dostupne.toml").write_text("[archives.wayback]\naccess_key = 123456\n")
    with pytest.raises(Misuse, match="a key as the archive gave it") as raised:
        load({}, {}, tmp_path)
    assert "123456" not in str(raised.value)
