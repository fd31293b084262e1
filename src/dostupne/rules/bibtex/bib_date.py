"""
## What it does

Finds dates in `date`, `urldate`, `eventdate`, `origdate` and `archivedate` that are not of ISO 8601 as BibLaTeX reads
it. One that can be read in two ways (`03/04/2013`) is only told of.

## Why it matters

biber leaves out what it cannot read.

## Example

```bib
@online{a, title = {Odkazy}, url = {https://a.cz/}, urldate = {22. 7. 2013}, year = 2013}
```

```bib
@book{a, title = {Odkazy}, publisher = {Academia}, date = {2001--2005}}
```

## Use instead

```bib
@online{a, title = {Odkazy}, url = {https://a.cz/}, urldate = {2013-07-22}, date = {2001/2005}}
@book{b, title = {Stránky}, publisher = {Academia}, date = {1490~}}
```

## Source

The BibLaTeX manual, section 2.3.8 (<https://ctan.org/pkg/biblatex>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model import written_dates
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.rules.bibtex.places import Place, each_field

_FIELDS = ("date", "urldate", "eventdate", "origdate", "archivedate")
_PART = r"(?:-?\d{4}(?:-\d\d(?:-\d\d(?:T[\d:]+(?:Z|[+-][\d:]+)?)?)?)?[~?%]?|\d{2,3}X{1,2}|\d{4}-\d\d-XX|\d{4}-XX(?:-XX)?|\.\.)"
_ISO = re.compile(rf"\s*{_PART}(?:/{_PART}?)?\s*|\s*/{_PART}\s*")
_SIMPLE = re.compile(
    r"\s*(?:\d{1,2}\.\s*\d{1,2}\.\s*\d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}(?:\.\s*|\s+|-)[^\W\d_]+\.?[\s-]+\d{4}"
    r"|[^\W\d_]+\.?\s+\d{1,2},?\s+\d{4}|[^\W\d_]+\s+\d{4}|\d{4}\s*(?:--?-?|–)\s*\d{4}|\d{4}-\d)\s*"
)
_EITHER_WAY = re.compile(
    r"(?<!\d)(?:0?[1-9]|1[0-2])[/-](?:0?[1-9]|1[0-2])[/-]\d{2,4}(?!\d)|\d{1,2}/\d{1,2}/\d{2}(?!\d)"
)


@each_field
def check(place: Place) -> Iterator[Objection]:
    """Dates in another form."""
    value = place.field.value
    if place.field.name not in _FIELDS or not value.strip() or _ISO.fullmatch(value):
        return
    first, last = written_dates.read_range(value)
    iso = f"{first.iso()}/{last.iso()}" if first and last else first.iso() if first else ""
    if not iso or _EITHER_WAY.search(value):
        yield place.told(None, "unread", date=value.strip(), name=place.field.written)
        return
    kind = FixKind.SAFE if _SIMPLE.fullmatch(value) else FixKind.PROPOSAL
    yield place.mended((0, len(value)), iso, kind, date=value.strip(), wanted=iso)


RULE = Rule(
    code="bib-date",
    severity=Severity.WARNING,
    scope=Scope.ENTRY,
    summary=Message(cs="Data jsou podle ISO 8601", en="Dates are of ISO 8601"),
    messages={
        "": Message(cs="datum „{date}“ se píše „{wanted}“", en="the date “{date}” is written “{wanted}”"),
        "unread": Message(
            cs="„{date}“ v poli {name} není datum podle ISO 8601", en="“{date}” in {name} is no date of ISO 8601"
        ),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.SAFE,
)
