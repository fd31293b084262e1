"""
## What it does

Finds dates of access later than today.

## Why it matters

Nobody has seen the page yet; a digit is wrong.

## Example

```text
NOVÁK, Jan. Odkazy [online]. 2014 [cit. 2041-07-22]. Dostupné z: https://a.cz/odkazy
```

```bib
@online{a, title = {Odkazy}, url = {https://a.cz/}, urldate = {2041-07-22}}
```

## Use instead

```text
NOVÁK, Jan. Odkazy [online]. 2014 [cit. 2014-07-22]. Dostupné z: https://a.cz/odkazy
```

```bib
@online{a, title = {Odkazy}, url = {https://a.cz/}, urldate = {2014-07-22}}
```

## Source

Logic.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reference import Reference
from dostupne.model.reflist import ReferenceList
from dostupne.rules.each import each_reference
from dostupne.rules.objecting import to_reference

_ZONES = timedelta(days=1)
"""It may be tomorrow already where the list was written."""


@each_reference
def check(listed: ReferenceList, reference: Reference) -> Iterator[Objection]:
    """Dates of access that begin after today."""
    accessed = reference.accessed
    if accessed and date(accessed.year, accessed.month or 1, accessed.day or 1) > listed.today + _ZONES:
        yield to_reference(listed, reference, "accessed", date=accessed.iso())


RULE = Rule(
    code="access-future",
    severity=Severity.ERROR,
    scope=Scope.REFERENCE,
    summary=Message(cs="Datum přístupu není v budoucnosti", en="The date of access is not in the future"),
    messages={
        "": Message(cs="datum přístupu {date} teprve přijde", en="the date of access {date} is still to come"),
    },
    check=check,
    page=__doc__ or "",
)
