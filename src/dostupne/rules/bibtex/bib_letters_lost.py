"""
## What it does

Finds question marks inside of words: what stands where a program could not write a letter.

## Why it matters

The letter cannot be had back from the file; somebody has to look it up.

## Example

```bib
@book{a, author = {Nov?k, Jan}, title = {Odkazy}, publisher = {Academia}, year = 2013}
```

## Use instead

```bib
@book{a, author = {Novák, Jan}, title = {Kam? A proč?}, publisher = {Academia}, year = 2013}
```

## Source

WHATWG Encoding, “html” and “replacement” error modes (<https://encoding.spec.whatwg.org/>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.letters import LOWER
from dostupne.rules.bibtex.places import Place, each_field, is_prose, prose

_MARK = re.compile(rf"(?<=[^\W\d_])\?(?=[{LOWER}])")


@each_field
def check(place: Place) -> Iterator[Objection]:
    """The first lost letter of each field."""
    if is_prose(place.field) and (found := _MARK.search(prose(place.field.value))):
        words = re.findall(r"\S+", place.field.value)
        yield place.told(found.span(), word=next((word for word in words if found[0] in word), found[0]))


RULE = Rule(
    code="bib-letters-lost",
    severity=Severity.ERROR,
    scope=Scope.ENTRY,
    summary=Message(cs="V textu nejsou ztracená písmena", en="No letters are lost"),
    messages={
        "": Message(cs="v „{word}“ se ztratilo písmeno", en="a letter is lost in “{word}”"),
    },
    check=check,
    page=__doc__ or "",
)
