"""
## What it does

Finds acts of the Czech Republic whose creator is written `ČESKÁ REPUBLIKA` or `ČR`.

## Why it matters

The catalogues enter the acts since 1993 under the geographical name; a subordinate body follows behind a full stop: `ČESKO.
Vláda.`

## Example

```text
ČESKÁ REPUBLIKA. Zákon č. 111 ze dne 22. dubna 1998 o vysokých školách. In: Sbírka zákonů. 1998, částka 39, s. 5388–5419.
```

## Use instead

```text
ČESKO. Zákon č. 111 ze dne 22. dubna 1998 o vysokých školách. In: Sbírka zákonů. 1998, částka 39, s. 5388–5419.
```

## Source

Citování zákonů, UTB (<https://iva.k.utb.cz/?page_id=4563>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.bibfile import BibRecord
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.reference import Reference
from dostupne.model.reflist import ReferenceList
from dostupne.rules.each import both, each_printed, each_record
from dostupne.rules.objecting import mended, to_printed, to_record

_COUNTRY = re.compile(
    r"\s*(?:\[\d{1,4}\]\s*|\d{1,3}[.)]\s+)?(?P<name>ČESKÁ REPUBLIKA|Česká republika|ČR|CZECH REPUBLIC)(?=[.:]\s*(?:Zákon|Ústavní zákon|Vyhláška|Nařízení|Usnesení|Vláda))"
)
_ACT = re.compile(r"(?:Zákon|Ústavní zákon|Vyhláška|Nařízení|Usnesení)\b")


@each_printed
def _printed(reference: Reference) -> Iterator[Objection]:
    if found := _COUNTRY.match(reference.raw):
        objection = to_printed(reference, found.span("name"), field="author", name=found["name"])
        yield mended(objection, FixKind.PROPOSAL, Edit(*found.span("name"), "ČESKO"))


@each_record
def _in_bib(listed: ReferenceList, record: BibRecord) -> Iterator[Objection]:
    author, title = record.field("author", "organization", "institution"), record.field("title")
    name = author.value.strip("{} ") if author else ""
    if name in ("Česká republika", "ČESKÁ REPUBLIKA", "ČR") and title and _ACT.match(title.value.strip("{} ")):
        yield to_record(listed, record, author, name=name)


check = both(_printed, _in_bib)


RULE = Rule(
    code="name-country-law",
    severity=Severity.WARNING,
    scope=Scope.REFERENCE,
    summary=Message(cs="Tvůrcem zákona je ČESKO", en="The creator of a Czech act is ČESKO"),
    messages={
        "": Message(
            cs="tvůrcem předpisu je „ČESKO“, ne „{name}“", en="the creator of the act is “ČESKO”, not “{name}”"
        ),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
