"""Visible markup → its text: a sample of it, and a digest of all."""

import hashlib
from html import unescape

from dostupne.links.cuttings import TAG

SAMPLE = 20_000
"""Characters of the sample."""
_BITE = 2 * SAMPLE


def text_of(markup: str) -> str:
    """The text between the tags, white space folded, entities as they are printed."""
    return " ".join(TAG.sub(" ", markup).split())


def digest_of(text: str) -> str:
    """SHA-256 (hex) of what `text_of` gives; empty where there is no text."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest() if text else ""


def sample_of(text: str) -> str:
    """The first characters of what `text_of` gives, entities resolved, bite by bite until there are enough."""
    sample, at = "", 0
    while at < len(text) and len(sample) < SAMPLE:
        end = text.find(" ", at + _BITE) + 1 or len(text)
        sample = " ".join((sample, *unescape(text[at:end]).split()))
        at = end
    return sample.strip()[:SAMPLE]
