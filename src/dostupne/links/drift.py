"""Sighting → Appearance; two Appearances → whether the page still is what was first seen."""

import re
from hashlib import shake_128
from zlib import crc32

from rapidfuzz import fuzz

from dostupne.links.folded import folded
from dostupne.links.match import is_generic
from dostupne.model.watching import Appearance, Sighting

_BITS = 256
_LANES = int.from_bytes(b"\1" * _BITS)
"""One bit in each of 256 bytes: so many sums are made at once by adding two numbers."""
_TABLES = tuple(
    tuple(int.from_bytes(shake_128(bytes((place, byte))).digest(_BITS)) & _LANES for byte in range(256))
    for place in range(4)
)
"""Tabulation hashing: a hash of 256 bits, one bit a byte, for each byte of a number (Zobrist 1970)."""
_FIRST, _SECOND = 0x9E3779B1, 0x85EBCA77
"""Odd numbers that tell the words of a shingle apart by their places."""
_MOST_AT_ONCE = 255
_FEWEST_WORDS = 50
"""Words below which a text says too little to be another: a notice, a counter and a date make half of it."""

_SAMPLE = 4_000
"""Characters of a text that are looked at: what comes after them tells little more, and takes as long."""

FAR, NEAR = 114, 40
"""Bits of 256 that two sketches differ by: from the one on less than half of the text is left, up to the other it is the same.

Measured by `python -m benchmarks.sketches` (2026-11-28): so far apart are 95 % of those that have nothing in common, 16 % of those that
share three tenths of their words, 1.1 % of those that share half; so near are 86 % of those that share 19 words of 20, 12 % of
those that share eight tenths.
"""

_ALIKE = 60.0
"""Of rapidfuzz's 100: titles that have so much in common may be one title reworded."""

_IN_BRACKETS = re.compile(r"\(\s*\d[\d .,+]*\)|\[\s*\d[\d .,+]*\]|\{\s*\d[\d .,+]*\}")
_SEPARATOR = re.compile(r" [-|·•»«:/~>]+ | ?[|»·•] ?|: ")
_WORD = re.compile(r"[^\W_]+")

_NO_PAGE_OF_ITS_OWN = frozenset({"registered", "archived-redirect"})
"""Reasons of living links whose page was not seen: registries and archives vouched for them."""


def sketch(text: str) -> str:
    """A digest of a text that is like for texts that are alike: SimHash of the shingles of three words at its beginning, as 64 hex digits.

    Empty for a text of less than fifty words. Charikar 2002, https://doi.org/10.1145/509907.509965; for pages of the web
    Manku et al. 2007, https://doi.org/10.1145/1242572.1242592.
    """
    known = _WORD.findall(text[:_SAMPLE].casefold())
    if len(known) < _FEWEST_WORDS:
        return ""
    hashes = [crc32(word.encode("utf-8", "replace")) for word in known]
    shingles = {
        (one * _FIRST ^ next_one * _SECOND ^ last) & 0xFFFFFFFF
        for one, next_one, last in zip(hashes, hashes[1:], hashes[2:], strict=False)
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
    bits = apart(first.sketch, now.sketch)
    if bits is not None and (bits >= FAR or bits <= NEAR):
        return bits >= FAR
    return _differ(first.title, now.title)


def _majority(hashes: set[int]) -> int:
    """The number whose bits are those that more than half of the hashes have."""
    counts = [0] * _BITS
    high, low, third, last = _TABLES
    waiting = [
        high[number >> 24] ^ low[number >> 16 & 255] ^ third[number >> 8 & 255] ^ last[number & 255]
        for number in hashes
    ]
    for start in range(0, len(waiting), _MOST_AT_ONCE):
        together = sum(waiting[start : start + _MOST_AT_ONCE]).to_bytes(_BITS)
        counts = [count + byte for count, byte in zip(counts, together, strict=True)]
    return int("".join("1" if 2 * count > len(waiting) else "0" for count in counts), 2)


def apart(one: str, other: str) -> int | None:
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
