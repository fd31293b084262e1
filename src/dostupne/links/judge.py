"""Probes, Reference → Verdict.

The policy in one breath: an answer that is the cited page is alive (or moved, where every redirect on the way is
permanent); a wall is a wall whatever its status; 404, 410 and a name that does not exist are the only ends; a page
that says it is missing, for sale or a login has drifted; so has one that was led elsewhere or plainly is about
something else; all doubt is in favour of life.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dostupne.links import signs
from dostupne.links.match import OTHER, SAME, match
from dostupne.links.reasons import FAILURES, GONE_STATUSES, PASSING_STATUSES, WALL_REASONS
from dostupne.model.evidence import PageFacts, Probe
from dostupne.model.folding import words
from dostupne.model.reference import Reference
from dostupne.model.urls import canonical, host, is_home
from dostupne.model.verdict import Standing, Verdict

_LIVING = frozenset({Standing.ALIVE, Standing.MOVED})
_PERMANENT = frozenset({301, 308})
_RESOLVERS = ("doi.org", "hdl.handle.net", "n2t.net", "purl.org", "nbn-resolving.org", "urn.nbn", "resolver.nkp.cz")
"""Persistent identifiers: where they lead is no successor, they are what should be cited."""

_NO_PAGE = PageFacts()
_PLAIN_OTHER = 0.2
_STRONG_TITLE_WORDS = 3
_TELLING_TAIL = 6


def judge(probes: Sequence[Probe], reference: Reference) -> Verdict:
    """What the evidence says of a link that cites `reference`; probes are those of one run, oldest first.

    The last probe decides, unless an earlier one saw the page alive: what has answered is not dead.
    """
    verdicts = [_judge_one(probe, reference) for probe in probes]
    if not verdicts:
        return Verdict(Standing.UNCHECKED, "not-checked")
    if verdicts[-1].standing in _LIVING:
        return verdicts[-1]
    return next((verdict for verdict in reversed(verdicts) if verdict.standing in _LIVING), verdicts[-1])


@dataclass(frozen=True, slots=True)
class _Case:
    """A probe that got an answer, with what the policy asks of it."""

    probe: Probe
    reference: Reference
    page: PageFacts
    match: float | None

    @property
    def asked(self) -> str:
        return self.probe.url

    @property
    def final(self) -> str:
        return self.probe.final_url

    @property
    def led_elsewhere(self) -> bool:
        """Whether the answer came from another address than was asked, spelling aside."""
        if self.final == self.asked:
            return False
        both_home = is_home(self.asked) and is_home(self.final) and _site(self.asked) == _site(self.final)
        return canonical(self.final) != canonical(self.asked) and not both_home

    @property
    def is_cited(self) -> bool:
        return self.match is not None and self.match >= SAME

    @property
    def is_other(self) -> bool:
        return self.match is not None and self.match <= OTHER


def _judge_one(probe: Probe, reference: Reference) -> Verdict:
    if probe.failure is not None:
        standing, reason = FAILURES[probe.failure]
        return Verdict(standing, reason, detail=probe.failure_detail or host(probe.final_url))
    if probe.status is None:
        return Verdict(Standing.UNCHECKED, "not-checked")
    page = probe.page or _NO_PAGE
    case = _Case(probe, reference, page, match(reference, page))
    return _wall(case) or (_of_page(case) if probe.status in range(200, 300) else _of_status(case, probe.status))


def _wall(case: _Case) -> Verdict | None:
    """A wall before the page, which servers put up with any status."""
    if ("cf-mitigated", "challenge") in case.probe.headers:
        return _verdict(case, Standing.BLOCKED, "bot-wall")
    if case.is_cited:
        return None
    reason = next((reason for reason, stands in _WALLS if stands(case)), "")
    return _verdict(case, Standing.BLOCKED, reason) if reason else None


_WALLS: tuple[tuple[str, Callable[[_Case], bool]], ...] = (
    ("bot-wall", lambda case: signs.says_wall(case.page)),
    ("consent-wall", lambda case: signs.wants_consent(case.page, case.asked, case.final)),
    ("geo", lambda case: signs.says_elsewhere_only(case.page)),
)


def _of_status(case: _Case, status: int) -> Verdict:
    """Answers that are not 2xx: gone, passing, or a wall."""
    reason = WALL_REASONS.get(status, f"http-{status}")
    if status in GONE_STATUSES:
        return _verdict(case, Standing.GONE, reason, str(status))
    if not 400 <= status < 500 and status != 999:
        return _verdict(case, Standing.UNREACHABLE, reason, str(status))
    if status in PASSING_STATUSES:
        return _verdict(case, Standing.UNREACHABLE, reason, str(status))
    if case.is_cited:
        return _verdict(case, Standing.ALIVE, "ok")
    return _verdict(case, Standing.BLOCKED, reason, str(status))


def _of_page(case: _Case) -> Verdict:
    """Answers of 2xx: the first row of the policy that fits."""
    if case.probe.status in {204, 205}:
        return _verdict(case, Standing.UNREACHABLE, f"http-{case.probe.status}", str(case.probe.status))
    drift = next((reason for reason, has_drifted in _DRIFTS if has_drifted(case)), "")
    if drift:
        return _verdict(case, Standing.DRIFTED, drift, case.final)
    if _has_moved(case):
        return _verdict(case, Standing.MOVED, "redirect", case.final, successor=case.final)
    return _verdict(case, Standing.ALIVE, _living_reason(case))


def _is_missing(case: _Case) -> bool:
    if case.is_cited:
        return False
    return signs.says_missing(case.page) or signs.leads_to_missing(case.asked, case.final)


def _is_parked(case: _Case) -> bool:
    if case.is_cited:
        return False
    taken_over = signs.says_takeover(case.page, case.reference.title) and (case.is_other or not case.reference.title)
    return taken_over or signs.says_parked(case.page, case.final)


def _is_login(case: _Case) -> bool:
    if case.is_cited:
        return False
    if case.led_elsewhere and signs.leads_to_login(case.asked, case.final):
        return True
    return case.page.has_password_field and signs.says_login(case.page)


def _is_home_page(case: _Case) -> bool:
    """A deep address that leads to a home page.

    To that of another site only where the titles differ: short addresses lead to home pages rightly.
    """
    if case.is_cited or not case.led_elsewhere or is_home(case.asked) or not is_home(case.final):
        return False
    return _site(case.asked) == _site(case.final) or case.is_other


def _is_other_page(case: _Case) -> bool:
    if not case.is_other:
        return False
    return (case.led_elsewhere and not _same_tail(case)) or _is_plainly_other(case)


def _is_plainly_other(case: _Case) -> bool:
    """Whether a page at the very address cited has become another, beyond what odd titles can explain.

    The cited title must be long enough to be found, the page must name itself in its heading or to
    other sites, and neither its names nor its text may hold the author or much of the title.
    """
    title = {word for word in words(case.reference.title) if len(word) > 3}
    page = case.page
    if len(title) < _STRONG_TITLE_WORDS or (case.match or 0) > _PLAIN_OTHER or not (page.heading or page.og_title):
        return False
    seen = set(words(" ".join((page.title, page.heading, page.og_title, page.text, *page.authors))))
    authors = {word for name in case.reference.author for word in words(name.short())}
    return bool(page.text) and not authors & seen and len(title & seen) * 5 <= len(title)


_DRIFTS: tuple[tuple[str, Callable[[_Case], bool]], ...] = (
    ("soft-404", _is_missing),
    ("parked", _is_parked),
    ("login", _is_login),
    ("home-page", _is_home_page),
    ("other-page", _is_other_page),
)
"""The ways of drifting, most telling first."""


def _has_moved(case: _Case) -> bool:
    """Whether all that leads away is permanent, and the page is the cited one, or bears its file's name."""
    if not case.led_elsewhere or host(case.asked).endswith(_RESOLVERS):
        return False
    hops = case.probe.hops
    for_good = all(
        hop.status in _PERMANENT or canonical(hop.url) == canonical(following.url) for hop, following in pairwise(hops)
    )
    return for_good and (case.is_cited or _same_tail(case))


def _living_reason(case: _Case) -> str:
    if case.is_other:
        return "title-differs"
    if case.led_elsewhere and not case.is_cited:
        return "redirect"
    return "not-compared" if case.match is None else "ok"


def _same_tail(case: _Case) -> bool:
    """Whether both addresses end in the same telling name: `…/2014/zprava-bis.pdf`."""
    tails = {canonical(url).partition("?")[0].rpartition("/")[2].casefold() for url in (case.asked, case.final)}
    (tail, *others) = tails
    return not others and len(tail) >= _TELLING_TAIL and not is_home(f"http://x.cz/{tail}") and "." not in host(tail)


def _site(url: str) -> str:
    """The registrable part of a host, near enough to tell our site from another: the last two labels."""
    return ".".join(host(url).rsplit(".", 2)[-2:])


def _verdict(case: _Case, standing: Standing, reason: str, detail: str = "", successor: str = "") -> Verdict:
    return Verdict(standing, reason, detail=detail, match=case.match, successor=successor)
