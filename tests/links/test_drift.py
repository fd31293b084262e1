"""Whether a page still is what was first seen."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.links.drift import appearance, has_drifted, sketch
from dostupne.model.evidence import PageFacts
from dostupne.model.watching import Appearance, Sighting
from tests.links.watched import day, sighting

TABLE = Path(__file__).with_name("title_cases.tsv")


def _rows() -> list[list[str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [(line.split("\t") + [""] * 3)[:3] for line in lines if line and not line.startswith("#")]


def _apart(one: str, other: str) -> int:
    return (int(one, 16) ^ int(other, 16)).bit_count()


def _text(seed: int, length: int = 600) -> list[str]:
    drawn = random.Random(seed)
    vocabulary = [f"slovo{number}" for number in range(3000)]
    return drawn.choices(vocabulary, k=length)


@pytest.mark.parametrize("row", _rows(), ids=lambda row: " → ".join(row[1:]))
def test_titles(row: list[str]) -> None:
    """Where there is no text to tell."""
    drifted, first, now = row
    assert has_drifted(Appearance(first), Appearance(now)) is (drifted == "yes")


def test_the_same_text_is_the_same_page_whatever_its_title() -> None:
    """The digest, and a sketch that is next to the same, speak for the page."""
    assert not has_drifted(Appearance("Obrana státu", "d1"), Appearance("Ceny bytů v Praze", "d1"))
    first, second = sketch(" ".join(_text(1))), sketch(" ".join([*_text(1), "a", "dodatek"]))
    assert not has_drifted(Appearance("Obrana státu", "d1", first), Appearance("Ceny bytů v Praze", "d2", second))


@pytest.mark.parametrize("seed", range(20))
def test_another_text_is_another_page_though_its_title_stayed(seed: int) -> None:
    """Where nothing of it is left."""
    first, second = sketch(" ".join(_text(seed))), sketch(" ".join(_text(seed + 1000)))
    assert has_drifted(Appearance("Obrana státu", "d1", first), Appearance("Obrana státu", "d2", second))


@pytest.mark.parametrize("seed", range(20))
def test_a_text_that_was_worked_on_is_the_same_page(seed: int) -> None:
    """A third of it rewritten; a fifth added at its beginning, as sites do with what they advertise."""
    known = _text(seed)
    rewritten = [*known[:400], *_text(seed + 1000)[:200]]
    longer = [*_text(seed + 2000)[:120], *known]
    first = Appearance("Obrana státu", "d1", sketch(" ".join(known)))
    for other in (rewritten, longer):
        assert not has_drifted(first, Appearance("Obrana státu", "d2", sketch(" ".join(other))))


def test_a_little_text_has_no_sketch() -> None:
    """A counter and a date would make half of it."""
    assert sketch("") == sketch("pár slov " * 20) == ""
    assert len(sketch("pár slov " * 25)) == 64


def test_sketches_forgive_spelling() -> None:
    """Case, quotes and white space."""
    text = " ".join(f"„Žluťoučký   kůň“ {number}" for number in range(50))
    assert sketch(text) == sketch(text.upper().replace("„", "»").replace("   ", "\n"))


def test_sketches_are_stable() -> None:
    """They are kept for years: the same text gives the same sketch in every process and version."""
    assert sketch(" ".join(f"slovo{number}" for number in range(100))) == (
        "289f2ab5db6a50845f4aeb32126e77fcd1d5c5e0fe9545f4b84aea0853ef8483"
    )


@given(st.lists(st.sampled_from("alfa beta gama delta".split()), min_size=50, max_size=400))
def test_sketches_are_of_sets_of_shingles(known: list[str]) -> None:
    """Whatever the text: 64 hex digits, and none apart from itself said twice."""
    found = sketch(" ".join(known))
    assert len(found) == 64
    assert _apart(found, sketch(" ".join(known))) == 0


def _seen(word: str = "ok", **changes: object) -> Sighting:
    one = sighting(word, day(0))
    page = replace(one.probe.page or PageFacts(), **changes)  # type: ignore[arg-type]
    return replace(one, probe=replace(one.probe, page=page))


def test_what_a_page_is_like() -> None:
    """What it calls itself best, and its text."""
    assert appearance(_seen(title="T | A", og_title="T")) == Appearance("T", _digest(), _sketch())
    assert appearance(_seen(title="", heading="H")) == Appearance("H", _digest(), _sketch())


def _digest() -> str:
    page = sighting("ok", day(0)).probe.page
    assert page is not None
    return page.digest


def _sketch() -> str:
    return sighting("ok", day(0)).sketch


def test_a_shell_has_no_text_of_its_own() -> None:
    """Scripts fill it: its text is that of every address."""
    assert appearance(_seen(is_shell=True)) == Appearance("Obrana státu")
    assert appearance(_seen(is_shell=True, title="")) is None


@pytest.mark.parametrize("word", ["gone", "parked", "login", "wall", "timeout", "bare"])
def test_what_is_not_the_page_is_no_appearance(word: str) -> None:
    """An error, a wall, another page; an answer that is no page."""
    assert appearance(sighting(word, day(0))) is None


@pytest.mark.parametrize("reason", ["registered", "archived-redirect"])
def test_a_page_that_others_vouched_for_was_not_seen(reason: str) -> None:
    """What answered was an error."""
    one = _seen()
    assert appearance(replace(one, verdict=replace(one.verdict, reason=reason))) is None
