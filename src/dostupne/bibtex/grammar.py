"""Text of a .bib file → where its grammar is broken, for who tells of it and mends it in the file.

The grammar is BibTeX's own (bibtex.web, sections 218 ff., https://ctan.org/pkg/bibtex); comments inside an entry are let pass, as by biber.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dostupne.bibtex import scan
from dostupne.model.bibfile import Break, Span

_NAME = r"[^\W\d][\w:.+/-]*+"
_PIECE = r"(?:\{\0*\}|\"\0*\"|[^\s{}\",=#()\0]++)"
_FIELD = re.compile(rf"\s*+(?P<name>{_NAME})\s*+=\s*+(?P<value>{_PIECE}(?:\s*+#\s*+{_PIECE})*+)")
_VALUELESS = re.compile(rf"\s*+{_NAME}\s*+=\s*+\Z")
_NEXT = re.compile(rf"\s*+{_NAME}\s*+=")
_NO_EQUALS = re.compile(rf"\s*+(?P<name>{_NAME})\s*+[{{\"]\0*[}}\"]\s*+\Z")
_KEY = re.compile(rf"\s*+(?P<key>[^\s,={{}}\"\0]++)(?=\s++{_NAME}\s*+=)")
_BEHIND = re.compile(rf"\s*+(?:,\s*+)?(?:{_NAME}\s*+=\s*+[{{\"\w]|}})")
_HEAD = re.compile(
    rf"(?m:^)[ \t]*+(?:(?P<word>[A-Za-z]{{3,}})\s?\{{|@[ \t]*+(?!comment|string|preamble)[A-Za-z]{{3,}}(?P<open>[ \t]++))"
    rf"[^\s,{{}}()=\"]++[ \t]*+,\s*+{_NAME}\s*+=",
    re.IGNORECASE,
)


class Found(NamedTuple):
    """A break of the grammar and its place in the text."""

    kind: Break
    span: Span


def of_entry(masked: str, plain: str, extent: scan.EntryExtent) -> Iterator[Found]:
    """The breaks inside of an entry; in `masked` values hold only NULs between their delimiters, comments only spaces."""
    closed_at = None
    end = extent.close
    if extent.runaway is not None:
        closed_at = scan.next_field(plain, extent.runaway, extent.end)
        end = extent.runaway
    yield from _of_body(masked, extent.body, end)
    if closed_at is not None and extent.runaway is not None:
        yield Found(Break.VALUE_UNCLOSED, (extent.runaway, closed_at))
    elif not extent.closed:
        yield from _unclosed(masked, plain, extent)


def _unclosed(masked: str, plain: str, extent: scan.EntryExtent) -> Iterator[Found]:
    """An entry that lacks its own brace, or whose last value lacks one: which, nobody can tell from the end alone."""
    opened = extent.runaway
    if opened is not None and not re.match(r"\{\0*\}|\"\0*\"", masked[opened:]):
        line_end = plain.find("\n", opened, extent.end)
        stop = extent.end if line_end < 0 else line_end
        while stop > opened + 1 and plain[stop - 1] in " \t,":
            stop -= 1
        yield Found(Break.VALUE_UNCLOSED, (opened, stop))
    else:
        yield Found(Break.ENTRY_UNCLOSED, (extent.end, extent.end))


def _of_body(masked: str, start: int, end: int) -> Iterator[Found]:
    segments = [(found.start(), found.end()) for found in re.finditer(r"[^,]*", masked[start:end])]
    places = [(start + first, start + last) for first, last in _without_echoes(segments)]
    key = _KEY.match(masked, *places[0])
    if key:
        yield Found(Break.COMMA_MISSING, (key.end(), key.end()))
        yield from _of_fields(masked, [(key.end(), places[0][1]), *places[1:]])
        return
    if _NEXT.match(masked, *places[0]) or not masked[slice(*places[0])].strip():
        yield Found(Break.KEY_MISSING, (start, start))
    yield from _of_fields(masked, places if _NEXT.match(masked, *places[0]) else places[1:])


def _without_echoes(segments: Sequence[Span]) -> Iterator[Span]:
    """`finditer` gives an empty match behind every segment: only those between two commas count."""
    last = -1
    for first, end in segments:
        if first != last:
            yield first, end
        last = end


def _of_fields(masked: str, segments: Sequence[Span]) -> Iterator[Found]:
    for index, (start, end) in enumerate(segments):
        is_last = index + 1 == len(segments)
        if masked[start:end].strip():
            found = tuple(_of_segment(masked, start, end))
            yield from found
            if any(one.kind is Break.QUOTES for one in found):
                return  # what the quotes cut up is not looked at in pieces
        elif not is_last:
            yield Found(Break.COMMA_EXTRA, (end, end + 1))


def _of_segment(masked: str, start: int, end: int) -> Iterator[Found]:
    while found := _FIELD.match(masked, start, end):
        start = found.end()
        rest = masked[start:end]
        if not rest.strip():
            return
        if _NEXT.match(masked, start, end):
            yield Found(Break.COMMA_MISSING, (start, start))
            continue
        stop = start + len(rest.rstrip())
        yield _behind_value(masked, found, stop)
        return
    if _VALUELESS.match(masked, start, end):
        return  # an empty field, which is told of as one
    if named := _NO_EQUALS.match(masked, start, end):
        yield Found(Break.EQUALS_MISSING, (named.end("name"), named.end("name")))
        return
    text = masked[start:end]
    yield Found(Break.TEXT, (start + len(text) - len(text.lstrip()), start + len(text.rstrip())))


def _behind_value(masked: str, field: re.Match[str], stop: int) -> Found:
    value = field["value"]
    if value[0] == '"':
        return Found(Break.QUOTES, (field.start("value"), stop))
    if not set(masked[field.start("value") : stop]) & set('{}"=\0'):
        return Found(Break.UNDELIMITED, (field.start("value"), stop))
    text = masked[field.end() : stop]
    return Found(Break.TEXT, (field.end() + len(text) - len(text.lstrip()), stop))


def between(plain: str, extents: Sequence[scan.EntryExtent]) -> Iterator[Found]:
    """The breaks outside of what was taken for entries: ends that came early, and heads that are none."""
    starts = [*(extent.start for extent in extents[1:]), len(plain)]
    for extent, following in zip(extents, starts, strict=True):
        if extent.closed and _BEHIND.match(plain, extent.end, following):
            yield Found(Break.EARLY_END, (extent.close, extent.end))
    inside = [(extent.start, extent.end) for extent in extents]
    for found in _HEAD.finditer(plain):
        place = found.start("word") if found["word"] else found.start("open")
        if not any(start < place < end for start, end in inside):
            yield Found(Break.HEAD, (place, place) if found["word"] else found.span("open"))
