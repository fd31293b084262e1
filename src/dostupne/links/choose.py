"""Captures, Reference → Snapshots."""

from collections.abc import Iterable, Sequence
from datetime import date

from dostupne.model.reference import Reference
from dostupne.model.snapshot import Capture, Snapshot


def choose(snapshots: Iterable[Snapshot], reference: Reference) -> tuple[Snapshot, ...]:
    """Of snapshots that show what was cited those to offer: the best of each archive, best first."""
    near = cited_day(reference)
    best: dict[str, Snapshot] = {}
    for snapshot in sorted(snapshots, key=lambda one: _rank(one.capture, reference.url, near)):
        best.setdefault(snapshot.capture.archive, snapshot)
    return tuple(best.values())


def candidates(captures: Sequence[Capture], reference: Reference, today: date) -> tuple[Snapshot, ...]:
    """All captures that may show what was cited, best first: where the first turns out to be another page, the next is to be tried.

    A capture counts if anybody can read it, its status is 2xx or unknown and it is not dated after `today`
    (UTC). The best is of the very day of access, else the last before it, else the first after;
    without that day the publication counts in its place, without either the newest is the best. Of two of one day
    that of the very address cited comes first, then that of a known status. `distance_days` is in days of UTC.
    """
    near = cited_day(reference)
    usable = (capture for capture in captures if _is_usable(capture, today))
    ordered = sorted(usable, key=lambda capture: _rank(capture, reference.url, near))
    return tuple(Snapshot(capture, _distance(capture, near)) for capture in ordered)


def cited_day(reference: Reference) -> date | None:
    """The day a snapshot should be near: that of access, else that of publication; None without both."""
    known = reference.accessed or reference.issued
    return known.nearest_day() if known else None


def _is_usable(capture: Capture, today: date) -> bool:
    is_page = capture.status is None or 200 <= capture.status < 300
    return is_page and capture.public and capture.at.date() <= today


def _distance(capture: Capture, near: date | None) -> int | None:
    return None if near is None else abs((capture.at.date() - near).days)


def _rank(capture: Capture, url: str, near: date | None) -> tuple[bool, int, bool, bool, float]:
    """What sorts the best first; without a date a day counts the more the later it is."""
    day = capture.at.date()
    distance = -day.toordinal() if near is None else abs((day - near).days)
    after = near is not None and day > near
    return after, distance, capture.original != url, capture.status is None, -capture.at.timestamp()
