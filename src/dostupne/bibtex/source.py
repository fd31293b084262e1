"""Bytes of a .bib file → BibFile: every entry and field with its place in the file as it stands.

What is broken is not mended here (`scan` does that for who reads the entries): a field is what BibTeX would take for one.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from dostupne.bibtex import scan
from dostupne.model.bibfile import BibField, BibFile, BibRecord, Span
from dostupne.model.encoding import exact

_KEY = re.compile(r"\s*+([^\s,={}\"]*+(?:[ \t]++[^\s,={}\"]++)*+)\s*+(?:,|\Z)")
_FIELD = re.compile(r"(?:\A|(?<=[,\s]))([^\W\d][\w:.+/-]*+)\s*+=")
_STRING = re.compile(r"@\s*string\s*[{(]\s*([^\s={}\"]+)\s*=", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where characters of the text with plain line ends stand in the file: `dropped` are the places of the `\\r`s left out."""

    head: int
    dropped: tuple[int, ...]

    def __call__(self, place: int) -> int:
        return place + self.head + bisect_right(self.dropped, place)


def read_source(data: bytes) -> BibFile | None:
    """The file with its entries as they stand; None where the bytes are no text. Never raises for what it holds."""
    decoded = exact(data)
    if decoded is None:
        return None
    text, encoding = decoded
    plain, places = _plain(text)
    macros = frozenset(found[1].lower() for found in _STRING.finditer(plain))
    records = tuple(_record(extent, plain, text, places) for extent in scan.entries(plain))
    return BibFile(text, encoding, records, macros)


def _plain(text: str) -> tuple[str, _Places]:
    """The text with `\\n` line ends and without its mark, and where each character of it stands."""
    head = int(text.startswith("\ufeff"))
    body = text[head:]
    breaks = [found.start() for found in re.finditer("\r\n", body)]
    dropped = tuple(place - count for count, place in enumerate(breaks))
    return body.replace("\r\n", "\n").replace("\r", "\n").replace(scan.MARK, "\ufffd"), _Places(head, dropped)


def _record(extent: scan.EntryExtent, plain: str, text: str, places: _Places) -> BibRecord:
    masked = _masked(plain, extent)
    key = _KEY.match(masked, 0, extent.close - extent.body)
    start, end = key.span(1) if key else (0, 0)
    key_span = (places(extent.body + start), places(extent.body + end))
    span = (places(extent.start), places(extent.end))
    return BibRecord(
        type=extent.type,
        key=masked[start:end],
        key_span=key_span,
        span=span,
        text=text[slice(*span)],
        line=extent.line,
        fields=tuple(_fields(masked, plain, text, extent, places)),
    )


def _masked(plain: str, extent: scan.EntryExtent) -> str:
    """The body of the entry, in which values hold only NULs between their delimiters and comments only spaces."""
    parts, done = [], extent.body
    for start, end, sort in extent.spans:
        parts.append(plain[done:start])
        part = plain[start:end]
        if sort == "value":
            parts.append(part[0] + "\0" * (len(part) - 2) + part[-1] if len(part) > 1 else part)
        else:
            parts.append(" " * len(part) if sort == "comment" else part)
        done = end
    return "".join(parts) + plain[done : extent.end]


def _fields(masked: str, plain: str, text: str, extent: scan.EntryExtent, places: _Places) -> Iterator[BibField]:
    close = extent.close - extent.body
    found = list(_FIELD.finditer(masked, 0, close))
    line, counted = extent.line, extent.start
    for index, field in enumerate(found):
        limit = found[index + 1].start() if index + 1 < len(found) else close
        value = _value_span(masked, field.end(), limit)
        simple = masked[slice(*value)]
        delimited = len(simple) > 1 and simple[0] in '{"' and not simple.strip(simple[0] + "}\0")
        first, last = (value[0] + 1, value[1] - 1) if delimited else value
        inside = (places(extent.body + first), places(extent.body + last))
        named = extent.body + field.start(1)
        line, counted = line + plain.count("\n", counted, named), named
        yield BibField(
            name=field[1].lower(),
            written=field[1],
            whole=(places(named), places(extent.body + value[1])),
            inside=inside,
            value=text[slice(*inside)],
            delimiter=simple[0] if delimited else "",
            line=line,
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
