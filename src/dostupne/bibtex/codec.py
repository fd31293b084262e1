"""Text ⇄ BibEntries: the only place that knows bibtexparser (https://bibtexparser.readthedocs.io/, 2.1)."""

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import DuplicateFieldKeyBlock, Entry, ParsingFailedBlock

from dostupne.bibtex import scan
from dostupne.bibtex.scan import Faults
from dostupne.model import months

# Its warnings say what our faults say; without a handler Python would print them to standard error.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())

_Split = tuple[str, tuple[tuple[str, str, int], ...]]
"""A key, and each field with its value and the line it begins on, counted from 0 in the body."""
_PLACEHOLDER = re.compile(rf"\{{{scan.MARK}(\d+){scan.MARK}\n*\}}")
_FIELD = re.compile(rf",\s*+([^\W\d][\w.:+/-]*+)\s*+=\s*+(\{{{scan.MARK}\d++{scan.MARK}\n*+\}}|[^\W_]++)\s*+")
_ORDINARY = re.compile(rf"\s*+(?P<key>[^\s,={{}}\"#%()]++)\s*+(?:{_FIELD.pattern})*+,?\s*+")
"""An entry whose every value is one in braces, a number or a macro, with all its commas."""
_MACRO = re.compile(r"[^\W\d][^\s{}\"#,=%()]*\Z")


@dataclass(frozen=True, slots=True)
class BibEntry:
    """One entry as written, 1-based `line`, with `raw` its text in the file (empty for a new one).

    `type` and field names are in lower case. A value is LaTeX without its delimiters; macros and
    `#` are resolved. Of a field given twice the first counts, as for BibTeX.
    """

    type: str
    key: str
    fields: tuple[tuple[str, str], ...]
    line: int = 1
    raw: str = ""

    @property
    def last_line(self) -> int:
        """The 1-based line it ends on."""
        return self.line + self.raw.count("\n")


def split(text: str) -> tuple[tuple[BibEntry, ...], Faults]:
    """The entries of a .bib file in order, and what is wrong with it as (1-based line, message).

    Any text is taken, it never raises: what cannot be read is a fault and the rest is used.
    """
    blocks = tuple(scan.blocks(_plain(text)))
    faults = [fault for block in blocks for fault in block.faults]
    macros = _macros(blocks, faults)
    entries = [entry for block in blocks if block.type != "string" for entry in _entry(block, macros, faults)]
    faults.extend(_doubled_keys(entries))
    return tuple(entries), tuple(sorted(faults))


def write(entries: Iterable[BibEntry]) -> str:
    """The entries as a .bib file. Values must have balanced braces (see `latex.escape`); months become macros."""
    return "\n".join(map(_written, entries))


def _written(entry: BibEntry) -> str:
    """By hand: bibtexparser copies the library and every entry on the way to the same text."""
    fields = "".join(f"  {name} = {_delimited(name, value)},\n" for name, value in entry.fields)
    return f"@{entry.type}{{{entry.key},\n{fields}}}\n"


def _plain(text: str) -> str:
    """Without byte order mark, with Unix line ends, and free of the mark that placeholders use."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace(scan.MARK, "\ufffd")


def _macros(blocks: Iterable[scan.Block], faults: list[tuple[int, str]]) -> dict[str, str]:
    macros: dict[str, str] = {}
    for block in blocks:
        if block.type == "string" and block.body is not None:
            name, _, value = block.body.partition("=")
            macros[name.strip().lower()] = _resolved(value, block, block.line, macros, faults)
    return macros


def _entry(block: scan.Block, macros: Mapping[str, str], faults: list[tuple[int, str]]) -> Iterator[BibEntry]:
    if block.body is None:
        return
    parsed = _parsed(block)
    if isinstance(parsed, str):
        faults.append((block.line, f"@{block.type} is left out: {parsed}"))
        return
    written_key, written = parsed
    fields: dict[str, str] = {}
    for name, value, offset in written:
        line = block.body_line + offset
        if name in fields:
            faults.append((line, f"field {name} is given again in the same entry; the first one counts"))
        fields.setdefault(name, _resolved(value, block, line, macros, faults))
    key = " ".join(written_key.split())
    if not key or " " in key:
        faults.append((block.line, f"@{block.type} has no key" if not key else f"key “{key}” has a space in it"))
    yield BibEntry(block.type, key, tuple(fields.items()), block.line, block.raw)


def _parsed(block: scan.Block) -> _Split | str:
    """The entry as bibtexparser splits it, or why it does not; an ordinary one is split here, five times as quickly."""
    body = block.body or ""
    if ordinary := _ORDINARY.fullmatch(body):
        return ordinary["key"], tuple(_ordinary_fields(body, ordinary.end("key")))
    parsed = parse_string(f"@entry{{{body}}}", parse_stack=[]).blocks
    first = parsed[0] if parsed else None
    if isinstance(first, DuplicateFieldKeyBlock):
        first = first.ignore_error_block
    if isinstance(first, Entry):
        fields = ((field.key.strip().lower(), str(field.value), field.start_line or 0) for field in first.fields)
        return first.key, tuple(fields)
    return str(getattr(first.error, "abort_reason", first.error)) if isinstance(first, ParsingFailedBlock) else "empty"


def _ordinary_fields(body: str, start: int) -> Iterator[tuple[str, str, int]]:
    line, counted = 0, 0
    for found in _FIELD.finditer(body, start):
        line, counted = line + body.count("\n", counted, found.start(1)), found.start(1)
        yield found[1].lower(), found[2], line


def _resolved(
    value: str, block: scan.Block, line: int, macros: Mapping[str, str], faults: list[tuple[int, str]]
) -> str:
    """A value with its placeholders filled, `#` joined and macros replaced; unknown ones stay as they are."""
    out = []
    for part in value.split("#"):
        word = part.strip()
        known = macros.get(word.lower())
        if known is None and _MACRO.match(word) and not months.number(word):
            faults.append((line, f"macro {word} is not defined; its name was used"))
        out.append(known if known is not None else _PLACEHOLDER.sub(lambda found: block.values[int(found[1])], word))
    return "".join(out)


def _doubled_keys(entries: Iterable[BibEntry]) -> Iterator[tuple[int, str]]:
    """Keys used again. Those that differ in capitals alone are two for biber and one for BibTeX (btxdoc 4)."""
    seen: dict[str, BibEntry] = {}
    for entry in entries:
        first = seen.setdefault(entry.key.lower(), entry)
        if not entry.key or first is entry:
            continue
        if first.key == entry.key:
            yield entry.line, f"key {entry.key} is used again (first on line {first.line}); both entries were kept"
        else:
            yield (
                entry.line,
                f"key {entry.key} is {first.key} of line {first.line} for BibTeX, which sees no capitals; both were kept",
            )


def _delimited(name: str, value: str) -> str:
    return value if name == "month" and value in months.MACROS else f"{{{value}}}"
