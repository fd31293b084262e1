"""Czech CSL items → a file of each format → CSL: what comes back."""

import json

import pytest

from benchmarks.round_trip import FORMATS, ITEMS, WANTED, Kept, compare, ours
from benchmarks.round_trip_values import values_of
from benchmarks.values import Item
from dostupne.app.registry import EXPORTERS
from dostupne.export.iso690 import ISO_690

CASES: list[Item] = json.loads(ITEMS.read_text(encoding="utf-8"))


@pytest.mark.parametrize("format_name", FORMATS)
def test_fields_come_back(format_name: str) -> None:
    kept = compare(CASES, ours(CASES, format_name))
    assert kept.share >= WANTED[format_name], kept.lost
    assert kept.invented == ()


def test_the_items_are_of_all_kinds() -> None:
    assert len(CASES) >= 78
    assert len({item["type"] for item in CASES}) >= 30
    assert len({item["id"] for item in CASES}) == len(CASES)
    said = {name for item in CASES for name in item}
    assert {"illustrator", "director", "scale", "event-title", "authority", "original-date", "keyword"} <= said


def test_every_format_that_can_be_read_again_is_measured() -> None:
    assert {*FORMATS} >= {member.name for member in EXPORTERS} - {ISO_690.name, "html", "wikipedia"}


ITEM = {"id": "a", "type": "book", "title": "A – B", "author": [{"literal": "ČSÚ"}], "language": "cs-CZ"}


@pytest.mark.parametrize(
    ("back", "lost"),
    [
        ({}, []),
        ({"title": "A  - B", "language": "cs"}, []),
        ({"title": "A B"}, ["title"]),
        ({"author": [{"family": "ČSÚ"}]}, ["author"]),
        ({"type": "document", "language": ""}, ["type", "language"]),
    ],
)
def test_what_counts_as_lost(back: Item, lost: list[str]) -> None:
    kept: Kept = compare([ITEM], [{**ITEM, **back}])
    assert [field for _, field, _, _ in kept.lost] == lost
    assert kept.fields == 4


def test_dates_count_with_season_and_circa() -> None:
    dates = [
        {"date-parts": [[2003]]},
        {"date-parts": [["2003"]]},
        {"date-parts": [[2003]], "season": 3},
        {"date-parts": [[2003]], "circa": True},
    ]
    first, *others = [values_of({"issued": date})["issued"] for date in dates]
    assert [first == other for other in others] == [True, False, False]
    assert values_of({"URL": "https://doi.org/10.1/A"}) == {"DOI": "10.1/a"}
