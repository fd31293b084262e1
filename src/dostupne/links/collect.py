"""Works → Links."""

from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from urllib.parse import quote

from dostupne.model.link import Link
from dostupne.model.reference import Reference
from dostupne.model.urls import canonical, host
from dostupne.model.work import Work

_GLOB_SIGNS = frozenset("*?[")


def collect(works: Sequence[Work], exclude: Sequence[str]) -> tuple[Link, ...]:
    """One link for every distinct address (`urls.canonical`), in the order of the document.

    A work without an address but with a DOI is checked at https://doi.org (https://www.doi.org/doi-handbook/HTML/). The
    archived copy that a work cites besides is a link of its own.
    Excluded links are returned too, so that the report can say so: ask `is_excluded`. Excluded
    candidates are left out, as nothing may be asked of them.
    """
    spelling: dict[str, str] = {}
    citing: dict[str, list[Work]] = {}
    for work in works:
        for key, address in {canonical(address): address for address in _addresses(work.reference)}.items():
            spelling.setdefault(key, address)
            citing.setdefault(key, []).append(work)
    return tuple(Link(spelling[key], tuple(citing[key]), _candidates(key, citing[key], exclude)) for key in spelling)


def is_excluded(url: str, patterns: Iterable[str]) -> bool:
    """Whether any of the patterns of `--exclude` covers the address; case does not matter.

    A pattern with `*`, `?` or `[…]` is a shell glob over the whole address, with or without its scheme;
    `*` crosses slashes. Any other is an address and all that lies under it: `example.cz`
    covers the host and its subdomains, `https://example.cz/archiv` whatever begins with that path.
    """
    address = url.strip().lower()
    bare = address.partition("://")[2]
    return any(_covers(pattern.strip().lower(), address, bare) for pattern in patterns)


def _covers(pattern: str, address: str, bare: str) -> bool:
    if not pattern:
        return False
    if _GLOB_SIGNS & set(pattern):
        return fnmatchcase(address, pattern) or fnmatchcase(bare, pattern)
    wanted = canonical(pattern if "://" in pattern else f"http://{pattern}").lower()
    key = canonical(address).lower()
    if "/" not in wanted and "?" not in wanted:
        name = host(address).removeprefix("www.")
        return name == wanted or name.endswith(f".{wanted}")
    return key == wanted or key.startswith((f"{wanted}/", f"{wanted}?"))


def _addresses(reference: Reference) -> Iterator[str]:
    if reference.url:
        yield reference.url
    elif reference.doi:
        yield f"https://doi.org/{quote(reference.doi, safe='/:;()._-')}"
    if reference.archive_url:
        yield reference.archive_url


def _candidates(key: str, works: Iterable[Work], exclude: Sequence[str]) -> tuple[str, ...]:
    """The works' candidates once each, best first, without the address itself."""
    found: dict[str, str] = {}
    for reference in (work.reference for work in works):
        if canonical(reference.url) == key:  # they are of the address, not of the archived copy
            for candidate in reference.url_candidates:
                found.setdefault(canonical(candidate), candidate)
    found.pop(key, None)
    return tuple(candidate for candidate in found.values() if not is_excluded(candidate, exclude))
