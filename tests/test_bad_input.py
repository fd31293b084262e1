"""Bad input through the real command: a clear message, the exit code of the contract, no traceback, nothing half-written."""

import io
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from dostupne.cli import main

CITED = "NOVÁK, Jan. Šťastné dílo [online]. 2010 [cit. 2014-07-22]. Dostupné z: http://a.example/dilo\n"
COMMAND = [sys.executable, "-m", "dostupne"]
UNCLEAR = "Traceback", "Exception", "this should not have happened"


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it said."""

    code: object
    out: str
    err: str


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DOSTUPNE_")}
    return kept | {"LC_ALL": "C.UTF-8", "HOME": "/nonexistent"}


def _run(folder: Path, *arguments: str, given: bytes = b"") -> Ended:
    """The command in this process: starting Python anew for each case would take most of the time."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.chdir(folder)
        patch.setattr(sys, "argv", ["dostupne", *arguments])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        patch.setattr(os, "environ", _environment())
        with pytest.raises(SystemExit) as end:
            main.run()
    return _checked(end.value.code, out.getvalue(), err.getvalue())


def _run_apart(folder: Path, *arguments: str, seconds: int = 60) -> Ended:
    """The command as a process of its own."""
    done = subprocess.run(
        [*COMMAND, *arguments], cwd=folder, capture_output=True, check=False, timeout=seconds, env=_environment()
    )
    return _checked(done.returncode, done.stdout.decode(), done.stderr.decode())


def _checked(code: object, out: str, err: str) -> Ended:
    assert not any(words in err for words in UNCLEAR), err
    return Ended(code or 0, out, err)


def _files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


UNREADABLE = [
    ("missing.txt", None, "missing.txt: there is no such file"),
    ("empty.txt", b"", "empty.txt: this is empty"),
    ("blank.txt", b" \n\n\t\n", "blank.txt: this is empty"),
    ("rubbish.txt", bytes(range(256)) * 400, "rubbish.txt: this is"),
    ("control.txt", bytes(range(1, 9)) * 1000, "control.txt: this is a binary file"),
    ("essay.docx", b"PK\x03\x04" + bytes(100), "essay.docx: this is a zip archive"),
]


@pytest.mark.parametrize(("name", "data", "message"), UNREADABLE, ids=[row[0] for row in UNREADABLE])
@pytest.mark.parametrize("command", ["extract", "check"])
def test_a_source_that_cannot_be_read(
    command: str, name: str, data: bytes | None, message: str, tmp_path: Path
) -> None:
    """Exit code 3, one line that says what, where and what to do; no output file is left."""
    if data is not None:
        (tmp_path / name).write_bytes(data)
    before = _files(tmp_path)
    output = "out.bib" if command == "extract" else "out.html"
    ended = _run(tmp_path, command, name, "-o", output)
    assert (ended.code, ended.out) == (3, "")
    assert message in ended.err
    assert ended.err.count("\n") == 1
    assert _files(tmp_path) == before


