"""The 14 digits of archives ⇄ time in UTC, and addresses of archived copies taken apart."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, unquote

from dostupne.model.urls import host, is_web

_COPY = re.compile(
    r"https?://[^/]+/(?:(?:[\w-]+/)*?)(\d{4,17}|\d{4}\.\d\d\.\d\d-\d{6})(?:[a-z]{2}_)?/(?!\d{4,17}(?:[a-z]{2}_)?/)(\S.*)",
    re.IGNORECASE,
)
"""A number before the stamp is that of a collection (archive-it.org)."""

_DATELESS = re.compile(
    r"https?://[^/]+/(?:(?:[\w-]+/)*?)(?:\d{0,14}\*|newest|oldest|o/\w+|(?:web|wayback)(?!/[\d*]+/))/(\S.*)",
    re.IGNORECASE,
)
_SHORT = re.compile(r"https?://[^/]+/(?:wa/)?[\w-]{4,}/?(?:[?#].*)?", re.IGNORECASE)
_TODAY = ("archive.today", "archive.ph", "archive.is", "archive.li", "archive.vn", "archive.fo", "archive.md")
_HOSTS = (
    "web.archive.org", "webarchiv.cz", "arquivo.pt", "vefsafn.is", "archive-it.org", "webarchive.org.uk",
    "nationalarchives.gov.uk", "webarchive.loc.gov", *_TODAY,
)  # fmt: skip
_SHORT_HOSTS = (*_TODAY, "perma.cc", "linkra.webarchiv.cz")
_WEBCITE = ("webcitation.org",)
_SCHEME = re.compile(r"(https?):/{1,2}", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"(?!https?:)[a-z][\w+-]*:(?!\d)", re.IGNORECASE)
_START = "00000101000000"
_BASE_62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ARCHIVED = re.compile(r"\[\s*arch\.\s*(\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?)\s*(Z|[+-]\d\d:?\d\d)?\s*\]", re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CitedCopy:
    """What the address of a copy says of it: `original` is empty and `at` (UTC) None where it does not say."""

    url: str
    original: str = ""
    at: datetime | None = None


def parse_stamp(digits: str) -> datetime | None:
    """The time of 4 to 17 digits, `YYYY[MM[DD[hh[mm[ss…]]]]]` in UTC; what is not given is the beginning.

    Indexes hold stamps with a month or a day `00` pushed in (`20000012170449`): it is taken out again.
    """
    if not digits.isascii() or not digits.isdigit() or not 4 <= len(digits) <= 17:
        return None
    full = digits[:14] + _START[len(digits) :]
    if full[4:6] == "00":
        full = f"{full[:4]}{full[6:]}00"
    elif full[6:8] == "00":
        full = f"{full[:6]}{full[8:]}00"
    try:
        return datetime.strptime(full, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def parse_copy(url: str) -> tuple[str, datetime] | None:
    """The original address and the time of an archived copy; None for any other address.

    Understood are copies that say both: `https://web.archive.org/web/20140722id_/http://a.cz/`,
    `https://wayback.webarchiv.cz/wayback/20140722101112/http://a.cz/`, `https://archive.is/2014.07.22-101112/http://a.cz/`;
    not short codes as of archive.today, of which `read_copy` knows that they are copies.
    """
    copy = read_copy(url)
    return (copy.original, copy.at) if copy and copy.original and copy.at else None


def read_copy(url: str) -> CitedCopy | None:
    """What the address of a copy in one of the archives known to us says of it; None for any other address.

    Short codes (archive.today, perma.cc, linkra.webarchiv.cz) say neither address nor time: the copy itself does, in
    `Memento-Datetime` and `Link`. Lists of copies (`/wayback/*/…`) have no time. Codes of WebCite hold the time as
    microseconds in base 62 (https://github.com/internetarchive/internetarchivebot, `APII.php`).
    """
    url = url.strip()
    name = host(url)
    if _stands_on(name, _WEBCITE):
        return _webcite(url)
    if _stands_on(name, _HOSTS):
        if parts := take_apart(url):
            return CitedCopy(url, *parts)
        dateless = _DATELESS.fullmatch(url)
        if dateless and (original := _original(dateless[1])):
            return CitedCopy(url, original)
    if _stands_on(name, _SHORT_HOSTS) and _SHORT.fullmatch(url):
        return CitedCopy(url)
    return None


def take_apart(url: str) -> tuple[str, datetime] | None:
    """`parse_copy` of a copy on any host, for addresses that an archive itself gave."""
    found = _COPY.fullmatch(url.strip())
    at = parse_stamp(re.sub(r"\D", "", found[1])) if found else None
    original = _original(found[2]) if found else ""
    return (original, at) if original and at else None


def parse_archived_note(text: str) -> datetime | None:
    """The time (UTC) of the Czech Webarchiv's `[arch. 2025-11-27T10:44:20+01:00]`; None where there is none.

    It is local time with its offset, unlike the stamp in the address; without an offset it is taken for UTC.
    """
    found = _ARCHIVED.search(text)
    if found is None:
        return None
    try:
        moment = datetime.fromisoformat(found[1] + (found[2] or "Z"))
    except ValueError:
        return None
    return moment.astimezone(UTC)


def _stands_on(name: str, hosts: tuple[str, ...]) -> bool:
    return any(name == one or name.endswith(f".{one}") for one in hosts)


def _original(text: str) -> str:
    """The address behind the stamp, with the slash that browsers fold; empty where it is none of the web."""
    if _OTHER_SCHEME.match(text):
        return ""
    plain = text if "/" in text or "%" not in text else unquote(text)
    original = _SCHEME.sub(r"\1://", plain, count=1) if _SCHEME.match(plain) else f"http://{plain}"
    return original if is_web(original) else ""


def _webcite(url: str) -> CitedCopy | None:
    path, _, query = url.partition("://")[2].partition("?")
    code = path.partition("/")[2].strip("/")
    fields = {name: values[0] for name, values in parse_qs(query).items()}
    original = fields.get("url", "")
    at = _of_base_62(code) if code != "query" else None
    if at is None and (date := fields.get("date", "")):
        at = parse_stamp(re.sub(r"\D", "", date)[:14])
    known = bool(code) and (at is not None or code == "query")
    return CitedCopy(url, original if is_web(original) else "", at) if known else None


def _of_base_62(code: str) -> datetime | None:
    if len(code) != 9 or any(sign not in _BASE_62 for sign in code):
        return None
    number = 0
    for sign in code:
        number = number * 62 + _BASE_62.index(sign)
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=number)
    # WebCite worked from 2003 to 2021: another code of nine signs is no time
    return at if 2003 <= at.year <= 2021 else None
