"""Bytes of a .bbl that biber wrote → Document: its fields are those of the entries that the document cites.

The format: biblatex manual, “Data interface”, and biber's `lib/Biber/Output/bbl.pm` (https://github.com/plk/biber), versions 2.x
and 3.x. Biber writes each value on a line of its own, which is what this reads by: no brace is looked for beyond its line.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dostupne.bibtex import fields
from dostupne.bibtex.codec import BibEntry
from dostupne.contracts import Reader
from dostupne.errors import UnreadableSource
from dostupne.model.document import Document
from dostupne.model.encoding import decode

_SIGNS = re.compile(
    rb"^% \$ biblatex (?:auxiliary file|bbl format)|^\s*\\(?:refsection\{\d|(?:datalist|sortlist)\[)|^\s*\\entry\{[^}\n]+\}\{\w+\}\{",
    re.MULTILINE,
)
_SAMPLE = 65536
_LINE = re.compile(
    r"\s*\\(?:(?P<entry>entry)\{(?P<key>[^{}]*)\}\{(?P<type>\w*)\}"
    r"|field\{(?P<field>\w+)\}\{(?P<value>.*)\}\s*$"
    r"|name\{(?P<names>\w+)\}\{"
    r"|list\{(?P<list>\w+)\}\{"
    r"|true\{more(?P<more>\w+)\}"
    r"|verb\{(?P<verbatim>\w+)\}\s*$"
    r"|verb (?P<literal>.*)$"
    r"|(?P<end>endentry)\b)"
)
_PERSON = re.compile(r"\s*\{\{[^{}]*\}\{(?P<rest>.*)$")
_PART = re.compile(r"\s*(?P<part>family|given|prefix|suffix)=(?P<value>\{.*)$")
_OLD_PERSON = re.compile(r"((?:[^{}]|\{[^{}]*\})*)\}\{[^{}]*\}\{((?:[^{}]|\{[^{}]*\})*)\}")
_ITEM = re.compile(r"\s*\{(.*)\}%?\s*$")
_DELIMITER = re.compile(r"\\bib(?:namedelim[a-i]|initdelim|nbspc?|initsep)\s*")
_DASH = re.compile(r"\\bibrangedash\s*")
_DATES = {"date": "", "urldate": "url", "origdate": "orig", "eventdate": "event"}
_OUR_NAMES = {"location": "location", "school": "institution"}
_NOISE = re.compile(
    r"(?:sort|extra|label|unique|singletitle|namehash|fullhash|biburl|datamodel|dateunspecified|urlraw)|(?:.*(?:era|hash|init|source|uncertain|timezone|hour|minute|second)$)"
)


@dataclass(slots=True)
class _Entry:
    """An entry as far as it is read; `persons` are lists of parts by their names."""

    key: str
    type: str
    line: int
    lines: list[str] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    persons: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    open_name: str = ""
    open_list: str = ""
    open_verbatim: str = ""


def recognises(data: bytes) -> bool:
    """Whether biber's first line, or the beginning of one of its lists, stands there."""
    return bool(_SIGNS.search(data[:_SAMPLE]))


def read(data: bytes, source: str) -> Document:
    """The entries of the lists, each once, as references with their own keys.

    Raises `UnreadableSource` when the bytes are no text.
    """
    text = decode(data)
    if text is None:
        raise UnreadableSource(
            f"{source}: this is not text, although its name says .bbl. Run biber again, or give the .bib file."
        )
    entries = {entry.key: entry for entry in reversed(list(_entries(text.split("\n"))))}
    found = tuple(fields.reference(_bib_entry(entry), source) for entry in reversed(entries.values()))
    return Document(source, BBL.name, references=found)


def _entries(lines: Iterable[str]) -> Iterator[_Entry]:
    entry: _Entry | None = None
    for number, line in enumerate(lines, 1):
        found = _LINE.match(line)
        if found and found["entry"]:
            entry = _Entry(found["key"], found["type"].lower(), number)
        if entry is None:
            continue
        entry.lines.append(line)
        if found and found["end"]:
            yield entry
            entry = None
        elif found:
            _take(entry, found)
        else:
            _go_on(entry, line)


def _take(entry: _Entry, found: re.Match[str]) -> None:
    """Takes a field, or opens what stands on further lines."""
    if found["literal"] is not None:
        if entry.open_verbatim:
            entry.values.setdefault(entry.open_verbatim, found["literal"].strip())
        return
    entry.open_name, entry.open_list = found["names"] or "", found["list"] or ""
    entry.open_verbatim = found["verbatim"] or ""
    if found["more"]:
        entry.persons.setdefault(found["more"], []).append({"others": "others"})
    if found["field"]:
        entry.values.setdefault(found["field"], _plain(found["value"]))


def _go_on(entry: _Entry, line: str) -> None:
    """Takes a line of a list of names or words."""
    if entry.open_list and (item := _ITEM.match(line)):
        entry.lists.setdefault(entry.open_list, []).append(_plain(item[1]))
    if not entry.open_name:
        return
    persons = entry.persons.setdefault(entry.open_name, [])
    if person := _PERSON.match(line):
        old = _OLD_PERSON.match(person["rest"].removeprefix("{"))
        persons.append({"family": _plain(old[1]), "given": _plain(old[2])} if old else {})
        line = person["rest"]
    if persons and (part := _PART.match(line)):
        persons[-1][part["part"]] = _plain(_balanced(part["value"]))


def _balanced(text: str) -> str:
    """What stands in the braces that a text begins with."""
    depth = 0
    for place, char in enumerate(text):
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth == 0:
            return text[1:place]
    return text[1:]


def _plain(value: str) -> str:
    """A value in the LaTeX of people, without biber's own commands."""
    value = _DASH.sub("--", value)
    return _DELIMITER.sub(" ", value).replace("\\bibinitperiod", ".")


def _bib_entry(entry: _Entry) -> BibEntry:
    values = {name: value for name, value in entry.values.items() if not _NOISE.match(name)}
    for name, start in _DATES.items():
        if date := _date(values, start):
            values[name] = date
    for name, items in entry.lists.items():
        values.setdefault(_OUR_NAMES.get(name, name), " and ".join(items) if name == "language" else "; ".join(items))
    names = {
        name: " and ".join(map(_name, persons)) for name, persons in entry.persons.items() if not _NOISE.match(name)
    }
    raw = "\n".join(entry.lines)
    return BibEntry(entry.type, entry.key, tuple({**names, **values}.items()), entry.line, raw)


def _date(values: dict[str, str], start: str) -> str:
    """`2014-07-22`, or a range with a slash, of the parts that biber took it to, which are taken away."""
    first, last = ("-".join(_numbers(values, prefix)) for prefix in (start, f"{start}end"))
    return f"{first}/{last}" if first and last else first


def _numbers(values: dict[str, str], prefix: str) -> Iterator[str]:
    for part in ("year", "month", "day"):
        value = values.pop(prefix + part, "")
        if not value:
            return
        yield value.zfill(2) if value.isdecimal() else value


def _name(person: dict[str, str]) -> str:
    """A name as BibTeX has it, with all of its parts; a body in braces of its own, `others` for those left out."""
    if "others" in person:
        return "others"
    family = " ".join(filter(None, (person.get("prefix", ""), person.get("family", ""))))
    if not person.get("given"):
        return f"{{{family}}}"
    return ", ".join(filter(None, (family, person.get("suffix", ""), person["given"])))


BBL = Reader("biblatex-bbl", (".bbl",), recognises, read)
