"""
## What it does

Finds fields that BibTeX, BibLaTeX and the usual citation managers do not know, and proposes the nearest name that they
do. One that is like no known name is told of for information: styles of one's own may have fields of their own.

## Why it matters

No style prints a field that it does not know.

## Example

```bib
@book{a, title = {Odkazy}, publiser = {Academia}, year = 2013}
```

```bib
@online{a, title = {Odkazy}, url = {https://a.cz/}, citedate = {2013-01-02}, year = 2013}
```

## Use instead

```bib
@book{a, title = {Odkazy}, publisher = {Academia}, year = 2013}
```

## Source

The BibLaTeX manual, section 2.2 (<https://ctan.org/pkg/biblatex>).
"""

from collections.abc import Iterator
from difflib import get_close_matches

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.bibtex.data_model import ALIASES, FIELDS, OWN_PREFIXES
from dostupne.rules.objecting import graded, mended, to_record


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Fields of no known name."""
    for record in listed.bib.records if listed.bib else ():
        names = {field.name for field in record.fields}
        for field in record.fields:
            if field.name in FIELDS or field.name.startswith(OWN_PREFIXES):
                continue
            span = (field.whole[0], field.whole[0] + len(field.written))
            wanted = ALIASES.get(field.name) or next(iter(get_close_matches(field.name, FIELDS, 1, 0.8)), "")
            if not wanted:
                yield graded(
                    to_record(listed, record, field, span=span, message="other", name=field.written), Severity.INFO
                )
                continue
            told = to_record(listed, record, field, span=span, message="like", name=field.written, wanted=wanted)
            yield told if wanted in names else mended(told, FixKind.PROPOSAL, Edit(*span, wanted))


RULE = Rule(
    code="bib-field-unknown",
    severity=Severity.WARNING,
    scope=Scope.ENTRY,
    summary=Message(cs="Pole záznamu jsou známá", en="The fields of an entry are known ones"),
    messages={
        "like": Message(
            cs="pole {name} nikdo nezná; myšleno je {wanted}?", en="nobody knows the field {name}; is {wanted} meant?"
        ),
        "other": Message(cs="pole {name} běžné styly neznají", en="the usual styles do not know the field {name}"),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
