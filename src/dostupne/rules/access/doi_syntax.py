"""
## What it does

Finds DOIs that cannot be one: without a prefix of `10.` and four to nine digits, or without a slash and a suffix.

## Why it matters

It leads nowhere.

## Example

```text
NOVÁK, Jan. Odkazy. Knihovna. 2014, roč. 5, č. 1, s. 1–2. DOI: 10.112.22/jkn.
```

```bib
@article{a, title = {Odkazy}, journal = {Knihovna}, year = 2014, doi = {10.112.22/jkn}}
```

## Use instead

```text
NOVÁK, Jan. Odkazy. Knihovna. 2014, roč. 5, č. 1, s. 1–2. DOI: 10.11222/jkn.
```

```bib
@article{a, title = {Odkazy}, journal = {Knihovna}, year = 2014, doi = {https://doi.org/10.1000.10/jkn}}
```

## Source

DOI Handbook (<https://www.doi.org/doi-handbook/HTML/>); patterns of the biblatex-iso690 test suite.
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.bibfile import BibRecord
from dostupne.model.finding import Objection, Severity
from dostupne.model.reference import Reference
from dostupne.model.reflist import ReferenceList
from dostupne.rules.each import both, each_print, each_record
from dostupne.rules.objecting import to_printed, to_record

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_PRINTED = re.compile(
    r"(?:\bdoi\s*:\s*|\bDOI\s+|doi\.org/)(?:https?://(?:dx\.)?doi\.org/)?\s*(?P<doi>\d[^\s,;\])>]*)", re.IGNORECASE
)
_PREFIX = re.compile(r"\s*(?:\\url\{)?(?:doi\s*:?\s*)?(?:https?://)?(?:(?:dx\.)?doi\.org/)?\s*", re.IGNORECASE)


@each_print
def _printed(reference: Reference) -> Iterator[Objection]:
    for found in _PRINTED.finditer(reference.raw):
        doi = found["doi"].rstrip(".")
        if doi.startswith("10.") and not _DOI.match(doi) and (reference.doi == "" or "/" in doi):
            start = found.start("doi")
            yield to_printed(reference, (start, start + len(doi)), field="doi", doi=doi)


@each_record
def _in_bib(listed: ReferenceList, record: BibRecord) -> Iterator[Objection]:
    field = record.field("doi")
    if field and field.delimiter:
        doi = field.value[_PREFIX.match(field.value).end() :] if _PREFIX.match(field.value) else field.value  # type: ignore[union-attr]
        if not _DOI.match(doi.strip("{} ")):
            yield to_record(listed, record, field, doi=field.value.strip())


check = both(_printed, _in_bib)


RULE = Rule(
    code="doi-syntax",
    severity=Severity.ERROR,
    scope=Scope.REFERENCE,
    summary=Message(cs="DOI má tvar 10.NNNN/…", en="A DOI has the form 10.NNNN/…"),
    messages={
        "": Message(cs="„{doi}“ není DOI: má tvar 10.NNNN/…", en="“{doi}” is no DOI: it has the form 10.NNNN/…"),
    },
    check=check,
    page=__doc__ or "",
)
