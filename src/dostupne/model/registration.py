"""What the registries say of a DOI."""

from dataclasses import dataclass
from enum import StrEnum


class Registered(StrEnum):
    """Whether the registry knows the DOI."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    """It did not say: nothing may be concluded."""


@dataclass(frozen=True, slots=True)
class Registration:
    """A DOI (lower case) with what is registered of it; what the registry does not say is empty.

    `titles` are all under which the work is registered, `families` the family names (or names of bodies) of its creators, `years` all
    years in which it appeared in some form. `retraction` is the DOI of the notice that withdraws it. `failure` says why it is unknown.
    """

    doi: str
    registered: Registered
    titles: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    retraction: str = ""
    failure: str = ""
