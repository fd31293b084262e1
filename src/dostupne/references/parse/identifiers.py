"""ISBN and ISSN, as printed: with odd hyphens, spaces, line breaks, labels in small capitals."""

import re

from dostupne.model.reference import Way
from dostupne.references.parse.draft import MOST, Draft, Mark

_DASHES = str.maketrans("–—−‑‐", "-----")
_ISBN = re.compile(
    r"\(?\be?-?ISBN(?:-1[03])?\s?:?\s*(?P<value>97[89](?:[\s–—‑-]{0,3}\d){10}(?!\d)|\d(?:[\s–—‑-]{0,3}\d){8}[\s–—‑-]{0,3}[\dXx](?!\w)|\d[\d\s–—‑-]{6,16}[\dXx](?!\w))?(?P<more>(?:[\s;,]+(?:ISBN\s?:?\s*)?97[89][\d\s–‑-]{9,16})*)(?:\s?\([^)]{1,30}\))?\)?",
    re.IGNORECASE,
)
_ISSN = re.compile(
    r"\(?\be?-?ISSN(?:-L)?\s?:?\s*(?P<value>\d{4}\s?[–—‑-]?\s*\d{3}[\dXx](?!\w)|\d{13}(?!\w))?(?P<more>(?:[;,]\s*\d{4}-\d{3}[\dXx])*)\s?(?:\((?:print|online|tisk)\)?)?\)?",
    re.IGNORECASE,
)


def read_identifiers(draft: Draft) -> None:
    """Fills `isbn` and `issn`: digits and hyphens as printed, white space undone."""
    lowered = draft.text.casefold()
    for name, pattern in (("isbn", _ISBN), ("issn", _ISSN)):
        for _ in range(MOST):
            found = pattern.search(draft.text) if name in lowered else None
            if found is None:
                break
            if found["value"]:
                draft.set(name, _closed_up(found["value"]), found.span("value"), Way.LABELLED)
            draft.take(found, Mark.IDENTIFIER)
            lowered = draft.text.casefold()


def _closed_up(value: str) -> str:
    return re.sub(r"\s+", "", re.sub(r"\s*-\s*", "-", value.translate(_DASHES))).upper()
