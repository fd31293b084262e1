"""`dostupne watch list`: the bibliographies under watch."""

from dostupne.cli import options
from dostupne.cli.given import Given, gives


@gives("database")
def listing(
    names: options.Names = None,
    *,
    tags: options.Tags = None,
    format: options.SavingFormat = None,  # noqa: A002 (the name of the option)
    now: options.Now = None,
    given: Given,
) -> None:
    """List what is under watch: names, sources, tags, how the links are, when they were asked and are due.

    Ends with 0; 2 for misuse; 3 if the store cannot be used.
    """
    # The store loads SQLAlchemy: `--help` must not wait for it.
    from dostupne.cli import choices, files
    from dostupne.cli.render.watch import data
    from dostupne.cli.render.watch import listing as lines
    from dostupne.cli.watch_reporting import reported

    settings, words = choices.loaded(given)
    chosen = choices.chosen_saving_format(format, None)
    found = reported(settings, names or (), tags or (), None, now)
    files.deliver([data.list_as_json(found) if chosen == "json" else lines.render(found, words)], None)
