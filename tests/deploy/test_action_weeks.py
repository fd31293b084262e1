"""The action's program, week after week: real git, the real command, a web on this machine, a GitHub in a file."""

import re
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.deploy.conftest import Forge, made_forge
from tests.deploy.weekly_web import Runner, Web, served


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with served() as one:
        yield one


@dataclass
class Past:
    """What went before, made once for all tests: alive on day 0, dead on days 7, 14 and, declared so, on 21."""

    web: Web
    folder: Path
    made: dict[int, Forge] = field(default_factory=dict)

    def until(self, day: int) -> Forge:
        """The forge after the job of that day, not to be written to."""
        if day not in self.made:
            forge = made_forge(self.folder / f"forge{day}")
            if day:
                forge.become(self.until(day - 7))
            self.web.gone = {"/rivers"} if day else set()
            weeks(Runner(forge, self.web, self.folder / f"day{day}"), day)
            self.made[day] = forge
        return self.made[day]


@pytest.fixture(scope="module")
def past(web: Web, tmp_path_factory: pytest.TempPathFactory) -> Past:
    return Past(web, tmp_path_factory.mktemp("past"))


@pytest.fixture
def runner(forge: Forge, web: Web, tmp_path: Path) -> Runner:
    web.gone, web.together = set(), None
    return Runner(forge, web, tmp_path)


def weeks(runner: Runner, *days: int) -> None:
    """Jobs that all end well."""
    for day in days:
        code, log = runner.job(day)
        assert code == 0, log


@pytest.mark.slow
def test_one_issue_through_death_and_life(runner: Runner) -> None:
    weeks(runner, 0)
    assert runner.forge.issues() == []
    assert (runner.outputs()["findings"], runner.outputs()["issue"]) == ("0", "")

    runner.web.gone = {"/rivers"}
    weeks(runner, 7, 14)
    assert runner.forge.issues() == [], "it is suspected, and that is nothing to tell"
    weeks(runner, 21)
    (issue,) = runner.forge.issues()
    assert (issue["state"], issue["comments"]) == ("open", [])
    assert "Rivers of Moravia" in issue["body"]
    assert (runner.outputs()["issue"], runner.outputs()["news"], runner.outputs()["findings"]) == ("1", "true", "1")
    assert Path(runner.outputs()["status-page"]).read_text(encoding="utf-8").startswith("<!doctype html>")

    weeks(runner, 28)
    (later,) = runner.forge.issues()
    assert later["body"] != issue["body"], "the job that it links to"
    assert (later["state"], later["comments"]) == ("open", [])

    runner.web.gone = set()
    weeks(runner, 56)
    (issue,) = runner.forge.issues()
    assert (issue["state"], len(issue["comments"])) == ("closed", 1)

    runner.web.gone = {"/rivers"}
    weeks(runner, 63, 70, 77)
    (issue,) = runner.forge.issues()
    assert (issue["state"], len(issue["comments"])) == ("open", 2)
    assert len(runner.forge.git("log", "--format=%H", "dostupne-state").split()) == 9 + 1, (
        "a commit a job, one for the number"
    )


@pytest.mark.slow
def test_what_was_seen_outlives_the_machine_and_names_neither_it_nor_the_token(runner: Runner, past: Past) -> None:
    runner.forge.become(past.until(0))
    weeks(runner, 7)
    rows = runner.kept()
    (source,) = (row["source"] for row in rows if row["kind"] == "bibliography")
    assert source == "${GITHUB_WORKSPACE}/essay.bib"
    assert [len(row["sightings"]) for row in rows if row["kind"] == "link"] == [2, 2]
    everything = runner.forge.git("show", "dostupne-state:state.jsonl")
    assert str(runner.folder) not in everything
    assert str(past.folder) not in everything
    assert "hush" not in everything


@pytest.mark.slow
@pytest.mark.parametrize("how", [{"INPUT_FAIL_ON": "news"}, {"INPUT_FAIL_ON": "findings"}, {"INPUT_FAIL_ON": "never"}])
def test_when_the_job_fails_is_for_the_workflow_to_say(how: dict[str, str], runner: Runner, past: Past) -> None:
    runner.forge.become(past.until(14))
    runner.given = how
    runner.web.gone = {"/rivers"}
    codes = [runner.job(day)[0] for day in (21, 28)]
    assert codes == {"news": [1, 0], "findings": [1, 1], "never": [0, 0]}[how["INPUT_FAIL_ON"]]


