"""
## What it does

Finds addresses at bit.ly, goo.gl, tinyurl.com and their kin.

## Why it matters

When the service ends (goo.gl did), nobody learns where it led; and the address says nothing of the source.

## Example

```text
NOVÁK, Jan. Odkazy [online]. 2014 [cit. 2014-07-22]. Dostupné z: https://bit.ly/2xYzAb
```

## Use instead

```text
NOVÁK, Jan. Odkazy [online]. 2014 [cit. 2014-07-22]. Dostupné z: https://a.cz/odkazy
```

## Source

A checklist for bibliographies after ČSN ISO 690:2022 that follows citace.com.
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reference import Reference
from dostupne.model.reflist import ReferenceList
from dostupne.model.urls import host
from dostupne.rules.each import each_reference
from dostupne.rules.objecting import to_reference

_SHORTENERS = frozenset(
    "bit.ly goo.gl tinyurl.com t.co ow.ly is.gd buff.ly 1url.cz 1url.sk tiny.cc cutt.ly rebrand.ly bit.do adf.ly lnkd.in fb.me jdem.cz zkrat.me zkr.cz rb.gy shorturl.at bitly.com".split()
)


@each_reference
def check(listed: ReferenceList, reference: Reference) -> Iterator[Objection]:
    """Addresses at services that shorten them."""
    name = host(reference.url).removeprefix("www.") if reference.url else ""
    if name in _SHORTENERS:
        yield to_reference(listed, reference, "url", host=name)


RULE = Rule(
    code="url-shortener",
    severity=Severity.WARNING,
    scope=Scope.REFERENCE,
    summary=Message(cs="Adresa není zkrácená", en="An address is not a shortened one"),
    messages={
        "": Message(
            cs="„{host}“ je zkracovač: uveďte adresu, na kterou vede",
            en="“{host}” shortens addresses: give the address it leads to",
        ),
    },
    check=check,
    page=__doc__ or "",
)
