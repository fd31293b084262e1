"""Addresses of apprise: what of them may be shown, and words with what may not be struck out. Pure, and without apprise."""

import re
from urllib.parse import unquote

SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://")
_AT_A_HOST = frozenset({"json", "jsons", "form", "forms", "xml", "xmls", "mailto", "mailtos", "http", "https"})
"""Schemes whose authority is a host; in others it can be a token, a room, or a webhook's secret."""
_AUTHORITY = re.compile(r"(?:[^/?#]*@)?(?P<host>[A-Za-z0-9.-]+(?::\d+)?|\[[0-9A-Fa-f:.]+\](?::\d+)?)(?=[/?#]|$)")
_BETWEEN_PARTS = re.compile(r"[:/?&=@#+,;!\s]+")
_SHORTEST_SECRET = 4
"""Characters: shorter parts (`to`, `no`, a port) are words like any other."""


def is_address(text: str) -> bool:
    """Whether it looks like an address of apprise: it has a scheme and no white space."""
    return SCHEME.match(text) is not None and not re.search(r"\s", text)


def shown(address: str) -> str:
    """The address as it may be printed: its scheme, and its host where that can be told from a secret for certain.

    Apprise's own privacy addresses (2.3.0) show the path, the headers and the parameters of a webhook, where its secret is.
    """
    found = SCHEME.match(address)
    if found is None:
        return "…"
    scheme, rest = found["scheme"].lower(), address[found.end() :]
    authority = _AUTHORITY.match(rest) if scheme in _AT_A_HOST else None
    # An @ further on may end a password with a slash in it: then what looks like the host is part of the password.
    if authority is None or "@" in rest[authority.end() :].partition("?")[0]:
        return f"{scheme}://…"
    host = authority["host"]
    return f"{scheme}://{host}" + ("/…" if authority.end() < len(rest) or "@" in authority[0] else "")


def without_secrets(text: str, address: str) -> str:
    """The text with the parts of the address struck out that `shown` does not show, however they are spelled."""
    visible = shown(address).lower()
    found = SCHEME.match(address)
    rest = address[found.end() :] if found else address
    parts = {part for spelled in (rest, unquote(rest)) for part in _BETWEEN_PARTS.split(spelled)}
    secrets = {part for part in parts if len(part) >= _SHORTEST_SECRET and part.lower() not in visible}
    if not secrets:
        return text
    longest_first = sorted(secrets, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, longest_first)), "…", text, flags=re.IGNORECASE)
