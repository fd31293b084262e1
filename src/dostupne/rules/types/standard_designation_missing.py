"""
## What it does

Finds standards, by their publisher or their entry type, without a designation.

## Why it matters

Standards are known and bought by it.

## Example

```text
Informace a dokumentace: Pravidla pro bibliografické odkazy. Praha: Úřad pro technickou normalizaci, metrologii a státní zkušebnictví, 2011.
```

```bib
@standard{a, title = {Pravidla pro bibliografické odkazy}, year = 2011}
```

## Use instead

```text
ČSN ISO 690. Informace a dokumentace: Pravidla pro bibliografické odkazy. Praha: Úřad pro technickou normalizaci, metrologii a státní zkušebnictví, 2011.
```

```bib
@standard{a, title = {{ČSN ISO 690}: Pravidla pro bibliografické odkazy}, year = 2011}
```

## Source

Citování patentů, norem a zákonů, UTB (<https://iva.k.utb.cz/?page_id=4563>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.objecting import records, to_printed, to_record, whole

_DESIGNATION = re.compile(
    r"(?:ČSN|STN|ISO|IEC|EN|DIN|IEEE|ASTM|ANSI|NIST|RFC|ETSI|ITU|TNI|ÖNORM|BS|W3C|ECMA|OASIS)\b[^.]{0,20}\d|\b[A-Z]{2,5}[ .-]?\d+"
)
_OFFICE = re.compile(
    r"Úřad pro technickou normalizaci|Český normalizační institut|Česká agentura pro standardizaci|Vydavatelství norem|\bÚNMZ\b"
)


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Standards in which no designation stands."""
    for reference in whole(listed.printed):
        if _OFFICE.search(reference.publisher) and not _DESIGNATION.search(reference.raw):
            yield to_printed(reference, None, field="title")
    for record in records(listed):
        if (
            record.type == "standard"
            and not record.has("number")
            and not _DESIGNATION.search(record.text.replace("{", "").replace("}", ""))
        ):
            yield to_record(listed, record, record.field("title"))


RULE = Rule(
    code="standard-designation-missing",
    severity=Severity.WARNING,
    scope=Scope.REFERENCE,
    summary=Message(cs="Norma má označení: ČSN ISO 690", en="A standard has its designation: ČSN ISO 690"),
    messages={
        "": Message(cs="chybí označení normy (ČSN …)", en="the designation of the standard is missing (ČSN …)"),
    },
    check=check,
    page=__doc__ or "",
)
