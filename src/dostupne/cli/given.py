"""Options that are settings: what a command names of them is added to its own, and handed over as one mapping."""

import functools
import inspect
from collections.abc import Callable
from typing import Any

import typer

from dostupne.cli import options

Given = dict[str, object]
"""What the user gave of these options, by the names of settings (`app.settings.load`); None for what was not given."""

Command = Callable[..., None]

ASKING = ("timeout", "retries", "max_redirects", "proxy", "user_agent", "contact")
"""What sources on the web need too."""
CROWD = ("concurrency", "per_host", "interval", *ASKING)
"""What is asked of many hosts at once."""
RECORDED = ("record", "replay")

_OPTIONS: dict[str, Any] = {
    "concurrency": options.Concurrency,
    "per_host": options.PerHost,
    "interval": options.Interval,
    "timeout": options.Timeout,
    "retries": options.Retries,
    "max_redirects": options.MaxRedirects,
    "proxy": options.Proxy,
    "user_agent": options.UserAgent,
    "contact": options.Contact,
    "exclude": options.Exclude,
    "allow_private": options.AllowPrivate,
    "ignore_robots": options.IgnoreRobots,
    "no_archive": options.NoArchive,
    "archive_budget": options.ArchiveBudget,
    "refresh": options.Refresh,
    "max_age": options.MaxAge,
    "within": options.Within,
    "record": options.Record,
    "replay": options.Replay,
    "database": options.Database,
    "window": options.Window,
    "jitter": options.Jitter,
    "reports": options.Reports,
    "lang": options.Lang,
}
_FLAGS = frozenset({"allow_private", "ignore_robots", "no_archive", "refresh"})


def gives(*names: str) -> Callable[[Command], Command]:
    """Gives a command these options and `--lang`, in the place of its parameter `given`, which gets what the user said."""

    def decorate(command: Command) -> Command:
        own = inspect.signature(command).parameters
        added = {name: _parameter(name) for name in (*names, "lang")}
        context = inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
        parameters = [
            context,
            *(one for name, its in own.items() for one in (added.values() if name == "given" else (its,))),
        ]

        @functools.wraps(command)
        def run(context: typer.Context, **values: Any) -> None:
            given = {name: _said(values.pop(name)) for name in added}
            given["lang"] = given["lang"] or context.obj
            command(given=given, **values)

        # Typer reads both; the annotations are no strings, so that it need not look their names up.
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {one.name: one.annotation for one in parameters}
        return run

    return decorate


def _parameter(name: str) -> inspect.Parameter:
    default = False if name in _FLAGS else None
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=_OPTIONS[name])


def _said(value: object) -> object:
    """None for an option that was not given: a flag is then False, and a list empty."""
    return None if value is False or value == [] else value
