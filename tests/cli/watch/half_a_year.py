"""Half a year of made-up bibliographies under watch, through the real store, conditions and due days. The same seed, the same year."""

import json
import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from dostupne.app.watch.settings import WatchSettings
from dostupne.links.condition import step
from dostupne.links.due import due_at
from dostupne.links.news import state
from dostupne.model.evidence import Failure, Hop, PageFacts, Probe
from dostupne.model.snapshot import Capture, Snapshot
from dostupne.model.verdict import Standing, Verdict
from dostupne.model.watching import Bibliography, Citation, Copies, Look, Phase, Sighting, WatchedLink
from dostupne.store.watch.store import WatchStore

START = datetime(2026, 5, 30, 6, tzinfo=UTC)
END = datetime(2026, 11, 28, 6, tzinfo=UTC)
NOW = END + timedelta(hours=1)
DAY = timedelta(days=1)

_FATES = (
    *("dies-404", "dies-host", "dies-late", "dies-soft", "dies-early", "revives", "suspected", "suspected-late"),
    *("flaps", "moves", "moves-back", "changes", "restored", "walled", "wall-falls", "login"),
)
_TITLES = (
    "Vztahy NATO a Ruska po roce 1991", "Výroční zpráva o stavu bezpečnosti", "The Cyprus question revisited",
    "Historie českého webu", "Volby do Senátu 2012: přehled výsledků podle obvodů a kandidujících stran", "Annual report 2013",
    "Energetická bezpečnost střední Evropy", "Statistická ročenka", "Rozhovor s ministrem obrany", "Minority rights in Turkey",
)  # fmt: skip
_PEOPLE = ("Novák", "Říha", "Procházková", "Hrabal", "Šťastný", "Dvořáková", "Němec", "van der Berg", "Smith", "Černý")
_HOSTS = ("www.ministerstvo.test", "zpravy.test", "journal.example", "knihovna.test", "blog.example", "archiv.test")


Plan = Mapping[str, tuple[str, str]]
"""The fate and the title of each address."""


@dataclass(frozen=True)
class _Page:
    """A page as it is on a day of its fate: a verdict, a status or a failure, a title."""

    verdict: Verdict
    title: str = ""
    status: int | None = 200
    final_url: str = ""


_ALIVE = Verdict(Standing.ALIVE, "ok", match=0.97)
_GONE = _Page(Verdict(Standing.GONE, "http-404", "404"), status=404)
_NO_HOST = _Page(Verdict(Standing.GONE, "no-such-host", "blog.example"), status=None)
_SILENT = _Page(Verdict(Standing.UNREACHABLE, "timeout"), status=None)
_SOFT = _Page(Verdict(Standing.DRIFTED, "soft-404", "Stránka nenalezena", 0.02), "Stránka nenalezena")
_WALL = _Page(Verdict(Standing.BLOCKED, "bot-wall"), "Just a moment...", 403)
_LOGIN = _Page(Verdict(Standing.DRIFTED, "login"), "Přihlášení")

_BETWEEN: Mapping[str, tuple[tuple[float, float, _Page], ...]] = {
    "dies-404": ((60, 999, _GONE),),
    "dies-host": ((110, 999, _NO_HOST),),
    "dies-late": ((150, 999, _GONE),),
    "dies-soft": ((95, 999, _SOFT),),
    "dies-early": ((0, 999, _GONE),),
    "revives": ((40, 90, _GONE),),
    "suspected": ((180, 999, _GONE),),
    "suspected-late": ((176, 999, _SILENT),),
    "flaps": ((30, 34, _SILENT), (100, 103, _SILENT)),
    "walled": ((120, 999, _WALL),),
    "wall-falls": ((50, 80, _WALL),),
    "login": ((140, 999, _LOGIN),),
}


