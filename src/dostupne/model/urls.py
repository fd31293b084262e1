"""The grammar of a web address: when two spellings are one address. Nothing here raises on rubbish."""

import re
from dataclasses import dataclass, replace
from ipaddress import ip_address
from urllib.parse import quote

_PARTS = re.compile(
    r"(?:(?P<scheme>[a-z][a-z0-9+.-]*):)?"
    r"(?:(?P<slashes>//)(?P<user>[^/?#]*@)?(?P<host>\[[^\]/?#]*\]|[^/?#:]*)(?P<port>:[^/?#]*)?)?"
    r"(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+\.?", re.UNICODE)
_DEFAULT_PORTS = {"http": "80", "https": "443", "ftp": "21"}

_TRACKING_NAMES = (
    "fbclid gclid gclsrc gbraid wbraid dclid msclkid yclid twclid ttclid li_fat_id sznclid mc_cid mc_eid igshid igsh "
    "_ga _gl _hsenc _hsmi mkt_tok oly_enc_id oly_anon_id wt_zmc vero_id __twitter_impression"
)
_TRACKING = frozenset(_TRACKING_NAMES.split())
_TRACKING_FAMILIES = ("utm_", "dop_", "pk_", "mtm_", "hsa_")

_KEPT = "%/:=&?~+!$,;'@()*[]|"
_ESCAPE = re.compile(r"%([0-9a-fA-F]{2})?")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_HYPHENS = re.compile(r"[-\u00ad\u2010-\u2015\u2212\s]|%(?:C2%AD|E2%80%9[0-5]|20)", re.IGNORECASE)

_LANGUAGES = "cs|cz|cze|ces|sk|en|eng|de|pl|fr|es|it|pt|nl|hu|ru|uk|ua|sv|da|no|fi|at|us|gb"
_HOME_PATH = re.compile(
    rf"/*(?:(?:{_LANGUAGES})(?:[-_][a-z]{{2,4}})?(?:/+|$))?"
    r"(?:(?:index|default|home|homepage|main|uvod|uvodni-stranka|hlavni-stranka)(?:\.[a-z]{2,5})?/*)?",
    re.IGNORECASE,
)
_HOME_QUERY = re.compile(r"(?:(?:lang|language|locale|l|hl)=[\w-]*&?)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Parts:
    """An address taken apart (RFC 3986, appendix B: every text can be)."""

    scheme: str
    slashes: str
    user: str
    host: str
    port: str
    path: str
    query: str
    fragment: str

    @property
    def web(self) -> bool:
        return self.scheme in {"http", "https"} and bool(self.slashes)


def is_web(url: str) -> bool:
    """Whether it is an http or https address with a host: a dotted name, an IP address or localhost."""
    parts = _split(url)
    return parts.web and _is_host(parts.host)


def host(url: str) -> str:
    """The host in lower case, IDN as punycode, IPv6 without brackets; empty where there is none."""
    return _plain_host(_split(url).host)


def site_of(name: str) -> str:
    """The site that a host belongs to, near enough to tell owners apart: its last two labels, of an IP address all."""
    return name if _is_ip(name) else ".".join(name.rsplit(".", 2)[-2:])


def canonical(url: str) -> str:
    """The key under which two spellings of one web address are the same: `idnes.cz/zpravy?id=5`.

    Dropped are the scheme (http or https), `www.`, credentials, the default port, a trailing slash,
    tracking parameters (`utm_*`, `fbclid` …) and the fragment, but for fragments that are routes of a
    one-page application (`#/x`, `#!x`). The host is lower case and punycode, percent-encoding is
    normalised (RFC 3986, 6.2.2). Addresses of other schemes keep theirs. It is a key, not an address.
    """
    parts = _split(url)
    if not parts.web:
        return _normal_escapes(_join(replace(parts, host=_plain_host(parts.host))))
    path = _normal_escapes(parts.path).rstrip("/")
    query = _without_tracking(_normal_escapes(parts.query))
    fragment = parts.fragment if parts.fragment.startswith(("/", "!")) else ""
    name = _plain_host(parts.host).removeprefix("www.") + _unusual_port(parts)
    return name + path + (query and f"?{query}") + (fragment and f"#{fragment}")


def dehyphenated(url: str) -> str:
    """`canonical` without hyphens, white space and case: two copies broken at different line ends agree."""
    return _HYPHENS.sub("", canonical(url)).casefold()


def without_tracking(url: str) -> str:
    """The address without parameters that only say where its reader came from (`utm_*`, `fbclid` …)."""
    parts = _split(url)
    kept = _without_tracking(parts.query)
    return url if kept == parts.query else _join(replace(parts, query=kept))


def without_credentials(url: str) -> str:
    """The address without `user:password@`; any other text as it is."""
    parts = _split(url)
    return _join(replace(parts, user="")) if parts.user else url


def is_home(url: str) -> bool:
    """Whether it is a web address of a site's home page: `/`, `/index.html`, `/cs/`, `/en/home` …"""
    parts = _split(url)
    if not parts.web or parts.fragment.startswith(("/", "!")):
        return False
    query = _without_tracking(parts.query)
    return bool(_HOME_PATH.fullmatch(parts.path) and _HOME_QUERY.fullmatch(query))


def _split(url: str) -> _Parts:
    match = _PARTS.fullmatch(url.strip())
    found = match.groupdict(default="") if match else {}
    parts = _Parts(**{name: found.get(name, "") for name in _PARTS.groupindex})
    return replace(parts, scheme=parts.scheme.lower())


def _join(parts: _Parts) -> str:
    scheme = parts.scheme and f"{parts.scheme}:"
    query = parts.query and f"?{parts.query}"
    fragment = parts.fragment and f"#{parts.fragment}"
    return f"{scheme}{parts.slashes}{parts.user}{parts.host}{parts.port}{parts.path}{query}{fragment}"


def _is_host(name: str) -> bool:
    if name.lower() == "localhost" or _is_ip(name.strip("[]")):
        return True
    return bool(_HOST.fullmatch(name)) and not name.rstrip(".").rpartition(".")[2].isdigit()


def _is_ip(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _plain_host(name: str) -> str:
    plain = name.strip("[]").rstrip(".").lower()
    if plain.isascii():
        return plain
    try:
        return plain.encode("idna").decode("ascii")
    except UnicodeError:
        return plain


def _unusual_port(parts: _Parts) -> str:
    number = parts.port[1:]
    return "" if not number or number == _DEFAULT_PORTS.get(parts.scheme) else f":{number}"


def _without_tracking(query: str) -> str:
    return "&".join(field for field in query.split("&") if field and not _is_tracking(field))


def _is_tracking(field: str) -> bool:
    name = field.partition("=")[0].lower().removeprefix("amp;")
    return name in _TRACKING or name.startswith(_TRACKING_FAMILIES)


def _normal_escapes(text: str) -> str:
    encoded = text if text.isascii() and " " not in text else quote(text, safe=_KEPT, errors="replace")
    return _ESCAPE.sub(_normal_escape, encoded) if "%" in encoded else encoded


def _normal_escape(found: re.Match[str]) -> str:
    if found[1] is None:
        return "%25"
    sign = chr(int(found[1], 16))
    return sign if sign in _UNRESERVED else f"%{found[1].upper()}"
