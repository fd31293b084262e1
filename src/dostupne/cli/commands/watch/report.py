"""`dostupne watch report`: what there is to tell of watched bibliographies."""

import typer

from dostupne.cli import options
from dostupne.cli.given import Given, gives


@gives("database")
def report(
    names: options.Names = None,
    *,
    tags: options.Tags = None,
    since: options.Since = None,
    format: options.WatchFormat = None,  # noqa: A002 (the name of the option)
    output: options.Output = None,
    now: options.Now = None,
    given: Given,
) -> None:
    """Tell how the watched links are: what is dead, suspected, moved or changed, what was repaired.

    Asks nobody: it tells what runs have seen, with --now in the past what they had seen by then.

    Ends with 0 if all is well; 1 if a link is dead, suspected, moved, changed or behind a wall; 2 for misuse; 3 if the
    store cannot be used.
    """
    # The store loads SQLAlchemy: `--help` must not wait for it.
    from dostupne.cli import choices, files
    from dostupne.cli.render.watch.reports import SUFFIXES
    from dostupne.cli.watch_reporting import code_of, deliver_report, reported

    settings, words = choices.loaded(given)
    chosen = choices.chosen_watch_format(format, output, SUFFIXES)
    files.ensure_writable(output)
    found = reported(settings, names or (), tags or (), since, now)
    deliver_report(found, chosen, output, words)
    raise typer.Exit(code_of(found))
