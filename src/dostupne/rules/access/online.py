"""What makes a printed reference one of an online source."""

import re

from dostupne.model.reference import Reference
from dostupne.rules.edition import BARE, BRACKETED
from dostupne.rules.objecting import Span

_ADDRESS = re.compile(r"(?:https?|ftp)\s?:|www\.|\bdoi\b|\burn:|\bhdl\b|\bark:|10\.\d{4,9}/", re.IGNORECASE)
_MEDIUM = re.compile(
    r"\[[^\]]{0,40}(?:on-?\s?line|pdf|cd-?rom|dvd|software|podcast|video|film|databáze|e-?book|e-?kniha|elektronick|electronic|dataset|aplikace|program|záznam|přednáška|patent|mapa|blog|e-?mail)[^\]]{0,40}\]|\([^)]{0,20}on-?\s?line[^)]{0,20}\)",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"(?<![\w-])on-?line(?=[\s.,:;A-ZÁ-Ž])", re.IGNORECASE)
ALSO = re.compile(r"dostupn\w+\s+(?:také|též|rovněž|i|tiež|aj)\b|available\s+also", re.IGNORECASE)
"""`Dostupné také z:` a printed source that is on the web too."""


def medium_span(reference: Reference) -> Span | None:
    """Where the reference says that its source is online; None where it does not."""
    found = BRACKETED.search(reference.raw) or BARE.search(reference.raw)
    return found.span() if found else None


def has_medium(reference: Reference) -> bool:
    """Whether any electronic medium is told, in whatever form."""
    raw = reference.raw
    return bool(reference.medium or medium_span(reference) or _MEDIUM.search(raw) or _LOOSE.search(raw))


def has_address(reference: Reference) -> bool:
    """Whether there is an address or an identifier that leads to the source, understood or not."""
    read = reference.url or reference.doi or reference.archive_url or reference.url_candidates
    return bool(read) or _ADDRESS.search(reference.raw) is not None
