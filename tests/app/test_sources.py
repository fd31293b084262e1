"""Sources: what is opened, what is left out, and what is said of what cannot be read."""

import io
import os
from pathlib import Path

import pytest

from dostupne.app import sources
from dostupne.app.sources import Source, open_lines, open_sources
from dostupne.contracts import Reader
from dostupne.errors import Misuse, UnreadableSource
from dostupne.model.document import Document, Fault


def _read(data: bytes, source: str) -> Document:
    return Document(source, "text")


READERS = (
    Reader("text", (".txt", ".md"), lambda data: False, _read),
    Reader("odd", (".odd",), lambda data: data.startswith(b"\0ODD"), _read),
)


@pytest.fixture(autouse=True)
def _two_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "READERS", READERS)


def _no_input() -> bytes:
    raise AssertionError("standard input was not asked for")


def _open(*names: Path | str, limit: int = 1000) -> list[Source | Fault]:
    return list(open_sources([str(name) for name in names], _no_input, limit))


def test_a_file_is_given_with_its_name_as_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "esej.txt").write_bytes(b"text")
    monkeypatch.chdir(tmp_path)
    assert _open("esej.txt") == [Source("esej.txt", b"text")]


def test_standard_input_is_read_once(tmp_path: Path) -> None:
    assert list(open_sources(["-", "-"], lambda: b"text")) == [Source("-", b"text")]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"text")
    assert len(_open(tmp_path / "a.txt", tmp_path / "." / "a.txt", tmp_path)) == 1


def test_of_a_folder_all_documents_are_read_sorted_and_hidden_and_binary_ones_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a.MD", "inner/c.txt", ".hidden.txt", ".git/d.txt", "program.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"text")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 9)
    opened = [Path(source.name) for source in _open(tmp_path) if isinstance(source, Source)]
    assert [path.relative_to(tmp_path).as_posix() for path in opened] == ["a.MD", "b.txt", "inner/c.txt"]


PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0"
UNREADABLE = [
    (b"", "empty"),
    (b" \n\t", "empty"),
    (b"a" * 1001, "larger than 0.001 MB, the limit"),
    (b"PK\x03\x04....", "a zip archive that is no document"),
    (PICTURE, "a picture"),
    (bytes(range(256)), "a binary file"),
    (b"text" + b"\0" * 300, "a binary file"),
]


@pytest.mark.parametrize(("data", "message"), UNREADABLE)
def test_what_cannot_be_read_is_said_and_the_others_go_on(data: bytes, message: str, tmp_path: Path) -> None:
    """The fault names the file; the next source is opened all the same."""
    (tmp_path / "bad.txt").write_bytes(data)
    (tmp_path / "good.txt").write_bytes(b"text")
    fault, source = _open(tmp_path / "bad.txt", tmp_path / "good.txt")
    assert isinstance(fault, Fault)
    assert message in fault.message
    assert fault.source == str(tmp_path / "bad.txt")
    assert isinstance(source, Source)


@pytest.mark.parametrize(
    "data",
    [
        "Příliš žluťoučký kůň úpěl ďábelské ódy".encode("utf-16"),
        "Příliš žluťoučký kůň úpěl ďábelské ódy".encode("utf-16-le"),
        "Příliš žluťoučký kůň úpěl ďábelské ódy".encode("cp1250"),
        "text".encode("utf-32"),
        b"\0ODD\0\0\0",
        b"a stray \0 in a text, as broken exports have",
    ],
)
def test_texts_of_other_encodings_and_what_a_reader_knows_are_no_rubbish(data: bytes, tmp_path: Path) -> None:
    """NUL bytes alone do not make a file binary."""
    (tmp_path / "a.txt").write_bytes(data)
    assert _open(tmp_path / "a.txt") == [Source(str(tmp_path / "a.txt"), data)]


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    (fault,) = _open(tmp_path / "none.txt")
    assert isinstance(fault, Fault)
    assert "no such file" in fault.message


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_one_may_not_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"text")
    (tmp_path / "a.txt").chmod(0)
    (fault,) = _open(tmp_path / "a.txt")
    assert isinstance(fault, Fault)
    assert "not allowed" in fault.message


def test_a_folder_without_documents_is_said_with_what_documents_are(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_bytes(b"text")
    (fault,) = _open(tmp_path)
    assert isinstance(fault, Fault)
    assert fault.message.endswith("documents end in .md, .odd, .txt")


def test_an_endless_file_ends_at_the_limit() -> None:
    (fault,) = _open("/dev/zero")
    assert isinstance(fault, Fault)
    assert "larger than" in fault.message


def test_a_web_address_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(Misuse, match="this command does not go to the web"):
        open_sources(["-", "https://a.test/"], _no_input)


def test_a_name_that_is_no_utf_8_can_still_be_printed(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xe1.txt"
    Path(os.fsdecode(name)).write_bytes(b"text")
    (source,) = _open(os.fsdecode(name))
    assert isinstance(source, Source)
    assert source.name.endswith("\N{REPLACEMENT CHARACTER}.txt")


LINES = [
    (b"a\nb\r\n\nc", ["a", "b", "", "c"]),
    (b"", []),
    (b"\xef\xbb\xbfa\n", ["a"]),
    ("Žďár\n".encode() + "Žďár\n".encode("cp1250"), ["Žďár", "Žďár"]),
    ("Žďár\r\nb".encode("utf-16"), ["Žďár", "b"]),
]


@pytest.mark.parametrize(("data", "lines"), LINES)
def test_lines_of_any_encoding(data: bytes, lines: list[str], tmp_path: Path) -> None:
    """Empty lines stay, so that the numbers of the others hold."""
    (tmp_path / "list.txt").write_bytes(data)
    assert list(open_lines(str(tmp_path / "list.txt"), io.BytesIO())) == lines
    assert list(open_lines("-", io.BytesIO(data))) == lines


def test_lines_are_read_as_they_are_asked_for() -> None:
    file = io.BytesIO(b"line\n" * 1000)
    next(open_lines("-", file))
    assert file.tell() == len(b"line\n")


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"a\n\0\n", "line 2: this is binary"), (b"a\n" + b"a" * sources.LINE_LIMIT, "line 2: this line is too long")],
)
def test_lines_that_are_no_references(data: bytes, message: str) -> None:
    """The message names the line, and what was good before it was given."""
    lines = open_lines("-", io.BytesIO(data))
    assert next(lines) == "a"
    with pytest.raises(UnreadableSource, match=message):
        next(lines)


@pytest.mark.parametrize(("name", "message"), [("none.txt", "no such file"), (".", "this is a folder")])
def test_lines_of_nothing(name: str, message: str, tmp_path: Path) -> None:
    """A missing file and a folder are told apart."""
    with pytest.raises(UnreadableSource, match=message):
        list(open_lines(str(tmp_path / name), io.BytesIO()))
