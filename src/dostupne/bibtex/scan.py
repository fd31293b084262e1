"""Text of a .bib file → its blocks, mended so that a splitter takes every field.

BibTeX, biber and the splitter disagree on comments inside an entry (https://ctan.org/pkg/biblatex, biber manual 3.2),
on `\\}` and on what a quote is. So every value is found here by BibTeX's own law, in which each brace counts, and
set aside behind a placeholder; what remains is simple enough for all of them to agree on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

MARK = "\0"
"""Opens a placeholder; a NUL in the text itself has been replaced before."""

Faults = tuple[tuple[int, str], ...]
"""What could not be read, as (1-based line, message)."""

_START = re.compile(r"%[^\n]*|@[ \t]*(\w[\w-]*+)\s*+([({])")
_NEW_BLOCK = r"(?m:^)[ \t]*+@[ \t]*+\w[\w-]*+\s*+[({]"
_NEW_ENTRY = _NEW_BLOCK + r"\s*+[^\s,{}()=\"]*+\s*+[,=]"
_GAP_END = {closer: re.compile(rf"[{{\"{closer}]|%[^\n]*|{_NEW_BLOCK}") for closer in "})"}
_BRACE = re.compile("[{}]")
_BRACE_OR_BLOCK = re.compile(rf"[{{}}]|{_NEW_BLOCK}")
_QUOTED = re.compile(rf"\\.|[{{}}\"]|{_NEW_ENTRY}", re.DOTALL)
_INNER = r"[^{}@]*+"
for _ in range(4):
    _INNER = rf"(?:[^{{}}@]++|\{{{_INNER}\}})*+"
_ORDINARY_VALUE = re.compile(rf"\{{{_INNER}\}}")
"""A value whose braces are balanced, five deep at most, and in which no entry can begin."""
_MISSING_COMMA = re.compile(r"(\}|=\s*+[^\s{},#=]++(?=\s))(\s*+)(?=[^\W\d][\w-]*+\s*+=)")
_KEY_WITHOUT_COMMA = re.compile(r"\s*+([^\s,={}\"]+)(?=\s++[^\W\d][\w-]*+\s*+=)|\s*+(?=[^\W\d][\w-]*+\s*+=)")
_FURTHER_COMMA = re.compile(r",(?=\s*+,)")
_AFTER_ENTRY = re.compile(r"[ \t]*+(?:\n|\Z|@|%)")
_NEXT_FIELD = re.compile(r"\s*+,?[ \t]*+\n\s*+[^\W\d][\w-]*+\s*+=\s*+[{\"\w]")
_NO_FIELD = re.compile(rf",(\s*+[^\s=,#{{}}{MARK}][^=,#{{}}{MARK}]*+)(?=,|\Z)")


class Law(Enum):
    """How braces are counted: BibTeX counts each one, many programs leave out those behind a backslash."""

    EACH = re.compile(rf"[{{}}]|{_NEW_ENTRY}")
    UNESCAPED = re.compile(rf"\\.|[{{}}]|{_NEW_ENTRY}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """An entry or a @string: `body` is what stood between its delimiters, with placeholders for `values`.

    Lines are 1-based; `body` has the line ends of the original. `body` is None where no end could be found.
    """

    type: str
    line: int
    body_line: int
    raw: str
    body: str | None
    values: tuple[str, ...] = ()
    faults: Faults = ()


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch of an entry: a value with its delimiters, a comment, or what stands between."""

    start: int
    end: int
    sort: str


@dataclass(frozen=True, slots=True)
class _Extent:
    """Where an entry's parts are. `runaway` is where a value opens that never closes."""

    spans: tuple[_Span, ...]
    end: int
    closed: bool
    runaway: int | None = None


@dataclass(frozen=True, slots=True)
class EntryExtent:
    """Where an entry of a text stands, unmended: from its `@` to its `end`; `body` is behind its opening delimiter.

    `spans` are its values with their delimiters, its comments and the gaps between, as (start, end, `value`, `comment` or `gap`);
    `close` is where its closing delimiter stands, the end of the entry where there is none (`closed` is False then).
    `runaway` is where the value opens that never closes, if there is one.
    """

    type: str
    line: int
    start: int
    body: int
    close: int
    end: int
    closed: bool
    spans: tuple[tuple[int, int, str], ...]
    runaway: int | None = None

    @property
    def values(self) -> tuple[tuple[int, int], ...]:
        """Where its values stand, with their delimiters."""
        return self._of("value")

    @property
    def comments(self) -> tuple[tuple[int, int], ...]:
        """Where comments stand within it."""
        return self._of("comment")

    def _of(self, wanted: str) -> tuple[tuple[int, int], ...]:
        return tuple((start, end) for start, end, sort in self.spans if sort == wanted)


