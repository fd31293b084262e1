"""The data model and the package of docs/biblatex-archive: biblatex prints archived copies, biber knows their fields."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument

from dostupne.bibtex.write import BIBLATEX
from dostupne.model.dates import PartialDate
from dostupne.model.names import Name
from dostupne.model.reference import Kind, Origin, Reference
from dostupne.model.work import Work

FILES = Path(__file__).parents[2] / "docs/biblatex-archive"
COPY = "https://web.archive.org/web/20110216194306/http://a.example/s_1"
TEX = r"""
\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage[english]{babel}
\usepackage[backend=biber,style=STYLE,datamodel=dostupne]{biblatex}
\usepackage{dostupne-archive}
\addbibresource{works.bib}
\begin{document}\nocite{*}\printbibliography\end{document}
"""


def _work(key: str, **given: Any) -> Work:
    author, issued = (Name("Smith", "Jane"),), PartialDate(2010)
    reference = Reference(
        kind=Kind.ENTRY, raw="", origin=Origin("x"), author=author, issued=issued, type="webpage", **given
    )
    return Work(key, reference, ())


WORKS = (
    _work(
        "a", title="Statistics", url="http://a.example/s_1%20", archive_url=COPY, archive_date=PartialDate(2011, 2, 16)
    ),
    _work("b", title="Months", url="http://a.example/2", archive_url=COPY, archive_date=PartialDate(2012, 3)),
    _work("c", title="Nothing", url="http://a.example/3"),
)


def _run(folder: Path, *command: str) -> str:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=180)
    return done.stdout.decode("utf-8", "replace")


@pytest.mark.tex
@pytest.mark.parametrize("style", ["numeric", "iso-numeric"])
def test_archived_copies_are_printed(tmp_path: Path, style: str) -> None:
    for file in FILES.iterdir():
        shutil.copy(file, tmp_path)
    (tmp_path / "works.bib").write_text(BIBLATEX.write(WORKS), encoding="utf-8")
    (tmp_path / "a.tex").write_text(TEX.replace("STYLE", style), encoding="utf-8")
    first = _run(tmp_path, "pdflatex", "-interaction=nonstopmode", "a.tex")
    if "not found" in first:
        pytest.skip(f"biblatex with the style {style} is not installed")
    said = _run(tmp_path, "biber", "--validate-datamodel", "a")
    assert [line for line in said.splitlines() if line.startswith(("WARN", "ERROR"))] == []
    assert "\n!" not in _run(tmp_path, "pdflatex", "-interaction=nonstopmode", "a.tex")
    printed = " ".join(PdfDocument(tmp_path / "a.pdf")[0].get_textpage().get_text_bounded().split())
    assert printed.count("Archived copy available from:") == 2
    assert "[archived 2011-02-16]" in printed
    assert "[archived 2012-03]" in printed
