"""`dostupne watch export`: the store → JSON Lines."""

from pathlib import Path
from typing import Annotated

import typer

from dostupne.cli import options
from dostupne.cli.given import Given, gives


@gives("database")
def export(
    *,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file, for its owner alone.")
    ] = None,
    now: options.Now = None,
    given: Given,
) -> None:
    """Write out all that is kept, as JSON Lines.

    `watch import` reads it into any store: from SQLite to PostgreSQL and back, to another machine. It holds the addresses to
    notify, as the store does, so that it is for nobody else to read.

    Ends with 0; 2 for misuse; 3 if the store is not ready or the file cannot be written.
    """
    # The application loads the database: `--help` must not wait for it.
    from dostupne.app.watch.keeping import lines_of
    from dostupne.cli import choices, files
    from dostupne.cli.watch_keeping import store_of

    choices.moment(now)
    files.ensure_writable(output)
    with store_of(given) as (store, _, _):
        files.deliver(lines_of(store), output, private=True)
