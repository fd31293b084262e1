"""
## What it does

Finds entries without a key.

## Why it matters

Without a key a work cannot be cited; biber leaves the entry out.

## Example

```bib
@book{, title = {Odkazy}, publisher = {Academia}, year = 2013}
```

```bib
@book{title = {Odkazy}, publisher = {Academia}, year = 2013}
```

## Use instead

```bib
@book{novak2013, title = {Odkazy}, publisher = {Academia}, year = 2013}
```

## Source

Patashnik, BibTeXing (btxdoc), section 2 (<https://ctan.org/pkg/bibtex>).
"""

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.bibfile import Break
from dostupne.model.finding import Severity
from dostupne.rules.bibtex.faults import each_fault

check = each_fault(Break.KEY_MISSING)


RULE = Rule(
    code="bib-key-missing",
    severity=Severity.ERROR,
    scope=Scope.ENTRY,
    summary=Message(cs="Záznam má klíč", en="An entry has a key"),
    messages={
        "": Message(cs="záznam nemá klíč", en="the entry has no key"),
    },
    check=check,
    page=__doc__ or "",
)
