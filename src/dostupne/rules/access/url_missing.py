"""
## What it does

Finds references with a date of access, and entries of web pages, that have neither an address nor an identifier. What is
said to be online is told of by `medium-online-no-url`.

## Why it matters

Nobody can see what was seen.

## Example

```text
NOVÁK, Jan. Odkazy. 2014 [cit. 2014-07-22].
```

```bib
@online{a, title = {Odkazy}, urldate = {2014-07-22}}
```

## Use instead

```text
NOVÁK, Jan. Odkazy [online]. 2014 [cit. 2014-07-22]. Dostupné z: https://a.cz/odkazy
```

```bib
@online{a, title = {Odkazy}, url = {https://a.cz/}, urldate = {2014-07-22}}
```

## Source

Tvorba citací podle ČSN ISO 690:2011, ZČU (<https://citace.zcu.cz/specificke-zdroje/elektronicke-informacni-zdroje.html>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.access.notes import access_note
from dostupne.rules.access.online import has_address, medium_span
from dostupne.rules.objecting import record_of, to_printed, to_reference, whole

_ENTRIES = frozenset(("online", "electronic", "www", "webpage", "website"))
_ADDRESS = re.compile(r"https?:|www\.|\\url|10\.\d{4,9}/")


def check(listed: ReferenceList) -> Iterator[Objection]:
    """A date of access, or an entry of a web page, and nowhere to go."""
    for reference in whole(listed.printed):
        note = access_note(reference)
        if note and not has_address(reference) and medium_span(reference) is None:
            yield to_printed(reference, note.span, field="url")
    for reference in listed.entries:
        record = record_of(listed, reference)
        if record is None or record.type not in _ENTRIES or record.has("eprint", "crossref", "howpublished"):
            continue
        if not (reference.url or reference.doi or _ADDRESS.search(record.text)):
            yield to_reference(listed, reference, "url")


RULE = Rule(
    code="url-missing",
    severity=Severity.ERROR,
    scope=Scope.REFERENCE,
    summary=Message(
        cs="Online zdroj má adresu nebo identifikátor", en="An online source has an address or an identifier"
    ),
    messages={
        "": Message(
            cs="je uvedeno datum přístupu, ale chybí adresa", en="a date of access is told, but the address is missing"
        ),
    },
    check=check,
    page=__doc__ or "",
)
