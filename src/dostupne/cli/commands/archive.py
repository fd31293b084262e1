"""`dostupne archive`: documents → their living pages saved in a web archive."""

import os
from pathlib import Path

import typer

from dostupne.cli import options


def archive(
    context: typer.Context,
    sources: options.Sources,
    *,
    within: options.Within = None,
    refresh: options.Refresh = False,
    format: options.SavingFormat = None,  # noqa: A002 (the name of the option)
    output: options.Output = None,
    concurrency: options.Concurrency = None,
    per_host: options.PerHost = None,
    interval: options.Interval = None,
    timeout: options.Timeout = None,
    retries: options.Retries = None,
    max_redirects: options.MaxRedirects = None,
    proxy: options.Proxy = None,
    user_agent: options.UserAgent = None,
    contact: options.Contact = None,
    exclude: options.Exclude = None,
    allow_private: options.AllowPrivate = False,
    ignore_robots: options.IgnoreRobots = False,
    no_archive: options.NoArchive = False,
    max_age: options.MaxAge = None,
    record: options.Record = None,
    replay: options.Replay = None,
    password: options.Password = None,
    lang: options.Lang = None,
) -> None:
    """Save the living pages that documents cite in the Internet Archive, on your word.

    Every address is checked first; what is dead, another page, or has a recent copy is not saved. Wants keys in
    the settings. A run that was cut off goes on where it stopped.

    Ends with 0 if all that should be saved is; 1 if some could not be; 2 for misuse; 3 if it could not be done
    (no network, no keys or refused ones, a source that could not be read).
    """
    # The application loads parsers and network libraries: `--help` must not wait for them.
    from dostupne.app.settings import load
    from dostupne.cli import choices, files
    from dostupne.cli.archiving import deliver_savings, exit_code, saved_report, tell_of, way
    from dostupne.cli.words import Words, language
    from dostupne.errors import CannotWork

    given: dict[str, object] = {
        "within": within,
        "refresh": refresh or None,
        "concurrency": concurrency,
        "per_host": per_host,
        "interval": interval,
        "timeout": timeout,
        "retries": retries,
        "max_redirects": max_redirects,
        "proxy": proxy,
        "user_agent": user_agent,
        "contact": contact,
        "exclude": exclude or None,
        "allow_private": allow_private or None,
        "ignore_robots": ignore_robots or None,
        "no_archive": no_archive or None,
        "max_age": max_age,
        "record": record,
        "replay": replay,
        "lang": lang or context.obj,
    }
    settings = load(given, os.environ, Path.cwd())
    words = Words(language(settings.lang, os.environ))
    chosen = choices.chosen_saving_format(format, output)
    files.ensure_writable(output)
    done = way(settings, words)
    if done is None:
        raise typer.Exit(CannotWork.exit_code)
    report = saved_report(files.opened(sources, settings, password), settings, words)
    deliver_savings(report, chosen, output, words)
    tell_of(report, settings, done, words)
    raise typer.Exit(exit_code(report))
