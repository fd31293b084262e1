"""Text or bytes → file, whole or not at all."""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO, TypeVar

from dostupne.errors import UnwritableOutput

File = TypeVar("File", TextIO, BinaryIO)
Opener = Callable[[Path, str], File]
"""Opens a file in the mode `w` or `x`."""


def write_text(path: Path, text: str) -> None:
    """Writes the text in UTF-8. Raises `UnwritableOutput`; then nothing has changed."""
    with open_text(path) as file:
        file.write(text)


def replace_bytes(path: Path, data: bytes, expected: bytes) -> None:
    """Puts the data in the place of the file's, which must still be the `expected` ones.

    Raises `UnwritableOutput` where the file has changed since it was read, or cannot be written; then nothing has changed.
    """
    try:
        target = Path(os.path.realpath(path))
        if not os.access(target, os.W_OK):
            raise PermissionError
        with _in_place_of(target) as temporary:
            temporary.write_bytes(data)
            if target.read_bytes() != expected:
                raise UnwritableOutput(
                    f"{path}: the file was changed while it was looked at; nothing was written, run it again"
                )
    except OSError as error:
        raise UnwritableOutput(f"{path}: {_reason(error)}") from error


def write_bytes(path: Path, data: bytes) -> None:
    """Writes the bytes. Raises `UnwritableOutput`; then nothing has changed."""
    with _opened(path, _bytes_opener) as file:
        file.write(data)


def ensure_writable(path: Path) -> None:
    """Raises `UnwritableOutput` where `write_text` would: to be asked before long work, not after it."""
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise UnwritableOutput(f"{path}: {_reason(IsADirectoryError())}")
    if not target.parent.is_dir():
        raise UnwritableOutput(f"{path}: {_reason(FileNotFoundError())}")
    if not os.access(target if target.exists() else target.parent, os.W_OK):
        raise UnwritableOutput(f"{path}: {_reason(PermissionError())}")


@contextmanager
def open_text(path: Path, *, private: bool = False) -> Iterator[TextIO]:
    """A file to write to that takes its place, complete, at the end of the `with`, or not at all.

    It keeps the permissions of the file that stood there, and follows a link to the file it means; a new one that is
    `private` can be read by its owner alone. Raises `UnwritableOutput`.
    """
    with _opened(path, _private_opener if private else _text_opener) as file:
        yield file


def _text_opener(path: Path, mode: str) -> TextIO:
    # A lone surrogate, as broken documents have them, is no reason to lose the whole file.
    return path.open(mode, encoding="utf-8", errors="replace", newline="\n")  # type: ignore[return-value]  # the modes are of text


def _private_opener(path: Path, mode: str) -> TextIO:
    def for_its_owner(name: str, flags: int) -> int:
        return os.open(name, flags, 0o600)

    return open(path, mode, encoding="utf-8", newline="\n", opener=for_its_owner)  # type: ignore[return-value]


def _bytes_opener(path: Path, mode: str) -> BinaryIO:
    return path.open(f"{mode}b")  # type: ignore[return-value]  # the modes are of bytes


@contextmanager
def _opened(path: Path, opener: Opener[File]) -> Iterator[File]:
    try:
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            yield from _written_directly(target, opener)
        else:
            yield from _replaced(target, opener)
    except OSError as error:
        raise UnwritableOutput(f"{path}: {_reason(error)}") from error


def _written_directly(target: Path, opener: Opener[File]) -> Iterator[File]:
    """To a terminal, a pipe or /dev/null there is nothing to replace. A folder fails here."""
    with opener(target, "w") as file:
        yield file


def _replaced(target: Path, opener: Opener[File]) -> Iterator[File]:
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError
    with _in_place_of(target) as temporary, opener(temporary, "x") as file:
        yield file


@contextmanager
def _in_place_of(target: Path) -> Iterator[Path]:
    """The name of a file that takes the target's place and permissions at the end of the `with`; none is left of one that failed."""
    temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        yield temporary
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o7777)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such folder; make it first, or choose another"
    if isinstance(error, IsADirectoryError):
        return "this is a folder; give the name of a file in it"
    if isinstance(error, PermissionError):
        return "you are not allowed to write here; choose another place"
    return f"this cannot be written: {error.strerror or error}"
