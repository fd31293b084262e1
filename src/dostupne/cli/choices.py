"""What the options mean: the language, the format. Loads the application: import it late."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from dostupne.app.registry import EXPORTERS, exporter
from dostupne.app.settings import Settings, load
from dostupne.cli.words import Words, language
from dostupne.contracts import Exporter
from dostupne.errors import Misuse

DEFAULT_EXPORTER = "bibtex"
REPORT_FORMATS = ("text", "json", "html")
SAVING_FORMATS = ("text", "json")
VALIDATION_FORMATS = ("text", "json", "sarif", "junit", "csv", "html", "markdown")
VALIDATION_SUFFIXES = {
    ".txt": "text",
    ".json": "json",
    ".sarif": "sarif",
    ".xml": "junit",
    ".csv": "csv",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
}
REPORT_SUFFIXES = {".txt": "text", ".json": "json", ".html": "html", ".htm": "html"}


def loaded(given: Mapping[str, object]) -> tuple[Settings, Words]:
    """The settings that hold here with these options, and the words of their language. Raises `Misuse`."""
    settings = load(given, os.environ, Path.cwd())
    return settings, Words(language(settings.lang, os.environ))


def chosen_words(lang: str | None) -> Words:
    """The words of the language asked for by option, variable, settings file or locale."""
    return loaded({"lang": lang})[1]


def chosen_exporter(name: str | None, output: Path | None) -> Exporter:
    """The exporter named, else that of the output's ending, else BibTeX's. Raises `Misuse`."""
    names = tuple(member.name for member in EXPORTERS)
    if name is not None and name not in names:
        raise _no_such_format(name, names)
    suffix = output.suffix.lower() if output else ""
    found = exporter(name or suffix or DEFAULT_EXPORTER)
    if found is None:
        raise _no_such_ending(output, names)
    return found


def chosen_variant(exporter: Exporter, edition: str | None, ascii: bool) -> Exporter:  # noqa: A002 (the name of the option)
    """The exporter that writes what `--edition` and `--ascii` ask for. Raises `Misuse` where its format has no such thing."""
    for option, variant in (("--edition", edition), ("--ascii", "ascii" if ascii else None)):
        if variant is not None:
            exporter = _varied(exporter, option, variant)
    return exporter


def _varied(exporter: Exporter, option: str, variant: str) -> Exporter:
    if variant in exporter.variants:
        return replace(exporter, write=exporter.variants[variant])
    known = [member.name for member in EXPORTERS if variant in member.variants]
    if not known:
        editions = sorted({name for member in EXPORTERS for name in member.variants if name.isdecimal()})
        raise Misuse(f"{option}: there is no edition “{variant}”; those known: {', '.join(editions)}")
    raise Misuse(f"{option}: the format {exporter.name} has no such choice; use it with --format {' or '.join(known)}")


def chosen_report_format(name: str | None, output: Path | None) -> str:
    """`text`, `json` or `html`: as named, else by the output's ending, else text. Raises `Misuse`."""
    return _chosen(name, output, REPORT_FORMATS, REPORT_SUFFIXES)


def chosen_saving_format(name: str | None, output: Path | None) -> str:
    """The format of a report of saving: `text` or `json`, as named, else by the output's ending, else text. Raises `Misuse`."""
    return _chosen(name, output, SAVING_FORMATS, REPORT_SUFFIXES)


def chosen_validation_format(name: str | None, output: Path | None) -> str:
    """The format of findings: as named, else by the output's ending, else text. Raises `Misuse`."""
    return _chosen(name, output, VALIDATION_FORMATS, VALIDATION_SUFFIXES)


def chosen_watch_format(name: str | None, output: Path | None, suffixes: Mapping[str, str]) -> str:
    """The format of a report of watching: as named, else by the output's ending, else text. Raises `Misuse`."""
    return _chosen(name, output, tuple(dict.fromkeys(suffixes.values())), suffixes)


def _chosen(name: str | None, output: Path | None, formats: tuple[str, ...], suffixes: Mapping[str, str]) -> str:
    if name is not None and name not in formats:
        raise _no_such_format(name, formats)
    suffix = output.suffix.lower() if output else ""
    found = name or (suffixes.get(suffix) if suffix else "text")
    if found is None or found not in formats:
        raise _no_such_ending(output, formats)
    return found


def split(given: Sequence[str] | None) -> list[str] | None:
    """The names of an option that may be repeated and may have commas; None where it was not given."""
    return [name for text in given for name in text.replace(",", " ").split()] if given else None


def ensure_baseline(baseline: Path | None, *, write_baseline: bool) -> None:
    """Raises `Misuse` where a baseline is to be written and no file is named."""
    if write_baseline and baseline is None:
        raise Misuse("--write-baseline: name the file with --baseline FILE")


def moment(text: str | None) -> datetime | None:
    """The moment that `--now` or `--since` names (UTC where it has no offset), None where it was not given. Raises `Misuse`."""
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise Misuse(f"“{text}” is no moment: write it as 2026-03-01 or 2026-03-01T12:00+01:00") from None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def clock_at(now: str | None) -> Callable[[], datetime]:
    """A clock that stands still at `--now`, the machine's where it was not given. Raises `Misuse`."""
    fixed = moment(now)
    return (lambda: datetime.now(UTC)) if fixed is None else (lambda: fixed)


def _no_such_format(name: str, known: tuple[str, ...]) -> Misuse:
    return Misuse(f"--format: there is no format “{name}”; those known: {', '.join(known)}")


def _no_such_ending(output: Path | None, known: tuple[str, ...]) -> Misuse:
    return Misuse(f"--output: “{output}” does not tell the format; add --format with one of {', '.join(known)}")
