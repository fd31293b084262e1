"""Links: the distinct addresses to be checked, and who cites them."""

from dataclasses import dataclass

from dostupne.model.work import Work


@dataclass(frozen=True, slots=True)
class Link:
    """One address and the works that cite it; `candidates` are what it may have been if damaged.

    `url` keeps the spelling of the bibliography: it is sent as a browser would send it.
    """

    url: str
    works: tuple[Work, ...]
    candidates: tuple[str, ...] = ()
