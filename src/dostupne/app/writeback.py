"""Report and the files that were read → the same files, or copies of them, with archived copies and mended addresses."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dostupne.app import output
from dostupne.app.additions import additions
from dostupne.app.registry import WRITERS, reader_for, writer_for
from dostupne.app.sources import Source
from dostupne.contracts import Writer
from dostupne.errors import UnwritableOutput
from dostupne.model.addition import Addition, LeftOut, Written
from dostupne.model.document import Fault
from dostupne.model.report import Report

CHECKED = ".checked"
"""Stands before the ending of a copy: `essay.checked.docx`."""
_UNSAFE = "its address seems damaged; --unsafe-fixes would write {0}"


@dataclass(frozen=True, slots=True)
class Terms:
    """What may be written: copies for `living` pages too, and mended addresses (`unsafe`) over the author's own."""

    living: bool = False
    unsafe: bool = False


@dataclass(frozen=True, slots=True)
class WrittenBack:
    """What came of one source: how many references got something, and the `file` that was written, None for none.

    `failure` says why nothing could be written at all; `left_out` are the references that got nothing.
    """

    source: str
    made: int = 0
    file: Path | None = None
    left_out: tuple[LeftOut, ...] = ()
    failure: str = ""


@dataclass(frozen=True, slots=True)
class _Original:
    """A source as it was read: the file, where it was one, and what it held."""

    path: Path | None
    digest: bytes
    hint: str


@dataclass(slots=True)
class Originals:
    """The sources as they were read: nothing is written over what has changed since."""

    known: dict[str, _Original] = field(default_factory=dict)

    def noted(self, items: Iterable[Source | Fault]) -> Iterator[Source | Fault]:
        """The same items, each source noted as it passes."""
        for item in items:
            if isinstance(item, Source):
                self.known[item.name] = _Original(item.path, _digest(item.data), item.hint)
            yield item


def write_back(report: Report, originals: Originals, terms: Terms) -> tuple[WrittenBack, ...]:
    """Writes to each source what its references get. Sources of which none gets anything are left out.

    A bibliography is written anew where it stands, of a document a copy is made beside it. Never raises for what cannot be written.
    """
    given = additions(report, living=terms.living)
    return tuple(
        _of_source(source, originals.known[source], wanted, terms)
        for source, wanted in given.items()
        if source in originals.known and any(one.gives_something for one in wanted)
    )


def _of_source(source: str, original: _Original, given: Sequence[Addition], terms: Terms) -> WrittenBack:
    if original.path is None:
        return WrittenBack(source, failure="it is no file on this computer; save it and give the file's name")
    try:
        data = original.path.read_bytes()
    except OSError as error:
        return WrittenBack(source, failure=f"it cannot be read any more: {error.strerror or error}")
    if _digest(data) != original.digest:
        return WrittenBack(source, failure="it has changed since it was read, so nothing was written; check it again")
    writer = writer_for(reader_for(data, original.hint or source))
    if writer is None:
        return _without_writer(source, given)
    wanted, unsafe = _allowed(given, writer, terms)
    written = writer.write(data, wanted)
    return _saved(source, original, writer, replace(written, left_out=(*written.left_out, *unsafe)))


def _without_writer(source: str, given: Iterable[Addition]) -> WrittenBack:
    if not any(one.archive_url for one in given):
        return WrittenBack(source)
    known = ", ".join(writer.name for writer in WRITERS)
    return WrittenBack(source, failure=f"documents of its format are not written; those that are: {known}")


def _allowed(given: Iterable[Addition], writer: Writer, terms: Terms) -> tuple[list[Addition], list[LeftOut]]:
    """The additions that may be made, and those that the user has not allowed."""
    allowed: list[Addition] = []
    left_out: list[LeftOut] = []
    for one in given:
        if one.url and writer.mends and not terms.unsafe:
            left_out.append(LeftOut(one, _UNSAFE.format(one.url)))
        keeps = writer.mends and terms.unsafe
        allowed.append(one if keeps else replace(one, url="", damaged_url=""))
    return allowed, left_out


def _saved(source: str, original: _Original, writer: Writer, written: Written) -> WrittenBack:
    path = original.path or Path(source)
    target = path if writer.in_place else path.with_name(f"{path.stem}{CHECKED}{path.suffix}")
    told = WrittenBack(source, written.made, None, written.left_out)
    if not written.made:
        return told
    try:
        if writer.in_place and _digest(path.read_bytes()) != original.digest:
            return replace(told, made=0, failure="it was changed meanwhile, so nothing was written; check it again")
        if not writer.in_place and target.exists():
            return _standing(told, target, written)
        output.write_bytes(target, written.data)
    except (OSError, UnwritableOutput) as error:
        return replace(told, made=0, failure=str(error).removeprefix(f"{source}: "))
    return replace(told, file=target)


def _standing(told: WrittenBack, target: Path, written: Written) -> WrittenBack:
    """A copy is there already. What somebody may have gone on writing in is not overwritten."""
    if target.read_bytes() == written.data:
        return replace(told, file=target)
    return replace(told, made=0, failure=f"{target} is there already and is another; move it away, or delete it")


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()
