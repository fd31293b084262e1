"""Probes, Reference → Verdict.

The policy, from the first row that fits:

| what was seen | standing |
|---|---|
| no answer | `reasons.FAILURES`: gone for a name that does not exist, else unreachable or unchecked |
| a challenge, a captcha, a wall of consent, a closed country, whatever the status | blocked |
| an error, with the cited page behind it all the same | alive |
| 404, 410 | gone |
| other 4xx, 999 | blocked, or unreachable where it may pass |
| 3xx without a way on, 5xx | unreachable |
| 2xx that says it is missing, for sale, a login; that a random address beside it gives too; that leads home, up or elsewhere | drifted |
| 2xx, the cited page, led there for good or by its own `canonical` | moved |
| any other 2xx | alive |

Then: an identifier that its registry knows is not dead, whatever its landing page says, and one that it does not know is; with a
certificate that is not valid only life counts. Of several probes of a day the most telling decides, whatever their order.
All doubt is in favour of life.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dostupne.links import signs
from dostupne.links.likeness import beginnings, is_same_page, speak_differently, stems
from dostupne.links.match import OTHER, match, matches
from dostupne.links.reasons import CERTIFICATE_NOTES, FAILURES, GONE_STATUSES, PASSING_STATUSES, WALL_REASONS
from dostupne.model.evidence import Failure, PageFacts, Probe
from dostupne.model.folding import words
from dostupne.model.reference import Reference
from dostupne.model.urls import canonical, host, is_home, site_of
from dostupne.model.verdict import Standing, Verdict

_MOST_TELLING = (
    Standing.ALIVE, Standing.MOVED, Standing.BLOCKED, Standing.DRIFTED, Standing.GONE, Standing.UNREACHABLE,
    Standing.UNCHECKED,
)  # fmt: skip
"""Which of a day's verdicts counts: who answered is not dead, a wall explains an odd answer, what may pass says little."""

_BY_TURNS = frozenset({403, 500})
"""Statuses that walls against robots give in turn with a false 404 (yearn/risk-score #187)."""

_PERMANENT = frozenset({301, 308})
_RESOLVERS = ("doi.org", "hdl.handle.net", "n2t.net", "purl.org", "nbn-resolving.org", "urn.nbn", "resolver.nkp.cz")
"""Persistent identifiers: where they lead is no successor, they are what should be cited."""

_NO_PAGE = PageFacts()
_PLAIN_OTHER = 0.2
_LEAST_TEXT = 40
"""Characters of text below which a page says too little to be another: a script may fill it."""
_LONG_TEXT = 300
"""Characters of text in which a title of one telling word must be looked for before its absence tells anything."""
_FEW = 0.34
"""The share of the cited title's stems that the text of a wholly other page may hold by chance."""
_TELLING_TAIL = 6


def judge(probes: Sequence[Probe], reference: Reference) -> Verdict:
    """What the evidence says of a link that cites `reference`; probes are those of one day, in any order."""
    judged = [(probe, _judge_one(probe, reference)) for probe in probes]
    if not judged:
        return Verdict(Standing.UNCHECKED, "not-checked")
    _, best = min(judged, key=_rank)
    statuses = {probe.status for probe, _ in judged}
    if best.standing is Standing.GONE and statuses & _BY_TURNS:
        return Verdict(Standing.BLOCKED, "bot-wall", match=best.match)
    return best


def _rank(judged: tuple[Probe, Verdict]) -> tuple[object, ...]:
    """Sorts the most telling first; among equals what was seen last."""
    probe, verdict = judged
    # It asks for patience and says nothing of the page: a plain word said afterwards or before counts for more.
    throttled = verdict.reason == "http-429"
    return (
        _MOST_TELLING.index(Standing.UNREACHABLE) - 0.5 if throttled else _MOST_TELLING.index(verdict.standing),
        -probe.asked_at.timestamp(),
        -(verdict.match or 0.0),
        verdict.reason,
        verdict.notes,
        verdict.detail,
    )


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
        return matches(self.match)

    @property
    def is_other(self) -> bool:
        return self.match is not None and self.match <= OTHER


