"""
## What it does

Finds theses without their kind: printed references whose address is in a repository of theses, and entries `@thesis` without
`type`.

## Why it matters

A bachelor's thesis is another source than a dissertation.

## Example

```text
NOVÁK, Jan. Odkazy [online]. Brno, 2013 [cit. 2014-07-22]. Dostupné z: https://is.muni.cz/th/abc12/
```

```bib
@thesis{a, author = {Novák, Jan}, title = {Odkazy}, institution = {MU}, year = 2013}
```

## Use instead

```text
NOVÁK, Jan. Odkazy [online]. Brno, 2013 [cit. 2014-07-22]. Diplomová práce. Masarykova univerzita. Dostupné z: https://is.muni.cz/th/abc12/
```

```bib
@thesis{a, author = {Novák, Jan}, title = {Odkazy}, type = {Diplomová práce}, institution = {MU}, year = 2013}
```

## Source

Citování patentů, norem a zákonů, UTB (<https://iva.k.utb.cz/?page_id=4563>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.objecting import records, span_of, to_printed, to_record, whole

_REPOSITORIES = re.compile(
    r"is\.muni\.cz/th/|theses\.cz/id|is\.mendelu\.cz/(?:zp|lide/clovek\.pl\?.*zp)|vskp\.vse\.cz/\d|is\.ambis\.cz/th/|is\.vsfs\.cz/th/"
)
_KIND = re.compile(r"\bpr[aá]c[eia]\b|thesis|dissertation|disertac|dizertac|rigor[oó]z|habilita", re.IGNORECASE)


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Theses by their address or their entry type, of no kind."""
    for reference in whole(listed.printed):
        if _REPOSITORIES.search(reference.url) and not reference.genre and not _KIND.search(reference.raw):
            yield to_printed(reference, span_of(reference, "title"), field="genre")
    for record in records(listed):
        if record.type == "thesis" and not record.has("type", "crossref", "xdata"):
            yield to_record(listed, record)


RULE = Rule(
    code="thesis-type-missing",
    severity=Severity.WARNING,
    scope=Scope.REFERENCE,
    summary=Message(cs="Kvalifikační práce má uvedený druh práce", en="A thesis says of what kind it is"),
    messages={
        "": Message(
            cs="chybí druh práce (Diplomová práce, Bakalářská práce …)",
            en="the kind of the thesis is missing (Diplomová práce, Bakalářská práce …)",
        ),
    },
    check=check,
    page=__doc__ or "",
)
