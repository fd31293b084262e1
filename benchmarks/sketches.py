"""How far apart the sketches of two texts are that share some of their words, and what a sketch costs.

`python -m benchmarks.sketches` takes the texts of this project's documentation, and replaces blocks of twenty words of one by blocks
of another: `far` is the share of pairs that `links.drift` takes for another text, `near` for the same.
"""

import random
import re
import time
from collections.abc import Sequence

from benchmarks.machine import REPOSITORY, machine_line
from dostupne.links.drift import FAR, NEAR, apart, sketch

PAIRS = 1_000
BLOCK = 20
SHARES = (0.0, 0.3, 0.5, 0.8, 0.95)
LONGEST = 20_000


def main() -> None:
    """Measures and prints."""
    print(machine_line())
    texts = _texts()
    begun = time.perf_counter()
    for text in texts:
        sketch(text)
    print(f"{len(texts)} texts, {1000 * (time.perf_counter() - begun) / len(texts):.2f} ms a sketch")
    draw = random.Random(690)
    for share in SHARES:
        distances = [_distance(draw, texts, share) for _ in range(PAIRS)]
        far = sum(one >= FAR for one in distances) / len(distances)
        near = sum(one <= NEAR for one in distances) / len(distances)
        print(f"{share:5.0%} shared: far {far:6.1%}, near {near:6.1%}")


def _texts() -> Sequence[str]:
    texts = (re.sub(r"\s+", " ", path.read_text(encoding="utf-8")) for path in sorted(REPOSITORY.glob("docs/**/*.md")))
    return [text[:LONGEST] for text in texts if len(text) > 3_000]


def _distance(draw: random.Random, texts: Sequence[str], share: float) -> int:
    one, other = draw.sample(texts, 2)
    theirs = _blocks(other)
    mixed = [block if draw.random() < share else draw.choice(theirs) for block in _blocks(one)]
    bits = apart(sketch(one), sketch(" ".join(mixed)))
    if bits is None:
        raise SystemExit("a text is too short to have a sketch")
    return bits


def _blocks(text: str) -> Sequence[str]:
    words = text.split(" ")
    return [" ".join(words[start : start + BLOCK]) for start in range(0, len(words), BLOCK)]


if __name__ == "__main__":
    main()
