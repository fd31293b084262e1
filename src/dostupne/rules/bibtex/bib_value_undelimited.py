"""
## What it does

Finds values of several words without braces or quotes round them.

## Why it matters

Only a number or a macro may stand so; BibTeX stops at the second word.

## Example

```bib
@book{a, title = Dějiny odkazů, publisher = {Academia}, year = 2013}
```

## Use instead

```bib
@book{a, title = {Dějiny odkazů}, publisher = {Academia}, year = 2013}
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
    return (Edit(fault.span[0], fault.span[0], "{"), Edit(fault.span[1], fault.span[1], "}"))


check = each_fault(Break.UNDELIMITED, _mend)


RULE = Rule(
    code="bib-value-undelimited",
    severity=Severity.ERROR,
    scope=Scope.ENTRY,
    summary=Message(cs="Hodnota pole je v závorkách nebo uvozovkách", en="The value of a field is in braces or quotes"),
    messages={
        "": Message(cs="hodnota „{text}“ není v závorkách", en="the value “{text}” is not in braces"),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
