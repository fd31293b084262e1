"""Sentences → a title: put together again, quotation marks around the whole of it taken off."""

import re
from collections.abc import Iterable

from dostupne.references.lexicon import NO_DATE, any_of
from dostupne.references.parse.sentences import Piece

_UNDATED = re.compile(
    rf"(?<=[^\s\[])(?:,?\s*\[{any_of(NO_DATE)}\]|,\s(?:b\.\s?r|n\.\s?d|nedatováno|bez\s(?:data|roku))\.?)$",
    re.IGNORECASE,
)
"""That no date is known is no part of a title."""
_CLOSING = '"”“»’'
_QUOTES = {"„": "“", "“": "”", '"': '"', "»": "«"}


def joined(sentences: Iterable[Piece]) -> str:
    """One title of several sentences, with the stops that stood between them."""
    text = ""
    for sentence in sentences:
        text += ("" if not text else " " if text.rstrip(_CLOSING)[-1:] in tuple("?!….") else ". ") + sentence.text
    return unquoted(text)


def unquoted(title: str) -> str:
    """`„Title“` → `Title`, `Title [nedatováno]` → `Title`; quotation marks inside a title stay."""
    title = _UNDATED.sub("", title.strip(" ,"))
    if len(title) > 2 and title[0] in _QUOTES and title[-1] in (_QUOTES[title[0]], "“") and _is_one_quotation(title):
        return title[1:-1].strip()
    return title


def _is_one_quotation(title: str) -> bool:
    """Whether the mark at its head opens once; straight marks open as they close."""
    return title.count(title[0]) == (2 if title[0] == title[-1] else 1)
