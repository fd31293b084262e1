"""Creators in other roles than author, editor and translator ⇄ their fields.

BibLaTeX has `bookauthor` for the author of the host, and `editora`, `editorb`, `editorc` with a type for three more roles (manual
2.2.2 and 2.3.6, https://ctan.org/pkg/biblatex). Roles beyond them, and all in BibTeX, which knows none, stand under CSL's name.

Which of the particles of a name is dropped in short forms is what the list is annotated with (manual 3.7): `author+an:dropping = {2="von"}`.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from dostupne.bibtex import names
from dostupne.model.names import Name
from dostupne.model.variables import ROLES

Contributors = tuple[tuple[str, tuple[Name, ...]], ...]

DROPPING = "+an:dropping"
"""Behind the name of a field: the annotation that says which particles are dropped."""
_TYPED = ("editora", "editorb", "editorc")
_FIELD_OF = {"container-author": "bookauthor"}
_SUPERVISOR = "supervisor"
"""Of a thesis, in biblatex-iso690 (https://ctan.org/pkg/biblatex-iso690): who contributed to it."""
_FIELDS = {
    _SUPERVISOR: "contributor",
    **{_FIELD_OF.get(role, role): role for role in ROLES},
    **dict.fromkeys(_TYPED, ""),
}
"""All fields of roles, with the role where the field alone tells it."""
_ANNOTATED = re.compile(r"(\d+)\s*=\s*\"([^\"]*)\"")


def read(raw: Callable[[str], str], values: Mapping[str, str]) -> Contributors:
    """Each role that one of the fields tells, with its names; `raw(field)` takes a field's value."""
    if _FIELDS.keys().isdisjoint(values):
        return ()
    found: dict[str, tuple[Name, ...]] = {}
    for field in _TYPED:
        role = values.get(f"{field}type", "").strip().lower()
        if field in values and role in ROLES:
            raw(f"{field}type")
            found.setdefault(role, names_of(raw, field))
    for field, role in _FIELDS.items():
        if role and field in values:
            found.setdefault(role, names_of(raw, field))
    return tuple((role, found[role]) for role in ROLES if found.get(role))


def names_of(raw: Callable[[str], str], field: str) -> tuple[Name, ...]:
    """The names of a field with their dropped particles."""
    return with_dropped(names.read(raw(field))[0], raw(field + DROPPING))


def with_dropped(people: tuple[Name, ...], annotation: str) -> tuple[Name, ...]:
    """The names, each with those words of its particle dropped that the annotation gives for its place."""
    dropped = {int(place): particle for place, particle in _ANNOTATED.findall(annotation)} if annotation else {}
    return tuple(_dropping(name, dropped.get(place, "")) for place, name in enumerate(people, 1))


def _dropping(name: Name, dropped: str) -> Name:
    if not dropped or not f"{name.particle} ".startswith(f"{dropped} "):
        return name
    return replace(name, particle=name.particle[len(dropped) :].strip(), dropping_particle=dropped)


def write(contributors: Contributors, *, biblatex: bool, thesis: bool = False) -> Iterator[tuple[str, str]]:
    """The fields of all roles with their annotations."""
    free = iter(_TYPED if biblatex else ())
    for role, people in contributors:
        supervises = thesis and role == "contributor"
        field = _SUPERVISOR if supervises else _FIELD_OF.get(role) or next(free, role)
        yield from list_of(field, people)
        if field in _TYPED:
            yield f"{field}type", role


def list_of(field: str, people: Sequence[Name], *, et_al: bool = False) -> Iterator[tuple[str, str]]:
    """A field with its names, and its annotation where particles are dropped."""
    if not people:
        return
    yield field, names.write(people, et_al=et_al)
    written = [name for name in people if name != Name()]
    dropped = (
        f'{place}="{name.dropping_particle}"'
        for place, name in enumerate(written, 1)
        if _is_told(name.dropping_particle)
    )
    yield field + DROPPING, "; ".join(dropped)


def _is_told(particle: str) -> bool:
    """Whether it comes back as a particle: words in lower case (`names.write` makes others a part of the family name)."""
    return particle.islower() and names.is_plain(particle)
