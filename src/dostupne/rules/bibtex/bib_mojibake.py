"""
## What it does

Finds text in UTF-8 that was once read as Windows-1252, Windows-1250 or ISO 8859-2: `Å¡` for `š`, `Ã­` for `í`, `â€“`
for a dash. Only what comes to a letter of a European language, or to a sign of print, is told of.

## Why it matters

The letters are printed as they stand.

## Example

```bib
@book{a, title = {DÄ›jiny odkazÅ¯ â€“ pÅ™ehled}, publisher = {Academia}, year = 2013}
```

```bib
@book{a, author = {NovĂˇk, Jan}, title = {Odkazy}, publisher = {Academia}, year = 2013}
```

## Use instead

```bib
@book{a, title = {Dějiny odkazů – přehled, PŘÍŠTÍ ROČNÍK}, publisher = {Academia}, year = 2013}
```

## Source

RFC 3629 (<https://www.rfc-editor.org/rfc/rfc3629>); Windows-1250 and 1252 (<https://encoding.spec.whatwg.org/>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.rules.bibtex.places import Place, each_field
from dostupne.rules.objecting import mended

_SOUND = frozenset(
    "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽľĺŕôäĽĹŔÔÄöüßÖÜąćęłńśźżĄĆĘŁŃŚŹŻőűŐŰàâæçèêëîïñòùûœÀÂÆÇÈÊËÎÏÑÒÙÛŒãõåøÅØđĐţşăîìăŢŞĂ"
    "„“”‘’‚–—…€•°§©®«»·\u00a0"
)


def _letters(encoding: str) -> dict[str, int]:
    """The characters of the upper half of an encoding → their bytes; bytes without one are the controls of ISO 8859-1."""
    return {bytes([byte]).decode(encoding, errors="ignore") or chr(byte): byte for byte in range(0x80, 0x100)}


def _pattern(letters: dict[str, int]) -> re.Pattern[str]:
    of = [
        "".join(re.escape(char) for char, byte in letters.items() if first <= byte <= last) for first, last in _RANGES
    ]
    return re.compile(f"[{of[0]}][{of[2]}]|[{of[1]}][{of[2]}][{of[2]}]")


_RANGES = ((0xC2, 0xC5), (0xE2, 0xE2), (0x80, 0xBF))
_TABLES = tuple((table, _pattern(table)) for table in map(_letters, ("cp1252", "cp1250", "iso8859_2")))


@each_field
def check(place: Place) -> Iterator[Objection]:
    """Letters of two or three characters that are one in UTF-8; one objection a field."""
    value = place.field.value
    for table, pattern in () if value.isascii() else _TABLES:
        found = [one for one in pattern.finditer(value) if _decoded(one[0], table) in _SOUND]
        if found:
            edits = [(one.span(), _decoded(one[0], table)) for one in found]
            first = place.told(found[0].span(), text=found[0][0], wanted=edits[0][1])
            base = place.field.inside[0]
            yield mended(first, FixKind.SAFE, *(Edit(base + span[0], base + span[1], new) for span, new in edits))
            return


def _decoded(text: str, table: dict[str, int]) -> str:
    return bytes(table[char] for char in text).decode("utf-8", errors="replace")


RULE = Rule(
    code="bib-mojibake",
    severity=Severity.ERROR,
    scope=Scope.ENTRY,
    summary=Message(cs="Písmena mají správné kódování", en="Letters are in the right encoding"),
    messages={
        "": Message(
            cs="„{text}“ je špatně přečtené UTF-8: má být „{wanted}“",
            en="“{text}” is UTF-8 read wrongly: it should be “{wanted}”",
        ),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.SAFE,
)
