"""What each setting may be: in words, as a test, and read from the text of a variable."""

import dataclasses
import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dostupne.contracts import ArchiveAddresses
from dostupne.model.verdict import Standing
from dostupne.model.watching import EventKind
from dostupne.store.successes import KEPT


@dataclass(frozen=True, slots=True)
class Kind:
    """What a setting may be: in words, as a test of a TOML value, and read from a variable's text.

    The value of a `secret` one is shown nowhere, not even where it is wrong.
    """

    allowed: str
    fits: Callable[[Any], bool]
    from_text: Callable[[str], object] = str
    secret: bool = False


YES = ("1", "true", "yes", "on")
NO = ("", "0", "false", "no", "off")


def _truth(text: str) -> bool:
    word = text.strip().lower()
    if word not in {*YES, *NO}:
        raise ValueError(text)
    return word in YES


def _whole(least: int) -> Kind:
    return Kind(f"a whole number, {least} or more", lambda value: type(value) is int and value >= least, int)


def _seconds(may_be_zero: bool) -> Kind:
    def fits(value: Any) -> bool:
        return type(value) in {int, float} and math.isfinite(value) and (value > 0 or (may_be_zero and value == 0))

    return Kind(f"seconds, {'0 or more' if may_be_zero else 'more than 0'}", fits, float)


_DURATION = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)([smhd]?)", re.ASCII)
_UNITS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400}


