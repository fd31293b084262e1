"""Names → a list of creators in the Czech manner: `NOVÁK, Jan; WALKER, Jearl a DÄNIKEN, Erich von`.

Family names and bodies stand in capitals, what follows a family name in its natural form. Edition 2022 turns every name
about and parts them by semicolons, edition 2011 only the first, and parts them by commas: sections 2 of
https://iva.k.utb.cz/lekce/modely-a-priklady-citaci-tistene-dokumenty/ (2022) and https://citace.zcu.cz/prvky-citace/tvuarce.html (2011).
"""

import re
from collections.abc import Sequence

from dostupne.model.names import Name

_INNER_CAPITAL = re.compile(r"\b(?:Mc|Mac)(?=[A-Z])")
_PARTS = re.compile(r"\ba\b|,", re.IGNORECASE)
_LEGAL_FORM = re.compile(r",?\s(?:[a-zř]\.\s?){2,}$")
"""`s. r. o.`, `a.s.`, `v. v. i.` stay small behind a body in capitals."""


def inverted(name: Name) -> str:
    """`DÄNIKEN, Erich von` · `NOVÁK, Jan ml.` · `ČESKÝ STATISTICKÝ ÚŘAD`."""
    behind = _spaced(name.given, name.dropping_particle, name.particle, name.suffix)
    return capitals(name.literal) or ", ".join(filter(None, (capitals(name.family), behind)))


def natural(name: Name) -> str:
    """`Erich von DÄNIKEN` · `Jan NOVÁK ml.` · `ČESKÝ STATISTICKÝ ÚŘAD`."""
    particles = _spaced(name.dropping_particle, name.particle)
    return capitals(name.literal) or _spaced(name.given, particles, capitals(name.family), name.suffix)


def capitals(text: str) -> str:
    """Capitals but for what custom leaves small: `McDONALD`, `SEZNAM.CZ, a. s.`"""
    form = _LEGAL_FORM.search(text)
    body = text[: form.start()] if form else text
    start = found.end() if (found := _INNER_CAPITAL.match(body)) else 0
    return body[:start] + body[start:].upper() + text[len(body) :]


def all_inverted(names: Sequence[Name]) -> str:
    """The list of edition 2022: every name turned about, the last joined by `a`.

    Bodies are parted by semicolons throughout, because many hold an `a` of their own.
    """
    last = "; " if any(name.literal for name in names) else " a "
    return _listed(list(map(inverted, names)), "; ", last)


def first_inverted(names: Sequence[Name]) -> str:
    """The list of edition 2011: the first name turned about, the others as they are spoken, parted by commas.

    Where there are several bodies, or one has an `a` or a comma of its own, all are parted by semicolons.
    """
    bodies = [name for name in names if name.literal]
    unclear = len(bodies) > 1 or (len(names) > 1 and any(_PARTS.search(body.literal) for body in bodies))
    written = [*map(inverted, names[:1]), *map(natural, names[1:])]
    return _listed(written, "; ", "; ") if unclear else _listed(written, ", ", " a ")


def all_natural(names: Sequence[Name]) -> str:
    """The list of creators behind the title: `Jan NOVÁK, Petr DVOŘÁK a Klára ŠEĎOVÁ`."""
    last = ", " if any(name.literal for name in names) else " a "
    return _listed(list(map(natural, names)), ", ", last)


def _listed(written: list[str], separator: str, last: str) -> str:
    written = [name for name in written if name]
    return last.join(filter(None, (separator.join(written[:-1]), *written[-1:])))


def _spaced(*parts: str) -> str:
    return " ".join(filter(None, parts))
