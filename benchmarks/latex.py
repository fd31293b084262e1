"""How quick LaTeX is read and written, beside pylatexenc (https://pypi.org/project/pylatexenc/).

`python -m benchmarks.latex [--megabytes N]` encodes and decodes N MB (1) of Czech, Slovak and English text (`data/prose.txt`, the
works of `data/works.txt`) in pieces as long as values of fields are; the best of five, in processor time of one core. The
megabytes are those of the LaTeX. Pylatexenc comes with `pip install -e .[bench]`; it is given a tenth of the text.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence

from benchmarks.machine import REPOSITORY, machine_line
from dostupne.bibtex import latex
from dostupne.bibtex.accents import to_ascii

DATA = REPOSITORY / "benchmarks/data"
RUNS = 5


def pieces(megabytes: float) -> list[str]:
    """Texts of a line each, in turn, until their LaTeX in ASCII has that size."""
    lines = [line for name in ("prose.txt", "works.txt") for line in (DATA / name).read_text("utf-8").split("\n")]
    texts = [line.partition(": ")[2] or line for line in lines if line and not line.startswith("#")]
    size = sum(len(encode(text)) for text in texts)
    return texts * round(megabytes * 1_000_000 / size)


def encode(text: str) -> str:
    """What `--ascii` writes."""
    return to_ascii(latex.escape(text))


def megabytes_a_second(function: Callable[[str], str], texts: Sequence[str], size: int) -> float:
    """The best of the runs."""
    best = min(_seconds(function, texts) for _ in range(RUNS))
    return size / best / 1_000_000


def _seconds(function: Callable[[str], str], texts: Sequence[str]) -> float:
    start = time.process_time()
    for text in texts:
        function(text)
    return time.process_time() - start


def measured(texts: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Each thing measured, in MB/s."""
    coded = [encode(text) for text in texts]
    size = sum(map(len, coded))
    wrong = sum(latex.decode(value) != latex.tidy(text) for value, text in zip(coded, texts, strict=True))
    print(f"{len(texts):,} texts, {size / 1e6:.2f} MB of LaTeX; {wrong} of them come back otherwise")
    yield "dostupne, decode", megabytes_a_second(latex.decode, coded, size)
    yield "dostupne, encode", megabytes_a_second(encode, texts, size)
    yield from _peer(texts[::10], coded[::10])


def _peer(texts: Sequence[str], coded: Sequence[str]) -> Iterator[tuple[str, float]]:
    try:
        from pylatexenc.latex2text import LatexNodes2Text
        from pylatexenc.latexencode import UnicodeToLatexEncoder
    except ModuleNotFoundError:
        return
    size = sum(map(len, coded))
    yield "pylatexenc, decode", megabytes_a_second(LatexNodes2Text().latex_to_text, coded, size)
    encoder = UnicodeToLatexEncoder(unknown_char_policy="keep", unknown_char_warning=False)
    yield "pylatexenc, encode", megabytes_a_second(encoder.unicode_to_latex, texts, size)


def main() -> int:
    """Prints a line for each; 1 where ours is slower than the 5 MB/s that are wanted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=1.0)
    print(machine_line())
    found = dict(measured(pieces(parser.parse_args().megabytes)))
    for name, speed in found.items():
        print(f"  {name:20} {speed:6.2f} MB/s")
    return int(any(speed < 5 for name, speed in found.items() if name.startswith("dostupne")))


if __name__ == "__main__":
    sys.exit(main())
