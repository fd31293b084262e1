"""
## What it does

Finds entries that lack their `@` or their opening brace.

## Why it matters

BibTeX takes all outside of entries for a comment: the work is not there, and nobody says so.

## Example

```bib
@book{c, title = {Stíny}, publisher = {Academia}, year = 2012}

book{a, title = {Odkazy}, publisher = {Academia}, year = 2013}

@book b,
  title = {Stránky}, year = 2014
}
```

## Use instead

```bib
@book{a, title = {Odkazy}, publisher = {Academia}, year = 2013}
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
    return (Edit(*fault.span, "@" if fault.span[0] == fault.span[1] else "{"),)


check = each_fault(Break.HEAD, _mend)


RULE = Rule(
    code="bib-head",
    severity=Severity.ERROR,
    scope=Scope.ENTRY,
    summary=Message(cs="Záznam začíná @typ{", en="An entry begins with @type{"),
    messages={
        "": Message(
            cs="záznamu chybí „@“ nebo otevírací závorka; BibTeX ho mlčky přeskočí",
            en="the entry lacks its “@” or its opening brace; BibTeX passes it over in silence",
        ),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
