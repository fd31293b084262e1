"""`dostupne watch history`: all that was seen of one link."""

from typing import Annotated

import typer

from dostupne.cli import options
from dostupne.cli.given import Given, gives


@gives("database")
def history(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="A watched address, however it is spelled.")],
    *,
    format: options.SavingFormat = None,  # noqa: A002 (the name of the option)
    now: options.Now = None,
    given: Given,
) -> None:
    """Tell the history of a link: every look at it, what followed, and who cites it.

    Ends with 0; 2 for misuse, as for an address that is not watched; 3 if the store cannot be used.
    """
    # The store loads SQLAlchemy: `--help` must not wait for it.
    from dostupne.cli import choices, files
    from dostupne.cli.render.watch import data
    from dostupne.cli.render.watch import history as lines
    from dostupne.cli.watch_reporting import told_history

    settings, words = choices.loaded(given)
    chosen = choices.chosen_saving_format(format, None)
    found = told_history(settings, address, now)
    files.deliver([data.history_as_json(found, words) if chosen == "json" else lines.render(found, words)], None)
