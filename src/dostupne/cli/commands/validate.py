"""`dostupne validate`: documents and bibliographies → what is wrong in them."""

import os
from pathlib import Path

import typer

from dostupne.cli import options


def validate(
    context: typer.Context,
    sources: options.Sources,
    *,
    edition: options.Edition = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    per_file_ignores: options.PerFileIgnores = None,
    baseline: options.Baseline = None,
    write_baseline: options.WriteBaseline = False,
    severity: options.Severity = None,
    fix: options.FixIt = False,
    diff: options.Diff = False,
    unsafe_fixes: options.UnsafeFixes = False,
    format: options.ValidationFormat = None,  # noqa: A002 (the name of the option)
    output: options.Output = None,
    online: options.Online = False,
    concurrency: options.Concurrency = None,
    per_host: options.PerHost = None,
    interval: options.Interval = None,
    timeout: options.Timeout = None,
    retries: options.Retries = None,
    max_redirects: options.MaxRedirects = None,
    proxy: options.Proxy = None,
    user_agent: options.UserAgent = None,
    contact: options.Contact = None,
    allow_private: options.AllowPrivate = False,
    record: options.Record = None,
    replay: options.Replay = None,
    password: options.Password = None,
    lang: options.Lang = None,
) -> None:
    """Object to faults in references and bibliographies.

    The network is for sources that are web addresses, and for --online.

    Ends with 0 if there is nothing of the chosen severity or worse; 1 if there is; 2 for misuse; 3 if a source could not be
    read, whatever else was found.
    """
    # The application loads parsers: `--help` must not wait for them.
    from dostupne.app import selection
    from dostupne.app.settings import load
    from dostupne.cli import choices, files, mending, validating
    from dostupne.cli.words import Words, language

    given: dict[str, object] = {
        "edition": edition,
        "severity": severity,
        "select": choices.split(select),
        "ignore": choices.split(ignore),
        "per_file_ignores": per_file_ignores or None,
        "baseline": baseline,
        "concurrency": concurrency,
        "per_host": per_host,
        "interval": interval,
        "timeout": timeout,
        "retries": retries,
        "max_redirects": max_redirects,
        "proxy": proxy,
        "user_agent": user_agent,
        "contact": contact,
        "allow_private": allow_private or None,
        "record": record,
        "replay": replay,
        "lang": lang or context.obj,
    }
    settings = load(given, os.environ, Path.cwd())
    words = Words(language(settings.lang, os.environ))
    chosen = choices.chosen_validation_format(format, output)
    choices.ensure_baseline(settings.baseline, write_baseline=write_baseline)
    files.ensure_writable(output)
    mending.ensure_asked(mend=fix, diff=diff, unsafe=unsafe_fixes)
    items = files.opened(sources, settings, password)
    if diff:
        raise typer.Exit(mending.shown(items, settings, output, unsafe=unsafe_fixes))
    if fix:
        items = iter(mending.written(items, settings, words, unsafe=unsafe_fixes))
    validation = validating.validation_of(items, settings, online=online)
    if write_baseline and settings.baseline:
        selection.write_baseline(validation, settings.baseline)
        raise typer.Exit(files.code_of(validation.faults))
    if settings.baseline:
        validation = selection.without_known(validation, settings.baseline)
    validating.deliver(validation, settings, chosen, output, words)
    raise typer.Exit(validating.exit_code(validation, settings))
