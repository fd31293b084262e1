"""`dostupne watch run`: what is due is asked, and told."""

import typer

from dostupne.cli import options
from dostupne.cli.given import CROWD, RECORDED, Given, gives


@gives(
    "database",
    "reports",
    *CROWD,
    *("exclude", "allow_private", "ignore_robots", "no_archive", "archive_budget", "refresh"),
    *RECORDED,
)
def run(
    names: options.Names = None,
    *,
    tags: options.Tags = None,
    now: options.Now = None,
    given: Given,
) -> None:
    """Ask the links that are due, tell what changed, and end: for cron, timers and CI.

    Sources that have changed are read anew. Run it as often as you like, hourly for example: only what is due is asked.
    Without news it says nothing but on a terminal.

    Ends with 0 if nothing got worse; 1 if a link died, moved or changed; 2 for misuse; 3 if it could not be done
    (no network, the store not ready, a source that could not be read).
    """
    # The application loads parsers and network libraries: `--help` must not wait for them.
    from dostupne.cli import choices
    from dostupne.cli.watching import exit_code, watched_run

    settings, words = choices.loaded(given)
    moment = choices.moment(now)
    summary = watched_run(settings, words, names or (), tags or (), moment)
    raise typer.Exit(exit_code(summary))
