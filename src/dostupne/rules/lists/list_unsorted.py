"""
## What it does

Finds items out of the alphabet in a list with the year behind the names (`NOVÁK, Jan, 2013.`) that is otherwise sorted. The
order is the Czech one: č behind c, ch behind h, ř, š, ž behind r, s, z.

## Why it matters

The text points to the item by name and year; the reader looks where the alphabet says.

## Example

```text
BÍLÝ, Petr, 2016. Barvy. Praha: Academia.
DVOŘÁK, Jan, 2014. Dvory. Praha: Academia.
HÁJEK, Jan, 2014. Háje. Praha: Academia.
ČERNÝ, Jan, 2014. Stíny. Praha: Academia.
MALÁ, Eva, 2015. Odkazy dnes. Praha: Academia.
NOVÁK, Jan, 2013. Dějiny odkazů. Praha: Academia.
SVOBODA, Jan, 2013. Svobody. Praha: Academia.
```

## Use instead

```text
BÍLÝ, Petr, 2016. Barvy. Praha: Academia.
ČERNÝ, Jan, 2014. Stíny. Praha: Academia.
DVOŘÁK, Jan, 2014. Dvory. Praha: Academia.
HÁJEK, Jan, 2014. Háje. Praha: Academia.
CHALUPA, Eva, 2015. Chalupy. Praha: Academia.
MALÁ, Eva, 2015. Odkazy dnes. Praha: Academia.
NOVÁK, Jan, 2013. Dějiny odkazů. Praha: Academia.
```

## Source

ČSN 97 6030, Abecední řazení; Tvorba citací, ZČU (<https://citace.zcu.cz/>).
"""

from collections.abc import Iterator
from itertools import pairwise

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reference import Reference
from dostupne.model.reflist import ReferenceList
from dostupne.rules.lists.alphabet import sorting_key
from dostupne.rules.lists.author_date import is_author_date
from dostupne.rules.lists.items import runs
from dostupne.rules.objecting import to_printed

_FEWEST, _SORTED = 5, 0.75


def check(listed: ReferenceList) -> Iterator[Objection]:
    """The items of an author-date list that are smaller than the one before."""
    for run in runs(listed):
        named = [one for one in run if one.author]
        if len(run) < _FEWEST or not is_author_date(run):
            continue
        wrong = [(one, other) for one, other in pairwise(named) if _name(other) < _name(one)]
        if 0 < len(wrong) <= (1 - _SORTED) * len(named):
            for before, reference in wrong:
                yield to_printed(
                    reference, None, field="author", name=reference.author[0].short(), before=before.author[0].short()
                )


def _name(reference: Reference) -> tuple[int, ...]:
    return sorting_key(reference.author[0].short())


RULE = Rule(
    code="list-unsorted",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    summary=Message(
        cs="Seznam podle tvůrce a roku je seřazen abecedně", en="A list by author and year is in alphabetical order"
    ),
    messages={
        "": Message(cs="„{name}“ stojí až za „{before}“", en="“{name}” stands behind “{before}”"),
    },
    check=check,
    page=__doc__ or "",
)
