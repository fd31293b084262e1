"""
## What it does

Finds files that are not in UTF-8: those in Windows-1250 or ISO 8859-2, those in several encodings at once, and those in
which U+FFFD stands where a letter was lost by a conversion: whose
letters cannot all be right.

## Why it matters

biber reads UTF-8. A file in two encodings is read wrongly by everybody, and is not mended here.

## Example

```bib
@book{a, title = {Odkazy �}, publisher = {Academia}, year = 2013}
```

## Use instead

```bib
@book{a, title = {Odkazy}, publisher = {Academia}, year = 2013}
```

## Source

The BibLaTeX manual, section 2.4.3 (<https://ctan.org/pkg/biblatex>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Objection, Severity
from dostupne.model.reference import Origin
from dostupne.model.reflist import ReferenceList
from dostupne.rules.objecting import graded

_UNICODE = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


def check(listed: ReferenceList) -> Iterator[Objection]:
    """One objection a file, at its first letter that is not ASCII or was lost."""
    bib = listed.bib
    if bib is None:
        return
    text = bib.text
    place = text.find("\ufffd")
    if bib.encoding in _UNICODE and place < 0:
        return
    message = "lost" if bib.encoding in _UNICODE else "one" if bib.encoding else "mixed"
    if place < 0:
        place = next((at for at, char in enumerate(text) if not char.isascii()), 0)
    start = text.rfind("\n", 0, place) + 1
    told = Objection(
        origin=Origin(listed.source, 1 + text.count("\n", 0, place)),
        message=message,
        arguments=(("encoding", _NAMES.get(bib.encoding, bib.encoding)),),
        text=text[start:].partition("\n")[0],
        base=start,
        span=(place, min(place + 1, len(text))),
    )
    yield graded(told, Severity.WARNING) if message == "one" else told


_NAMES = {"cp1250": "Windows-1250", "iso8859_2": "ISO 8859-2"}


RULE = Rule(
    code="bib-encoding",
    severity=Severity.ERROR,
    scope=Scope.ENTRY,
    summary=Message(cs="Soubor je v UTF-8", en="The file is in UTF-8"),
    messages={
        "one": Message(
            cs="soubor je v kódování {encoding}; biber čte UTF-8", en="the file is in {encoding}; biber reads UTF-8"
        ),
        "lost": Message(
            cs="při převodu kódování se ztratilo písmeno (U+FFFD)", en="a letter was lost by a conversion (U+FFFD)"
        ),
        "mixed": Message(cs="v souboru je víc kódování najednou", en="the file is in several encodings at once"),
    },
    check=check,
    page=__doc__ or "",
)
