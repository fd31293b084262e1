"""`dostupne validate` and `dostupne rules` as a user runs them: formats, exit codes, choices."""

import csv
import io
import json
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dostupne.app.registry import LEFT_OUT, RULES
from dostupne.cli import main

BIB = """@book{novak, author = {Novák, Jan et al.}, title = {<Dějiny> odkazů.}, publisher = {Academia}, year = 2013}

@article{mala,
  author  = {Malá, Eva},
  title   = {Odkazy dnes},
  journal = {Knihovna},
  year    = 2014,
  pages   = {22--24},
  language = {czech},
  issn    = {1234-5678},
}
"""
CLEAN = "@book{novak, author = {Novák, Jan}, title = {Odkazy}, publisher = {Academia}, year = 2013}\n"
RULES_FOUND = ["etal-in-bib", "title-final-dot-in-bib", "issn-check"]


@dataclass(frozen=True)
class Ended:
    """What a run of the command left."""

    code: object
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def dostupne(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in a folder with two bibliographies and an English locale."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    for name in ("DOSTUPNE_DEBUG", "DOSTUPNE_LANG"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "clean.bib").write_text(CLEAN, encoding="utf-8")

    def run(*arguments: str) -> Ended:
        monkeypatch.setattr(sys, "argv", ["dostupne", *arguments])
        with pytest.raises(SystemExit) as end:
            main.run()
        captured = capsys.readouterr()
        return Ended(end.value.code or 0, captured.out, captured.err)

    return run


def test_json_is_as_the_contract_has_it(dostupne: Run) -> None:
    done = dostupne("validate", "refs.bib", "--format", "json")
    told = json.loads(done.out)
    assert done.code == 1
    assert told["summary"] == {"error": 2, "warning": 1, "info": 0}
    assert [one["rule"] for one in told["findings"]] == RULES_FOUND
    first, _, last = told["findings"]
    assert set(first) == {"rule", "severity", "key", "field", "message", "source", "line", "fix"}
    assert (first["key"], first["field"], first["line"], first["fix"]) == ("novak", "author", 1, "safe")
    assert (last["key"], last["field"], last["line"], last["fix"], last["severity"]) == (
        "mala",
        "issn",
        10,
        None,
        "error",
    )


def test_text_underlines_what_is_wrong(dostupne: Run) -> None:
    done = dostupne("validate", "refs.bib")
    lines = done.out.splitlines()
    marks = [(lines[place - 1], line) for place, line in enumerate(lines) if set(line.strip()) == {"^"}]
    assert [text[mark.index("^") : mark.rindex("^") + 1] for text, mark in marks] == ["et al.", ".", "1234-5678"]
    assert lines[-1] == "findings: 3 (error 2, warning 1, info 0)"
    assert "\x1b" not in done.out


def test_messages_are_czech_too(dostupne: Run) -> None:
    done = dostupne("--lang", "cs", "validate", "refs.bib")
    assert "chyba [issn-check] ISSN 1234-5678 má chybnou kontrolní číslici" in done.out


def test_sarif_has_what_the_schema_requires(dostupne: Run) -> None:
    """https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json, its `required` lists."""
    log = json.loads(dostupne("validate", "refs.bib", "-o", "-", "--format", "sarif").out)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "dostupne"
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(set(ids)) == len(ids)
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in driver["rules"])
    for result in run["results"]:
        assert result["message"]["text"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert ids[result["ruleIndex"]] == result["ruleId"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "refs.bib"
        assert place["region"]["startLine"] >= 1
        line = BIB.splitlines()[place["region"]["startLine"] - 1]
        assert 1 <= place["region"]["startColumn"] <= len(line)
    last = run["results"][-1]["locations"][0]["physicalLocation"]["region"]
    assert BIB.splitlines()[last["startLine"] - 1][last["startColumn"] - 1 :].startswith("1234-5678")


def test_junit_counts_what_it_has(dostupne: Run) -> None:
    done = dostupne("validate", "refs.bib", "clean.bib", "--severity", "error", "--format", "junit")
    suites = ElementTree.fromstring(done.out)
    assert suites.attrib["tests"] == "4"
    assert (suites.attrib["failures"], suites.attrib["skipped"]) == ("2", "1")
    refs, clean = suites
    assert [len(suite.findall("testcase")) for suite in (refs, clean)] == [3, 1]
    assert len(refs.findall("testcase/failure")) == 2
    assert not list(clean[0])


def test_csv_is_a_table(dostupne: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(dostupne("validate", "refs.bib", "--format", "csv").out)))
    assert [row["rule"] for row in rows] == RULES_FOUND
    assert rows[0]["reference"].startswith("'@book")


def test_html_and_markdown_escape(dostupne: Run, tmp_path: Path) -> None:
    assert dostupne("validate", "refs.bib", "-o", "page.html").code == 1
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "&lt;Dějiny&gt;" in page
    assert "<Dějiny>" not in page
    assert "<script" not in page
    assert "<mark>et al.</mark>" in page
    assert dostupne("validate", "refs.bib", "-o", "page.md").code == 1
    assert "\\<Dějiny\\>" in (tmp_path / "page.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 1),
        (("--ignore", "etal-in-bib,title-*", "--ignore", "issn-check"), 0),
        (("--select", "title-*", "--severity", "error"), 0),
        (("--select", "title-*", "--severity", "info"), 1),
        (("--per-file-ignores", "*.bib:*"), 0),
        (("--select", "no-such-rule"), 2),
        (("--edition", "2010"), 2),
        (("--severity", "bad"), 2),
        (("--format", "xml"), 2),
        (("-o", "x.docx"), 2),
        (("--write-baseline",), 2),
        (("--baseline", "missing.json"), 3),
        (("missing.bib",), 3),
    ],
)
def test_exit_codes(dostupne: Run, options: tuple[str, ...], code: int) -> None:
    done = dostupne("validate", "refs.bib", *options)
    assert done.code == code
    assert bool(done.err) == (code > 1)
    assert "Traceback" not in done.err


