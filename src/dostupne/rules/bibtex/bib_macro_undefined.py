"""
## What it does

Finds words without braces that are no macro: neither of `@string` nor a month.

## Why it matters

BibTeX puts nothing in their place.

## Example

```bib
@book{a, title = {Odkazy}, publisher = academia, year = 2013}
```

## Use instead

```bib
@string{academia = "Academia"}
@book{a, title = {Odkazy}, publisher = academia # { Praha}, year = 2013, month = jul}
```

## Source

Patashnik, BibTeXing (btxdoc), section 2 (<https://ctan.org/pkg/bibtex>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model import months
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.months import MACROS
from dostupne.model.reflist import ReferenceList
from dostupne.rules.objecting import mended, to_record

_WORD = re.compile(r"[^\W\d][^\s{}\"#,=%()]*")
_VALUE = re.compile(r"(?:\{[^{}]*\}|\"[^\"]*\"|[^\s#{}\"]+)(?:\s*#\s*(?:\{[^{}]*\}|\"[^\"]*\"|[^\s#{}\"]+))*")
_PIECE = re.compile(r"\{[^{}]*\}|\"[^\"]*\"|[^\s#{}\"]+")


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Bare words that nothing defines."""
    known = {*MACROS, *(listed.bib.macros if listed.bib else ())}
    for record in listed.bib.records if listed.bib else ():
        for field in record.fields:
            if field.delimiter or not _VALUE.fullmatch(field.value):
                continue  # what is broken otherwise is told of otherwise
            for found in _PIECE.finditer(field.value):
                if _WORD.fullmatch(found[0]) and found[0].lower() not in known:
                    span = (field.inside[0] + found.start(), field.inside[0] + found.end())
                    told = to_record(listed, record, field, span=span, macro=found[0])
                    yield mended(told, FixKind.PROPOSAL, Edit(*span, _mend(field.name, found[0])))


def _mend(name: str, word: str) -> str:
    """The macro of a month for its name; else the word itself as text."""
    month = months.number(word) if name == "month" else None
    return MACROS[month - 1] if month else f"{{{word}}}"


RULE = Rule(
    code="bib-macro-undefined",
    severity=Severity.ERROR,
    scope=Scope.ENTRY,
    summary=Message(cs="Makra jsou definována", en="Macros are defined"),
    messages={
        "": Message(
            cs="makro {macro} není definováno; text patří do závorek",
            en="the macro {macro} is not defined; text goes into braces",
        ),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
