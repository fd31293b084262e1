"""A field of an entry → what a rule objects to in it, and the text that should stand there."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dostupne.model.bibfile import BibField, BibRecord
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection
from dostupne.model.reflist import ReferenceList
from dostupne.rules.each import Check
from dostupne.rules.objecting import Span, mended, to_record

ADDRESSES = frozenset("url archiveurl archive-url urlraw".split())
VERBATIM = ADDRESSES | frozenset("doi eprint file pdf verba verbb verbc".split())
"""Fields that biber does not take for LaTeX (the BibLaTeX manual, 2.2.1)."""
_NEVER_PRINTED = frozenset(
    "abstract annote annotation keywords comment review owner timestamp groups rating ranking priority qualityassured readstatus "
    "searched username creationdate modificationdate date-added date-modified added-at biburl bibsource interhash intrahash "
    "mendeley-groups mendeley-tags options execute langidopts __markedentry".split()
)
KEYS = frozenset("crossref xref xdata ids entryset related sortkey presort label shorthand gender".split())
"""Fields that hold keys of entries or words for the program."""
NAMES = frozenset(
    "author editor translator bookauthor editora editorb editorc holder annotator commentator introduction foreword afterword "
    "shortauthor shorteditor supervisor".split()
)
_NO_PROSE = re.compile(r"\\(?:url|path|nolinkurl|href)\s*\{[^{}]*\}|(?<!\\)\$[^$\n]{1,80}(?<!\\)\$|\\\(.*?\\\)")


@dataclass(frozen=True, slots=True)
class Place:
    """A field with its entry and its list. Spans are counted in `field.value`."""

    listed: ReferenceList
    record: BibRecord
    field: BibField

    def told(self, span: Span | None = None, message: str = "", **arguments: str | int) -> Objection:
        """An objection to a part of the value, or to the whole of it."""
        base = self.field.inside[0]
        whole = (base + span[0], base + span[1]) if span else None
        return to_record(self.listed, self.record, self.field, span=whole, message=message, **arguments)

    def mended(
        self, span: Span, new: str, kind: FixKind = FixKind.SAFE, message: str = "", **arguments: str | int
    ) -> Objection:
        """The same with what should stand there instead."""
        told = self.told(span, message, **arguments)
        return mended(told, kind, Edit(*(told.span or (0, 0)), new))


def each_field(check: Callable[[Place], Iterator[Objection]]) -> Check:
    """A check of every value that stands in braces or quotes, of entries that hold fields for others too."""

    def of_list(listed: ReferenceList) -> Iterator[Objection]:
        for record in listed.bib.records if listed.bib else ():
            for field in record.fields:
                if field.delimiter:
                    yield from check(Place(listed, record, field))

    return of_list


def is_prose(field: BibField) -> bool:
    """Whether TeX prints what stands in the field."""
    return field.name not in VERBATIM and field.name not in KEYS and field.name not in _NEVER_PRINTED


def prose(value: str) -> str:
    """The value with NULs for its addresses and formulas, which are not text; every place stays the same."""
    return _NO_PROSE.sub(lambda found: "\0" * len(found[0]), value)


def without(record: BibRecord, field: BibField) -> Edit[str]:
    """What takes a field out of its entry, with its comma and its line."""
    text, base = record.text, record.span[0]
    start, end = field.whole[0] - base, field.whole[1] - base
    comma = re.compile(r"\s*,").match(text, end)
    end = comma.end() if comma else end
    line = re.compile(r"[ \t]*(?:\r\n|\n|\r)").match(text, end)
    indent = re.compile(r"[ \t]*\Z").search(text[:start])
    first = indent.start() if indent else start
    if comma and line and text[first - 1 : first] in "\r\n":
        return Edit(base + first, base + line.end(), "")
    space = re.compile(r"[ \t]*").match(text, end)
    return Edit(base + start, base + (space.end() if comma and space else end), "")
