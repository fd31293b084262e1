"""
## What it does

Finds initials with a space between them where most of the list has none, or the other way round.

## Why it matters

Both forms are in use (Masaryk University has no space, TU Liberec has one); a list has one of them.

## Example

```text
BÍLÝ, K. J. Barvy. Praha: Academia, 2013.
ČERNÝ, A. E. Stíny. Praha: Academia, 2014.
MODRÝ, P.K. Světla. Praha: Academia, 2015.
```

## Use instead

```text
BÍLÝ, K. J. Barvy. Praha: Academia, 2013.
ČERNÝ, A. E. Stíny. Praha: Academia, 2014.
MODRÝ, P. K. Světla. Praha: Academia, 2015.
```

## Source

Citační styl ISO 690 na Masarykově univerzitě (ISO_fields, <https://is.muni.cz/do/sukb/kuk/>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.letters import UPPER
from dostupne.model.reflist import ReferenceList
from dostupne.rules.forms import Form, odd_forms
from dostupne.rules.names.heads import head
from dostupne.rules.objecting import whole

_INITIALS = re.compile(rf"(?<![\w.])[{UPPER}]\.(?P<gap>\s?)[{UPPER}]\.")
_FORMS = ("K. J.", "K.J.")


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Pairs of initials in the form that is less used."""
    forms = []
    for reference in whole(listed.printed):
        if found := head(reference):
            pairs = _INITIALS.finditer(reference.raw, *found.span)
            forms += [Form(reference, _FORMS[not pair["gap"]], pair.span()) for pair in pairs]
    for odd in odd_forms(listed, forms, _FORMS):
        yield odd.objection(field="author")


RULE = Rule(
    code="name-initials-space",
    severity=Severity.INFO,
    scope=Scope.LIST,
    summary=Message(cs="Iniciály se v celém seznamu píší stejně", en="Initials are written alike in the whole list"),
    messages={
        "": Message(
            cs="iniciály jsou zapsány „{form}“, v seznamu {count}× „{kept}“",
            en="initials are written “{form}”, in the list as “{kept}” ({count} times)",
        ),
    },
    check=check,
    page=__doc__ or "",
)
