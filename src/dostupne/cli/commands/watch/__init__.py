"""`dostupne watch`: one file a command."""

import typer

watch = typer.Typer(
    name="watch",
    help="Keep bibliographies under watch: their links are asked when it is time, and people told what changed.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
