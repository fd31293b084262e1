"""The web that is checked: made-up pages by number, what each does, and the standing it must get.

All of it follows from the number of a page, so that the server and the measurement agree without a word.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import cycle, islice

HOST_COUNT = 200
PAGE_SIZE = 19_000
"""Bytes of a page's body."""

HOSTS = tuple(f"127.0.{1 + number // 20}.{1 + number % 20}" for number in range(HOST_COUNT))

MIX = (
    "alive", "alive", "moved", "alive", "missing", "alive", "soft-404", "alive", "found", "alive",
    "gone", "alive", "home", "alive", "forbidden", "alive", "moved", "alive", "other", "parked",
)  # fmt: skip
"""What twenty pages in a row do: ten live on, the others fare as cited pages do."""

COMPLAINT = "unavailable"
"""A page that answers 503 for ever. Not in the mix: our manners wait for such hosts, however fast we are."""

HANGING = "hanging"
"""A page that never answers, where `benchmarks.latency` measures."""

EXPECTED = {
    "alive": "alive",
    "found": "alive",  # a passing redirect to the cited page
    "moved": "moved",
    "missing": "gone",
    "gone": "gone",
    "soft-404": "drifted",
    "home": "drifted",
    "other": "drifted",
    "parked": "drifted",
    "forbidden": "blocked",
    COMPLAINT: "unreachable",
    HANGING: "unreachable",
}

_STATUS = {
    "moved": b"301 Moved Permanently",
    "found": b"302 Found",
    "home": b"302 Found",
    "missing": b"404 Not Found",
    "gone": b"410 Gone",
    "forbidden": b"403 Forbidden",
    COMPLAINT: b"503 Service Unavailable",
}
_REDIRECTS = frozenset({"moved", "found", "home"})

_OTHERS = {
    "soft-404": "Stránka nenalezena",
    "parked": "This domain is for sale",
    "other": "Recept: jablečný koláč babičky Hedviky",
}
"""What the pages are called that answer and are not what was cited."""