def test_a_clean_bibliography(dostupne: Run) -> None:
    done = dostupne("validate", "clean.bib")
    assert (done.code, done.err) == (0, "")
    assert "Nothing was found" in done.out


def test_the_baseline(dostupne: Run) -> None:
    assert dostupne("validate", "refs.bib", "--baseline", "known.json", "--write-baseline").code == 0
    assert dostupne("validate", "refs.bib", "--baseline", "known.json").code == 0


def test_settings(dostupne: Run, tmp_path: Path) -> None:
    (tmp_path / "dostupne.toml").write_text(
        'ignore = ["etal-in-bib"]\nper_file_ignores = ["refs.bib:issn-*"]\nseverity = "error"\nedition = 2011\n'
    )
    done = dostupne("validate", "refs.bib", "--format", "json")
    assert (done.code, json.loads(done.out)["summary"]) == (0, {"error": 0, "warning": 1, "info": 0})


def test_a_text_against_its_bibliography(dostupne: Run, tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text(
        "\\documentclass{article}\\begin{document}\n\\cite{novak} \\parencite[5]{mala,chybi} % \\cite{comment}\n\\end{document}\n"
    )
    done = dostupne("validate", "thesis.tex", "refs.bib", "--select", "cite-*", "--format", "json")
    told = json.loads(done.out)["findings"]
    assert [(one["rule"], one["key"], one["line"]) for one in told] == [("cite-undefined", "chybi", 2)]


def test_a_text_against_its_own_list(dostupne: Run, tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text(
        "\\documentclass{article}\n\\begin{document}\n\\cite{novak,chybi}\n\\begin{thebibliography}{9}\n"
        "\\bibitem{novak} NOVÁK, Jan. Odkazy. Praha: Academia, 2013.\n\\bibitem{mala} MALÁ, Eva. Stránky. Praha: Academia, 2013.\n"
        "\\end{thebibliography}\n\\end{document}\n",
        encoding="utf-8",
    )
    told = json.loads(dostupne("validate", "thesis.tex", "--select", "cite-*", "--format", "json").out)["findings"]
    assert [(one["rule"], one["key"], one["line"]) for one in told] == [
        ("cite-undefined", "chybi", 3),
        ("cite-unused", "mala", 6),
    ]


def test_rules_are_listed_and_shown(dostupne: Run) -> None:
    """Every rule in one line, those left out with the reason, and the page of each."""
    listing = dostupne("rules").out
    for rule in RULES:
        assert re.search(rf"^{re.escape(rule.code)} .*{rule.severity}", listing, re.MULTILINE)
    for left in LEFT_OUT:
        assert f"{left.code} " in listing
        assert left.reason.en in listing
    page = dostupne("rules", "isbn-check")
    assert page.code == 0
    assert page.out.startswith("# isbn-check\n")
    assert dostupne("rules", "no-such-rule").code == 2
    assert "left out" in dostupne("rules", "paywall").err
