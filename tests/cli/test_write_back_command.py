"""`dostupne check --write` over the sample's recording: what is written, what is not, and what is told."""

import shutil
import sys
from pathlib import Path

import pytest

from dostupne.cli import main

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "references" / "nato-russia"
ESSAY = ROOT / "tests" / "documents" / "cases" / "essay" / "essay.docx"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a .bib, a Word document and a text."""
    shutil.copy(SAMPLE / "expected.bib", tmp_path / "refs.bib")
    shutil.copy(ESSAY, tmp_path / "essay.docx")
    shutil.copy(SAMPLE / "essay.txt", tmp_path / "essay.txt")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, *options: str) -> int:
    """The exit code of the command."""
    given = [
        "dostupne",
        "check",
        *options,
        "--replay",
        str(SAMPLE / "web.warc.gz"),
        "-o",
        "report.json",
        "--lang",
        "en",
    ]
    monkeypatch.setattr(sys, "argv", given)
    with pytest.raises(SystemExit) as end:
        main.run()
    return int(end.value.code or 0)


def test_a_bibliography_gets_copies_once(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only lines are new; a second run changes nothing."""
    before = (place / "refs.bib").read_text(encoding="utf-8").splitlines()
    assert run(monkeypatch, "refs.bib", "--write") == 1
    after = (place / "refs.bib").read_text(encoding="utf-8")
    assert after.count("archiveurl") == after.count("archivedate") == 9
    assert [line for line in after.splitlines() if "archive" not in line.partition("=")[0]] == before
    assert run(monkeypatch, "refs.bib", "--write") == 1
    assert (place / "refs.bib").read_text(encoding="utf-8") == after


def test_a_document_is_copied(place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The original stays; the copy, checked in its turn, gets nothing more; nobody's work is written over."""
    before = (place / "essay.docx").read_bytes()
    assert run(monkeypatch, "essay.docx", "--write") == 1
    copy = place / "essay.checked.docx"
    first = copy.read_bytes()
    assert (place / "essay.docx").read_bytes() == before != first
    assert "essay.checked.docx: references that got copies or mended addresses: 12" in capsys.readouterr().err
    assert run(monkeypatch, "essay.docx", "--write") == 1
    assert copy.read_bytes() == first
    run(monkeypatch, "essay.checked.docx", "--write")
    assert not (place / "essay.checked.checked.docx").exists()
    copy.write_bytes(before)
    assert run(monkeypatch, "essay.docx", "--write") == 3
    assert copy.read_bytes() == before
    assert "is there already and is another" in capsys.readouterr().err


def test_what_cannot_be_written_is_told(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A text is not written to; without --write nothing is; --unsafe-fixes alone says nothing."""
    assert run(monkeypatch, "essay.txt", "--write") == 3
    assert "essay.txt: not written: documents of its format are not written" in capsys.readouterr().err
    before = (place / "refs.bib").read_bytes()
    assert run(monkeypatch, "refs.bib") == 1
    assert run(monkeypatch, "refs.bib", "--unsafe-fixes") == 2
    assert (place / "refs.bib").read_bytes() == before
