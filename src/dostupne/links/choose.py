"""Captures, Reference → Snapshots."""

from collections.abc import Sequence
from datetime import date

from dostupne.model.reference import Reference
from dostupne.model.snapshot import Capture, Snapshot


def choose(captures: Sequence[Capture], reference: Reference, today: date) -> tuple[Snapshot, ...]:
    """The snapshots to offer for a citation: at most one of each archive, best first.

    A capture counts if its status is 2xx or unknown and it is not dated after `today` (UTC). The best
    is the nearest to the day of access, else to the publication, without either the newest. Of two
    equally near the earlier wins, as what was cited is older than what came after; of two of one day
    that of the very address cited, then that of a known status. `distance_days` is in days of UTC.
    """
    near = cited_day(reference)
    best: dict[str, Capture] = {}
    for capture in sorted(captures, key=lambda capture: _rank(capture, reference.url, near)):
        if _is_usable(capture, today):
            best.setdefault(capture.archive, capture)
    return tuple(Snapshot(capture, _distance(capture, near)) for capture in best.values())


def cited_day(reference: Reference) -> date | None:
    """The day a snapshot should be near: that of access, else that of publication; None without both."""
    known = reference.accessed or reference.issued
    return known.nearest_day() if known else None


def _is_usable(capture: Capture, today: date) -> bool:
    return (capture.status is None or 200 <= capture.status < 300) and capture.at.date() <= today


def _distance(capture: Capture, near: date | None) -> int | None:
    return None if near is None else abs((capture.at.date() - near).days)


def _rank(capture: Capture, url: str, near: date | None) -> tuple[int, bool, bool, bool, float]:
    """What sorts the best first; without a date a day counts the more the later it is."""
    day = capture.at.date()
    distance = -day.toordinal() if near is None else abs((day - near).days)
    after = near is not None and day > near
    return distance, after, capture.original != url, capture.status is None, -capture.at.timestamp()
