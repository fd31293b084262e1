r"""
## What it does

Finds entities and tags of HTML: `&amp;`, `&#237;`, `<i>`.

## Why it matters

They come from web pages and catalogues and are printed as they stand, or stop TeX.

## Example

```bib
@book{a, title = {Odkazy &amp; str&#225;nky}, publisher = {Academia}, year = 2013}
```

```bib
@book{a, title = {Rod <i>Homo</i>}, publisher = {Academia}, year = 2013}
```

## Use instead

```bib
@book{a, title = {Odkazy \& stránky rodu \textit{Homo}}, publisher = {Academia}, year = 2013}
```

## Source

HTML Living Standard, 13.5 Named character references (<https://html.spec.whatwg.org/>).
"""

import re
from collections.abc import Iterator
from html import unescape

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.rules.bibtex.places import VERBATIM, Place, each_field

_ENTITY = re.compile(r"(?:\{\\&\}|\\?&)(?P<name>(?:\\?#)(?:\d{1,6}|[xX][0-9a-fA-F]{1,6})|[A-Za-z]{2,12});")
_PAIR = re.compile(r"<(?P<tag>i|em|b|strong|sub|sup|scp)>(?P<text>[^<>]*)</(?P=tag)>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:i|em|b|strong|sub|sup|scp|br|p|span|div|a|u|inf|title|jats:\w+|mml:\w+)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_COMMANDS = {
    "i": "textit", "em": "textit", "b": "textbf", "strong": "textbf", "sub": "textsubscript", "sup": "textsuperscript",
    "scp": "textsc",
}  # fmt: skip
_ESCAPED = {"&": "\\&", "%": "\\%", "#": "\\#", "_": "\\_", "$": "\\$", "\u00a0": "~"}


@each_field
def check(place: Place) -> Iterator[Objection]:
    """Entities that there are, and tags that publishers' records have."""
    value = place.field.value
    for found in _ENTITY.finditer(value):
        char = unescape(f"&{found['name'].replace(chr(92), '')};")
        if len(char) == 1:
            yield _entity(place, found, char)
    pairs = list(_PAIR.finditer(value))
    for found in pairs:
        new = f"\\{_COMMANDS[found['tag'].lower()]}{{{found['text']}}}"
        yield place.mended(found.span(), new, FixKind.PROPOSAL, "tag", text=found[0])
    for found in _TAG.finditer(value) if place.field.name not in VERBATIM else ():
        if not any(pair.start() <= found.start() < pair.end() for pair in pairs):
            new = " " if found[0].lower().startswith(("<br", "<p")) else ""
            yield place.mended(found.span(), new, FixKind.PROPOSAL, "tag", text=found[0])


def _entity(place: Place, found: re.Match[str], char: str) -> Objection:
    new = char if place.field.name in VERBATIM else _ESCAPED.get(char, char)
    if char in '{}\\"' or (not char.isprintable() and char != "\u00a0"):
        return place.told(found.span(), "entity", text=found[0], char=char)
    return place.mended(found.span(), new, FixKind.SAFE, "entity", text=found[0], char=char)


RULE = Rule(
    code="bib-html",
    severity=Severity.WARNING,
    scope=Scope.ENTRY,
    summary=Message(cs="V hodnotách není HTML", en="No HTML stands in values"),
    messages={
        "entity": Message(cs="entita HTML „{text}“ místo „{char}“", en="the HTML entity “{text}” instead of “{char}”"),
        "tag": Message(cs="značka HTML „{text}“", en="the HTML tag “{text}”"),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.SAFE,
)
