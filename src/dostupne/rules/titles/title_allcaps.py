"""
## What it does

Finds titles in which every word is in capitals. Abbreviations and designations of standards are let pass.

## Why it matters

Capitals on a title page are typography, not spelling; in a list of references they are the sign of family names.

## Example

```text
NOVÁK, Jan. ÚVOD DO STUDIA PRÁVA. Praha: Academia, 2013.
```

```bib
@book{a, title = {ÚVOD DO STUDIA PRÁVA}, year = 2013}
```

## Use instead

```text
NOVÁK, Jan. Úvod do studia práva. Praha: Academia, 2013.
```

```bib
@book{a, title = {{ISO} 690 a {HTML}}, year = 2013}
```

## Source

A checklist for bibliographies after ČSN ISO 690:2022 that follows citace.com.
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.bibfile import BibRecord
from dostupne.model.finding import Objection, Severity
from dostupne.model.reference import Reference
from dostupne.model.reflist import ReferenceList
from dostupne.rules.each import both, each_printed, each_record
from dostupne.rules.objecting import span_of, to_printed, to_record

_WORD = re.compile(r"[^\W\d_]{2,}")
_COMMAND = re.compile(r"\\[A-Za-z]+|[{}\\]")


@each_printed
def _printed(reference: Reference) -> Iterator[Objection]:
    span = span_of(reference, "title")
    if span and _is_shouted(reference.raw[slice(*span)]):
        yield to_printed(reference, span, field="title")


@each_record
def _in_bib(listed: ReferenceList, record: BibRecord) -> Iterator[Objection]:
    title = record.field("title")
    if title and _is_shouted(_COMMAND.sub("", title.value)):
        yield to_record(listed, record, title)


def _is_shouted(title: str) -> bool:
    """Three words in capitals, or two long ones, and none in lower case; a designation has numbers."""
    words = _WORD.findall(title)
    long = [word for word in words if len(word) >= 4]
    enough = len(words) >= 3 or len(long) >= 2
    return enough and len(long) >= 2 and title.isupper() and not any(char.isdigit() for char in title)


check = both(_printed, _in_bib)


RULE = Rule(
    code="title-allcaps",
    severity=Severity.WARNING,
    scope=Scope.REFERENCE,
    summary=Message(cs="Název není celý verzálkami", en="A title is not all in capitals"),
    messages={
        "": Message(cs="název je celý verzálkami", en="the title is all in capitals"),
    },
    check=check,
    page=__doc__ or "",
)
