"""A run that asks, records, tells and sends over and over until it is killed, and says what it has done as soon as it is done."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TextIO

from dostupne.model.watching import Digest, Look, Untold, WatchedLink
from dostupne.store.watch import WatchStore
from tests.store.watch.values import ALIVE, DAY, GONE, NOW, look

ROUNDS = 12
TARGETS = ("json://one", "json://two")


def work(url: str, journal: str) -> None:
    """All rounds, a week apart; every link lives and dies in turn. Goes on where another was killed."""
    with WatchStore.opened(url) as store, Path(journal).open("a", encoding="utf-8", buffering=1) as done:
        run = store.begin(NOW)
        for number in range(ROUNDS):
            at = NOW + 7 * number * DAY
            while links := store.claim(run, at, 7):
                looks = [_look(link, number) for link in links]
                if store.record(run, looks, at) == len(looks):
                    done.writelines(f"probe {one.link_id} {one.sighting.at.isoformat()}\n" for one in looks)
                _tell(store, number)
            _send(store, run, at, done)
        _tell(store, ROUNDS)  # what one recorded who was killed before telling
        _send(store, run, NOW + 7 * ROUNDS * DAY, done)
        store.end(run, NOW)


def _send(store: WatchStore, run: str, at: datetime, done: TextIO) -> None:
    for delivery in store.deliveries(run, at):
        done.write(f"sent {delivery.digest.id} {delivery.target}\n")
        store.delivered(delivery, at)


_SERIAL = count()


def _look(link: WatchedLink, number: int) -> Look:
    # Times of their own, so that a link that is asked twice in a round has two probes.
    at = NOW + 7 * number * DAY + timedelta(microseconds=os.getpid() % 1000 * 1000 + next(_SERIAL) % 1000)
    made = look(link, at, ALIVE if number % 2 else GONE, state="" if number % 2 else "dead")
    return replace(made, due_at=NOW + 7 * (number + 1) * DAY)


def _tell(store: WatchStore, number: int) -> None:
    for bibliography in store.bibliographies():
        store.tell(bibliography, lambda untold, name=bibliography.name: _digest(untold, name, number), TARGETS)  # type: ignore[misc]


def _digest(untold: Sequence[Untold], name: str, number: int) -> Digest:
    text = "\n".join(f"{one.link.id} {one.told or '-'} {one.state or '-'}" for one in untold)
    return Digest(os.urandom(8).hex(), name, NOW + 7 * number * DAY, "", text)
