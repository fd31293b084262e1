"""
## What it does

Finds dates with the month in words in a list that has them in numbers.

## Why it matters

A list in several languages has one way of writing dates.

## Example

```text
NOVÁK, Jan. Odkazy [online]. 3. října 2006 [cit. 2014-07-22]. Dostupné z: https://a.cz/1
```

## Use instead

```text
NOVÁK, Jan. Odkazy [online]. 3. 10. 2006 [cit. 2014-07-22]. Dostupné z: https://a.cz/1
```

## Source

Tvorba citací podle ČSN ISO 690:2011, ZČU (<https://citace.zcu.cz/prvky-citace/nakladatelske-udaje.html>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.forms import Form, odd_forms
from dostupne.rules.objecting import span_of, whole

_WORD = re.compile(r"[^\W\d_]{3,}")


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Dates of publication that name the month."""
    forms = []
    for reference in whole(listed.printed):
        span = span_of(reference, "issued")
        if span and reference.issued and reference.issued.month:
            named = _WORD.search(reference.raw, *span) is not None
            forms.append(Form(reference, "slovy" if named else "číslicemi", span))
    for odd in odd_forms(listed, forms, ("číslicemi",), ("slovy",)):
        if odd.form.name == "slovy":
            yield odd.objection(field="issued", date=odd.form.reference.raw[slice(*odd.form.span)])


RULE = Rule(
    code="date-words",
    severity=Severity.INFO,
    scope=Scope.LIST,
    summary=Message(cs="Data se píší číslicemi", en="Dates are written in numbers"),
    messages={
        "": Message(
            cs="datum „{date}“ je slovy; píše se číslicemi",
            en="the date “{date}” is in words; it is written in numbers",
        ),
    },
    check=check,
    page=__doc__ or "",
)
