"""Lines of a page's own – its number, its running head – that stand in the middle of an address cut by the page's end."""

import re
from collections.abc import Sequence

_CUT_ADDRESS = re.compile(r"://[^\s<>]{1,1900}[-/_&=?%+]$|<\s*https?://[^\s<>]{1,1900}$", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"\s*[-–]?\s*\d{1,4}\s*[-–]?\s*")
_REST = re.compile(r"\s*(?=\S*[/_=&?%.+-])[a-zA-Z0-9%][\w/.=&?%~#+:;@!()-]*>?[.,;]?(?:\s*$|\s+[\[(](?:cit|vid)\b)")
_LONGEST_HEAD = 90
_LINES = 5
"""A page's foot and head take no more lines, blank ones included."""


def furniture_in(lines: Sequence[str]) -> frozenset[int]:
    """The places of such lines: a page number and at most one line besides, then what can only be the rest of an address."""
    found: set[int] = set()
    for place, line in enumerate(lines):
        if "//" in line and _CUT_ADDRESS.search(line[-2_000:].rstrip()):
            found.update(_between(lines, place + 1))
    return frozenset(found)


def _between(lines: Sequence[str], start: int) -> range:
    """The lines from `start` on that part the address from its rest; none where anything speaks against it."""
    numbers = heads = 0
    for place in range(start, min(start + _LINES, len(lines))):
        line = lines[place]
        if _PAGE_NUMBER.fullmatch(line):
            numbers += 1
        elif numbers and _REST.match(line):
            return range(start, place)
        elif line.strip():
            heads += 1
        if numbers > 1 or heads > 1 or len(line) > _LONGEST_HEAD or "//" in line:
            break
    return range(0)
