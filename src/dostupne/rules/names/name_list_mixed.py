"""
## What it does

Finds the first reference whose creators are written in another way than most of the list has them: natural order with
commas, or inverted with semicolons.

## Why it matters

Where both ways are mixed, `A, B` is one person here and two there.

## Example

```text
HALLIDAY, David, Robert RESNICK a Jearl WALKER. Fyzika. Brno: VUTIUM, 2000.
NOVÁK, Jan, Petr SVOBODA a Eva MALÁ. Odkazy. Praha: Academia, 2013.
BÍLÝ, Jan; ČERNÝ, Petr a MODRÁ, Eva. Barvy. Praha: Academia, 2015.
```

## Use instead

```text
HALLIDAY, David, Robert RESNICK a Jearl WALKER. Fyzika. Brno: VUTIUM, 2000.
NOVÁK, Jan, Petr SVOBODA a Eva MALÁ. Odkazy. Praha: Academia, 2013.
BÍLÝ, Jan, Petr ČERNÝ a Eva MODRÁ. Barvy. Praha: Academia, 2015.
```

## Source

Tichá and Morysková, O citování (ČVUT 2011).
"""

from collections import Counter
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.names.creator_lists import creator_lists
from dostupne.rules.objecting import to_printed


def check(listed: ReferenceList) -> Iterator[Objection]:
    """One objection a list, at the first that is not of the most usual form."""
    forms = tuple(creator_lists(listed))
    counts = Counter(form.name for form in forms)
    if len(counts) < 2:
        return
    kept, count = counts.most_common(1)[0]
    first = next(form for form in forms if form.name != kept)
    yield to_printed(first.reference, first.span, field="author", form=first.name, kept=kept, count=count)


RULE = Rule(
    code="name-list-mixed",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    summary=Message(
        cs="Seznam má jeden způsob, jak řadit tvůrce za sebou", en="A list has one way of writing several creators"
    ),
    messages={
        "": Message(
            cs="tvůrci jsou zapsáni jako „{form}“, jinde v seznamu {count}× jako „{kept}“",
            en="the creators are written as “{form}”, elsewhere in the list as “{kept}” ({count} times)",
        ),
    },
    check=check,
    page=__doc__ or "",
)
