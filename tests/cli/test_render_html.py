"""The web page: it stands alone, says everything, runs nothing, and can be read by everybody."""

import itertools
import re
from dataclasses import replace
from importlib.resources import files

import pytest
from bs4 import BeautifulSoup

from dostupne.cli.render import html
from dostupne.cli.words import Words
from dostupne.model.reference import Kind, Origin
from dostupne.model.report import Report
from dostupne.model.verdict import Standing
from dostupne.model.work import Occurrence

CSS = files("dostupne.cli.render").joinpath("report.css").read_text(encoding="utf-8")


def _page(report: Report, lang: str = "en") -> BeautifulSoup:
    return BeautifulSoup(html.render(report, Words(lang)), "html.parser")


def test_the_page_stands_alone_and_runs_nothing(report: Report) -> None:
    page = _page(report)
    assert not page.find_all(["script", "img", "iframe", "object", "embed", "form", "base"])
    assert not page.find_all("link")
    assert not re.search(r"url\(|@import", CSS)
    assert not [tag for tag in page.find_all(True) if any(name.startswith("on") for name in tag.attrs)]


def test_only_web_addresses_are_linked(report: Report) -> None:
    targets = [str(link["href"]) for link in _page(report).find_all("a")]
    assert "https://plus.rozhlas.test/a?b=1&c=2" in targets
    assert all(target.startswith(("http://", "https://", "#work-")) for target in targets)
    assert "javascript:alert(1)" in _page(report).get_text()


def test_every_number_of_the_summary_leads_to_a_row(report: Report) -> None:
    page = _page(report)
    anchors = [str(link["href"])[1:] for link in page.select(".counts a")]
    assert len(anchors) == len(report.summary())
    assert all(page.find(id=anchor) for anchor in anchors)


def test_every_work_has_a_row_with_its_standing_in_a_word_and_a_sign(report: Report) -> None:
    rows = _page(report, "cs").select("tbody tr")
    badges = [row.select_one(".badge") for row in rows]
    assert [badge.get_text() for badge in badges if badge] == [
        *("✓ v pořádku", "→ přesunuto", "≠ jiný obsah", "✗ nedostupné", "⊘ zablokováno"),
        *("? bez odpovědi", "✓ v pořádku", "– neověřeno", "✗ nedostupné", "· bez odkazu"),
    ]
    titles = [row.find("h3") for row in rows]
    assert [title.get_text() for title in titles if title] == [work.reference.title for work in report.works]


def test_a_row_says_what_to_do_and_where_it_stands(report: Report) -> None:
    rows = [row.get_text(" ", strip=True) for row in _page(report, "cs").select("tbody tr")]
    assert "Citujte novou adresu https://new.test/archiv/clanek" in rows[1]
    assert "wayback, 25. 7. 2014 (blízko data citace: 3 dny" in rows[2]
    assert "Další archivní kopie 2. 1. 2015, wayback (daleko od data citace: 164 dní)" in rows[2]
    assert "esej.txt, řádky 40–42, č. 4" in rows[3]


def test_a_mended_address_shows_what_changed(report: Report) -> None:
    row = _page(report).select("tbody tr")[3]
    assert [mark.get_text() for mark in row.find_all("mark")] == ["-"]
    assert "the address stands whole elsewhere in the document: line 254" in row.get_text()
    assert len(row.find_all("a", href=report.works[3].reference.url)) == 1


def test_the_page_is_a_table_for_who_hears_it(report: Report) -> None:
    page = _page(report, "cs")
    assert page.html is not None
    assert page.html["lang"] == "cs"
    assert [heading.name for heading in page.find_all(["h1", "h2"])] == ["h1", "h2", "h2", "h2"]
    assert all(head["scope"] == "col" for head in page.select("thead th"))
    assert {str(cell["role"]) for cell in page.select("tbody td")} == {"cell"}


def test_an_empty_report_and_a_dead_network_are_said(report: Report) -> None:
    page = _page(replace(report, works=(), links=(), network_down=True))
    assert "No references were found" in page.get_text()
    assert "Your own network does not work" in page.get_text()


def test_the_same_report_gives_the_same_page(report: Report) -> None:
    assert html.render(report, Words("cs")) == html.render(report, Words("cs"))


def _schemes() -> list[dict[str, str]]:
    """The colours of each scheme; what a later one does not name it has from the first."""
    blocks = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
    named = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)) for block in blocks]
    return [named[0] | colours for colours in named]


def _luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", _schemes(), ids=["light", "dark", "print"])
def test_all_texts_can_be_read_on_their_grounds(scheme: dict[str, str]) -> None:
    """Contrast is 4.5 or more (WCAG 2.2, 1.4.3), in the light, in the dark and on paper."""
    tones = [standing for standing in Standing if standing in scheme]
    assert len(tones) == len(Standing)
    pairs = [*itertools.product(("ink", "muted", "link", *tones), ("card", "paper"))]
    pairs += [(text, f"{tone}-tint") for tone in tones for text in (tone, "ink", "link", "alive", "muted")]
    pairs.append(("link", "mark"))
    poor = [(text, ground) for text, ground in pairs if _contrast(scheme[text], scheme[ground]) < 4.5]
    assert poor == []


@pytest.mark.parametrize(
    ("lang", "said"), [("cs", "a.txt, řádek 9, č. 3 (zkráceně)"), ("en", "a.txt, line 9, no. 3 (short form)")]
)
def test_a_short_form_is_said_to_be_one(report: Report, lang: str, said: str) -> None:
    short = Occurrence(Origin("a.txt", 9, 9, label="3"), Kind.SHORT, "Tamtéž.")
    work = replace(report.works[0], occurrences=(*report.works[0].occurrences, short))
    places = _page(replace(report, works=(work,)), lang).select("ul.place li")
    assert [place.get_text() for place in places][-1] == said
