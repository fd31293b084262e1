"""
## What it does

Finds `utm_…`, `fbclid`, `gclid`, `_ga` and their kin in addresses.

## Why it matters

The address is shorter without them, and the archives know the page without.

## Example

```text
NOVÁK, Jan. Odkazy [online]. 2014 [cit. 2014-07-22]. Dostupné z: https://a.cz/odkazy?utm_source=x&id=5
```

```bib
@online{a, title = {Odkazy}, url = {https://a.cz/odkazy?id=5&fbclid=abc}, urldate = {2014-07-22}}
```

## Use instead

```text
NOVÁK, Jan. Odkazy [online]. 2014 [cit. 2014-07-22]. Dostupné z: https://a.cz/odkazy?id=5
```

```bib
@online{a, title = {Odkazy}, url = {https://a.cz/odkazy?id=5}, urldate = {2014-07-22}}
```

## Source

A checklist for bibliographies after ČSN ISO 690:2022 that follows citace.com.
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.reference import Reference
from dostupne.model.reflist import ReferenceList
from dostupne.model.urls import without_tracking
from dostupne.rules.each import each_reference
from dostupne.rules.objecting import mended, to_reference


@each_reference
def check(listed: ReferenceList, reference: Reference) -> Iterator[Objection]:
    """Addresses that are shorter without what only tracks."""
    plain = without_tracking(reference.url) if reference.url else ""
    if plain == reference.url:
        return
    kept = set(plain.partition("?")[2].partition("#")[0].split("&"))
    dropped = [part for part in reference.url.partition("?")[2].partition("#")[0].split("&") if part not in kept]
    names = ", ".join(part.partition("=")[0] for part in dropped)
    objection = to_reference(listed, reference, "url", names=names)
    written = objection.span and objection.text[objection.span[0] - objection.base : objection.span[1] - objection.base]
    edits = [Edit(*objection.span, plain)] if objection.span and written == reference.url else []
    yield mended(objection, FixKind.PROPOSAL, *edits)


RULE = Rule(
    code="url-tracking",
    severity=Severity.INFO,
    scope=Scope.REFERENCE,
    summary=Message(cs="Adresa nenese sledovací parametry", en="An address carries no tracking parameters"),
    messages={
        "": Message(
            cs="adresa nese parametry, které jen říkají, odkud čtenář přišel: {names}",
            en="the address carries parameters that only say where its reader came from: {names}",
        ),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
