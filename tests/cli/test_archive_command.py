"""`dostupne archive` as a process, over real connections to a made-up archive on the loopback."""

import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import httpx
import pytest

from tests.archives.facade import Facade
from tests.archives.loopback import served
from tests.archives.pywb import programs, serving
from tests.archives.save_desk import STAMP, SaveDesk, error

ROOT = Path(__file__).parents[2]
TITLE = "Volby do senátu a jejich výsledky"
KEYS = {"DOSTUPNE_ARCHIVES_WAYBACK_ACCESS_KEY": "ACCESS-KEY", "DOSTUPNE_ARCHIVES_WAYBACK_SECRET_KEY": "SECRET-KEY"}


@dataclass
class Town:
    """A server with pages under `/pages/` and the archive besides; kills a process at a moment of its own choice."""

    folder: Path
    facade: Facade = field(default_factory=Facade)
    origin: str = ""
    kill_at: tuple[str, int] = ("", 0)
    kill_by: signal.Signals = signal.SIGKILL
    process: "subprocess.Popen[str] | None" = None
    asked: Counter[str] = field(default_factory=Counter)

    async def answer(self, request: httpx.Request) -> httpx.Response:
        """A page, or the archive's answer. The process that asked may not live to see it."""
        path = request.url.path
        if path.startswith("/pages/"):
            page = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1></body></html>"
            return httpx.Response(200, headers={"Content-Type": "text/html; charset=utf-8"}, text=page)
        if path == "/robots.txt":
            return httpx.Response(404)
        answer = await self.facade.answer(request)
        kind = "submission" if path == "/save" else "look" if path.startswith("/save/status") else ""
        self.asked[kind] += 1
        if self.process is not None and (kind, self.asked[kind]) == self.kill_at:
            self.process.send_signal(self.kill_by)
            if self.kill_by is signal.SIGKILL:
                self.process.wait()
        return answer

    def cite(self, *names: str) -> list[str]:
        """Writes the essay; gives the addresses that it cites."""
        urls = [f"{self.origin}/pages/{name}" for name in names]
        lines = [
            f"NOVÁK{name}, Jan. {TITLE} [online]. [cit. 2024-07-22]. Dostupné z: {url}\n\n"
            for name, url in zip(names, urls, strict=True)
        ]
        (self.folder / "essay.txt").write_text("".join(lines), encoding="utf-8")
        return urls

    def start(self, *arguments: str, keys: Mapping[str, str] = KEYS, private: bool = True) -> "subprocess.Popen[str]":
        """The command, on its way."""
        archive = "DOSTUPNE_ARCHIVES_WAYBACK_"
        environ = {
            **{name: value for name, value in os.environ.items() if not name.startswith("DOSTUPNE_")},
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
            "HOME": str(self.folder),
            "DOSTUPNE_CACHE": str(self.folder / "cache"),
            "DOSTUPNE_INTERVAL": "0",
            "DOSTUPNE_CANARIES": "",
            f"{archive}SAVE_URL": f"{self.origin}/save",
            f"{archive}REPLAY_URL": f"{self.origin}/web",
            f"{archive}CDX_URL": f"{self.origin}/cdx/search/cdx",
            f"{archive}AVAILABILITY_URL": f"{self.origin}/wayback/available",
            **keys,
        }
        command = [
            sys.executable,
            "-m",
            "tests.cli.quick_command",
            "archive",
            "essay.txt",
            *(["--allow-private"] if private else []),
            *arguments,
        ]
        self.process = subprocess.Popen(
            command, cwd=self.folder, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        return self.process

    def run(self, *arguments: str, keys: Mapping[str, str] = KEYS, private: bool = True) -> tuple[int, str, str]:
        """The command to its end: exit code, standard output, standard error. No key is in either."""
        with self.start(*arguments, keys=keys, private=private) as process:
            out, err = process.communicate(timeout=60)
        assert "-KEY" not in out.replace("_KEY", "") + err.replace("_KEY", "")
        assert "Traceback" not in err
        return process.returncode, out, err

    def report(self, *arguments: str) -> tuple[int, dict[str, Any]]:
        """The command's exit code and its report in JSON."""
        code, out, _ = self.run("--format", "json", *arguments)
        return code, json.loads(out)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    town = Town(tmp_path)
    with served(town.answer) as origin:
        town.origin = origin
        yield town


def test_pages_are_saved_and_told_in_json(town: Town) -> None:
    """Exit code 0: all that should be saved is."""
    urls = town.cite("1", "2")
    code, report = town.report("--within", "7d")
    assert code == 0
    assert town.facade.saves.submitted == urls
    assert town.facade.saves.authorizations == {"LOW ACCESS-KEY:SECRET-KEY"}
    assert {form["if_not_archived_within"] for form in town.facade.saves.forms} == {"7d"}
    assert report["summary"] == {"saved": 2}
    first = report["links"][0]
    assert (first["url"], first["fate"], first["reason"]) == (urls[0], "saved", "saved-now")
    assert first["snapshot"] == {
        "archive": "wayback",
        "url": f"{town.origin}/web/{STAMP}/{urls[0]}",
        "datetime": "2026-11-24T12:00:00Z",
    }


def test_what_could_not_be_saved_ends_with_1(town: Town) -> None:
    """In text, in the user's language, each with its reason."""
    urls = town.cite("1", "2")
    town.facade.saves.becomes[urls[0]] = [error("error:not-found", "The server cannot find it.")]
    code, out, err = town.run("--lang", "cs")
    assert (code, err) == (1, "")
    assert "1. ✗ neuloženo: archiv tuto stránku uložit nemůže" in out
    assert "(error:not-found: The server cannot find it.)" in out
    assert "2. ✓ uloženo: archiv stránku právě uložil" in out
    assert out.endswith("odkazů: 2 (neuloženo 1, uloženo 1)\n")


MOMENTS = [
    ("submission", 2),
    ("look", 3),
    *(
        pytest.param(moment, marks=pytest.mark.slow)
        for moment in [("submission", 1), ("submission", 4), ("look", 1), ("look", 2), ("look", 4), ("look", 5)]
    ),
]


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_run_that_was_killed_goes_on_where_it_stopped(moment: tuple[str, int], town: Town) -> None:
    """At whatever request it dies, all are saved in the end, and at most the one on its way is submitted twice."""
    urls = town.cite("1", "2", "3", "4")
    town.kill_at = moment
    with town.start() as process:
        process.communicate(timeout=60)
    assert process.returncode == -9
    first = list(town.facade.saves.submitted)
    code, report = town.report()
    assert code == 0
    assert {link["url"] for link in report["links"] if link["fate"] in {"saved", "has-copy"}} == set(urls)
    twice = [url for url, count in Counter(town.facade.saves.submitted).items() if count > 1]
    assert twice == ([first[-1]] if moment[0] == "submission" else [])
    assert set(town.facade.saves.submitted) == set(urls)


def test_an_interrupted_run_says_how_to_go_on(town: Town) -> None:
    """And does."""
    urls = town.cite("1", "2")
    town.kill_at, town.kill_by = ("look", 2), signal.SIGINT
    with town.start() as process:
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert "run the same command again, and it goes on where it stopped" in err
    assert "Traceback" not in err
    code, _ = town.report()
    assert (code, town.facade.saves.submitted) == (0, urls)


def test_refused_keys_end_with_3(town: Town) -> None:
    town.cite("1")
    town.facade.saves.user = httpx.Response(401)
    code, out, err = town.run()
    assert (code, town.facade.saves.submitted) == (3, [])
    assert "The archive refused the keys: see that they are right at https://archive.org/account/s3.php." in err
    assert "not saved" in out


def test_an_archive_that_is_not_there_ends_with_3(town: Town) -> None:
    town.cite("1")
    code, _, err = town.run(keys=KEYS | {"DOSTUPNE_ARCHIVES_WAYBACK_SAVE_URL": "http://127.0.0.1:1/save"})
    assert code == 3
    assert "The archive could not be reached" in err


def test_without_keys_it_is_told_how_to_get_them(town: Town) -> None:
    """Before anything is asked."""
    town.cite("1")
    code, out, err = town.run(keys={})
    assert (code, out) == (3, "")
    assert "https://archive.org/account/s3.php" in err
    assert "--record FILE.warc.gz" in err
    assert town.asked.total() == 0


def test_without_keys_the_recording_is_the_copy(town: Town) -> None:
    town.cite("1")
    code, out, err = town.run("--record", "kept.warc.gz", keys={})
    assert code == 0
    assert "1. • recorded" in out
    assert "Without keys nothing was saved in a public archive. What the servers answered is in kept.warc.gz." in err
    with gzip.open(town.folder / "kept.warc.gz") as kept:
        assert TITLE.encode() in kept.read()
    assert town.facade.saves.submitted == []


def test_half_of_the_keys_is_misuse(town: Town) -> None:
    town.cite("1")
    code, _, err = town.run(keys={"DOSTUPNE_ARCHIVES_WAYBACK_ACCESS_KEY": "ACCESS-KEY"})
    assert code == 2
    assert "archives.wayback.secret_key is missing" in err


def test_private_addresses_are_refused_without_the_option(town: Town) -> None:
    """Theirs, and the archive's own."""
    town.cite("1")
    code, out, _ = town.run("--format", "json", private=False)
    (link,) = json.loads(out)["links"]
    assert (code, link["fate"], link["reason"]) == (0, "left-out", "private-address")
    assert town.asked.total() == 0


def test_through_a_proxy(town: Town) -> None:
    """Pages and archive alike: the proxy here is the server itself, which sees whole addresses."""
    (town.folder / "essay.txt").write_text(
        f"NOVÁK, Jan. {TITLE} [online]. [cit. 2024-07-22]. Dostupné z: http://www.a.cz/pages/1\n", encoding="utf-8"
    )
    code, report = town.report("--proxy", town.origin)
    assert (code, report["summary"]) == (0, {"saved": 1})
    assert town.facade.saves.submitted == ["http://www.a.cz/pages/1"]


@dataclass
class Recording(SaveDesk):
    """Saves by a real pywb, which fetches the page itself; `recorder` is where it does."""

    recorder: str = ""

    def _state(self, name: str) -> dict[str, Any]:
        state = super()._state(name)
        if state["status"] != "success":
            return state
        try:
            with urlopen(f"{self.recorder}/record/id_/{state['original_url']}", timeout=20) as answer:
                moment = parsedate_to_datetime(answer.headers["Memento-Datetime"])
        except HTTPError as refused:
            with refused:
                return error({404: "error:not-found"}.get(refused.code, "error:bad-gateway")) | {"job_id": name}
        return state | {"timestamp": moment.strftime("%Y%m%d%H%M%S")}


def _indexed(collection: str, url: str) -> list[list[str]]:
    """The rows of pywb's index, as soon as it has any, in the columns of the facade."""
    for _ in range(600):  # a busy machine takes its time
        with urlopen(f"{collection}/cdx?url={quote(url, safe='')}&output=json&allowFuzzy=false", timeout=10) as answer:
            rows = [json.loads(line) for line in answer.read().decode().splitlines() if line.strip()]
        if rows:
            return [[row["timestamp"], row["url"], row["mime"], row["status"], row["digest"]] for row in rows]
        time.sleep(0.1)
    raise AssertionError(f"{url} did not come into the index")


def test_a_real_archive_holds_what_was_saved(town: Town, tmp_path: Path) -> None:
    """pywb fetched the page and shows it; without a journal its index is what keeps us from saving it again."""
    folder = programs()
    if folder is None:
        pytest.skip("pywb is not here: `.ci/run` installs it, or set PYWB_BIN to the folder of its programs")
    (url,) = town.cite("1")
    (tmp_path / "pywb").mkdir()
    with serving(tmp_path / "pywb", folder, (), recording=True) as collection:
        town.facade.saves = desk = Recording(recorder=collection)
        code, report = town.report()
        assert (code, report["summary"]) == (0, {"saved": 1})
        (row,) = town.facade.rows = _indexed(collection, url)
        stamp = report["links"][0]["snapshot"]["url"].removeprefix(f"{town.origin}/web/").partition("/")[0]
        assert stamp == row[0]
        with urlopen(f"{collection}/{stamp}id_/{url}", timeout=10) as copy:
            assert TITLE in copy.read().decode()
        shutil.rmtree(town.folder / "cache")
        code, report = town.report()
        assert (code, report["summary"], report["links"][0]["reason"]) == (0, {"has-copy": 1}, "copy-near")
        assert desk.submitted == [url]
