"""The labelled pairs of a citation and a page: their form, their counts, and that the halves are apart."""

import base64
import json
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from benchmarks.data.pages import make_held

PAGES = Path(__file__).parents[2] / "benchmarks" / "data" / "pages"
LIVING = {"same", "changed-title", "redesign", "paywall", "pdf"}
DEAD = {"soft-404", "parked", "taken-over", "other-article", "category"}
WALLS = {"login", "consent", "bot-wall", "geo"}
FIELDS = {"id", "label", "language", "reference", "asked", "hops", "content_type"}
BODIES = ({"html"}, {"body_b64"}, {"pdf_title", "pdf_text"})
LEAST = {
    "held": {
        "same": 50, "changed-title": 15, "redesign": 15, "paywall": 8, "pdf": 12, "soft-404": 25, "parked": 10,
        "taken-over": 12, "other-article": 12, "category": 12, "login": 7, "consent": 7, "bot-wall": 10, "geo": 3,
    },
}  # fmt: skip


def read(half: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (PAGES / f"{half}.jsonl").read_text("utf-8").splitlines()]


def test_every_pair_has_its_form() -> None:
    for pair in read("development") + read("held"):
        body = set(pair) - FIELDS
        assert set(pair) >= FIELDS, pair["id"]
        assert body in BODIES, pair["id"]
        assert (body == {"pdf_title", "pdf_text"}) == (pair["content_type"] == "application/pdf"), pair["id"]
        assert pair["label"] in LIVING | DEAD | WALLS, pair["id"]
        assert pair["reference"].endswith(f"Dostupné z: {pair['asked']}"), pair["id"]
        assert pair["hops"][0][1] == pair["asked"], pair["id"]


def test_bodies_of_old_servers_are_in_the_encoding_the_page_names() -> None:
    for pair in read("development") + read("held"):
        if "body_b64" in pair:
            body = base64.b64decode(pair["body_b64"], validate=True)
            named = next((name for name in ("windows-1250", "iso-8859-2") if name.encode() in body.lower()), None)
            assert named, pair["id"]
            assert "<" in body.decode(named), pair["id"]


def test_both_halves_hold_the_living_the_dead_and_walls() -> None:
    for half in ("development", "held"):
        labels = {pair["label"] for pair in read(half)}
        for kind in (LIVING, DEAD, WALLS):
            assert labels & kind, half


@pytest.mark.parametrize("half", sorted(LEAST))
def test_no_label_is_scarce(half: str) -> None:
    counts = Counter(pair["label"] for pair in read(half))
    assert {label: counts[label] for label, least in LEAST[half].items() if counts[label] < least} == {}


def test_the_held_half_is_what_its_table_makes() -> None:
    assert make_held.lines() == (PAGES / "held.jsonl").read_text("utf-8").splitlines()


def test_nothing_stands_twice_and_the_halves_are_apart() -> None:
    pairs = read("development") + read("held")
    for values in (
        [pair["id"] for pair in pairs],
        [pair["reference"] for pair in pairs],
        [pair["html"] for pair in pairs if "html" in pair],
        [urlsplit(pair["asked"]).hostname for pair in pairs],
    ):
        assert len(values) == len(set(values))
