"""CheckedLinks → the same with what web archives have, those who need a copy most first."""

import time
from collections import Counter, deque
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import aclosing
from datetime import UTC

from dostupne.app.captures import Captures
from dostupne.app.cited_copies import shown_copy
from dostupne.app.consult import Archivist
from dostupne.app.opinion import DESPERATE_FIRST
from dostupne.app.probing import Prober
from dostupne.app.progress import ARCHIVING, Progress
from dostupne.app.side_by_side import streams_side_by_side
from dostupne.contracts import Archive
from dostupne.model.report import CheckedLink
from dostupne.model.urls import canonical


async def consulted(
    prober: Prober,
    archives: tuple[Archive, ...],
    captures: Captures,
    found: Sequence[CheckedLink],
    *,
    offline: bool = False,
) -> AsyncIterator[CheckedLink | Progress]:
    """Every link again with each answer of an archive, and how many have all of them; within the settings' `archive_budget`.

    `offline` has only what is remembered.
    """
    consult = _archivist(prober, archives, captures, found, offline=offline).consult
    standings = Counter(str(one.verdict.standing) for one in found)
    done, waiting = 0, deque(_worst_first(found))
    with_copy: set[str] = set()
    async with aclosing(streams_side_by_side(consult, waiting, prober.at_once)) as told:
        async for link in told:
            if link is not None:
                yield link
            if link is None or (link.snapshots and link.link.url not in with_copy):
                done += link is None
                with_copy |= {link.link.url} if link else set()
                yield Progress(done, len(found), dict(standings), ARCHIVING, len(with_copy))


def _archivist(
    prober: Prober, archives: tuple[Archive, ...], captures: Captures, found: Iterable[CheckedLink], *, offline: bool
) -> Archivist:
    until = time.monotonic() + prober.settings.archive_budget
    today = prober.now().astimezone(UTC).date()
    own = {canonical(one.link.url): copy for one in found if (copy := shown_copy(one, today))}
    return Archivist(
        client=prober.client,
        settings=prober.settings,
        archives=archives,
        read_page=prober.asking.pages.read,
        now=prober.now,
        judged=prober.asked,
        captures=captures,
        # In a replay nobody waits, and nobody is late.
        remaining=(lambda: None) if prober.clock.is_virtual else (lambda: until - time.monotonic()),
        own=own,
        offline=offline,
    )


def _worst_first(found: Iterable[CheckedLink]) -> tuple[CheckedLink, ...]:
    """Archives are slow: those who need a copy most are asked for first."""
    return tuple(sorted(found, key=lambda one: DESPERATE_FIRST.index(one.verdict.standing)))
