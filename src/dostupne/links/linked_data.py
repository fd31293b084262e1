"""Scripts of JSON-LD → what they say of the work that a page holds (https://schema.org/CreativeWork)."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from dostupne.links.cuttings import NAME_LIMIT

_JSON_LIMIT = 100_000
_DEEPEST = 3
_WORK_TYPES = re.compile(r"article|posting|report|page|book|thesis|work|dataset|video|legislation", re.IGNORECASE)
_HOLDERS = ("@graph", "mainEntity", "mainEntityOfPage")


@dataclass(frozen=True, slots=True)
class Linked:
    """The work's titles, best first, its authors and the date of publication as it is printed."""

    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: str = ""


def linked_data(scripts: Iterable[str]) -> Linked:
    """What the first work in the scripts says of itself; nothing where they name none or are broken."""
    for thing in (thing for script in scripts for thing in _things(script)):
        titles = _names([thing.get(key) for key in ("headline", "name", "alternativeHeadline")])
        if titles and ("headline" in thing or _WORK_TYPES.search(str(thing.get("@type", "")))):
            return Linked(titles, _names(thing.get("author")), _text(thing.get("datePublished")))
    return Linked()


def _things(script: str) -> Iterator[dict[str, object]]:
    """The objects of a script, those of its `@graph` and those it is about too; none where it is broken."""
    try:
        # Line ends within texts are forbidden, and common.
        data = json.loads(script, strict=False) if len(script) <= _JSON_LIMIT else None
    except (ValueError, RecursionError):
        return
    yield from _within(data, _DEEPEST)


def _within(data: object, depth: int) -> Iterator[dict[str, object]]:
    for thing in data if isinstance(data, list) else [data]:
        if isinstance(thing, dict):
            yield thing
            for holder in _HOLDERS if depth else ():
                yield from _within(thing.get(holder), depth - 1)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _names(value: object) -> tuple[str, ...]:
    """The names of people or works, each given as a text or as an object that has a `name`."""
    given = value if isinstance(value, list) else [value]
    named = (_text(one.get("name")) if isinstance(one, dict) else _text(one) for one in given)
    return tuple(dict.fromkeys(" ".join(unescape(name).split())[:NAME_LIMIT] for name in named if name.strip()))
