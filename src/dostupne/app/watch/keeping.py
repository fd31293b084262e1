"""What is done with the store of watching as a whole: emptied of a bibliography, written out, read in, made small."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import BinaryIO, TypeAlias

from dostupne.app.settings import Settings
from dostupne.app.sources import STANDARD_INPUT, printable, refusal
from dostupne.errors import UnreadableSource
from dostupne.links.retain import kept
from dostupne.model.keeping import Loaded, Vacuumed
from dostupne.model.watching import Bibliography
from dostupne.store.watch import WatchStore

Store: TypeAlias = WatchStore
"""What `opening.open_store` gives, by a name for those who must not know the store itself."""


def remove(store: WatchStore, names: Sequence[str]) -> tuple[Bibliography, ...]:
    """Takes bibliographies from under watch; what was seen of their links stays. Raises `Misuse` where one is not there: then all stay."""
    found = store.bibliographies(names)
    for bibliography in found:
        store.remove(bibliography)
    return found


def lines_of(store: WatchStore) -> Iterator[str]:
    """Everything that is kept, as JSON Lines (https://jsonlines.org/): what `load` reads into any store."""
    for row in store.dump():
        line = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
        # Halves of characters, as broken pages have them, are no UTF-8: escaped they are read back as they were.
        yield f"{line if _is_whole(line) else json.dumps(row, separators=(',', ':'))}\n"


def load(store: WatchStore, name: str, stdin: BinaryIO) -> Loaded:
    """Adds to the store what a file written from `lines_of` has and the store has not; `-` is standard input.

    What was added before a fault stays; the same file can be read again. Raises `UnreadableSource`, with the line.
    """
    if name == STANDARD_INPUT:
        return _loaded(store, stdin, name)
    try:
        file = Path(name).open("rb")  # noqa: SIM115 (closed below; what goes wrong there is not the file)
    except (OSError, ValueError) as error:
        raise UnreadableSource(f"{printable(name)}: {refusal(error)}") from error
    with file:
        return _loaded(store, file, printable(name))


def vacuum(store: WatchStore, settings: Settings, now: datetime) -> Vacuumed:
    """Removes probes that are older than `[watch] keep` and tell nothing, and gives their room back."""
    before = now - timedelta(seconds=settings.watch.keep)
    return store.vacuum(partial(kept, settings.watch.policy, before=before))


def _loaded(store: WatchStore, file: BinaryIO, name: str) -> Loaded:
    try:
        return store.load(_rows(file))
    except OSError as error:
        raise UnreadableSource(f"{name}: {refusal(error)}") from error
    except UnreadableSource as error:
        raise UnreadableSource(f"{name}: {error}") from error


def _is_whole(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True


def _rows(file: Iterable[bytes]) -> Iterator[dict[str, object]]:
    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        if not isinstance(row, dict):
            raise UnreadableSource(
                f"line {number} is no row of an export; give a file that `dostupne watch export` has written"
            )
        yield row
