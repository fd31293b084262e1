"""Text → Text to compare by, remembered.

Every sign and the match ask for the same few names of a page, and folding one costs as much as comparing it.
"""

from functools import lru_cache

from dostupne.model import folding


@lru_cache(maxsize=64)
def folded(text: str) -> str:
    """What `model.folding.fold` makes of the text."""
    return folding.fold(text)
