"""How long the references of a thesis in PDF take: 200 pages, 150 references, beside pdftotext for the text alone.

`python -m benchmarks.pdf [FILE…]` prints the medians of 5 runs of each whole process, in turns. Without a file it prints a thesis
with XeLaTeX (`xelatex`, the fonts DejaVu), from the references written by hand and prose of our own.
"""

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.check_links import DOSTUPNE
from benchmarks.child import Cost, run
from benchmarks.gold import gold_sets
from benchmarks.machine import REPOSITORY, machine_line

RUNS = 5
LIMIT = 2.0
"""Seconds that a thesis may take."""
REFERENCES = 150
SECTIONS = 199
"""So many make 200 pages."""
PROSE = (
    "Výzkum pramenů ukazuje, že práce s nimi vyžaduje trpělivost i pečlivost. Badatelé se shodují na tom, že doložená tvrzení mají větší váhu "
    "než dohady, a proto dbají na přesné odkazy. Další oddíl popisuje postup sběru údajů v jednotlivých obcích a jeho meze. "
)
FRAME = r"""\documentclass[12pt]{report}
\usepackage{fontspec}\usepackage{polyglossia}\setdefaultlanguage{czech}
\setmainfont{DejaVu Serif}[Scale=0.9]\setmonofont{DejaVu Sans Mono}[Scale=0.8]
\usepackage[a4paper,margin=3cm]{geometry}\usepackage{setspace}\onehalfspacing\usepackage{xurl}\usepackage[hidelinks]{hyperref}
\begin{document}
%s
\begin{thebibliography}{999}
%s
\end{thebibliography}
\end{document}
"""
_ADDRESS = re.compile(r"https?://[^\s<>]+?(?=[.,;)\]>]*(?:\s|$|>))")
_SPECIAL = str.maketrans(
    {sign: "\\" + sign for sign in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\^{}", "<": r"\textless{}", ">": r"\textgreater{}"}
)


def _latex(text: str) -> str:
    """The text with its addresses as links."""
    parts, at = [], 0
    for found in _ADDRESS.finditer(text):
        parts += [text[at : found.start()].translate(_SPECIAL), rf"\url{{{_in_address(found.group())}}}"]
        at = found.end()
    return "".join([*parts, text[at:].translate(_SPECIAL)])


def _in_address(address: str) -> str:
    return address.replace("%", r"\%").replace("#", r"\#").replace("{", "").replace("}", "")


def thesis() -> str:
    """The LaTeX source of the thesis; a footnote on every page."""
    gold = [
        " ".join(reference.text.split())
        for found in gold_sets([REPOSITORY / "benchmarks/data/hand_written.txt"])
        for reference in found.references
    ]
    chosen = [gold[at % len(gold)] for at in range(REFERENCES)]
    items = "\n".join(rf"\bibitem{{r{at}}} {_latex(text)}" for at, text in enumerate(chosen))
    part = rf"{PROSE * 5}\footnote{{Tamtéž, s. %d.}} {PROSE * 5}"
    body = "\n\n".join((r"\chapter{Oddíl} " if at % 20 == 0 else "") + part % at for at in range(SECTIONS))
    return FRAME % (body, items)


def print_thesis(folder: Path) -> Path:
    """The thesis as PDF in the folder."""
    if shutil.which("xelatex") is None:
        raise SystemExit("there is no xelatex here to print a thesis with; name a PDF")
    (folder / "thesis.tex").write_text(thesis(), encoding="utf-8")
    # XeLaTeX ends with 1 for a font that is not there; what counts is the file.
    subprocess.run(["xelatex", "-interaction=batchmode", "thesis.tex"], cwd=folder, capture_output=True, check=False)
    return folder / "thesis.pdf"


def _median(costs: Sequence[Cost]) -> str:
    walls, used = [cost.wall for cost in costs], [cost.processor for cost in costs]
    return f"{statistics.median(walls):.2f} s ({min(walls):.2f}-{max(walls):.2f}), processor {statistics.median(used):.2f} s, {max(cost.megabytes for cost in costs):.0f} MB"


def measure(file: Path, folder: Path) -> bool:
    """Measures and prints; whether a run takes no longer than it may."""
    commands = {"dostupne extract": [str(DOSTUPNE), "extract", str(file), "-o", "out.json"]}
    if shutil.which("pdftotext"):
        commands["pdftotext -layout"] = ["pdftotext", "-layout", str(file), "out.txt"]
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(RUNS + 1):
        for name, command in commands.items():
            costs[name].append(run(command, folder))
    print(f"{file.name}, {file.stat().st_size:,} bytes")
    for name, found in costs.items():
        if any(cost.code for cost in found):
            raise SystemExit(f"{name} failed on {file}")
        print(f"  {name:18} {_median(found[1:])}")
    return statistics.median(cost.wall for cost in costs["dostupne extract"][1:]) <= LIMIT


def main(names: Sequence[str]) -> bool:
    """Whether all files were read in time."""
    with tempfile.TemporaryDirectory() as name:
        print(machine_line())
        files = [Path(file).resolve() for file in names] or [print_thesis(Path(name))]
        in_time = [measure(file, Path(name)) for file in files]
        return all(in_time)


if __name__ == "__main__":
    sys.exit(0 if main(sys.argv[1:]) else 1)
