"""What the benchmarks count by: the rule of the score, our own references, the damage done to them."""

import json
from pathlib import Path

import pytest

from benchmarks.gold import Gold, gold_sets, item_of, records
from benchmarks.hostile import LENGTH, hostile_lines
from benchmarks.machine import REPOSITORY
from benchmarks.parse import other_score, our_score, score
from benchmarks.printed import as_printed, shows_title
from benchmarks.scoring import Judged, by_field, judge, total, visible
from benchmarks.values import Item, values_of
from benchmarks.wrapping import WIDTHS, wrapped

DATA = REPOSITORY / "benchmarks/data"
CASES = [json.loads(line) for line in (Path(__file__).parent / "cases/score.jsonl").read_text("utf-8").splitlines()]
SCORERS = [folder / "shared/tools/score.py" for folder in (REPOSITORY.parent, REPOSITORY.parent.parent)]
HAND_WRITTEN = next(iter(gold_sets([DATA / "hand_written.txt"])))


def judged(case: Item) -> Judged:
    """A case of the table, judged."""
    return judge(Gold(case["id"], case["text"], case["truth"]), case["got"])


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_rule_of_the_score(case: Item) -> None:
    found = judged(case)
    assert (list(found.right), [wrong.field for wrong in found.wrong]) == (case["right"], case["wrong"])


def test_shares_are_over_all_fields() -> None:
    missed = next(case for case in CASES if case["id"] == "missing, wrong and invented")
    found = total([judged(missed)])
    assert (found.precision, found.recall, found.f1) == (1 / 3, 1 / 3, 1 / 3)
    assert by_field([judged(missed)])["place"].support == 1


def test_another_scorer_says_the_same() -> None:
    scorer = next((path for path in SCORERS if path.exists()), None)
    if scorer is None:
        pytest.skip("no other scorer is here")
    scored = score(HAND_WRITTEN)
    assert our_score(scored) == other_score(scored, scorer)


def test_every_hand_written_value_stands_in_its_text() -> None:
    """A value that does not would be a label that no reader can find."""
    hidden = [
        (one.id, field)
        for one in HAND_WRITTEN.references
        for field in values_of(one.truth).keys() - visible(one).keys()
    ]
    assert hidden == []


@pytest.mark.parametrize("name", ["works.txt", "hand_written.txt"])
def test_records_have_a_type_and_a_title(name: str) -> None:
    found = [item_of(record) for record in records((DATA / name).read_text("utf-8"))]
    assert len(found) > 120
    assert [item for item in found if not (item.get("type") and item.get("title"))] == []


@pytest.mark.parametrize("hyphens", [False, True])
def test_cut_lines_keep_their_text(hyphens: bool) -> None:
    for seed, one in enumerate(HAND_WRITTEN.references):
        text = " ".join(one.text.split())
        lines = wrapped(text, hyphens=hyphens, seed=seed)
        assert lines == wrapped(text, hyphens=hyphens, seed=seed)
        assert max(map(len, lines.split("\n"))) <= WIDTHS[-1]
        assert "".join(lines.replace("-\n", "").split()).replace("-", "") == "".join(text.split()).replace("-", "")


def test_hostile_lines_are_long_and_many() -> None:
    found = dict(hostile_lines())
    assert len(found) > 30
    assert min(map(len, found.values())) == LENGTH


def test_truth_of_a_print_has_its_initials() -> None:
    work = {"title": "Název", "author": [{"family": "Novák", "given": "Jan Jakub"}, {"family": "Malý", "given": "Ota"}]}
    text = "NOVÁK, J. J. et al. Název. 2001."
    assert shows_title(text, work)
    assert as_printed(text, work)["author"] == [{"family": "Novák", "given": "J. J."}]
