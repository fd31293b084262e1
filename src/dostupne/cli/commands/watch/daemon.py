"""`dostupne watch daemon`: stays, and runs when something is due."""

from dostupne.cli import options
from dostupne.cli.given import CROWD, Given, gives


@gives(
    "database",
    "window",
    "jitter",
    "reports",
    *CROWD,
    *("exclude", "allow_private", "ignore_robots", "no_archive", "archive_budget"),
)
def daemon(
    names: options.Names = None,
    *,
    tags: options.Tags = None,
    now: options.Now = None,
    given: Given,
) -> None:
    """Stay, and do what `watch run` does whenever something is due.

    SIGTERM or Ctrl-C ends it within half a minute with all that was seen recorded; a second one at once. A store that cannot
    be reached for a while is waited for.

    Ends with 0 when it is asked to; 2 for misuse.
    """
    # As in `watch run`.
    from dostupne.cli import choices
    from dostupne.cli.watching import watching_daemon

    settings, words = choices.loaded(given)
    watching_daemon(settings, words, names or (), tags or (), choices.moment(now))
