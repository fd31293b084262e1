"""What a user's `pip install` brings, held against what the package needs."""

import ast
import re
import sys
from importlib.metadata import packages_distributions, requires
from importlib.resources import files
from pathlib import Path

SRC = Path(__file__).parents[1] / "src/dostupne"


_LATER = {"compression"}
"""Of the standard library from Python 3.14 on; a declared library stands in for it before."""


def imported() -> set[str]:
    """The first names of all that our modules import from outside of the standard library."""
    nodes = [node for path in SRC.rglob("*.py") for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    return {name.partition(".")[0] for name in names} - sys.stdlib_module_names - _LATER - {"dostupne"}


def canonical(name: str) -> str:
    """A distribution's name as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_library_we_import_is_declared() -> None:
    """A library that is there by chance in a developer's environment is not there in a user's."""
    ours = [line for line in requires("dostupne") or () if "extra ==" not in line]
    declared = {canonical(re.split(r"[\s\[<>=!~;]", line)[0]) for line in ours}
    homes = packages_distributions()
    missing = {name for name in imported() if not declared & {canonical(home) for home in homes.get(name, ())}}
    assert missing == set()


def test_data_files_are_found_where_they_are_looked_for() -> None:
    """The style of the report is read as a resource; `py.typed` tells type checkers that we are typed (PEP 561)."""
    package = files("dostupne")
    assert "{" in package.joinpath("cli", "render", "report.css").read_text(encoding="utf-8")
    assert package.joinpath("py.typed").is_file()
