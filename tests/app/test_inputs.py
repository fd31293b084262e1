"""What a document in LaTeX takes in: beside it, bounded, and never of another folder."""

from pathlib import Path

import pytest

from dostupne.app.inputs import taken_in
from dostupne.app.sources import Source, open_sources

MAIN = r"""\documentclass{book}
\input{intro} \input{ch/one.tex}% \input{hidden}
%\input{hidden}
50\% \include{ch/two}\input plain
\input{../outside}\input{/etc/passwd}\input{picture.pdf}\input{missing}
\printbibliography
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("intro", "ch/one", "ch/two", "plain", "hidden", "../outside"):
        path = tmp_path / "work" / f"{name}.tex"
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(f"\\section{{{name}}}\n", encoding="utf-8")
    (tmp_path / "work" / "main.bbl").write_text("\\begin{thebibliography}{9}\n", encoding="utf-8")
    (tmp_path / "work" / "main.tex").write_text(MAIN, encoding="utf-8")
    return tmp_path / "work"


def _names(folder: Path) -> list[str]:
    opened = open_sources([str(folder / "main.tex")], lambda: b"")
    return [Path(one.name).relative_to(folder).as_posix() for one in opened if isinstance(one, Source)]


def test_files_beside_are_sources_of_their_own_in_order(folder: Path) -> None:
    """What is commented out, elsewhere, no LaTeX or not there is left out."""
    assert _names(folder) == ["main.tex", "intro.tex", "ch/one.tex", "ch/two.tex", "plain.tex", "main.bbl"]


def test_what_is_taken_in_takes_in_too_and_circles_end(folder: Path) -> None:
    """Names are those seen from the main document, as TeX has it."""
    (folder / "intro.tex").write_text("\\section{a}\\input{hidden}\\input{main}\n", encoding="utf-8")
    assert _names(folder)[:3] == ["main.tex", "intro.tex", "hidden.tex"]
    assert len(_names(folder)) == 7


def test_a_link_out_of_the_folder_is_not_followed(folder: Path) -> None:
    (folder / "intro.tex").unlink()
    (folder / "intro.tex").symlink_to(folder.parent / "outside.tex")
    assert "intro.tex" not in _names(folder)


def test_other_formats_take_nothing_in(folder: Path) -> None:
    """A command in prose is no command."""
    assert taken_in(b"see \\input{intro}", folder / "a.txt", folder) == []
