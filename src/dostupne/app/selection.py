"""Which rules are asked, what is let pass in which file, and what was there before (the baseline)."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from dostupne.app.output import write_text
from dostupne.app.validate import Checked, Validation
from dostupne.contracts import Rule
from dostupne.errors import Misuse, UnreadableSource
from dostupne.model.finding import Finding, Severity

_VERSION = 1


@dataclass(frozen=True, slots=True)
class PerFile:
    """Rules (names or patterns) that are let pass in sources whose name fits the pattern."""

    pattern: str
    rules: tuple[str, ...]


def chosen(rules: Sequence[Rule], select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    """The rules whose names fit `select` (all where it is empty) and do not fit `ignore`; patterns have `*`.

    Raises `Misuse` for a name or a pattern that no rule fits.
    """
    for pattern in (*select, *ignore):
        if not any(fnmatchcase(rule.code, pattern) for rule in rules):
            raise Misuse(f"there is no rule “{pattern}”; `dostupne rules` lists them (patterns may have *)")
    return tuple(rule for rule in rules if (not select or _fits(rule.code, select)) and not _fits(rule.code, ignore))


def per_file(texts: Iterable[str]) -> tuple[PerFile, ...]:
    """`PATTERN:rule,rule` as given by the user. Raises `Misuse` for what has no colon."""
    read = []
    for text in texts:
        pattern, colon, names = text.rpartition(":")
        if not colon or not pattern or not names:
            raise Misuse(
                f"--per-file-ignores: “{text}” is not of the form PATTERN:RULE,RULE, as in old/*.bib:isbn-check"
            )
        read.append(PerFile(pattern, tuple(name.strip() for name in names.split(",") if name.strip())))
    return tuple(read)


def without_ignored(validation: Validation, ignores: Sequence[PerFile]) -> Validation:
    """The findings without those that are let pass in their file."""
    return _kept(validation, lambda checked, finding: not _is_ignored(checked.listed.source, finding.rule, ignores))


def _is_ignored(source: str, rule: str, ignores: Sequence[PerFile]) -> bool:
    names = (source, PurePath(source).name)
    return any(_fits(rule, one.rules) and any(fnmatchcase(name, one.pattern) for name in names) for one in ignores)


def _fits(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def write_baseline(validation: Validation, path: Path) -> None:
    """Keeps what is there now, so that only what comes later is told. Raises `UnwritableOutput`."""
    counts = Counter(_fingerprint(checked, finding) for checked in validation.checked for finding in checked.findings)
    known = [
        {"source": source, "rule": rule, "key": key, "text": text, "count": count}
        for (source, rule, key, text), count in sorted(counts.items())
    ]
    write_text(path, json.dumps({"version": _VERSION, "findings": known}, ensure_ascii=False, indent=1) + "\n")


def without_known(validation: Validation, path: Path) -> Validation:
    """The findings that the baseline does not have; each known one is let pass as often as it was there.

    Raises `UnreadableSource` for a file that is not there or no baseline.
    """
    left = _read_baseline(path)

    def is_new(checked: Checked, finding: Finding) -> bool:
        mark = _fingerprint(checked, finding)
        left[mark] -= 1
        return left[mark] < 0

    return _kept(validation, is_new)


def _read_baseline(path: Path) -> Counter[tuple[str, str, str, str]]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return Counter(
            {(one["source"], one["rule"], one["key"], one["text"]): int(one["count"]) for one in data["findings"]}
        )
    except OSError as error:
        raise UnreadableSource(
            f"{path}: the baseline cannot be read ({error.strerror}); make one with --write-baseline"
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableSource(f"{path}: this is no baseline; make one with --write-baseline") from error


def _fingerprint(checked: Checked, finding: Finding) -> tuple[str, str, str, str]:
    """A finding without its line, which moves when anything above it changes."""
    objection = finding.objection
    return checked.listed.source, finding.rule, objection.key, " ".join(objection.text.split())[:200]


def _kept(validation: Validation, is_kept: Callable[[Checked, Finding], bool]) -> Validation:
    checked = tuple(
        replace(one, findings=tuple(finding for finding in one.findings if is_kept(one, finding)))
        for one in validation.checked
    )
    return replace(validation, checked=checked)


def has_findings(validation: Validation, severity: Severity) -> bool:
    """Whether anything is as bad as that, or worse."""
    return any(finding.severity.is_at_least(severity) for finding in validation.findings)
