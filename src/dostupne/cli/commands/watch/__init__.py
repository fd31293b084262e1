"""`dostupne watch`: one file a command."""

import typer

from dostupne.cli.commands.watch import daemon, history, listing, report, run

watch = typer.Typer(
    name="watch",
    help="Keep bibliographies under watch: their links are asked when it is time, and people told what changed.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (run.run, daemon.daemon, report.report, history.history):
    watch.command()(command)
watch.command("list")(listing.listing)
