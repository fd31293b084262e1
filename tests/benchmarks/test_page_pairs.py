"""The labelled pairs of a citation and a page: their form, their counts, and that the halves are apart."""

import base64
import json
from collections import Counter
from typing import Any
from urllib.parse import urlsplit

import pytest

from benchmarks.data.pages import make_development, make_held
from benchmarks.pages import DATA, DEAD, LIVING, WALLS, Judged, figures, judged
from dostupne.model.verdict import Standing

FIELDS = {"id", "label", "language", "reference", "asked", "hops", "content_type"}
BODIES = ({"html"}, {"body_b64"}, {"pdf_title", "pdf_text"})
LEAST = {
    "same": 50, "changed-title": 15, "redesign": 15, "paywall": 8, "pdf": 12, "soft-404": 25, "parked": 10,
    "taken-over": 12, "other-article": 12, "category": 12, "login": 7, "consent": 7, "bot-wall": 10, "geo": 3,
}  # fmt: skip
HALVES = ("development", "held")


def read(half: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / f"{half}.jsonl").read_text("utf-8").splitlines()]


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
    for half in HALVES:
        labels = {pair["label"] for pair in read(half)}
        for kind in (LIVING, DEAD, WALLS):
            assert labels & kind, half


@pytest.mark.parametrize("half", HALVES)
def test_no_label_is_scarce(half: str) -> None:
    counts = Counter(pair["label"] for pair in read(half))
    assert {label: counts[label] for label, least in LEAST.items() if counts[label] < least} == {}


def test_each_half_is_what_its_table_makes() -> None:
    assert make_development.made() == (DATA / "development.jsonl").read_text("utf-8")
    assert make_held.lines() == (DATA / "held.jsonl").read_text("utf-8").splitlines()


def test_nothing_stands_twice_and_the_halves_are_apart() -> None:
    pairs = read("development") + read("held")
    for values in (
        [pair["id"] for pair in pairs],
        [pair["reference"] for pair in pairs],
        [pair.get("html") or pair.get("body_b64") or pair["pdf_text"] for pair in pairs],
        [urlsplit(pair["asked"]).hostname for pair in pairs],
    ):
        assert len(values) == len(set(values))


@pytest.mark.parametrize(
    ("label", "standing", "wrong"),
    [
        ("same", Standing.DRIFTED, True),
        ("pdf", Standing.GONE, True),
        ("same", Standing.BLOCKED, False),
        ("soft-404", Standing.ALIVE, True),
        ("category", Standing.MOVED, True),
        ("parked", Standing.DRIFTED, False),
        ("login", Standing.GONE, True),
        ("geo", Standing.ALIVE, True),
        ("bot-wall", Standing.BLOCKED, False),
    ],
)
def test_what_a_label_forbids(label: str, standing: Standing, wrong: bool) -> None:
    assert Judged("x", label, "cs", None, standing, "").wrong is wrong


def test_figures_of_made_up_pairs() -> None:
    """One hit, one missed, one false alarm that is called alive, one wall."""
    made = [("same", 1.0, "alive"), ("same", 0.2, "drifted"), ("category", 0.9, "alive"), ("geo", None, "blocked")]
    found = [Judged("x", label, "cs", score, Standing(standing), "") for label, score, standing in made]
    assert list(figures(found)) == [
        "match: accuracy 2/4 = 0.500, precision 1/2 = 0.500, recall 1/2 = 0.500",
        "judge: alive called dead 1/2 = 0.500",
        "       dead called alive 1/1 = 1.000",
        "       walls called alive or gone 0/1 = 0.000",
    ]


def test_no_living_page_of_the_development_half_is_called_dead() -> None:
    lines = (DATA / "development.jsonl").read_text("utf-8").splitlines()
    found = [judged(line) for line in lines]
    assert [one for one in found if one.label in LIVING and one.wrong] == []


def test_an_unknown_label_is_refused() -> None:
    pair = read("development")[0] | {"label": "samé"}
    with pytest.raises(ValueError, match="no label"):
        judged(json.dumps(pair))
