"""bytes → Document: RIS, the line format that every reference manager exports.

Lines `TY  - JOUR`, two letters or a letter and a digit, two spaces, a hyphen; `ER  - ` ends a record. A line
without a tag goes on with the one before it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dostupne.contracts import Reader
from dostupne.documents import tags
from dostupne.documents.tag_types import CSL_OF_RIS
from dostupne.errors import UnreadableSource
from dostupne.model.document import Document, Fault
from dostupne.model.encoding import beginning, decode
from dostupne.model.reference import Origin, Reference

_LINE = re.compile(r"([A-Z][A-Z0-9])(?:  -[ \t]?|[ \t]{1,3}-(?:[ \t]|$))(.*)")
_RECORD = re.compile(r"^\ufeff?TY[ \t]{1,3}-[ \t]?[A-Z]+[ \t]*+\n\s*+[A-Z][A-Z0-9][ \t]{1,3}-(?:[ \t]|$)", re.MULTILINE)
_OTHER_FORMAT = re.compile(r"\\documentclass|\\begin\s*\{|<!doctype|<html|^```|^~~~", re.MULTILINE | re.IGNORECASE)


@dataclass(slots=True)
class _Record:
    """A record as it is gathered; `last` is the tag that an untagged line belongs to."""

    first_line: int
    values: dict[str, list[str]] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    last: str = ""
    closed: bool = False

    def add(self, line: str) -> None:
        """One more line of it."""
        self.lines.append(line)
        if found := _LINE.match(line):
            self.last = found[1]
            self.values.setdefault(self.last, []).append(found[2].strip())
        elif self.last and line.strip():
            self.values[self.last][-1] += f" {line.strip()}"


def recognises(data: bytes) -> bool:
    """Whether a record begins on some line, and nothing before it says that it only stands in another format."""
    text = beginning(data)
    found = _RECORD.search(text)
    return found is not None and not _OTHER_FORMAT.search(text, 0, found.start())


def read(data: bytes, source: str) -> Document:
    """The references of a RIS file, with what is wrong in it as faults with their lines.

    Raises `UnreadableSource` for what is no text and for a text in which no record begins.
    """
    text = decode(data)
    if text is None:
        raise UnreadableSource(f"{source}: this is no text file; export the references once more as RIS in UTF-8")
    faults: list[Fault] = []
    records = tuple(_records(text.removeprefix("\ufeff"), source, faults))
    if not records:
        raise UnreadableSource(
            f"{source}: no RIS record begins in it (a line `TY  - JOUR`); export the references as RIS"
        )
    return Document(
        source, RIS.name, references=tuple(_reference(record, source) for record in records), faults=tuple(faults)
    )


def _records(text: str, source: str, faults: list[Fault]) -> Iterator[_Record]:
    record: _Record | None = None
    astray = 0
    for number, line in enumerate(text.split("\n"), 1):
        found = _LINE.match(line)
        tag = found[1] if found else ""
        if tag == "TY":
            if record:
                yield _ended(record, source, faults)
            record = _Record(number)
            if found and found[2].strip().upper() not in CSL_OF_RIS:
                faults.append(
                    Fault(source, f"the type “{found[2].strip()[:20]}” is not known; taken for a document", number)
                )
        if record:
            record.add(line)
            if tag == "ER":
                record.closed = True
                yield _ended(record, source, faults)
                record = None
        elif tag and not astray:
            astray = number
            faults.append(
                Fault(source, f"`{tag}` stands before any `TY`; lines outside of records are passed over", number)
            )
    if record:
        yield _ended(record, source, faults)


def _ended(record: _Record, source: str, faults: list[Fault]) -> _Record:
    if not record.closed:
        message = "the record that begins here is never closed by `ER`; it was read as far as the next one"
        faults.append(Fault(source, message, record.first_line))
    return record


def _reference(record: _Record, source: str) -> Reference:
    raw = "\n".join(record.lines).rstrip()
    last = record.first_line + raw.count("\n")
    record.values.pop("ER", None)
    return tags.reference(record.values, raw, Origin(source, record.first_line, last))


RIS = Reader("ris", (".ris",), recognises, read)
