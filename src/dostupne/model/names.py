"""Names of persons and corporate bodies, in CSL's words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A creator: a person (`family`, `given`, `particle`, `suffix`, `dropping_particle`) or a body (`literal`).

    Capitals of Czech custom are undone: `NOVÁK, Jan` is family `Novák`.
    `particle` is CSL's non-dropping particle, which stands before the family name (`van Gogh, Vincent`);
    `dropping_particle` is what stands behind the given name (`BRANDT, Ahasver von`) and is left out of a short form
    (https://docs.citationstyles.org/en/stable/specification.html#names, "demote-non-dropping-particle").
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""
    dropping_particle: str = ""

    def short(self) -> str:
        """What a list is sorted and a key is made by: the family name, or the body's name."""
        return self.literal or " ".join(part for part in (self.particle, self.family) if part)
