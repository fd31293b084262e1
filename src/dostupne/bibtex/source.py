"""Bytes of a .bib file → BibFile: every entry and field with its place in the file as it stands.

What is broken is not mended here (`scan` does that for who reads the entries): a field is what BibTeX would take for one.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from dostupne.bibtex import grammar, scan
from dostupne.model.bibfile import BibFault, BibField, BibFile, BibRecord, Span
from dostupne.model.encoding import exact

_KEY = re.compile(
    r"\s*+([^\s,={}\"]*+(?:\s++[^\s,={}\"]++)*+)\s*+(?:,|\Z)|\s*+([^\s,={}\"]++)(?=\s++[^\W\d][\w:.+/-]*+\s*+=)"
)
_FIELD = re.compile(r"(?<=[,\s{(])([^\W\d][\w:.+/-]*+)\s*+=")
_STRING = re.compile(r"@\s*string\s*[{(]\s*([^\s={}\"]+)\s*=", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where characters of the text with plain line ends stand in the file: `dropped` are the places of the `\\r`s left out."""

    head: int
    dropped: tuple[int, ...]

    def __call__(self, place: int) -> int:
        return place + self.head + bisect_left(self.dropped, place)

    def span(self, span: Span, base: int = 0) -> Span:
        """Where both ends stand that were counted from `base` on."""
        return self(base + span[0]), self(base + span[1])


def read_source(data: bytes) -> BibFile | None:
    """The file with its entries as they stand; None where the bytes are no text. Never raises for what it holds."""
    decoded = exact(data)
    if decoded is None:
        return None
    text, encoding = decoded
    plain, places = _plain(text)
    macros = frozenset(found[1].lower() for found in _STRING.finditer(plain))
    extents = tuple(scan.entries(plain))
    records: list[BibRecord] = []
    faults: list[BibFault] = []
    for extent in extents:
        record, broken = _entry(plain[extent.start : extent.end], extent, text, places)
        records.append(record)
        faults += broken
    for found in grammar.between(plain, extents):
        line = 1 + plain.count("\n", 0, found.span[0])
        owner = next((one for one, extent in zip(records, extents, strict=True) if found.span[1] == extent.end), None)
        faults.append(BibFault(found.kind, places.span(found.span), line, owner))
    return BibFile(text, encoding, tuple(records), macros, tuple(sorted(faults, key=lambda fault: fault.span)))


def _plain(text: str) -> tuple[str, _Places]:
    """The text with `\\n` line ends and without its mark, and where each character of it stands."""
    head = int(text.startswith("\ufeff"))
    body = text[head:]
    breaks = [found.start() for found in re.finditer("\r\n", body)]
    dropped = tuple(place - count for count, place in enumerate(breaks))
    return body.replace("\r\n", "\n").replace("\r", "\n").replace(scan.MARK, "\ufffd"), _Places(head, dropped)


def _entry(entry: str, extent: scan.EntryExtent, text: str, places: _Places) -> tuple[BibRecord, list[BibFault]]:
    """An entry and the breaks in it; `entry` is its text with plain line ends."""
    local = scan.counted_from_its_start(extent)
    masked = _masked(entry, local)
    key = _KEY.match(masked, local.body, local.close)
    key_span = key.span(key.lastindex or 1) if key else (local.body, local.body)
    span = places.span((0, len(entry)), extent.start)
    record = BibRecord(
        type=extent.type,
        key=entry[slice(*key_span)],
        key_span=places.span(key_span, extent.start),
        span=span,
        text=text[slice(*span)],
        line=extent.line,
        fields=tuple(_fields(masked, entry, extent, text, places)),
    )
    faults = [
        BibFault(
            found.kind,
            places.span(found.span, extent.start),
            extent.line + entry.count("\n", 0, found.span[0]),
            record,
        )
        for found in grammar.of_entry(masked, entry, local)
    ]
    return record, faults


def _masked(entry: str, extent: scan.EntryExtent) -> str:
    """The entry with values that hold only NULs between their delimiters (line ends stay), and spaces for comments."""
    parts, done = [entry[: extent.body]], extent.body
    for start, end, sort in extent.spans:
        parts.append(entry[done:start])
        part = entry[start:end]
        if sort == "value":
            parts.append(part[0] + "\0" * (len(part) - 2) + part[-1] if len(part) > 1 else part)
        else:
            parts.append(" " * len(part) if sort == "comment" else part)
        done = end
    return "".join(parts) + entry[done:]


def _fields(masked: str, entry: str, extent: scan.EntryExtent, text: str, places: _Places) -> Iterator[BibField]:
    # A value without an end swallows the fields behind it: where each of them is, nobody can say.
    close = (extent.close if extent.runaway is None else extent.runaway) - extent.start
    found = list(_FIELD.finditer(masked, extent.body - extent.start, close))
    for index, field in enumerate(found):
        limit = found[index + 1].start() if index + 1 < len(found) else close
        value = _value_span(masked, field.end(), limit)
        if extent.runaway is not None and extent.start + value[1] >= extent.runaway and value[0] == value[1]:
            return
        simple = masked[value[0] : value[1]]
        delimited = len(simple) > 1 and simple[0] in '{"' and not simple.strip(simple[0] + "}\0")
        inside = (value[0] + 1, value[1] - 1) if delimited else value
        span = places.span(inside, extent.start)
        yield BibField(
            name=field[1].lower(),
            written=field[1],
            whole=places.span((field.start(1), value[1]), extent.start),
            inside=span,
            value=text[slice(*span)],
            delimiter=simple[0] if delimited else "",
            line=extent.line + entry.count("\n", 0, field.start()),
        )


def _value_span(masked: str, start: int, limit: int) -> Span:
    """The value without the white space around it and without the comma behind it."""
    end = masked.find(",", start, limit)
    end = limit if end < 0 else end
    while start < end and masked[start].isspace():
        start += 1
    while end > start and masked[end - 1].isspace():
        end -= 1
    return start, end
