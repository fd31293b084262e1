"""Output: whole or not at all, and never over what must not be lost."""

import os
import stat
from pathlib import Path

import pytest

from dostupne.app.output import ensure_writable, open_text, write_text
from dostupne.errors import UnwritableOutput


def test_the_text_is_written_in_utf_8_with_its_own_line_ends(tmp_path: Path) -> None:
    write_text(tmp_path / "a.bib", "Žďár\nb\n")
    assert (tmp_path / "a.bib").read_bytes() == "Žďár\nb\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["a.bib"]


def test_what_fails_half_way_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("old", encoding="utf-8")

    def fail() -> None:
        with open_text(tmp_path / "a.bib") as file:
            file.write("new")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (tmp_path / "a.bib").read_text(encoding="utf-8") == "old"
    assert len(list(tmp_path.iterdir())) == 1


def test_the_permissions_of_the_old_file_stay(tmp_path: Path) -> None:
    (tmp_path / "a.bib").touch(mode=0o600)
    write_text(tmp_path / "a.bib", "new")
    assert stat.S_IMODE((tmp_path / "a.bib").stat().st_mode) == 0o600


def test_a_link_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "real.bib").touch()
    (tmp_path / "link.bib").symlink_to("real.bib")
    write_text(tmp_path / "link.bib", "new")
    assert (tmp_path / "link.bib").is_symlink()
    assert (tmp_path / "real.bib").read_text(encoding="utf-8") == "new"


def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    write_text(Path(os.devnull), "text")
    assert Path(os.devnull).is_char_device()


def test_a_broken_character_does_not_lose_the_file(tmp_path: Path) -> None:
    write_text(tmp_path / "a.bib", "a\udc80b")
    assert (tmp_path / "a.bib").read_text(encoding="utf-8") == "a?b"


@pytest.mark.parametrize(("name", "message"), [("none/a.bib", "no such folder"), (".", "this is a folder")])
def test_places_that_cannot_be_written(name: str, message: str, tmp_path: Path) -> None:
    """They are told before the work as after it."""
    with pytest.raises(UnwritableOutput, match=message):
        write_text(tmp_path / name, "text")
    with pytest.raises(UnwritableOutput, match=message):
        ensure_writable(tmp_path / name)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_made_read_only_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.bib").touch(mode=0o400)
    with pytest.raises(UnwritableOutput, match="not allowed to write"):
        write_text(tmp_path / "a.bib", "text")
    with pytest.raises(UnwritableOutput, match="not allowed to write"):
        ensure_writable(tmp_path / "a.bib")
