"""Progress on a terminal (standard error), nothing elsewhere."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from dostupne.cli.render.lines import SIGNS

Item = TypeVar("Item")
Draw = Callable[[str, int, int, Mapping[str, int]], None]
"""Draws `(what is being done, done, total, counts per standing)`."""
_STEP = 100
"""So many items are counted at once: drawing must cost nothing beside the work."""


def counted(items: Iterable[Item], doing: str, *, shown: bool) -> Iterator[Item]:
    """The items, while a bar with their number is drawn; how many there will be is not known."""
    if not shown:
        yield from items
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:,}"), TimeElapsedColumn())
    # Data go to standard output meanwhile: rich would send them to the terminal.
    with Progress(*columns, console=_console(), transient=True, redirect_stdout=False) as progress:
        task = progress.add_task(doing, total=None)
        for number, item in enumerate(items, 1):
            if number % _STEP == 0:
                progress.update(task, completed=number)
            yield item


@contextmanager
def drawn() -> Iterator[Draw]:
    """A bar with counts per standing, gone at the end; no bar where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield _draw_nothing
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(
        *columns, TextColumn("{task.fields[tally]}"), console=_console(), transient=True, redirect_stdout=False
    ) as progress:
        task = progress.add_task("", total=None, tally="")

        def draw(doing: str, done: int, total: int, standings: Mapping[str, int]) -> None:
            tally = "  ".join(f"{SIGNS.get(name, name)} {count}" for name, count in standings.items() if count)
            progress.update(task, description=doing, completed=done, total=total, tally=tally)

        yield draw


def _draw_nothing(doing: str, done: int, total: int, standings: Mapping[str, int]) -> None:
    """Without a terminal there is nobody to watch."""


def _console() -> Console:
    return Console(file=sys.stderr, markup=False, highlight=False)