def test_a_folder_without_documents(tmp_path: Path) -> None:
    """It is said what documents are."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    ended = _run(tmp_path, "extract", "folder")
    assert (ended.code, ended.out) == (3, "")
    assert "folder: there is no document in this folder" in ended.err
    assert ".bib" in ended.err


def test_of_several_sources_the_good_ones_are_used(tmp_path: Path) -> None:
    """The bibliography of the others is written; the exit code tells that one was not read."""
    (tmp_path / "good.txt").write_text(CITED, encoding="utf-8")
    (tmp_path / "control.txt").write_bytes(bytes(range(1, 9)) * 1000)
    ended = _run_apart(tmp_path, "extract", "missing.txt", "control.txt", "good.txt")
    assert ended.code == 3
    assert "novak2010stastne" in ended.out
    assert "missing.txt: " in ended.err
    assert "control.txt: " in ended.err


def test_a_text_of_200_mb_is_refused_at_once(tmp_path: Path) -> None:
    """In bounded time and memory."""
    with (tmp_path / "huge.txt").open("wb") as file:
        file.write(CITED.encode() * 1000)
        file.truncate(200_000_000)
    began = time.monotonic()
    ended = _run_apart(tmp_path, "extract", "huge.txt", "-o", "out.bib")
    assert (ended.code, time.monotonic() - began < 10) == (3, True)
    assert "huge.txt: this is larger than 100 MB" in ended.err
    assert not (tmp_path / "out.bib").exists()
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 1_000_000


@pytest.mark.slow
def test_a_text_below_the_limit_is_read(tmp_path: Path) -> None:
    """Twelve megabytes of prose, with a reference at its end."""
    line = "Tahle věta nic necituje a je jich tu mnoho, jedna za druhou, až do konce stránky.\n"
    with (tmp_path / "long.txt").open("w", encoding="utf-8") as file:
        for _ in range(150_000):
            file.write(line)
        file.write(f"\n{CITED}")
    ended = _run_apart(tmp_path, "extract", "long.txt", seconds=120)
    assert (ended.code, ended.out.count("@")) == (0, 1)


@pytest.mark.parametrize("encoding", ["cp1250", "iso8859_2", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_texts_of_other_encodings_are_read(encoding: str, tmp_path: Path) -> None:
    """Nothing to complain of: the letters are right."""
    (tmp_path / "essay.txt").write_bytes(f"Příliš žluťoučký kůň úpěl ďábelské ódy.\n\n{CITED}".encode(encoding))
    ended = _run(tmp_path, "extract", "essay.txt", "--format", "csl-json")
    (item,) = json.loads(ended.out)
    assert (ended.code, ended.err) == (0, "")
    assert (item["author"], item["title"]) == ([{"family": "Novák", "given": "Jan"}], "Šťastné dílo")


BROKEN = """@book{king1986, author={King, Stephen}, title={It}, publisher={Viking}, year=1986}
@book{orwell1949,
  title = {Never closed,
  year = 1949

@book{capek1920, author={Čapek, Karel}, title={R.U.R.}, publisher={Aventinum}, year=1920}
"""


def test_a_bibliography_with_a_broken_entry(tmp_path: Path) -> None:
    """The rest is used; the broken entry is reported with its line."""
    (tmp_path / "b.bib").write_text(BROKEN, encoding="utf-8")
    ended = _run(tmp_path, "extract", "b.bib")
    assert ended.code == 0
    assert [line for line in ended.out.splitlines() if line.startswith("@")] == ["@book{king1986,", "@book{capek1920,"]
    assert "b.bib, line 2: " in ended.err


@pytest.mark.parametrize("command", ["extract", "check", "parse"])
@pytest.mark.parametrize(
    ("output", "message"),
    [("none/out.json", "there is no such folder"), ("folder", "this is a folder")],
)
def test_an_output_that_cannot_be_written(command: str, output: str, message: str, tmp_path: Path) -> None:
    """Said, with exit code 3, and nothing is left of it."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "essay.txt").write_text(CITED, encoding="utf-8")
    form = "json" if command == "check" else "csl-json"
    ended = _run(tmp_path, command, "essay.txt", "--format", form, "-o", output)
    assert (ended.code, ended.out) == (3, "")
    assert f"{output}: {message}" in ended.err
    assert _files(tmp_path) == {"folder", "essay.txt"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk(tmp_path: Path) -> None:
    """The file that stood there before stays as it was."""
    (tmp_path / "essay.txt").write_text(CITED, encoding="utf-8")
    ended = _run(tmp_path, "extract", "essay.txt", "-o", "/dev/full", "--format", "bibtex")
    assert ended.code == 3
    assert "/dev/full" in ended.err


def test_what_stood_there_is_kept_when_the_work_fails(tmp_path: Path) -> None:
    """A source that cannot be read does not cost the old bibliography."""
    (tmp_path / "out.bib").write_text("the old one", encoding="utf-8")
    assert _run(tmp_path, "extract", "missing.txt", "-o", "out.bib").code == 3
    assert (tmp_path / "out.bib").read_text(encoding="utf-8") == "the old one"


MISUSE = [
    (["extract", "essay.txt", "--format", "docx"], "docx"),
    (["extract", "essay.txt", "-o", "out.docx"], "out.docx"),
    (["check", "essay.txt", "--format", "bibtex"], "bibtex"),
    (["check", "essay.txt", "--concurrency", "0"], "concurrency"),
    (["check", "essay.txt", "--timeout", "never"], "--timeout"),
    (["check", "essay.txt", "--record", "a.warc.gz", "--replay", "b.warc.gz"], "--record and --replay"),
    (["check", "essay.txt", "--no-such-option"], "--no-such-option"),
    (["extract"], "SOURCE"),
    (["frobnicate"], "frobnicate"),
]


@pytest.mark.parametrize(("arguments", "message"), MISUSE, ids=[" ".join(row[0]) for row in MISUSE])
def test_misuse(arguments: list[str], message: str, tmp_path: Path) -> None:
    """Exit code 2, and the message names what was wrong."""
    (tmp_path / "essay.txt").write_text(CITED, encoding="utf-8")
    ended = _run(tmp_path, *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert message in ended.err
    assert _files(tmp_path) == {"essay.txt"}


RECORDINGS = [("missing.warc.gz", None), ("empty.warc.gz", b""), ("text.warc.gz", b"no WARC at all\n" * 50)]
RECORDINGS += [("zero.warc.gz", bytes(5000)), ("page.html", b"<html><title>x</title></html>")]


@pytest.mark.parametrize(("name", "data"), RECORDINGS, ids=[row[0] for row in RECORDINGS])
def test_a_replay_of_what_is_no_recording(name: str, data: bytes | None, tmp_path: Path) -> None:
    """Said, with exit code 3, and no report."""
    (tmp_path / "essay.txt").write_text(CITED, encoding="utf-8")
    if data is not None:
        (tmp_path / name).write_bytes(data)
    ended = _run(tmp_path, "check", "essay.txt", "--replay", name, "-o", "report.html")
    assert (ended.code, ended.out) == (3, "")
    assert name in ended.err
    assert ended.err.count("\n") == 1
    assert not (tmp_path / "report.html").exists()


def test_settings_that_make_no_sense(tmp_path: Path) -> None:
    """Exit code 2; the file and the key are named."""
    (tmp_path / "essay.txt").write_text(CITED, encoding="utf-8")
    (tmp_path / "dostupne.toml").write_text("concurency = 5\n", encoding="utf-8")
    ended = _run(tmp_path, "check", "essay.txt")
    assert (ended.code, ended.out) == (2, "")
    assert "dostupne.toml" in ended.err
    assert "concurency" in ended.err


@pytest.mark.parametrize("command", ["extract", "parse"])
def test_standard_input_with_nothing(command: str, tmp_path: Path) -> None:
    """An empty input is told for a document, and gives an empty list for lines."""
    ended = _run(tmp_path, command, "-", "--format", "csl-json")
    if command == "extract":
        assert (ended.code, ended.out) == (3, "")
        assert "this is empty" in ended.err
    else:
        assert (ended.code, json.loads(ended.out)) == (0, [])


def test_odd_bytes_on_standard_input_are_parsed(tmp_path: Path) -> None:
    """A line that is no UTF-8 is read as Windows-1250, the others as they are."""
    ended = _run(tmp_path, "parse", "--format", "csl-json", given=CITED.encode() + CITED.encode("cp1250"))
    items = json.loads(ended.out)
    assert [item["title"] for item in items] == ["Šťastné dílo", "Šťastné dílo"]
    assert [item["custom"]["line"] for item in items] == [1, 2]


def test_an_interrupted_check_leaves_no_report(tmp_path: Path) -> None:
    """Ctrl-C in the middle: exit code 130, a word, what stood there before is kept, and the recording can be read."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/x"
        (tmp_path / "essay.txt").write_text(CITED.replace("http://a.example/dilo", url), encoding="utf-8")
        (tmp_path / "report.html").write_text("the old one", encoding="utf-8")
        arguments = ["check", "essay.txt", "--allow-private", "--no-archive", "-o", "report.html"]
        with subprocess.Popen(
            [*COMMAND, *arguments], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_environment()
        ) as process:
            connection, _ = silent.accept()
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=20)
            connection.close()
    assert (process.returncode, out) == (130, b"")
    assert b"interrupted" in err
    assert b"Traceback" not in err
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == "the old one"
    assert _files(tmp_path) == {"essay.txt", "report.html"}


ODD = [
    "NOVÁK, \udcff".encode("utf-8", "surrogateescape").decode("latin-1"),
    "[" * 5000,
    "\u202e RTL",
    "@book{",
    "((",
    "%" * 999,
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_end_well(text: str, tmp_path: Path) -> None:
    """Whatever is in a text: no references, no complaint but that."""
    ended = _run(tmp_path, "extract", "-", given=f"{text}\n".encode())
    assert ended.code == 0
    assert "no references" in ended.err.lower() or "line" in ended.err
