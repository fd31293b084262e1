"""Which rules are asked, what is let pass, and the baseline."""

from datetime import date
from pathlib import Path

import pytest

from dostupne.app import selection
from dostupne.app.sources import Source
from dostupne.app.validate import Validation, validate
from dostupne.errors import Misuse, UnreadableSource
from dostupne.model.finding import Severity
from dostupne.rules import RULES

BIB = "@book{a, author = {Novák, Jan et al.}, title = {Odkazy.}, publisher = {Argo}, year = 2013}\n"


def _validation(text: str = BIB, name: str = "old/refs.bib") -> Validation:
    return validate([Source(name, text.encode())], RULES, date(2026, 1, 1))


def _rules(validation: Validation) -> list[str]:
    return [finding.rule for finding in validation.findings]


def test_rules_are_chosen_by_name_and_pattern() -> None:
    names = [rule.code for rule in selection.chosen(RULES, ["access-*", "isbn-check"], ["access-position-*"])]
    assert "isbn-check" in names
    assert "access-missing" in names
    assert not any(name.startswith("access-position") for name in names)
    assert len(selection.chosen(RULES, [], [])) == len(RULES)


@pytest.mark.parametrize("name", ["isbn", "no-such-rule", "x*"])
def test_a_rule_that_there_is_not_is_misuse(name: str) -> None:
    for select, ignore in (([name], []), ([], [name])):
        with pytest.raises(Misuse, match="there is no rule"):
            selection.chosen(RULES, select, ignore)


def test_rules_are_let_pass_by_file() -> None:
    validation = _validation()
    assert _rules(validation) == ["etal-in-bib", "title-final-dot-in-bib"]
    for pattern in ("old/*", "*.bib", "refs.bib"):
        ignores = selection.per_file([f"{pattern}:title-*,isbn-check"])
        assert _rules(selection.without_ignored(validation, ignores)) == ["etal-in-bib"]
    assert len(selection.without_ignored(validation, selection.per_file(["new/*:*"])).findings) == 2
    with pytest.raises(Misuse, match="PATTERN:RULE"):
        selection.per_file(["isbn-check"])


def test_the_baseline_lets_pass_what_was_there(tmp_path: Path) -> None:
    """Where it moved to another line too; what is new, or there once more, is told."""
    path = tmp_path / "baseline.json"
    selection.write_baseline(_validation(), path)
    assert _rules(selection.without_known(_validation(), path)) == []
    assert _rules(selection.without_known(_validation("\n% moved\n" + BIB), path)) == []
    more = BIB + BIB.replace("{a,", "{b,").replace("Odkazy", "Jiné odkazy")
    assert _rules(selection.without_known(_validation(more), path)) == ["etal-in-bib", "title-final-dot-in-bib"]


def test_a_baseline_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    for text in ("[]", "{", '{"findings": [{}]}'):
        path.write_text(text)
        with pytest.raises(UnreadableSource, match="no baseline"):
            selection.without_known(_validation(), path)
    with pytest.raises(UnreadableSource, match="cannot be read"):
        selection.without_known(_validation(), tmp_path / "missing.json")


def test_severities() -> None:
    validation = _validation("@book{a, title = {Odkazy.}, publisher = {Argo}, year = 2013}\n")
    assert selection.has_findings(validation, Severity.WARNING)
    assert not selection.has_findings(validation, Severity.ERROR)