@pytest.mark.slow
@pytest.mark.parametrize(
    "call",
    [
        "GET issues",
        "POST issues",
        "POST issues after",
        "PATCH issues",
        "PATCH issues after",
        "POST comments",
        "POST comments after",
    ],
)
def test_a_job_that_is_killed_while_it_tells_is_made_good_by_the_next(call: str, runner: Runner, past: Past) -> None:
    """On the day of a death with `issues`, on that of a revival with what edits and comments; the next job is on the same day and asks nothing."""
    revival = call.split(maxsplit=1)[0] == "PATCH" or "comments" in call
    runner.forge.become(past.until(21 if revival else 14))
    runner.web.gone = set() if revival else {"/rivers"}
    day = 56 if revival else 21
    (runner.forge.folder / "kill").write_text(call)
    code, _ = runner.job(day)
    assert code == -9
    asked = len(runner.web.asked)
    weeks(runner, day, day)
    assert len(runner.web.asked) == asked, "what was seen was kept"
    (issue,) = runner.forge.issues()
    assert (issue["state"], len(issue["comments"])) == (("closed", 1) if revival else ("open", 0))


@pytest.mark.slow
@pytest.mark.parametrize("hook", ["pre-receive", "post-receive"])
def test_a_job_that_is_killed_while_it_pushes_is_made_good_by_the_next(hook: str, runner: Runner, past: Past) -> None:
    runner.forge.become(past.until(14))
    runner.web.gone = {"/rivers"}
    pid = runner.folder / "pid"
    script = runner.forge.origin / "hooks" / hook
    script.write_text(f"#!/bin/sh\nkill -9 $(cat {pid})\nexit 1\n")
    script.chmod(0o755)
    process = runner.start(21)
    pid.write_text(str(process.pid))
    process.communicate(timeout=120)
    assert process.returncode == -9
    script.unlink()
    weeks(runner, 21)
    (issue,) = runner.forge.issues()
    assert (issue["state"], issue["comments"]) == ("open", [])


@pytest.mark.slow
@pytest.mark.parametrize("day", [0, 21])
def test_two_jobs_at_once_keep_one_history_and_one_issue(day: int, runner: Runner, past: Past) -> None:
    """Both have fetched what is known before either pushes: the page is answered when both have asked."""
    if day:
        runner.forge.become(past.until(14))
    runner.web.gone = {"/rivers"}
    runner.web.together = threading.Barrier(2)
    jobs = [runner.start(day), runner.start(day)]
    logs = [job.communicate(timeout=120)[0] for job in jobs]
    assert [job.returncode for job in jobs] == [0, 0], logs
    assert sum("another run was faster" in log for log in logs) == 1, logs
    looks = sorted(len(row["sightings"]) for row in runner.kept() if row["kind"] == "link")
    assert looks == ([4, 4] if day else [1, 1]), "of two looks at the same time one is kept"
    history = runner.forge.git("log", "--format=%p", "dostupne-state").splitlines()
    assert all(len(parents.split()) <= 1 for parents in history)
    assert len(runner.forge.issues()) == (1 if day else 0)


@pytest.mark.slow
def test_a_source_that_is_gone_is_told_and_the_others_are_watched(runner: Runner) -> None:
    runner.given = {"INPUT_SOURCES": "essay.bib\nmissing.bib"}
    code, log = runner.job(0)
    assert code == 3
    assert re.search(r"^::error title=dostupne watch::\S*/missing\.bib: there is no such file", log, re.MULTILINE)
    assert [len(row["sightings"]) for row in runner.kept() if row["kind"] == "link"] == [1, 1]


@pytest.mark.slow
def test_a_source_that_is_wanted_no_more_is_let_go(runner: Runner, past: Past) -> None:
    runner.forge.become(past.until(0))
    runner.given = {"INPUT_SOURCES": f"{runner.web.address}/none.bib"}
    runner.job(7)
    assert [row["name"] for row in runner.kept() if row["kind"] == "bibliography"] != ["essay.bib"]


def test_an_input_that_makes_no_sense_ends_the_job_before_it_does_anything(runner: Runner) -> None:
    runner.given = {"INPUT_FAIL_ON": "always"}
    code, log = runner.job(0)
    assert (code, log) == (2, "::error title=dostupne watch::fail-on: “always” is none of never, news, findings\n")
    assert (
        subprocess.run(["git", "--git-dir", runner.forge.origin, "branch"], capture_output=True, check=True).stdout
        == b""
    )
