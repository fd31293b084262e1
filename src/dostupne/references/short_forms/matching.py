"""The head of a short form (`J. Novák, Úvod`), Reference → whether it can be meant.

The head is not cut into names and title by its shape: the names of the reference say where they end in it.
"""

import re
from collections.abc import Iterable

from dostupne.model.folding import words
from dostupne.model.names import Name
from dostupne.model.reference import Reference

_TOGETHER = frozenset("a and und et i".split())
_AND_OTHERS = (
    ("et", "al"),
    ("a", "kol"),
    ("aj",),
    ("a", "dalsi"),
    ("u", "a"),
    ("i", "in"),
    ("and", "others"),
    ("a", "i"),
)
_TELLING = 5
"""Letters of a single word from within a title that tell it."""


def can_be_meant(head: str, year: str, reference: Reference) -> bool:
    """Whether the names that the head begins with are those of the reference, what follows them is of its title, and
    the year, where there is one (with its letter), is that of the reference.
    """
    said = words(head)
    return _is_year(year, reference) and any(_is_title(rest, reference) for rest in _after_names(said, reference))


def closeness(head: str, reference: Reference) -> int:
    """How much of the title of a reference that can be meant is in the head: 2 for all, 1 for its beginning, 0 for less."""
    title, left = words(reference.title), _after_names(words(head), reference)
    return 2 if title in left else int(any(rest and rest == title[: len(rest)] for rest in left))


def can_be_by(head: str, reference: Reference) -> bool:
    """Whether the head is nothing but names, and those of the reference."""
    return () in _after_names(words(head), reference)


def are_of_same_creators(references: Iterable[Reference]) -> bool:
    """Whether all are by the same: as many, of the same names, and no given name of the first contradicts another."""
    creators = [_creators(reference) for reference in references]
    if len({tuple(words(name.short()) for name in names) for names in creators}) > 1:
        return False
    given = sorted({words(names[0].given) for names in creators if names}, key=len)
    return all(
        _given_agrees(short, long) for number, short in enumerate(given) for long in given[number + 1 :] if short
    )


def titled(title: str, author_of: Reference, reference: Reference) -> bool:
    """Whether a reference is by the first author of another and has this title."""
    ours, theirs = _creators(reference), _creators(author_of)
    same = bool(ours and theirs) and words(ours[0].short()) == words(theirs[0].short())
    return same and _given_agrees(words(ours[0].given), words(theirs[0].given)) and _is_title(words(title), reference)


def telling_word(reference: Reference) -> str:
    """The word that every head of a short form of this reference has near its beginning."""
    creators = _creators(reference)
    return next(iter(words(creators[0].short() if creators else reference.title)), "")


def _is_year(year: str, reference: Reference) -> bool:
    if not year:
        return True
    if not reference.issued or str(reference.issued.year) != year[:4]:
        return False
    printed = re.findall(rf"\b{year[:4]}([a-z])\b", reference.raw)
    return not printed or year[4:] in printed


def _creators(reference: Reference) -> tuple[Name, ...]:
    return reference.author or reference.editor


def _after_names(said: tuple[str, ...], reference: Reference) -> list[tuple[str, ...]]:
    """What may be left of the words when the names of the reference are taken from their beginning."""
    creators = _creators(reference)
    if not creators:
        return [said] if len(said) > 1 or said == words(reference.title) else []
    left = _after_name(said, creators[0])
    for creator in creators[1:]:
        left += [
            more
            for rest in left
            for more in _after_name(rest[1:] if rest[:1] and rest[0] in _TOGETHER else rest, creator)
        ]
    return left + [rest[len(others) :] for rest in left for others in _AND_OTHERS if rest[: len(others)] == others]


def _after_name(said: tuple[str, ...], name: Name) -> list[tuple[str, ...]]:
    """Without the given name before or behind the family name, or without the family name alone."""
    family, given = words(name.short()), words(name.given)
    before = next((place for place in range(4) if said[place : place + len(family)] == family), None)
    if before is None or not family or not _given_agrees(said[:before], given):
        return []
    rest = said[before + len(family) :]
    behind = [rest[count:] for count in (1, 2) if len(rest) >= count and given and _given_agrees(rest[:count], given)]
    # `Novák, Jazyk` must not be taken for the whole name of `NOVÁK, J.`
    return [rest, *(left for left in behind if left or all(map(str.startswith, given, rest)))]


def _given_agrees(said: tuple[str, ...], given: tuple[str, ...]) -> bool:
    """`J` and `Jan` agree with `Jan Karel`; nothing contradicts a given name that is not known but a whole word."""
    if not said or not given:
        return all(len(word) == 1 for word in said)
    return all(
        theirs.startswith(ours) or ours.startswith(theirs) for ours, theirs in zip(said, given, strict=False)
    ) and len(said) <= len(given)


def _is_title(rest: tuple[str, ...], reference: Reference) -> bool:
    """Whether the words are the beginning of the title, or stand in it beside each other; none are of any title."""
    title = words(reference.title)
    if rest == title[: len(rest)]:
        return True
    telling = len(rest) > 1 or len(rest[0]) >= _TELLING
    return telling and any(title[place : place + len(rest)] == rest for place in range(len(title) - len(rest) + 1))
