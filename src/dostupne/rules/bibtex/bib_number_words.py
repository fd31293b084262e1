"""
## What it does

Finds the words that styles put before numbers in the fields of the numbers: `roč. 5`, `č. 2`, `s. 12--15`, `ISBN 80-…`.

## Why it matters

They are printed twice.

## Example

```bib
@article{a, author = {Novák, Jan}, title = {Odkazy}, journal = {Knihovna}, year = 2013, volume = {roč. 5}, pages = {s. 12--15}}
```

## Use instead

```bib
@article{a, author = {Novák, Jan}, title = {Odkazy}, journal = {Knihovna}, year = 2013, volume = {5}, pages = {12--15}}
```

## Source

Patashnik, BibTeXing (btxdoc), section 3.2 (<https://ctan.org/pkg/bibtex>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.rules.bibtex.places import Place, each_field

_VOLUME = r"(?:roč(?:ník)?|vol(?:ume)?|sv(?:azek)?|díl|ročn|r)"
_NUMBER = r"(?:č(?:ís(?:lo)?)?|no|nr|num|iss(?:ue)?)"
_PAGES = r"(?:s|ss|str(?:ana|any)?|pp?|pages?)"
_LEADS = {
    "volume": re.compile(rf"\s*{_VOLUME}(?:\.[\s~]*|[\s~]+)(?=[\dIVXLC])", re.IGNORECASE),
    "number": re.compile(rf"\s*{_NUMBER}(?:\.[\s~]*|[\s~]+)(?=\d)", re.IGNORECASE),
    "pages": re.compile(rf"\s*{_PAGES}(?:\.[\s~]*|[\s~]+)(?=\d)", re.IGNORECASE),
    "isbn": re.compile(r"\s*ISBN[\s:~]*(?=\d)", re.IGNORECASE),
    "issn": re.compile(r"\s*ISSN[\s:~]*(?=\d)", re.IGNORECASE),
}
_OF_ARTICLES = ("article", "periodical", "suppperiodical")


@each_field
def check(place: Place) -> Iterator[Objection]:
    """Numbers with their word; `number` only where it is the issue of a journal."""
    name = "number" if place.field.name == "issue" else place.field.name
    lead = _LEADS.get(name)
    if lead is None or (name == "number" and place.record.type not in _OF_ARTICLES):
        return
    if found := lead.match(place.field.value):
        yield place.mended(found.span(), "", text=found[0].strip(), name=place.field.written)


RULE = Rule(
    code="bib-number-words",
    severity=Severity.WARNING,
    scope=Scope.ENTRY,
    summary=Message(cs="V polích čísel jsou jen čísla", en="The fields of numbers hold numbers alone"),
    messages={
        "": Message(
            cs="„{text}“ do pole {name} nepatří; přidá ho styl",
            en="“{text}” has no place in {name}; it is the style's to add",
        ),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.SAFE,
)
