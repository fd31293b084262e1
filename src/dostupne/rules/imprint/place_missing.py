"""
## What it does

Finds books without a place of publication, where the books of the list have one. It is a warning after the edition of 2011;
after that of 2022, which leaves the place free, and in a .bib file it is only for information.

## Why it matters

Publishers of one name stand in several towns, and old prints are known by the place.

## Example

```text 2011
NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013.
MALÁ, Eva. Odkazy dnes. Brno: Host, 2015.
BÍLÝ, Petr. Barvy. Olomouc: Votobia, 2000.
ČERNÝ, Jan. Stíny. 2. vyd. Academia, 2014. ISBN 80-200-0980-9.
```

## Use instead

```text 2011
NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013.
ČERNÝ, Jan. Stíny. [B. m.]: Host, 2014. ISBN 80-200-0980-9.
```

## Source

Tvorba citací podle ČSN ISO 690:2011, ZČU (<https://citace.zcu.cz/prvky-citace/nakladatelske-udaje.html>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reference import Kind
from dostupne.model.reflist import ReferenceList
from dostupne.rules.imprint.usual import is_book, usually
from dostupne.rules.objecting import graded, to_reference, whole

_NO_PLACE = re.compile(r"\[?\b(?:b\.\s?m\.|s\.\s?l\.|neuvedeno|místo\sneznámé|n\.\s?p\.)", re.IGNORECASE)


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Books without a place, where most have one."""
    for books in (listed.printed, listed.entries):
        whole_books = [one for one in whole(books) if is_book(one)]
        if not usually(bool(one.publisher_place) for one in whole_books):
            continue
        for reference in whole_books:
            if reference.publisher and not reference.publisher_place and not _NO_PLACE.search(reference.raw):
                told = to_reference(listed, reference, "publisher_place")
                mild = listed.edition == "2022" or reference.kind is Kind.ENTRY
                yield graded(told, Severity.INFO) if mild else told


RULE = Rule(
    code="place-missing",
    severity=Severity.WARNING,
    scope=Scope.REFERENCE,
    summary=Message(cs="Kniha má místo vydání", en="A book has a place of publication"),
    messages={
        "": Message(
            cs="chybí místo vydání (není-li v díle uvedeno, [b. m.])",
            en="the place of publication is missing (if the work has none, [b. m.])",
        ),
    },
    check=check,
    page=__doc__ or "",
)
