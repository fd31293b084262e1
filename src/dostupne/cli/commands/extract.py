"""`dostupne extract`: documents → a bibliography."""

import typer

from dostupne.cli import streams
from dostupne.cli.options import Bibliography, Lang, Output, Password, Sources


def extract(
    context: typer.Context,
    sources: Sources,
    *,
    format: Bibliography = None,  # noqa: A002 (the name of the option)
    output: Output = None,
    password: Password = None,
    lang: Lang = None,
) -> None:
    """Write a bibliography of what documents cite.

    Ends with 0; 2 for misuse; 3 if a source could not be read, after doing the others.
    """
    # The application loads parsers and network libraries: `--help` must not wait for them.
    from dostupne.app.extract import extract as extract_works
    from dostupne.cli import choices, files

    words = choices.chosen_words(lang or context.obj)
    exporter = choices.chosen_exporter(format, output)
    files.ensure_writable(output)
    found = files.read(sources, password)
    extraction = extract_works(found.sources)
    files.tell(extraction.faults)
    files.deliver([exporter.write(extraction.works)], output)
    if not extraction.works:
        streams.say(f"dostupne: {words.text('no-references')}")
    raise typer.Exit(max(found.exit_code, files.code_of(extraction.faults)))
