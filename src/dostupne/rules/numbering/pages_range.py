"""
## What it does

Finds ranges of pages that run backwards (`44–22`; `155–9` for 155–159 is let pass), a single hyphen in the field `pages` of
a .bib file, and, for information, hyphens in print where the list has dashes.

## Why it matters

BibTeX makes a dash of `--` and a hyphen of `-`; and a range that runs backwards has a wrong digit.

## Example

```text
NOVÁK, Jan. Odkazy. Knihovna. 2014, roč. 20, č. 5, s. 44–22.
```

```bib
@article{a, title = {Odkazy}, journal = {Knihovna}, year = 2014, pages = {22-44}}
```

## Use instead

```text
NOVÁK, Jan. Odkazy. Knihovna. 2014, roč. 20, č. 5, s. 155–9.
```

```bib
@article{a, title = {Odkazy}, journal = {Knihovna}, year = 2014, pages = {22--44}}
```

## Source

Typography; btxdoc, section 3.2 (<https://ctan.org/pkg/bibtex>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.bibfile import BibRecord
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.each import both, each_record
from dostupne.rules.forms import Form, odd_forms
from dostupne.rules.objecting import graded, mended, span_of, to_printed, to_record, whole

_RANGE = re.compile(r"(?P<first>\d+)\s*(?P<dash>-{1,3}|[‐‑–—−])\s*(?P<last>\d+)")


def _runs_backwards(found: re.Match[str]) -> bool:
    """`155–9` is cut short; what has as many digits as the first must not be smaller."""
    return len(found["last"]) >= len(found["first"]) and int(found["last"]) < int(found["first"])


def _printed(listed: ReferenceList) -> Iterator[Objection]:
    forms = []
    for reference in whole(listed.printed):
        span = span_of(reference, "page")
        found = _RANGE.fullmatch(reference.raw[slice(*span)].strip()) if span else None
        if span is None or found is None:
            continue
        if _runs_backwards(found):
            yield to_printed(reference, span, message="order", field="page", pages=found[0])
        forms.append(Form(reference, "-" if found["dash"] in "-‐‑" else "–", span))
    for odd in odd_forms(listed, forms, ("–",), ("-",)):
        if odd.form.name == "-" and odd.count > 1:
            yield graded(odd.objection("print", "page", pages=odd.form.reference.page), Severity.INFO)


@each_record
def _in_bib(listed: ReferenceList, record: BibRecord) -> Iterator[Objection]:
    pages = record.field("pages")
    found = _RANGE.fullmatch(pages.value.strip()) if pages and pages.delimiter else None
    if pages is None or found is None:
        return
    if _runs_backwards(found):
        yield to_record(listed, record, pages, message="order", pages=found[0])
    elif found["dash"] == "-":
        wanted = f"{found['first']}--{found['last']}"
        objection = to_record(listed, record, pages, message="dash", pages=found[0], wanted=wanted)
        yield mended(objection, FixKind.SAFE, Edit(*pages.inside, wanted))


check = both(_printed, _in_bib)


RULE = Rule(
    code="pages-range",
    severity=Severity.WARNING,
    scope=Scope.REFERENCE,
    summary=Message(
        cs="První strana není za poslední; rozsah má pomlčku, v .bib --",
        en="The first page is not behind the last; a range has a dash, in a .bib file --",
    ),
    messages={
        "order": Message(
            cs="strany „{pages}“: první je větší než poslední",
            en="the pages “{pages}”: the first is greater than the last",
        ),
        "dash": Message(
            cs="rozsah „{pages}“ se v .bib píše „{wanted}“",
            en="the range “{pages}” is written “{wanted}” in a .bib file",
        ),
        "print": Message(
            cs="rozsah „{pages}“ má spojovník, v seznamu je pomlčka",
            en="the range “{pages}” has a hyphen, the list has dashes",
        ),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.SAFE,
)
