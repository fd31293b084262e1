"""The made-up web that is watched: what stands at an address from when on, and how that looks.

`Does` says what the web does; whether that is life, death or neither is told here too, by the words of the issue and by nothing of ours.
"""

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from urllib.parse import urlsplit

from tests.archives.pywb import Captured

_SYLLABLES = "ba be bo bra by ce da de do dra fa fi ga hla ho hra ja je ka klo ko kra la le lo lu ma mi mo na ne no pa pe pla po ra re ro ru sa se sko sta su ta te tra tu va ve vla vo za ze zi zlo".split()


class Does(StrEnum):
    """What the web does at an address."""

    PAGE = "page"
    OTHER_TEXT = "other-text"
    """The same title over another text."""
    REWRITTEN = "rewritten"
    """Another title and another text, of the same author."""
    MOVED = "moved"
    """301 to `/nove/…`, where the same page is."""
    NOT_FOUND = "404"
    GONE = "410"
    SOFT_404 = "soft-404"
    PARKED = "parked"
    HOME = "home"
    """302 to the home page."""
    LOGIN = "login"
    """302 to a form of login: a person must look."""
    FORBIDDEN = "403"
    THROTTLED = "429"
    CHALLENGE = "challenge"
    ROBOTS = "robots"
    """The page is there, and robots.txt asks not to read it."""
    UNAVAILABLE = "503"
    BAD_GATEWAY = "502"
    """What a proxy says of a host that refuses connections."""
    RESET = "reset"
    HANGS = "hangs"


LIVING = frozenset({Does.PAGE, Does.OTHER_TEXT, Does.REWRITTEN, Does.MOVED})
DEAD = frozenset({Does.NOT_FOUND, Does.GONE, Does.SOFT_404, Does.PARKED, Does.HOME})
MUTE = frozenset({Does.UNAVAILABLE, Does.BAD_GATEWAY, Does.RESET, Does.HANGS})
"""Unreachable: failures too, asked again sooner."""
UNDECIDED = frozenset({Does.LOGIN, Does.FORBIDDEN, Does.THROTTLED, Does.CHALLENGE, Does.ROBOTS})
PLAYED = frozenset({Does.BAD_GATEWAY, Does.RESET, Does.HANGS})
"""What no archive can hold: the proxy plays it."""


@dataclass(frozen=True, slots=True)
class Address:
    """A watched address. `does` is what it does from when on, in order, the first from before all runs.

    `by_turns`, where given, is what every second look sees instead, whatever the day.
    `footer` days apart the page's footer changes, which is no change of the page; 0 for one that never does.
    """

    url: str
    title: str
    author: str
    kind: str
    does: tuple[tuple[datetime, Does], ...]
    by_turns: Does | None = None
    footer: int = 0

    def at(self, when: datetime) -> Does:
        """What it does at this time, turns aside."""
        return next(does for since, does in reversed(self.does) if since <= when)

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""

    @property
    def successor(self) -> str:
        """Where the page is when it has moved."""
        return f"http://{self.host}/nove/{self.url.rpartition('/')[2]}"


class Words:
    """Words, names and texts that nobody ever wrote, the same for the same seed."""

    def __init__(self, seed: object) -> None:
        self._random = random.Random(str(seed))

    def word(self) -> str:
        return "".join(self._random.choices(_SYLLABLES, k=self._random.randint(3, 4)))

    def title(self) -> str:
        return " ".join(self.word() for _ in range(5)).capitalize()

    def text(self, words: int = 160) -> str:
        return " ".join(f"{' '.join(self.word() for _ in range(8)).capitalize()}." for _ in range(words // 8))


def captures(address: Address, until: datetime) -> list[Captured]:
    """What an archive of this web holds of an address and of the pages beside it that it leads to.

    pywb gives the capture closest to a time, before or after it: each state is captured when it begins and just before it ends.
    """
    taken: list[Captured] = []
    states = [*_with_footers(address, until), (until, Does.PAGE, 0)]
    for (since, does, footer), (following, _, _) in pairwise(states):
        if does not in PLAYED:
            ends = (since, following - timedelta(seconds=1))
            taken += [_captured(address, does, when, footer) for when in ends]
    if any(does is Does.MOVED for _, does in address.does):
        taken += [Captured(_stamp(when), address.successor, page(address, Does.PAGE)) for when in (states[0][0], until)]
    return taken


def beside(host: str, when: datetime) -> list[Captured]:
    """The home page and the form of login of a host."""
    name = host.removeprefix("www.").removesuffix(".cz").capitalize()
    form = "<form method=post><input name=jmeno><input type=password name=heslo></form>"
    return [
        Captured(_stamp(when), f"http://{host}/", _html(f"{name} – úvod", f"<p>{Words(host).text()}</p>")),
        Captured(_stamp(when), f"http://{host}/prihlaseni", _html("Přihlášení", form)),
        Captured(_stamp(when), f"http://{host}/robots.txt", "User-agent: *\nDisallow: /soukrome/\n", kind="text/plain"),
    ]


def _with_footers(address: Address, until: datetime) -> list[tuple[datetime, Does, int]]:
    states = [(since, does, 0) for since, does in address.does]
    if not address.footer:
        return states
    start, step = states[0][0], timedelta(days=address.footer)
    turns = [start + step * turn for turn in range(1, (until - start) // step + 1)]
    return sorted([*states, *((when, address.at(when), turn) for turn, when in enumerate(turns, 1))])


def _captured(address: Address, does: Does, when: datetime, footer: int) -> Captured:
    stamp, url = _stamp(when), address.url
    leads = {
        Does.MOVED: (301, address.successor),
        Does.HOME: (302, f"http://{address.host}/"),
        Does.LOGIN: (302, f"http://{address.host}/prihlaseni"),
    }
    if does in leads:
        status, location = leads[does]
        return Captured(stamp, url, "", status, location)
    status, said, text = _SAYINGS.get(does, (200, "", ""))
    return Captured(stamp, url, _html(said, f"<p>{text}</p>") if said else page(address, does, footer), status)


_SAYINGS = {
    Does.SOFT_404: (200, "Stránka nenalezena", "Stránka, kterou hledáte, neexistuje."),
    Does.PARKED: (200, "Doména je na prodej", "Tato doména je na prodej. Koupit tuto doménu můžete ještě dnes."),
    Does.NOT_FOUND: (404, "404 Not Found", "Not Found"),
    Does.GONE: (410, "Gone", "Gone"),
    Does.FORBIDDEN: (403, "Forbidden", "Forbidden"),
    Does.THROTTLED: (429, "Too Many Requests", "Too Many Requests"),
    Does.CHALLENGE: (403, "Just a moment...", "Just a moment..."),
    Does.UNAVAILABLE: (503, "Service Unavailable", "Service Unavailable"),
}
"""Status, title and text of what is no page."""


def page(address: Address, does: Does, footer: int = 0) -> str:
    """The page as it is while the address does so."""
    rewritten = does is Does.REWRITTEN
    title = Words(f"{address.url} rewritten").title() if rewritten else address.title
    text = Words(address.url if does not in {Does.OTHER_TEXT, Does.REWRITTEN} else f"{address.url} {does}").text()
    foot = f"<footer><p>Zobrazeno {1000 + 37 * footer}krát</p></footer>" if address.footer else ""
    return _html(title, f"<p class=author>{address.author}</p><p>{text}</p>{foot}")


def _html(title: str, body: str) -> str:
    return f"<!doctype html><html lang=cs><head><meta charset=utf-8><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"


def _stamp(when: datetime) -> str:
    return f"{when.astimezone(UTC):%Y%m%d%H%M%S}"
