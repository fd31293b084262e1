"""What the action keeps on its branch, and what it takes from the workflow."""

import json
from pathlib import Path
from typing import Any

import pytest

from issue_keeper import memory
from issue_keeper.faults import CannotWork, Misuse
from issue_keeper.inputs import inputs
from issue_keeper.memory import Memory

HERE = Path("/home/runner/work/essay/essay")


def bibliography(source: str, **more: object) -> dict[str, Any]:
    return {"kind": "bibliography", "name": "essay.bib", "source": source, "notify": [], "read_at": None, **more}


def link(url: str, state: str) -> dict[str, Any]:
    return {"kind": "link", "url": url, "state": state}


def citation(url: str, retired_at: str | None = None) -> dict[str, Any]:
    return {"kind": "citation", "link": url, "retired_at": retired_at}


def digest(number: int, day: int) -> dict[str, Any]:
    return {
        "kind": "digest",
        "id": f"id{number}",
        "text": f"news {number}",
        "made_at": f"2026-11-{day:02}",
        "deliveries": [],
    }


def lines(*rows: dict[str, Any]) -> str:
    return "".join(f"{json.dumps(row)}\n" for row in rows)


def test_nothing_secret_and_nothing_of_the_machine_comes_onto_the_branch() -> None:
    secret = "mailto://novak:hush@example.cz"
    exported = lines(
        bibliography(f"{HERE}/bib/essay.bib", notify=[secret]),
        {**citation("https://a.test/"), "item": json.dumps({"custom": {"source": f"{HERE}/bib/essay.bib"}})},
        {**digest(1, 1), "deliveries": [{"target": secret}]},
    )
    rows = memory.for_all(exported, HERE)
    assert rows[0]["source"] == "${GITHUB_WORKSPACE}/bib/essay.bib"
    kept = memory.written(Memory(rows))[memory.STATE]
    assert "hush" not in kept
    assert str(HERE) not in kept


def test_a_source_is_found_again_on_another_machine() -> None:
    rows = memory.for_all(lines(bibliography(f"{HERE}/essay.bib"), bibliography("https://a.test/list.bib")), HERE)
    sources = [row["source"] for row in memory.for_here(rows, Path("/builds/essay"))]
    assert sources == ["/builds/essay/essay.bib", "https://a.test/list.bib"]


def test_what_is_written_is_read_again() -> None:
    kept = Memory((link("https://a.test/žluť\ud800", "dead"),), 12)
    assert memory.read(memory.written(kept)) == kept
    assert memory.read({}) == Memory()


def test_a_file_that_somebody_broke_is_told() -> None:
    with pytest.raises(CannotWork, match="put back an earlier commit"):
        memory.read({"state.jsonl": '{"kind": "link"'})


def test_what_is_found_is_what_is_still_cited_and_dead_moved_or_changed() -> None:
    states = ["dead", "moved https://b.test/", "changed", "suspected\nchanged", "suspected", "blocked", ""]
    rows = [link(f"https://a.test/{number}", state) for number, state in enumerate(states)]
    cited = [citation(row["url"]) for row in rows]
    assert Memory((*rows, *cited)).findings == 4
    cited[0]["retired_at"] = "2026-11-01"
    assert Memory((*rows, *cited)).findings == 3


def test_the_news_of_the_latest_runs_are_kept_in_their_order() -> None:
    kept = Memory(tuple(digest(number, day) for number, day in enumerate((1, 8, 8, 15, 22))))
    assert [one.text for one in kept.news] == ["news 1", "news 2", "news 3", "news 4"]


def test_that_a_source_was_read_once_more_adds_nothing() -> None:
    before = Memory((bibliography("./essay.bib"), link("https://a.test/", "")))
    after = Memory((bibliography("./essay.bib", read_at="2026-11-28"), link("https://a.test/", "")))
    assert not after.adds_to(before)
    assert Memory((*after.rows, digest(1, 1))).adds_to(before)


def test_sources_are_lines_and_the_rest_has_defaults() -> None:
    given = inputs({"INPUT_SOURCES": "\n essay.bib \n\nhttps://a.test/b.bib\nessay.bib\n", "INPUT_LANG": "cs"})
    assert given.sources == ("essay.bib", "https://a.test/b.bib")
    assert (given.fail_on, given.label, given.branch) == ("never", "dostupne", "dostupne-state")
    assert given.title.startswith("Odkazy")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "sources: nothing to watch"),
        ({"INPUT_FAIL_ON": "always"}, "fail-on: “always” is none of never, news, findings"),
        ({"INPUT_LANG": "sk"}, "lang: “sk” is none of en, cs"),
        ({"INPUT_OPTIONS": "--exclude 'a"}, "options: .* cannot be split"),
    ],
)
def test_an_input_that_makes_no_sense_is_told(given: dict[str, str], told: str) -> None:
    with pytest.raises(Misuse, match=told):
        inputs({"INPUT_SOURCES": "essay.bib" if given else "", **given})
