r"""
## What it does

Finds persons that are parted by a semicolon, by commas, by `a` or by `&` in a name list of a .bib file.

## Why it matters

BibTeX and biber take all of it for one person, sort and abbreviate it as one, and print the given names of the second as a
family name.

## Example

```bib
@book{a, author = {Novák, Jan; Dvořák, Petr}, title = {Odkazy}, year = 2013}
```

```bib
@book{b, author = {Jan Novák, Petr Dvořák}, title = {Odkazy}, year = 2013}
```

```bib
@book{c, author = {Novák, Jan a Dvořák, Petr}, title = {Odkazy}, year = 2013}
```

## Use instead

```bib
@book{a, author = {Novák, Jan and Dvořák, Petr}, title = {Odkazy}, year = 2013}
```

```bib
@book{b, author = {King, Jr., Martin Luther and {Černá; a bílá} and {Simon \& Schuster}}, title = {Odkazy}, year = 2013}
```

## Source

Patashnik, Designing BibTeX Styles, section 4 (<https://ctan.org/pkg/bibtex>).
"""

from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model.bibfile import BibField, BibRecord
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.reflist import ReferenceList
from dostupne.rules.each import each_record
from dostupne.rules.names.bib_lists import Word, parts_by, words_of
from dostupne.rules.names.etal_in_bib import NAME_FIELDS
from dostupne.rules.names.given_names import GIVEN_NAMES
from dostupne.rules.objecting import mended, to_record


@each_record
def check(listed: ReferenceList, record: BibRecord) -> Iterator[Objection]:
    """What parts persons where `and` should."""
    for field in record.fields:
        if field.name in NAME_FIELDS and field.delimiter:
            for part in parts_by(words_of(field.value), "and"):
                if sign := _sign_of(part):
                    yield _objection(listed, record, field, part, sign)


def _objection(listed: ReferenceList, record: BibRecord, field: BibField, part: list[Word], sign: str) -> Objection:
    base = field.inside[0]
    marks = [word for word in part if word.text == sign]
    span = (base + marks[0].start, base + marks[0].end)
    objection = to_record(listed, record, field, span=span, sign=sign)
    if sign == ",":
        return objection  # which of the commas part persons is a person's to say
    edits = [Edit(base + mark.start, base + mark.end, " and" if sign == ";" else "and") for mark in marks]
    return mended(objection, FixKind.PROPOSAL, *edits)


def _sign_of(part: list[Word]) -> str:
    """What parts several persons in what should be one; empty where it is one."""
    for sign in (";", "a", "&", "\\&"):
        persons = parts_by(part, sign)
        if len(persons) > 1 and all(map(_is_person, persons)):
            return sign
    return "," if _is_comma_list(parts_by(part, ",")) else ""


def _is_person(words: list[Word]) -> bool:
    """`Novák, Jan` or `Jan Novák`, not `Simon`."""
    names = [word.text for word in words if word.text != ","]
    return 2 <= len(names) <= 4 and all(name[:1].isupper() for name in names)


def _is_comma_list(parts: list[list[Word]]) -> bool:
    """`Jan Novák, Petr Malý, Eva Bílá` and `Novák, Jan, Malý, Petr`; of two the given names must be known ones."""
    if len(parts) == 2:
        return all(len(part) == 2 and part[0].text in GIVEN_NAMES for part in parts)
    if len(parts) >= 3 and all(map(_is_person, parts)):
        return True
    return len(parts) >= 4 and len(parts) % 2 == 0 and all(len(part) <= 2 for part in parts)


RULE = Rule(
    code="name-sep-in-bib",
    severity=Severity.ERROR,
    scope=Scope.ENTRY,
    summary=Message(
        cs="V .bib odděluje osoby jen slovo and", en="In a .bib file only “and” parts one person from the next"
    ),
    messages={
        "": Message(
            cs="osoby odděluje „{sign}“: v .bib mezi nimi musí být „and“",
            en="“{sign}” parts the persons: in a .bib file it must be “and”",
        ),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
