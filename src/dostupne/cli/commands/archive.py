"""`dostupne archive`: documents → their living pages saved in a web archive."""

import typer

from dostupne.cli import options
from dostupne.cli.given import CROWD, RECORDED, Given, gives


@gives("within", "refresh", *CROWD, "exclude", "allow_private", "ignore_robots", "no_archive", "max_age", *RECORDED)
def archive(
    sources: options.Sources,
    *,
    format: options.SavingFormat = None,  # noqa: A002 (the name of the option)
    output: options.Output = None,
    password: options.Password = None,
    given: Given,
) -> None:
    """Save the living pages that documents cite in the Internet Archive, on your word.

    Every address is checked first; what is dead, another page, or has a recent copy is not saved. Wants keys in
    the settings. A run that was cut off goes on where it stopped.

    Ends with 0 if all that should be saved is; 1 if some could not be; 2 for misuse; 3 if it could not be done
    (no network, no keys or refused ones, a source that could not be read).
    """
    # The application loads parsers and network libraries: `--help` must not wait for them.
    from dostupne.cli import choices, files
    from dostupne.cli.archiving import deliver_savings, exit_code, saved_report, tell_of, way
    from dostupne.errors import CannotWork

    settings, words = choices.loaded(given)
    chosen = choices.chosen_saving_format(format, output)
    files.ensure_writable(output)
    done = way(settings, words)
    if done is None:
        raise typer.Exit(CannotWork.exit_code)
    report = saved_report(files.opened(sources, settings, password), settings, words)
    deliver_savings(report, chosen, output, words)
    tell_of(report, settings, done, words)
    raise typer.Exit(exit_code(report))
