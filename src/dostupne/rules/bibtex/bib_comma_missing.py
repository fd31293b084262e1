"""
## What it does

Finds the places between two fields, or behind the key, where a comma is missing.

## Why it matters

BibTeX leaves the rest of the entry out; other programs make one field of two.

## Example

```bib
@book{a,
  title = {Odkazy}
  year = 2013,
  publisher = {Academia}
}
```

## Use instead

```bib
@book{a,
  title = {Odkazy},
  year = 2013,
  publisher = {Academia}
}
```

## Source

Patashnik, BibTeXing (btxdoc), section 2 (<https://ctan.org/pkg/bibtex>).
"""

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.bibfile import Break
from dostupne.model.finding import FixKind, Severity
from dostupne.rules.bibtex.faults import each_fault, put_in

check = each_fault(Break.COMMA_MISSING, put_in(","), FixKind.SAFE)


RULE = Rule(
    code="bib-comma-missing",
    severity=Severity.ERROR,
    scope=Scope.ENTRY,
    summary=Message(cs="Mezi poli záznamu je čárka", en="There is a comma between the fields of an entry"),
    messages={
        "": Message(cs="chybí čárka", en="a comma is missing"),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.SAFE,
)
