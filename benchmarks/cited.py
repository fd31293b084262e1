"""The works that the benchmarks of mending and merging cite, and how they are printed.

Our own are made up (`data/works.tsv`, hosts under .example, RFC 2606); the shared corpus is read where it is given.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

OWN = Path(__file__).resolve().parent / "data/works.tsv"
RESOLVERS = ("doi.org/", "hdl.handle.net/")


@dataclass(frozen=True, slots=True)
class Cited:
    """A printed reference taken apart around its address: `before + url + after` is what stands on paper."""

    before: str
    url: str
    after: str
    title: str


@dataclass(frozen=True, slots=True)
class OwnWork:
    """A row of our own file. `creators` are `Family, Given`, the first one first."""

    language: str
    creators: tuple[str, ...]
    title: str
    imprint: str
    year: int
    url: str


def own_works() -> tuple[OwnWork, ...]:
    """Our own works, in the order of the file."""
    return tuple(_own_works())


def _own_works() -> Iterator[OwnWork]:
    for line in OWN.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            language, creators, title, imprint, year, url = line.split("\t")
            yield OwnWork(language, tuple(creators.split("; ")), title, imprint, int(year), url)


def own_cited() -> tuple[Cited, ...]:
    """Our own works in four ways of printing, one each."""
    return tuple(_printed(work, number) for number, work in enumerate(own_works()))


def _printed(work: OwnWork, number: int) -> Cited:
    names = capitals(work.creators)
    seen = f"{work.year + 1}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    before, after = (
        (f"{names}. {work.title} [online]. {work.imprint}, {work.year} [cit. {seen}]. Dostupné z: ", ""),
        (f"{names}. {work.title} [online]. {work.year} [cit. {seen}]. Dostupné z: <", ">."),
        (f"{names}, {work.year}. {work.title}. Online. {work.imprint} [vid. {seen}]. Dostupné z: ", "."),
        (f"{names}. {work.title}. Online. {work.year}. Dostupné z: ", f". [cit. {seen}]."),
    )[number % 4]
    return Cited(before, work.url, after, work.title)


def capitals(creators: tuple[str, ...]) -> str:
    """`NOVÁK, Jan a Eva MALÁ`, as the standard prints them."""
    families = [creator.partition(", ") for creator in creators]
    first = f"{families[0][0].upper()}, {families[0][2]}"
    return " a ".join([first, *(f"{given} {family.upper()}" for family, _, given in families[1:])])


def corpus_cited(folder: Path) -> tuple[Cited, ...]:
    """What the corpus cites with an address that stands whole in the text, one a work and text."""
    files = [*sorted(folder.glob("rendered/*.jsonl")), folder / "wild.jsonl"]
    found = {}
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            if cited := _cut(json.loads(line)):
                found[cited.before + cited.after] = cited
    return tuple(found.values())


def _cut(record: dict[str, object]) -> Cited | None:
    truth = record["truth"]
    assert isinstance(truth, dict)
    text, url = str(record["text"]), str(truth.get("URL", ""))
    before, found, after = text.partition(url) if url else ("", "", "")
    usable = found and url.startswith(("http://", "https://")) and url.isascii() and url[-1] not in ".,;)>"
    if not usable or any(resolver in url for resolver in RESOLVERS) or "://" in before + after:
        return None
    if after[:1] and not (after[0].isspace() or after[0] in ".,;>)]"):
        return None
    return Cited(before, url, after, str(truth.get("title", "")))
