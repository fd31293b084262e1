"""References → References, mended. The order of the steps is the strength of the evidence."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dostupne.model.folding import fold
from dostupne.model.reference import Evidence, EvidenceKind, RawReference, Reference
from dostupne.model.urls import is_web
from dostupne.references.mend.glued import perhaps_without_note, without_closing, without_note
from dostupne.references.mend.hyphens import (
    by_title,
    candidates,
    complete_uuid,
    perhaps_hyphenated,
    skeleton,
    union,
)
from dostupne.references.mend.joints import closed_up, joints, rejoined, undivided
from dostupne.references.mend.links import Links, is_of_address
from dostupne.references.mend.lookalikes import latin, undashed
from dostupne.references.mend.printed import Place, explains, loose, place_of
from dostupne.references.mend.schemes import with_scheme
from dostupne.references.mend.survey import Survey
from dostupne.references.titles import titles_agree

_LONG_LINE = 0.9
"""A line with an address that reaches this share of the usual width may have been put together from two."""
_LONGEST = 2_000
"""Characters of an address that is looked at; a longer one is no address that anybody cites."""
_SPELLINGS = 8
"""So many spellings of one address are compared, and so many references of each."""
_TELLING_PATH = 20
"""Characters that make an address so much its own that two without titles may be taken for copies."""
_SAME_TITLE = 60
_PREFIX = 8
"""Letters of an address by which copies are gathered that may explain it."""
_MOST_CANDIDATES = 5
_CUT_PIECE = re.compile(r"^[\w%~+-]*[/_=&?%+-]|\.(?:s?html?|php|aspx?|pdf|jsp)[.,;]?$")
"""What a piece of an address looks like that was cut off it."""


def mend(raws: Sequence[RawReference], references: Sequence[Reference], known: Survey) -> tuple[Reference, ...]:
    """The references with their addresses mended; `raws[i]` is what `references[i]` was read from.

    What was proved gets `url_as_printed` and `url_evidence`; what was not keeps its address and gets
    `url_candidates`, but only in a document that did lose hyphens.
    """
    if not any(reference.url or raw.targets for raw, reference in zip(raws, references, strict=True)):
        return tuple(references)
    mended = [_read_again(raw, reference) for raw, reference in zip(raws, references, strict=True)]
    mended = _by_whole_copies(raws, mended)
    mended = _by_copies(mended)
    mended = [_by_pattern(_by_title(reference)) for reference in mended]
    mended = _by_copies(mended)
    lost = any(_lost_a_hyphen(reference) for reference in mended)
    return tuple(
        _with_candidates(raw, reference, known, lost=lost) for raw, reference in zip(raws, mended, strict=True)
    )


def _read_again(raw: RawReference, reference: Reference) -> Reference:
    """What the reference itself and its hyperlinks decide."""
    # The link of an archived copy is the copy's, however alone it stands.
    links = Links.of(target for target in raw.targets if not reference.archive_url or target != reference.archive_url)
    reference = links.applied(reference, raw.text)
    if not 0 < len(reference.url) <= _LONGEST:
        return reference
    place = place_of(reference.url, raw.text)
    reference = _joined(place, reference)
    if whole := links.whole(reference.url, raw.text):
        return _changed(reference, whole, Evidence(EvidenceKind.HYPERLINK))
    if any(map(is_of_address, reference.url_evidence)):
        return reference
    for mended in (_with_sound_end, _with_scheme, _with_latin_letters):
        reference = mended(reference)
    return _by_words_at_joints(place, reference)


def _changed(reference: Reference, url: str, *evidence: Evidence) -> Reference:
    if url == reference.url:
        return reference
    known = tuple(piece for piece in evidence if piece not in reference.url_evidence)
    return replace(
        reference,
        url=url,
        url_as_printed=reference.url_as_printed or reference.url,
        url_evidence=reference.url_evidence + known,
    )


def _joined(place: Place | None, reference: Reference) -> Reference:
    """An address read over white space, soft hyphens or ligatures says what was printed."""
    if place is None or place.text == reference.url:
        return reference
    printed = " ".join(place.text.split())
    spaced = any(char.isspace() for char in place.text)
    evidence = (
        Evidence(EvidenceKind.LINE_BREAK, "" if place.breaks_line else "white space")
        if spaced
        else Evidence(EvidenceKind.CHARACTERS, "ligature or soft hyphen")
    )
    return replace(reference, url_as_printed=printed, url_evidence=(*reference.url_evidence, evidence))


def _with_sound_end(reference: Reference) -> Reference:
    """Signs that no address ends in, and the number of a note behind a kind of file or a UUID."""
    if not is_web(with_scheme(reference.url)):
        return reference
    url = without_closing(reference.url)
    bare = without_note(url)
    seen = reference.url[len(bare or url) :]
    return _changed(reference, bare or url, Evidence(EvidenceKind.GLUED_ON, seen))


def _with_scheme(reference: Reference) -> Reference:
    return _changed(reference, with_scheme(reference.url), Evidence(EvidenceKind.SCHEME))


def _with_latin_letters(reference: Reference) -> Reference:
    return _changed(reference, latin(reference.url), Evidence(EvidenceKind.CHARACTERS, "look-alikes"))


def _by_words_at_joints(place: Place | None, reference: Reference) -> Reference:
    """A word of the title proves that the next piece belongs to the address, or that a hyphen at a line end does not."""
    if place is None:
        return reference
    if reference.url.endswith(place.text[-4:]) and place.next_token:
        token = place.next_token.rstrip(".,;:)]>")
        if whole := rejoined(reference.url, token, reference.title):
            printed = f"{reference.url_as_printed or reference.url} {token}"
            return replace(
                reference,
                url=whole,
                url_as_printed=printed,
                url_evidence=(*reference.url_evidence, Evidence(EvidenceKind.TITLE, "words at the joint")),
            )
    if place.breaks_line:
        whole = undivided(reference.url, reference.title)
        if whole in set(closed_up(reference.url, place.text)):
            return _changed(reference, whole, Evidence(EvidenceKind.TITLE, "no hyphen in the word"))
    return reference


def _by_whole_copies(raws: Sequence[RawReference], references: Sequence[Reference]) -> list[Reference]:
    """Where an address was read too short, or has letters that no address has, a copy of it shows the whole."""
    copies: dict[str, dict[str, Reference]] = defaultdict(dict)
    for reference in references:
        if reference.url and reference.url.isascii():
            spellings = copies[loose(reference.url)[:_PREFIX]]
            if len(spellings) < _SPELLINGS:
                spellings.setdefault(reference.url, reference)
    return [
        _from_whole_copy(raw, reference, copies[loose(reference.url)[:_PREFIX]].values())
        if 0 < len(reference.url) <= _LONGEST
        else reference
        for raw, reference in zip(raws, references, strict=True)
    ]


def _from_whole_copy(raw: RawReference, reference: Reference, copies: Iterable[Reference]) -> Reference:
    others = [copy for copy in copies if copy.url != reference.url]
    if not others:
        return reference
    place = place_of(reference.url_as_printed or reference.url, raw.text) or place_of(reference.url, raw.text)
    rest = place.rest if place else ""
    for copy in others:
        longer = len(loose(copy.url)) > len(loose(reference.url))
        doubtful = longer or not reference.url.isascii()
        if doubtful and explains(copy.url, reference.url, rest, linked=False) and _are_copies(reference, copy):
            line = copy.origin.first_line
            return _changed(reference, copy.url, Evidence(EvidenceKind.COPY, f"line {line}" if line else ""))
    return reference


def _by_copies(references: Sequence[Reference]) -> list[Reference]:
    """Two copies of one address were cut at different places: together they are whole."""
    if len(references) < 2:
        return list(references)
    copies: dict[str, dict[str, list[Reference]]] = defaultdict(dict)
    for reference in references:
        if reference.url:
            spellings = copies[skeleton(reference.url)]
            if reference.url in spellings or len(spellings) < _SPELLINGS:
                spellings.setdefault(reference.url, []).append(reference)
    return [
        _with_copies(reference, copies[skeleton(reference.url)]) if reference.url else reference
        for reference in references
    ]


def _with_copies(reference: Reference, spellings: Mapping[str, Sequence[Reference]]) -> Reference:
    if len(spellings) < 2:
        return reference
    others = [
        next((copy for copy in copies[:_SPELLINGS] if _are_copies(reference, copy)), None)
        for url, copies in spellings.items()
        if url != reference.url
    ]
    found = [copy for copy in others if copy is not None]
    if not found:
        return reference
    whole = undivided(union([reference.url, *sorted(copy.url for copy in found)]), reference.title or found[0].title)
    line = found[0].origin.first_line
    return _changed(reference, whole, Evidence(EvidenceKind.COPY, f"line {line}" if line else ""))


def _are_copies(one: Reference, other: Reference) -> bool:
    """`/ab-c` and `/a-bc` may well be two pages: their titles tell, or the length of what they have in common."""
    if not titles_agree(fold(one.title), fold(other.title), _SAME_TITLE):
        return False
    path = one.url.partition("://")[2].partition("/")[2]
    return bool(one.title or other.title) or len(path) >= _TELLING_PATH


def _by_title(reference: Reference) -> Reference:
    found = by_title(reference.url, reference.title) if 0 < len(reference.url) <= _LONGEST else None
    return _changed(reference, found[0], Evidence(EvidenceKind.TITLE, found[1])) if found else reference


def _by_pattern(reference: Reference) -> Reference:
    whole = complete_uuid(reference.url)
    return _changed(reference, whole, Evidence(EvidenceKind.PATTERN, "UUID 8-4-4-4-12")) if whole else reference


def _lost_a_hyphen(reference: Reference) -> bool:
    return any(
        piece.kind in (EvidenceKind.COPY, EvidenceKind.TITLE, EvidenceKind.PATTERN) for piece in reference.url_evidence
    )


def _with_candidates(raw: RawReference, reference: Reference, known: Survey, *, lost: bool) -> Reference:
    """Addresses it may have been: those that a sign of damage on the address itself suggests, then those of lost hyphens."""
    if not 0 < len(reference.url) <= _LONGEST or _is_proved(reference):
        return reference
    found = dict.fromkeys(_suggested(raw, reference))
    if lost and not _lost_a_hyphen(reference):
        line = next((line for line in raw.text.split("\n") if reference.url[:20] in line), "")
        if len(line) >= _LONG_LINE * known.width:
            found |= dict.fromkeys(candidates(reference.url, known, line))
    found.pop(reference.url, None)
    return replace(reference, url_candidates=tuple(found)[:_MOST_CANDIDATES])


def _is_proved(reference: Reference) -> bool:
    return any(is_of_address(piece) or piece.kind is EvidenceKind.COPY for piece in reference.url_evidence)


def _suggested(raw: RawReference, reference: Reference) -> Iterator[str]:
    url, title = reference.url, reference.title
    yield undashed(url)
    yield undivided(url, title)
    place = place_of(url, raw.text)
    if place is not None:
        token = place.next_token
        if _CUT_PIECE.search(token) or (place.rest.startswith("\n") and url[-1] in "-_/&?="):
            yield from joints(url, token)
        yield from closed_up(url, place.text)
    yield from perhaps_without_note(url, title)
    yield from perhaps_hyphenated(url, title)
