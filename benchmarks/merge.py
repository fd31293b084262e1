"""Whether one work in two printings is one work, and two works are two: precision and recall over pairs.

`python -m benchmarks.merge` varies the printing of our own made-up works (`data/works.tsv`); with `--corpus FOLDER` the works
of the shared corpus as different styles print them are the true pairs, and those with the nearest titles the false ones.
`--errors` prints the pairs that were decided wrongly.
"""

import argparse
import json
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from rapidfuzz import fuzz, process

from benchmarks.cited import OwnWork, capitals, own_works
from benchmarks.machine import machine_line
from dostupne.app.reading import references_of
from dostupne.model.document import Block, BlockKind, Document
from dostupne.references.merge import merge

NEAREST = 3
"""So many works with the nearest titles are set against each work of the corpus."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two printed references and whether they are one work."""

    kind: str
    same: bool
    first: str
    second: str


def _online(work: OwnWork) -> str:
    names = capitals(work.creators)
    return f"{names}. {work.title} [online]. {work.imprint}, {work.year} [cit. 2023-04-05]. Dostupné z: {work.url}"


def _book(work: OwnWork, edition: str = "") -> str:
    return f"{capitals(work.creators)}. {work.title}. {edition}{work.imprint}, {work.year}."


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def _initials(work: OwnWork) -> OwnWork:
    return replace(
        work, creators=tuple(f"{name.partition(', ')[0]}, {name.partition(', ')[2][0]}." for name in work.creators)
    )


def _without_subtitle(work: OwnWork) -> OwnWork | None:
    short = work.title.partition(": ")[0]
    return replace(work, title=short) if short != work.title else None


def _other_scheme(url: str) -> str:
    return url.replace("https://", "http://") if url.startswith("https") else url.replace("http://", "https://")


def _other_www(url: str) -> str:
    return url.replace("://www.", "://") if "://www." in url else url.replace("://", "://www.")


def _tracked(url: str) -> str:
    address, mark, fragment = url.partition("#")
    return f"{address}{'&' if '?' in address else '?'}utm_source=mail&utm_medium=post{mark}{fragment}"


SPELLINGS: dict[str, Callable[[str], str]] = {
    "http and https": _other_scheme,
    "with and without www": _other_www,
    "a slash at the end": lambda url: (
        url if "?" in url or "#" in url else url.rstrip("/") + ("" if url.endswith("/") else "/")
    ),
    "tracking parameters": _tracked,
}


def own_pairs() -> Iterator[Pair]:
    """The pairs of every work, one kind of difference after another."""
    for number, work in enumerate(own_works()):
        yield from _same(work, number)
        yield from _other(work, number)


def _same(work: OwnWork, number: int) -> Iterator[Pair]:
    doi = f"10.5555/{work.year}.{number}"
    yield Pair("capitals", True, _book(work), _book(replace(work, title=work.title.upper())))
    yield Pair("diacritics", True, _book(work), _book(replace(work, title=_plain(work.title))))
    yield Pair("initials", True, _book(work), _book(_initials(work)))
    if short := _without_subtitle(work):
        yield Pair("subtitle left out", True, _book(work), _book(short))
        yield Pair("subtitle left out, online", True, _online(work), _online(short))
    for kind, spelling in SPELLINGS.items():
        yield Pair(kind, True, _online(work), _online(replace(work, url=spelling(work.url))))
    book = _book(work)
    yield Pair("DOI and its address", True, f"{book} DOI: {doi}", f"{book} Dostupné z: https://doi.org/{doi}")
    yield Pair("DOI and none", True, f"{book} DOI: {doi}", book)
    yield Pair("address and none", True, _online(work), book)


