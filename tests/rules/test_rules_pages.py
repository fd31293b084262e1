"""Every rule's page: its headings, and its examples, which run."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dostupne.app.sources import Source
from dostupne.app.validate import list_of_lines, validate
from dostupne.contracts import Rule, Scope
from dostupne.model.finding import Edition, Finding, apply
from dostupne.model.registration import Registered, Registration
from dostupne.rules import RULES
from dostupne.rules.check import check
from dostupne.rules.left_out import LEFT_OUT
from tests.rules.pages import HEADINGS, Example, examples, sections

TODAY = date(2026, 1, 15)
SUFFIXES = {"bib": ".bib", "markdown": ".md", "tex": ".tex"}
REGISTRATIONS = (
    Registration("10.1103/physrevlett.19.1264", Registered.YES, ("A Model of Leptons",), ("Weinberg",), (1967,)),
    Registration("10.1103/withdrawn.1", Registered.YES, retraction="10.1103/notice.1"),
    Registration("10.1103/physrevlett.19.9999999", Registered.NO),
)
"""What the registries would say of the DOIs of the examples."""


def findings(rule: Rule, example: Example) -> list[Finding]:
    """What a rule objects to in an example, held to the edition that the example names, else to one of the rule's."""
    edition = Edition(example.edition) if example.edition else max(rule.editions)
    if example.format == "text":
        listed = list_of_lines(example.text.splitlines(), "example", TODAY)
        return list(
            check([rule], replace(listed, edition=edition, named=bool(example.edition), registrations=REGISTRATIONS))
        )
    source = Source(f"example{SUFFIXES[example.format]}", example.text.encode())
    validation = validate([source], [rule], TODAY, edition)
    assert not validation.faults or rule.scope is Scope.ENTRY
    return list(validation.findings)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_page_has_its_sections(rule: Rule) -> None:
    """Headings in their order, none empty, and an example on both sides."""
    found = sections(rule.page)
    assert tuple(found) == HEADINGS
    assert all(text.strip() for text in found.values())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_examples(rule: Rule) -> None:
    """The example raises the rule, what to use instead does not."""
    wrong, right = examples(rule.page, "Example"), examples(rule.page, "Use instead")
    assert wrong
    assert right
    for example in wrong:
        assert findings(rule, example), example.text
    for example in right:
        assert not findings(rule, example), example.text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_words(rule: Rule) -> None:
    """Every finding has its message in both languages, with nothing left to fill, and points into its text."""
    for example in examples(rule.page, "Example"):
        for finding in findings(rule, example):
            objection = finding.objection
            message = rule.messages[objection.message]
            for text in (message.cs, message.en):
                assert text.format(**dict(objection.arguments))
            if objection.span and objection.text:
                start, end = (place - objection.base for place in objection.span)
                assert 0 <= start <= end <= len(objection.text)
            if objection.fix:
                assert rule.fix is not None


def test_names() -> None:
    """Names are of one form and of one rule each."""
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    assert all(code == code.lower() and " " not in code for code in codes)


def test_every_rule_of_the_tables_is_here_or_left_out() -> None:
    """The names that the tables of rules for ČSN ISO 690 have (`cases/tables.txt`), each as a rule or with the reason why not."""
    named = (Path(__file__).parent / "cases/tables.txt").read_text(encoding="utf-8").split()
    codes = {rule.code for rule in RULES}
    left = {one.code for one in LEFT_OUT}
    assert not codes & left
    assert [name for name in named if name not in codes | left] == []


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.fix], ids=lambda rule: rule.code)
def test_a_fix_mends_what_it_is_for(rule: Rule) -> None:
    """With the fixes of a rule done its example is mended, as far as they reach, and nothing is left to do."""
    for example in examples(rule.page, "Example"):
        found = findings(rule, example)
        fixes = [finding.fix for finding in found if finding.fix]
        if example.format == "bib":
            mended = apply(example.text, fixes)
        else:
            lines = example.text.splitlines()
            mended = "\n".join(
                apply(line, [one.fix for one in found if one.fix and one.objection.text == line]) for line in lines
            )
        left = findings(rule, Example(example.format, mended, example.edition))
        assert len(left) == len(found) - len(fixes), mended
        assert not any(finding.fix for finding in left)
