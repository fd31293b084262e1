"""Bytes of a .bib file → Document."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dostupne.bibtex import codec, fields
from dostupne.bibtex.codec import BibEntry
from dostupne.contracts import Reader
from dostupne.errors import UnreadableSource
from dostupne.model.document import Document, Fault
from dostupne.model.encoding import decode

_ENTRY = re.compile(
    rb"^(?:\xef\xbb\xbf)?[ \t]*@[ \t]*(?:(?:string|comment|preamble)\s*[{(]|\w+\s*+[{(]\s*+[^\s,{}()=\"]*+\s*+,)",
    re.MULTILINE | re.IGNORECASE,
)
_OTHER_FORMAT = re.compile(
    rb"\\documentclass|\\begin\s*\{|<!doctype|<html|^```|^~~~|%PDF-", re.MULTILINE | re.IGNORECASE
)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_NOT_INHERITED = frozenset({"crossref", "xref", "xdata", "ids", "keywords", "label", "options", "related", "shorthand"})


def recognises(data: bytes) -> bool:
    """Whether an entry begins on some line, and nothing before it says that it only stands in another format."""
    if data.startswith(_UTF_16):
        data = data.decode("utf-16", errors="replace").encode()
    found = _ENTRY.search(data)
    return found is not None and not _OTHER_FORMAT.search(data, 0, found.start()) and b"\0" not in data[: found.start()]


def read(data: bytes, source: str) -> Document:
    """The references of a .bib file in UTF-8, in UTF-16 with its mark, or in what it seems to be (Windows-1250 …).

    Raises `UnreadableSource` for an empty file and for one that is no text.
    """
    if not data.strip():
        raise UnreadableSource(
            f"{source}: the file is empty; a bibliography with entries like @book{{key, …}} is wanted"
        )
    text = _decoded(data, source)
    entries, faults = codec.split(text)
    references = tuple(fields.reference(entry, source) for entry in _with_inherited(entries))
    return Document(
        source,
        BIB.name,
        references=references,
        faults=tuple(Fault(source, message, line) for line, message in faults),
    )


def _decoded(data: bytes, source: str) -> str:
    text = decode(data)
    if text is None and b"\0" not in data:
        text = data.decode("utf-8", errors="replace")  # control characters in a value; the entries are there
    if text is None:
        raise UnreadableSource(f"{source}: this is no text file; a .bib file in UTF-8 is wanted")
    return text


def _with_inherited(entries: Iterable[BibEntry]) -> Iterator[BibEntry]:
    """Each entry with the fields it lacks from the one its `crossref` names (btxdoc 2.1)."""
    entries = tuple(entries)
    by_key: Mapping[str, BibEntry] = {entry.key.lower(): entry for entry in reversed(entries)}
    for entry in entries:
        own = dict(entry.fields)
        parent = by_key.get(own.get("crossref", "").strip().lower())
        yield entry if parent is None or parent is entry else _inheriting(entry, own, parent)


def _inheriting(entry: BibEntry, own: dict[str, str], parent: BibEntry) -> BibEntry:
    given = {name: value for name, value in parent.fields if name not in _NOT_INHERITED}
    if "title" in given and entry.type.startswith("in"):
        given["booktitle"] = given.get("booktitle", given["title"])
    return replace(
        entry, fields=tuple({**{n: v for n, v in given.items() if n != "title" and n not in own}, **own}.items())
    )


BIB = Reader("bibtex", (".bib",), recognises, read)