def entries(text: str) -> Iterator[EntryExtent]:
    """Where the entries of a text with plain line ends stand; what is no entry (@string, @comment …) is passed over."""
    for found, line, extent in _extents(text):
        if found[1].lower() != "string":
            end = extent.end if extent.closed else len(text[: extent.end].rstrip())
            yield EntryExtent(
                type=found[1].lower(),
                line=line,
                start=found.start(),
                body=found.end(),
                close=end - extent.closed,
                end=end,
                closed=extent.closed,
                spans=tuple((span.start, span.end, span.sort) for span in extent.spans),
                runaway=_opened(text, extent),
            )


def _opened(text: str, extent: _Extent) -> int | None:
    """Where the value opens that never closes: it holds the fields behind it, and closes with a quote or brace of theirs."""
    if extent.closed:
        return None
    values = (span for span in extent.spans if span.sort == "value")
    holding = (span.start for span in values if _NEXT_FIELD.search(text, span.start, span.end))
    return next(holding, extent.runaway)


def counted_from_its_start(extent: EntryExtent) -> EntryExtent:
    """The extent with places in the text of the entry alone."""
    start = extent.start
    return replace(
        extent,
        start=0,
        body=extent.body - start,
        close=extent.close - start,
        end=extent.end - start,
        spans=tuple((first - start, min(last, extent.end) - start, sort) for first, last, sort in extent.spans),
        runaway=None if extent.runaway is None else extent.runaway - start,
    )


def next_field(text: str, start: int, end: int) -> int | None:
    """Where a value that opens at `start` should be closed: before the next field on a line of its own."""
    found = _NEXT_FIELD.search(text, start, end)
    return found.start() if found else None


def blocks(text: str) -> Iterator[Block]:
    """The entries and @strings in order; @comment, @preamble and `%` lines are passed over."""
    for found, line, extent in _extents(text):
        yield _block(text, found, line, extent) if extent.closed else _rescued(text, found, line, extent)


def _extents(text: str) -> Iterator[tuple[re.Match[str], int, _Extent]]:
    """The head of each entry and @string, its 1-based line, and where its parts are."""
    position, line, counted, wild = 0, 1, 0, False
    while found := _START.search(text, position):
        position = found.end()
        if found[1] is None:
            continue
        line, counted = line + text.count("\n", counted, found.start()), found.start()
        closer = "}" if found[2] == "{" else ")"
        if found[1].lower() in {"comment", "preamble"}:
            end = _comment_end(text, position, found[2], wild)
            wild, position = wild or end is None, end or position
            continue
        extent = _extent(text, position, closer)
        yield found, line, extent
        position = extent.end


def _comment_end(text: str, position: int, opener: str, wild: bool) -> int | None:
    """The end of a comment; `wild` once one has run to the end of the file, so that it happens once only."""
    if opener == "(":
        return text.find(")", position) + 1 or None
    depth = 1
    for found in (_BRACE_OR_BLOCK if wild else _BRACE).finditer(text, position):
        if found[0] not in "{}":
            break
        depth += 1 if found[0] == "{" else -1
        if depth == 0:
            return found.end()
    return None


def _extent(text: str, position: int, closer: str) -> _Extent:
    """The parts of the entry by BibTeX's law; by the other where only that ends the entry at the end of a line."""
    first = _extent_by(Law.EACH, text, position, closer)
    if first.closed and _AFTER_ENTRY.match(text, first.end):
        return first
    second = _extent_by(Law.UNESCAPED, text, position, closer)
    return second if second.closed and (not first.closed or _AFTER_ENTRY.match(text, second.end)) else first


