"""What there is to tell of watched bibliographies: how their links are, how they were, what happened. Nothing of the store is in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dostupne.model.verdict import Standing
from dostupne.model.watching import Bibliography, Condition, Event, EventKind, Phase, WatchedLink


class Health(StrEnum):
    """How a link is, in one word: of all that is so of it what needs the most doing; in that order."""

    DEAD = "dead"
    CHANGED = "changed"
    """It answers, but is no longer what was first seen."""
    MOVED = "moved"
    SUSPECTED = "suspected"
    BLOCKED = "blocked"
    """Walls are all that is seen: a person must look."""
    UNKNOWN = "unknown"
    ALIVE = "alive"


PROBLEMS = (Health.DEAD, Health.CHANGED, Health.MOVED, Health.SUSPECTED, Health.BLOCKED)
"""Those that somebody has to do something about, or may have to soon."""

REPAIRED = frozenset(
    (EventKind.REVIVED, EventKind.RECOVERED, EventKind.MOVED_BACK, EventKind.RESTORED, EventKind.UNBLOCKED)
)
"""What happened for the better."""


def healths(condition: Condition) -> tuple[Health, ...]:
    """All that is so of a link in this condition; of a dead one there is nothing else to tell."""
    if condition.phase is Phase.DEAD:
        return (Health.DEAD,)
    holds = {
        Health.CHANGED: condition.changed_at is not None,
        Health.MOVED: bool(condition.successor),
        Health.SUSPECTED: condition.phase is Phase.SUSPECTED,
        Health.BLOCKED: condition.blocked_at is not None,
        Health.UNKNOWN: condition.phase is Phase.UNKNOWN,
    }
    return tuple(one for one, is_so in holds.items() if is_so) or (Health.ALIVE,)


def health(condition: Condition) -> Health:
    """How a link in this condition is."""
    return healths(condition)[0]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Looks in a row that came to the same, the first and the last of them (UTC). `offline` ones say nothing."""

    standing: Standing
    reason: str
    detail: str
    offline: bool
    looks: int
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class Spell:
    """How a link was from a time on (UTC), until the next."""

    health: Health
    since: datetime


@dataclass(frozen=True, slots=True)
class LinkReport:
    """A link: `spells` are how it was since it was first asked, `stretches` the last looks at it, both by time.

    `earliest_death` is when a suspected one is dead at the earliest, should it fail each time from now on. `is_late` says that it was not
    asked for longer than its period.
    """

    link: WatchedLink
    health: Health
    spells: tuple[Spell, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    earliest_death: datetime | None = None
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened to a link."""

    link: WatchedLink
    event: Event


@dataclass(frozen=True, slots=True)
class Total:
    """How many links were how at a time (UTC): those that had been asked by then."""

    at: datetime
    counts: Mapping[Health, int]


@dataclass(frozen=True, slots=True)
class BibliographyReport:
    """A bibliography: its links, the worst first; what happened to them, the latest first (`untold` more are left out).

    `periods` are the ends (UTC) of the equal periods that its time is cut into, the last of them that of the last look; `totals` are those at each.
    """

    bibliography: Bibliography
    links: tuple[LinkReport, ...]
    happened: tuple[Happening, ...] = ()
    untold: int = 0
    periods: tuple[datetime, ...] = ()
    totals: tuple[Total, ...] = ()

    def of(self, *healths: Health) -> tuple[LinkReport, ...]:
        """The links that are so, in their order."""
        return tuple(one for one in self.links if one.health in healths)

    def counts(self) -> Mapping[Health, int]:
        """How many links are how, the worst first, without those that none is."""
        found = {one: len(self.of(one)) for one in Health}
        return {one: count for one, count in found.items() if count}

    @property
    def asked_at(self) -> datetime | None:
        """When a link of it was asked last."""
        return max((at for one in self.links if (at := one.link.condition.asked_at)), default=None)

    @property
    def due_at(self) -> datetime | None:
        """When the next link of it is to be asked."""
        return min((at for one in self.links if (at := one.link.due_at)), default=None)


@dataclass(frozen=True, slots=True)
class WatchReport:
    """What there is to tell at `now` (UTC) of these bibliographies; of what happened, since `since`, or only the latest where that is None.

    `failures` are how many in a row, each counted, make a link dead.
    """

    now: datetime
    bibliographies: tuple[BibliographyReport, ...]
    failures: int
    since: datetime | None = None

    @property
    def has_problems(self) -> bool:
        """Whether anything is dead, suspected, moved, changed or blocked."""
        return any(one.of(*PROBLEMS) for one in self.bibliographies)


@dataclass(frozen=True, slots=True)
class CitedBy:
    """A bibliography that cites a link, or did: as `citations` say."""

    bibliography: Bibliography
    link: WatchedLink


@dataclass(frozen=True, slots=True)
class History:
    """All that was seen of a link and all that happened to it, both by time, and who cites it."""

    now: datetime
    report: LinkReport
    events: tuple[Event, ...]
    cited_by: tuple[CitedBy, ...]
    failures: int
