"""Where each field stood and how sure the reader is; what fits no field is kept."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dostupne.model.dates import PartialDate
from dostupne.model.folding import fold
from dostupne.model.names import Name
from dostupne.model.reference import Kind, Origin, RawReference, Reference, Way
from dostupne.references.parse.draft import Draft, Mark
from dostupne.references.parse.reader import parse
from dostupne.references.parse.tidy import aligned, join_lines, located
from tests.references.test_references_parse import CASES, REFERENCES

WRAPPED = (
    "[3] NOVÁK, Jan a Klára\nŠEĎOVÁ. Dlouhý ná-\nzev  o slovech: podti-\ntul [online]. 2., rozš. vyd. Praha: Grada,\n"
    "2010, roč. 5, č. 2,\ns. 3–9 [cit.\n2014-07-22]. Dostupné z: http://a.example/\nclanek/x.html. Vytištěno ručně."
)


def _parts(reference: Reference) -> dict[str, str]:
    return {reading.field: reference.raw[reading.start : reading.end] for reading in reference.readings}


def test_every_field_of_a_wrapped_reference_says_where_it_stood() -> None:
    """Offsets are of the printed text on one line, label and all."""
    assert _parts(parse(RawReference(WRAPPED, Origin("x")))) == {
        "author": "NOVÁK, Jan a Klára ŠEĎOVÁ",
        "title": "Dlouhý název o slovech: podtitul",
        "medium": "online",
        "edition": "2., rozš.",
        "publisher_place": "Praha",
        "publisher": "Grada",
        "issued": "2010",
        "volume": "5",
        "issue": "2",
        "page": "3–9",
        "accessed": "2014-07-22",
        "url": "http://a.example/ clanek/x.html",
        "collection_title": "Vytištěno ručně",
    }


def test_a_host_and_a_link_too() -> None:
    """Host, its editor, a DOI; the label of a link."""
    text = "NOVÁK, Jan. Kapitola. In: DVOŘÁK, Petr, ed. Sborník prací. Brno: Host, 1999, s. 5. ISBN 80-7294-000-7. DOI 10.1000/182"
    parts = _parts(parse(RawReference(text, Origin("x"))))
    assert parts["container_title"] == "Sborník prací"
    assert parts["editor"].startswith("DVOŘÁK, Petr")
    assert parts["doi"] == "10.1000/182"
    assert parts["isbn"] == "80-7294-000-7"
    link = parse(RawReference("Zpráva NATO:\nhttp://a.example/f.pdf", Origin("x"), Kind.LINK))
    assert _parts(link) == {"title": "Zpráva NATO", "url": "http://a.example/f.pdf"}


def _bare(text: str) -> str:
    return re.sub(r"\W", "", fold(text))


def _says(value: object, part: str) -> bool:
    """Whether a stretch of the text can be what the value was read from."""
    if isinstance(value, PartialDate):
        return str(value.year) in part
    if isinstance(value, tuple):
        return all(_bare(name.literal or name.family)[:3] in _bare(part) for name in value if isinstance(name, Name))
    return _bare(str(value)) == _bare(part)


@pytest.mark.parametrize("text", [text for text, _ in CASES])
def test_spans_point_at_their_text(text: str) -> None:
    """What stands at the place of a field is the field, spelling aside; every field that was read has a place."""
    reference = parse(RawReference(text, Origin("x")))
    parts = _parts(reference)
    for field, part in parts.items():
        assert part == part.strip() != ""
        if "unplaced" not in field and not reference.unplaced:
            inside = parts.get("doi", "") if field == "url" else ""  # a DOI may stand inside an address in pieces
            assert _says(getattr(reference, field), part.replace(inside, "")), field
    read = {
        "author",
        "title",
        "container_title",
        "publisher",
        "issued",
        "accessed",
        "url",
        "doi",
        "isbn",
        "issn",
        "page",
    }
    assert {field for field in read if getattr(reference, field)} <= set(parts)


@example("0:. A00[ONLINE]HTTP://")
@given(st.one_of(st.text(max_size=300), REFERENCES, REFERENCES.map(lambda text: text.replace(" ", "\n"))))
def test_any_place_is_within_the_text(text: str) -> None:
    """Of any text: places lie in it, are not empty, stand in order; shares are shares; only fields that are filled have one."""
    reference = parse(RawReference(text, Origin("x")))
    for reading in reference.readings:
        assert 0 <= reading.start < reading.end <= len(reference.raw)
        assert reference.raw[reading.start : reading.end].strip()
        assert 0 < reading.confidence < 1
        assert getattr(reference, reading.field), reading.field
    starts = [reading.start for reading in reference.readings]
    assert starts == sorted(starts)


LEFT_OVER = {
    "NOVÁK, Jan. Dílo [online]. 2010 [cit. 2014-07-22]. Dostupné z: http://a.example/x. Vytištěno. Zcela cizí věta.": "Zcela cizí věta",
    "NOVÁK, Jan. Dílo. Praha: Grada, 2010. Edice, 3. Neznámá věta. ISBN 80-247-1234-5. Signatura Q 12345.": "Signatura Q 12345",
}


@pytest.mark.parametrize(("text", "left"), LEFT_OVER.items())
def test_what_fits_no_field_is_kept(text: str, left: str) -> None:
    """Never dropped in silence."""
    assert left in parse(RawReference(text, Origin("x"))).unplaced


@given(REFERENCES)
def test_no_word_is_lost(text: str) -> None:
    """Every longer word of the text is in a place, in a note, or was read as a word of the standard itself."""
    reference = parse(RawReference(text, Origin("x")))
    assert reference.raw == join_lines(reference.raw)
    for word in re.findall(r"[^\W\d_]{6,}", reference.unplaced):
        assert word.casefold() in reference.raw.casefold()


def test_less_sure_where_only_the_shape_tells() -> None:
    """A labelled field is surer than a guessed one, and anything is less sure where something was left over."""
    sure = parse(RawReference("NOVÁK, Jan. Dílo. Praha: Grada, 2010. ISBN 80-247-1234-5.", Origin("x")))
    unsure = parse(RawReference("Dílo. Cosi, kdesi. Jinde", Origin("x")))
    confidence = {reading.field: reading.confidence for reading in sure.readings}
    assert confidence["isbn"] > 0.95
    assert all(reading.confidence < confidence["title"] for reading in unsure.readings)


def test_a_cover_keeps_the_length() -> None:
    """An index in the text stays an index in what was printed."""
    draft = Draft("Titul [online]. Praha")
    draft.cover(6, 14, Mark.MEDIUM)
    assert len(draft.text) == len(draft.printed)
    assert draft.text.endswith(". Praha")
    draft.set("publisher_place", "Praha", (16, 21))
    assert (draft.places["publisher_place"].start, draft.places["publisher_place"].way) == (16, Way.PLACED)


@given(st.text(alphabet="ab -\n–1", max_size=60))
def test_alignment_grows_and_ends_within(text: str) -> None:
    """For every index of the lines one of the joined line, never back, never beyond."""
    joined = join_lines(text)
    places = aligned(text, joined)
    assert len(places) == len(text) + 1
    assert places == sorted(places)
    assert places[-1] <= len(joined)


def test_a_value_is_located_in_spite_of_gaps() -> None:
    """White space and hyphens of line ends may stand inside."""
    assert located("http://a.example/bc", "<http://a.example/ b-c>", 0, 23) == (1, 22)
    assert located("abc", "xx abd", 0, 6) is None
