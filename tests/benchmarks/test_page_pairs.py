"""The labelled pairs of a citation and a page: their form, and that the halves are apart."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

PAGES = Path(__file__).parents[2] / "benchmarks" / "data" / "pages"
LIVING = {"same", "changed-title", "redesign", "paywall", "pdf"}
DEAD = {"soft-404", "parked", "taken-over", "other-article", "category"}
WALLS = {"login", "consent", "bot-wall", "geo"}
FIELDS = {"id", "label", "language", "reference", "asked", "hops", "content_type", "html"}


def read(half: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (PAGES / f"{half}.jsonl").read_text("utf-8").splitlines()]


def test_every_pair_has_its_form() -> None:
    for pair in read("development") + read("held"):
        assert set(pair) == FIELDS, pair["id"]
        assert pair["label"] in LIVING | DEAD | WALLS, pair["id"]
        assert pair["reference"].endswith(f"Dostupné z: {pair['asked']}"), pair["id"]
        assert pair["hops"][0][1] == pair["asked"], pair["id"]


def test_both_halves_hold_the_living_the_dead_and_walls() -> None:
    for half in ("development", "held"):
        labels = {pair["label"] for pair in read(half)}
        for kind in (LIVING, DEAD, WALLS):
            assert labels & kind, half


def test_nothing_stands_twice_and_the_halves_are_apart() -> None:
    pairs = read("development") + read("held")
    for values in (
        [pair["id"] for pair in pairs],
        [pair["reference"] for pair in pairs],
        [pair["html"] for pair in pairs],
        [urlsplit(pair["asked"]).hostname for pair in pairs],
    ):
        assert len(values) == len(set(values))
