"""The names at the head of a printed reference, and how they are written there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dostupne.model.names import Name
from dostupne.model.reference import Reference, Way
from dostupne.rules.objecting import Span

_SEPARATOR = re.compile(r";|\s(?:a|and|und|et)\s|&|,")


@dataclass(frozen=True, slots=True)
class Head:
    """The names that a reference begins with: where they are printed, role and `et al.` with them, and as they were read."""

    span: Span
    text: str
    names: tuple[Name, ...]
    certain: bool


def head(reference: Reference) -> Head | None:
    """The creators at the head; None where the reference begins with its title."""
    for reading in reference.readings:
        if reading.field in ("author", "editor", "translator"):
            names = {"author": reference.author, "editor": reference.editor, "translator": reference.translator}
            text = reference.raw[reading.start : reading.end]
            span = (reading.start, reading.end)
            return Head(span, text, names[reading.field], reading.way is not Way.GUESSED)
        if reading.field == "title":
            return None
    return None


def family_places(found: Head) -> Iterator[tuple[Name, Span]]:
    """Each person of the head with the place of the family name in the reference, in order; bodies are left out."""
    position, folded = 0, found.text.casefold()
    for name in found.names:
        wanted = name.family.casefold()
        place = folded.find(wanted, position) if wanted else -1
        if place >= 0 and len(folded) == len(found.text):
            position = place + len(wanted)
            yield name, (found.span[0] + place, found.span[0] + position)


def is_inverted(text: str, family: Span, base: int) -> bool:
    """Whether a family name is followed by its comma (`NOVÁK, Jan`), and not preceded by a given name."""
    before = _SEPARATOR.split(text[: family[0] - base])[-1].strip()
    return text[family[1] - base :].lstrip().startswith(",") and not before
