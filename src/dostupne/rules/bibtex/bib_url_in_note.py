r"""
## What it does

Finds addresses and DOIs in `note`, `howpublished` and `addendum` of entries that have none in `url` or `doi`. `\url{…}`
in `howpublished`, as classic BibTeX styles want it, is told of for information.

## Why it matters

No program finds the address there, checks it, or links it.

## Example

```bib
@misc{a, title = {Odkazy}, note = {Dostupné z: https://a.cz/b}, year = 2013}
```

## Use instead

```bib
@misc{a, title = {Odkazy}, url = {https://a.cz/b}, note = {Viz i https://a.cz/c}, urldate = {2013-01-02}, year = 2013}
```

## Source

The BibLaTeX manual, section 2.2.2 (<https://ctan.org/pkg/biblatex>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.rules.bibtex.places import Place, each_field
from dostupne.rules.objecting import graded, mended

_ADDRESS = re.compile(
    r"\\(?P<command>url|path|nolinkurl|href)\s*\{(?P<wrapped>[^{}]+)\}(?:\{[^{}]*\})?|(?P<bare>https?://[^\s{}<>\"]*[^\s{}<>\".,;)\]])"
)
_DOI = re.compile(r"\bdoi\s*:?\s*(?P<doi>10\.\d{4,9}/[^\s{},;]*[^\s{},;.])", re.IGNORECASE)
_LEAD = re.compile(
    r"\s*(?:(?:dostupn[eéýá]\w*|available|url|on-?line)\s*(?:také\s*)?(?:z|na|at|from|on)?\s*:?\s*)?<?\Z", re.IGNORECASE
)
_FIELDS = ("note", "howpublished", "addendum", "annote")


@each_field
def check(place: Place) -> Iterator[Objection]:
    """The first address of a note, where the entry has none of its own."""
    if place.field.name not in _FIELDS or place.record.has("url", "doi", "archiveurl", "eprint"):
        return
    value = place.field.value
    if found := _DOI.search(value):
        yield _objection(place, found, "doi", found["doi"])
    elif found := _ADDRESS.search(value):
        told = _objection(place, found, "url", (found["wrapped"] or found["bare"]).strip())
        custom = place.field.name == "howpublished" and found["command"] is not None
        yield graded(told, Severity.INFO) if custom else told


def _objection(place: Place, found: re.Match[str], name: str, address: str) -> Objection:
    """With the field made the address's own where nothing else stands in it."""
    field = place.field
    told = place.told(found.span(), name, name=field.written, text=address)
    alone = _LEAD.match(field.value[: found.start()]) and not field.value[found.end() :].strip(" .>;,\r\n\t")
    if not alone or name in {one.name for one in place.record.fields}:
        return told
    edits = (Edit(field.whole[0], field.whole[0] + len(field.written), name), Edit(*field.inside, address))
    return mended(told, FixKind.PROPOSAL, *edits)


RULE = Rule(
    code="bib-url-in-note",
    severity=Severity.WARNING,
    scope=Scope.ENTRY,
    summary=Message(cs="Adresa je v poli url, DOI v poli doi", en="Addresses are in the field url, DOIs in doi"),
    messages={
        "url": Message(cs="adresa je v poli {name} místo v url", en="the address stands in {name} instead of url"),
        "doi": Message(cs="DOI je v poli {name} místo v doi", en="the DOI stands in {name} instead of doi"),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
