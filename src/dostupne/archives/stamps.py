"""The 14 digits of archives ⇄ time in UTC, and addresses of archived copies taken apart."""

import re
from datetime import UTC, datetime
from urllib.parse import unquote

from dostupne.model.urls import host, is_web

_COPY = re.compile(
    r"https?://[^/]+/(?:(?:web|wayback|wb|noFrame/replay|all|\w*archive\w*)/)?(\d{4,17})(?:[a-z]{2}_)?/(\S.*)",
    re.IGNORECASE,
)
_HOSTS = (
    "web.archive.org", "webarchiv.cz", "arquivo.pt", "vefsafn.is", "archive-it.org", "webarchive.org.uk",
    "nationalarchives.gov.uk", "webarchive.loc.gov", "archive.today", "archive.ph", "archive.is", "archive.li",
    "archive.vn", "archive.fo", "archive.md",
)  # fmt: skip
_SCHEME = re.compile(r"(https?):/{1,2}", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"(?!https?:)[a-z][\w+-]*:(?!\d)", re.IGNORECASE)
_START = "00000101000000"


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
    `https://wayback.webarchiv.cz/wayback/20140722101112/http://a.cz/`; not short codes as of archive.today.
    """
    found = _COPY.fullmatch(url.strip()) if host(url).endswith(_HOSTS) else None
    at = parse_stamp(found[1]) if found else None
    if found is None or at is None or _OTHER_SCHEME.match(found[2]):
        return None
    original = found[2] if "/" in found[2] or "%" not in found[2] else unquote(found[2])
    original = _SCHEME.sub(r"\1://", original, count=1) if _SCHEME.match(original) else f"http://{original}"
    return (original, at) if is_web(original) else None
