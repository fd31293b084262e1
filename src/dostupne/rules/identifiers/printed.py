"""ISBNs and ISSNs as references and entries give them, right or wrong, with their places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dostupne.model.finding import Objection
from dostupne.model.reflist import ReferenceList
from dostupne.rules.objecting import Span, records, to_printed, to_record

_LABELLED = re.compile(
    r"\b(?P<kind>IS[BS]N)(?:[\s-]?1[03](?=[\s:]))?(?:\s*\((?:online|print|tištěný|brož\.|váz\.|e-?\w+)\))?\s*:?\s*(?P<number>\d[\dxX\s‐‑–-]{5,40}[\dxX])(?![\w])",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w])\d[\dxX\s‐‑–-]{5,40}[\dxX](?![\w])")
_WORD = re.compile(r"\S+")
_LENGTHS = frozenset((8, 10, 13))
_NO_DIGITS = re.compile(r"[^\dxX]")


@dataclass(frozen=True, slots=True)
class Number:
    """What is labelled `isbn` or `issn`: as written, its digits alone, and the objection that would point at it."""

    kind: str
    written: str
    digits: str
    objection: Objection


def numbers(listed: ReferenceList) -> Iterator[Number]:
    """All numbers that are labelled so, in the order of the list."""
    for reference in listed.printed:
        for found in _LABELLED.finditer(reference.raw):
            kind = found["kind"].lower()
            for start, end in _pieces(reference.raw, *found.span("number")):
                yield _number(kind, reference.raw[start:end], to_printed(reference, (start, end), field=kind))
    for record in records(listed):
        for field in record.fields:
            if field.name in ("isbn", "issn") and field.delimiter:
                for found in _NUMBER.finditer(field.value):
                    for start, end in _pieces(field.value, *found.span()):
                        span = (field.inside[0] + start, field.inside[0] + end)
                        yield _number(field.name, field.value[start:end], to_record(listed, record, field, span=span))


def _pieces(text: str, start: int, end: int) -> list[Span]:
    """The numbers in a row of them; spaces may also stand inside of one."""
    words = [found.span() for found in _WORD.finditer(text, start, end)]
    whole = [len(_NO_DIGITS.sub("", text[first:last])) in _LENGTHS for first, last in words]
    return words if len(words) > 1 and all(whole) else [(start, end)]


def _number(kind: str, written: str, objection: Objection) -> Number:
    return Number(kind, written, _NO_DIGITS.sub("", written).upper(), objection)
