"""Days and moments of watching → words, as the clock of the place has them, and not in UTC."""

from datetime import datetime

from dostupne.cli.watch_digest_words import DIGEST_TEXTS
from dostupne.cli.words import Words
from dostupne.model.watching import Condition


def day(when: datetime | None, words: Words) -> str:
    """The day, `?` where it is not known."""
    return words.day(when.astimezone().date()) if when else "?"


def clock(when: datetime) -> str:
    """The moment with its offset."""
    return f"{when.astimezone():%Y-%m-%d %H:%M%z}"


def since(condition: Condition, code: str, when: datetime | None, words: Words) -> str:
    """Since when it is so, as `code` of `DIGEST_TEXTS` puts it, and when it was last seen alive."""
    alive = condition.alive_at
    before = (
        words.among(DIGEST_TEXTS, "last-alive", day(alive, words))
        if alive
        else words.among(DIGEST_TEXTS, "never-alive")
    )
    return f"{words.among(DIGEST_TEXTS, code, day(when, words))}, {before}" if when else before
