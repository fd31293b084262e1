"""`dostupne watch remove`: bibliographies → no longer watched."""

from typing import Annotated

import typer

from dostupne.cli import options
from dostupne.cli.given import Given, gives


@gives("database")
def remove(
    names: Annotated[
        list[str], typer.Argument(metavar="NAME", help="The bibliographies, by the names of `watch list`.")
    ],
    *,
    now: options.Now = None,
    given: Given,
) -> None:
    """Take bibliographies from under watch.

    What was seen of their links is kept: added again, they go on with it. Where one of the names is not known, all stay.

    Ends with 0; 2 for a name that nothing has; 3 if the store is not ready.
    """
    # The application loads the database: `--help` must not wait for it.
    from dostupne.app.watch.keeping import remove as take_away
    from dostupne.cli import choices
    from dostupne.cli.watch_keeping import say, store_of

    choices.moment(now)
    with store_of(given) as (store, _, words):
        for gone in take_away(store, names):
            say(words, "removed", gone.name)
