"""The labelled pairs of a citation and a page: their form, and that the halves are apart."""

import json
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from benchmarks.data.pages import make_development

PAGES = Path(__file__).parents[2] / "benchmarks" / "data" / "pages"
LIVING = {"same", "changed-title", "redesign", "paywall", "pdf"}
DEAD = {"soft-404", "parked", "taken-over", "other-article", "category"}
WALLS = {"login", "consent", "bot-wall", "geo"}
FIELDS = {"id", "label", "language", "reference", "asked", "hops", "content_type"}
BODIES = ({"html"}, {"body_b64"}, {"pdf_title", "pdf_text"})

# What each half holds at least; the numbers only grow.
LEAST = {
    "development": {
        "same": 53,
        "changed-title": 15,
        "redesign": 15,
        "paywall": 8,
        "soft-404": 29,
        "parked": 10,
        "taken-over": 12,
        "other-article": 12,
        "category": 12,
        "login": 7,
        "consent": 7,
        "bot-wall": 10,
        "pdf": 12,
        "geo": 3,
    },
}


def read(half: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (PAGES / f"{half}.jsonl").read_text("utf-8").splitlines()]


def test_every_pair_has_its_form() -> None:
    for pair in read("development") + read("held"):
        assert set(pair) - FIELDS in BODIES, pair["id"]
        assert pair["label"] in LIVING | DEAD | WALLS, pair["id"]
        assert pair["reference"].endswith(f"Dostupné z: {pair['asked']}"), pair["id"]
        assert pair["hops"][0][1] == pair["asked"], pair["id"]


def test_both_halves_hold_the_living_the_dead_and_walls() -> None:
    for half in ("development", "held"):
        labels = {pair["label"] for pair in read(half)}
        for kind in (LIVING, DEAD, WALLS):
            assert labels & kind, half


@pytest.mark.parametrize("half", LEAST)
def test_enough_of_each_label(half: str) -> None:
    counts = Counter(pair["label"] for pair in read(half))
    assert {label: counts[label] for label, least in LEAST[half].items() if counts[label] < least} == {}


def test_development_is_what_its_tool_makes() -> None:
    assert make_development.made() == (PAGES / "development.jsonl").read_text("utf-8")


def test_nothing_stands_twice_and_the_halves_are_apart() -> None:
    pairs = read("development") + read("held")
    for values in (
        [pair["id"] for pair in pairs],
        [pair["reference"] for pair in pairs],
        [pair.get("html") or pair.get("body_b64") or pair["pdf_text"] for pair in pairs],
        [urlsplit(pair["asked"]).hostname for pair in pairs],
    ):
        assert not [value for value, times in Counter(values).items() if times > 1]
