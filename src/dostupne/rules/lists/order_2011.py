"""
## What it does

Finds elements out of order: *creator, title [medium], edition, place: publisher, date, date of access, series, numbering,
ISBN or ISSN, address*. What the list has in another order throughout is let pass.

## Why it matters

The place of an element says what it is.

## Example

```text 2011
NOVÁK, Jan. Dějiny odkazů. Praha: Academia, 2. vyd., 2013. ISBN 80-200-0980-9.
```

## Use instead

```text 2011
NOVÁK, Jan. Dějiny odkazů. 2. vyd. Praha: Academia, 2013. ISBN 80-200-0980-9.
```

## Source

Tvorba citací podle ČSN ISO 690:2011, ZČU (<https://citace.zcu.cz/prvky-citace.html>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Edition, Objection, Severity
from dostupne.model.reference import Reference, Way
from dostupne.model.reflist import ReferenceList
from dostupne.rules.forms import Form, odd_forms
from dostupne.rules.objecting import Span, span_of, whole

_PAIRS = (
    ("author", "title"),
    ("title", "publisher_place"),
    ("title", "publisher"),
    ("edition", "publisher"),
    ("publisher_place", "publisher"),
    ("publisher", "isbn"),
    ("publisher", "collection_title"),
    ("isbn", "url"),
    ("issn", "url"),
)
"""What stands before what; only what is told by its place or its label, not what is guessed."""


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Pairs of elements in the other order, unless the whole list has them so."""
    for one, other in _PAIRS:
        forms = []
        for reference in whole(listed.printed):
            first, second = _place(reference, one), _place(reference, other)
            if first and second:
                forms.append(
                    Form(reference, "<" if first[0] < second[0] else ">", second if first[0] > second[0] else first)
                )
        for odd in odd_forms(listed, forms, ("<",), (">",)):
            if odd.form.name == ">":
                yield odd.objection(
                    field=other,
                    one=_NAMES[one][0],
                    other=_NAMES[other][0],
                    one_en=_NAMES[one][1],
                    other_en=_NAMES[other][1],
                )


def _place(reference: Reference, field: str) -> Span | None:
    certain = any(one.field == field and one.way is not Way.GUESSED for one in reference.readings)
    return span_of(reference, field) if certain else None


_NAMES = {
    "author": ("tvůrce", "creator"),
    "title": ("název", "title"),
    "edition": ("vydání", "edition"),
    "publisher_place": ("místo", "place"),
    "publisher": ("nakladatel", "publisher"),
    "collection_title": ("edice", "series"),
    "isbn": ("ISBN", "ISBN"),
    "issn": ("ISSN", "ISSN"),
    "url": ("adresa", "address"),
}


RULE = Rule(
    code="order-2011",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    summary=Message(cs="Prvky stojí v pořadí vydání 2011", en="The elements stand in the order of edition 2011"),
    messages={
        "": Message(
            cs="{other} stojí před prvkem „{one}“; má být za ním",
            en="the {other_en} stands before the {one_en}; it should be behind",
        ),
    },
    check=check,
    page=__doc__ or "",
    editions=frozenset({Edition.E2011}),
)
