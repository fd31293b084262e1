"""
## What it does

Finds a full stop behind an address that ends the reference, where the list has none, and addresses in .bib files that end
with one.

## Why it matters

Who copies the address, and many a program, takes the stop along, and the page is not found.

## Example

```bib
@online{a, title = {Odkazy}, url = {https://a.cz/odkazy.}, urldate = {2014-07-22}}
```

```text
NOVÁK, Jan. Odkazy [online]. 2014 [cit. 2014-07-22]. Dostupné z: https://a.cz/odkazy.
```

## Use instead

```bib
@online{a, title = {Odkazy}, url = {https://a.cz/odkazy}, urldate = {2014-07-22}}
```

```text
NOVÁK, Jan. Odkazy [online]. 2014 [cit. 2014-07-22]. Dostupné z: https://a.cz/odkazy
```

## Source

biblatex-iso690, README and issues (<https://github.com/michal-h21/biblatex-iso690>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.bibfile import BibRecord
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.each import both, each_record
from dostupne.rules.forms import Form, odd_forms
from dostupne.rules.objecting import mended, span_of, to_record


def _printed(listed: ReferenceList) -> Iterator[Objection]:
    forms = []
    for reference in listed.printed:
        span = span_of(reference, "url")
        rest = reference.raw[span[1] :].strip() if span else "…"
        if span and rest in ("", "."):
            end = len(reference.raw.rstrip())
            forms.append(Form(reference, "tečka" if rest else "bez tečky", (end - 1, end) if rest else (end, end)))
    for odd in odd_forms(listed, forms, ("bez tečky",), ("tečka",)):
        if odd.form.name == "tečka":
            yield mended(odd.objection("print", "url"), FixKind.PROPOSAL, Edit(*odd.form.span, ""))


@each_record
def _in_bib(listed: ReferenceList, record: BibRecord) -> Iterator[Objection]:
    url = record.field("url")
    if url and url.delimiter and url.value.rstrip().endswith(".") and not url.value.rstrip().endswith(".."):
        end = url.inside[0] + len(url.value.rstrip())
        objection = to_record(listed, record, url, span=(end - 1, end), message="bib")
        yield mended(objection, FixKind.PROPOSAL, Edit(end - 1, end, ""))


check = both(_printed, _in_bib)


RULE = Rule(
    code="url-trailing-dot",
    severity=Severity.INFO,
    scope=Scope.LIST,
    summary=Message(cs="Za adresou na konci citace není tečka", en="No full stop stands behind an address at the end"),
    messages={
        "print": Message(
            cs="tečka za adresou může být brána za její část",
            en="the full stop behind the address may be taken for a part of it",
        ),
        "bib": Message(cs="adresa končí tečkou", en="the address ends with a full stop"),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
