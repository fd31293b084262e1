"""What a user can set about watching."""

import hashlib
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from dostupne.model.verdict import Standing
from dostupne.model.watching import EventKind, Policy

USUALLY_TOLD = frozenset(
    (
        EventKind.DIED, EventKind.REVIVED, EventKind.MOVED, EventKind.MOVED_BACK, EventKind.CHANGED, EventKind.RESTORED
    )
)  # fmt: skip
"""What people are told without being asked: nothing of one bad afternoon, nor of walls."""


@dataclass(frozen=True, slots=True)
class WatchSettings:
    """`[watch]` and `[store]`. Of seconds are `every`, `suspected`, `dead`, `apart`, `backoff` (as in `Policy`), `jitter`, `archive_within`, `keep`.

    `database` is where the store is, empty for a file in the user's data folder; `repr` does not show it, as it may hold a password, nor `notify`,
    the addresses of apprise to tell of every bibliography. `tell` is what they are told of. `window` (`22:00-06:00`, local time) is when the daemon asks, empty for
    always; it waits up to `jitter` longer than it must. With `archive` living pages without a copy of the last
    `archive_within` are saved. `warc` is a folder to keep everything seen in, a file a run. `reports` are files written after each run.
    `keep` is how long `vacuum` leaves probes alone.
    """

    database: str = field(default="", repr=False)
    every: float = 7 * 86400.0
    suspected: float = 3 * 86400.0
    dead: float = 30 * 86400.0
    failures: int = 3
    apart: float = 3 * 86400.0
    counts: tuple[str, ...] = (Standing.GONE, Standing.DRIFTED, Standing.UNREACHABLE)
    backoff: float = 6 * 3600.0
    window: str = ""
    jitter: float = 300.0
    notify: tuple[str, ...] = field(default=(), repr=False)
    tell: tuple[str, ...] = tuple(sorted(USUALLY_TOLD))
    archive: bool = False
    archive_within: float = 30 * 86400.0
    keep: float = 365 * 86400.0
    warc: Path | None = None
    reports: tuple[Path, ...] = ()

    @property
    def policy(self) -> Policy:
        """What history is judged by."""
        backoff = timedelta(seconds=self.backoff)
        return Policy(
            failures=self.failures,
            apart=timedelta(seconds=self.apart),
            counts=frozenset(map(Standing, self.counts)),
            alive=timedelta(seconds=self.every),
            suspected=timedelta(seconds=self.suspected),
            dead=timedelta(seconds=self.dead),
            backoff=backoff,
            backoff_most=max(backoff, Policy().backoff_most),
        )

    @property
    def telling(self) -> frozenset[EventKind]:
        """What people are told of."""
        return frozenset(map(EventKind, self.tell))

    @property
    def fingerprint(self) -> str:
        """Another one where what follows from the same sightings is another."""
        policy = self.policy
        parts = (
            policy.failures, policy.apart, sorted(policy.counts), policy.alive, policy.suspected, policy.dead,
            policy.backoff, policy.backoff_most, policy.slack, sorted(self.telling), _JUDGEMENT,
        )  # fmt: skip
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


_JUDGEMENT = 1
"""Raised whenever `links.condition`, `links.due`, `links.drift` or `links.news` make something else of the same sightings."""