def _other(work: OwnWork, number: int) -> Iterator[Pair]:
    book = _book(work)
    yield Pair("two editions", False, _book(work, "2. vyd. "), _book(work, "3. vyd. "))
    yield Pair("two years", False, book, _book(replace(work, year=work.year + 1)))
    yield Pair(
        "two yearbooks",
        False,
        _book(replace(work, title=f"{work.title} {work.year}")),
        _book(replace(work, title=f"{work.title} {work.year + 1}")),
    )
    page = replace(work, url=f"http://www.portal.example/clanek.php?id={number}")
    yield Pair("two pages of a site", False, _online(page), _online(replace(page, url=f"{page.url}7")))
    for kind, one, two in (
        ("two volumes", "Svazek 1", "Svazek 2"),
        ("two parts", "1. díl", "2. díl"),
        ("two parts in Roman figures", "I", "II"),
        ("two parts in words", "první část", "druhá část"),
    ):
        yield Pair(
            kind,
            False,
            _book(replace(work, title=f"{work.title} {one}")),
            _book(replace(work, title=f"{work.title} {two}")),
        )
    law = f"ČESKO. Zákon č. {number + 1}/{work.year} Sb., o změně některých zákonů. In: Sbírka zákonů."
    yield Pair("two laws", False, law, law.replace(f"č. {number + 1}/", f"č. {number + 2}/"))
    yield Pair(
        "a book and its review",
        False,
        book,
        f"MALÁ, Eva. Recenze: {work.title}. Časopis knih. {work.year}, roč. 3, č. 2, s. 5–6.",
    )
    chapter = f"{capitals(work.creators)}. Úvod. In: {capitals(work.creators)}. {work.title}. {work.imprint}, {work.year}, s. 5–9."
    yield Pair("a book and its chapter", False, book, chapter)


def corpus_pairs(folder: Path) -> Iterator[Pair]:
    """True pairs: one work in two styles. False pairs: each work and those with the nearest titles, in one style."""
    texts: dict[str, list[str]] = defaultdict(list)
    titles: dict[str, str] = {}
    for file in sorted(folder.glob("rendered/*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if not record["text"]:
                continue
            texts[record["id"]].append(record["text"])
            titles[record["id"]] = str(record["truth"].get("title", "")).casefold()
    for printed in texts.values():
        for first, second in pairwise(printed):
            yield Pair("two styles", True, first, second)
    for number, (name, title) in enumerate(titles.items()):
        near = process.extract(title, titles, scorer=fuzz.ratio, limit=NEAREST + 1)
        for _, score, other in near:
            if other != name:
                style = number % min(len(texts[name]), len(texts[other]))
                yield Pair(f"nearest titles, {score // 10 * 10:.0f} %", False, texts[name][style], texts[other][style])


def is_merged(pair: Pair) -> bool:
    """Whether the two come out as one work."""
    blocks = (
        Block("Literatura", BlockKind.HEADING),
        Block(pair.first, BlockKind.ITEM, 2),
        Block(pair.second, BlockKind.ITEM, 50),
    )
    return len(merge(references_of(Document("x", "docx", blocks)))) == 1


def run(pairs: Iterator[Pair], *, errors: bool) -> bool:
    """Prints a row a kind, precision and recall; whether precision is 1."""
    decided: dict[tuple[str, bool], Counter[bool]] = defaultdict(Counter)
    for pair in pairs:
        merged = is_merged(pair)
        decided[pair.kind, pair.same][merged] += 1
        if errors and merged != pair.same:
            print(f"{pair.kind}: {'one work taken for two' if pair.same else 'two works taken for one'}")
            print(f"  {pair.first!r}\n  {pair.second!r}")
    _table(decided)
    right, wrong = (
        sum(counts[True] for (_, same), counts in decided.items() if same is wanted) for wanted in (True, False)
    )
    missed = sum(counts[False] for (_, same), counts in decided.items() if same)
    print(
        f"precision {right / (right + wrong):.4f} ({wrong} false)   recall {right / (right + missed):.4f} ({missed} missed)"
    )
    return not wrong


def _table(decided: dict[tuple[str, bool], Counter[bool]]) -> None:
    print(f"{'difference':34} {'pairs':>6} {'one':>6} {'two':>6}  should be")
    for (kind, same), counts in sorted(decided.items(), key=lambda row: (not row[0][1], row[0][0])):
        print(f"{kind:34} {counts.total():6} {counts[True]:6} {counts[False]:6}  {'one' if same else 'two'}")


def main(arguments: Sequence[str]) -> int:
    """1 where two works were taken for one."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.merge", description=__doc__)
    parser.add_argument("--corpus", type=Path, help="a folder with rendered/*.jsonl")
    parser.add_argument("--errors", action="store_true", help="print the pairs decided wrongly")
    options = parser.parse_args(arguments)
    print(machine_line())
    pairs = corpus_pairs(options.corpus) if options.corpus else own_pairs()
    return 0 if run(pairs, errors=options.errors) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
