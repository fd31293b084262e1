"""
## What it does

Finds references that are said to be online, and entries of web pages, without a date of access.

## Why it matters

Pages change and vanish: the date says which state was seen, and from which day an archived copy is wanted.

## Example

```text
NOVÁK, Jan. Odkazy [online]. 2014. Dostupné z: https://a.cz/odkazy
```

```bib
@online{a, title = {Odkazy}, url = {https://a.cz/}, year = 2014}
```

## Use instead

```text
NOVÁK, Jan. Odkazy [online]. 2014 [cit. 2014-07-22]. Dostupné z: https://a.cz/odkazy
NOVÁK, Jan. Odkazy. Praha: Academia, 2014. Dostupné také z: https://a.cz/odkazy
```

```bib
@online{a, title = {Odkazy}, url = {https://a.cz/}, urldate = {2014-07-22}, year = 2014}
```

## Source

Tvorba citací podle ČSN ISO 690:2011, ZČU (<https://citace.zcu.cz/specificke-zdroje/elektronicke-informacni-zdroje.html>).
Modely a příklady citací, UTB (<https://iva.k.utb.cz/lekce/modely-a-priklady-citaci-elektronicke-dokumenty/>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.access.online import ALSO, has_address, medium_span
from dostupne.rules.objecting import record_of, to_printed, to_reference, whole

_ENTRIES = frozenset(("online", "electronic", "www", "webpage", "website"))
_WORD = re.compile(r"\[\s*(?:cit|vid|zob|accessed|cited)", re.IGNORECASE)


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Online sources with an address and no date of access."""
    for reference in whole(listed.printed):
        span = medium_span(reference)
        if span is None or reference.accessed or ALSO.search(reference.raw) or _WORD.search(reference.raw):
            continue
        if has_address(reference):
            yield to_printed(reference, span, field="accessed")
    for reference in listed.entries:
        record = record_of(listed, reference)
        if (
            record
            and record.type in _ENTRIES
            and reference.accessed is None
            and record.has("url", "howpublished", "doi")
        ):
            yield to_reference(listed, reference, "accessed")


RULE = Rule(
    code="access-missing",
    severity=Severity.ERROR,
    scope=Scope.REFERENCE,
    summary=Message(cs="Online zdroj má datum přístupu", en="An online source has a date of access"),
    messages={
        "": Message(cs="chybí datum přístupu", en="the date of access is missing"),
    },
    check=check,
    page=__doc__ or "",
)
