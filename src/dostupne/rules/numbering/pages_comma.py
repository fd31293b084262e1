"""
## What it does

Finds `20(5). s. 161` with a full stop before the pages.

## Why it matters

The numbering is one element; a stop ends it.

## Example

```text 2011
NOVÁK, Jan. Odkazy. Knihovna. 2014, 20(5). s. 161. ISSN 1234-5679.
```

## Use instead

```text 2011
NOVÁK, Jan. Odkazy. Knihovna. 2014, 20(5), s. 161. ISSN 1234-5679.
```

## Source

Differences of the editions, collected by the authors of Kramerius
(<https://github.com/ceskaexpedice/kramerius-web-client/issues/679>, 399).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.edits import Edit
from dostupne.model.finding import Edition, FixKind, Objection, Severity
from dostupne.model.reference import Reference
from dostupne.rules.each import each_printed
from dostupne.rules.objecting import mended, to_printed

_STOP = re.compile(r"(?:\d\)|č\.\s?\d+)(?P<stop>\.)\s+s\.\s*\d")


@each_printed
def check(reference: Reference) -> Iterator[Objection]:
    """A full stop between the issue and `s.`"""
    if found := _STOP.search(reference.raw):
        objection = to_printed(reference, found.span("stop"), field="page")
        yield mended(objection, FixKind.PROPOSAL, Edit(*found.span("stop"), ","))


RULE = Rule(
    code="pages-comma",
    severity=Severity.INFO,
    scope=Scope.PRINTED,
    summary=Message(cs="Mezi číslem a stranami je čárka", en="A comma stands between the issue and the pages"),
    messages={
        "": Message(
            cs="mezi číslem a stranami má být čárka, ne tečka",
            en="between the issue and the pages a comma should stand, no full stop",
        ),
    },
    check=check,
    page=__doc__ or "",
    editions=frozenset({Edition.E2011}),
    fix=FixKind.PROPOSAL,
)
