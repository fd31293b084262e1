"""`dostupne parse`: references, one a line → a bibliography, as they come."""

import sys
from typing import Annotated

import typer

from dostupne.cli import streams
from dostupne.cli.options import Ascii, Bibliography, Lang, Output, PrintedEdition

FileArgument = Annotated[
    str, typer.Argument(metavar="FILE", help="A text with one reference a line; standard input without it or for -.")
]


def parse(
    context: typer.Context,
    file: FileArgument = "-",
    *,
    format: Bibliography = None,  # noqa: A002 (the name of the option)
    output: Output = None,
    edition: PrintedEdition = None,
    ascii: Ascii = False,  # noqa: A002 (the name of the option)
    lang: Lang = None,
) -> None:
    """Write a bibliography of references, one a line.

    Lines are read and entries written one by one: any number of them takes the same memory.
    """
    # The application loads parsers and network libraries: `--help` must not wait for them.
    from dostupne.app.extract import parse as parse_lines
    from dostupne.app.sources import open_lines
    from dostupne.cli import choices, files
    from dostupne.cli.render.one_by_one import bibliography
    from dostupne.cli.render.progress import counted

    words = choices.chosen_words(lang or context.obj)
    exporter = choices.chosen_variant(choices.chosen_exporter(format, output), edition, ascii)
    typed = file == "-" and sys.stdin.isatty()
    if typed:
        streams.say(words.text("reading"))
    lines = open_lines(file, sys.stdin.buffer)
    # Drawn over each other, progress and data (or what is being typed) on one terminal could not be read.
    shown = sys.stderr.isatty() and (output is not None or not sys.stdout.isatty()) and not typed
    works = counted(parse_lines(lines, file), words.text("parsing"), shown=shown)
    files.deliver(bibliography(works, exporter), output)
