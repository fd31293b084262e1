"""
## What it does

Finds values in quotes that have a quote of their own inside.

## Why it matters

The inner quote ends the value; the rest is no longer a field.

## Example

```bib
@book{a, title = "Dějiny "odkazů" v kostce", publisher = {Academia}, year = 2013}
```

## Use instead

```bib
@book{a, title = {Dějiny „odkazů“ v kostce}, publisher = {Academia}, year = 2013}
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
    """Braces for the outer quotes, where both are there and nothing inside could end the braces."""
    start, end = fault.span
    value = bib.text[start:end]
    if end - start < 2 or value[-1] != '"' or "{" in value or "}" in value or "=" in value:
        return ()
    return (Edit(start, start + 1, "{"), Edit(end - 1, end, "}"))


check = each_fault(Break.QUOTES, _mend)


RULE = Rule(
    code="bib-quotes-nested",
    severity=Severity.ERROR,
    scope=Scope.ENTRY,
    summary=Message(cs="V hodnotě v uvozovkách nejsou další uvozovky", en="A value in quotes has no quotes inside"),
    messages={
        "": Message(
            cs="uvozovky uvnitř hodnoty ji ukončí předčasně: {text}", en="the quotes inside end the value early: {text}"
        ),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
