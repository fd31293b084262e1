"""What the commands of watching that change the store itself have in common. Loads the application: import it late."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta

from dostupne.app.setting_kinds import WATCH_KINDS, seconds_of
from dostupne.app.settings import Settings
from dostupne.app.watch.bibliographies import Refreshed, Wish, add
from dostupne.app.watch.keeping import Store
from dostupne.app.watch.opening import open_store
from dostupne.app.watch.telling import check_targets
from dostupne.cli import choices, streams
from dostupne.cli.render.lines import visible
from dostupne.cli.watch_keeping_words import KEEPING_TEXTS
from dostupne.cli.words import Words
from dostupne.errors import Misuse

_SHOWN = 5
"""So many addresses that are not watched are told of one by one."""
_UNITS = ("B", "kB", "MB", "GB", "TB")


@contextmanager
def store_of(given: Mapping[str, object]) -> Iterator[tuple[Store, Settings, Words]]:
    """The store that the options name, closed behind; the settings, and the words of their language. Raises `Misuse`, `StoreNotReady`."""
    settings, words = choices.loaded(given)
    with open_store(settings) as store:
        yield store, settings, words


def say(words: Words, code: str, *filled: object) -> None:
    """A sentence to standard error; what stands in it cannot steer a terminal."""
    streams.say(visible(words.among(KEEPING_TEXTS, code, *filled)))


def interval(text: str | None) -> timedelta | None:
    """What `--every` says. Raises `Misuse`."""
    if text is None:
        return None
    kind = WATCH_KINDS["every"]
    seconds = seconds_of(text) if kind.fits(text) else None
    if seconds is None:
        raise Misuse(f"--every: must be {kind.allowed}, not {text!r}")
    return timedelta(seconds=seconds)


def added(given: Mapping[str, object], wish: Wish, now: datetime) -> tuple[Refreshed, Words]:
    """Puts a source under watch. Raises what `bibliographies.add` does, and `Misuse` for an address that nothing can be sent to."""
    check_targets(wish.notify, "--notify")
    with store_of(given) as (store, settings, words):
        return asyncio.run(add(store, wish, settings, now)), words


def tell_added(done: Refreshed, words: Words) -> None:
    """What is watched from now on, and what is not."""
    name = done.bibliography.name
    say(words, "added", name, done.works, done.links)
    if not done.links:
        say(words, "nothing-to-watch", name)
    _tell_left_out(done.left_out, words)


def _tell_left_out(left_out: Sequence[tuple[str, str]], words: Words) -> None:
    for url, reason in left_out[:_SHOWN]:
        say(words, "left-out", url, words.reason(reason))
    if len(left_out) > _SHOWN:
        say(words, "more-left-out", len(left_out) - _SHOWN)


def size(count: int) -> str:
    """Bytes as people read them, in powers of a thousand: `1.3 MB`."""
    amount, unit = float(count), 0
    while amount >= 999.5 and unit < len(_UNITS) - 1:
        amount, unit = amount / 1000, unit + 1
    return f"{count} B" if unit == 0 else f"{amount:.3g} {_UNITS[unit]}"
