"""`dostupne rules`: every rule, or the page of one."""

from typing import Annotated

import typer

from dostupne.cli import options


def rules(
    context: typer.Context,
    code: Annotated[str | None, typer.Argument(metavar="CODE", help="The name of a rule: prints its page.")] = None,
    *,
    lang: options.Lang = None,
) -> None:
    """List the rules of `validate`, or print one rule's page."""
    # The rules load the parsers' tables: `--help` must not wait for them.
    from dostupne.cli import choices, streams
    from dostupne.cli.render import rule_pages

    words = choices.chosen_words(lang or context.obj)
    streams.put([rule_pages.page(code, words) if code else rule_pages.listing(words)])
