"""
## What it does

Finds parts of a book, a journal or a series without a title of their own, reports without an institution, parts of books without a chapter or pages, and unpublished works without a note that says
what they are. Titles, creators, hosts, schools, dates and addresses have rules of their own.

## Why it matters

BibTeX warns, and the style prints `In: .` or nothing at all: nobody finds the work.

## Example

```bib
@techreport{a, author = {Novák, Jan}, title = {Odkazy}, year = 2013}
```

```bib
@inproceedings{c, author = {Novák, Jan}, booktitle = {Sborník}, publisher = {Academia}, year = 2013}
```

```bib
@inbook{b, author = {Novák, Jan}, title = {Odkazy}, publisher = {Academia}, year = 2013}
```

## Use instead

```bib
@techreport{a, author = {Novák, Jan}, title = {Odkazy}, institution = {Ústav}, year = 2013}
@inbook{b, author = {Novák, Jan}, title = {Odkazy}, publisher = {Academia}, year = 2013, pages = {1--2}, booktitle = {Web}}
```

## Source

Patashnik, BibTeXing (btxdoc), section 3.1 (<https://ctan.org/pkg/bibtex>). The BibLaTeX manual, section 2.1
(<https://ctan.org/pkg/biblatex>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.bibfile import BibRecord
from dostupne.model.finding import Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.each import each_record
from dostupne.rules.objecting import to_record

_HELD = ("crossref", "xdata")
_INSTITUTION = ("institution", "publisher", "school", "organization", *_HELD)
_HOSTS = ("series", "booktitle", "journal", "journaltitle", "crossref")
"""What has one of these and no title is passed over by `title-missing`, which takes the host's for it."""
_REQUIRED: dict[str, tuple[str, ...]] = {
    "techreport": _INSTITUTION,
    "report": _INSTITUTION,
    "inbook": ("chapter", "pages", "booktitle", "maintitle", *_HELD),
    "unpublished": ("note", "howpublished", "url", "eventtitle", "type", "location", *_HELD),
}


@each_record
def check(listed: ReferenceList, record: BibRecord) -> Iterator[Objection]:
    """Entries that have none of the fields of which their type wants one."""
    inherits = record.has("xdata", "title", "maintitle") or record.type == "inbook"
    if not inherits and record.has(*_HOSTS):
        yield to_record(listed, record, type=record.type, name="title")
    fields = _REQUIRED.get(record.type, ())
    if fields and not record.has(*fields):
        yield to_record(listed, record, type=record.type, name=fields[0])


RULE = Rule(
    code="bib-field-required",
    severity=Severity.WARNING,
    scope=Scope.ENTRY,
    summary=Message(cs="Záznam má pole, která jeho typ vyžaduje", en="An entry has the fields that its type requires"),
    messages={
        "": Message(cs="v záznamu @{type} chybí {name}", en="@{type} lacks its {name}"),
    },
    check=check,
    page=__doc__ or "",
)
