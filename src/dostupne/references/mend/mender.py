"""References → References, mended. The order of the steps is the strength of the evidence."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dostupne.model.folding import fold
from dostupne.model.reference import Evidence, EvidenceKind, RawReference, Reference
from dostupne.references.mend.hyphens import by_title, candidates, complete_uuid, skeleton, union
from dostupne.references.mend.survey import Survey
from dostupne.references.titles import titles_agree

_LONG_LINE = 0.9
"""A line with an address that reaches this share of the usual width may have been put together from two."""
_LONGEST = 2_000
"""Characters of an address that is looked at; a longer one is no address that anybody cites."""
_WEB = re.compile(r"https?://", re.IGNORECASE)
_DOI = re.compile(r"https?://(?:dx\.)?doi\.org/(10\.\S+)", re.IGNORECASE)
_SPELLINGS = 8
"""So many spellings of one address are compared, and so many references of each."""
_TELLING_PATH = 20
"""Characters that make an address so much its own that two without titles may be taken for copies."""
_SAME_TITLE = 60


def mend(raws: Sequence[RawReference], references: Sequence[Reference], known: Survey) -> tuple[Reference, ...]:
    """The references with their addresses mended; `raws[i]` is what `references[i]` was read from.

    What was proved gets `url_as_printed` and `url_evidence`; what was not keeps its address and gets
    `url_candidates`, but only in a document that did lose hyphens.
    """
    mended = [_by_hyperlink(raw, _joined(raw, reference)) for raw, reference in zip(raws, references, strict=True)]
    mended = _by_copies(mended)
    mended = [_by_pattern(_by_title(reference)) for reference in mended]
    mended = _by_copies(mended)
    if not any(_lost_a_hyphen(reference) for reference in mended):
        return tuple(mended)
    return tuple(_with_candidates(raw, reference, known) for raw, reference in zip(raws, mended, strict=True))


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


def _joined(raw: RawReference, reference: Reference) -> Reference:
    """An address read over white space says what was printed."""
    if not reference.url or reference.url in raw.text or len(reference.url) > _LONGEST:
        return reference
    start = "".join(raw.text.split()).find(reference.url)
    if start < 0:
        return reference
    places = [index for index, char in enumerate(raw.text) if not char.isspace()]
    found = raw.text[places[start] : places[start + len(reference.url) - 1] + 1]
    printed = " ".join(found.split())
    broken = "\n" in found
    return replace(
        reference,
        url_as_printed=printed,
        url_evidence=(Evidence(EvidenceKind.LINE_BREAK, "" if broken else "white space"),),
    )


def _by_hyperlink(raw: RawReference, reference: Reference) -> Reference:
    """The link laid over the printed address carries it whole; where none is printed, it is the address."""
    if _WEB.match(raw.target) and not (reference.url or reference.doi):
        found = _DOI.match(raw.target)
        known = {"doi": found[1]} if found else {"url": raw.target}
        return replace(reference, **known, url_evidence=(Evidence(EvidenceKind.HYPERLINK, "not printed"),))
    if not raw.target or not reference.url or skeleton(raw.target).rstrip("/") != skeleton(reference.url).rstrip("/"):
        return reference
    return _changed(reference, raw.target, Evidence(EvidenceKind.HYPERLINK))


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
    whole = union([reference.url, *sorted(copy.url for copy in found)])
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


def _with_candidates(raw: RawReference, reference: Reference, known: Survey) -> Reference:
    if not 0 < len(reference.url) <= _LONGEST or _lost_a_hyphen(reference):
        return reference
    line = next((line for line in raw.text.split("\n") if reference.url[:20] in line), "")
    if len(line) < _LONG_LINE * known.width:
        return reference
    return replace(reference, url_candidates=candidates(reference.url, known, line))
