"""
## What it does

Finds years that are none, years that are whole dates, and years with a full stop or a letter behind. `[2021]`, `c2010`,
`2001--2005`, `[b.r.]` and `v tisku` are let pass.

## Why it matters

Styles sort and label by it.

## Example

```bib
@book{a, title = {Odkazy}, publisher = {Academia}, year = {2O13}}
```

```bib
@book{a, title = {Odkazy}, publisher = {Academia}, year = {12. 5. 2013}}
```

```bib
@book{a, title = {Odkazy}, publisher = {Academia}, year = {2013.}}
```

## Use instead

```bib
@book{a, title = {Odkazy}, publisher = {Academia}, year = {[2013]}}
@book{b, title = {Stránky}, publisher = {Academia}, year = {c2010}}
@book{c, title = {Stíny}, publisher = {Academia}, year = {2001--2005}}
```

## Source

Patashnik, BibTeXing (btxdoc), section 3.2 (<https://ctan.org/pkg/bibtex>). The BibLaTeX manual, section 2.3.8
(<https://ctan.org/pkg/biblatex>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.rules.bibtex.places import Place, each_field

_YEAR = re.compile(r"(?:(?<=\b[cp])|(?<![\w.]))(?:1\d|20)\d\d(?!\d)")
_WORDS = re.compile(
    r"\bb\.\s?r|\bs\.\s?a\.|nedat|\bn\.\s?d\b|bez\s(?:roku|data)|no\sdate|forthcoming|v\stisku|in\spress|to\sappear|submitted"
    r"|accepted|připrav|preprint|století|century|\[?(?:1\d|20)(?:\d[-?u]|[-?u]{2})",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\d{1,2}\s?[./]\s?\d{1,2}\s?[./]|\d{4}-\d{1,2}-\d|\d{1,2}\.?\s[^\W\d]{3,}\s\d{4}|[^\W\d]{3,}\s\d{1,2},\s\d{4}"
)
_TAIL = re.compile(r"\s*(?:1\d|20)\d\d(?P<tail>[.,;]+|(?P<letter>[a-z]))\s*")


@each_field
def check(place: Place) -> Iterator[Objection]:
    """Years that a style cannot use."""
    value = place.field.value
    if place.field.name != "year" or not value.strip():
        return
    if tail := _TAIL.fullmatch(value):
        kind = FixKind.PROPOSAL if tail["letter"] else FixKind.SAFE
        yield place.mended(tail.span("tail"), "", kind, "tail", year=value.strip(), text=tail["tail"])
    elif _DATE.search(value):
        yield place.told(None, "date", year=value.strip())
    elif not _YEAR.search(value) and not _WORDS.search(value):
        yield place.told(None, "none", year=value.strip())


RULE = Rule(
    code="bib-year",
    severity=Severity.ERROR,
    scope=Scope.ENTRY,
    summary=Message(cs="Pole year má rok", en="The field year holds a year"),
    messages={
        "none": Message(cs="„{year}“ není rok", en="“{year}” is no year"),
        "date": Message(
            cs="„{year}“ je celé datum; patří do pole date", en="“{year}” is a whole date; it belongs in the field date"
        ),
        "tail": Message(cs="za rok „{year}“ nepatří „{text}“", en="“{text}” has no place behind the year “{year}”"),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.SAFE,
)
