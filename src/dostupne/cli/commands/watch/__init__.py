"""`dostupne watch`: one file a command."""

import typer

from dostupne.cli.commands.watch import add, daemon, export, load, remove, run, vacuum

watch = typer.Typer(
    name="watch",
    help="Keep bibliographies under watch: their links are asked when it is time, and people told what changed.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (add.add, remove.remove, run.run, daemon.daemon, export.export, vacuum.vacuum):
    watch.command()(command)
watch.command("import")(load.load)
