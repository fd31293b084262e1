"""References → Works: one work cited several times is one work with its occurrences."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace

from rapidfuzz import fuzz

from dostupne.model.folding import fold
from dostupne.model.names import Name
from dostupne.model.reference import Kind, Reference
from dostupne.model.urls import canonical
from dostupne.model.work import Occurrence, Work
from dostupne.references.keys import assign_keys
from dostupne.references.titles import titles_agree

_WHOLENESS = (Kind.ENTRY, Kind.REFERENCE, Kind.LINK, Kind.TRUNCATED, Kind.HEADLESS)
_KEPT_AS_THEY_ARE = frozenset(
    ("kind", "raw", "origin", "key", "unplaced", "extra", "url_as_printed", "url_evidence", "url_candidates", "url")
)
_NUMBERS = re.compile(r"\d+")
_SAME_TITLE = 90
_SAME_PAGE = 60


def merge(references: Iterable[Reference]) -> tuple[Work, ...]:
    """The distinct works in order of their first occurrence, each the sum of what its copies say.

    Same work: one DOI, one address (unless both copies are titled and the titles differ), or, where one copy has
    neither, the same creator and title. Two editions, years or pages are two works.
    """
    references = tuple(references)
    leader = list(range(len(references)))
    for group in _suspects(references):
        for place, later in enumerate(group):
            for earlier in group[:place]:
                if _root(leader, earlier) != _root(leader, later) and _is_same(references[earlier], references[later]):
                    leader[_root(leader, later)] = _root(leader, earlier)
                    break
    groups: dict[int, list[Reference]] = defaultdict(list)
    for index, reference in enumerate(references):
        groups[_root(leader, index)].append(reference)
    merged = [_sum(copies) for copies in groups.values()]
    keys = assign_keys(reference for reference, _ in merged)
    return tuple(Work(key, reference, occurrences) for key, (reference, occurrences) in zip(keys, merged, strict=True))


def _root(leader: list[int], index: int) -> int:
    while leader[index] != index:
        leader[index] = leader[leader[index]]
        index = leader[index]
    return index


def _suspects(references: Sequence[Reference]) -> Iterable[list[int]]:
    """Only copies that share an identifier, an address or a title's beginning are compared: linear, not quadratic."""
    buckets: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, reference in enumerate(references):
        if reference.doi:
            buckets["doi", reference.doi.casefold()].append(index)
        if reference.url:
            buckets["url", canonical(reference.url)].append(index)
        if reference.title:
            buckets["title", fold(reference.title)[:16]].append(index)
    return (group for group in buckets.values() if len(group) > 1)


def _is_same(one: Reference, other: Reference) -> bool:
    if one.key and other.key and one.key != other.key:
        return False
    if one.doi and other.doi:
        return one.doi.casefold() == other.doi.casefold() and titles_agree(one.title, other.title, _SAME_PAGE)
    if one.url and other.url:
        return canonical(one.url) == canonical(other.url) and titles_agree(one.title, other.title, _SAME_PAGE)
    return (
        bool(one.title and other.title)
        and titles_agree(one.title, other.title, _SAME_TITLE)
        and _details_agree(one, other)
    )


def _details_agree(one: Reference, other: Reference) -> bool:
    """Nothing that both say may differ: creators, year, edition, volume, host."""
    if one.author and other.author and not _names_agree(one.author[0], other.author[0]):
        return False
    if bool(one.author) != bool(other.author) and Kind.TRUNCATED not in (one.kind, other.kind):
        return False
    if one.issued and other.issued and one.issued.year != other.issued.year:
        return False
    pairs = (
        (one.edition, other.edition),
        (one.volume, other.volume),
        (one.issue, other.issue),
        (one.page, other.page),
        (one.isbn, other.isbn),
    )
    if any(first and second and fold(first) != fold(second) for first, second in pairs):
        return False
    hosts = fold(one.container_title), fold(other.container_title)
    return not all(hosts) or fuzz.ratio(*hosts) >= _SAME_TITLE


def _names_agree(one: Name, other: Name) -> bool:
    if fold(one.short()) != fold(other.short()):
        return False
    return not one.given or not other.given or fold(one.given)[:1] == fold(other.given)[:1]


def _sum(copies: list[Reference]) -> tuple[Reference, tuple[Occurrence, ...]]:
    """The wholest copy, its empty fields filled from the others."""
    occurrences = tuple(Occurrence(copy.origin, copy.kind, copy.raw) for copy in copies)
    if len(copies) == 1:
        return copies[0], occurrences
    ranked = sorted(copies, key=lambda copy: (_WHOLENESS.index(copy.kind), -_filled(copy)))
    whole = ranked[0]
    for copy in ranked[1:]:
        missing = {
            field.name: getattr(copy, field.name)
            for field in fields(Reference)
            if field.name not in _KEPT_AS_THEY_ARE and not getattr(whole, field.name) and getattr(copy, field.name)
        }
        if not whole.url and copy.url:
            missing |= {
                name: getattr(copy, name) for name in ("url", "url_as_printed", "url_evidence", "url_candidates")
            }
        whole = replace(whole, key=whole.key or copy.key, **missing)
    return whole, occurrences


def _filled(reference: Reference) -> int:
    return sum(bool(getattr(reference, field.name)) for field in fields(Reference))
