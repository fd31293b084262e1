"""The pages of docs/rules are those of the rules."""

import importlib.util
from pathlib import Path
from types import ModuleType

FOLDER = Path(__file__).parents[1] / "docs/rules"


def _writer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write_pages", FOLDER / "write_pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_are_up_to_date() -> None:
    """`make rules` writes them anew."""
    made = _writer().pages()
    there = {page.name: page.read_text(encoding="utf-8") for page in FOLDER.glob("*.md")}
    assert set(there) == set(made)
    assert [name for name in made if made[name] != there[name]] == []
