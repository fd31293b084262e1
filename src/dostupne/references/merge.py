"""References → Works: one work cited several times is one work with its occurrences."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from rapidfuzz import fuzz

from dostupne.model.folding import fold
from dostupne.model.names import Name
from dostupne.model.reference import Kind, Reference
from dostupne.model.urls import canonical
from dostupne.model.work import Merged, Occurrence, Work
from dostupne.references.keys import assign_keys
from dostupne.references.short_forms.resolver import Target, resolve
from dostupne.references.titles import titles_agree

_WHOLENESS = (Kind.ENTRY, Kind.REFERENCE, Kind.LINK, Kind.TRUNCATED, Kind.HEADLESS)
_KEPT_AS_THEY_ARE = frozenset(
    (
        "kind",
        "raw",
        "origin",
        "key",
        "unplaced",
        "extra",
        "url_as_printed",
        "url_evidence",
        "url_candidates",
        "url",
        "readings",
    )
)
_NUMBERS = re.compile(r"\d+")
_SAME_TITLE = 90
_SAME_PAGE = 60
_TELLING_TITLE = 8
_SAME_GIVEN = 60
"""`Katherine`, `Katharine`; but `David`, `Douglas` are two."""
_BEGINNING = 16
"""Characters of a title by which copies are gathered that may be of one work."""
_CROWD = 200
"""So many works with one beginning of their titles are compared each with each; more only where the titles are the same."""


@dataclass(frozen=True, slots=True)
class _Copy:
    """A reference with what it is compared by."""

    index: int
    reference: Reference
    url: str
    doi: str
    title: str


def merge(references: Iterable[Reference]) -> tuple[Work, ...]:
    """The works of `merge_all`, for who brings no short forms."""
    return merge_all(references).works


def merge_all(references: Iterable[Reference]) -> Merged:
    """The distinct works in order of their first full copy, each the sum of what its copies say.

    Same work: one DOI, one address (unless both copies are titled and the titles differ), or, where one copy has
    neither, the same creator and title. Two editions, years or pages are two works. A short form (`Kind.SHORT`) is an
    occurrence of the work it points to, never a work; the references must stand in the order of the document.
    """
    references = tuple(references)
    whole = [index for index, reference in enumerate(references) if reference.kind is not Kind.SHORT]
    leader = list(range(len(references)))
    for group in _suspects([_copy(index, references[index]) for index in whole]):
        _unite(group, leader)
    work_of = {index: _root(leader, index) for index in whole}
    targets = resolve(references, work_of)
    groups = _grouped(work_of)
    cited = _grouped({index: target.work for index, target in targets.items() if target.work is not None})
    places = {index: _occurrence(references[index], targets.get(index)) for index in range(len(references))}
    merged = [_sum([references[index] for index in copies]) for copies in groups.values()]
    works = tuple(
        Work(key, reference, tuple(places[index] for index in sorted((*copies, *cited.get(first, ())))))
        for key, reference, (first, copies) in zip(assign_keys(merged), merged, groups.items(), strict=True)
    )
    lost = (index for index, target in targets.items() if target.work is None and target.pointer.sure)
    return Merged(works, tuple(places[index] for index in lost))


def _grouped(work_of: Mapping[int, int]) -> dict[int, list[int]]:
    """The indices of each work, in order."""
    groups: dict[int, list[int]] = defaultdict(list)
    for index, work in work_of.items():
        groups[work].append(index)
    return groups


def _occurrence(reference: Reference, target: Target | None) -> Occurrence:
    return Occurrence(reference.origin, reference.kind, reference.raw, target.pointer.locator if target else "")


def _copy(index: int, reference: Reference) -> _Copy:
    url = canonical(reference.url) if reference.url else ""
    return _Copy(index, reference, url, reference.doi.casefold(), fold(reference.title))


def _unite(group: Sequence[_Copy], leader: list[int]) -> None:
    """Joins each copy to the first one before it that is of the same work."""
    for place, later in enumerate(group):
        for earlier in group[:place]:
            first, second = _root(leader, earlier.index), _root(leader, later.index)
            if first != second and _is_same(earlier, later):
                leader[max(first, second)] = min(first, second)
                break


def _root(leader: list[int], index: int) -> int:
    while leader[index] != index:
        leader[index] = leader[leader[index]]
        index = leader[index]
    return index


def _suspects(copies: Sequence[_Copy]) -> Iterator[list[_Copy]]:
    """Only copies that share an identifier, an address or a title's beginning are compared: linear, not quadratic."""
    yield from _alike(copies, lambda copy: copy.doi)
    yield from _alike(copies, lambda copy: copy.url)
    for group in _alike(copies, lambda copy: copy.title[:_BEGINNING]):
        if len(group) <= _CROWD:
            yield group
        else:
            yield from _alike(group, _title_and_creator)


def _alike(copies: Iterable[_Copy], key: Callable[[_Copy], str]) -> Iterator[list[_Copy]]:
    """The groups of several that have one key; those whose key is empty are of no group."""
    groups: dict[str, list[_Copy]] = defaultdict(list)
    for copy in copies:
        if wanted := key(copy):
            groups[wanted].append(copy)
    return (group for group in groups.values() if len(group) > 1)


def _title_and_creator(copy: _Copy) -> str:
    """What a crowd of titles with one beginning (`Zákon č. …`) is told apart by, those with an address by that too."""
    author = fold(copy.reference.author[0].short()) if copy.reference.author else ""
    return f"{copy.title}\n{author}\n{copy.url or copy.doi}"


def _is_same(one: _Copy, other: _Copy) -> bool:
    keys = one.reference.key, other.reference.key
    if all(keys) and keys[0] != keys[1]:
        return False
    if one.doi and other.doi:
        return one.doi == other.doi and titles_agree(one.title, other.title, _SAME_PAGE)
    if one.url and other.url:
        alike = titles_agree(one.title, other.title, _SAME_PAGE) or _is_title_inside(one, other)
        return one.url == other.url and alike and _numbers_agree(one.reference, other.reference)
    if not one.title or not other.title or not titles_agree(one.title, other.title, _SAME_TITLE):
        return False
    return _details_agree(one.reference, other.reference)


def _is_title_inside(one: _Copy, other: _Copy) -> bool:
    """Whether the title of one is printed in the other, which may have been read otherwise."""
    pairs = (one.title, other.reference.raw), (other.title, one.reference.raw)
    return any(len(title) >= _TELLING_TITLE and title in fold(raw) for title, raw in pairs)


def _numbers_agree(one: Reference, other: Reference) -> bool:
    """A site may show all articles of a law, or all volumes of a work, at one address."""
    pairs = (
        (one.edition, other.edition),
        (one.volume, other.volume),
        (one.issue, other.issue),
        (one.number, other.number),
    )
    return not any(first and second and fold(first) != fold(second) for first, second in pairs)


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
    first, second = fold(one.given).partition(" ")[0], fold(other.given).partition(" ")[0]
    if len(first.rstrip(".")) > 1 and len(second.rstrip(".")) > 1 and "." not in first + second:
        return fuzz.ratio(first, second) >= _SAME_GIVEN
    return first[:1] == second[:1] or not first or not second


def _sum(copies: Sequence[Reference]) -> Reference:
    """The wholest copy, its empty fields filled from the others."""
    if len(copies) == 1:
        return copies[0]
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
    return whole


def _filled(reference: Reference) -> int:
    return sum(bool(getattr(reference, field.name)) for field in fields(Reference))
