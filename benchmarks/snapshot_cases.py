"""Made-up citations and what four archives captured of them, with the truth of what every capture shows.

Each kind of citation is a function from a `Draft` to the case: what is printed, what was captured when, and what the living
web answers today. Nothing here knows how dostupne chooses. What a TimeMap cannot tell (neighbours of an address, statuses, digests) is asked of archives
with an index alone: damaged addresses, moved pages, and more soft 404s in a row than copies are read.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from html import escape

ARCHIVES = ("wayback", "webarchiv", "arquivo", "ukwa")
"""The first speaks the Internet Archive's dialect, two that of pywb, and the last has nothing but TimeMaps."""
TODAY = date(2026, 11, 24)
_HOMES = ("wayback", "webarchiv", "wayback", "arquivo", "wayback", "ukwa")
"""Where the copies of the first case of a kind are, of the second, and so on: half of them at the Internet Archive."""
EACH = 8
"""Cases of each kind."""

_SUBJECTS = "Proměny krajiny,Dějiny knihoven,Odkazy v závěrečných pracích,Správa dat,Obrana hranic,Ceny bydlení,Výuka češtiny,Paměť webu,Doprava na venkově,Spory o vodu".split(",")  # fmt: skip
_PLACES = "Podyjí,Jeseníkách,Ostravě,Třeboni,Polabí,Chebu,Zlíně,Pošumaví,Kroměříži,Beskydech,Litomyšli,Znojmě".split(
    ","
)
_ANGLES = "pohled úřadů,kritika čtenářů,nové mapy,zpráva odborníků,sčítání obyvatel,proměna institucí,záznam debaty".split(",")  # fmt: skip
_NOT_FOUND = (
    ("Stránka nenalezena", "Omlouváme se, požadovaná stránka nebyla nalezena."),
    ("404 Not Found", "The page you requested could not be found on this server."),
    ("Chyba 404 - stránka neexistuje", "Zadaná stránka neexistuje nebo byla odstraněna."),
    ("Page not found", "Sorry, this page does not exist any more."),
)


class Shows(Enum):
    """What a capture shows to who looks at it."""

    CITED = "the cited page"
    SOFT_404 = "a page that says that there is none, sent with 200"
    OTHER = "another page"
    ERROR = "an error"
    REDIRECT = "a redirect that leads to no cited page"


@dataclass(frozen=True, slots=True)
class Shot:
    """One capture, with what it shows. `work` is the number of the case whose page it is, -1 of none."""

    archive: str
    stamp: str
    url: str
    shows: Shows
    work: int
    status: int = 200
    body: str = ""
    location: str = ""
    revisit_of: str = ""

    @property
    def day(self) -> date:
        return datetime.strptime(self.stamp[:8], "%Y%m%d").replace(tzinfo=UTC).date()


@dataclass(frozen=True, slots=True)
class Case:
    """One citation: `cited` is the address as printed, `true` as it should be. `living` are pages of today's web by
    address: (title, location), of which an address with a location redirects for good."""

    number: int
    kind: str
    title: str
    cited: str
    true: str
    accessed: date | None
    issued: date | None
    shots: tuple[Shot, ...]
    living: dict[str, tuple[str, str]] = field(default_factory=dict)
    successor: str = ""

    @property
    def mended(self) -> bool:
        """Whether the printed address is damaged, so that the true one is to be found."""
        return self.kind.startswith("damaged")

    def entry(self) -> str:
        """The citation as BibTeX, so that no line end damages what is to be measured."""
        dates = [("urldate", self.accessed), ("date", self.issued)]
        given = "".join(f"  {name} = {{{day.isoformat()}}},\n" for name, day in dates if day)
        return f"@online{{case{self.number},\n  title = {{{self.title}}},\n{given}  url = {{{self.cited}}},\n}}\n"


