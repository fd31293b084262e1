"""`dostupne watch`: one file a command."""

import typer

from dostupne.cli.commands.watch import add, daemon, export, history, listing, load, remove, report, run, vacuum

watch = typer.Typer(
    name="watch",
    help="Keep bibliographies under watch: their links are asked when it is time, and people told what changed.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_COMMANDS = (
    *(add.add, remove.remove, run.run, daemon.daemon, report.report, history.history),
    *(export.export, vacuum.vacuum),
)
for command in _COMMANDS:
    watch.command()(command)
# Named after what Python has taken.
watch.command("list")(listing.listing)
watch.command("import")(load.load)
