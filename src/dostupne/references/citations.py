"""Text of a document → Citations: what its prose says of the list.

Keys of LaTeX and of Pandoc's Markdown (https://pandoc.org/MANUAL.html#citation-syntax), numbers in square brackets, names with a year.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dostupne.model.citation import Citation, CitationKind
from dostupne.model.document import Document
from dostupne.model.letters import UPPER
from dostupne.model.reference import Origin, Reference

_COMMENT = re.compile(r"(?<!\\)%.*")
_CITE = re.compile(r"\\(?!citation)(?P<command>\w*[cC]ite\w*)\*?\s*(?:\[[^\]]*\]\s*){0,2}\{(?P<keys>[^{}]*)\}")
_CITES = re.compile(r"\\\w*[cC]ites\*?(?P<rest>(?:\s*(?:\[[^\]]*\]\s*){0,2}\{[^{}]*\})+)")
_BIBITEM = re.compile(r"\\bibitem\s*(?:\[(?:[^\[\]{}]|\{[^{}]*\})*\]\s*)?\{(?P<key>[^{}]+)\}")
_KEYS = re.compile(r"\{(?P<keys>[^{}]*)\}")
_KEY = re.compile(r"[^,\s][^,]*")
_PANDOC = re.compile(r"\[(?P<inner>[^\[\]]*@[^\[\]]+)\](?![(\w])")
_PANDOC_KEY = re.compile(r"(?<![\w@.])-?@\{?(?P<key>[^\W_][\w]*(?:[:.#$%&+?<>~/-]\w+)*)")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_NUMBERS = re.compile(
    r"(?<![\w\])}])\[(?P<numbers>\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,12})(?:,\s(?:s|str|p|pp)\.\s?[\d–-]+)?\](?![(\w:])"
)
_NUMBER = re.compile(r"(?P<first>\d{1,3})(?:\s?[–-]\s?(?P<last>\d{1,3}))?")
_NAME = rf"[{UPPER}][\w’'-]+"
_NAME_YEAR = re.compile(
    rf"(?P<name>{_NAME}(?:\s(?:{_NAME}|a|and|et|&|al\.|kol\.|,\s{_NAME})){{0,5}}),?\s\(?(?P<year>(?:1[5-9]|20)\d\d)(?P<letter>[a-z]?)(?=[);,:\s])"
)
_IN_BRACKETS = re.compile(r"\((?P<inner>[^()]{4,160})\)")
_WIDEST = 60
"""Numbers that one range may hold; more is no citation."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the prose with its 1-based number."""

    text: str
    number: int
    page: int | None = None


def citations_in_latex(text: str, source: str) -> tuple[Citation, ...]:
    """The keys that a LaTeX source cites; `*` for `\\nocite{*}`. Comments cite nothing."""
    return tuple(_in_latex(text, source))


def _in_latex(text: str, source: str) -> Iterator[Citation]:
    for number, line in enumerate(text.split("\n"), 1):
        plain = _COMMENT.sub("", line)
        spans = [found.span("keys") for found in _CITE.finditer(plain) if not found["command"].endswith("cites")]
        for several in _CITES.finditer(plain):
            spans += [found.span("keys") for found in _KEYS.finditer(plain, *several.span("rest"))]
        for start, end in spans:
            for key in _KEY.finditer(plain, start, end):
                place = (key.start(), key.start() + len(key[0].rstrip()))
                yield Citation(CitationKind.KEY, key[0].strip(), Origin(source, number, number), line, place)


def bibitems(text: str, source: str) -> tuple[Citation, ...]:
    """The keys that `\\bibitem` gives to the items of a LaTeX source's own list, each where it is given."""
    return tuple(
        Citation(CitationKind.KEY, found["key"].strip(), Origin(source, number, number), line, found.span("key"))
        for number, line in enumerate(text.split("\n"), 1)
        for found in _BIBITEM.finditer(_COMMENT.sub("", line))
    )


def citations_in_markdown(text: str, source: str) -> tuple[Citation, ...]:
    """The keys in Pandoc's square brackets (`[viz @novak2014, s. 5]`); code cites nothing."""
    return tuple(_in_markdown(text, source))


def _in_markdown(text: str, source: str) -> Iterator[Citation]:
    fenced = False
    for number, line in enumerate(text.split("\n"), 1):
        if _FENCE.match(line):
            fenced = not fenced
        if fenced:
            continue
        for group in _PANDOC.finditer(line):
            for key in _PANDOC_KEY.finditer(line, *group.span("inner")):
                yield Citation(CitationKind.KEY, key["key"], Origin(source, number, number), line, key.span("key"))


def citations_in_prose(document: Document, references: Iterable[Reference]) -> tuple[Citation, ...]:
    """The numbers in brackets and the names with a year in what is no reference."""
    taken = {
        number
        for reference in references
        if reference.origin.first_line is not None
        for number in range(
            reference.origin.first_line, (reference.origin.last_line or reference.origin.first_line) + 1
        )
    }
    return tuple(_in_prose([line for line in _lines(document) if line.number not in taken], document.source))


def _lines(document: Document) -> Iterator[_Line]:
    for block in document.blocks:
        for count, text in enumerate(block.text.split("\n")):
            yield _Line(text, block.first_line + count, block.page)


def _in_prose(lines: Iterable[_Line], source: str) -> Iterator[Citation]:
    for line in lines:
        origin = Origin(source, line.number, line.number, line.page)
        # At the beginning of a line it is the number of an item that was not understood.
        for found in _NUMBERS.finditer(line.text, len(line.text) - len(line.text.lstrip()) + 1):
            for number in _numbers(found["numbers"]):
                yield Citation(CitationKind.NUMBER, str(number), origin, line.text, found.span())
        for group in _IN_BRACKETS.finditer(line.text):
            for found in _NAME_YEAR.finditer(line.text, group.start("inner"), group.end()):
                target = f"{_first_name(found['name'])} {found['year']}"
                yield Citation(CitationKind.NAME_YEAR, target, origin, line.text, found.span())


def _numbers(text: str) -> Iterator[int]:
    for found in _NUMBER.finditer(text):
        first, last = int(found["first"]), int(found["last"] or found["first"])
        if first <= last <= first + _WIDEST:
            yield from range(first, last + 1)


def _first_name(text: str) -> str:
    """The first of the names, without those behind `a`, `et al.`"""
    return re.split(r"\s(?:a|and|et|&)\s|,", text)[0].strip()
