r"""
## What it does

Finds `\url{…}`, `\href`, angle brackets and braces round the address in `url` and `doi`.

## Why it matters

The field is an address and nothing else; the style adds the command, and then there are two.

## Example

```bib
@online{a, title = {Odkazy}, url = {\url{https://a.cz/b}}, urldate = {2013-01-02}, year = 2013}
```

## Use instead

```bib
@online{a, title = {Odkazy}, url = {https://a.cz/b}, urldate = {2013-01-02}, year = 2013}
```

## Source

The BibLaTeX manual, section 2.2.1 (<https://ctan.org/pkg/biblatex>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.rules.bibtex.places import ADDRESSES, Place, each_field
from dostupne.rules.objecting import mended

_WRAPPED = re.compile(
    r"\s*(?:\\(?:url|path|nolinkurl|texttt)\s*\{(?P<url>[^{}]*)\}|\\href\s*\{(?P<href>[^{}]*)\}\s*\{[^{}]*\}|<(?P<angle>[^<>]*)>"
    r"|\{(?P<braced>[^{}]*)\})\s*"
)
_COMMAND = re.compile(r"\\[A-Za-z]{2,}")
_BREAK = re.compile(
    r"\\(?:allowbreak|linebreak(?:\[\d\])?|newline|break|hskip\s?0pt|hspace\*?\{0pt\}|penalty\s?0)(?![A-Za-z])\s*"
)
"""What only says where the line may be broken."""
_OF_OTHERS = re.compile(r"\\text(?:underscore|asciitilde|backslash)|\\sim")


@each_field
def check(place: Place) -> Iterator[Objection]:
    """Addresses with something round them."""
    if place.field.name not in ADDRESSES and place.field.name != "doi":
        return
    value = place.field.value
    if wrapped := _WRAPPED.fullmatch(value):
        address = next(part for part in wrapped.groups() if part is not None)
        yield place.mended((0, len(value)), address.strip(), text=value.strip())
    elif breaks := list(_BREAK.finditer(value)):
        base = place.field.inside[0]
        edits = (Edit(base + one.start(), base + one.end(), "") for one in breaks)
        yield mended(place.told(breaks[0].span(), text=breaks[0][0].strip()), FixKind.SAFE, *edits)
    elif (found := _COMMAND.search(value)) and not _OF_OTHERS.match(value, found.start()):
        yield place.told(found.span(), text=found[0])


RULE = Rule(
    code="bib-url-command",
    severity=Severity.WARNING,
    scope=Scope.ENTRY,
    summary=Message(cs="V poli url je jen adresa", en="The field url holds the address alone"),
    messages={
        "": Message(cs="v adrese nemá být „{text}“", en="“{text}” has no place in an address"),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.SAFE,
)
