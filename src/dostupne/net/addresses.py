"""Address as written → address as sent: what a browser makes of it (https://url.spec.whatwg.org/)."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import unquote, urljoin

import httpx

from dostupne.net.guard import literal_address

_WEB = re.compile(r"(https?):", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_AUTHORITY = re.compile(
    r"(?P<scheme>https?)://(?:[^/?#]*@)?(?P<host>\[[^\]/?#]*\]|[^:/?#]*)(?P<rest>.*)", re.IGNORECASE
)
_FORBIDDEN_IN_HOST = re.compile(
    r"[\x00-\x20\x7f#%/:<>?@\[\\\]^|]"
)  # https://url.spec.whatwg.org/#forbidden-domain-code-point
_PLAIN = re.compile(
    r"https?://(?P<host>[a-z0-9.-]+)(?::(?!0|80\b|443\b)[1-5]?\d{1,4})?(?:[/?](?:[\w!$&'()*+,;=:@/?.~|^-]|%[0-9a-fA-F]{2})*)?",
    re.ASCII,
)
"""Addresses that need nothing done to them: most, and recognising them costs a tenth of parsing."""

_CREDENTIALS = re.compile(
    r"^([\x00-\x20]*(?:https?:[/\\\t\r\n]*|(?:[a-z][a-z0-9+.-]*:)?[/\\][\t\r\n]*[/\\]+))[^/\\?#]*@", re.IGNORECASE
)
"""Browsers need no slashes after `http:`, take them in either slant, and none of a scheme in a redirect."""

_TRIM = "".join(map(chr, range(0x21)))


class NotAWebAddress(ValueError):
    """An address that cannot be asked by HTTP: another scheme, no host, a host that cannot be."""


def as_sent(url: str) -> str:
    """The address as it goes out: no fragment, no credentials, UTF-8 percent-encoded, host in ASCII.

    What is percent-encoded stays so. Raises `NotAWebAddress` with the reason.
    """
    plain = _PLAIN.fullmatch(url)
    if plain and len(url) < 2000 and "/." not in url and _host(plain["host"]) == plain["host"]:
        return url
    text = re.sub(r"(?i)^(https?:)/*", r"\1//", _cleaned(url))
    match = _AUTHORITY.fullmatch(text.partition("#")[0])
    if match is None:
        raise NotAWebAddress(_why_not(text))
    host = _host(match["host"])
    try:
        sent = httpx.URL(f"{match['scheme'].lower()}://{host}{match['rest']}")
    except httpx.InvalidURL as error:
        raise NotAWebAddress(str(error)) from error
    if sent.port is not None and not 0 < sent.port < 65536:
        raise NotAWebAddress(f"there is no port {sent.port}")
    return str(sent)


def without_credentials(url: str) -> str:
    """The address without user name and password, else as it was written; for what a `Location` holds too."""
    return _CREDENTIALS.sub(r"\1", url)


def redirected(base: str, location: str) -> str:
    """Where a `Location` points, seen from `base`, as it will be sent.

    Raises `NotAWebAddress`, also for a `Location` that holds nothing.
    """
    text = _cleaned(location)
    if not text:
        raise NotAWebAddress("the redirect says not where to")
    web = _WEB.match(text)
    if web and (web[1].lower() != base.partition(":")[0] or text[web.end() :].startswith("//")):
        return as_sent(text)
    if web:
        text = text[web.end() :]  # `http:page` is relative, as browsers see it
    elif _SCHEME.match(text):
        raise NotAWebAddress(_why_not(text))
    try:
        return as_sent(urljoin(base, text))
    except ValueError as error:  # brackets that hold no IPv6 address
        raise NotAWebAddress(str(error)) from error


def location_of(headers: Iterable[tuple[bytes, bytes]]) -> str:
    """The `Location` of raw headers as text: UTF-8 where it is that, else its bytes percent-encoded (as Chromium does)."""
    raw = next((value for name, value in headers if name.lower() == b"location"), b"")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in raw)


def _cleaned(url: str) -> str:
    """Outer space and inner line ends go, back slashes turn."""
    text = re.sub(r"[\t\r\n]", "", url.strip(_TRIM))
    if _SCHEME.match(text) and not _WEB.match(text):
        return text
    path, mark, rest = _split_at_query(text)
    return path.replace("\\", "/") + mark + rest


def _split_at_query(text: str) -> tuple[str, str, str]:
    cut = min((place for place in (text.find("?"), text.find("#")) if place >= 0), default=len(text))
    return text[:cut], text[cut : cut + 1], text[cut + 1 :]


def _why_not(text: str) -> str:
    scheme = _SCHEME.match(text)
    if scheme and not _WEB.match(text):
        return f"{scheme[1].lower()}: is not a scheme of the web"
    return "its host cannot be read" if scheme else "it has no scheme"


@lru_cache(maxsize=4096)
def _host(host: str) -> str:
    """The host in the letters that DNS knows; numbers in any spelling as four decimal ones."""
    name = unicodedata.normalize("NFKC", unquote(host)).lower()
    address = literal_address(name)
    if address:
        return f"[{address}]" if ":" in address else address
    if not name or _FORBIDDEN_IN_HOST.search(name):
        raise NotAWebAddress(f"{host} cannot be a host" if host else "it has no host")
    if name.isascii():
        return name
    try:
        return httpx.URL(scheme="http", host=name).raw_host.decode("ascii")
    except httpx.InvalidURL:
        return _older_idna(name)


def _older_idna(name: str) -> str:
    """Names that IDNA 2008 forbids and browsers ask for all the same (`☃.net`)."""
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise NotAWebAddress(f"{name} cannot be a host: {error}") from error
