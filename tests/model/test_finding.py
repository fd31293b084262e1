"""Findings, and what becomes of a text when their fixes are done."""

from dostupne.model.edits import Edit
from dostupne.model.finding import Fix, FixKind, Severity, apply


def _fix(*edits: Edit[str]) -> Fix:
    return Fix(FixKind.SAFE, edits)


def test_severities_are_in_order() -> None:
    assert Severity.ERROR.is_at_least(Severity.WARNING)
    assert Severity.WARNING.is_at_least(Severity.WARNING)
    assert not Severity.INFO.is_at_least(Severity.WARNING)


def test_only_what_is_named_changes() -> None:
    """In whatever order the fixes come; an insertion has no length."""
    text = "ab cd ef"
    assert apply(text, [_fix(Edit(6, 8, "EF")), _fix(Edit(0, 2, "AB"), Edit(2, 2, ","))]) == "AB, cd EF"
    assert apply(text, []) == text


def test_of_two_that_meet_the_first_is_done_and_the_other_not_at_all() -> None:
    text = "abcdef"
    assert apply(text, [_fix(Edit(1, 3, "X")), _fix(Edit(2, 4, "Y"), Edit(5, 6, "Z"))]) == "aXdef"
    assert apply(text, [_fix(Edit(1, 1, "X")), _fix(Edit(1, 1, "Y"))]) == "aXbcdef"
    assert apply(text, [_fix(Edit(1, 3, "X")), _fix(Edit(3, 4, "Y"))]) == "aXYef"
