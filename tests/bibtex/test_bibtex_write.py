"""Works → .bib in both dialects: golden files, what comes back, and what biber and BibTeX say of it."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dostupne.bibtex import EXPORTERS, latex, types
from dostupne.bibtex.read import BIB
from dostupne.bibtex.write import BIBLATEX, BIBTEX
from dostupne.contracts import Exporter
from dostupne.model.dates import PartialDate
from dostupne.model.names import Name
from dostupne.model.reference import Kind, Origin, Reference
from dostupne.model.variables import ROLES
from dostupne.model.work import Work

Plain = Callable[[Reference, str], Reference]
dialects = pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)


@dialects
def test_sample_works_are_written_as_in_the_golden_file(
    exporter: Exporter, works: tuple[Work, ...], cases: Path
) -> None:
    assert exporter.write(works) == (cases / f"{exporter.name}.bib").read_text(encoding="utf-8")


@dialects
def test_sample_works_come_back_field_for_field(exporter: Exporter, works: tuple[Work, ...], plain: Plain) -> None:
    document = BIB.read(exporter.write(works).encode(), "x.bib")
    assert document.faults == ()
    back = [plain(reference, reference.key) for reference in document.references]
    assert back == [plain(work.reference, work.id) for work in works]


HARD = [
    "100 % & $ # _ ~ ^ \\",
    "} {",
    "{a}",
    "\\v{C}",
    '"x"',
    "a\nb",
    "@book{k, x = {y}}",
    "A and B",
    "--",
    "ISO 690",
    "č",
]
TEXT = (st.text(max_size=12) | st.sampled_from(HARD)).map(latex.tidy)
WORD = st.text("abcčď12. ", max_size=6).map(latex.tidy)
DATE = (
    st.builds(PartialDate, st.integers(1000, 2100), st.integers(1, 12), st.integers(1, 28), approximate=st.booleans())
    | st.builds(PartialDate, st.integers(1000, 2100), st.none() | st.integers(1, 12), approximate=st.booleans())
    | st.builds(PartialDate, st.integers(1000, 2100), season=st.integers(1, 4), approximate=st.booleans())
)
NAMES = st.lists(
    st.builds(Name, family=TEXT.filter(bool), given=TEXT)
    | st.builds(
        Name,
        family=st.just("Novák"),
        given=st.just("Jan"),
        particle=st.sampled_from(["", "van", "de la"]),
        dropping_particle=st.sampled_from(["", "von", "van der"]),
    )
    | st.builds(Name, literal=TEXT.filter(bool)),
    max_size=3,
)
ADDRESS = st.text("abc/%_#&~-=?", max_size=8).map(lambda path: f"https://x.cz/{path}")


@st.composite
def random_works(draw: st.DrawFn) -> Work:
    names: dict[str, Any] = {field: tuple(draw(NAMES)) for field in ("author", "editor", "translator")}
    roles = draw(st.lists(st.sampled_from(range(len(ROLES))), max_size=5, unique=True).map(sorted))
    names["contributors"] = tuple((ROLES[role], people) for role in roles if (people := tuple(draw(NAMES))))
    texts: dict[str, Any] = {
        field: draw(TEXT)
        for field in (
            "title",
            "container_title",
            "collection_title",
            "publisher",
            "publisher_place",
            "genre",
            "edition",
        )
    }
    words: dict[str, Any] = {
        field: draw(WORD) for field in ("volume", "issue", "number", "collection_number", "version")
    }
    issued = draw(st.none() | DATE)
    reference = Reference(
        kind=Kind.REFERENCE,
        raw="",
        origin=Origin("x"),
        type=draw(st.sampled_from(sorted(types.CSL_TYPES))),
        **names,
        **texts,
        **words,
        et_al=bool(names["author"] or names["editor"]) and draw(st.booleans()),
        page=draw(st.from_regex(r"[1-9]{0,3}(?:-[1-9]{1,3})?", fullmatch=True)).strip("-"),
        issued=issued,
        issued_end=(end := draw(st.none() | DATE) if issued else None),
        issued_open=issued is not None and end is None and draw(st.booleans()),
        accessed=draw(st.none() | DATE),
        medium="online",
        url=draw(st.just("") | ADDRESS),
        doi=draw(st.sampled_from(["", "10.1000/a_b%20(c)"])),
        archive_url=draw(st.just("") | ADDRESS),
        archive_date=draw(st.none() | DATE),
        language=draw(st.sampled_from(["", "cs", "sk", "en", "de", "pl"])),
        extra=draw(st.sampled_from([(), (("keywords", "a & b_{"),)])),
    )
    return Work(draw(st.from_regex(r"[a-z]{1,8}[0-9]{4}", fullmatch=True)), reference, ())


@dialects
@given(work=random_works())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_written_in_ascii_is_read_back_as_from_utf_8(exporter: Exporter, work: Work) -> None:
    coded, plain_text = (
        BIB.read(text.encode(), "x.bib") for text in (exporter.variants["ascii"]([work]), exporter.write([work]))
    )
    assert [replace(one, raw="") for one in coded.references] == [replace(one, raw="") for one in plain_text.references]


@dialects
@given(work=random_works())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_written_is_read_back(exporter: Exporter, work: Work, plain: Plain) -> None:
    text = exporter.write([work, work])
    document = BIB.read(text.encode(), "x.bib")
    wanted, found = plain(work.reference, work.id), document.references[1]
    differing = [f.name for f in fields(wanted) if getattr(wanted, f.name) != getattr(plain(found, found.key), f.name)]
    assert (differing, len(document.references)) == ([], 2)
    for date in ("issued", "issued_end"):
        before, after = getattr(wanted, date), getattr(found, date)
        assert (before and before.edtf()) == (after and after.edtf())
    library = parse_string(exporter.write([work]))
    assert [entry.key for entry in library.entries] == [work.id]
    assert {field.key: latex.decode(field.value) for field in library.entries[0].fields}.get(
        "title", ""
    ) == wanted.title


def test_nothing_empty_is_written_and_keys_cannot_end_early() -> None:
    bare = Reference(kind=Kind.LINK, raw="", origin=Origin("x"), url="https://x.cz/")
    assert BIBTEX.write([Work("a{b, c", bare, ())]) == "@misc{a_b_c,\n  url = {https://x.cz/},\n}\n"
    assert BIBLATEX.write([Work("k", bare, ())]) == "@online{k,\n  url = {https://x.cz/},\n}\n"
    assert BIBTEX.write([]) == ""


def _run(command: list[str], folder: Path) -> str:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=120)
    return f"{done.stdout}\n{done.stderr}\nexit {done.returncode}"


EXPECTED_OF_BIBER = ("archiveurl", "archivedate", "maintitle", "legislation", "Missing mandatory field")
"""No style knows archived copies or the site of a page (MAPPING); the standard model has no fields for laws."""


@pytest.mark.tex
def test_biber_takes_the_biblatex_file(works: tuple[Work, ...], tmp_path: Path) -> None:
    (tmp_path / "works.bib").write_text(BIBLATEX.write(works), encoding="utf-8")
    said = _run(["biber", "--tool", "--validate-datamodel", "--nolog", "works.bib"], tmp_path)
    assert said.endswith("exit 0")
    assert "ERROR" not in said
    warnings = [line for line in said.splitlines() if line.startswith("WARN")]
    assert [line for line in warnings if not any(words in line for words in EXPECTED_OF_BIBER)] == []


@pytest.mark.tex
def test_biber_takes_the_bibtex_file(works: tuple[Work, ...], tmp_path: Path) -> None:
    (tmp_path / "works.bib").write_text(BIBTEX.write(works), encoding="utf-8")
    said = _run(["biber", "--tool", "--nolog", "works.bib"], tmp_path)
    assert said.endswith("exit 0")
    assert "ERROR" not in said


@pytest.mark.tex
@pytest.mark.parametrize("style", ["plain", "alpha", "abbrv", "unsrt"])
def test_classic_bibtex_takes_the_bibtex_file(works: tuple[Work, ...], tmp_path: Path, style: str) -> None:
    (tmp_path / "works.bib").write_text(BIBTEX.write(works), encoding="utf-8")
    (tmp_path / "a.aux").write_text(f"\\citation{{*}}\n\\bibdata{{works}}\n\\bibstyle{{{style}}}\n", encoding="ascii")
    said = _run(["bibtex", "a"], tmp_path)
    assert "error message" not in said
    printed = (tmp_path / "a.bbl").read_bytes()
    assert printed.count(b"\\bibitem") == len(works)
    assert "{ČSN} {ISO} 690".encode() in printed
