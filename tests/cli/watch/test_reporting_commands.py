"""`watch report`, `list` and `history`, and the reports that runs write, as a user asks for them."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from dostupne.cli.render.watch.listing import span
from dostupne.cli.words import Words
from dostupne.store.watch import WatchStore
from tests.cli.test_commands import Ended, Run
from tests.cli.watch.half_a_year import NOW, START, fill

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


class Asking:
    """The command on a store of half a year."""

    def __init__(self, run: Run, url: str) -> None:
        self.run, self.url = run, url

    def __call__(self, command: str, *arguments: str, now: str = NOW.isoformat()) -> Ended:
        """Runs `dostupne watch COMMAND …`."""
        return self.run("watch", command, *arguments, "--database", self.url, "--now", now)


@pytest.fixture
def asking(dostupne: Run, url: str) -> Asking:
    """20 links, six of them with a fate."""
    with WatchStore.opened(url) as store:
        fill(store, 20, troubled=6)
    return Asking(dostupne, url)


def test_a_report_goes_to_standard_output_and_ends_with_1_where_something_is_wrong(asking: Asking) -> None:
    ended = asking("report")
    assert ended.code == 1
    assert ended.err == ""
    assert "Dead\n✗ " in ended.out
    assert "\x1b" not in ended.out
    assert asking("report", now=(START + timedelta(hours=1)).isoformat()).code == 1  # dies-early is suspected
    healthy = asking("report", now=START.isoformat())
    assert (healthy.code, healthy.err) == (0, "")


@pytest.mark.parametrize(
    ("file", "begins"),
    [
        ("a.html", "<!doctype html>"), ("a.json", "{"), ("a.csv", "bibliography,state"), ("STATUS.md", "# "),
        ("feed.atom", "<?xml"), ("feed.xml", "<?xml"), ("a.txt", "clanek"),
    ],
)  # fmt: skip
def test_an_ending_tells_the_format(asking: Asking, tmp_path: Path, file: str, begins: str) -> None:
    assert asking("report", "-o", file).code == 1
    assert (tmp_path / file).read_text(encoding="utf-8").startswith(begins)


def test_what_makes_no_sense_is_refused_with_words(asking: Asking) -> None:
    for arguments, said in (
        (("--format", "pdf"), "there is no format “pdf”; those known: text, html, json, csv, markdown, atom"),
        (("-o", "a.docx"), "does not tell the format"),
        (("--since", "yesterday"), "“yesterday” is no moment"),
        (("nic",), "those there are: clanek, diplomka"),
        (("--tag", "nic"), "nic"),
    ):
        ended = asking("report", *arguments)
        assert ended.code == 2
        assert said in ended.err
        assert ended.out == ""
    Path("letter.txt").write_text("Dear store, " * 100, encoding="utf-8")
    ended = asking.run("watch", "report", "--database", "letter.txt")
    assert ended.code == 3
    assert "Traceback" not in ended.err


def test_what_happened_since_a_day(asking: Asking) -> None:
    ended = asking("report", "--since", "2026-06-01", "--format", "json", "diplomka")
    found = json.loads(ended.out)
    assert found["since"] == "2026-06-01T00:00:00Z"
    assert {event["at"] >= "2026-06-01" for event in found["bibliographies"][0]["events"]} == {True}


def test_the_list(asking: Asking) -> None:
    ended = asking("list")
    assert ended.code == 0
    assert [line for line in ended.out.splitlines() if not line.startswith(" ")] == [
        "clanek #škola #časopis",
        "diplomka #škola",
    ]
    assert "every 14 days, last asked 2026-11-2" in ended.out
    (one,) = json.loads(asking("list", "--tag", "časopis", "--format", "json").out)["bibliographies"]
    assert (one["name"], one["source"], one["every_seconds"]) == ("clanek", "/home/jana/clanek.docx", 14 * 86400)
    assert one["fault"] == "there is no such file; was it moved?"
    assert "links" not in one


def test_the_list_where_nothing_is_watched(dostupne: Run, url: str) -> None:
    ended = dostupne("watch", "list", "--database", url)
    assert (ended.code, ended.out) == (0, "Nothing is watched; begin with “dostupne watch add FILE”.\n")


def test_the_history_of_a_link(asking: Asking) -> None:
    with WatchStore.opened(asking.url) as store:
        url = next(link.url for link in store.links() if link.condition.phase == "dead")
    ended = asking("history", url)
    assert ended.code == 0
    first, how, *_ = ended.out.splitlines()
    assert (first, how) == (url, "✗ dead")
    assert "» died; " in ended.out
    assert " looks\n" in ended.out
    found = json.loads(asking("history", url, "--format", "json").out)
    assert (found["url"], found["state"]) == (url, "dead")
    assert [event["kind"] for event in found["events"]] == ["suspected", "died"]
    assert sum(one["looks"] for one in found["looks"]) == found["looks_count"]


def test_of_an_unknown_address_near_ones_are_told(asking: Asking) -> None:
    with WatchStore.opened(asking.url) as store:
        url = next(store.links()).url
    ended = asking("history", url[:-4])
    assert ended.code == 2
    assert f"is not watched; near it are: {url}" in ended.err


def test_a_run_writes_reports_where_they_changed(dostupne: Run, url: str, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@misc{a, title={Kniha}, url={http://127.0.0.1:9/}}", encoding="utf-8")
    assert dostupne("watch", "add", "a.bib", "--database", url).code == 0
    arguments = ("run", "--database", url, "--report", "STATUS.md", "--report", "feed.atom")
    # Private addresses are not asked: nothing goes to the network.
    assert dostupne("watch", *arguments).code == 0
    status, feed = tmp_path / "STATUS.md", tmp_path / "feed.atom"
    assert "## a" in status.read_text(encoding="utf-8")
    before = (status.stat().st_ino, feed.stat().st_ino)
    assert dostupne("watch", *arguments).code == 0
    assert (status.stat().st_ino, feed.stat().st_ino) == before
    status.write_text("another", encoding="utf-8")
    assert dostupne("watch", *arguments).code == 0
    assert "## a" in status.read_text(encoding="utf-8")


def test_a_report_that_cannot_be_written_is_told_before_the_run(dostupne: Run, url: str) -> None:
    for file, code, said in (("a.docx", 2, "“.docx” tells no format"), ("nowhere/STATUS.md", 3, "no such folder")):
        ended = dostupne("watch", "run", "--database", url, "--report", file)
        assert ended.code == code
        assert said in ended.err


@pytest.mark.parametrize(
    ("hours", "said"), [(24, "1 day"), (168, "7 days"), (36, "36 h"), (12, "12 h"), (0.5, "0.5 h")]
)
def test_intervals(hours: float, said: str, database: str) -> None:
    assert span(timedelta(hours=hours), Words("en")) == said
