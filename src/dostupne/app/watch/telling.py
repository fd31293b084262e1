"""What readers do not know yet → digests, and digests to those who are to be told: each piece of news once, each digest until it is taken."""

import hashlib
from collections import deque
from collections.abc import AsyncGenerator, Callable, Iterable, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from dostupne.app.registry import NOTIFIERS
from dostupne.app.side_by_side import side_by_side
from dostupne.app.watch.settings import USUALLY_TOLD
from dostupne.contracts import Notifier
from dostupne.errors import Misuse
from dostupne.links.news import news
from dostupne.model.news import News
from dostupne.model.receipt import Receipt
from dostupne.model.watching import Bibliography, Delivery, Digest, EventKind, NewsItem, Untold
from dostupne.net.clock import Clock
from dostupne.notify.retries import sent_with_retries

PATIENCE = 60.0
"""Seconds that one try to send may take."""

KEPT_TRYING = timedelta(days=14)
"""After that a digest is given up: what it says is in the report, and no news any more."""

_FIRST_PAUSE, _LONGEST_PAUSE = timedelta(hours=1), timedelta(days=1)
_AT_ONCE = 8
_LONGEST = 600.0
"""Seconds after which a run begins no more sendings: the store holds what it took for 15 minutes, and a sending takes four at most."""

ORDER = (
    *(EventKind.DIED, EventKind.CHANGED, EventKind.MOVED, EventKind.SUSPECTED, EventKind.BLOCKED),
    *(EventKind.REVIVED, EventKind.MOVED_BACK, EventKind.RESTORED, EventKind.RECOVERED, EventKind.UNBLOCKED),
)
"""News that needs the most doing first."""

WriteDigest = Callable[[News], tuple[str, str]]
"""News in words: a subject, and a text in Markdown."""


