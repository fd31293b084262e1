"""A report with every standing and every oddity that a renderer must show, made by hand."""

from datetime import UTC, datetime

import pytest

from dostupne.model.dates import PartialDate
from dostupne.model.document import Fault
from dostupne.model.evidence import Failure, Hop, PageFacts, Probe
from dostupne.model.link import Link
from dostupne.model.names import Name
from dostupne.model.reference import Evidence, EvidenceKind, Kind, Origin, Reference
from dostupne.model.report import CheckedLink, Report
from dostupne.model.snapshot import Capture, Snapshot
from dostupne.model.verdict import Standing, Verdict
from dostupne.model.work import Occurrence, Work

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
LONG = "http://www.e15.test/nazory/komentare/" + "vyrocni-zprava-o-stavu-bezpecnosti-" * 4 + "2014-1104567"
UUID = "http://www.nato.test/cps/en/SID-4AAC6C0A-0CE9-4B10-A2A0-5D1A3A4F9B11/natolive/news_108499.htm"


def _work(number: int, title: str, *names: Name, url: str = "", **fields: object) -> Work:
    line = 10 * number
    origin = Origin("esej.txt", line, line + 2, label=str(number))
    raw = f"{'; '.join(name.short().upper() for name in names)}. {title}. Dostupné z: {url}"
    fields.setdefault("accessed", PartialDate(2014, 7, 22))
    reference = Reference(kind=Kind.REFERENCE, raw=raw, origin=origin, author=names, title=title, url=url, **fields)  # type: ignore[arg-type]
    return Work(f"work{number}", reference, (Occurrence(origin, Kind.REFERENCE, raw),))


def _probe(url: str, *hops: tuple[str, int], title: str = "", failure: Failure | None = None) -> Probe:
    seen = tuple(Hop(address, status) for address, status in hops)
    return Probe(url, NOW, seen, failure, page=PageFacts(title=title) if title else None)


def _snapshot(url: str, at: datetime, days: int | None, match: float | None = None) -> Snapshot:
    copy = f"https://web.archive.org/web/{at:%Y%m%d%H%M%S}/{url}"
    return Snapshot(Capture("wayback", url, at, copy, 200), days, match)


def _alive() -> CheckedLink:
    work = _work(
        1, "Český rozhlas Plus: Názory", Name("Procházková", "Žaneta"), url="https://plus.rozhlas.test/a?b=1&c=2"
    )
    url = work.reference.url
    return CheckedLink(
        Link(url, (work,)), _probe(url, (url, 200), title="Názory"), Verdict(Standing.ALIVE, "ok", match=0.93)
    )


def _moved() -> CheckedLink:
    work = _work(
        2, "Vztahy NATO a Ruska", Name("Říha", "Jiří"), Name("Šťastný", "Ondřej"), url="http://old.test/clanek"
    )
    url, new = work.reference.url, "https://new.test/archiv/clanek"
    verdict = Verdict(Standing.MOVED, "redirect", match=0.8712, successor=new)
    return CheckedLink(Link(url, (work,)), _probe(url, (url, 301), (new, 200), title="Vztahy NATO a Ruska"), verdict)


def _drifted() -> CheckedLink:
    work = _work(3, "Annual report 2013 <script>alert(1)</script>", Name(literal="Ministerstvo obrany ČR"), url=LONG)
    snapshots = (
        _snapshot(LONG, datetime(2014, 7, 25, 12, tzinfo=UTC), 3, 0.9),
        _snapshot(LONG, datetime(2015, 1, 2, tzinfo=UTC), 164),
    )
    verdict = Verdict(Standing.DRIFTED, "soft-404", "Stránka nenalezena", 0.04)
    probe = _probe(LONG, (LONG, 200), title="Stránka nenalezena & konec")
    return CheckedLink(Link(LONG, (work,)), probe, verdict, snapshots, ("wayback", "webarchiv"))


def _gone() -> CheckedLink:
    printed = UUID.replace("0CE9-4B10", "0CE94B10")
    evidence = (Evidence(EvidenceKind.COPY, "line 254"), Evidence(EvidenceKind.PATTERN, "UUID"))
    work = _work(
        4, "NATO – Russia Relations", Name("van", "Anders"), url=UUID, url_as_printed=printed, url_evidence=evidence
    )
    verdict = Verdict(Standing.GONE, "http-404", "404")
    return CheckedLink(
        Link(UUID, (work,)), _probe(UUID, (UUID, 404)), verdict, (), ("wayback",), (("webarchiv", "HTTP 503"),)
    )


def _blocked() -> CheckedLink:
    work = _work(5, "Placený článek", Name("Němcová", "Božena"), url="https://wall.test/x")
    return CheckedLink(
        Link("https://wall.test/x", (work,)), _probe("https://wall.test/x"), Verdict(Standing.BLOCKED, "bot-wall")
    )


def _unreachable() -> CheckedLink:
    candidates = ("http://slow.test/a-b", "http://slow.test/a/b")
    work = _work(6, "Pomalý server", url="http://slow.test/ab", url_candidates=candidates)
    probe = _probe("http://slow.test/ab", failure=Failure.TIMEOUT_READ)
    return CheckedLink(
        Link("http://slow.test/ab", (work,), candidates), probe, Verdict(Standing.UNREACHABLE, "timeout")
    )


def _confirmed() -> CheckedLink:
    printed, url = "http://good.test/zprava", "http://good.test/zprava-2014"
    seen = (Evidence(EvidenceKind.PAGE),)
    names = (Name("Dvořák", "Antonín"),)
    work = _work(
        7, "Zpráva o činnosti", *names, url=url, url_as_printed=printed, url_evidence=seen, url_candidates=(url,)
    )
    verdict = Verdict(Standing.ALIVE, "candidate-confirmed", url, 0.9)
    return CheckedLink(Link(printed, (work,), (url,)), _probe(url, (url, 200)), verdict, confirmed_url=url)


def _unchecked() -> CheckedLink:
    work = _work(8, "Zařízení v síti", url="javascript:alert(1)")
    return CheckedLink(Link("javascript:alert(1)", (work,)), None, Verdict(Standing.UNCHECKED, "not-web"))


def _lost() -> CheckedLink:
    work = _work(9, "Zmizelý blog", Name("Černý", "Karel"), url="http://blog.test/")
    verdict = Verdict(Standing.GONE, "no-such-host", "blog.test")
    return CheckedLink(
        Link("http://blog.test/", (work,)), _probe("http://blog.test/"), verdict, (), ("wayback", "webarchiv")
    )


@pytest.fixture
def report() -> Report:
    """Ten works: one of each standing, three more ways to be lost or mended, and one without address."""
    links = (
        *(_alive(), _moved(), _drifted(), _gone(), _blocked()),
        *(_unreachable(), _confirmed(), _unchecked(), _lost()),
    )
    book = _work(10, "Babička", Name("Němcová", "Božena"), accessed=None)
    works = (*(work for checked in links for work in checked.link.works), book)
    faults = (Fault("esej.txt", "an entry has no closing brace", 77),)
    return Report(("esej.txt",), NOW, works, links, faults)