def _page(link: WatchedLink, fate: str, title: str, day: float) -> _Page:
    """What answers on that day since the start."""
    for begin, end, page in _BETWEEN.get(fate, ()):
        if begin <= day < end:
            return page
    elsewhere = f"https://nove.test/{link.id}"
    if (fate == "moves" and day >= 70) or (fate == "moves-back" and 70 <= day < 130):
        return _Page(
            replace(_ALIVE, standing=Standing.MOVED, reason="redirect", successor=elsewhere), title, 200, elsewhere
        )
    if (fate == "changes" and day >= 85) or (fate == "restored" and 85 <= day < 140):
        return _Page(_ALIVE, "Nejlepší recepty na svíčkovou")
    return _Page(_ALIVE, title)


def _sighting(link: WatchedLink, page: _Page, at: datetime) -> Sighting:
    final = page.final_url or link.url
    hops = (Hop(final, page.status),) if page.status else ()
    failure = None if page.status else Failure.DNS_UNKNOWN
    facts = PageFacts(page.title, digest=sha256(page.title.encode()).hexdigest()) if page.title else None
    return Sighting(Probe(link.url, at, hops, failure, page=facts), page.verdict)


def fill(
    store: WatchStore, count: int = 60, *, troubled: int = 16, every: timedelta = DAY, until: datetime = END
) -> Plan:
    """Two bibliographies of so many links together, as many of them `troubled` as there are fates at most; runs each `every`, `until` a day."""
    chance = random.Random(8)
    fates = [_FATES[number % len(_FATES)] if number < troubled else "" for number in range(count)]
    chance.shuffle(fates)
    works = [_work(number, chance) for number in range(count)]
    several = [
        store.add(Bibliography("diplomka", "/home/jana/diplomka.bib", START, tags=("škola",))),
        store.add(Bibliography("clanek", "/home/jana/clanek.docx", START, every=14 * DAY, tags=("škola", "časopis"))),
    ]
    half = count * 2 // 3
    for one, cited in zip(several, (works[:half], works[half:]), strict=True):
        store.cite(one, cited, "c0ffee", START)
    plan = {cited.url: (fates[n], json.loads(cited.item)["title"]) for n, cited in enumerate(works)}
    now = START
    while now <= until:
        run(store, plan, now)
        now += every
    for link in store.links():
        if link.condition.phase is Phase.DEAD and link.id % 3:
            store.keep_copies(link.id, Copies(END, (_snapshot(link.url, chance),)))
    store.unreadable(several[1], "there is no such file; was it moved?", END)
    return plan


def _work(number: int, chance: random.Random) -> Citation:
    author, title = chance.choice(_PEOPLE), chance.choice(_TITLES)
    key = f"{author.split()[-1].lower()}{2000 + number}"
    url = f"https://{chance.choice(_HOSTS)}/{number}/clanek-{chance.randrange(10**6)}.html"
    return Citation(url, key, json.dumps({"id": key, "title": title, "author": [{"family": author}]}))


def _snapshot(url: str, chance: random.Random) -> Snapshot:
    at = datetime(chance.randrange(2013, 2026), 3, 14, tzinfo=UTC)
    days = chance.choice([3, 200])
    return Snapshot(Capture("wayback", url, at, f"https://web.archive.org/web/{at:%Y%m%d%H%M%S}/{url}"), days, 0.95)


def run(store: WatchStore, plan: Plan, now: datetime) -> None:
    """Asks what is due then."""
    settings = WatchSettings()
    number_of_run = store.begin(now)
    while links := store.claim(number_of_run, now, 500):
        looks = []
        for number, link in enumerate(links):
            at = now + timedelta(seconds=number)
            page = _page(link, *plan[link.url], (now - START) / DAY)
            sighting = _sighting(link, page, at)
            found, events = step(settings.policy, link.condition, sighting)
            due = due_at(settings.policy, found, link.every, START)
            looks.append(Look(link.id, sighting, found, events, due, state(found, settings.telling)))
        store.record(number_of_run, looks, now)
    store.end(number_of_run, now)
