"""Validation → rows: what is told of every finding, in the words of one language."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dostupne.app.validate import Checked, Validation
from dostupne.cli.render.lines import visible
from dostupne.cli.words import Words
from dostupne.contracts import Rule
from dostupne.model.finding import Finding, Fix, Objection, Severity

_AROUND = 60
"""Characters of the text that are shown before and behind what is wrong."""


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding. `column` is 1-based and None where the line is not that of a file; `fix` is empty where there is none.

    `excerpt` is the line that it is in, cut around what is wrong: `mark` is where that stands in it, None where the whole is meant.
    `reference` is the whole text on one line. `proposed` is what would stand there instead, empty where that is not one word.
    """

    rule: str
    severity: Severity
    severity_words: str
    message: str
    source: str
    line: int | None
    column: int | None
    page: int | None
    label: str
    key: str
    field: str
    fix: str
    proposed: str
    excerpt: str
    mark: tuple[int, int] | None
    reference: str


@dataclass(frozen=True, slots=True)
class SourceRows:
    """The rows of one source, with a line that says what was looked at."""

    source: str
    about: str
    rows: tuple[FindingRow, ...]


def source_rows(validation: Validation, rules: Mapping[str, Rule], words: Words) -> tuple[SourceRows, ...]:
    """The rows source by source; `rules` by their names."""
    return tuple(
        SourceRows(
            checked.listed.source,
            about(checked, words),
            tuple(_row(finding, checked, rules[finding.rule], words) for finding in checked.findings),
        )
        for checked in validation.checked
    )


def fix_words(row: FindingRow, words: Words) -> str:
    """`safe fix → and others`; empty where a person must mend it."""
    proposed = f" → {visible(row.proposed)}" if row.proposed else ""
    return f"{words.text(f'fix-{row.fix}')}{proposed}" if row.fix else ""


def counts(validation: Validation) -> dict[str, int]:
    """How many findings there are of every severity, those without any too."""
    found = Counter(finding.severity.value for finding in validation.findings)
    return {severity.value: found[severity.value] for severity in Severity}


def about(checked: Checked, words: Words) -> str:
    """`citací: 12, vydání 2011 (…)`."""
    listed, told = checked.listed, []
    if listed.entries:
        told.append(words.text("entries").format(len(listed.entries)))
    if listed.printed:
        told.append(words.text("references").format(len(listed.printed)))
        known = checked.counts.edition is not None
        form = "edition-chosen" if checked.chosen else "edition-told" if known else "edition-unknown"
        told.append(words.text(form).format(listed.edition, checked.counts.e2011, checked.counts.e2022))
    return ", ".join(told)


def _row(finding: Finding, checked: Checked, rule: Rule, words: Words) -> FindingRow:
    objection, origin = finding.objection, finding.origin
    excerpt, mark = _excerpt(objection)
    return FindingRow(
        rule=finding.rule,
        severity=finding.severity,
        severity_words=words.severity(finding.severity),
        message=words.message(rule.messages[objection.message], dict(objection.arguments)),
        source=checked.listed.source,
        line=origin.first_line,
        column=_column(objection, checked),
        page=origin.page,
        label=origin.label,
        key=objection.key,
        field=objection.field,
        fix=str(objection.fix.kind) if objection.fix else "",
        proposed=_proposed(objection.fix),
        excerpt=excerpt,
        mark=mark,
        reference=" ".join(objection.text.split()),
    )


def _proposed(fix: Fix | None) -> str:
    return " ".join(fix.edits[0].new.split()) if fix and len(fix.edits) == 1 else ""


def _column(objection: Objection, checked: Checked) -> int | None:
    """The column in the .bib file; a printed reference was put together of lines, and has none."""
    bib = checked.listed.bib
    if bib is None or objection.span is None:
        return None
    start = objection.span[0]
    return start - max(bib.text.rfind("\n", 0, start), bib.text.rfind("\r", 0, start))


def _excerpt(objection: Objection) -> tuple[str, tuple[int, int] | None]:
    text = objection.text.replace("\r", "\n").replace("\t", " ")
    if objection.span is None:
        return _cut(text.partition("\n")[0], 0, 2 * _AROUND), None
    start, end = (place - objection.base for place in objection.span)
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start)
    line = text[first : last if last >= 0 else len(text)]
    start, end = start - first, min(end - first, len(line))
    left, right = max(0, start - _AROUND), max(end, start) + _AROUND
    shown = _cut(line, left, right)
    # The ellipsis takes the place of the character before the part that is shown.
    moved = left - (1 if left else 0)
    return shown, (start - moved, max(end, start + 1) - moved)


def _cut(line: str, left: int, right: int) -> str:
    return ("…" if left else "") + line[left:right].rstrip() + ("…" if right < len(line) else "")
