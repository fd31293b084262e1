"""Looks of one time → whether our own network may be why nothing answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dostupne.model.evidence import Failure, Probe
from dostupne.model.urls import site_of

OURSELVES = frozenset(
    (Failure.DNS_UNKNOWN, Failure.DNS_FAILED, Failure.REFUSED, Failure.CONNECT, Failure.RESET, Failure.TIMEOUT_CONNECT)
)
"""Failures that a dead network of our own looks like."""

_NOT_ASKED = frozenset(
    (
        Failure.ROBOTS, Failure.LEFT_ALONE, Failure.NOT_RECORDED, Failure.FORBIDDEN_ADDRESS, Failure.UNSUPPORTED_SCHEME
    )
)  # fmt: skip
"""Failures by which no server was asked: they tell nothing of the weather."""

_HANDFUL = 5
"""Sites below which nothing is concluded from their falling silent at once: they may be of one house."""

_MANY_AT_ONCE = 0.2
"""The share of sites that were alive at which their falling silent at once is odd: of living pages 1 in 200 dies in a week."""

_HALF = 0.5
_NEARLY_ALL = 0.8


def nothing_answers(probes: Iterable[Probe]) -> bool:
    """Whether none of the probes got any answer, and our own network may be why."""
    seen = tuple(probes)
    return not any(probe.hops for probe in seen) and any(probe.failure in OURSELVES for probe in seen)


def is_silent(probe: Probe) -> bool:
    """Whether nobody answered at all, in a way that a dead network of our own looks like."""
    return not probe.hops and probe.failure in OURSELVES


def suspicious(looks: Iterable[tuple[str, bool, Probe]]) -> bool:
    """Whether so many sites are silent at once that somebody must be asked who always answers, before any of it counts.

    A look is the host that was asked, whether the link was alive before, and what was seen. It takes half of the sites,
    whatever they were before, or a fifth of a handful and more that were alive.
    """
    sites = _sites(looks)
    silent = [site for site in sites.values() if site.is_silent]
    if not silent:
        return False
    alive, fell = _alive(sites.values()), _alive(silent)
    return len(silent) >= _HALF * len(sites) or (fell >= _HANDFUL and fell >= _MANY_AT_ONCE * alive)


def is_ours(looks: Iterable[tuple[str, bool, Probe]]) -> bool:
    """Whether it is our network though somebody answers: nearly all sites that were alive, a handful at least, fell silent at once.

    A filter or a broken resolver lets some through. That of many sites of different owners nearly all end in one
    hour happens to nobody.
    """
    sites = _sites(looks)
    alive, fell = _alive(sites.values()), _alive(site for site in sites.values() if site.is_silent)
    return fell >= _HANDFUL and fell >= _NEARLY_ALL * alive


@dataclass(slots=True)
class _Site:
    """All looks at the hosts of one owner, as far as names tell: a house that closes takes all of its hosts with it."""

    was_alive: bool = False
    is_silent: bool = True


def _sites(looks: Iterable[tuple[str, bool, Probe]]) -> Mapping[str, _Site]:
    """What was seen of each site. What an earlier run saw, or nobody was asked, tells nothing of the weather."""
    sites: dict[str, _Site] = {}
    for host, was_alive, probe in looks:
        if probe.cached or (not probe.hops and probe.failure in _NOT_ASKED):
            continue
        site = sites.setdefault(site_of(host), _Site())
        site.was_alive |= was_alive
        site.is_silent &= is_silent(probe)
    return sites


def _alive(sites: Iterable[_Site]) -> int:
    return sum(site.was_alive for site in sites)
