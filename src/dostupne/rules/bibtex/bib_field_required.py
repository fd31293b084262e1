"""
## What it does

Finds entries that lack what their type cannot do without: an article its journal, a paper its proceedings, a thesis its
school, a report its institution, these and a book their author or editor. Title, date, publisher and address have rules
of their own.

## Why it matters

The style prints `In: .` or warns; nobody finds the work.

## Example

```bib
@article{a, author = {Novák, Jan}, title = {Odkazy}, year = 2013}
```

```bib
@inproceedings{b, author = {Novák, Jan}, title = {Odkazy}, year = 2013}
```

```bib
@mastersthesis{c, author = {Novák, Jan}, title = {Odkazy}, year = 2013}
```

## Use instead

```bib
@article{a, author = {Novák, Jan}, title = {Odkazy}, journal = {Knihovna}, year = 2013}
@inproceedings{b, author = {Novák, Jan}, title = {Odkazy}, crossref = {c}}
@proceedings{c, title = {Sborník}, publisher = {Academia}, year = 2013}
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

_HOST = ("booktitle", "maintitle", "crossref", "xdata")
_SCHOOL = ("school", "institution", "publisher", "organization", "xdata", "crossref")
_AUTHOR = ("author", "editor", "crossref", "xdata", "holder")
_REQUIRED: dict[str, tuple[tuple[str, ...], ...]] = {
    "article": (("journal", "journaltitle", "crossref", "xdata"),),
    **dict.fromkeys(("inproceedings", "conference", "incollection", "suppcollection"), (_HOST, _AUTHOR)),
    **dict.fromkeys(("mastersthesis", "phdthesis", "thesis"), (_SCHOOL, _AUTHOR)),
    **dict.fromkeys(("techreport", "report"), (("institution", *_SCHOOL, "author"),)),
    "inbook": (("chapter", "pages", *_HOST),),
}


@each_record
def check(listed: ReferenceList, record: BibRecord) -> Iterator[Objection]:
    """Entries that have none of the fields of which their type wants one."""
    for fields in _REQUIRED.get(record.type, ()):
        if not record.has(*fields):
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
