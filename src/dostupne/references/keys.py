"""Citation keys: `smith2014nato` = first creator, year, first telling word of the title; ASCII, unique, stable."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from dostupne.model.reference import Reference

_NOT_KEY = re.compile(r"[^a-z0-9]+")
_LEGAL = re.compile(r"^[A-Za-z0-9:_.+/-]+$")
_STOP_WORDS = frozenset(
    """
    a an the of and or in on for to with from by at is are as what how why who when where which your our
    v ve na o u k ke do z ze s se i po pro při od za nad pod bez jak co kdo proč je jsou nebo který která které
    der die das ein eine und im am zur zum von vo sa pre
    """.split()
)
_WORD = re.compile(r"[^\W_]+")
_MAX_NAME = 20


def assign_keys(references: Iterable[Reference]) -> tuple[str, ...]:
    """A key for each, in order. An entry's own key is kept; further works with one key get `a`, `b`, …"""
    references = tuple(references)
    own = {reference.key for reference in references if _LEGAL.match(reference.key)}
    maker = KeyMaker(own)
    return tuple(_own(reference, own) or maker.key_for(reference) for reference in references)


def _own(reference: Reference, left: set[str]) -> str:
    """The entry's own key, given out once."""
    if reference.key not in left:
        return ""
    left.discard(reference.key)
    return reference.key


class KeyMaker:
    """Makes keys one by one and remembers those given out."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def key_for(self, reference: Reference) -> str:
        """A key that nobody has yet."""
        wanted = key = key_of(reference)
        while key in self._taken:
            number = self._next.get(wanted, 0)
            self._next[wanted] = number + 1
            key = wanted + _letters(number)
        self._taken.add(key)
        return key


def key_of(reference: Reference) -> str:
    """The key before it is made unique; the year of access stands in where no other is known."""
    creators = reference.author or reference.editor
    name = _ascii(creators[0].short())[:_MAX_NAME] if creators else ""
    date = reference.issued or reference.accessed
    year = str(date.year) if date else ""
    telling = _telling(reference.title, name)
    name = name or next(telling, "") or _host(reference.url) or "anon"
    return f"{name}{year}{next(telling, '')}"


def _telling(title: str, name: str) -> Iterator[str]:
    """The words of the title that tell something, one by one: no more than two are wanted."""
    for found in _WORD.finditer(title.casefold()):
        word = _ascii(found.group())
        if word and word not in _STOP_WORDS and word != name:
            yield word


def _host(url: str) -> str:
    found = re.search(r"//(?:www\.)?([^/]+)", url)
    return _ascii(found.group(1)) if found else ""


def _ascii(text: str) -> str:
    if text.isascii():
        return _NOT_KEY.sub("", text.lower())
    bare = unicodedata.normalize(
        "NFKD", text.casefold().replace("ł", "l").replace("ß", "ss").replace("đ", "d").replace("ø", "o")
    )
    return _NOT_KEY.sub("", bare.encode("ascii", "ignore").decode())


def _letters(number: int) -> str:
    """0 → a, 25 → z, 26 → aa."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(97 + rest) + text
    return text
