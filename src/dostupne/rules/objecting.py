"""What is wrong with a reference → an Objection that points at it, in print or in the .bib file."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dostupne.model.bibfile import BibField, BibRecord
from dostupne.model.edits import Edit
from dostupne.model.finding import Fix, FixKind, Objection, Severity
from dostupne.model.reference import Kind, Origin, Reference
from dostupne.model.reflist import ReferenceList

Span = tuple[int, int]

BIB_FIELDS = {
    "issued": ("date", "year", "month"),
    "accessed": ("urldate", "accessed", "cited", "citedate", "lastchecked", "lastaccessed", "visited", "accessdate"),
    "container_title": ("journaltitle", "journal", "booktitle", "maintitle"),
    "publisher": ("publisher", "school", "institution", "organization"),
    "publisher_place": ("location", "address"),
    "collection_title": ("series",),
    "collection_number": ("number",),
    "page": ("pages",),
    "issue": ("number", "issue"),
    "archive_url": ("archiveurl", "archive-url"),
    "archive_date": ("archivedate", "archive-date"),
    "genre": ("type",),
    "medium": ("howpublished",),
    "language": ("langid", "language", "hyphenation"),
}
"""The names that fields of `Reference` have in a .bib file, where they are others there."""


def span_of(reference: Reference, field: str) -> Span | None:
    """Where a field stands in the printed reference; None where that is not known."""
    found = (reading for reading in reference.readings if reading.field == field)
    return next(((reading.start, reading.end) for reading in found), None)


def to_printed(
    reference: Reference,
    span: Span | None = None,
    *,
    message: str = "",
    field: str = "",
    **arguments: str | int,
) -> Objection:
    """An objection to what a printed reference says at `span`, or to the place of `field`, or to the whole of it."""
    return Objection(
        origin=reference.origin,
        message=message,
        arguments=_texts(arguments),
        key=reference.key,
        field=field,
        text=reference.raw,
        span=span or span_of(reference, field),
    )


def to_record(
    listed: ReferenceList,
    record: BibRecord,
    field: BibField | None = None,
    *,
    span: Span | None = None,
    message: str = "",
    **arguments: str | int,
) -> Objection:
    """An objection to a field of an entry, to the `span` of the file, or to the entry's key."""
    return Objection(
        origin=Origin(listed.source, field.line if field else record.line),
        message=message,
        arguments=_texts(arguments),
        key=record.key,
        field=field.written if field else "",
        text=record.text,
        base=record.span[0],
        span=span or (field.inside if field else record.key_span),
    )


def to_reference(
    listed: ReferenceList,
    reference: Reference,
    field: str = "",
    *,
    message: str = "",
    **arguments: str | int,
) -> Objection:
    """An objection to what a reference says in a field of `Reference`, printed or of a bibliography."""
    if reference.kind is not Kind.ENTRY:
        return to_printed(reference, None, message=message, field=field, **arguments)
    record = record_of(listed, reference)
    if record is None:
        return Objection(
            origin=reference.origin,
            message=message,
            arguments=_texts(arguments),
            key=reference.key,
            field=field,
            text=reference.raw,
        )
    written = record.field(*BIB_FIELDS.get(field, ()), field.replace("_", ""))
    return to_record(listed, record, written, span=None, message=message, **arguments)


def mended(objection: Objection, kind: FixKind, *edits: Edit[str]) -> Objection:
    """The objection with a fix; without edits it has none."""
    return replace(objection, fix=Fix(kind, edits)) if edits else objection


def graded(objection: Objection, severity: Severity) -> Objection:
    """The objection with a severity that is not its rule's own."""
    return replace(objection, severity=severity)


def record_of(listed: ReferenceList, reference: Reference) -> BibRecord | None:
    """The entry of the .bib file that a reference was read from; None for those of other bibliographies."""
    line = reference.origin.first_line
    if listed.bib is None or line is None:
        return None
    # The records are in the order of the file; of several on one line the key tells.
    known = listed.bib.records
    first = bisect_left(known, line, key=lambda record: record.line)
    same = known[first : bisect_right(known, line, lo=first, key=lambda record: record.line)]
    return next((record for record in same if record.key == reference.key), same[0] if same else None)


def records(listed: ReferenceList) -> Iterator[BibRecord]:
    """The entries that stand for works: not those that hold fields for others."""
    for record in listed.bib.records if listed.bib else ():
        if record.type not in ("xdata", "set", "control"):
            yield record


def whole(references: Iterable[Reference]) -> Iterator[Reference]:
    """The references that are read as a whole: what is cut off, or an address alone, says nothing by what it lacks."""
    return (one for one in references if one.kind in (Kind.REFERENCE, Kind.ENTRY))


def _texts(arguments: Mapping[str, str | int]) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(value)) for name, value in arguments.items())
