"""
## What it does

Finds DOIs with `https://doi.org/` or `doi:` before them, or a full stop behind.

## Why it matters

The style puts the address before it, and then there are two.

## Example

```bib
@article{a, author = {Novák, Jan}, title = {Odkazy}, journal = {Knihovna}, year = 2013, doi = {https://doi.org/10.1000/182}}
```

```bib
@article{a, author = {Novák, Jan}, title = {Odkazy}, journal = {Knihovna}, year = 2013, doi = {doi:10.1000/182}}
```

## Use instead

```bib
@article{a, author = {Novák, Jan}, title = {Odkazy}, journal = {Knihovna}, year = 2013, doi = {10.1000/182}}
```

## Source

The BibLaTeX manual, section 2.2.2 (<https://ctan.org/pkg/biblatex>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.rules.bibtex.places import Place, each_field

_FORM = re.compile(
    r"(?P<lead>\s*(?:doi\s*[:=]?\s*)?(?:https?://)?(?:(?:dx\.|www\.)?doi\.org/)?\s*(?:doi\s*:\s*)?)(?P<doi>10\.\d{4,9}(?:\.\d+)*/.*?)(?P<tail>[.,;]?\s*)",
    re.IGNORECASE | re.DOTALL,
)


@each_field
def check(place: Place) -> Iterator[Objection]:
    """DOIs that are not bare."""
    found = _FORM.fullmatch(place.field.value) if place.field.name == "doi" else None
    if found and (found["lead"].strip() or found["tail"].strip()):
        yield place.mended((0, len(place.field.value)), found["doi"], doi=found["doi"])


RULE = Rule(
    code="bib-doi-form",
    severity=Severity.WARNING,
    scope=Scope.ENTRY,
    summary=Message(cs="Pole doi má jen DOI", en="The field doi holds the DOI alone"),
    messages={
        "": Message(cs="do pole doi patří jen „{doi}“", en="the field doi is for “{doi}” alone"),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.SAFE,
)
