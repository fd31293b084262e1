"""
## What it does

Finds fields that an entry of this type does not print: a journal in a book, a book's title in an article, a school in a
book.

## Why it matters

Either the type is wrong or the field; as it stands it is left out in print.

## Example

```bib
@book{a, title = {Odkazy}, journal = {Knihovna}, publisher = {Academia}, year = 2013}
```

```bib
@article{b, author = {Novák, Jan}, title = {Odkazy}, booktitle = {Knihovna}, year = 2013}
```

## Use instead

```bib
@article{a, author = {Novák, Jan}, title = {Odkazy}, journal = {Knihovna}, year = 2013}
```

## Source

Patashnik, BibTeXing (btxdoc), section 3.1 (<https://ctan.org/pkg/bibtex>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.objecting import mended, to_record

_BOOKS = ("book", "mvbook", "collection", "proceedings", "manual", "booklet")
_PARTS = ("inproceedings", "conference", "incollection", "inbook")
_THESES = ("mastersthesis", "phdthesis", "thesis")
_JOURNAL, _HOST, _SCHOOL = ("journal", "journaltitle"), ("booktitle",), ("school",)
_MISPLACED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_BOOKS, (*_JOURNAL, *_HOST, *_SCHOOL)),
    **dict.fromkeys(_PARTS, (*_JOURNAL, *_SCHOOL)),
    **dict.fromkeys(_THESES, (*_JOURNAL, *_HOST)),
    "article": (*_HOST, *_SCHOOL),
}
_MEANT = {
    **{(type_, name): "booktitle" for type_ in _PARTS for name in _JOURNAL},
    ("article", "booktitle"): "journal",
}


def check(listed: ReferenceList) -> Iterator[Objection]:
    """Fields of another type of entry; those that only hold fields for others by `crossref` may have them."""
    all_records = listed.bib.records if listed.bib else ()
    parents = {field.value.strip() for record in all_records for field in record.fields if field.name == "crossref"}
    for record in all_records:
        names = {field.name for field in record.fields}
        for field in record.fields:
            if field.name not in _MISPLACED.get(record.type, ()) or record.key in parents:
                continue
            span = (field.whole[0], field.whole[0] + len(field.written))
            told = to_record(listed, record, field, span=span, type=record.type, name=field.written)
            meant = _MEANT.get((record.type, field.name), "")
            may = meant and meant not in names and not (meant == "journal" and "journaltitle" in names)
            yield mended(told, FixKind.PROPOSAL, Edit(*span, meant)) if may else told


RULE = Rule(
    code="bib-field-misplaced",
    severity=Severity.WARNING,
    scope=Scope.ENTRY,
    summary=Message(cs="Pole patří k typu záznamu", en="Fields are those of the entry's type"),
    messages={
        "": Message(cs="pole {name} do @{type} nepatří", en="the field {name} is not one of @{type}"),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
