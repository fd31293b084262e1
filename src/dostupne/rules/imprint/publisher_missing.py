"""
## What it does

Finds books without a publisher, where the books of the list have one, and entries `@book` without one. In print it is told
only of books that have a place or an ISBN.

## Why it matters

Place and publisher are what a librarian finds the edition by.

## Example

```bib
@book{a, author = {Novák, Jan}, title = {Odkazy}, year = 2013}
```

```text
NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013.
MALÁ, Eva. Odkazy dnes. Brno: Host, 2015.
BÍLÝ, Petr. Barvy. Olomouc: Votobia, 2000.
ČERNÝ, Jan. Stíny. Praha, 2014. ISBN 80-200-0980-9.
```

## Use instead

```bib
@book{a, author = {Novák, Jan}, title = {Odkazy}, publisher = {Academia}, year = 2013}
```

```text
NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2013.
MALÁ, Eva. Odkazy dnes. Brno: Host, 2015.
BÍLÝ, Petr. Barvy. Olomouc: Votobia, 2000.
```

## Source

Příklady citací podle ČSN ISO 690:2022, FSV UK (<https://knihovna.fsv.cuni.cz/>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.imprint.usual import is_book, usually
from dostupne.rules.objecting import record_of, to_reference, whole

_NO_PUBLISHER = re.compile(
    r"\[?\b(?:b\.\s?n\.|s\.\s?n\.|neuvedeno|vydavatel\sneuveden|nakladatel\sneznámý|vl(?:astním|\.)\s?n)", re.IGNORECASE
)


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Books without a publisher: in print where most have one, in a .bib file always."""
    books = [one for one in whole(listed.printed) if is_book(one) and (one.publisher_place or one.isbn)]
    if usually(bool(one.publisher) for one in books):
        for reference in books:
            if not reference.publisher and not _NO_PUBLISHER.search(reference.raw):
                yield to_reference(listed, reference, "publisher")
    for reference in listed.entries:
        record = record_of(listed, reference)
        if record and record.type == "book" and not reference.publisher:
            yield to_reference(listed, reference, "publisher")


RULE = Rule(
    code="publisher-missing",
    severity=Severity.WARNING,
    scope=Scope.REFERENCE,
    summary=Message(cs="Kniha má nakladatele", en="A book has a publisher"),
    messages={
        "": Message(cs="chybí nakladatel", en="the publisher is missing"),
    },
    check=check,
    page=__doc__ or "",
)
