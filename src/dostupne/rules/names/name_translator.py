"""
## What it does

Finds translators in the form of the other edition: 2011 has `Přeložil Michal HORÁK.` after the edition, 2022 has `Michal
HORÁK (překladatel).` A list that has the other form throughout is told of only if you named the edition.

## Why it matters

One form in the list; and the role must be told, or the translator is taken for an author.

## Example

```text 2022
ECO, Umberto. Jméno růže. Přeložil Zdeněk FRÝBORT. Praha: Odeon, 1985.
```

## Use instead

```text 2022
ECO, Umberto. Jméno růže. Zdeněk FRÝBORT (překladatel). Praha: Odeon, 1985.
```

```text 2011
ECO, Umberto. Jméno růže. Přeložil Zdeněk FRÝBORT. Praha: Odeon, 1985.
```

## Source

Modely a příklady citací, UTB (<https://iva.k.utb.cz/lekce/modely-a-priklady-citaci-tistene-dokumenty/>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.forms import Form, odd_forms
from dostupne.rules.objecting import whole

_BY = re.compile(r"(?:Přel(?:ožil[aiy]?|oženo|\.)|Překlad)\s(?=[^\W\d_a-z])")
_ROLE = re.compile(r"\((?:překladatel(?:ka|é)?|přel\.)\)")


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Translators in the other edition's form."""
    forms = []
    for reference in whole(listed.printed):
        for pattern, name in ((_BY, "Přeložil"), (_ROLE, "(překladatel)")):
            if found := pattern.search(reference.raw):
                forms.append(Form(reference, name, found.span()))
    usual = ("Přeložil", "(překladatel)") if listed.edition == "2011" else ("(překladatel)", "Přeložil")
    for odd in odd_forms(listed, forms, usual[:1], usual[1:]):
        yield odd.objection(field="translator", edition=listed.edition, wanted=odd.kept)


RULE = Rule(
    code="name-translator",
    severity=Severity.INFO,
    scope=Scope.LIST,
    summary=Message(cs="Překladatel je zapsán podle vydání normy", en="A translator is written as the edition has it"),
    messages={
        "": Message(
            cs="překladatel je zapsán „{form}“, vydání {edition} má „{wanted}“",
            en="the translator is written “{form}”, edition {edition} has “{wanted}”",
        ),
    },
    check=check,
    page=__doc__ or "",
)
