"""A made-up web as the store of watching knows it: links, what was seen of them over weeks, what follows. Same numbers, same rows.

The mix of standings is a guess at a library's; the words of titles are those of our sample essay, so that they pack as Czech does.
"""

import hashlib
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from benchmarks.machine import REPOSITORY
from dostupne.model.evidence import Failure, Hop, PageFacts, Probe
from dostupne.model.verdict import Standing, Verdict
from dostupne.model.watching import Appearance, Condition, Phase, Sighting

START = datetime(2026, 10, 1, 8, tzinfo=UTC)
PROBES = 5
"""Looks at each link, a week apart."""

_SHARES = {"alive": 60, "redirected": 10, "moved": 6, "gone": 9, "drifted": 5, "blocked": 5, "silent": 5}
MIX = tuple(kind for kind, share in _SHARES.items() for _ in range(share))
"""Of a hundred links."""

RESTLESS = 0.3
"""Of pages: their text is another each time (a date, news beside it)."""

REDONE = 0.05
"""Of looks: the page calls itself otherwise than the last time, or its server does."""

_WORDS = sorted(
    set(re.findall(r"\w{2,}", (REPOSITORY / "references/nato-russia/essay.txt").read_text(encoding="utf-8")))
)
_SERVERS = ("nginx", "Apache", "cloudflare", "Apache/2.4.62 (Debian)", "Microsoft-IIS/10.0", "openresty", "LiteSpeed")
_TYPES = (
    "text/html; charset=utf-8",
    "text/html; charset=UTF-8",
    "text/html",
    "text/html;charset=utf-8",
    "application/pdf",
)


@dataclass(frozen=True, slots=True)
class Watched:
    """A link with all that was seen of it."""

    url: str
    key: str
    item: str
    sightings: tuple[Sighting, ...]
    condition: Condition


def links(count: int) -> Iterator[Watched]:
    """So many links, one of ten thousand hosts each."""
    for number in range(count):
        yield link(number)


def link(number: int) -> Watched:
    """The link of a number."""
    rng = random.Random(number)
    kind = MIX[rng.randrange(100)]
    title = _title(rng)
    url = _url(rng, number)
    item = {
        "id": f"key{number}",
        "type": "webpage",
        "title": title,
        "author": [{"family": rng.choice(_WORDS).title(), "given": rng.choice(_WORDS).title()}],
        "issued": {"date-parts": [[rng.randrange(2000, 2026)]]},
        "URL": url,
    }
    sightings = tuple(_sightings(rng, url, kind, title))
    return Watched(url, f"key{number}", json.dumps(item, ensure_ascii=False), sightings, _condition(sightings))


def again(sighting: Sighting, at: datetime) -> Sighting:
    """The same seen later."""
    return replace(sighting, probe=replace(sighting.probe, asked_at=at))


def _title(rng: random.Random) -> str:
    return " ".join(rng.choices(_WORDS, k=rng.randrange(4, 11))).capitalize()


def _url(rng: random.Random, number: int) -> str:
    slug = "-".join(rng.choices(_WORDS, k=rng.randrange(2, 6))).lower()
    return f"https://www.{_WORDS[number % 10_000 % len(_WORDS)].lower()}{number % 10_000}.cz/{rng.choice(_WORDS).lower()}/{slug}-{number}"


def _sightings(rng: random.Random, url: str, kind: str, title: str) -> Iterator[Sighting]:
    begin = START + timedelta(seconds=rng.randrange(7 * 86_400))
    probe, restless = _probe(rng, url, kind, title), rng.random() < RESTLESS
    text = rng.random()
    for week in range(PROBES):
        if rng.random() < REDONE:
            probe = _probe(rng, url, kind, _title(rng))
        text = rng.random() if restless else text
        yield _sighting(rng, replace(probe, asked_at=begin + timedelta(days=7 * week)), kind, text)


def _sighting(rng: random.Random, probe: Probe, kind: str, text: float) -> Sighting:
    digest = hashlib.sha256(str(text).encode()).hexdigest()
    page = probe.page and replace(probe.page, digest=digest)
    timed = replace(
        probe,
        page=page,
        hops=tuple(
            replace(hop, seconds=rng.uniform(0.05, 2), address=f"192.0.2.{rng.randrange(256)}") for hop in probe.hops
        ),
    )
    match = round(rng.uniform(0.8, 1), 4) if kind in {"alive", "redirected", "moved"} else None
    return Sighting(timed, replace(_VERDICTS[kind], match=match), digest[:16] if page else "")


_VERDICTS = {
    "alive": Verdict(Standing.ALIVE, "ok"),
    "redirected": Verdict(Standing.ALIVE, "ok", notes=("https",)),
    "moved": Verdict(Standing.MOVED, "redirect", "www.jinde.cz", successor="https://www.jinde.cz/nova-adresa"),
    "gone": Verdict(Standing.GONE, "http-404", "404"),
    "drifted": Verdict(Standing.DRIFTED, "soft-404"),
    "blocked": Verdict(Standing.BLOCKED, "http-403", "403"),
    "silent": Verdict(Standing.UNREACHABLE, "dns-unknown"),
}


def _probe(rng: random.Random, url: str, kind: str, title: str) -> Probe:
    if kind == "silent":
        return Probe(url, START, failure=Failure.DNS_UNKNOWN, failure_detail="Name or service not known")
    headers = (
        ("server", rng.choice(_SERVERS)),
        ("content-type", rng.choice(_TYPES)),
        ("content-length", str(rng.randrange(90_000))),
    )
    status = {"gone": 404, "blocked": 403}.get(kind, 200)
    hops = [Hop(url, status, headers=headers)]
    if kind in {"redirected", "moved"}:
        target = url.replace("https://www.", "https://") if kind == "redirected" else _VERDICTS["moved"].successor
        hops = [Hop(url, 301, target, headers[:1]), Hop(target, status, headers=headers)]
    page = PageFacts(
        title=f"{title} | {rng.choice(_WORDS).title()}",
        heading=title,
        og_title=title if rng.random() < 0.7 else "",
        site_name=rng.choice(_WORDS).title() if rng.random() < 0.6 else "",
        canonical=hops[-1].url if rng.random() < 0.6 else "",
        language="cs",
        authors=(f"{rng.choice(_WORDS)} {rng.choice(_WORDS)}".title(),) if rng.random() < 0.3 else (),
    )
    sibling = None
    if kind == "drifted":
        sibling = Probe(
            f"{url.rpartition('/')[0]}/{rng.getrandbits(80):020x}", START, (Hop(url, 200, headers=headers),), page=page
        )
    return Probe(url, START, tuple(hops), headers=headers, page=None if kind == "blocked" else page, sibling=sibling)


def _condition(sightings: tuple[Sighting, ...]) -> Condition:
    first, last = sightings[0], sightings[-1]
    living = last.verdict.is_living
    looks = Condition(looks=len(sightings), asked_at=last.at, verdict=last.verdict, since=first.at)
    if living:
        seen = [Appearance(page.title, page.digest, one.sketch) for one in (first, last) if (page := one.probe.page)]
        return replace(looks, phase=Phase.ALIVE, alive_at=last.at, first=seen[0], now=seen[-1])
    if last.verdict.standing is Standing.BLOCKED:
        return replace(looks, blocked_at=first.at)
    return replace(looks, phase=Phase.DEAD, failed_at=first.at, failures=3, counted_at=last.at, declared_at=last.at)
