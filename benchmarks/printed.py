"""A work and its print → the truth of that print: what a person would label who has the print alone.

Styles shorten given names to initials and leave out people and titles. By the rule of the score a value that cannot be
seen is not asked for, and whoever reads an author whose full name cannot be seen has invented it.
"""

import re
from collections.abc import Mapping
from typing import Any

from benchmarks.values import Item, fold

_INITIALS = r",?\s+(?P<given>(?:\w{1,2}\.[ \u00a0-]?)+)"


def shows_title(text: str, work: Item) -> bool:
    """Whether the title stands in the print; some styles leave it out for some types."""
    return _tight(work["title"]) in _tight(text)


def as_printed(text: str, work: Item) -> dict[str, Any]:
    """The item with its authors and editors as they are printed."""
    people = {role: _people(text, work[role]) for role in ("author", "editor") if role in work}
    return {**{name: value for name, value in work.items() if name not in people}, **_filled(people)}


def _filled(people: Mapping[str, list[Item]]) -> dict[str, list[Item]]:
    return {role: named for role, named in people.items() if named}


def _people(text: str, people: list[Item]) -> list[Item]:
    shown = [person for person in people if _tight(person.get("family") or person["literal"]) in _tight(text)]
    return [_initialled(text, person) for person in shown]


def _initialled(text: str, person: Item) -> Item:
    if "given" not in person or _tight(person["given"]) in _tight(text):
        return person
    found = re.search(re.escape(person["family"]) + _INITIALS, text, re.IGNORECASE)
    return {**person, "given": found["given"].strip()} if found else person


def _tight(text: str) -> str:
    return fold(text).replace(" ", "")
