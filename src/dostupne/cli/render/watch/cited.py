"""Citation → who wrote the work, what it is called, its key."""

import json
from dataclasses import dataclass
from typing import Any

from dostupne.cli.watch_digest_words import DIGEST_TEXTS
from dostupne.cli.words import Words
from dostupne.model.watching import Citation

_AUTHORS = 2


@dataclass(frozen=True, slots=True)
class Cited:
    """A work as a report names it. `people` are families of authors, `more` says that there are others besides."""

    people: tuple[str, ...]
    more: bool
    title: str
    key: str

    def line(self, words: Words) -> str:
        """`Novák; Říha and others: Title`."""
        names = "; ".join(self.people)
        shown = f"{names} {words.among(DIGEST_TEXTS, 'et-al')}" if self.more else names
        title = self.title or words.among(DIGEST_TEXTS, "untitled")
        return f"{shown}: {title}" if shown else title


def cited(citation: Citation) -> Cited:
    """The work that the citation's item is of."""
    item = _json(citation.item)
    people = item.get("author") or item.get("editor") or []
    names = [str(one.get("family") or one.get("literal") or one.get("given") or "") for one in people]
    names = [name for name in names if name.strip()]
    title = str(item.get("title") or item.get("container-title") or "")
    return Cited(tuple(names[:_AUTHORS]), len(names) > _AUTHORS, title, citation.key)


def _json(text: str) -> dict[str, Any]:
    """The item; it is our own export's, whatever the source held."""
    loaded = json.loads(text) if text else {}
    return loaded if isinstance(loaded, dict) else {}
