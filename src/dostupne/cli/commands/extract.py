"""`dostupne extract`: documents → a bibliography."""

import os
from pathlib import Path

import typer

from dostupne.cli import options, streams


def extract(
    context: typer.Context,
    sources: options.Sources,
    *,
    format: options.Bibliography = None,  # noqa: A002 (the name of the option)
    output: options.Output = None,
    edition: options.PrintedEdition = None,
    ascii: options.Ascii = False,  # noqa: A002 (the name of the option)
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
    """Write a bibliography of what documents cite.

    The network is only for sources that are web addresses. Ends with 0; 2 for misuse; 3 if a source could not be
    read, after doing the others.
    """
    # The application loads parsers and network libraries: `--help` must not wait for them.
    from dostupne.app.extract import extract as extract_works
    from dostupne.app.settings import load
    from dostupne.cli import choices, files
    from dostupne.cli.words import Words, language

    given: dict[str, object] = {
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
    exporter = choices.chosen_variant(choices.chosen_exporter(format, output), edition, ascii)
    files.ensure_writable(output)
    extraction = extract_works(files.opened(sources, settings, password))
    files.ensure_read(extraction)
    files.tell(extraction.faults)
    files.deliver([exporter.write(extraction.works)], output)
    if not extraction.works:
        streams.say(f"dostupne: {words.text('no-references')}")
    raise typer.Exit(files.code_of(extraction.faults))
