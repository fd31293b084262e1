"""How many fields of Czech CSL items come back from a file of each format: CSL → file → CSL.

`python -m benchmarks.round_trip [--items FILE] [--corpus FOLDER] [--lost] [--citation-js FOLDER] [--no-peers]` prints a line a format and a
program, then what each format of ours loses. The items are ours (`data/round_trip.json`); `--corpus` adds the truths of a
folder of JSON lines (`rendered/*.jsonl`, `wild.jsonl`), each work once. Pandoc is asked where there is one (that of `pip install -e .[bench]`, else the system's),
citation-js where `--citation-js` names a folder with its packages in `node_modules`:
`npm install --prefix FOLDER @citation-js/core @citation-js/plugin-bibtex @citation-js/plugin-ris @citation-js/plugin-csl`.
"""

import argparse
import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.machine import REPOSITORY, machine_line
from benchmarks.round_trip_values import Values, values_of
from benchmarks.values import Item
from dostupne.app.registry import csl_item, exporter, reader_for
from dostupne.documents.csl_json import CSL_JSON
from dostupne.model.reference import Reference
from dostupne.model.work import Work

ITEMS = REPOSITORY / "benchmarks/data/round_trip.json"
CITATION_JS = Path(__file__).parent / "peers/citation_js.cjs"
FORMATS = {"biblatex": ".bib", "bibtex": ".bib", "csl-json": ".json", "ris": ".ris"}
"""The formats with the endings of their files."""
_PANDOC_FORMATS = {"biblatex": "biblatex", "bibtex": "bibtex"}

Turn = Callable[[Sequence[Item], str], list[Item] | None]
"""Items and a format → the items that come back, or None where the program does not know the format."""


@dataclass(frozen=True, slots=True)
class Kept:
    """How many fields of how many items came back, what did not (item, field, before, after), and what nobody had said."""

    fields: int
    lost: tuple[tuple[str, str, object, object], ...]
    invented: tuple[tuple[str, str, object], ...]

    @property
    def share(self) -> float:
        """Of all fields, those that came back as they were, 0 to 1."""
        return 1 - len(self.lost) / self.fields


def ours(items: Sequence[Item], format_name: str) -> list[Item]:
    """The items through our reader of CSL-JSON, the exporter of the format and the reader of what it wrote."""
    source = json.dumps(items, ensure_ascii=False).encode()
    works = _works(CSL_JSON.read(source, "items.json").references)
    member = exporter(format_name)
    if member is None:
        raise ValueError(format_name)
    name = f"works{FORMATS[format_name]}"
    data = member.write(works).encode()
    return [_plain(csl_item(work)) for work in _works(reader_for(data, name).read(data, name).references)]


def _works(references: Iterable[Reference]) -> list[Work]:
    """Each with the key it has: nothing is merged."""
    return [Work(reference.key, reference, ()) for reference in references]


def _plain(item: Mapping[str, object]) -> Item:
    found: Item = json.loads(json.dumps(item))
    return found


def compare(items: Sequence[Item], back: Sequence[Item]) -> Kept:
    """What of each item is in the one of the same key; an item that is not there at all lost everything."""
    by_id = {str(item.get("id")): values_of(item) for item in back}
    lost, invented, count = [], [], 0
    for item in items:
        wanted: Values = values_of(item)
        found = by_id.get(str(item["id"]), {})
        count += len(wanted)
        lost += [
            (item["id"], name, value, found.get(name)) for name, value in wanted.items() if found.get(name) != value
        ]
        invented += [(item["id"], name, value) for name, value in found.items() if name not in wanted]
    return Kept(count, tuple(lost), tuple(invented))


def pandoc(items: Sequence[Item], format_name: str) -> list[Item] | None:
    """Through pandoc, which reads and writes both kinds of .bib."""
    program, known = _pandoc(), _PANDOC_FORMATS.get(format_name)
    if program is None or known is None:
        return None
    written = _run([program, "--from=csljson", f"--to={known}"], json.dumps(items))
    found: list[Item] = json.loads(_run([program, f"--from={known}", "--to=csljson"], written))
    return found


