"""Addresses cut by white space or divided as words are: what the title's words prove of the joint, and what else it may have been."""

import re
from collections.abc import Iterator
from itertools import pairwise

from dostupne.model.folding import fold, words

_TOKEN = re.compile(r"[^\W_]+")
_DIVIDED = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_PIECE = re.compile(r"[\w%~.+=&?/#:,;@!()-]+")
_SHORTEST = 5
_FEW = 12
_PREFIXES = frozenset(
    "anti auto co e en ex in inter mega micro multi non on online over post pre re semi sub super un up".split()
)


def rejoined(url: str, token: str, title: str) -> str | None:
    """The address with its rest, where the word they make together is one of the title's; else None.

    `…/recht-auf-verg essen-im-netz` under the title *Recht auf Vergessen im Netz*.
    """
    first, second = _last(url), _first(token)
    if not first or not second or not _PIECE.fullmatch(token):
        return None
    known = words(title)
    glued = fold(first + second)
    if glued in known and len(glued) >= _SHORTEST and not {fold(first), fold(second)} <= set(known):
        return url + token
    return _linked(url, token, known)


def _linked(url: str, token: str, known: tuple[str, ...]) -> str | None:
    """The rest of a slug whose sign at the joint is kept: the words on its two sides are neighbours in the title."""
    if url[-1:] not in "-_+" or len(known) < 3:
        return None
    pair = fold(_last(url[:-1])), fold(_first(token))
    return url + token if pair in pairwise(known) else None


def joints(url: str, token: str) -> Iterator[str]:
    """What the address may have been if the piece behind it is its rest: nothing lost, a hyphen lost, an underscore lost."""
    if not token or not _PIECE.fullmatch(token):
        return
    token = token.rstrip(".,;:")
    if url[-1:].isalnum() and token[:1].isalnum():
        yield from (f"{url}{sign}{token}" for sign in ("", "-", "_"))
    elif token:
        yield f"{url}{token}"


def undivided(url: str, title: str) -> str:
    """The address without the hyphens that divide a word of the title, as typesetters divide words of prose."""
    known = frozenset(words(title))
    return _DIVIDED.sub(lambda found: "" if _divides(url, found.start(), known) else "-", url)


def _divides(url: str, at: int, known: frozenset[str]) -> bool:
    first, second = fold(_last(url[:at])), fold(_first(url[at + 1 :]))
    whole = first + second
    return whole in known and len(whole) >= _SHORTEST and not {first, second} & (known | _PREFIXES)


def closed_up(url: str, printed: str) -> Iterator[str]:
    """What it may have been where a line ended behind a hyphen (none) or between two letters (a hyphen, an underscore)."""
    bare = 0
    for number, found in enumerate(re.finditer(r"\s+", printed)):
        at = found.start() - bare
        bare += len(found.group())
        if number >= _FEW or not 0 < at < len(url):
            return
        if url[at - 1] == "-":
            yield url[: at - 1] + url[at:]
        elif url[at - 1].isalnum() and url[at].isalnum():
            yield from (f"{url[:at]}{sign}{url[at:]}" for sign in "-_")


def _last(text: str) -> str:
    found = re.search(r"[^\W_]+$", text[-60:])
    return found.group() if found else ""


def _first(text: str) -> str:
    found = _TOKEN.match(text[:60])
    return found.group() if found else ""
