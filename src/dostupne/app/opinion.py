"""Probes, works → Verdict: the best that any work citing the address makes of it."""

from collections.abc import Iterable, Sequence

from dostupne.links.judge import judge
from dostupne.model.evidence import Probe
from dostupne.model.verdict import Standing, Verdict
from dostupne.model.work import Work

DESPERATE_FIRST = (
    Standing.GONE,
    Standing.DRIFTED,
    Standing.UNREACHABLE,
    Standing.BLOCKED,
    Standing.MOVED,
    Standing.ALIVE,
    Standing.UNCHECKED,
)
"""Standings, those first whose links need a copy most."""


def opinion(probes: Sequence[Probe], works: Iterable[Work]) -> Verdict:
    """Several works may cite one address: the page need be what was cited for one of them."""
    return best_of(judge(probes, work.reference) for work in works)


def best_of(verdicts: Iterable[Verdict]) -> Verdict:
    """The liveliest of verdicts about one page."""
    return max(verdicts, key=_liveliness)


def _liveliness(verdict: Verdict) -> tuple[int, float]:
    unchecked = verdict.standing is Standing.UNCHECKED
    return -1 if unchecked else DESPERATE_FIRST.index(verdict.standing), verdict.match or 0.0
