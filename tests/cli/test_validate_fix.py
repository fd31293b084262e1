"""`dostupne validate --fix`, `--diff` and `--unsafe-fixes` as a user runs them: what is written and what is told."""

import sys
from pathlib import Path

import pytest

from dostupne.cli import main

BIB = b"@book{a, author = {Nov\xc3\xa1k, Jan}, title = {A & B}, publisher = {C}, year = 2013}\r\n% end"
MENDED = BIB.replace(b"A & B", b"A \\& B")


def run(monkeypatch: pytest.MonkeyPatch, folder: Path, *options: str) -> int:
    """The exit code of the command in the folder."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setattr(sys, "argv", ["dostupne", "validate", *options])
    with pytest.raises(SystemExit) as end:
        main.run()
    return int(end.value.code or 0)


def test_files_are_mended_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Several at once; nothing but the fix is another, and a second run changes nothing."""
    for name in ("a.bib", "b.bib"):
        (tmp_path / name).write_bytes(BIB)
    for _ in range(2):
        assert run(monkeypatch, tmp_path, "a.bib", "b.bib", "--fix") in (0, 1)
        assert [(tmp_path / name).read_bytes() for name in ("a.bib", "b.bib")] == [MENDED, MENDED]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.bib", "b.bib"]


def test_a_diff_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It shows what `--fix` would do."""
    (tmp_path / "a.bib").write_bytes(BIB)
    run(monkeypatch, tmp_path, "a.bib", "--diff")
    assert "A \\& B" in capsys.readouterr().out
    assert (tmp_path / "a.bib").read_bytes() == BIB


def test_standard_input_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """There is no file to write to."""
    (tmp_path / "a.bib").write_bytes(BIB)
    with (tmp_path / "a.bib").open(encoding="utf-8") as given:
        monkeypatch.setattr(sys, "stdin", given)
        assert run(monkeypatch, tmp_path, "-", "--fix") >= 2
    told = capsys.readouterr().err
    assert told
    assert "Traceback" not in told
    assert (tmp_path / "a.bib").read_bytes() == BIB


def test_the_original_is_kept_where_it_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A failure of the disk leaves the file as it was, and nothing beside it."""
    (tmp_path / "a.bib").write_bytes(BIB)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    monkeypatch.setattr(Path, "replace", full)
    assert run(monkeypatch, tmp_path, "a.bib", "--fix") >= 2
    assert "a.bib" in capsys.readouterr().err
    assert (tmp_path / "a.bib").read_bytes() == BIB
    assert [path.name for path in tmp_path.iterdir()] == ["a.bib"]
