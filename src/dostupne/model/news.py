"""News: what the readers of one bibliography are told at once, before it is put into words."""

from dataclasses import dataclass
from datetime import datetime

from dostupne.model.watching import Bibliography, NewsItem


@dataclass(frozen=True, slots=True)
class News:
    """What happened to the links that a bibliography cites. `made_at` is UTC; `items` what needs the most doing first. `id` is the digest's."""

    id: str
    bibliography: Bibliography
    made_at: datetime
    items: tuple[NewsItem, ...]
