"""
## What it does

Finds names with more than two commas.

## Why it matters

BibTeX knows `Family, Given` and `Family, Jr, Given`, and stops at a third comma.

## Example

```bib
@book{a, author = {Novák, Jan, Petr, Malý}, title = {Odkazy}, publisher = {Academia}, year = 2013}
```

## Use instead

```bib
@book{a, author = {Novák, Jan and Malý, Petr and King, Jr., Martin Luther}, title = {Odkazy}, publisher = {Academia}, year = 2013}
```

## Source

Patashnik, Designing BibTeX Styles, section 4 (<https://ctan.org/pkg/bibtex>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.rules.bibtex.places import NAMES, Place, each_field
from dostupne.rules.names.bib_lists import parts_by, words_of


@each_field
def check(place: Place) -> Iterator[Objection]:
    """Names that BibTeX cannot take apart."""
    if place.field.name not in NAMES:
        return
    for words in parts_by(words_of(place.field.value), "and"):
        count = sum(word.text == "," for word in words)
        if count > 2:
            span = (words[0].start, words[-1].end)
            yield place.told(span, name=place.field.value[slice(*span)], count=count)


RULE = Rule(
    code="bib-name-commas",
    severity=Severity.ERROR,
    scope=Scope.ENTRY,
    summary=Message(cs="Jméno má nejvýš dvě čárky", en="A name has two commas at most"),
    messages={
        "": Message(cs="ve jméně „{name}“ je {count} čárek", en="there are {count} commas in the name “{name}”"),
    },
    check=check,
    page=__doc__ or "",
)
