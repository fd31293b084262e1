"""Document → Survey: what the document itself knows that helps to mend an address."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dostupne.model.document import Document
from dostupne.model.folding import words
from dostupne.references.mend.words import SLUG_WORDS
from dostupne.references.places import PLACES

_ADDRESS = re.compile(r"\S*(?:https?:|www\.|/)\S*")
_SHORT_LINE = 40
_ORDINARY_WIDTH = 90


@dataclass(frozen=True, slots=True)
class Survey:
    """The words used outside addresses (folded), and how long full lines of prose are, in characters."""

    words: frozenset[str] = SLUG_WORDS | PLACES
    width: int = _ORDINARY_WIDTH


def survey(documents: Iterable[Document]) -> Survey:
    """One survey of all documents of a source: their vocabulary and the usual length of a full line."""
    vocabulary: set[str] = set()
    lengths: list[int] = []
    for document in documents:
        for block in document.blocks:
            vocabulary.update(words(_ADDRESS.sub(" ", block.text)))
            lines = block.text.split("\n")
            lengths.extend(len(line) for line in lines if len(line) > _SHORT_LINE and not _ADDRESS.search(line))
    lengths.sort()
    width = lengths[len(lengths) * 9 // 10] if len(lengths) >= 20 else _ORDINARY_WIDTH
    return Survey(frozenset(vocabulary) | SLUG_WORDS | PLACES, width)
