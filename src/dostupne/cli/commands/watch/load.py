"""`dostupne watch import`: JSON Lines of `watch export` → the store. The file is not called as its command: that is a word of Python."""

import sys
from typing import Annotated

import typer

from dostupne.cli import options
from dostupne.cli.given import Given, gives


@gives("database")
def load(
    source: Annotated[str, typer.Argument(metavar="FILE", help="What `watch export` wrote; - for standard input.")],
    *,
    now: options.Now = None,
    given: Given,
) -> None:
    """Read in what `watch export` has written.

    What the store has stays as it is, what it lacks is added: reading the same file twice, or again after it was cut off,
    changes nothing more.

    Ends with 0; 2 for misuse; 3 if the file cannot be read or the store is not ready.
    """
    # The application loads the database: `--help` must not wait for it.
    from dostupne.app.watch.keeping import load as read_in
    from dostupne.cli import choices
    from dostupne.cli.watch_keeping import say, store_of

    choices.moment(now)
    with store_of(given) as (store, _, words):
        done = read_in(store, source, sys.stdin.buffer)
    say(words, "loaded", done.bibliographies, done.links, done.citations, done.probes)
