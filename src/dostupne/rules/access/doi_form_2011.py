"""
## What it does

Finds DOIs written as links in a list of the edition of 2011, which has `Dostupné z: doi:10.1000/182` or `DOI: 10.1000/182`.
A list that has links throughout is told of only if you named the edition.

## Why it matters

One form in the list; since 2017 Crossref itself recommends the link.

## Example

```text 2011
NOVÁK, Jan. Odkazy. Knihovna [online]. 2014, roč. 5, č. 1, s. 1–2 [cit. 2014-07-22]. Dostupné z: https://doi.org/10.1000/182
```

## Use instead

```text 2011
NOVÁK, Jan. Odkazy. Knihovna [online]. 2014, roč. 5, č. 1, s. 1–2 [cit. 2014-07-22]. Dostupné z: doi:10.1000/182
```

## Source

biblatex-iso690, README and issues (<https://github.com/michal-h21/biblatex-iso690>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.finding import Edition, Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.forms import Form, odd_forms
from dostupne.rules.objecting import whole

_WRITTEN = re.compile(
    r"(?P<form>https?://(?:dx\.)?doi\.org/|doi\s*:?\s*(?:https?://(?:dx\.)?doi\.org/)?)\s*(?=10\.\d{4,9}/)",
    re.IGNORECASE,
)

_LABEL, _LINK = "doi:…", "https://doi.org/…"


def check(listed: ReferenceList) -> Iterator[Objection]:
    """DOIs in the other form."""
    forms = [
        Form(reference, _LINK if found["form"].lower().startswith("http") else _LABEL, found.span())
        for reference in whole(listed.printed)
        if (found := _WRITTEN.search(reference.raw))
    ]
    for odd in odd_forms(listed, forms, (_LABEL,), (_LINK,)):
        if odd.form.name == _LINK:
            yield odd.objection(field="doi", doi=odd.form.reference.doi)


RULE = Rule(
    code="doi-form-2011",
    severity=Severity.INFO,
    scope=Scope.LIST,
    summary=Message(cs="DOI se píše „DOI: 10.…“", en="A DOI is written “DOI: 10.…”"),
    messages={
        "": Message(
            cs="DOI je zapsáno jako odkaz; vydání 2011 má „DOI: {doi}“",
            en="the DOI is written as a link; edition 2011 has “DOI: {doi}”",
        ),
    },
    check=check,
    page=__doc__ or "",
    editions=frozenset({Edition.E2011}),
)