def _pandoc() -> str | None:
    try:
        import pypandoc
    except ModuleNotFoundError:
        return shutil.which("pandoc")
    path: str = pypandoc.get_pandoc_path()
    return path


def citation_js(folder: Path) -> Turn:
    """Through citation-js with the packages of that folder."""

    def turn(items: Sequence[Item], format_name: str) -> list[Item] | None:
        if format_name == "csl-json":
            return None
        found: list[Item] = json.loads(_run(["node", str(CITATION_JS), str(folder), format_name], json.dumps(items)))
        return found

    return turn


def _run(command: Sequence[str], given: str) -> str:
    return subprocess.run(command, input=given, capture_output=True, text=True, check=True).stdout


def corpus_items(folder: Path) -> Iterator[Item]:
    """The truths of a corpus, without what only its score needs; one a work."""
    seen = set()
    for path in [*sorted(folder.glob("rendered/*.jsonl")), *folder.glob("wild.jsonl")]:
        for line in filter(None, path.read_text(encoding="utf-8").split("\n")):
            truth = {name: value for name, value in json.loads(line)["truth"].items() if not name.startswith("_")}
            said = json.dumps({**truth, "id": ""}, sort_keys=True)
            if said not in seen and truth.get("title"):
                seen.add(said)
                yield {"type": "document", **truth, "id": f"c{len(seen):04}"}


def report(name: str, items: Sequence[Item], programs: Mapping[str, Turn], *, lost: bool) -> None:
    """Prints the share of fields kept, format by format, and for ours which are not."""
    print(f"\n{name}: {len(items)} items, {sum(len(values_of(item)) for item in items)} fields\n")
    print(f"| {'':12} | {' | '.join(FORMATS)} |\n| --- |{' --: |' * len(FORMATS)}")
    missing: dict[str, Kept] = {}
    for program, turn in programs.items():
        cells = []
        for format_name in FORMATS:
            back = turn(items, format_name)
            kept = compare(items, back) if back is not None else None
            cells.append(f"{kept.share:.2%} (+{len(kept.invented)})" if kept else "–")
            if kept and program == "dostupne":
                missing[format_name] = kept
        print(f"| {program:12} | {' | '.join(cells)} |")
    for format_name, kept in missing.items():
        print(f"\n{format_name} loses {dict(Counter(field for _, field, _, _ in kept.lost).most_common())}")
        print(f"{format_name} adds {dict(Counter(field for _, field, _ in kept.invented).most_common())}")
        for key, field, before, after in kept.lost if lost else ():
            print(f"  {key} {field}: {before!r} -> {after!r}")


def main() -> int:
    """Prints the tables; 1 where a format of ours keeps less of our own items than is wanted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=Path, default=ITEMS, help="a CSL-JSON array")
    parser.add_argument("--corpus", type=Path, help="folder with rendered/*.jsonl and wild.jsonl")
    parser.add_argument("--citation-js", type=Path, metavar="FOLDER", help="folder with citation-js in node_modules")
    parser.add_argument("--no-peers", action="store_true", help="our own formats only")
    parser.add_argument("--lost", action="store_true", help="show every field that is lost")
    options = parser.parse_args()
    programs: dict[str, Turn] = {"dostupne": ours}
    if not options.no_peers:
        programs["pandoc"] = pandoc
        if options.citation_js:
            programs["citation-js"] = citation_js(options.citation_js)
    print(machine_line())
    items = json.loads(options.items.read_text(encoding="utf-8"))
    report(options.items.name, items, programs, lost=options.lost)
    if options.corpus:
        report("corpus", list(corpus_items(options.corpus)), programs, lost=options.lost)
    return int(any(compare(items, ours(items, name)).share < WANTED[name] for name in FORMATS))


WANTED = {"biblatex": 1.0, "bibtex": 0.98, "csl-json": 1.0, "ris": 1.0}
"""The shares that are asked for."""

if __name__ == "__main__":
    sys.exit(main())
