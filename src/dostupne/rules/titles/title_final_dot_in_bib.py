"""
## What it does

Finds titles in .bib files that end with a full stop. Dots of abbreviations and ellipses are let pass.

## Why it matters

The style puts the stop, and not every style wants one there: `Řeč.,` or `Řeč..` is printed.

## Example

```bib
@book{a, title = {Dějiny odkazů.}, year = 2013}
```

## Use instead

```bib
@book{a, title = {Dějiny odkazů}, year = 2013}
@misc{b, title = {Firma Alza s. r. o.}, year = 2013}
@misc{c, title = {A co dál...}, year = 2013}
```

## Source

biblatex-iso690, README (<https://github.com/michal-h21/biblatex-iso690>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.bibfile import BibRecord
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.each import each_record
from dostupne.rules.objecting import mended, to_record

_STOP = re.compile(r"(?P<word>[^\W\d_]{3,}|[)\]}\d])(?P<stop>\.)\s*\Z")
_ABBREVIATIONS = frozenset("inc ltd corp etc atd apod aj tzv vol comp proc mgr ing phd bros".split())


@each_record
def check(listed: ReferenceList, record: BibRecord) -> Iterator[Objection]:
    """Titles with a stop behind a whole word."""
    for field in record.fields:
        if field.name in ("title", "booktitle", "subtitle") and field.delimiter:
            found = _STOP.search(field.value)
            if found and found["word"].lower() not in _ABBREVIATIONS:
                span = (field.inside[0] + found.start("stop"), field.inside[0] + found.end("stop"))
                yield mended(to_record(listed, record, field, span=span), FixKind.SAFE, Edit(*span, ""))


RULE = Rule(
    code="title-final-dot-in-bib",
    severity=Severity.WARNING,
    scope=Scope.ENTRY,
    summary=Message(cs="Název v .bib nekončí tečkou", en="A title in a .bib file has no full stop at its end"),
    messages={
        "": Message(
            cs="název končí tečkou; tu přidá styl", en="the title ends with a full stop; the style puts it there"
        ),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.SAFE,
)
