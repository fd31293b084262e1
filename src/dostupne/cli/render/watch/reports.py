"""WatchReport → the report in a format: one entry, for the command and for the files that a run writes."""

from collections.abc import Callable, Mapping

from dostupne.cli.render.watch import atom, data, html, markdown, text
from dostupne.cli.words import Words
from dostupne.errors import Misuse
from dostupne.model.watch_report import WatchReport

FORMATS: Mapping[str, Callable[[WatchReport, Words], str]] = {
    "text": text.render,
    "html": html.render,
    "json": data.as_json,
    "csv": data.as_csv,
    "markdown": markdown.render,
    "atom": atom.render,
}

SUFFIXES = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".csv": "csv",
    ".md": "markdown",
    ".atom": "atom",
    ".xml": "atom",
}


def format_of(name: str) -> str:
    """A name of `FORMATS`, of itself or of an ending as in `SUFFIXES`. Raises `Misuse`."""
    found = SUFFIXES.get(name.lower(), name)
    if found not in FORMATS:
        raise Misuse(f"“{name}” tells no format of a report; those known: {', '.join((*FORMATS, *SUFFIXES))}")
    return found


def rendered(report: WatchReport, format: str, words: Words) -> str:  # noqa: A002 (the name of the option)
    """The report, ending in a line end; `format` is as `format_of` takes it. Raises `Misuse`."""
    return FORMATS[format_of(format)](report, words)
