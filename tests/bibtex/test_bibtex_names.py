"""Name lists ⇄ Names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.bibtex import latex, names
from dostupne.model.names import Name

NOVAK, MALY = Name("Novák", "Jan"), Name("Malý", "Petr")
LISTS = [
    ("Novák, Jan and Malý, Petr", (NOVAK, MALY), False),
    ("Jan Novák and Petr Malý and others", (NOVAK, MALY), True),
    ("Nov{\\'a}k, Jan", (NOVAK,), False),
    ("NOVÁK, Jan", (NOVAK,), False),
    ("{NOVÁK}, Jan", (Name("NOVÁK", "Jan"),), False),
    ("Novák, Jan; Malý, Petr", (NOVAK, MALY), False),
    ("Jan Novák a Petr Malý et al.", (NOVAK, MALY), True),
    ("Novák, Jan, Malý, Petr", (NOVAK, MALY), False),
    ("Jan Novák, Petr Malý, Eva Nová", (NOVAK, MALY, Name("Nová", "Eva")), False),
    ("Novák, Jan a kol.", (NOVAK,), True),
    ("Novák, Jan and et al.", (NOVAK,), True),
    ("{Český statistický úřad}", (Name(literal="Český statistický úřad"),), False),
    ("Český statistický úřad", (Name(literal="Český statistický úřad"),), False),
    ("{Simon and Schuster} and Malý, Petr", (Name(literal="Simon and Schuster"), MALY), False),
    ("{Ministerstvo školství, mládeže}", (Name(literal="Ministerstvo školství, mládeže"),), False),
    ("von der Mühlen, Jr, Hans", (Name("Mühlen", "Hans", "von der", "Jr"),), False),
    ("Ludwig van Beethoven", (Name("Beethoven", "Ludwig", "van"),), False),
    ("{\\v{C}}apek, Karel", (Name("Čapek", "Karel"),), False),
    ("{de la Cruz}, Juan", (Name("de la Cruz", "Juan"),), False),
    ("Platón", (Name("Platón"),), False),
    ("others", (), True),
    ("", (), False),
    (", and ,", (), False),
]
PARTS = st.text(max_size=8).map(latex.tidy) | st.sampled_from(
    ["Novák", "van Gogh", "and", "others", "a", "et al.", "A, B", "J. P.", "NOVÁK", "de", "}{", "x;y", "A B", "\\v{C}"]
)
PERSONS = st.builds(
    Name, family=PARTS.filter(bool), given=PARTS, suffix=PARTS, particle=st.sampled_from(["", "van", "de la"])
)


@pytest.mark.parametrize(("value", "people", "more"), LISTS)
def test_lists_are_read(value: str, people: tuple[Name, ...], more: bool) -> None:
    assert names.read(value) == (people, more)


@given(st.lists(PERSONS | st.builds(Name, literal=PARTS.filter(bool)), max_size=4), st.booleans())
def test_what_is_written_is_read_back(people: list[Name], more: bool) -> None:
    assert names.read(names.write(people, et_al=more)) == (tuple(people), more and bool(people))


def test_bodies_and_names_that_would_be_split_are_in_braces() -> None:
    people = [Name(literal="Simon and Schuster"), Name("Novák, st.", "Jan"), Name("Berg", "Petr", "van der")]
    assert (
        names.write(people, et_al=True)
        == "{Simon and Schuster} and {Novák, st.}, Jan and van der Berg, Petr and others"
    )


def test_both_particles_stand_before_the_family_name() -> None:
    """BibTeX has one kind of particle; a dropping one stands before one that does not."""
    people = [Name("Brandt", "Ahasver", dropping_particle="von"), Name("Cruz", "Juan", "la", dropping_particle="de")]
    assert names.write(people) == "von Brandt, Ahasver and de la Cruz, Juan"
