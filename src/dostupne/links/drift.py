"""Sighting → Appearance; two Appearances → whether the page still is what was first seen."""

import re
from functools import lru_cache
from hashlib import shake_128

from rapidfuzz import fuzz

from dostupne.links.folded import folded
from dostupne.links.match import is_generic
from dostupne.model.folding import words
from dostupne.model.watching import Appearance, Sighting

_BITS = 256
_LANES = int.from_bytes(b"\1" * _BITS)
"""One bit in each of 256 bytes: so many sums are made at once by adding two numbers."""
_MOST_AT_ONCE = 255
_FEWEST_WORDS = 50
"""Words below which a text says too little to be another: a notice, a counter and a date make half of it."""

_FAR, _NEAR = 108, 40
"""Bits of 256 that two sketches differ by: from the one on less than half of the text is left, up to the other it is the same.

Measured on 40 texts of 3,000 to 20,000 characters, 2,000 pairs each (2026-11): so far apart are 99 % of those that have nothing in
common, 28 % of those that share three tenths of their words, 0.4 % of those that share half. So near are 95 % of those that share 19
words of 20, 4 % of those that share eight tenths. With 64 bits chance would be twice as strong: 72 % and 1 %.
"""

_ALIKE = 60.0
"""Of rapidfuzz's 100: titles that have so much in common may be one title reworded."""

_IN_BRACKETS = re.compile(r"\(\s*\d[\d .,+]*\)|\[\s*\d[\d .,+]*\]|\{\s*\d[\d .,+]*\}")
_SEPARATOR = re.compile(r" [-|·•»«:/~>]+ | ?[|»·•] ?|: ")
_WORD = re.compile(r"[^\W_]+")

_NO_PAGE_OF_ITS_OWN = frozenset({"registered", "archived-redirect"})
"""Reasons of living links whose page was not seen: registries and archives vouched for them."""


def sketch(text: str) -> str:
    """A digest of a text that is like for texts that are alike: SimHash of its shingles of three folded words, as 64 hex digits.

    Empty for a text of less than fifty words. Charikar 2002, https://doi.org/10.1145/509907.509965; for pages of the web
    Manku et al. 2007, https://doi.org/10.1145/1242572.1242592.
    """
    known = words(text)
    if len(known) < _FEWEST_WORDS:
        return ""
    marks = [_marks(word) for word in known]
    shingles = {
        one[0] ^ next_one[1] ^ last[2] for one, next_one, last in zip(marks, marks[1:], marks[2:], strict=False)
    }
    return f"{_majority(shingles):064x}"


def appearance(sighting: Sighting) -> Appearance | None:
    """What the page of a living link is like; None where none was seen, or it says nothing.

    The text of a shell that scripts fill is that of the shell, so that it is left out.
    """
    page, verdict = sighting.probe.page, sighting.verdict
    if page is None or not verdict.is_living or verdict.reason in _NO_PAGE_OF_ITS_OWN:
        return None
    title = page.citation_title or page.og_title or page.title or page.heading
    digest, sketched = ("", "") if page.is_shell else (page.digest, sighting.sketch)
    return Appearance(title, digest, sketched) if title or digest or sketched else None


def has_drifted(first: Appearance, now: Appearance) -> bool:
    """Whether the page no longer is what was first seen: its text is plainly another, or its title is and its text not the same.

    Titles are forgiven what sites do to them: case, diacritics, the name of the site, numbers in brackets, rewording, and
    saying nothing. All doubt speaks for the page being the same.
    """
    if first == now or (first.digest and first.digest == now.digest):
        return False
    apart = _apart(first.sketch, now.sketch)
    if apart is not None and (apart >= _FAR or apart <= _NEAR):
        return apart >= _FAR
    return _differ(first.title, now.title)


@lru_cache(maxsize=1 << 12)
def _marks(word: str) -> tuple[int, int, int]:
    """Three independent hashes of 256 bits, one bit a byte, for a word that comes first, second or third in a shingle."""
    drawn = int.from_bytes(shake_128(word.encode("utf-8", "replace")).digest(_BITS))
    return drawn & _LANES, drawn >> 1 & _LANES, drawn >> 2 & _LANES


def _majority(hashes: set[int]) -> int:
    """The number whose bits are those that more than half of the hashes have."""
    counts = [0] * _BITS
    waiting = list(hashes)
    for start in range(0, len(waiting), _MOST_AT_ONCE):
        together = sum(waiting[start : start + _MOST_AT_ONCE]).to_bytes(_BITS)
        counts = [count + byte for count, byte in zip(counts, together, strict=True)]
    return int("".join("1" if 2 * count > len(waiting) else "0" for count in counts), 2)


def _apart(one: str, other: str) -> int | None:
    """By how many bits of 256 two sketches differ, None where there are not two."""
    return (int(one, 16) ^ int(other, 16)).bit_count() if one and other else None


def _differ(first: str, now: str) -> bool:
    """Whether two titles name two pages, whatever sites do to titles."""
    one, other = _without_site(_pieces(first), _pieces(now))
    if not one or not other or is_generic(one) or is_generic(other):
        return False
    return fuzz.token_set_ratio(one, other) < _ALIKE


def _pieces(title: str) -> tuple[str, ...]:
    """The folded words of a title, in the parts that sites put together: its own, the section's, the site's name."""
    parts = _SEPARATOR.split(folded(_IN_BRACKETS.sub(" ", title)))
    return tuple(plain for part in parts if (plain := " ".join(_WORD.findall(part))))


def _without_site(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, str]:
    """What is left of two titles without the name of a site that both end with; empty where nothing can be told.

    Where they have anything else in common, or that name is all that one of them says, they may be one title.
    """
    common = set(ours) & set(theirs)
    one, other = (" ".join(part for part in parts if part not in common) for parts in (ours, theirs))
    ends_alike = len(common) <= min(len(ours), len(theirs)) and set(ours[-len(common) :]) == set(theirs[-len(common) :])
    if common and not (ends_alike and len(" ".join(common)) < min(len(one), len(other))):
        return "", ""
    return one, other