_FAMILIES = "Novák Svobodová Dvořák Černá Procházka Kučerová Veselý Horáková Němec Marková".split()
_GIVEN = "Jan Eva Petr Anna Jiří Marie Pavel Lenka Tomáš".split()
_ASPECTS = "Vývoj Proměny Dějiny Počátky Kritika Podoba Význam Meze Obraz Ohlasy Souvislosti".split()
_OBJECTS = (
    "zahraniční politiky", "školského systému", "městské dopravy", "lidové architektury", "zemědělské výroby",
    "soudní praxe", "venkovské žurnalistiky", "vodního hospodářství", "knihovních katalogů", "divadelní scény",
    "bankovního dohledu", "veřejného zdravotnictví", "průmyslového dědictví",
)  # fmt: skip
_PLACES = (
    "na Vysočině", "v Podkrkonoší", "na jižní Moravě", "v Polabí", "na Ostravsku", "v Pošumaví", "na Plzeňsku",
    "v Beskydech", "na Slovácku", "v Praze", "v Pobaltí", "na Balkáně", "v Porýní", "v Bavorsku", "ve Slezsku",
    "v Podunají", "na Spiši",
)  # fmt: skip
_WORDS = (
    "zpráva", "rok", "město", "podle", "který", "uvedl", "výzkum", "práce", "otázka", "výsledek", "strana", "zákon",
    "návrh", "obec", "cesta", "den", "změna", "případ", "člověk", "země", "vláda", "škola", "kniha", "pramen", "údaj",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """One cited page: where it is, what it is called, and what becomes of who asks for it."""

    number: int
    behaviour: str

    @property
    def host(self) -> str:
        """The host it stands on: neighbours in the bibliography are on different ones."""
        return HOSTS[self.number % HOST_COUNT]

    @property
    def path(self) -> str:
        """`/clanek/3-alive.html`: the server reads number and behaviour from it."""
        return f"/clanek/{self.number}-{self.behaviour}.html"

    @property
    def title(self) -> str:
        """A title of its own: the numbers of words are coprime, and a volume tells the rest apart."""
        place = f"{_ASPECTS[self.number % 11]} {_OBJECTS[self.number % 13]} {_PLACES[self.number % 17]}"
        volume = self.number // (11 * 13 * 17)
        return f"{place}, část {volume + 1}" if volume else place

    @property
    def author(self) -> tuple[str, str]:
        """Family and given name."""
        return _FAMILIES[self.number % 10], _GIVEN[self.number % 9]

    @property
    def way(self) -> tuple[str, ...]:
        """The paths that are asked for one after the other, to where its redirect leads."""
        return (self.path, self._target) if self.behaviour in _REDIRECTS else (self.path,)

    @property
    def _target(self) -> str:
        return "/" if self.behaviour == "home" else self.path.replace("/clanek/", "/novy/")

    @property
    def expected(self) -> str:
        """The standing that the check must find."""
        return EXPECTED[self.behaviour]

    def address(self, port: int) -> str:
        """Its whole address."""
        return f"http://{self.host}:{port}{self.path}"


def pages(count: int, complaints: int = 0) -> Iterator[Page]:
    """So many pages of the mix; the last `complaints` of them answer 503."""
    # 200 hosts are a multiple of twenty: shifted by one in each round, every host gets of everything
    for number in range(count - complaints):
        yield Page(number, MIX[(number + number // HOST_COUNT) % len(MIX)])
    for number in range(count - complaints, count):
        yield Page(number, COMPLAINT)


def page_of(path: str) -> Page | None:
    """The page that a path names; None for a path of no page."""
    name = path.rpartition("/")[2].removesuffix(".html")
    number, _, behaviour = name.partition("-")
    return Page(int(number), behaviour) if number.isdigit() and behaviour in EXPECTED else None


def bib_entry(page: Page, port: int) -> str:
    """The page as a .bib entry."""
    family, given = page.author
    return (
        f"@online{{p{page.number},\n  author = {{{family}, {given}}},\n  title = {{{page.title}}},\n"
        f"  organization = {{Regionální listy}},\n  date = {{2014-03-18}},\n  url = {{{page.address(port)}}},\n"
        f"  urldate = {{2014-07-22}},\n  langid = {{czech}},\n}}\n\n"
    )


def text_entry(page: Page, port: int) -> str:
    """The page as a reference after ČSN ISO 690."""
    family, given = page.author
    return (
        f"{family.upper()}, {given}. {page.title}. Regionální listy [online]. 2014-03-18 [cit. 2014-07-22]. "
        f"Dostupné z: {page.address(port)}\n\n"
    )


def response(path: str) -> bytes:
    """The whole HTTP response for a path, head and body."""
    page = page_of(path)
    if page is None:
        return _whole(b"200 OK", "Regionální listy") if path == "/" else _whole(_STATUS["missing"], "Not Found")
    if path.startswith("/novy/"):
        return _whole(b"200 OK", page.title, page.author)
    if page.behaviour in _REDIRECTS:
        return _redirect(page)
    if page.behaviour in _STATUS:
        status = _STATUS[page.behaviour]
        return _whole(status, status.decode())
    if page.behaviour in _OTHERS:
        return _whole(b"200 OK", _OTHERS[page.behaviour])
    return _whole(b"200 OK", page.title, page.author)


def _redirect(page: Page) -> bytes:
    head = b"HTTP/1.1 %s\r\nLocation: %s\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n"
    return head % (_STATUS[page.behaviour], page.way[-1].encode())


def throttled(seconds: int) -> bytes:
    """The answer of a host that wants to be asked again after so many seconds."""
    head = b"HTTP/1.1 429 Too Many Requests\r\nRetry-After: %d\r\nContent-Length: 0\r\n\r\n"
    return head % seconds


def _whole(status: bytes, title: str, author: tuple[str, str] = ("", "")) -> bytes:
    """A page of full size: that of an error is no smaller than that of an article."""
    top = _TOP.format(title=escape(title), author=" ".join(reversed(author))).encode()
    rest = _FILLING[: PAGE_SIZE - len(top) - len(_BOTTOM)]
    return b"".join((_head(status, PAGE_SIZE), top, rest, _BOTTOM))


def _head(status: bytes, length: int) -> bytes:
    return (
        b"HTTP/1.1 %s\r\nServer: nginx\r\nDate: Tue, 24 Nov 2026 10:00:00 GMT\r\n"
        b"Content-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\nCache-Control: max-age=300\r\n"
        b"X-Frame-Options: SAMEORIGIN\r\nVary: Accept-Encoding\r\n\r\n"
    ) % (status, length)


_TOP = (
    """<!DOCTYPE html>
<html lang="cs" prefix="og: https://ogp.me/ns#">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} | Regionální listy</title>
<meta name="author" content="{author}">
<meta property="og:title" content="{title}">
<meta property="og:site_name" content="Regionální listy">
<meta property="og:type" content="article">
<meta property="article:published_time" content="2014-03-18T08:30:00+01:00">
<link rel="stylesheet" href="/styl.css">
"""
    + "\n".join(f'<script src="/skripty/{name}.js" defer></script>' for name in ("menu", "hledat", "mereni", "sdilet"))
    + "\n<style>"
    + "".join(f".dil{n}{{{{margin:0 auto;padding:{n}px;color:#333}}}}" for n in range(40))
    + "</style>\n</head>\n<body>\n<header><nav><ul>"
    + "".join(f'<li><a href="/rubrika/{n}">Rubrika {n}</a></li>' for n in range(20))
    + '</ul></nav></header>\n<main>\n<h1>{title}</h1>\n<p class="autor">{author}</p>\n'
)


def _filling() -> bytes:
    """An article's paragraphs, with a link here and a picture there."""
    words = cycle(_WORDS)
    parts: list[str] = []
    for number in range(120):
        sentence = " ".join(islice(words, 23))
        parts.append(
            f"<p>{sentence.capitalize()}&nbsp;&ndash; viz <a href='/clanek/{number}'>článek {number}</a>.</p>\n"
        )
        if number % 8 == 0:
            parts.append(f'<figure><img src="/obr/{number}.jpg" alt="Obrázek {number}"></figure>\n')
    return "".join(parts).encode()


_FILLING = _filling()
_BOTTOM = "<!-- --></main><footer><p>© Regionální listy</p></footer></body></html>\n".encode()
