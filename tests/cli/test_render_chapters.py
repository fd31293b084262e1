"""Several sources: each its own chapter, in every kind of report."""

import io
import json
import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from dostupne.cli.render import html, plain, terminal
from dostupne.cli.render import json as json_report
from dostupne.cli.render.chapters import chapters
from dostupne.cli.render.rows import rows
from dostupne.cli.words import Words
from dostupne.model.reference import Kind, Origin
from dostupne.model.report import Report
from dostupne.model.work import Occurrence, Work

NAMES = ("a.txt", "<b>.md", "empty.txt")


def _cited(work: Work, *sources: str) -> Work:
    return replace(work, occurrences=tuple(Occurrence(Origin(name, 1), Kind.REFERENCE, "x") for name in sources))


@pytest.fixture
def several(report: Report) -> Report:
    """The first work stands in the first source, the second in both, all others in the second; the third has none."""
    first, second, *others = report.works
    works = (_cited(first, "a.txt"), _cited(second, "a.txt", "<b>.md"), *(_cited(work, "<b>.md") for work in others))
    return replace(report, sources=NAMES, works=works)


def test_every_work_is_shown_in_one_chapter(several: Report) -> None:
    """In that of the first source that cites it; the later ones name it."""
    shown = rows(several, Words("en"))
    first, second, third = chapters(several, shown)
    assert [chapter.source for chapter in (first, second, third)] == list(NAMES)
    assert [row.number for row in first.rows] == [1, 2]
    assert [row.number for row in second.rows] == list(range(3, len(shown) + 1))
    assert [row.number for row in second.repeated] == [2]
    assert (third.rows, third.repeated) == ((), ())


def test_one_source_needs_no_heading(report: Report) -> None:
    """As before there were folders."""
    (chapter,) = chapters(report, rows(report, Words("en")))
    assert (chapter.source, len(chapter.rows)) == ("", len(report.works))


def test_text(several: Report) -> None:
    """A name underlined, its works, and what is shown above."""
    text = plain.render(several, Words("en"))
    assert text.startswith("a.txt\n=====\n\n1. ")
    assert (
        text.index("2. ") < text.index("\n<b>.md\n======\n\n3. ") < text.index("Cited here too, above as numbers 2\n")
    )
    assert "empty.txt\n=========\n\nNo references were found in this document.\n" in text


def test_table(several: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """One table a chapter that has works."""
    for name, value in {"COLUMNS": "100", "NO_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
    stream = io.StringIO()
    terminal.show(several, Words("cs"), stream)
    assert re.search(r"a\.txt\n┏(?s:.*)\n<b>\.md\n┏(?s:.*)Také zde, výše pod čísly 2\n", stream.getvalue())


def test_html(several: Report) -> None:
    """A group of rows a chapter; names are escaped, numbers lead to their works."""
    page = html.render(several, Words("en"))
    assert page.count("<tbody") == page.count("</tbody>") == 3
    assert 'scope="rowgroup">&lt;b&gt;.md</th>' in page
    assert 'Cited here too, above as numbers <a href="#work-2">2</a>' in page
    assert page.count("No references were found in this document.") == 1


def test_json(several: Report) -> None:
    """Every source with the keys of all works it cites."""
    item: Mapping[str, object] = {}
    pieces = json_report.render(several, lambda reason, detail: reason, lambda work: item)
    found = json.loads("".join(pieces))["chapters"]
    keys = [work.id for work in several.works]
    assert found == [
        {"source": "a.txt", "works": keys[:2]},
        {"source": "<b>.md", "works": keys[1:]},
        {"source": "empty.txt", "works": []},
    ]


def test_a_heading_names_only_some_of_many_sources(several: Report) -> None:
    """Five hundred names would push the report off the page."""
    many = replace(several, sources=(*NAMES, *(f"{number}.md" for number in range(497))))
    assert "a.txt, &lt;b&gt;.md, empty.txt, 0.md … (500) ·" in html.render(many, Words("en"))
