"""The report as text and as a table: everything is said, nothing is cut, nothing steers the terminal."""

import io
from dataclasses import replace

import pytest

from dostupne.cli.render import plain, terminal
from dostupne.cli.render.rows import rows
from dostupne.cli.words import Words
from dostupne.model.reference import Kind, Origin, Reference
from dostupne.model.report import Report
from dostupne.model.verdict import Standing
from dostupne.model.work import Occurrence, Work


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _table(report: Report, monkeypatch: pytest.MonkeyPatch, columns: int, lang: str = "en", **environ: str) -> str:
    for name, value in {"TERM": "xterm-256color", "COLUMNS": str(columns), **environ}.items():
        monkeypatch.setenv(name, value)
    stream = _Terminal()
    terminal.show(report, Words(lang), stream)
    return stream.getvalue()


def _addresses(report: Report) -> set[str]:
    cited = {checked.link.url for checked in report.links}
    offered = {checked.verdict.successor or checked.confirmed_url for checked in report.links}
    copies = {checked.snapshots[0].capture.url for checked in report.links if checked.snapshots}
    printed = {work.reference.url_as_printed for work in report.works}
    return (cited | offered | copies | printed) - {""}


def test_the_text_has_every_address_whole_on_a_line_of_its_own(report: Report) -> None:
    lines = {line.strip() for line in plain.render(report, Words("en")).splitlines()}
    assert _addresses(report) <= lines


def test_the_text_says_what_to_do_about_each_work(report: Report) -> None:
    text = plain.render(report, Words("cs"))
    for said in (
        "1. ✓ v pořádku: Procházková, Žaneta: Český rozhlas Plus: Názory",
        "Citujte novou adresu:\n     https://new.test/archiv/clanek",
        "wayback, 25. 7. 2014, blízko data citace: 3 dny, shoda s citací 90\N{NO-BREAK SPACE}%",
        "jinde v dokumentu je adresa celá: řádek 254",
        "Archivy neodpověděly",
        "Otevřete odkaz v prohlížeči",
        "vyzkoušejte:\n     http://slow.test/a-b\n     http://slow.test/a/b\n",
        "(stránka na ní odpovídá citaci):\n     http://good.test/zprava-2014\n   ✓ opravená adresa vede na",
        "Žádný dotázaný archiv kopii nemá",
        "10. · bez odkazu: Němcová, Božena: Babička",
        "odkazů: 9 (✓ v pořádku 2, ✗ nedostupné 2,",
        "webarchiv (HTTP 503), 1×",
        "esej.txt:77: an entry has no closing brace",
    ):
        assert said.replace("\N{NO-BREAK SPACE}", " ") in text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_far_copy_is_offered_with_doubt(report: Report) -> None:
    drifted = report.links[2]
    far = replace(report, links=(replace(drifted, snapshots=drifted.snapshots[1:]),))
    text = plain.render(far, Words("en"))
    assert "See whether the archived copy shows what was cited" in text
    assert "far from the date of citation: 164 days" in text


@pytest.mark.parametrize("columns", [80, 200])
def test_the_table_fits_the_terminal_and_holds_all_standings(
    columns: int, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No line is wider than the terminal, and each standing is said in a word."""
    table = _table(report, monkeypatch, columns, NO_COLOR="1", TERM="dumb")
    assert max(len(line) for line in table.splitlines()) <= columns
    assert all(Words("en").standing(standing) in table for standing in Standing)
    assert "…" not in table


def test_a_folded_address_loses_no_character(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    table = _table(report, monkeypatch, 80, TERM="dumb")
    last_column = "".join(line.split("│")[-2].strip() for line in table.splitlines() if line.count("│") >= 4)
    assert report.links[2].snapshots[0].capture.url in last_column


def test_colours_are_for_terminals_that_want_them(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[1;31m✗ gone" in _table(report, monkeypatch, 80)
    assert "31m" not in _table(report, monkeypatch, 80, NO_COLOR="1")


def test_what_a_document_holds_does_not_steer_the_terminal(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    origin = Origin("a\x1b[2J.txt", 1)
    reference = Reference(kind=Kind.REFERENCE, raw="", origin=origin, title="\x1b]0;owned\x07 [red]x[/red] \u202etxt")
    evil = replace(report, works=(Work("w", reference, (Occurrence(origin, Kind.REFERENCE, ""),)),), links=())
    table = _table(evil, monkeypatch, 120, TERM="dumb")
    assert not {"\x1b", "\x07", "\u202e"} & set(table + plain.render(evil, Words("en")))
    assert "[red]x[/red]" in table


def test_a_report_without_works_says_so(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = replace(report, works=(), links=())
    assert "No references were found" in plain.render(empty, Words("en"))
    assert "No references were found" in _table(empty, monkeypatch, 80)


def test_a_dead_network_is_said(report: Report) -> None:
    assert "Your own network does not work" in plain.render(replace(report, network_down=True), Words("en"))


def test_a_work_is_as_bad_as_the_worst_of_its_links(report: Report) -> None:
    alive, gone = report.links[0], report.links[8]
    both = replace(gone, link=replace(gone.link, works=(*gone.link.works, *alive.link.works)))
    (row, *_) = rows(replace(report, links=(alive, both)), Words("en"))
    assert (row.standing, [link.standing for link in row.links]) == ("gone", ["alive", "gone"])


def test_a_mended_address_without_a_link_is_still_shown(report: Report) -> None:
    text = plain.render(replace(report, links=()), Words("en"))
    assert "SID-4AAC6C0A-0CE9-4B10-A2A0" in text


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "; seen alive on 1 March 2026, not asked again"),
        ("cs", "; v pořádku bylo už 1. 3. 2026, znovu jsme se neptali"),
    ],
)
def test_a_link_that_was_not_asked_again_says_so(report: Report, lang: str, said: str) -> None:
    """Beside its reason, and no other link does."""
    assert said not in plain.render(report, Words(lang))
    first, *others = report.links
    assert first.probe
    cached = replace(first, probe=replace(first.probe, cached=True))
    text = " ".join(plain.render(replace(report, links=(cached, *others)), Words(lang)).split())
    assert text.count(said) == 1
