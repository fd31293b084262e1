"""
## What it does

Finds braces that end an entry though more fields follow.

## Why it matters

Everything behind the brace is a comment for BibTeX: the fields are lost in silence.

## Example

```bib
@book{a,
  title = {Odkazy}},
  publisher = {Academia},
  year = 2013
}
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

import re

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.bibfile import BibFault, BibFile, Break
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Severity
from dostupne.rules.bibtex.faults import each_fault


def _mend(bib: BibFile, fault: BibFault) -> tuple[Edit[str], ...]:
    """Takes the brace away where a whole value stands right before it: then it is the one too many."""
    before = bib.text[max(0, fault.span[0] - 80) : fault.span[0]].rstrip(" \t")
    doubled = before.endswith("}") and re.match(r"\s*,", bib.text[fault.span[1] : fault.span[1] + 80]) is not None
    return (Edit(*fault.span, ""),) if doubled else ()


check = each_fault(Break.EARLY_END, _mend)


RULE = Rule(
    code="bib-entry-early-end",
    severity=Severity.ERROR,
    scope=Scope.ENTRY,
    summary=Message(cs="Závorka neukončuje záznam předčasně", en="No brace ends an entry early"),
    messages={
        "": Message(
            cs="závorka ukončuje záznam, ale další pole následují",
            en="this brace ends the entry, but more fields follow",
        ),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
