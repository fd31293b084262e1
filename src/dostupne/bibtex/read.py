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
_NO_WORKS = frozenset({"xdata", "set", "control"})
"""Entries that hold fields for others, keys of others, or options of a style."""
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
    """Each entry with the fields it lacks from those that its `xdata` names, and from the one of its `crossref`.

    As btxdoc 2.1 and the BibLaTeX manual 3.13.5 and 3.13.6 have it; one level deep. What only holds fields or keys is no reference.
    """
    entries = tuple(entries)
    by_key: Mapping[str, BibEntry] = {entry.key.lower(): entry for entry in reversed(entries) if entry.key}
    for entry in entries:
        if entry.type in _NO_WORKS:
            continue
        whole = _with_xdata(entry, by_key)
        own = dict(whole.fields)
        parent = by_key.get(own.get("crossref", "").strip().lower())
        yield whole if parent is None or parent is entry else _inheriting(whole, own, parent)


def _with_xdata(entry: BibEntry, by_key: Mapping[str, BibEntry]) -> BibEntry:
    fields = dict(entry.fields)
    named = [key.strip().lower() for key in fields.get("xdata", "").split(",")]
    holders = [holder for key in named if (holder := by_key.get(key)) and holder.type == "xdata"]
    if not holders:
        return entry
    del fields["xdata"]
    for holder in holders:
        fields = {**{name: value for name, value in holder.fields if name not in _NOT_INHERITED}, **fields}
    return replace(entry, fields=tuple(fields.items()))


def _inheriting(entry: BibEntry, own: dict[str, str], parent: BibEntry) -> BibEntry:
    given = {name: value for name, value in parent.fields if name not in _NOT_INHERITED}
    if "title" in given and entry.type.startswith("in"):
        given["booktitle"] = given.get("booktitle", given["title"])
    return replace(
        entry, fields=tuple({**{n: v for n, v in given.items() if n != "title" and n not in own}, **own}.items())
    )


BIB = Reader("bibtex", (".bib",), recognises, read)
