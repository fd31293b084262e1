"""Names of persons and corporate bodies, in CSL's words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A creator: a person (`family`, `given`, `particle`, `suffix`) or a body (`literal`).

    Capitals of Czech custom are undone: `NOVÁK, Jan` is family `Novák`.
    `particle` is CSL's non-dropping particle (`van`, `de`).
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""

    def short(self) -> str:
        """What a list is sorted and a key is made by: the family name, or the body's name."""
        return self.literal or " ".join(part for part in (self.particle, self.family) if part)
