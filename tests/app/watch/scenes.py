"""Watched links as tests need them, and a mailbox in memory that keeps to the store's contract of telling."""

import itertools
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from dostupne.model.snapshot import Capture, Snapshot
from dostupne.model.verdict import Standing, Verdict
from dostupne.model.watching import (
    Appearance,
    Bibliography,
    Citation,
    Condition,
    Copies,
    Delivery,
    Digest,
    Phase,
    Untold,
    WatchedLink,
)

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
ESSAY = Bibliography("esej", "/home/jana/esej.bib", NOW - timedelta(days=90), id=1)


def citation(title: str = "Dějiny odkazů", author: str = "Novák", key: str = "novak2013") -> Citation:
    """A citation of a work with these."""
    return Citation("https://www.example.cz/", key, json.dumps({"title": title, "author": [{"family": author}]}))


def watched(number: int = 1, condition: Condition | None = None, *cited: Citation, copy: str = "") -> WatchedLink:
    """A link in a condition, with an archived copy at `copy`."""
    url = f"https://www.example.cz/{number}"
    capture = Capture("wayback", url, datetime(2019, 5, 1, tzinfo=UTC), copy)
    return WatchedLink(
        number,
        url,
        condition or dead(),
        citations=cited or (citation(),),
        copies=Copies(NOW, (Snapshot(capture),)) if copy else None,
    )


def dead() -> Condition:
    """Of a link that failed thrice since the middle of November."""
    first = datetime(2026, 11, 14, 12, tzinfo=UTC)
    return Condition(
        Phase.DEAD,
        since=first,
        looks=9,
        asked_at=NOW,
        alive_at=first - timedelta(days=7),
        failed_at=first,
        failures=3,
        declared_at=NOW,
        verdict=Verdict(Standing.GONE, "http-404", "404"),
    )


def alive() -> Condition:
    """Of a link that answers."""
    return Condition(
        Phase.ALIVE, since=NOW, looks=10, asked_at=NOW, alive_at=NOW, verdict=Verdict(Standing.ALIVE, "ok")
    )


def moved(to: str) -> Condition:
    """Of a link whose page is elsewhere."""
    return replace(alive(), successor=to, moved_at=NOW, verdict=Verdict(Standing.MOVED, "permanent", successor=to))


def changed(before: str, after: str) -> Condition:
    """Of a link whose page is called otherwise than it was."""
    return replace(alive(), first=Appearance(before), now=Appearance(after), changed_at=NOW)


@dataclass
class Memory:
    """What is so of each link now, what readers were told, and the deliveries that wait, by their numbers."""

    links: dict[int, tuple[WatchedLink, str]] = field(default_factory=dict)
    told: dict[tuple[int, int], str] = field(default_factory=dict)
    waiting: dict[int, tuple[Delivery, datetime]] = field(default_factory=dict)
    sent: list[Delivery] = field(default_factory=list)
    given_up: list[tuple[Delivery, str]] = field(default_factory=list)
    numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def see(self, link: WatchedLink, state: str) -> None:
        """What is so of a link from now on."""
        self.links[link.id] = (link, state)

    def tell(
        self, bibliography: Bibliography, compose: Callable[[Sequence[Untold]], Digest | None], targets: Sequence[str]
    ) -> Digest | None:
        """As the store does it."""
        known = {one: self.told.get((bibliography.id, one), "") for one in self.links}
        untold = [Untold(link, known[link.id], state) for link, state in self.links.values() if state != known[link.id]]
        digest = compose(untold)
        for one in untold:
            self.told[bibliography.id, one.link.id] = one.state
        if digest is not None:
            for target in targets:
                number = next(self.numbers)
                self.waiting[number] = (Delivery(number, digest, target), digest.made_at)
        return digest

    def deliveries(self, run: str, now: datetime) -> tuple[Delivery, ...]:
        """Those whose time has come."""
        return tuple(delivery for delivery, at in self.waiting.values() if at <= now)

    def delivered(self, delivery: Delivery, now: datetime) -> None:
        """Notes it."""
        del self.waiting[delivery.id]
        self.sent.append(delivery)

    def not_delivered(self, delivery: Delivery, now: datetime, why: str, next_try: datetime | None) -> None:
        """Notes it."""
        del self.waiting[delivery.id]
        if next_try is None:
            self.given_up.append((delivery, why))
        else:
            self.waiting[delivery.id] = (replace(delivery, tries=delivery.tries + 1), next_try)
