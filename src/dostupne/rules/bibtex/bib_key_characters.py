"""
## What it does

Finds keys with spaces, line ends, commas, braces and the other characters that biber and BibTeX do not take. Letters
beyond ASCII are told of for information: biber takes them, BibTeX does not.

## Why it matters

The entry is left out, or a part of the key is taken for a field.

## Example

```bib
@book{jan novak 2013, title = {Odkazy}, publisher = {Academia}, year = 2013}
```

```bib
@book{novak#2013, title = {Odkazy}, publisher = {Academia}, year = 2013}
```

## Use instead

```bib
@book{novak:2013+a, title = {Odkazy}, publisher = {Academia}, year = 2013}
```

## Source

The BibLaTeX manual, section 2 and FAQ of biber, keys (<https://ctan.org/pkg/biblatex>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.objecting import graded, to_record

_ILLEGAL = re.compile(r"[\s\"#%'()=\\{}~@$&^]+")


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Keys that some program cannot read."""
    for record in listed.bib.records if listed.bib else ():
        if found := _ILLEGAL.search(record.key):
            told = "space" if found[0].isspace() else "sign"
            yield to_record(listed, record, message=told, key=" ".join(record.key.split()), sign=found[0].strip())
        elif not record.key.isascii():
            yield graded(to_record(listed, record, message="letter", key=record.key), Severity.INFO)


RULE = Rule(
    code="bib-key-characters",
    severity=Severity.ERROR,
    scope=Scope.ENTRY,
    summary=Message(cs="Klíč nemá mezery ani zvláštní znaky", en="A key has no spaces and no special characters"),
    messages={
        "space": Message(cs="v klíči „{key}“ je mezera", en="there is a space in the key “{key}”"),
        "sign": Message(cs="v klíči „{key}“ nesmí být „{sign}“", en="“{sign}” must not stand in the key “{key}”"),
        "letter": Message(
            cs="klíč „{key}“ má písmena, která BibTeX nečte", en="the key “{key}” has letters that BibTeX does not read"
        ),
    },
    check=check,
    page=__doc__ or "",
)
