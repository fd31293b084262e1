"""
## What it does

Finds dates of access earlier than the date of publication, as far as both are known.

## Why it matters

One of the dates is wrong; often the date of an update was taken for that of publication.

## Example

```text
NOVÁK, Jan. Odkazy [online]. 2016 [cit. 2014-07-22]. Dostupné z: https://a.cz/odkazy
```

```bib
@online{a, title = {Odkazy}, url = {https://a.cz/}, date = {2016-03}, urldate = {2014-07-22}}
```

## Use instead

```text
NOVÁK, Jan. Odkazy [online]. 2014 [cit. 2014-07-22]. Dostupné z: https://a.cz/odkazy
```

```bib
@online{a, title = {Odkazy}, url = {https://a.cz/}, date = {2014-07}, urldate = {2014-07-22}}
```

## Source

Logic.
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reference import Reference
from dostupne.model.reflist import ReferenceList
from dostupne.rules.each import each_reference
from dostupne.rules.objecting import to_reference


@each_reference
def check(listed: ReferenceList, reference: Reference) -> Iterator[Objection]:
    """Both dates are compared to the part that both know; a span of years by its beginning."""
    issued, accessed = reference.issued, reference.accessed
    if issued is None or accessed is None:
        return
    known = min(len(issued.parts()), len(accessed.parts()))
    if accessed.parts()[:known] < issued.parts()[:known]:
        yield to_reference(listed, reference, "accessed", accessed=accessed.iso(), issued=issued.iso())


RULE = Rule(
    code="access-before-publication",
    severity=Severity.WARNING,
    scope=Scope.REFERENCE,
    summary=Message(cs="Přístup není dřív než vydání", en="A source is not seen before it is published"),
    messages={
        "": Message(
            cs="přístup {accessed} je dřív než vydání {issued}",
            en="seen on {accessed}, before it was published in {issued}",
        ),
    },
    check=check,
    page=__doc__ or "",
)
