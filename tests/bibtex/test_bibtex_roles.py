"""Creators in other roles ⇄ fields of .bib files."""

import pytest

from dostupne.bibtex import EXPORTERS, roles
from dostupne.bibtex.read import BIB
from dostupne.bibtex.write import BIBLATEX, BIBTEX
from dostupne.contracts import Exporter
from dostupne.model.names import Name
from dostupne.model.reference import Kind, Origin, Reference
from dostupne.model.work import Work

JOSEF, JAN = Name("Čapek", "Josef"), Name("Svěrák", "Jan")
BODY = Name(literal="Národní filmový archiv, Praha")


def _entry(fields: str) -> Reference:
    (found,) = BIB.read(f"@book{{k, {fields}}}".encode(), "x.bib").references
    return found


@pytest.mark.parametrize(
    ("fields", "contributors"),
    [
        ("editora={Čapek, Josef}, editoratype={illustrator}", (("illustrator", (JOSEF,)),)),
        ("editorb={Svěrák, Jan}, editorbtype={Director}", (("director", (JAN,)),)),
        ("bookauthor={Jan Svěrák and Čapek, Josef}", (("container-author", (JAN, JOSEF)),)),
        ("producer={{Národní filmový archiv, Praha}}", (("producer", (BODY,)),)),
        ("editora={Čapek, Josef}", ()),
        ("editora={Čapek, Josef}, editoratype={redactor}", ()),
    ],
)
def test_roles_are_read(fields: str, contributors: roles.Contributors) -> None:
    assert _entry(fields).contributors == contributors


def test_editors_of_a_role_that_csl_has_not_are_kept_as_they_are() -> None:
    extra = dict(_entry("editora={Čapek, Josef}, editoratype={redactor}").extra)
    assert extra == {"editora": "Čapek, Josef", "editoratype": "redactor"}


def _work(**given: object) -> Work:
    return Work("k", Reference(kind=Kind.ENTRY, raw="", origin=Origin("x"), **given), ())  # type: ignore[arg-type]  # by name


def test_biblatex_has_fields_for_three_roles_and_the_author_of_the_host() -> None:
    given = (
        ("composer", (JAN,)),
        ("container-author", (JOSEF,)),
        ("director", (JAN,)),
        ("host", (BODY,)),
        ("guest", (JAN,)),
    )
    assert BIBLATEX.write([_work(contributors=given)]).splitlines()[1:-1] == [
        "  editora = {Svěrák, Jan},",
        "  editoratype = {composer},",
        "  bookauthor = {Čapek, Josef},",
        "  editorb = {Svěrák, Jan},",
        "  editorbtype = {director},",
        "  editorc = {{Národní filmový archiv, Praha}},",
        "  editorctype = {host},",
        "  guest = {Svěrák, Jan},",
    ]
    assert "  composer = {Svěrák, Jan},\n" in BIBTEX.write([_work(contributors=given)])


PARTICLES = (
    Name("Däniken", "Erich", dropping_particle="von"),
    Name("Gool", "Luc", "van"),
    Name("Fontaine", "Jean", "la", dropping_particle="de"),
    Name("Novák", "Jan"),
)


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
def test_dropped_particles_are_annotated_and_come_back(exporter: Exporter) -> None:
    text = exporter.write([_work(author=PARTICLES, contributors=(("director", PARTICLES),))])
    assert 'author+an:dropping = {1="von"; 3="de"}' in text
    (back,) = BIB.read(text.encode(), "x.bib").references
    assert (back.author, back.contributors, back.extra) == (PARTICLES, (("director", PARTICLES),), ())


def test_an_annotation_that_fits_no_particle_changes_nothing() -> None:
    found = _entry('author={van Gool, Luc}, author+an:dropping = {1="von"; 7="de"}')
    assert found.author == (Name("Gool", "Luc", "van"),)


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
def test_who_supervised_a_thesis_has_the_field_of_biblatex_iso690(exporter: Exporter) -> None:
    text = exporter.write([_work(type="thesis", contributors=(("contributor", (JAN,)),))])
    assert "  supervisor = {Svěrák, Jan},\n" in text
    (back,) = BIB.read(text.encode(), "x.bib").references
    assert back.contributors == (("contributor", (JAN,)),)
