"""The branch of the action on a real repository."""

from pathlib import Path

import pytest

from issue_keeper.branch import Branch
from issue_keeper.faults import CannotWork
from tests.deploy.conftest import Forge


def branch(tmp_path: Path, forge: Forge, name: str) -> Branch:
    folder = tmp_path / name
    folder.mkdir()
    return Branch(folder, str(forge.origin), "dostupne-state")


def test_nothing_is_there_before_the_first_run(tmp_path: Path, forge: Forge) -> None:
    tip = branch(tmp_path, forge, "one").tip()
    assert (tip.commit, tip.files) == ("", {})


def test_what_is_pushed_is_there_for_the_next_run(tmp_path: Path, forge: Forge) -> None:
    first = branch(tmp_path, forge, "one")
    assert first.push(first.tip(), {"state.jsonl": "{}\n", "README.md": "Žádné mrtvé odkazy\n"}, "First")
    second = branch(tmp_path, forge, "two")
    tip = second.tip()
    assert tip.files == {"state.jsonl": "{}\n", "README.md": "Žádné mrtvé odkazy\n"}
    assert second.push(tip, {"state.jsonl": "{}\n{}\n"}, "Second")
    assert forge.git("log", "--format=%s %an", "dostupne-state").splitlines() == [
        "Second dostupne watch",
        "First dostupne watch",
    ]


def test_the_slower_of_two_writes_over_nobody(tmp_path: Path, forge: Forge) -> None:
    """Both at the very first run, and both on top of a commit."""
    for _ in range(2):
        fast, slow = (Branch(tmp_path / str(number), str(forge.origin), "dostupne-state") for number in range(2))
        for one in (fast, slow):
            one.folder.mkdir(exist_ok=True)
        seen = fast.tip(), slow.tip()
        assert fast.push(seen[0], {"who": f"fast, after {seen[0].commit}"}, "Fast")
        assert not slow.push(seen[1], {"who": "slow"}, "Slow")
        assert slow.tip().files == {"who": f"fast, after {seen[0].commit}"}


def test_a_branch_that_takes_nothing_is_told_with_what_to_do(tmp_path: Path, forge: Forge) -> None:
    hook = forge.origin / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho protected branch\nexit 1\n")
    hook.chmod(0o755)
    one = branch(tmp_path, forge, "one")
    with pytest.raises(CannotWork, match=r"dostupne-state cannot be written: .*hook declined.*contents: write"):
        one.push(one.tip(), {"a": "b"}, "Message")


def test_a_remote_that_is_not_there_is_told(tmp_path: Path, forge: Forge) -> None:
    with pytest.raises(CannotWork, match=r"git ls-remote failed for the branch s of .*nowhere"):
        Branch(tmp_path, str(tmp_path / "nowhere"), "s").tip()


def test_the_token_is_in_no_file_and_no_message(tmp_path: Path) -> None:
    one = Branch(tmp_path, "http://127.0.0.1:1/library/bibliography", "s", token="hush-hush")
    with pytest.raises(CannotWork) as told:
        one.tip()
    assert "hush" not in str(told.value)
    assert [file for file in tmp_path.rglob("*") if file.is_file() and "hush" in file.read_text(errors="replace")] == []
