"""Bytes of a .bib file → Document."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from charset_normalizer import from_bytes

from dostupne.bibtex import codec, fields
from dostupne.bibtex.codec import BibEntry
from dostupne.contracts import Reader
from dostupne.errors import UnreadableSource
from dostupne.model.document import Document, Fault

_ENTRY = re.compile(
    rb"^(?:\xef\xbb\xbf)?[ \t]*@[ \t]*(?:(?:string|comment|preamble)\s*[{(]|\w+\s*+[{(]\s*+[^\s,{}()=\"]*+\s*+,)",
    re.MULTILINE | re.IGNORECASE,
)
_OTHER_FORMAT = re.compile(
    rb"\\documentclass|\\begin\s*\{|<!doctype|<html|^```|^~~~|%PDF-", re.MULTILINE | re.IGNORECASE
)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_ONLY_CP1250 = re.compile(rb"[\x8a\x8d\x8e\x9a\x9d\x9e\x84\x93\x94\x96]")
"""Š Ť Ž š ť ž „ “ ” – of Windows-1250; ISO 8859-2 has control characters there."""
_ONLY_LATIN_2 = re.compile(rb"[\xa9\xab\xae\xb9\xbb\xbe](?=[a-z\x80-\xff])|(?<=[a-z])[\xa9\xab\xae\xb9\xbb\xbe]")
"""Š Ť Ž š ť ž of ISO 8859-2 within words; Windows-1250 has signs there."""
_LIKELY = ["cp1250", "iso8859_2", "cp1252", "iso8859_1", "cp1251", "mac_latin2", "cp852"]
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
    if data.startswith(_UTF_16):
        return data.decode("utf-16", errors="replace")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _legacy(data)
    if text.count("\0") > len(text) // 100:
        raise UnreadableSource(f"{source}: this is no text file; a .bib file in UTF-8 is wanted")
    return text


def _legacy(data: bytes) -> str:
    """Text that is not quite UTF-8: with some bytes broken, or in one of the encodings of before."""
    mended = data.decode("utf-8", errors="replace")
    broken = mended.count("\ufffd")
    if sum(not char.isascii() for char in mended) > 3 * broken:
        return mended
    guess = from_bytes(data, cp_isolation=_LIKELY).best()
    encoding = guess.encoding if guess else "cp1250"
    if encoding in {"cp1250", "iso8859_2", "cp1252", "iso8859_1"} and _looks_czech(data):
        encoding = "iso8859_2" if _ONLY_LATIN_2.search(data) and not _ONLY_CP1250.search(data) else "cp1250"
    return data.decode(encoding, errors="replace")


def _looks_czech(data: bytes) -> bool:
    """Whether letters of Czech are more than chance: ě, š, č, ř, ž, ů at their places in either encoding."""
    return len(re.findall(rb"[\xec\xe8\xf8\xf9\xc8\xd8\x9a\x9e\x8a\x8e\xb9\xbe\xa9\xae]", data)) >= 1


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