def _extent_by(law: Law, text: str, position: int, closer: str) -> _Extent:
    spans: list[_Span] = []
    start = position
    while found := _GAP_END[closer].search(text, start):
        spans.append(_Span(start, found.start(), "gap"))
        if found[0] == closer:
            return _Extent(tuple(spans), found.end(), closed=True)
        if found[0][0] not in '{"%':
            return _Extent(tuple(spans), found.start(), closed=False)
        end, whole = (found.end(), True) if found[0][0] == "%" else _value_end(law, text, found.start())
        if not whole:
            return _Extent(tuple(spans), end, closed=False, runaway=found.start())
        spans.append(_Span(found.start(), end, "comment" if found[0][0] == "%" else "value"))
        start = end
    spans.append(_Span(start, len(text), "gap"))
    return _Extent(tuple(spans), len(text), closed=False)


def _value_end(law: Law, text: str, start: int) -> tuple[int, bool]:
    """Where a value ends, and whether it does before the next entry or the end of the text."""
    if law is Law.EACH and (ordinary := _ORDINARY_VALUE.match(text, start)):
        return ordinary.end(), True
    quoted = text[start] == '"'
    depth = 0
    for found in (_QUOTED if quoted else law.value).finditer(text, start + quoted):
        mark = found[0]
        if "@" in mark:
            return found.start(), False
        depth = max(0, depth + {"{": 1, "}": -1}.get(mark, 0))
        if depth == 0 and mark == ('"' if quoted else "}"):
            return found.end(), True
    return len(text), False


def _rescued(text: str, head: re.Match[str], line: int, extent: _Extent) -> Block:
    """The block of an entry without an end, with a value closed that had run over the fields behind it."""
    opened = _opened(text, extent)
    closing = None if opened is None else next_field(text, opened, extent.end)
    if opened is None or closing is None:
        return _block(text, head, line, extent)
    closed = text[head.start() : closing] + text[opened].replace("{", "}") + text[closing : extent.end]
    again = _START.match(closed)
    whole = _extent(closed, again.end(), "}" if head[2] == "{" else ")") if again else extent
    if again is None or not whole.closed:
        return _block(text, head, line, extent)
    opened_line = line + text.count("\n", head.start(), opened)
    fault = (opened_line, "the value opened on this line is never closed; it was closed before the next field")
    block = _block(closed, again, line, whole)
    return replace(block, raw=text[head.start() : extent.end].rstrip(), faults=(fault, *block.faults))


def _block(text: str, head: re.Match[str], line: int, extent: _Extent) -> Block:
    body_line = line + head[0].count("\n")
    raw = text[head.start() : extent.end].rstrip()
    if extent.runaway is not None:
        opened = body_line + text.count("\n", head.end(), extent.runaway)
        fault = (line, f"@{head[1]} is left out: the value opened on line {opened} is never closed")
        return Block(head[1].lower(), line, body_line, raw, None, faults=(fault,))
    body, values = _with_placeholders(text, extent.spans)
    faults: list[tuple[int, str]] = []
    if head[1].lower() != "string":
        body = _mended(body, body_line, faults)
    if not extent.closed:
        faults.append((line, f"@{head[1]} is never closed: its end was taken to be where the next one begins"))
    return Block(head[1].lower(), line, body_line, raw, body, values, tuple(faults))


def _with_placeholders(text: str, spans: tuple[_Span, ...]) -> tuple[str, tuple[str, ...]]:
    out: list[str] = []
    values: list[str] = []
    for span in spans:
        part = text[span.start : span.end]
        if span.sort == "value":
            out.append(f"{{{MARK}{len(values)}{MARK}" + "\n" * part.count("\n") + "}")
            values.append(part[1:-1])
        else:
            out.append(part if span.sort == "gap" else " ")
    return "".join(out), tuple(values)


def _mended(body: str, line: int, faults: list[tuple[int, str]]) -> str:
    """The body with the commas set that are missing, and without text that belongs to no field."""

    def report(found: re.Match[str], message: str) -> None:
        faults.append((line + found.string.count("\n", 0, found.end()), message))

    def comma(found: re.Match[str]) -> str:
        report(found, "a comma is missing between two fields; it was set")
        return f"{found[1]},{found[2]}"

    def nothing(found: re.Match[str]) -> str:
        report(found, f"`{' '.join(found[1].split())}` is no field: it has no `=`; it was passed over")
        return "\n" * found[0].count("\n")

    if found := _KEY_WITHOUT_COMMA.match(body):
        report(found, "a comma is missing after the key; it was set")
        body = f"{found[0]},{body[found.end() :]}"
    body = _MISSING_COMMA.sub(comma, body)
    return _NO_FIELD.sub(nothing, _FURTHER_COMMA.sub(" ", body))
