"""
## What it does

Finds names of fields whose value follows without `=`.

## Why it matters

The field is lost, with BibTeX the rest of the entry too.

## Example

```bib
@book{a, title {Odkazy}, publisher = {Academia}, year = 2013}
```

## Use instead

```bib
@book{a, title = {Odkazy}, publisher = {Academia}, year = 2013}
```

## Source

Patashnik, BibTeXing (btxdoc), section 2 (<https://ctan.org/pkg/bibtex>).
"""

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.bibfile import Break
from dostupne.model.finding import FixKind, Severity
from dostupne.rules.bibtex.faults import each_fault, put_in

check = each_fault(Break.EQUALS_MISSING, put_in(" ="), FixKind.SAFE)


RULE = Rule(
    code="bib-equals-missing",
    severity=Severity.ERROR,
    scope=Scope.ENTRY,
    summary=Message(
        cs="Mezi názvem pole a hodnotou je rovnítko", en="An equals sign stands between a field's name and its value"
    ),
    messages={
        "": Message(cs="za názvem pole chybí „=“", en="“=” is missing behind the field's name"),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.SAFE,
)
