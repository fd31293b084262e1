"""
## What it does

Finds text in an entry that belongs to no field.

## Why it matters

BibTeX leaves the rest of the entry out, or stops.

## Example

```bib
@book{a, title = {Odkazy} v kostce, publisher = {Academia}, year = 2013}
```

## Use instead

```bib
@book{a, title = {Odkazy v kostce}, publisher = {Academia}, year = 2013}
```

## Source

Patashnik, BibTeXing (btxdoc), section 2 (<https://ctan.org/pkg/bibtex>).
"""

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.bibfile import Break
from dostupne.model.finding import Severity
from dostupne.rules.bibtex.faults import each_fault

check = each_fault(Break.TEXT)


RULE = Rule(
    code="bib-text-stray",
    severity=Severity.ERROR,
    scope=Scope.ENTRY,
    summary=Message(cs="V záznamu není text mimo pole", en="An entry has no text outside of its fields"),
    messages={
        "": Message(cs="text „{text}“ nepatří k žádnému poli", en="the text “{text}” belongs to no field"),
    },
    check=check,
    page=__doc__ or "",
)
