"""Made-up bibliographies, citations and looks."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from dostupne.model.evidence import Hop, PageFacts, Probe
from dostupne.model.verdict import Standing, Verdict
from dostupne.model.watching import (
    Bibliography,
    Citation,
    Condition,
    Digest,
    Event,
    EventKind,
    Look,
    Phase,
    Sighting,
    Untold,
    WatchedLink,
)
from dostupne.store.watch import WatchStore

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
DAY = timedelta(days=1)

ALIVE = Verdict(Standing.ALIVE, "ok", match=0.97)
GONE = Verdict(Standing.GONE, "http-404", "404", notes=("certificate-expired", "https"))
MOVED = Verdict(Standing.MOVED, "redirect", "b.cz", 1.0, "https://b.cz/nová")
PAGE = PageFacts("Název stránky", og_title="Název", language="cs", digest="ab" * 32)

ODD = "https://a.cz/\0\ud83d\\ud83d?ě=\ufffe"
"""An address as a damaged PDF gives it: NUL, half a character, a backslash, a noncharacter."""


def watching(store: WatchStore, *urls: str, name: str = "diplomka", at: datetime = NOW, **more: object) -> Bibliography:
    """A bibliography that cites these addresses."""
    made = store.add(Bibliography(name, f"/home/jan/{name}.bib", at, **more))  # type: ignore[arg-type]
    store.cite(made, citations(*urls), "c0ffee", at)
    return made


def citations(*urls: str) -> tuple[Citation, ...]:
    """One of each address, keys `k0`, `k1` …"""
    return tuple(Citation(url, f"k{number}", f'{{"id": "k{number}"}}') for number, url in enumerate(urls))


def addresses(count: int) -> tuple[str, ...]:
    """So many addresses."""
    return tuple(f"https://a{number}.cz/clanek" for number in range(count))


def sighting(url: str, at: datetime = NOW, verdict: Verdict = ALIVE, page: PageFacts | None = PAGE) -> Sighting:
    """One look."""
    status = 404 if verdict.standing is Standing.GONE else 200
    headers = (("content-type", "text/html; charset=utf-8"), ("server", "nginx"))
    return Sighting(Probe(url, at, (Hop(url, status, headers=headers),), headers=headers, page=page), verdict, "0f" * 8)


def look(link: WatchedLink, at: datetime = NOW, verdict: Verdict = ALIVE, *events: EventKind, state: str = "") -> Look:
    """What a run makes of one look; how it follows from it is none of the store's business."""
    phase = Phase.DEAD if state == "dead" else Phase.ALIVE
    condition = Condition(phase, at, link.condition.looks + 1, at, verdict=verdict)
    happened = tuple(Event(kind, at, verdict.reason) for kind in events)
    return Look(link.id, sighting(link.url, at, verdict), condition, happened, at + 7 * DAY, state)


def looked(store: WatchStore, at: datetime = NOW, verdict: Verdict = ALIVE, *events: EventKind, state: str = "") -> int:
    """A whole run that sees the same of everything that is due; gives how many links."""
    run, done = store.begin(at), 0
    while links := store.claim(run, at, 100):
        done += store.record(run, [look(link, at, verdict, *events, state=state) for link in links], at)
    store.end(run, at)
    return done


def known(store: WatchStore, url: str) -> WatchedLink:
    """The link of an address that is there."""
    found = store.link(url)
    assert found is not None
    return found


def digest(untold: Sequence[Untold], name: str = "diplomka", at: datetime = NOW) -> Digest:
    """A digest that lists what it is of."""
    text = "\n".join(f"{one.link.url}: {one.told!r} → {one.state!r}" for one in untold)
    return Digest(f"{name} {at.isoformat()}", name, at, f"{len(untold)} news", text)
