"""
## What it does

Finds other words before an address than `Dostupné z:`, above all `Dostupné z WWW:` of the standards before 2011. What other
styles print (`Dostupné na:`, `Získáno z`) is let pass where the whole list has it.

## Why it matters

`WWW` says nothing any more; and one list has one phrase.

## Example

```text
NOVÁK, Jan. Odkazy [online]. 2014 [cit. 2014-07-22]. Dostupné z WWW: <https://a.cz/odkazy>
```

## Use instead

```text
NOVÁK, Jan. Odkazy [online]. 2014 [cit. 2014-07-22]. Dostupné z: https://a.cz/odkazy
```

## Source

Modely a příklady citací, UTB (<https://iva.k.utb.cz/lekce/modely-a-priklady-citaci-elektronicke-dokumenty/>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.forms import Form, odd_forms
from dostupne.rules.objecting import mended, span_of, whole

_PHRASE = re.compile(
    r"(?P<phrase>(?:dostupn[éýáoi]\w*|získán[oé]|available|retrieved|disponible|verfügbar|abrufbar|dostępn\w+)(?:\s[^\W\d_]{1,12}){0,4}?\s?:?)\s*<?\s*\Z",
    re.IGNORECASE,
)
_ALSO = re.compile(r"\s(?:také|též|rovněž|i|tiež|aj|also)(?=\s)", re.IGNORECASE)
_OWN = ("Dostupné z:", "Dostupné z DOI:", "Dostupné prostřednictvím:")
_TOLERATED = (
    "Dostupné na:", "Dostupné na internete:", "Získáno z", "Získáno z:", "Dostupné z", "Dostupné online:", "Dostupný z:", "Dostupná z:", "Available from:", "Available at:",
    "Dostupné v:", "Dostupné na", "Available from", "Available at", "Retrieved from",
)  # fmt: skip
_REACH = 50


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Phrases before an address that are not that of the list."""
    forms = []
    for reference in whole(listed.printed):
        address = span_of(reference, "url") or span_of(reference, "doi")
        if address is None:
            continue
        found = _PHRASE.search(reference.raw[max(0, address[0] - _REACH) : address[0]])
        if found:
            start = max(0, address[0] - _REACH) + found.start("phrase")
            phrase = _ALSO.sub("", found["phrase"].strip(), count=1)
            name = (phrase[:1].upper() + phrase[1:]).replace(" doi", " DOI")
            forms.append(Form(reference, name, (start, start + len(found["phrase"].rstrip()))))
    for odd in odd_forms(listed, forms, _OWN[:1], _TOLERATED):
        if odd.form.name not in _OWN or odd.kept not in _OWN:
            yield mended(odd.objection(field="url"), FixKind.PROPOSAL, Edit(*odd.form.span, odd.kept))


RULE = Rule(
    code="avail-phrase",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    summary=Message(cs="Adresu uvádí „Dostupné z:“", en="The address is led by “Dostupné z:”"),
    messages={
        "": Message(
            cs="adresu uvádí „{form}“, má být „{kept}“", en="the address is led by “{form}”, it should be “{kept}”"
        ),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
