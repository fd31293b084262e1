"""Reports of watched bibliographies in each format: what they say, that strangers' text is text, and that equals are equal."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from dostupne.app.watch.report import Asked, report
from dostupne.app.watch.settings import WatchSettings
from dostupne.cli import watch_words
from dostupne.cli.render.watch import html, html_links, text
from dostupne.cli.render.watch.data import COLUMNS
from dostupne.cli.render.watch.reports import FORMATS, SUFFIXES, rendered
from dostupne.cli.words import Words
from dostupne.errors import Misuse
from dostupne.model.verdict import Standing, Verdict
from dostupne.model.watch_report import BibliographyReport, Happening, Health, LinkReport, Spell, WatchReport
from dostupne.model.watching import Bibliography, Citation, Condition, Event, EventKind, Phase, WatchedLink
from dostupne.store.watch import WatchStore
from tests.cli.watch.half_a_year import NOW, START, fill, run

ATOM = {"a": "http://www.w3.org/2005/Atom"}
DAY = timedelta(days=1)
EN, CS = Words("en"), Words("cs")
EVIL = '<script>alert(1)</script> | [x](http://evil.test) & "=cmd()" \x1b[31m\u202e'


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WatchStore]:
    """Half a year of 60 links."""
    with WatchStore.opened(str(tmp_path_factory.mktemp("half") / "watch.sqlite")) as found:
        fill(found)
        yield found


@pytest.fixture(scope="module")
def told(store: WatchStore) -> WatchReport:
    """All of it."""
    return report(store, WatchSettings(), Asked(), NOW)


def _evil() -> WatchReport:
    """Titles, names, addresses and details that strangers wrote."""
    item = json.dumps({"title": EVIL, "author": [{"family": EVIL}]})
    cited = (Citation("javascript:alert(1)", EVIL, item),)
    condition = Condition(
        Phase.DEAD, START, 3, NOW, verdict=Verdict(Standing.GONE, "soft-404", EVIL), failures=3, declared_at=NOW
    )
    link = WatchedLink(1, "javascript:alert(1)", condition, due_at=NOW + DAY, citations=cited)
    moved = replace(link, id=2, condition=Condition(Phase.ALIVE, START, 3, NOW, successor="javascript:alert(2)"))
    happened = tuple(Happening(link, Event(kind, NOW, EVIL)) for kind in EventKind)
    links = (
        LinkReport(link, Health.DEAD, (Spell(Health.DEAD, START),)),
        LinkReport(moved, Health.MOVED, (Spell(Health.MOVED, START),)),
    )
    bibliography = Bibliography(EVIL, EVIL, START, tags=(EVIL,), fault=EVIL)
    return WatchReport(NOW, (BibliographyReport(bibliography, links, happened, 0, (START, NOW), ()),), 3)


def test_text_says_what_is_so_the_worst_first(told: WatchReport) -> None:
    said = text.render(told, EN)
    headings = [line for line in said.splitlines() if line in {one[1] for one in watch_words.HEADINGS.values()}]
    assert headings == [
        *("Dead", "Behind a wall: a person must look", "Dead"),
        *("Changed: no longer what was first seen", "Moved", "Suspected: death is not proved yet"),
    ]
    for fact in (
        "dead since 31 October 2026, last seen alive 17 October 2026; the server has no such page (404)",
        "declared 7 November 2026, after 3 failures",
        "archived copy, 14 March 20",
        "no archived copy known",
        "moved, since 8 August 2026 at:",
        "1 of the 3 failures that prove it dead; asked again ",
        "dead at the earliest 4 December 2026",
        "! The source cannot be read: there is no such file; was it moved?",
        "is called: Nejlepší recepty na svíčkovou",
    ):
        assert fact in said
    assert "\x1b" not in said
    assert "\x1b[1;31m✗" in text.render(told, EN, text.coloured)


def test_text_is_quiet_where_all_is_well(told: WatchReport) -> None:
    well = [
        replace(one, links=one.of(Health.ALIVE), happened=(), bibliography=replace(one.bibliography, fault=""))
        for one in told.bibliographies
    ]
    said = text.render(replace(told, bibliographies=tuple(well)), EN)
    assert said.splitlines()[2:5] == [
        "All links are alive (16).", "under watch since 30 May 2026, last asked 28 November 2026", "",
    ]  # fmt: skip


def test_what_was_not_asked_in_time_is_said(store: WatchStore) -> None:
    later = report(store, WatchSettings(), Asked(), NOW + 40 * DAY)
    assert "Not asked for longer than they should be are links: 40." in text.render(later, EN)


def test_json_has_what_its_page_says(told: WatchReport) -> None:
    page = (Path(__file__).parents[3] / "docs/commands/watch-report.md").read_text(encoding="utf-8")
    found = json.loads(rendered(told, "json", EN))
    assert [name for name in _keys(found) if f"`{name}`" not in page] == []
    assert found["bibliographies"][1]["summary"] == {"dead": 3, "changed": 1, "moved": 1, "suspected": 2, "alive": 33}
    assert found["bibliographies"][1]["links"][0]["declared_at"].startswith("2026-09-12T06:00:")
    assert rendered(told, "json", EN).endswith("\n")


def _keys(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(_keys, value.values())) - set(Health)
    return set().union(*map(_keys, value)) if isinstance(value, list) else set()


def test_csv_has_a_row_a_link_and_no_formula(told: WatchReport) -> None:
    rows = list(csv.DictReader(io.StringIO(rendered(told, "csv", EN))))
    assert len(rows) == 60
    assert tuple(rows[0]) == COLUMNS
    assert [row["state"] for row in rows[:3]] == ["dead", "dead", "blocked"]
    report = _evil()
    named = replace(report.bibliographies[0].bibliography, name="=1+1")
    (row, _) = csv.DictReader(
        io.StringIO(
            rendered(
                replace(report, bibliographies=(replace(report.bibliographies[0], bibliography=named),)), "csv", EN
            )
        )
    )
    assert row["bibliography"] == "'=1+1"


def test_reports_to_be_committed_are_the_same_until_something_happens(tmp_path: Path) -> None:
    """A week more of runs in which nothing happens changes no byte of Markdown and of the feed."""
    with WatchStore.opened(str(tmp_path / "watch.sqlite")) as store:
        plan = fill(store, 30, troubled=6, until=START + 170 * DAY)
        before = report(store, WatchSettings(), Asked(), START + 170.5 * DAY)
        looks = store.newest_probe()
        for day in range(171, 179):
            run(store, plan, START + day * DAY)
        after = report(store, WatchSettings(), Asked(), START + 178.5 * DAY)
        assert store.newest_probe() != looks
    for name in ("markdown", "atom"):
        assert rendered(before, name, CS) == rendered(after, name, CS)
    assert "## diplomka" in rendered(before, "markdown", CS)
    assert "✗ Zaniklé" in rendered(before, "markdown", CS)


def test_markdown_of_strangers_is_text() -> None:
    shown = MarkdownIt("commonmark").enable("table").render(rendered(_evil(), "markdown", EN))
    page = BeautifulSoup(shown, "html.parser")
    assert not page.find_all(["script", "a", "img", "table"])
    assert "\x1b" not in shown


def test_the_feed_is_one_by_rfc_4287(told: WatchReport) -> None:
    """What section 4 says that a feed and an entry must have, and may have once at most."""
    feed = ET.fromstring(rendered(told, "atom", EN).encode())
    assert feed.tag == f"{{{ATOM['a']}}}feed"
    for element in (feed, *feed.findall("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"a:{name}", ATOM)) == 1
        assert datetime.fromisoformat(_text(element, "updated")).tzinfo
        assert re.fullmatch(r"tag:dostupne\.invalid,\d{4}-\d\d-\d\d:(feed|event)/[0-9a-f]{32}", _text(element, "id"))
        assert not element.findall("a:link[@rel='alternate']", ATOM)[1:]
    assert _text(feed, "author/a:name") == "dostupne"
    entries = feed.findall("a:entry", ATOM)
    assert len(entries) == sum(len(one.happened) for one in told.bibliographies)
    assert len({_text(entry, "id") for entry in entries}) == len(entries)
    times = [_text(entry, "updated") for entry in entries]
    assert times == sorted(times, reverse=True)
    assert _text(feed, "updated") == times[0]
    assert "died; the server has no such page (404)" in {
        line for one in entries for line in _text(one, "content").splitlines()
    }


def _text(element: ET.Element, path: str) -> str:
    return element.findtext(f"a:{path}", "", ATOM)


def test_the_id_of_an_event_is_the_same_in_every_store(told: WatchReport) -> None:
    """Numbers of the store change when it is imported elsewhere."""
    other = [
        replace(
            one,
            bibliography=replace(one.bibliography, id=99),
            happened=tuple(replace(h, link=replace(h.link, id=h.link.id + 7)) for h in one.happened),
        )
        for one in told.bibliographies
    ]
    assert rendered(replace(told, bibliographies=tuple(other)), "atom", EN) == rendered(told, "atom", EN)


def test_a_feed_of_strangers_words_can_be_read() -> None:
    feed = ET.fromstring(rendered(_evil(), "atom", EN).encode())
    assert len(feed.findall("a:entry", ATOM)) == len(EventKind)
    assert not feed.findall(".//a:link", ATOM)
    assert "<script>" in _text(feed, "entry/a:title")


def _page(told: WatchReport, words: Words = EN) -> BeautifulSoup:
    return BeautifulSoup(rendered(told, "html", words), "html.parser")


def test_the_status_page_stands_alone_and_runs_nothing(told: WatchReport) -> None:
    for one in (told, _evil()):
        page = _page(one)
        assert not page.find_all(["script", "img", "iframe", "object", "embed", "form", "base", "link"])
        assert not [tag for tag in page.find_all(True) if any(name.startswith("on") for name in tag.attrs)]
        targets = [str(link["href"]) for link in page.find_all("a")]
        assert all(target.startswith(("http://", "https://")) for target in targets)
    css = files("dostupne.cli.render.watch").joinpath("status.css").read_text(encoding="utf-8")
    assert not re.search(r"url\(|@import", css)


def test_every_link_has_its_timeline_for_who_sees_and_for_who_hears(told: WatchReport) -> None:
    page = _page(told)
    rows = page.select("li.link")
    assert len(rows) == 60
    for row in rows:
        line = row.select_one(".line")
        assert line is not None
        told_of = [str(cell["title"]) for cell in line.select("span")]
        assert line["aria-label"] == ", ".join(told_of)
        assert all(cell.get_text() for cell in line.select("span"))
    dead = page.select_one("li.link.dead .line")
    assert dead is not None
    assert [cell.get_text() for cell in dead.select("span")] == ["✓", "?", "✗"]


def test_a_timeline_shows_the_worst_of_each_period() -> None:
    ends = tuple(START + n * 7 * DAY for n in range(1, 5))
    spells = (
        Spell(Health.UNKNOWN, START), Spell(Health.ALIVE, START + DAY), Spell(Health.SUSPECTED, START + 8 * DAY),
        Spell(Health.ALIVE, START + 9 * DAY), Spell(Health.DEAD, START + 27 * DAY),
    )  # fmt: skip
    assert [(run.health, run.first, run.count) for run in html_links.runs(spells, ends)] == [
        (Health.ALIVE, 0, 1), (Health.SUSPECTED, 1, 1), (Health.ALIVE, 2, 1), (Health.DEAD, 3, 1),
    ]  # fmt: skip
    later = (Spell(Health.ALIVE, START + 15 * DAY),)
    assert [(run.first, run.count) for run in html_links.runs(later, ends)] == [(2, 2)]
    assert html_links.runs((), ends) == ()


def test_there_is_a_choice_for_all_that_is_so(told: WatchReport) -> None:
    page = _page(told, CS)
    choices = [str(one["id"]) for one in page.select(".filters input")]
    assert choices == [
        "show-all",
        *(f"show-{one}" for one in ("dead", "changed", "moved", "suspected", "blocked", "alive")),
    ]
    assert [label.get_text() for label in page.select(".filters label")][:2] == ["vše 60", "✗ zaniklé 5"]


def test_of_thousands_of_links_the_living_are_folded_and_the_page_stays_small(told: WatchReport) -> None:
    (_, one) = told.bibliographies
    living, others = one.of(Health.ALIVE), [link for link in one.links if link.health is not Health.ALIVE]
    many = tuple(others * 10) + living * 150
    page = rendered(replace(told, bibliographies=(replace(one, links=many),)), "html", CS)
    found = BeautifulSoup(page, "html.parser")
    assert len(found.select("li.link")) == len(others) * 10
    assert len(found.select("details.group .short li")) == html_links.FOLDED_MOST + 1
    assert f"a dalších: {len(living) * 150 - html_links.FOLDED_MOST}" in page
    assert len(many) > 5000
    assert len(page.encode()) < 500_000


def test_an_ending_tells_the_format(told: WatchReport) -> None:
    for suffix, name in SUFFIXES.items():
        assert rendered(told, suffix.upper(), EN) == rendered(told, name, EN)
    with pytest.raises(Misuse, match=r"“\.docx” tells no format"):
        rendered(told, ".docx", EN)


@pytest.mark.parametrize("name", FORMATS)
def test_a_store_without_anything_is_told_of(name: str) -> None:
    said = rendered(WatchReport(NOW, (), 3), name, EN)
    assert said.endswith("\n")
    empty = BibliographyReport(Bibliography("a", "/a.bib", START), ())
    assert "a" in rendered(WatchReport(NOW, (empty,), 3), name, EN)


def test_all_words_are_there_and_are_used() -> None:
    assert set(watch_words.HEALTHS) == set(watch_words.HEALTHS_COUNTED) == set(watch_words.HEADINGS) == set(Health)
    assert set(watch_words.EVENTS) == set(EventKind)
    folder = Path(html.__file__).parent
    source = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    used = set(re.findall(r"""said\(\s*words,\s*["']([a-z-]+)["']""", source))
    assert used == set(watch_words.REPORT_TEXTS)
