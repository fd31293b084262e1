"""
## What it does

Finds entries without a closing brace.

## Why it matters

BibTeX reads on into the next entry; one of the two is lost.

## Example

```bib
@book{a,
  title = {Odkazy},
  publisher = {Academia},
  year = 2013

@book{b, title = {Stránky}, publisher = {Academia}, year = 2014}
```

## Use instead

```bib
@book{a,
  title = {Odkazy},
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
from dostupne.rules.bibtex.faults import each_fault, line_end


def _mend(bib: BibFile, fault: BibFault) -> tuple[Edit[str], ...]:
    return (Edit(fault.span[1], fault.span[1], f"{line_end(bib)}}}"),)


check = each_fault(Break.ENTRY_UNCLOSED, _mend)


RULE = Rule(
    code="bib-entry-unclosed",
    severity=Severity.ERROR,
    scope=Scope.ENTRY,
    summary=Message(cs="Záznam je uzavřen závorkou", en="An entry is closed by its brace"),
    messages={
        "": Message(cs="záznam není uzavřen", en="the entry is never closed"),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
