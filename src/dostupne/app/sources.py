"""Names on the command line → Sources."""

import codecs
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from dostupne.app import inputs
from dostupne.app.registry import READERS
from dostupne.errors import Misuse, UnreadableSource
from dostupne.model.document import Fault
from dostupne.model.encoding import decode, marked

SIZE_LIMIT = 100_000_000
"""Bytes of one source. Larger ones are no essays, and would take minutes to read."""
LINE_LIMIT = 1_000_000
"""Bytes of one line. A longer one is no reference, and must not fill the memory."""

STANDARD_INPUT = "-"
SHARED_SUFFIXES = frozenset({".json", ".xml"})
"""Endings that bibliographies have in common with settings and data of all kinds."""

# How files begin that people take for documents; the first bytes of each are its maker's own mark.
FOREIGN_MARKS = (
    (b"PK\x03\x04", "a zip archive that is no document, or one cut short"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_WIDE = ("utf-16", "utf-32")
_LOOKED_AT = 65536
"""Bytes of a source that tell whether it is text: a stray NUL or two, as broken exports have, do not make it binary."""


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one source, its name as the user gave it, and the password that it may be locked with.

    `hint` is a name that tells the format where neither the content nor `name` does; `path` is the file it was read from, if it was one.
    """

    name: str
    data: bytes
    password: str = ""
    hint: str = ""
    path: Path | None = field(default=None, compare=False)


def is_web_address(name: str) -> bool:
    """Whether a source is to be fetched from the web."""
    return name.lower().startswith(("http://", "https://"))


def open_sources(
    names: Sequence[str],
    stdin: Callable[[], bytes],
    limit: int = SIZE_LIMIT,
    web: Mapping[str, Source | Fault] | None = None,
) -> Iterator[Source | Fault]:
    """What each name stands for, in order: a file, all documents of a folder, `-` for standard input, a web address.

    They are opened as they are asked for, so that any number takes the memory of one.

    A source that cannot be read is a `Fault` that says why, so that the others go on. A file named
    twice is read once. `stdin` gives all of standard input, `limit` is in bytes a source. `web` are the
    documents at the web addresses, fetched before. Raises `Misuse` at once for an address that is not among them.
    """
    fetched = web or {}
    for name in names:
        if is_web_address(name) and name not in fetched:
            raise Misuse(f"{name}: this command does not go to the web; save the document and give the file's name")
    return _open_each(names, stdin, limit, fetched)


def _open_each(
    names: Sequence[str], stdin: Callable[[], bytes], limit: int, web: Mapping[str, Source | Fault]
) -> Iterator[Source | Fault]:
    seen: set[Path | str] = set()
    for name in names:
        key = name if name == STANDARD_INPUT or name in web else _place(name)
        if key in seen:
            continue
        seen.add(key)
        if name == STANDARD_INPUT:
            yield judged(name, stdin(), limit)
        elif name in web:
            yield web[name]
        elif Path(name).is_dir():
            yield from _of_folder(Path(name), limit, seen)
        else:
            yield (opened := _of_file(Path(name), limit))
            if isinstance(opened, Source):
                yield from _taken_in(Path(name), opened, limit, seen)


def _taken_in(path: Path, document: Source, limit: int, seen: set[Path | str]) -> Iterator[Source | Fault]:
    """The files that a document in LaTeX takes in, each a source of its own, so that its lines are those of the file."""
    waiting, left = inputs.taken_in(document.data, path, path.parent), inputs.MOST_FILES
    while waiting and left:
        left -= 1
        inner, *waiting = waiting
        if inner.resolve() in seen or _is_no_document(inner):
            continue
        seen.add(inner.resolve())
        yield (opened := _of_file(inner, limit))
        if isinstance(opened, Source):
            waiting = [*inputs.taken_in(opened.data, inner, path.parent), *waiting]


def _place(name: str) -> Path | str:
    """The file that a name means, however it is spelled; the name itself where there can be no such file."""
    try:
        return Path(name).resolve()
    except (OSError, ValueError, RuntimeError):  # a NUL in the name, links in a circle
        return name


def printable(path: Path | str) -> str:
    """A file's name as text that can be written anywhere, even if its bytes are no UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")


def _of_folder(folder: Path, limit: int, seen: set[Path | str]) -> Iterator[Source | Fault]:
    known = {suffix for reader in READERS for suffix in reader.suffixes}
    found = 0
    for path in _files(folder):
        if path.suffix.lower() not in known:
            continue
        source = _of_file(path, limit)
        if _is_of_another_kind(path, source):
            continue
        if isinstance(source, Source) or not _is_no_document(path):
            found += 1
            if path.resolve() not in seen:
                seen.add(path.resolve())
                yield source
    if not found:
        kinds = ", ".join(sorted(known))
        yield Fault(printable(folder), f"there is no document in this folder; documents end in {kinds}", unread=True)


def _files(folder: Path) -> Iterator[Path]:
    """All files of a folder and those in it, sorted; hidden ones left out, links to folders not followed."""
    for place, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        yield from (Path(place, name) for name in sorted(names) if not name.startswith("."))


def _is_no_document(path: Path) -> bool:
    """Whether a file of a folder is left out quietly: what is empty or binary was never meant."""
    try:
        with path.open("rb") as file:
            return _objection(file.read(4096)) != ""
    except OSError:
        return False


def _is_of_another_kind(path: Path, source: Source | Fault) -> bool:
    """Whether a file of a folder ends as those of other programs do too, and no reader knows its content."""
    if path.suffix.lower() not in SHARED_SUFFIXES or isinstance(source, Fault):
        return False
    return not any(reader.recognises(source.data) for reader in READERS)


def _of_file(path: Path, limit: int) -> Source | Fault:
    name = printable(path)
    try:
        with path.open("rb") as file:
            # Never trust the size a file claims: a pipe or /dev/zero claims none.
            source = judged(name, file.read(limit + 1), limit)
    except (OSError, ValueError) as error:
        return Fault(name, refusal(error), unread=True)
    return replace(source, path=path) if isinstance(source, Source) else source


def refusal(error: OSError | ValueError) -> str:
    """Why a file cannot be read, and what to do, in words."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file; check the name and the folder you are in"
    if isinstance(error, IsADirectoryError):
        return "this is a folder; give the name of a file in it"
    if isinstance(error, PermissionError):
        return "you are not allowed to read this; ask its owner, or change its permissions"
    # ValueError: a NUL in the name
    return f"this cannot be read: {getattr(error, 'strerror', None) or error}"


def judged(name: str, data: bytes, limit: int) -> Source | Fault:
    """The source, or the fault that says why nothing can be made of its bytes."""
    if len(data) > limit:
        return Fault(
            name,
            f"this is larger than {limit / 1_000_000:g} MB, the limit; give its list of references alone",
            unread=True,
        )
    objection = _objection(data)
    return Fault(name, objection, unread=True) if objection else Source(name, data)


def _objection(data: bytes) -> str:
    """Why nothing can be made of the bytes; empty where something can."""
    if not data.strip():
        return "this is empty: there is nothing to read"
    if any(reader.recognises(data) for reader in READERS):
        return ""
    for mark, what in FOREIGN_MARKS:
        if data.startswith(mark):
            return f"this is {what}, which cannot be read yet; save it as plain text (UTF-8) and give that"
    if decode(data[:_LOOKED_AT]) is None:
        return "this is a binary file, no text in any known encoding; save the document as plain text (UTF-8)"
    return ""


def open_lines(name: str, stdin: BinaryIO) -> Iterator[str]:
    """The lines of a text as they come, without their ends: of a file, or of standard input for `-`.

    UTF-8, UTF-16 by its mark, and line by line Windows-1250 where UTF-8 does not fit, as old Czech
    lists have it. Raises `UnreadableSource`.
    """
    if name == STANDARD_INPUT:
        yield from _lines(stdin, name)
        return
    try:
        with Path(name).open("rb") as file:
            yield from _lines(file, printable(name))
    except (OSError, ValueError) as error:
        raise UnreadableSource(f"{printable(name)}: {refusal(error)}") from error


def _lines(file: BinaryIO, name: str) -> Iterator[str]:
    first = file.readline(LINE_LIMIT)
    if (encoding := marked(first)) in _WIDE:
        yield from (first + file.read(SIZE_LIMIT)).decode(encoding, "replace").splitlines()
        return
    number, line = 1, first.removeprefix(codecs.BOM_UTF8)
    while line:
        if len(line) >= LINE_LIMIT or b"\0" in line:
            why = "this is binary" if b"\0" in line else "this line is too long"
            raise UnreadableSource(f"{name}, line {number}: {why}; give a text with one reference a line")
        yield _line(line).rstrip("\r\n")
        number, line = number + 1, file.readline(LINE_LIMIT)


def _line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1250", "replace")
