"""
## What it does

Finds `2023. [cit. …]` in a list of the edition of 2011, which has no stop there. A list that has it throughout is told of
only if you named the edition.

## Why it matters

The date of access belongs to the date of publication.

## Example

```text 2011
NOVÁK, Jan. Odkazy [online]. 2014. [cit. 2014-07-22]. Dostupné z: https://a.cz/odkazy
```

## Use instead

```text 2011
NOVÁK, Jan. Odkazy [online]. 2014 [cit. 2014-07-22]. Dostupné z: https://a.cz/odkazy
```

## Source

biblatex-iso690, issue 122 (<https://github.com/michal-h21/biblatex-iso690/issues/122>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.edits import Edit
from dostupne.model.finding import Edition, FixKind, Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.forms import Form, odd_forms
from dostupne.rules.objecting import mended, span_of, whole

_GAP = re.compile(r"\d(?P<stop>\.?)\s+(?=\[\s*(?:cit|vid))")


def check(listed: ReferenceList) -> Iterator[Objection]:
    """A stop between the year and the note of access."""
    forms = []
    for reference in whole(listed.printed):
        issued = span_of(reference, "issued")
        if issued and (found := _GAP.match(reference.raw, issued[1] - 1)):
            forms.append(Form(reference, "tečka" if found["stop"] else "bez tečky", found.span("stop")))
    for odd in odd_forms(listed, forms, ("bez tečky",), ("tečka",)):
        if odd.form.name == "tečka":
            yield mended(odd.objection(field="accessed"), FixKind.PROPOSAL, Edit(*odd.form.span, ""))


RULE = Rule(
    code="access-dot-before",
    severity=Severity.INFO,
    scope=Scope.LIST,
    summary=Message(
        cs="Mezi datem vydání a [cit. …] není tečka", en="There is no full stop between the date and [cit. …]"
    ),
    messages={
        "": Message(
            cs="mezi datem vydání a datem přístupu nemá být tečka",
            en="there should be no full stop between the date and the date of access",
        ),
    },
    check=check,
    page=__doc__ or "",
    editions=frozenset({Edition.E2011}),
    fix=FixKind.PROPOSAL,
)
