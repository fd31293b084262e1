"""A rule's page (its docstring) → its examples and what they are."""

import re
from dataclasses import dataclass

HEADINGS = ("What it does", "Why it matters", "Example", "Use instead", "Source")
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_FENCE = re.compile(r"^```(?P<format>\w+)(?: (?P<edition>2011|2022))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Example:
    """A block of a page: `text` (a reference a line), `bib`, `markdown` or `tex`, and the edition to hold it to, if told."""

    format: str
    text: str
    edition: str


def sections(page: str) -> dict[str, str]:
    """The sections of a page by their headings, in order."""
    parts = _HEADING.split(page)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def examples(page: str, heading: str) -> list[Example]:
    """The blocks of one section."""
    found = _FENCE.finditer(sections(page)[heading])
    return [Example(one["format"], one["text"], one["edition"] or "") for one in found]
