"""A document in LaTeX → the files beside it that it takes in."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from dostupne.documents.latex import LATEX
from dostupne.model.encoding import decode

MOST_FILES = 500
"""Files that one document may take in; a thesis has dozens."""
_MOST_COMMANDS = 2_000
_COMMENT = re.compile(r"(?<!\\)%[^\n]*+")
_COMMAND = re.compile(
    r"\\(?P<command>input|include|subfile|bibliography|printbibliography)(?![A-Za-z])"
    r"(?:\s*\{\s*(?P<name>[^{}\n]{1,200}?)\s*\}|[ \t]+(?P<bare>[\w./-]{1,200}))?"
)
_SUFFIXES = frozenset({".tex", ".ltx", ".latex", ".bbl"})


def taken_in(data: bytes, path: Path, folder: Path) -> list[Path]:
    """The files that the document at `path` names in `\\input`, `\\include` and `\\subfile`, and its .bbl, in order.

    Only those that are there, in the `folder` of the main document or below it (links followed first), and are LaTeX by
    their name. Nothing of what is commented out; nothing where the bytes are no LaTeX.
    """
    if not LATEX.recognises(data) or (text := decode(data)) is None:
        return []
    root = folder.resolve()
    found = dict.fromkeys(_candidates(text, path, folder))
    return [one for one in found if one.suffix.lower() in _SUFFIXES and _is_inside(one, root)]


def _candidates(text: str, path: Path, folder: Path) -> Iterator[Path]:
    for found in islice(_COMMAND.finditer(_COMMENT.sub("", text)), _MOST_COMMANDS):
        name = found["name"] or found["bare"] or ""
        if "bibliography" in found["command"]:
            yield path.with_suffix(".bbl")
        elif name:
            yield folder / (name if Path(name).suffix.lower() in _SUFFIXES else f"{name}.tex")


def _is_inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root) and path.is_file()
    except (OSError, ValueError):
        return False
