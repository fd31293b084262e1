"""
## What it does

Finds books since 1990 without an ISBN, and articles without an ISSN, where most of the list have one.

## Why it matters

The number is the surest way to the very edition.

## Example

```text
NOVÁK, Jan. Odkazy. Praha: Academia, 2013. ISBN 80-200-0980-9.
MALÁ, Eva. Stránky. Praha: Academia, 2013. ISBN 80-200-0980-9.
BÍLÝ, Petr. Barvy. Praha: Academia, 2013. ISBN 80-200-0980-9.
ČERNÝ, Jan. Stíny. Praha: Academia, 2014.
```

## Use instead

```text
NOVÁK, Jan. Odkazy. Praha: Academia, 2013. ISBN 80-200-0980-9.
MALÁ, Eva. Stránky. Praha: Academia, 2013. ISBN 80-200-0980-9.
BÍLÝ, Petr. Barvy. Praha: Academia, 2013. ISBN 80-200-0980-9.
ČERNÝ, Jan. Stíny. Praha: Academia, 1954.
```

## Source

Příklady citací podle ČSN ISO 690:2022, FSV UK (<https://knihovna.fsv.cuni.cz/>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.imprint.usual import is_book, usually
from dostupne.rules.objecting import span_of, to_printed, whole

_SINCE = 1990
"""ISBNs came to Czechoslovakia in 1989; older books have none."""


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Works that lack the number that most of their kind have."""
    printed = tuple(whole(listed.printed))
    books = [one for one in printed if is_book(one) and one.issued and one.issued.year >= _SINCE]
    articles = [one for one in printed if one.type == "article-journal" and (one.volume or one.issue)]
    for works, field in ((books, "isbn"), (articles, "issn")):
        having = [one for one in works if getattr(one, field)]
        if usually(bool(getattr(one, field)) for one in works):
            for reference in works:
                if not getattr(reference, field) and field not in reference.raw.lower():
                    yield to_printed(
                        reference, span_of(reference, "title"), message=field, field=field, count=len(having)
                    )


RULE = Rule(
    code="identifier-missing",
    severity=Severity.INFO,
    scope=Scope.PRINTED,
    summary=Message(
        cs="Kniha má ISBN, časopis ISSN, má-li je zdroj",
        en="A book has its ISBN, a journal its ISSN, where the source has one",
    ),
    messages={
        "isbn": Message(
            cs="chybí ISBN; {count} knih seznamu ho má", en="the ISBN is missing; {count} books of the list have one"
        ),
        "issn": Message(
            cs="chybí ISSN; {count} článků seznamu ho má",
            en="the ISSN is missing; {count} articles of the list have one",
        ),
    },
    check=check,
    page=__doc__ or "",
)
