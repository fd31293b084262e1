"""Files of references with their truth → Gold.

Two notations. JSON Lines: `{"id", "text", "truth": a CSL-JSON item}` a line. Records (`benchmarks/data/*.txt`): paragraphs
of `name: value` lines, for people to write; names are those of CSL-JSON, people `Family, Given; {A body}`, days ISO 8601.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.values import Item

Record = Mapping[str, str]

PEOPLE = ("author", "editor", "translator", "container-author", "director", "interviewer", "recipient")
DATES = ("issued", "accessed")
_FIELD = re.compile(r"([\w-]+): (.+)")
_PARTICLE = re.compile(r"\((?P<particle>[^)]+)\) (?P<rest>.+)")


@dataclass(frozen=True, slots=True)
class Gold:
    """A printed reference and its truth, a CSL-JSON item; `_partial` in it: the truth does not claim to be complete."""

    id: str
    text: str
    truth: Item


@dataclass(frozen=True, slots=True)
class GoldSet:
    """The references of one file."""

    name: str
    references: tuple[Gold, ...]


def gold_sets(paths: Iterable[Path]) -> Iterator[GoldSet]:
    """One set a file; of a folder all its `.jsonl`, sorted, for a text in it may be anything. Empty ones are left out."""
    for path in paths:
        files = sorted(path.rglob("*.jsonl")) if path.is_dir() else [path]
        yield from (found for file in files if (found := _read(file)).references)


def _read(path: Path) -> GoldSet:
    text = path.read_text(encoding="utf-8")
    read = _read_lines if path.suffix == ".jsonl" else _read_records
    return GoldSet(path.stem, tuple(read(text)))


def _read_lines(text: str) -> Iterator[Gold]:
    for line in text.split("\n"):
        if line.strip():
            row = json.loads(line)
            yield Gold(row["id"], row["text"], row["truth"])


def _read_records(text: str) -> Iterator[Gold]:
    for record in records(text):
        if "text" in record:
            # A line end in a printed text is written as an arrow, for a record has one line a field.
            printed = record["text"].replace("↵", "\n")
            # Whoever labels by hand writes down only what stands there, in whatever notation of the day.
            yield Gold(record["id"], printed, item_of(record) | {"_accessed_in_words": True})


def records(text: str) -> Iterator[Record]:
    """The records of a text, their lines as they stand; those that begin with `#` are remarks.

    Raises `ValueError` for a line that is no `name: value`.
    """
    for number, paragraph in enumerate(re.split(r"\n\s*\n", text), 1):
        lines = [line for line in paragraph.strip().split("\n") if line and not line.startswith("#")]
        if lines:
            yield {"id": str(number)} | dict(map(_field, lines))


def _field(line: str) -> tuple[str, str]:
    found = _FIELD.fullmatch(line)
    if not found:
        raise ValueError(f"no field: {line!r}")
    return found[1], found[2].strip()


def item_of(record: Record) -> dict[str, Any]:
    """Record → CSL-JSON item."""
    plain = {name: value for name, value in record.items() if name not in (*PEOPLE, *DATES, "text")}
    people = {name: [*map(_person, record[name].split("; "))] for name in PEOPLE if name in record}
    dates = {name: {"date-parts": [_parts(record[name])]} for name in DATES if name in record}
    return plain | people | dates


def _person(text: str) -> dict[str, str]:
    if text.startswith("{"):
        return {"literal": text.strip("{}")}
    particle = _PARTICLE.fullmatch(text)
    family, _, given = (particle["rest"] if particle else text).partition(", ")
    name = {"family": family, "given": given, "non-dropping-particle": particle["particle"] if particle else ""}
    return {part: value for part, value in name.items() if value}


def _parts(day: str) -> list[int]:
    return [int(part) for part in day.split("-")]
