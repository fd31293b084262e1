"""
## What it does

Finds values whose brace or quote never closes.

## Why it matters

They swallow the fields behind them, and often the next entry.

## Example

```bib
@book{a,
  title = {Dějiny {odkazů},
  publisher = {Academia},
  year = 2013
}

@book{b, title = {Stránky}, publisher = {Academia}, year = 2014}
```

## Use instead

```bib
@book{a,
  title = {Dějiny {odkazů}},
  publisher = {Academia},
  year = 2013
}
```

## Source

Patashnik, BibTeXing (btxdoc), section 2 (<https://ctan.org/pkg/bibtex>).
"""

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.bibfile import BibFault, BibFile, Break
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Severity
from dostupne.rules.bibtex.faults import each_fault


def _mend(bib: BibFile, fault: BibFault) -> tuple[Edit[str], ...]:
    start, end = fault.span
    value = bib.text[start:end]
    missing = "}" * (value.count("{") - value.count("}")) if value[:1] == "{" else '"'
    return (Edit(end, end, missing),) if missing else ()


check = each_fault(Break.VALUE_UNCLOSED, _mend)


RULE = Rule(
    code="bib-value-unclosed",
    severity=Severity.ERROR,
    scope=Scope.ENTRY,
    summary=Message(cs="Závorky a uvozovky hodnoty jsou uzavřené", en="The braces and quotes of a value are closed"),
    messages={
        "": Message(
            cs="hodnota, která začíná „{text}“, není uzavřena", en="the value that begins “{text}” is never closed"
        ),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
