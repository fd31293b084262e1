"""`dostupne check`: documents → every link checked, a report."""

import os
from pathlib import Path

import typer

from dostupne.cli import options


def check(
    context: typer.Context,
    sources: options.Sources,
    *,
    format: options.ReportFormat = None,  # noqa: A002 (the name of the option)
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
    archive_budget: options.ArchiveBudget = None,
    refresh: options.Refresh = False,
    max_age: options.MaxAge = None,
    record: options.Record = None,
    replay: options.Replay = None,
    write: options.Write = False,
    write_all: options.WriteAll = False,
    unsafe_fixes: options.UnsafeWrite = False,
    password: options.Password = None,
    lang: options.Lang = None,
) -> None:
    """Check the links that documents cite.

    Every address is asked, the answer compared with what is cited; of what is lost archived copies are sought, and with --write
    cited in the documents: in a .bib itself, in copies (essay.checked.docx) of all others.

    Ends with 0 if all is well; 1 if any link is not alive (those left out by --exclude aside); 2 for
    misuse; 3 if a source could not be read or the network is down, whatever else was found.
    """
    # The application loads parsers and network libraries: `--help` must not wait for them.
    from dostupne.app.settings import load
    from dostupne.cli import choices, files
    from dostupne.cli.checking import checked_report, exit_code
    from dostupne.cli.words import Words, language
    from dostupne.cli.writing import Writing

    given: dict[str, object] = {
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
        "archive_budget": archive_budget,
        "refresh": refresh or None,
        "max_age": max_age,
        "record": record,
        "replay": replay,
        "lang": lang or context.obj,
    }
    settings = load(given, os.environ, Path.cwd())
    words = Words(language(settings.lang, os.environ))
    chosen = choices.chosen_report_format(format, output)
    files.ensure_writable(output)
    writing = Writing.asked(write=write, living=write_all, unsafe=unsafe_fixes)
    report = checked_report(writing.noted(files.opened(sources, settings, password)), settings, words)
    files.deliver_report(report, chosen, output, words)
    raise typer.Exit(max(writing.done(report, words), exit_code(report)))