def _judge_one(probe: Probe, reference: Reference) -> Verdict:
    if probe.failure is not None:
        return _registered(probe, reference, _of_failure(probe, probe.failure))
    if probe.status is None:
        return Verdict(Standing.UNCHECKED, "not-checked")
    page = probe.page or _NO_PAGE
    case = _Case(probe, reference, page, match(reference, page))
    verdict = _wall(case) or (_of_page(case) if probe.status in range(200, 300) else _of_status(case, probe.status))
    fault = probe.certificate_fault
    if fault and not (verdict.is_living and (fault is Failure.TLS_EXPIRED or case.is_cited)):
        verdict = _of_failure(probe, fault)
    if verdict.is_living:
        verdict = replace(verdict, notes=tuple(_notes(case)))
    return _registered(probe, reference, verdict)


def _of_failure(probe: Probe, failure: Failure) -> Verdict:
    standing, reason = FAILURES[failure]
    return Verdict(standing, reason, detail=probe.failure_detail or host(probe.final_url))


def _registered(probe: Probe, reference: Reference, verdict: Verdict) -> Verdict:
    """What the registry of the identifier says beats what its landing page does, but for life."""
    if verdict.is_living or probe.registered is None:
        return verdict
    is_identifier = host(probe.url).endswith(_RESOLVERS)
    if not probe.registered:
        return replace(verdict, standing=Standing.GONE, reason="unregistered") if is_identifier else verdict
    if verdict.standing in {Standing.GONE, Standing.DRIFTED}:
        successor = "" if is_identifier else f"https://doi.org/{reference.doi}"
        return replace(verdict, standing=Standing.MOVED, reason="registered", detail=successor, successor=successor)
    return replace(verdict, standing=Standing.ALIVE, reason="registered") if is_identifier else verdict


def _notes(case: _Case) -> Iterator[str]:
    """What a person should know of a living page though it changes nothing."""
    if case.probe.certificate_fault:
        yield CERTIFICATE_NOTES.get(case.probe.certificate_fault, "certificate-invalid")
    if case.asked.lower().startswith("http://") and case.final == f"https{case.asked[4:].partition('#')[0]}":
        yield "https"
    if case.page.has_fragment is False:
        yield "fragment-missing"
    if case.is_cited and signs.says_paywall(case.page):
        yield "paywall"
    if case.probe.failure_detail:
        yield "cut"


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
    if case.is_cited and status >= 400 and not signs.says_missing(case.page):
        return _verdict(case, Standing.ALIVE, "ok")
    if status in GONE_STATUSES:
        return _verdict(case, Standing.GONE, reason, str(status))
    if status in PASSING_STATUSES or (status not in range(400, 500) and status != 999):
        return _verdict(case, Standing.UNREACHABLE, reason, str(status))
    return _verdict(case, Standing.BLOCKED, reason, str(status))


def _of_page(case: _Case) -> Verdict:
    """Answers of 2xx: the first row of the policy that fits."""
    if case.probe.status in {204, 205}:
        return _verdict(case, Standing.UNREACHABLE, f"http-{case.probe.status}", str(case.probe.status))
    drift = "" if case.is_cited else next((reason for reason, has_drifted in _DRIFTS if has_drifted(case)), "")
    if drift:
        return _verdict(case, Standing.DRIFTED, drift, case.final)
    if _has_moved(case):
        return _verdict(case, Standing.MOVED, "redirect", case.final, successor=case.final)
    if home := _own_address(case):
        return _verdict(case, Standing.MOVED, "canonical", home, successor=home)
    return _verdict(case, Standing.ALIVE, _living_reason(case))


def _is_missing(case: _Case) -> bool:
    return signs.says_missing(case.page) or signs.leads_to_missing(case.asked, case.final) or _is_any_address(case)


def _is_any_address(case: _Case) -> bool:
    """Whether a random address beside it gives the same page (Bar-Yossef et al. 2004, https://doi.org/10.1145/988672.988716)."""
    sibling = case.probe.sibling
    if sibling is None or sibling.status not in range(200, 300) or is_home(case.asked):
        return False
    led_together = case.led_elsewhere and canonical(sibling.final_url) == canonical(case.final)
    return led_together or is_same_page(case.page, sibling.page)