@dataclass(slots=True)
class Draft:
    """A case in the making: its page, its day, and the archive at home to it."""

    number: int
    kind: str
    place: int
    shots: list[Shot] = field(default_factory=list)
    cited: str = ""
    accessed: date | None = None
    issued: date | None = None
    living: dict[str, tuple[str, str]] = field(default_factory=dict)
    successor: str = ""
    indexed: bool = False

    def __post_init__(self) -> None:
        self.cited = self.true
        self.accessed = date(2013, 3, 4) + timedelta(days=self.number * 13)

    @property
    def home(self) -> str:
        """The archive of its captures; where an index has to be asked, never that of the TimeMaps."""
        if self.indexed and self.place % len(_HOMES) == _HOMES.index("ukwa"):
            return "webarchiv"
        return _HOMES[self.place % len(_HOMES)]

    @property
    def site(self) -> str:
        return f"http://www.zpravy-{self.number}.cz"

    @property
    def true(self) -> str:
        return f"{self.site}/domov/rok-{2013 + self.number % 9}/nova-zprava-o-veci.html"

    @property
    def title(self) -> str:
        number = self.number
        subject, place = _SUBJECTS[number % len(_SUBJECTS)], _PLACES[number // 3 % len(_PLACES)]
        return f"{subject} v {place}: {_ANGLES[number // 2 % len(_ANGLES)]} {1900 + number}"

    def cited_page(self, days: int, *, url: str = "", archive: str = "", version: int = 1) -> None:
        """A capture of the cited page, so many days after the citation."""
        text = f"Znění číslo {version}. " + f"{self.title} je téma, o kterém se zde píše podrobně a s odkazy. " * 5
        self._shoot(days, url, archive, Shows.CITED, body=page(self.title, text), work=self.number)

    def revisit(self, days: int, of: int) -> None:
        """A capture that says that the answer was as on an earlier day."""
        first = next(shot for shot in self.shots if shot.day == self.day(of))
        self._shoot(days, "", "", first.shows, body=first.body, work=first.work, revisit_of=first.stamp)

    def soft_404(self, days: int, *, variant: int = 0, archive: str = "") -> None:
        """A capture of a page that only says that there is none; each variant is another one."""
        title, text = _NOT_FOUND[variant % len(_NOT_FOUND)]
        self._shoot(days, "", archive, Shows.SOFT_404, body=page(title, f"{text} ({variant})"))

    def other_page(self, days: int, *, url: str = "") -> None:
        """A capture of a page of the same site that has nothing to do with the citation."""
        body = page("Jízdní řády autobusů na léto", "Odjezdy, příjezdy, výluky a ceny jízdenek. " * 8)
        self._shoot(days, url, "", Shows.OTHER, body=body)

    def error(self, days: int, status: int) -> None:
        """A capture of an error."""
        self._shoot(days, "", "", Shows.ERROR, status=status, body=page(f"Chyba {status}", "Server se omlouvá."))

    def redirect(self, days: int, to: str, status: int = 301) -> None:
        """A capture of a redirect."""
        self._shoot(days, "", "", Shows.REDIRECT, status=status, location=to)

    def day(self, days: int) -> date:
        """The day so many days after the one that counts: of access, else of publication, else a fixed one."""
        return (self.accessed or self.issued or date(2018, 5, 1)) + timedelta(days=days)

    def _shoot(self, days: int, url: str, archive: str, shows: Shows, **more: object) -> None:
        stamp = f"{self.day(days):%Y%m%d}1{len(self.shots):01d}{self.number % 60:02d}00"[:14]
        fields = {"work": -1} | more
        self.shots.append(Shot(archive or self.home, stamp, url or self.true, shows, **fields))  # type: ignore[arg-type]

    def case(self) -> Case:
        """What is known of it."""
        return Case(
            self.number, self.kind, self.title, self.cited, self.true, self.accessed, self.issued, tuple(self.shots),
            self.living, self.successor,
        )  # fmt: skip


def page(title: str, text: str) -> str:
    """A web page of that title."""
    return (
        f'<!doctype html><html lang="cs"><head><meta charset="utf-8"><title>{escape(title)}</title></head>'
        f"<body><h1>{escape(title)}</h1><p>{escape(text)}</p></body></html>"
    )


def cases() -> tuple[Case, ...]:
    """All citations, `EACH` of every kind."""
    return tuple(_cases())


def _cases() -> Iterator[Case]:
    for order, (kind, make) in enumerate(_KINDS.items()):
        for place in range(EACH):
            draft = Draft(order * EACH + place, kind, place + order)
            make(draft)
            yield draft.case()


def _same_day(draft: Draft) -> None:
    for version, days in enumerate((-300, -20, 0, 3, 400)):
        draft.cited_page(days, version=version)


def _only_before(draft: Draft) -> None:
    for version, days in enumerate((-700, -400, -9 - draft.place * 20)):
        draft.cited_page(days, version=version)


def _only_after(draft: Draft) -> None:
    for version, days in enumerate((2 + draft.place * 15, 400, 800)):
        draft.cited_page(days, version=version)


def _far_before_near_after(draft: Draft) -> None:
    draft.cited_page(-200, version=1)
    draft.cited_page(1, version=2)


def _scheme_twins(draft: Draft) -> None:
    draft.cited = draft.cited.replace("http:", "https:")
    draft.cited_page(-30, version=1)
    draft.cited_page(90, url=draft.cited, version=2)


def _www(draft: Draft) -> None:
    draft.cited = draft.cited.replace("www.", "")
    draft.cited_page(-12)


def _slash(draft: Draft) -> None:
    folder = f"{draft.site}/temata/{draft.number}"
    draft.cited, stored = (folder, f"{folder}/") if draft.place % 2 else (f"{folder}/", folder)
    draft.cited_page(-5, url=stored)


def _tracking(draft: Draft) -> None:
    draft.cited = f"{draft.true}?utm_source=zpravodaj&utm_medium=e-mail"
    draft.cited_page(-40, version=1)
    draft.cited_page(30, version=2)


def _diacritics(draft: Draft) -> None:
    draft.cited = f"{draft.site}/články/žluťoučký-kůň-{draft.number}"
    draft.cited_page(-15, url=draft.cited, version=1)
    draft.cited_page(15, url=draft.cited, version=2)


def _revisits(draft: Draft) -> None:
    draft.cited_page(-100)
    draft.revisit(-8, -100)
    draft.revisit(50, -100)


def _archived_errors(draft: Draft) -> None:
    draft.cited_page(-80)
    draft.error(-3, 404)
    draft.error(0, 429)
    draft.error(2, 503)
    draft.cited_page(200, version=2)


def _home_redirects(draft: Draft) -> None:
    home = f"{draft.site}/"
    draft.cited_page(-60)
    draft.redirect(-2, home)
    draft.redirect(0, home, 302)
    for days in (-2, 0):
        draft.other_page(days, url=home)


def _soft_404_nearest(draft: Draft) -> None:
    draft.cited_page(-90)
    draft.soft_404(-1, variant=draft.place)
    draft.soft_404(2, variant=draft.place + 1)


def _soft_404s_in_a_row(draft: Draft) -> None:
    draft.cited_page(-90)
    for variant, days in enumerate((-30, -20, -10, 0)):
        draft.soft_404(days, variant=variant)
    draft.cited_page(20, version=2)


def _one_soft_404_many_times(draft: Draft) -> None:
    draft.indexed = True
    draft.cited_page(-200)
    for days in range(-18, 0, 2):
        draft.soft_404(days)


def _another_page_nearest(draft: Draft) -> None:
    draft.cited_page(-50)
    draft.other_page(-1)


def _from_the_future(draft: Draft) -> None:
    draft.accessed = TODAY - timedelta(days=4)
    draft.cited_page(-30)
    draft.cited_page(20 + draft.place, version=2)


def _no_copy(draft: Draft) -> None:
    draft.other_page(-5, url=f"{draft.site}/jizdni-rady.html")


def _only_soft_404(draft: Draft) -> None:
    for variant, days in enumerate((-30, 5)):
        draft.soft_404(days, variant=variant)


def _moved(draft: Draft) -> None:
    draft.indexed = True
    draft.successor = f"{draft.site}/archiv/{draft.number}-nova-adresa"
    draft.cited_page(-30)
    draft.redirect(300, draft.successor)
    draft.living[draft.successor] = (draft.title, "")


def _moved_and_gone(draft: Draft) -> None:
    draft.cited_page(-30)
    draft.redirect(300, f"{draft.site}/archiv/nikam")


def _hyphen_lost(draft: Draft) -> None:
    draft.indexed = True
    draft.cited = draft.true.replace("zprava-o", "zpravao")
    draft.cited_page(-6)
    draft.other_page(-6, url=draft.true.replace("nova-zprava-o-veci", "nova-mapa"))


def _hyphen_added(draft: Draft) -> None:
    draft.indexed = True
    draft.cited = draft.true.replace("zprava", "zpra-va")
    draft.cited_page(-6)


def _glued(draft: Draft) -> None:
    draft.indexed = True
    draft.cited = f"{draft.true}{('Citováno', 'Dostupné', 'Cit')[draft.place % 3]}"
    draft.cited_page(-6)


def _case(draft: Draft) -> None:
    draft.indexed = True
    draft.cited = draft.true.replace("nova-zpravao", "Nova-Zpravao").replace("zprava-o", "Zpravao")
    draft.cited_page(-6)


def _published(draft: Draft) -> None:
    draft.issued, draft.accessed = draft.accessed, None
    for version, days in enumerate((-400, 3, 900)):
        draft.cited_page(days, version=version)


def _dateless(draft: Draft) -> None:
    draft.accessed = None
    for version, days in enumerate((0, 400, 900)):
        draft.cited_page(days, version=version)
    draft.soft_404(1200)


def _several_archives(draft: Draft) -> None:
    for place, archive in enumerate(ARCHIVES):
        draft.cited_page(-10 - 20 * ((place + draft.place) % len(ARCHIVES)), archive=archive, version=place)


def _nearest_archive_deceives(draft: Draft) -> None:
    near, far = (ARCHIVES[(draft.place + step) % len(ARCHIVES)] for step in range(2))
    draft.soft_404(-1, variant=draft.place, archive=near)
    draft.cited_page(-100, archive=far)


def _cites_a_copy(draft: Draft) -> None:
    draft.place = 0  # that of the Internet Archive
    draft.cited_page(-7)
    draft.cited_page(-1, version=2)
    draft.cited = f"http://web.archive.org/web/{draft.shots[0].stamp}/{draft.true}"


def _cites_a_copy_of_an_error(draft: Draft) -> None:
    draft.place = 0
    draft.soft_404(-7)
    draft.cited_page(-30)
    draft.cited = f"http://web.archive.org/web/{draft.shots[0].stamp}/{draft.true}"


_KINDS: dict[str, Callable[[Draft], None]] = {
    "same day": _same_day,
    "only before": _only_before,
    "only after": _only_after,
    "far before, near after": _far_before_near_after,
    "http and https": _scheme_twins,
    "www": _www,
    "closing slash": _slash,
    "tracking parameters": _tracking,
    "diacritics": _diacritics,
    "revisits": _revisits,
    "archived 404, 429, 503": _archived_errors,
    "archived redirects to the home page": _home_redirects,
    "soft 404 nearest": _soft_404_nearest,
    "four soft 404s in a row": _soft_404s_in_a_row,
    "one soft 404 nine times": _one_soft_404_many_times,
    "another page nearest": _another_page_nearest,
    "captures from the future": _from_the_future,
    "no copy at all": _no_copy,
    "only soft 404s": _only_soft_404,
    "moved to a living page": _moved,
    "moved to a dead page": _moved_and_gone,
    "damaged: a hyphen lost": _hyphen_lost,
    "damaged: a hyphen added": _hyphen_added,
    "damaged: a word glued on": _glued,
    "damaged: case and a hyphen": _case,
    "published, no access date": _published,
    "no date at all": _dateless,
    "in all four archives": _several_archives,
    "the nearest archive deceives": _nearest_archive_deceives,
    "cites a copy": _cites_a_copy,
    "cites a copy of a soft 404": _cites_a_copy_of_an_error,
}
