"""Clean lists with one faulty reference put in: its rule is heard, in the list that tells its edition itself."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dostupne.app.validate import list_of_lines
from dostupne.model.finding import Edition
from dostupne.rules import RULES
from dostupne.rules.check import check
from dostupne.rules.edition import count

CASES = Path(__file__).parent / "cases"
SEEDS = [
    (edition, *line.split("\t"))
    for edition in Edition
    for line in (CASES / f"seeded-{edition}.tsv").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(("edition", "rule", "text"), SEEDS, ids=[f"{seed[1]}-{seed[0]}" for seed in SEEDS])
def test_the_fault_is_found(edition: Edition, rule: str, text: str) -> None:
    """And it is found in the reference that was put in."""
    lines = [*(CASES / f"clean-{edition}.txt").read_text(encoding="utf-8").splitlines(), text]
    listed = list_of_lines(lines, "list", date(2026, 1, 15))
    assert count(listed.printed).edition is edition
    found = check(RULES, replace(listed, edition=edition))
    assert rule in {one.rule for one in found if one.origin.first_line == len(lines)}
