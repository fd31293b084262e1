"""`dostupne extract`: documents → a bibliography."""

import typer

from dostupne.cli import options, streams
from dostupne.cli.given import ASKING, RECORDED, Given, gives


@gives(*ASKING, "allow_private", *RECORDED)
def extract(
    sources: options.Sources,
    *,
    format: options.Bibliography = None,  # noqa: A002 (the name of the option)
    output: options.Output = None,
    edition: options.PrintedEdition = None,
    ascii: options.Ascii = False,  # noqa: A002 (the name of the option)
    password: options.Password = None,
    given: Given,
) -> None:
    """Write a bibliography of what documents cite.

    The network is only for sources that are web addresses. Ends with 0; 2 for misuse; 3 if a source could not be
    read, after doing the others.
    """
    # The application loads parsers and network libraries: `--help` must not wait for them.
    from dostupne.app.extract import extract as extract_works
    from dostupne.cli import choices, files

    settings, words = choices.loaded(given)
    exporter = choices.chosen_variant(choices.chosen_exporter(format, output), edition, ascii)
    files.ensure_writable(output)
    extraction = extract_works(files.opened(sources, settings, password))
    files.ensure_read(extraction)
    files.tell(extraction.faults)
    files.deliver([exporter.write(extraction.works)], output)
    if not extraction.works:
        streams.say(f"dostupne: {words.text('no-references')}")
    raise typer.Exit(files.code_of(extraction.faults))
