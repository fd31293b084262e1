"""Watching: bibliographies, what was seen of their links over time, and what follows from it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from dostupne.model.evidence import Probe
from dostupne.model.snapshot import Snapshot
from dostupne.model.verdict import Standing, Verdict


@dataclass(frozen=True, slots=True)
class Policy:
    """When a watched link is dead, and when it is asked again: the `[watch]` settings that history is judged by.

    A link is dead after `failures` failures, each at least `apart` after the one counted before, with no success between
    them (InternetArchiveBot's rule, https://meta.wikimedia.org/wiki/InternetArchiveBot/How_the_bot_fixes_broken_links).
    `counts` are the standings that are failures. A living link is asked again after `alive`, or as its bibliographies
    have it; a suspected one after `suspected`, a dead one after `dead`. One that did not answer is asked again
    after `backoff`, doubled each time up to `backoff_most`. What lacks no more than `slack` is due: cron and daylight saving are never exact;
    for the proof of death nothing is spared.
    """

    failures: int = 3
    apart: timedelta = timedelta(days=3)
    counts: frozenset[Standing] = frozenset({Standing.GONE, Standing.DRIFTED, Standing.UNREACHABLE})
    alive: timedelta = timedelta(days=7)
    suspected: timedelta = timedelta(days=3)
    dead: timedelta = timedelta(days=30)
    backoff: timedelta = timedelta(hours=6)
    backoff_most: timedelta = timedelta(days=3)
    slack: timedelta = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Sighting:
    """One look at a watched link: the evidence, and what was made of it while the page's text was at hand.

    The page of `probe` has no text (`PageFacts.text` is empty): bodies are not kept, their digest and what the page calls
    itself are. `sketch` is a digest of the text that is like for texts that are alike (`links.drift.sketch`), empty where there
    was no text. One that is `offline` was made while our own network did not work: it says nothing.
    """

    probe: Probe
    verdict: Verdict
    sketch: str = ""
    offline: bool = False

    @property
    def at(self) -> datetime:
        """When it was made (UTC)."""
        return self.probe.asked_at


class Phase(StrEnum):
    """What is proved of a watched link."""

    UNKNOWN = "unknown"
    """Nothing yet: never asked, or walls only."""
    ALIVE = "alive"
    SUSPECTED = "suspected"
    DEAD = "dead"


class EventKind(StrEnum):
    """What can happen to a watched link. Stable codes; their words are in `cli/watch_words`."""

    SUSPECTED = "suspected"
    """The first failure after a success, or ever."""
    DIED = "died"
    RECOVERED = "recovered"
    """Answered again before it was dead."""
    REVIVED = "revived"
    """Answered again after it was dead."""
    MOVED = "moved"
    """Is elsewhere now, or elsewhere than before."""
    MOVED_BACK = "moved-back"
    CHANGED = "changed"
    """No longer what was first seen: another title, or another text."""
    RESTORED = "restored"
    """Again what was first seen."""
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to a link, and when it was seen (UTC). `detail` is the new address (moved), the new title (changed), else the reason."""

    kind: EventKind
    at: datetime
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Appearance:
    """What a page calls itself and says, as far as it is kept: its title, the digest of its text, and the sketch of it."""

    title: str = ""
    digest: str = ""
    sketch: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """What follows from all sightings of a link; all times UTC. `links.condition.condition` makes it and nothing else does.

    `since` is when its phase began: of a dead link its first failure (`dead since`), though it was `declared_at` a later day.
    `failures` are those counted in a row, the last of them at `counted_at`. `unanswered` is how many looks in a row got no answer.
    `verdict` is the last that was not offline. `first` is what the page was like when it was first seen alive, `now` when it was last;
    `changed_at` is since when these differ. `successor` is where it is now, since `moved_at`. `blocked_at` is since when walls
    are all that is seen. `looks` are all, those offline included.
    """

    phase: Phase = Phase.UNKNOWN
    since: datetime | None = None
    looks: int = 0
    asked_at: datetime | None = None
    offline: bool = False
    """Whether the last look was."""
    alive_at: datetime | None = None
    """When it was last seen alive."""
    failed_at: datetime | None = None
    """The first failure after that, None where there was none."""
    failures: int = 0
    counted_at: datetime | None = None
    declared_at: datetime | None = None
    unanswered: int = 0
    verdict: Verdict | None = None
    first: Appearance | None = None
    now: Appearance | None = None
    changed_at: datetime | None = None
    successor: str = ""
    moved_at: datetime | None = None
    blocked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Bibliography:
    """A watched source. `source` is an absolute path or a web address; `every` is how often its living links are asked, None for the policy's.

    `content` is the SHA-256 (hex) of what was read last, at `read_at`; `fault` says why the source could not be read when it was last tried.
    `id` is the store's, 0 before it is added. `notify` are addresses of apprise for this bibliography alone.
    """

    name: str
    source: str
    added_at: datetime
    every: timedelta | None = None
    tags: tuple[str, ...] = ()
    notify: tuple[str, ...] = ()
    content: str = ""
    read_at: datetime | None = None
    fault: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Citation:
    """An address in a bibliography: `url` as it is spelled there, `key` and `item` of the work that cites it.

    `item` is the work as a CSL-JSON item (JSON text), as `export` writes it. `retired_at` is when the source cited it no more.
    """

    url: str
    key: str
    item: str
    retired_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Copies:
    """The archived copies to offer of a dead link, best first, and when archives were asked (UTC)."""

    asked_at: datetime
    snapshots: tuple[Snapshot, ...] = ()


@dataclass(frozen=True, slots=True)
class WatchedLink:
    """A watched address. `every` is the shortest of its bibliographies' intervals, None for the policy's.

    `citations` are those of the bibliographies asked about, retired ones not among them unless asked for. `due_at` is None where nobody cites it any more.
    """

    id: int
    url: str
    condition: Condition
    every: timedelta | None = None
    due_at: datetime | None = None
    citations: tuple[Citation, ...] = ()
    copies: Copies | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What a run adds to the store of one link, in one transaction: the sighting and all that follows from it.

    `state` is the link's condition in the words of news (`links.news.state`): what is held against what a bibliography was told.
    """

    link_id: int
    sighting: Sighting
    condition: Condition
    events: tuple[Event, ...]
    due_at: datetime
    state: str


@dataclass(frozen=True, slots=True)
class Untold:
    """A link of which a bibliography's readers know something else than what is so now; both in the words of `links.news.state`."""

    link: WatchedLink
    told: str
    state: str


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A piece of news: what happened to a link that a bibliography cites."""

    kind: EventKind
    link: WatchedLink


@dataclass(frozen=True, slots=True)
class Digest:
    """News of one bibliography, told at once. `id` is unique and stays when it is sent again; `made_at` is UTC."""

    id: str
    bibliography: str
    made_at: datetime
    subject: str
    text: str
    """Markdown."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A digest on its way to one address of apprise. `tries` is how often it was sent in vain, `id` the store's."""

    id: int
    digest: Digest
    target: str = field(repr=False)
    tries: int = 0
