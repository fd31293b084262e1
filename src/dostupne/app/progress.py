"""How far a run is."""

from collections.abc import Mapping
from dataclasses import dataclass

LINKS, ARCHIVING = "links", "archives"
"""The phases of a check, as `Progress.phase` names them."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a check is: `phase` is `links` or `archives`, `standings` counts those judged so far.

    `copies` are links for which an archived copy was found so far.
    """

    done: int
    total: int
    standings: Mapping[str, int]
    phase: str
    copies: int = 0
