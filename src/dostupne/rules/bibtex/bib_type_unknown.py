"""
## What it does

Finds types of entries that neither BibTeX nor BibLaTeX knows, and proposes the nearest.

## Why it matters

What is of no known type is printed as @misc, with most of its fields left out.

## Example

```bib
@bok{a, title = {Odkazy}, publisher = {Academia}, year = 2013}
```

```bib
@website{a, title = {Odkazy}, url = {https://a.cz/}, urldate = {2013-01-02}}
```

## Use instead

```bib
@book{a, title = {Odkazy}, publisher = {Academia}, year = 2013}
```

## Source

The BibLaTeX manual, section 2.1 (<https://ctan.org/pkg/biblatex>).
"""

from collections.abc import Iterator
from difflib import get_close_matches

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.bibtex.data_model import TYPE_ALIASES, TYPES
from dostupne.rules.objecting import mended, to_record


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Entries of no known type."""
    for record in listed.bib.records if listed.bib else ():
        if record.type in TYPES:
            continue
        start = record.span[0] + 1 + len(record.text[1:]) - len(record.text[1:].lstrip())
        span = (start, start + len(record.type))
        wanted = TYPE_ALIASES.get(record.type) or next(iter(get_close_matches(record.type, TYPES, 1, 0.75)), "")
        if wanted:
            told = to_record(listed, record, span=span, message="like", name=record.type, wanted=wanted)
            yield mended(told, FixKind.PROPOSAL, Edit(*span, wanted))
        else:
            yield to_record(listed, record, span=span, message="other", name=record.type)


RULE = Rule(
    code="bib-type-unknown",
    severity=Severity.WARNING,
    scope=Scope.ENTRY,
    summary=Message(cs="Typ záznamu je známý", en="The type of an entry is a known one"),
    messages={
        "like": Message(
            cs="typ @{name} nikdo nezná; myšleno je @{wanted}?", en="nobody knows the type @{name}; is @{wanted} meant?"
        ),
        "other": Message(
            cs="typ @{name} nikdo nezná; vytiskne se jako @misc",
            en="nobody knows the type @{name}; it is printed as @misc",
        ),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
