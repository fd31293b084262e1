"""The order of the elements of printed references."""

from collections.abc import Iterable, Iterator

from dostupne.contracts import Message
from dostupne.model.finding import Objection, Severity
from dostupne.model.reference import Reference, Way
from dostupne.model.reflist import ReferenceList
from dostupne.rules.forms import Form, odd_forms
from dostupne.rules.objecting import Span, graded, span_of, whole

Pair = tuple[str, str]

IN_BOTH_EDITIONS: tuple[Pair, ...] = (
    ("author", "title"),
    ("title", "publisher_place"),
    ("title", "publisher"),
    ("edition", "publisher"),
    ("publisher_place", "publisher"),
    ("publisher", "isbn"),
    ("isbn", "url"),
    ("issn", "url"),
)
"""What stands before what in both editions; the place of the series is what they differ in."""
MESSAGE = Message(
    cs="{other} stojí před prvkem „{one}“; má být za ním",
    en="the {other_en} stands before the {one_en}; it should be behind",
)
_NAMES = {
    "author": ("tvůrce", "creator"),
    "title": ("název", "title"),
    "edition": ("vydání", "edition"),
    "publisher_place": ("místo", "place"),
    "publisher": ("nakladatel", "publisher"),
    "collection_title": ("edice", "series"),
    "isbn": ("ISBN", "ISBN"),
    "issn": ("ISSN", "ISSN"),
    "url": ("adresa", "address"),
}
_IN_ORDER, _TURNED = "<", ">"


def misplaced(listed: ReferenceList, pairs: Iterable[Pair]) -> Iterator[Objection]:
    """Pairs of elements in the other order, unless the whole list has them so.

    Only what is told by its place or its label is looked at, not what is guessed. The series is told of as `info`: many, citation
    managers among them, leave it where the other edition has it.
    """
    for one, other in pairs:
        (name, name_en), (other_name, other_en) = _NAMES[one], _NAMES[other]
        for odd in odd_forms(listed, _forms(listed, one, other), (_IN_ORDER,), (_TURNED,)):
            if odd.form.name == _TURNED:
                told = odd.objection(field=other, one=name, other=other_name, one_en=name_en, other_en=other_en)
                yield graded(told, Severity.INFO) if "collection_title" in (one, other) else told


def _forms(listed: ReferenceList, one: str, other: str) -> Iterator[Form]:
    for reference in whole(listed.printed):
        first, second = _place(reference, one), _place(reference, other)
        if first and second:
            yield Form(reference, _IN_ORDER if first[0] < second[0] else _TURNED, second)


def _place(reference: Reference, field: str) -> Span | None:
    certain = any(one.field == field and one.way is not Way.GUESSED for one in reference.readings)
    return span_of(reference, field) if certain else None