def _is_parked(case: _Case) -> bool:
    says_other = case.is_other or case.match is None
    taken_over = says_other and signs.says_takeover(case.page, case.reference.title)
    return taken_over or signs.says_parked(case.page, case.final)


def _is_login(case: _Case) -> bool:
    if case.led_elsewhere and signs.leads_to_login(case.asked, case.final):
        return True
    return case.page.has_password_field and signs.says_login(case.page)


def _is_home_page(case: _Case) -> bool:
    """A deep address that leads to a home page.

    To that of another site only where the titles differ: short addresses lead to home pages rightly.
    """
    if not case.led_elsewhere or is_home(case.asked) or not is_home(case.final):
        return False
    return _site(case.asked) == _site(case.final) or case.is_other


def _is_other_page(case: _Case) -> bool:
    if _is_led_up(case) or (case.led_elsewhere and case.match is None and _leaves_no_trace(case)):
        return True
    if not case.is_other:
        return False
    return (case.led_elsewhere and not _same_tail(case)) or _is_plainly_other(case)


def _is_led_up(case: _Case) -> bool:
    """Whether a redirect ended at a folder above the cited page (`/clanky/2014/volby` → `/clanky/`): a list, no page."""
    if not case.led_elsewhere or _site(case.asked) != _site(case.final):
        return False
    way, up = (canonical(url).partition("?")[0].partition("/")[2] for url in (case.asked, case.final))
    last = way.rpartition("/")[2]
    is_page = bool(last) and not is_home(f"http://x.cz/{last}")
    return is_page and bool(up) and way.startswith(f"{up}/")


def _is_plainly_other(case: _Case) -> bool:
    """Whether a page at the very address cited has become another, beyond what odd titles can explain.

    Its names are not those cited, and it holds no trace of the citation. Nothing is claimed of a page with hardly
    any text, of one that scripts fill, nor of another language's edition, which holds none of the words either.
    """
    return case.match is not None and case.match <= _PLAIN_OTHER and not is_home(case.asked) and _leaves_no_trace(case)


def _leaves_no_trace(case: _Case) -> bool:
    """Whether neither the names of the page nor its text hold the author or much of the title, the site's own name aside."""
    page, cited = case.page, case.reference
    if page.is_shell or len(page.text) < _LEAST_TEXT:
        return False
    everything = words(" ".join((page.title, page.heading, page.og_title, page.text, *page.authors)))
    authors = {word for name in cited.author for word in words(name.short())}
    if authors.intersection(everything):
        return False
    site, seen = stems(words(cited.container_title)), beginnings(everything)
    title = stems(words(cited.title)) - site
    if not title or (len(title) == 1 and len(page.text) < _LONG_TEXT) or len(title & seen) > _FEW * len(title):
        return False
    of_same_site = not site or site & seen
    return not (of_same_site and speak_differently(cited, page))


_DRIFTS: tuple[tuple[str, Callable[[_Case], bool]], ...] = (
    ("soft-404", _is_missing),
    ("parked", _is_parked),
    ("login", _is_login),
    ("home-page", _is_home_page),
    ("other-page", _is_other_page),
)
"""The ways of drifting, most telling first, of pages that are not plainly the one cited."""


def _has_moved(case: _Case) -> bool:
    """Whether all that leads away is permanent, and the page is the cited one, or bears its file's name."""
    if not case.led_elsewhere or host(case.asked).endswith(_RESOLVERS):
        return False
    hops = case.probe.hops
    for_good = all(
        hop.status in _PERMANENT or canonical(hop.url) == canonical(following.url) for hop, following in pairwise(hops)
    )
    return for_good and (case.is_cited or _same_tail(case))


def _own_address(case: _Case) -> str:
    """Where the cited page says it really lives, if that is another path or site and no home page; else nothing."""
    named = case.page.canonical
    if not case.is_cited or case.led_elsewhere or not named.startswith(("http://", "https://")):
        return ""
    here, there = (canonical(url).partition("?")[0] for url in (case.final, named))
    return "" if is_home(named) or here.casefold() == there.casefold() else named


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
    return site_of(host(url))


def _verdict(case: _Case, standing: Standing, reason: str, detail: str = "", successor: str = "") -> Verdict:
    return Verdict(standing, reason, detail=detail, match=case.match, successor=successor)
