"""`dostupne watch add`: a source → under watch."""

from typing import Annotated

import typer

from dostupne.cli import options
from dostupne.cli.given import ASKING, RECORDED, Given, gives


@gives("database", *ASKING, "exclude", "allow_private", *RECORDED)
def add(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="A file, a folder (all documents in it) or a web address.")
    ],
    *,
    every: Annotated[
        str | None, typer.Option(metavar="TIME", help="How often its living links are asked (7d).")
    ] = None,
    name: Annotated[str, typer.Option(metavar="TEXT", help="What to call it; else by its file's name.")] = "",
    tag: Annotated[list[str] | None, typer.Option("--tag", metavar="TAG", help="Groups it; repeatable.")] = None,
    notify: Annotated[
        list[str] | None,
        typer.Option(
            "--notify", metavar="URL", help="Tell of its news here too, as in mailto://… (apprise); repeatable."
        ),
    ] = None,
    now: options.Now = None,
    given: Given,
) -> None:
    """Put a document or a bibliography under watch.

    What it cites is read now and again whenever it has changed; nothing is asked until `watch run`. The network is only for
    sources that are web addresses.

    Ends with 0; 2 for misuse, also where it is watched already; 3 if the source, or a file of the folder, could not be read or the
    store is not ready.
    """
    # The application loads parsers and the database: `--help` must not wait for them.
    from dostupne.app.watch.bibliographies import Wish
    from dostupne.cli import choices, files
    from dostupne.cli.watch_keeping import added, interval, tell_added

    wish = Wish(source, name, interval(every), tuple(tag or ()), tuple(notify or ()))
    done, words = added(given, wish, choices.clock_at(now)())
    files.tell(done.faults)
    tell_added(done, words)
    raise typer.Exit(files.code_of(done.faults))
