"""
## What it does

Finds commas that follow each other in an entry. One behind the last field is right.

## Why it matters

BibTeX and biber expect a field behind each comma and complain, or leave out the rest.

## Example

```bib
@book{a,
  title = {Odkazy},,
  publisher = {Academia}, year = 2013
}
```

## Use instead

```bib
@book{a,
  title = {Odkazy},
  publisher = {Academia}, year = 2013,
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


def _mend(_: BibFile, fault: BibFault) -> tuple[Edit[str], ...]:
    return (Edit(*fault.span, ""),)


check = each_fault(Break.COMMA_EXTRA, _mend, FixKind.SAFE)


RULE = Rule(
    code="bib-comma-extra",
    severity=Severity.WARNING,
    scope=Scope.ENTRY,
    summary=Message(cs="Mezi poli je jediná čárka", en="One comma stands between two fields"),
    messages={
        "": Message(cs="čárka navíc", en="a comma too many"),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.SAFE,
)
