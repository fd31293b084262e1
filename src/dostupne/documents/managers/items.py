"""What managers keep of a work, as a CSL-JSON item → Reference (https://docs.citationstyles.org/en/stable/specification.html)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import unescape

from dostupne.documents import csl_item
from dostupne.model.reference import Origin, Reference

Item = Mapping[str, object]

CSL_TYPES = frozenset(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset"
    " document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation"
    " manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical"
    " personal_communication post post-weblog regulation report review review-book software song speech standard thesis"
    " treaty webpage".split()
)
_LISTS = frozenset(("author", "editor", "translator"))


def reference(item: Item) -> Reference | None:
    """The work of an item, without raw text and origin; None where it says neither a title nor an address nor a creator.

    A manager's own number of the item is no citation key, and what only the manager knows is left out.
    """
    found = csl_item.reference({name: _plain(name, value) for name, value in item.items()}, "", Origin(""))
    if not (found.title or found.url or found.doi or found.author or found.editor):
        return None
    return replace(found, type=found.type if found.type in CSL_TYPES else "document", key="", extra=())


def _plain(name: str, value: object) -> object:
    """Of several values the first, entities undone: managers write what they imported."""
    if isinstance(value, Sequence) and not isinstance(value, str) and name not in _LISTS:
        value = next(iter(value), "")
    return unescape(value) if isinstance(value, str) else value
