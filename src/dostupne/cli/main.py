"""The command line: `dostupne extract | parse | check | validate | rules | archive | watch`."""

import os
import sys
from typing import Annotated

import typer

from dostupne import __version__
from dostupne.cli import streams
from dostupne.cli.commands import archive, check, extract, parse, rules, validate
from dostupne.cli.commands.watch import watch
from dostupne.cli.options import Lang
from dostupne.errors import DostupneError

INTERRUPTED = 130

# Rich takes longer to load than all of the rest: plain help, no pretty tracebacks.
app = typer.Typer(
    name="dostupne",
    help="Reads the references of a document, checks their links, finds archived copies of what is lost, and objects to faults.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (extract.extract, parse.parse, check.check, validate.validate, rules.rules, archive.archive):
    app.command()(command)
app.add_typer(watch)


def _print_version(asked: bool) -> None:
    if asked:
        streams.put([f"dostupne {__version__}\n"])
        raise typer.Exit


@app.callback()
def _root(
    context: typer.Context,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end.")
    ] = False,
    lang: Lang = None,
) -> None:
    context.obj = lang


def run() -> None:
    """Runs the command and ends the process with its exit code; no traceback ever reaches a user.

    0 nothing to complain of, 1 findings, 2 misuse, 3 the work could not be done, 130 interrupted.
    """
    streams.prepare()
    try:
        app(prog_name="dostupne")
    except SystemExit as end:
        if end.code == INTERRUPTED:  # Typer makes this of KeyboardInterrupt
            streams.say("dostupne: interrupted")
        raise
    except KeyboardInterrupt:
        streams.say("dostupne: interrupted")
        sys.exit(INTERRUPTED)
    except DostupneError as error:
        streams.say(f"dostupne: {error}")
        sys.exit(error.exit_code)
    except Exception as error:
        if os.environ.get("DOSTUPNE_DEBUG", "") not in {"", "0"}:
            raise
        streams.say(_unexpected(error))
        sys.exit(DostupneError.exit_code)


def _unexpected(error: Exception) -> str:
    what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    return (
        f"dostupne: this should not have happened ({what}). Please report it with what you typed "
        "and the output of the same command under DOSTUPNE_DEBUG=1."
    )
