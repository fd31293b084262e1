"""ISBNs and ISSNs as references and entries give them, right or wrong, with their places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dostupne.model.finding import Objection
from dostupne.model.reflist import ReferenceList
from dostupne.rules.objecting import records, to_printed, to_record

_LABELLED = re.compile(
    r"\b(?P<kind>IS[BS]N)(?:[\s-]?1[03](?=[\s:]))?(?:\s*\((?:online|print|tištěný|brož\.|váz\.|e-?\w+)\))?\s*:?\s*(?P<number>\d[\dxX\s‐‑–-]{5,20}[\dxX])(?![\w])",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w])\d[\dxX\s‐‑–-]{5,20}[\dxX](?![\w])")
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
            yield _number(kind, found["number"], to_printed(reference, found.span("number"), field=kind))
    for record in records(listed):
        for field in record.fields:
            if field.name in ("isbn", "issn") and field.delimiter:
                for found in _NUMBER.finditer(field.value):
                    span = (field.inside[0] + found.start(), field.inside[0] + found.end())
                    yield _number(field.name, found[0], to_record(listed, record, field, span=span))


def _number(kind: str, written: str, objection: Objection) -> Number:
    return Number(kind, written, _NO_DIGITS.sub("", written).upper(), objection)
