"""What the store of watching answers: what a batch of changes came to."""

from dataclasses import dataclass
from datetime import datetime

from dostupne.model.watching import Condition, Event


@dataclass(frozen=True, slots=True)
class Recited:
    """How many citations of a bibliography are new, are no longer there, and are there again."""

    added: int = 0
    retired: int = 0
    returned: int = 0


@dataclass(frozen=True, slots=True)
class DueNow:
    """How many links are due and free to be asked, and when the next is (UTC), None where none is.

    It is counted no further than to a limit. A link that a run holds is the next when its lease ends: the run may be dead.
    """

    count: int
    next_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Rejudged:
    """What follows from all sightings of a link under another policy: it stands in place of what followed before."""

    condition: Condition
    events: tuple[Event, ...]
    due_at: datetime
    state: str


@dataclass(frozen=True, slots=True)
class Vacuumed:
    """How many probes were removed, and how large the store was before and is now (bytes)."""

    removed: int
    bytes_before: int
    bytes_after: int


@dataclass(frozen=True, slots=True)
class Loaded:
    """How much of a dump was new to the store."""

    bibliographies: int = 0
    links: int = 0
    citations: int = 0
    probes: int = 0
