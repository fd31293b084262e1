"""Bytes of a .bib file and additions → the same bytes with `archiveurl`, `archivedate` and mended addresses.

The two fields are those that https://tex.stackexchange.com/q/302968 defines for BibLaTeX and that our exporters write.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dostupne.bibtex import latex, scan
from dostupne.bibtex.layout import Layout, layout
from dostupne.bibtex.read import read
from dostupne.bibtex.scan import EntryExtent
from dostupne.contracts import Writer
from dostupne.model.addition import Addition, LeftOut, Written
from dostupne.model.edits import Edit, edited
from dostupne.model.encoding import ExactText, decode_exactly
from dostupne.model.reference import Reference

_ARCHIVED = ("archiveurl", "archive-url", "archivedate", "archive-date")
_CRLF = re.compile("\r\n")

_BROKEN = "the entry is damaged: what stands at its end is not read; mend it first"

Edits = list[Edit[str]]


def write(data: bytes, additions: Sequence[Addition]) -> Written:
    """The .bib file with its additions; every entry and field that gets none stays byte for byte."""
    exact = decode_exactly(data)
    if exact is None:
        return Written.unchanged(data, additions, "the encoding of the file is not certain; save it in UTF-8")
    text = exact.text.replace("\r\n", "\n").replace("\r", "\n")
    entries = _by_line(text)
    changes: list[tuple[Addition, Edits]] = []
    left_out: list[LeftOut] = []
    for addition in (one for one in additions if one.gives_something):
        found = _edits_of(text, entries, addition)
        if isinstance(found, str):
            left_out.append(LeftOut(addition, found))
        else:
            changes.append((addition, found))
    try:
        written = _encoded(exact, changes)
        before = read(data, "").references if changes else ()
        while unread := _unread(before, written, [addition for addition, _ in changes]):
            left_out += [LeftOut(addition, _BROKEN) for addition in unread]
            lost = set(map(id, unread))
            changes = [(addition, edits) for addition, edits in changes if id(addition) not in lost]
            written = _encoded(exact, changes)
    except UnicodeEncodeError:
        return Written.unchanged(
            data, additions, "an address has characters that the encoding of the file does not have"
        )
    return Written(written, len(changes), tuple(left_out))


def _encoded(exact: ExactText, changes: Iterable[tuple[Addition, Edits]]) -> bytes:
    edits = [edit for _, found in changes for edit in found]
    return exact.encoded(edited(exact.text, _in_original(exact.text, edits)))


def _unread(before: Iterable[Reference], after: bytes, additions: Sequence[Addition]) -> list[Addition]:
    """The additions that a reader does not find where they were put: their entries are broken before them."""
    copies = [one for one in additions if one.archive_url]
    pairs = zip(before, read(after, "").references, strict=False) if copies else ()
    gained = {was.origin.first_line for was, now in pairs if now.archive_url != was.archive_url}
    return [one for one in copies if one.origin.first_line not in gained]


def _by_line(text: str) -> Mapping[int, list[EntryExtent]]:
    entries: dict[int, list[EntryExtent]] = {}
    marked = text.startswith("\ufeff")
    # Placeholders of the scanner are NULs; its reader replaces those of the text too.
    for outline in scan.entries((" " + text[1:] if marked else text).replace(scan.MARK, "\ufffd")):
        if outline.closed:
            entries.setdefault(outline.line, []).append(outline)
    return entries


def _edits_of(text: str, entries: Mapping[int, list[EntryExtent]], addition: Addition) -> Edits | str:
    """What is to be changed for one entry, or why it cannot be."""
    outline = _entry_of(text, entries, addition)
    if outline is None:
        return "the entry is damaged: no end of it is found; mend it first"
    entry = layout(text, outline)
    if not entry.fields:
        return "the entry has no field"
    if addition.archive_url and (own := entry.named(*_ARCHIVED)):
        return f"the entry has a field {own.name} already"
    mended = _mended(entry, addition) if addition.url else []
    if isinstance(mended, str):
        return mended
    return [*mended, *(_added(entry, addition) if addition.archive_url else ())]


def _entry_of(text: str, entries: Mapping[int, list[EntryExtent]], addition: Addition) -> EntryExtent | None:
    """The entry that begins on the line; of several that which reads as it did."""
    here = entries.get(addition.origin.first_line or 0, [])
    if len(here) == 1:
        return here[0]
    raw = unicodedata.normalize("NFC", addition.raw)
    same = (one for one in here if unicodedata.normalize("NFC", text[one.start : one.close + 1]) == raw)
    return next(same, None)


def _mended(entry: Layout, addition: Addition) -> Edits | str:
    field = entry.named("url")
    if field is None:
        return "the damaged address does not stand in the field url"
    value = entry.value(field)
    whole = (field.value, field.end) in entry.outline.values
    if not whole or latex.decode_verbatim(value[1:-1]) != addition.damaged_url:
        return "the field url is not written as a damaged address alone"
    inner = value[1:-1]
    at, length = inner.find(addition.damaged_url), len(addition.damaged_url)
    start, end = (at, at + length) if at >= 0 else (0, len(inner))
    place = field.value + 1
    return [Edit(place + start, place + end, latex.escape_verbatim(addition.url))]


def _added(entry: Layout, addition: Addition) -> Iterator[Edit[str]]:
    date = addition.archive_date
    values = [("archiveurl", latex.escape_verbatim(addition.archive_url).replace('"', "%22"))]
    values += [("archivedate", date.iso())] if date else []
    fields = [entry.further(name, value) for name, value in values]
    end, comma = entry.fields[-1].end, entry.comma
    behind = end if comma is None or entry.begins_with_comma else comma + 1
    place = entry.line_end(behind)
    if place != behind and "\n" not in fields[0][: len(fields[0]) - len(fields[0].lstrip())]:
        fields[0] = f"\n{fields[0]}"  # else it would be a part of the comment
    if entry.begins_with_comma:
        yield Edit(place, place, "".join(fields))
    elif comma is not None:
        yield Edit(place, place, "".join(f"{field}," for field in fields))
    else:
        yield Edit(end, end, ",")
        yield Edit(place, place, ",".join(fields))


def _in_original(text: str, edits: Edits) -> Iterator[Edit[str]]:
    """The edits of the text with Unix line ends as edits of the text as it is, with the line ends that stand there."""
    ends = [found.start() - count for count, found in enumerate(_CRLF.finditer(text))]
    for edit in edits:
        start, end = (place + bisect_left(ends, place) for place in (edit.start, edit.end))
        line_end = _line_end(text, start)
        yield Edit(start, end, edit.new.replace("\n", line_end))


def _line_end(text: str, place: int) -> str:
    """The line end before this place, or else behind it."""
    for found in (text.rfind("\n", 0, place), text.find("\n", place)):
        if found >= 0:
            return "\r\n" if text[found - 1 : found] == "\r" else "\n"
    return "\r" if "\r" in text else "\n"


BIB_WRITER = Writer("bibtex", write, in_place=True, mends=True)
