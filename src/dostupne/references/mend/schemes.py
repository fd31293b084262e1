"""Addresses whose scheme was mistyped, doubled or left out: what can have stood there follows from the grammar."""

import re

_SOUND = re.compile(r"(?:https?|ftp)://[^/:]", re.IGNORECASE)
_DOUBLED = re.compile(r"(?:h{0,2}t{1,3}p{1,2}s?:?/{1,3}|ftp://)(?=h{0,2}t{1,3}p{1,2}s?:?/{1,3})", re.IGNORECASE)
_DAMAGED = re.compile(r"h{0,2}t{1,3}p{1,2}(?P<secure>s?)(?:[:;]?/{2,3}|:/)(?=[^/\s])", re.IGNORECASE)
_BARE = re.compile(r"(?:www\d?\.)?(?:[\w-]{1,63}\.){1,10}[a-z]{2,24}(?::\d{1,5})?(?:[/?#]|$)", re.IGNORECASE)
_MOST = 3


def with_scheme(url: str) -> str:
    """The address with one whole scheme: of two the inner one, `http` where none was printed.

    `htttp://`, `http//`, `http:/x`, `ttp://`, `http://https://` are mended, for nothing else has this form (RFC 3986, 3.1:
    the schemes are registered, and a host must be a name with a dot); what has no host stays as it is.
    """
    whole = url
    for _ in range(_MOST):
        doubled = _DOUBLED.match(whole)
        if doubled is None:
            break
        whole = whole[doubled.end() :]
    if _SOUND.match(whole):
        return whole
    if damaged := _DAMAGED.match(whole):
        return (
            f"http{damaged['secure'].lower()}://{whole[damaged.end() :]}" if _BARE.match(whole, damaged.end()) else url
        )
    return f"http://{whole}" if _BARE.match(whole) else url
