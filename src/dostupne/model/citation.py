"""Citations in a text: what points from the prose to an item of the list."""

from dataclasses import dataclass
from enum import StrEnum

from dostupne.model.reference import Origin


class CitationKind(StrEnum):
    """How the text points to the list."""

    KEY = "key"
    """`\\cite{novak2014}`, `[@novak2014]`: the key of an entry."""
    NUMBER = "number"
    """`[12]`: the number of an item."""
    NAME_YEAR = "name-year"
    """`(NOVÁK, 2014)`: the first name and the year of an item."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One pointer. `target` is the key, the number, or the name and the year with a space between.

    `text` is the line of the source that it stands in, `span` the place of the pointer in it.
    """

    kind: CitationKind
    target: str
    origin: Origin
    text: str = ""
    span: tuple[int, int] | None = None