def seconds_of(value: object) -> float | None:
    """A duration in seconds: of a number, and of `90`, `45s`, `30m`, `12h`, `1d`; None for anything else."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    found = _DURATION.fullmatch(value) if isinstance(value, str) else None
    return float(found[1]) * _UNITS[found[2]] if found else None


def _is_age(value: object) -> bool:
    seconds = seconds_of(value)
    return seconds is not None and 0 <= seconds <= KEPT.total_seconds()


def _is_duration(value: object) -> bool:
    return (seconds_of(value) or 0) > 0


_LONGEST_DAYS = 36_500
"""A hundred years: what is longer cannot be added to every date."""


def _is_span(value: object) -> bool:
    seconds = seconds_of(value)
    return seconds is not None and 0 <= seconds <= _LONGEST_DAYS * _UNITS["d"]


def _matches(pattern: str) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _list_of(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, (list, tuple)) and all(fits(item) for item in value)


FLAG = Kind("true or false", lambda value: isinstance(value, bool), _truth)
# Both go into a request header, which carries printable ASCII only (RFC 9110, section 5.5).
HEADER_TEXT = Kind("a text of printable ASCII characters on one line", _matches(r"[\x20-\x7e]*"))
WEB_ADDRESS = r"https?://[^\s/][^\s]*"
# It goes into a header too, as `LOW ACCESS:SECRET`.
ARCHIVE_KEY = Kind(
    "a key as the archive gave it, without spaces and colons, or empty", _matches(r"[\x21-\x39\x3b-\x7e]*"), secret=True
)
ARCHIVE_URL = Kind("an http or https address, or empty", _matches(rf"({WEB_ADDRESS})?"))
WEB_URL = Kind("an http or https address", _matches(WEB_ADDRESS))
FILE = Kind("the path of a file", lambda value: isinstance(value, (str, Path)) and str(value) not in {"", "."})
FOLDER = Kind("the path of a folder", lambda value: isinstance(value, (str, Path)) and str(value) != "")
NETWORK_KINDS: dict[str, Kind] = {
    "concurrency": _whole(1),
    "per_host": _whole(1),
    "interval": _seconds(may_be_zero=True),
    "timeout": _seconds(may_be_zero=False),
    "retries": _whole(0),
    "max_redirects": _whole(0),
    "proxy": Kind("an http or https address, as in http://127.0.0.1:3128", _matches(rf"({WEB_ADDRESS})?")),
    "user_agent": HEADER_TEXT,
    "contact": HEADER_TEXT,
    "allow_private": FLAG,
    "ignore_robots": FLAG,
    "body_limit": _whole(1),
}
RULE_NAMES = Kind(
    "a list of rules or patterns with *", _list_of(_matches(r"\S+")), lambda text: text.replace(",", " ").split()
)
KINDS: dict[str, Kind] = NETWORK_KINDS | {
    "exclude": Kind("a list of addresses or patterns with *", _list_of(_matches(r"\S+")), str.split),
    "canaries": Kind("a list of http or https addresses", _list_of(_matches(WEB_ADDRESS)), str.split),
    "no_archive": FLAG,
    "record": FILE,
    "replay": FILE,
    "max_age": Kind(f"seconds, or a duration as in 30m, 12h or 1d; at most {KEPT.days}d", _is_age),
    "within": Kind("seconds, or a duration as in 12h or 30d", _is_span),
    "archive_budget": Kind("seconds, or a duration as in 90s, 10m or 1h; more than 0", _is_duration),
    "remember_captures": FLAG,
    "refresh": FLAG,
    "cache": FOLDER,
    "edition": Kind("auto, 2011 or 2022", lambda value: str(value) in {"auto", "2011", "2022"}),
    "severity": Kind("error, warning or info", lambda value: value in {"error", "warning", "info"}),
    "select": RULE_NAMES,
    "ignore": RULE_NAMES,
    "per_file_ignores": Kind(
        'a list of patterns with rules, as in ["old/*.bib:isbn-check,issn-check"]',
        _list_of(_matches(r".+:.+")),
        str.split,
    ),
    "baseline": FILE,
    "doi_url": WEB_URL,
    "crossref_url": ARCHIVE_URL,
    "lang": Kind("cs or en", lambda value: value in {"cs", "en"}),
}
ARCHIVES_USED = Kind(
    'a list of names, as in ["wayback"]', _list_of(_matches(r"\S+")), lambda text: text.replace(",", " ").split()
)
ADDRESS_NAMES = tuple(item.name for item in dataclasses.fields(ArchiveAddresses))
KEY_NAMES = ("access_key", "secret_key")
OF_ARCHIVES = (*ADDRESS_NAMES, *KEY_NAMES)
"""What can be set of each archive."""

_WORDS = re.compile(r"[\s,]+")


def _words(text: str) -> list[str]:
    return [word for word in _WORDS.split(text) if word]


def _list_among(names: Iterable[str]) -> Kind:
    known = tuple(names)
    return Kind(f"a list of some of {', '.join(known)}", _list_of(lambda value: value in known), _words)


COUNTED = (Standing.GONE, Standing.DRIFTED, Standing.UNREACHABLE)
"""Standings that may count for the proof of death; a wall never does."""
LONG = Kind(
    f"seconds, or a duration as in 6h, 7d; more than 0, at most {_LONGEST_DAYS}d",
    lambda value: _is_span(value) and _is_duration(value),
)
_CLOCK = r"([01]?\d|2[0-3]):[0-5]\d"
WATCH_KINDS: dict[str, Kind] = {
    "every": LONG,
    "suspected": LONG,
    "dead": LONG,
    "failures": _whole(1),
    "apart": Kind("seconds, or a duration as in 3d", _is_span),
    "counts": _list_among(COUNTED),
    "backoff": LONG,
    "window": Kind("two times of the day, as in 22:00-06:00, or empty", _matches(rf"({_CLOCK}-{_CLOCK})?")),
    "jitter": Kind("seconds, or a duration as in 5m", _is_span),
    "notify": Kind(
        "a list of addresses of apprise, as in mailto://…", _list_of(_matches(r"\S+")), str.split, secret=True
    ),
    "tell": _list_among(EventKind),
    "archive": FLAG,
    "archive_within": LONG,
    "keep": Kind("seconds, or a duration as in 365d", _is_span),
    "warc": FOLDER,
    "reports": Kind("a list of files", _list_of(_matches(r".+")), str.split),
}
"""What `[watch]` may hold."""

STORE_URL = Kind("a file, sqlite:///… or postgresql://…", _matches(r"\S.*"), secret=True)

Key = tuple[str, ...]
"""`("timeout",)`, `("archives", "use")`, `("archives", NAME, ADDRESS or name of a key)`, `("watch", NAME)` or `("store", "url")`."""


def kind_of(key: Key) -> Kind | None:
    """What the setting may be; None where there is no such setting."""
    if len(key) == 2:
        return {("archives", "use"): ARCHIVES_USED, ("store", "url"): STORE_URL}.get(key) or (
            WATCH_KINDS.get(key[1]) if key[0] == "watch" else None
        )
    if key[0] == "archives" and len(key) == 3:
        if key[2] in KEY_NAMES:
            return ARCHIVE_KEY
        return ARCHIVE_URL if key[2] in ADDRESS_NAMES else None
    return KINDS.get(key[0]) if len(key) == 1 else None


def siblings(key: Key) -> tuple[str, ...]:
    """The settings there are beside this one, for the message to who mistyped it."""
    if len(key) == 3:
        return OF_ARCHIVES
    if len(key) == 2:
        return {"watch": tuple(WATCH_KINDS), "store": ("url",)}.get(key[0], ("use",))
    return (*KINDS, "[archives]", "[watch]", "[store]")