class Mailbox(Protocol):
    """What telling needs of the store (`store.watch`)."""

    def tell(
        self, bibliography: Bibliography, compose: Callable[[Sequence[Untold]], Digest | None], targets: Sequence[str]
    ) -> Digest | None:
        """The digest of what readers do not know yet, noted as told and put up for delivery, in one transaction."""

    def deliveries(self, run: str, now: datetime) -> tuple[Delivery, ...]:
        """Those that wait and whose time has come, leased to the run."""

    def delivered(self, delivery: Delivery, now: datetime) -> None:
        """Notes that it was taken."""

    def not_delivered(self, delivery: Delivery, now: datetime, why: str, next_try: datetime | None) -> None:
        """Notes that it was not, and when it is tried again; None: given up."""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a digest on its way to one address, `to` whom as it may be printed.

    `why` is empty where it was taken; `next_try` is None there, and where it was given up.
    """

    digest: Digest
    to: str
    why: str = ""
    next_try: datetime | None = None

    @property
    def given_up(self) -> bool:
        """Whether it was not taken and is not tried again."""
        return bool(self.why) and self.next_try is None


def check_targets(targets: Iterable[str], where: str) -> None:
    """Raises `Misuse` for an address that nothing can be sent to: which one (its secrets hidden), given `where`, and why."""
    for number, target in enumerate(targets, 1):
        notifier = _notifier(target)
        why = notifier.fault(target) if notifier else "it is no address of apprise, as in mailto://… or slack://…"
        if why:
            raise Misuse(f"{where}: address {number}, {shown(target)}: {why}; docs/notify.md has examples")


def shown(target: str) -> str:
    """The address of a target as it may be printed, its secrets hidden."""
    notifier = _notifier(target)
    return notifier.shown(target) if notifier else "…"


def digests(
    store: Mailbox,
    bibliographies: Iterable[Bibliography],
    write: WriteDigest,
    targets: Sequence[str],
    now: datetime,
    telling: Set[EventKind] = USUALLY_TOLD,
) -> tuple[Digest, ...]:
    """A digest of each bibliography with news of the kinds in `telling`. From then on all that is so counts as told: to `targets` and
    those of the bibliography, or to nobody.
    """
    made = []
    for one in bibliographies:
        compose = partial(composed, one, write=write, now=now, telling=telling)
        made.append(store.tell(one, compose, tuple(dict.fromkeys((*targets, *one.notify)))))
    return tuple(digest for digest in made if digest is not None)


def composed(
    bibliography: Bibliography,
    untold: Iterable[Untold],
    write: WriteDigest,
    now: datetime,
    telling: Set[EventKind] = USUALLY_TOLD,
) -> Digest | None:
    """The digest of what readers do not know, None where that is nothing to tell."""
    untold = tuple(one for one in untold if any(cited.retired_at is None for cited in one.link.citations))
    items = [NewsItem(kind, one.link) for one in untold for kind in news(one.told, one.state) if kind in telling]
    if not items:
        return None
    # Sorting is stable: within a kind they stay in the order of the store.
    ordered = tuple(sorted(items, key=lambda item: ORDER.index(item.kind)))
    told = News(_digest_id(bibliography, untold, now), bibliography, now, ordered)
    subject, text = write(told)
    return Digest(told.id, bibliography.name, now, subject, text)


async def deliver(
    store: Mailbox, run: str, clock: Clock, *, notifiers: Sequence[Notifier] = NOTIFIERS, patience: float = PATIENCE
) -> AsyncGenerator[Told, None]:
    """Sends all digests whose time has come, to several addresses at once, to each one after another; yields what became of each.

    `clock` tells the run's time and waits between tries. What has no turn within ten minutes goes with the next run.
    """
    end = clock.monotonic() + _LONGEST
    waiting: dict[str, list[Delivery]] = {}
    for delivery in store.deliveries(run, clock.now()):
        waiting.setdefault(delivery.target, []).append(delivery)
    rounds = deque(_Round(target, _in_order(several)) for target, several in waiting.items())

    async def worked(one: _Round) -> _Round:
        await one.send_next(clock, notifiers, patience)
        return one

    async for done in side_by_side(worked, rounds, _AT_ONCE):
        # Noted here and not in the tasks: what was taken is noted before anything else is sent to the same address.
        for told in done.noted(store, clock.now()):
            yield told
        if clock.monotonic() >= end:
            rounds.clear()
        elif done.left:
            rounds.append(done)


@dataclass(slots=True)
class _Round:
    """The digests that wait for one address, the oldest first, and what became of the one sent last."""

    target: str
    left: list[Delivery]
    receipt: Receipt = field(default_factory=Receipt)

    async def send_next(self, clock: Clock, notifiers: Sequence[Notifier], patience: float) -> None:
        notifier = _notifier(self.target, notifiers)
        if notifier is None:
            self.receipt = Receipt("nothing knows how to send to such an address")
            return
        self.receipt = await sent_with_retries(notifier, self.left[0].digest, self.target, patience, clock.sleep)

    def noted(self, store: Mailbox, now: datetime) -> Iterable[Told]:
        """Notes what became of it. Where one is not taken, those behind it wait as well: they would fare no better."""
        if self.receipt.sent:
            delivery = self.left.pop(0)
            store.delivered(delivery, now)
            return [Told(delivery.digest, shown(self.target))]
        refused, self.left = self.left, []
        return [self._refused(store, delivery, now) for delivery in refused]

    def _refused(self, store: Mailbox, delivery: Delivery, now: datetime) -> Told:
        why, next_try = self.receipt.why, next_try_of(delivery, now)
        if next_try is None:
            why = f"{why}; given up after {KEPT_TRYING.days} days: what it says is in the report"
        store.not_delivered(delivery, now, why, next_try)
        return Told(delivery.digest, shown(self.target), why, next_try)


def next_try_of(delivery: Delivery, now: datetime) -> datetime | None:
    """When a digest that was not taken is tried again: after an hour, then twice as long up to a day; None after `KEPT_TRYING`."""
    if now - delivery.digest.made_at >= KEPT_TRYING:
        return None
    doublings = min(delivery.tries, 10)  # more than a day long before that
    return now + min(_FIRST_PAUSE * (1 << doublings), _LONGEST_PAUSE)


def _digest_id(bibliography: Bibliography, untold: Iterable[Untold], now: datetime) -> str:
    """The same for the same news of the same moment, and for nothing else."""
    parts = [str(bibliography.id), bibliography.name, now.isoformat()]
    parts += [f"{one.link.id}\n{one.told}\n{one.state}" for one in untold]
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _in_order(deliveries: Iterable[Delivery]) -> list[Delivery]:
    return sorted(deliveries, key=lambda one: (one.digest.made_at, one.id))


def _notifier(target: str, notifiers: Sequence[Notifier] = NOTIFIERS) -> Notifier | None:
    return next((one for one in notifiers if one.recognises(target)), None)
