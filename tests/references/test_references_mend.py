"""Addresses mended with evidence, never by guess: a table of proofs and non-proofs, and what holds for all."""

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dostupne.model.document import Block, Document
from dostupne.model.folding import fold
from dostupne.model.reference import EvidenceKind, Kind, Origin, RawReference, Reference
from dostupne.references.mend.hyphens import by_title, candidates, complete_uuid, skeleton, union
from dostupne.references.mend.mender import mend
from dostupne.references.mend.survey import Survey, survey


def _rows() -> Iterator[list[str]]:
    for line in (Path(__file__).parent / "cases" / "mend.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


ROWS = tuple(_rows())


def _cite(url: str, title: str = "", line: int = 1) -> Reference:
    return Reference(kind=Kind.REFERENCE, raw=f"{title} {url}", origin=Origin("x", line, line), title=title, url=url)


def _mended(
    references: Sequence[Reference], known: Survey | None = None, texts: Sequence[str] = ()
) -> tuple[Reference, ...]:
    raws = [
        RawReference(texts[index] if texts else reference.url, reference.origin)
        for index, reference in enumerate(references)
    ]
    return mend(raws, references, known or Survey())


@pytest.mark.parametrize(
    ("printed", "title", "whole", "evidence"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS]
)
def test_what_the_words_or_the_pattern_prove(printed: str, title: str, whole: str, evidence: str) -> None:
    """Mended exactly, with what was printed and why; or left exactly as it is."""
    (reference,) = _mended([_cite(printed, title)])
    assert reference.url == whole
    assert ", ".join(map(str, reference.url_evidence)) == ("" if evidence == "-" else evidence)
    assert reference.url_as_printed == ("" if evidence == "-" else printed)


def test_two_copies_make_one_whole() -> None:
    """Each copy lost another hyphen; together they are whole, and each says where the other stands."""
    first, second = _mended(
        [
            _cite("http://w.example/with-ukrainecrisis-has-a-problem", line=192),
            _cite("http://w.example/with-ukraine-crisis-has-aproblem", line=289),
        ]
    )
    assert first.url == second.url == "http://w.example/with-ukraine-crisis-has-a-problem"
    assert [str(piece) for piece in (*first.url_evidence, *second.url_evidence)] == [
        "another-copy: line 289",
        "another-copy: line 192",
    ]


def test_a_whole_copy_stays_as_it_is() -> None:
    """Only what is damaged is changed."""
    damaged, whole = _mended([_cite("http://w.example/ab-cd-ef", "Title"), _cite("http://w.example/ab-cd-e-f")])
    assert (damaged.url, damaged.url_as_printed) == ("http://w.example/ab-cd-e-f", "http://w.example/ab-cd-ef")
    assert (whole.url_as_printed, whole.url_evidence) == ("", ())


def test_two_pages_that_differ_by_a_hyphen_are_two() -> None:
    """`/ab-c` under one title and `/a-bc` under another are no copies of each other, nor two short ones in a list."""
    bare = [_cite("http://s.example/ab-c"), _cite("http://s.example/a-bc")]
    assert list(_mended(bare)) == bare
    one, other = _mended(
        [_cite("http://s.example/ab-c", "Volby do Senátu"), _cite("http://s.example/a-bc", "Recept na buchty")]
    )
    assert (one.url, other.url) == ("http://s.example/ab-c", "http://s.example/a-bc")


@pytest.mark.parametrize(
    ("targets", "url", "doi"),
    [
        (["http://w.example/kniha"], "http://w.example/kniha", ""),
        (["https://doi.org/10.1000/182"], "", "10.1000/182"),
        (["doi:10.1000/182"], "", "10.1000/182"),
        (["http://w.example/kniha", "https://dx.doi.org/10.1000/182"], "http://w.example/kniha", "10.1000/182"),
        (["http://w.example/kniha", "http://other.example/"], "", ""),
        (["http://w.example/kniha", "mailto:a@w.example"], "http://w.example/kniha", ""),
        (["mailto:a@w.example"], "", ""),
        ([], "", ""),
    ],
)
def test_an_address_that_is_not_printed_is_that_of_the_link(targets: list[str], url: str, doi: str) -> None:
    """`Dostupné zde` with a link, as wikis print it; a DOI that is printed needs no other address."""
    reference = Reference(kind=Kind.REFERENCE, raw="Kniha.", origin=Origin("a"), title="Kniha")
    raw = RawReference("Kniha.", reference.origin, targets=tuple(targets))
    (mended,) = mend([raw], [reference], Survey())
    assert (mended.url, mended.doi, mended.url_as_printed) == (url, doi, "")
    known = replace(reference, doi="10.1000/1")
    assert mend([raw], [known], Survey()) == (known,)


@pytest.mark.parametrize(
    ("printed", "targets", "url"),
    [
        ("http://w.example/abc-def", ["http://w.example/ab-c-def"], "http://w.example/ab-c-def"),
        ("http://w.example/abc-def", ["http://w.example/", "http://w.example/ab-c-def"], "http://w.example/ab-c-def"),
        ("http://w.example/abc", ["http://w.example/ab-c", "http://w.example/a-bc"], ""),
        ("http://w.example/abc", ["http://w.example/abc/", "http://w.example/a-bc"], ""),
        ("http://w.example/abc", ["http://other.example/"], ""),
    ],
)
def test_the_hyperlink_over_it_proves_it(printed: str, targets: list[str], url: str) -> None:
    """What a reader clicks is whole; of several links it is the one that the print resembles, if it is but one."""
    reference = _cite(printed)
    (mended,) = mend([RawReference(printed, reference.origin, targets=tuple(targets))], [reference], Survey())
    if not url:
        assert mended == reference
        return
    assert (mended.url, mended.url_as_printed) == (url, printed)
    assert [piece.kind for piece in mended.url_evidence] == [EvidenceKind.HYPERLINK]


def test_the_link_of_the_doi_stands_beside_the_printed_address() -> None:
    """It completes the DOI and proves nothing of the address, which is mended by its own evidence."""
    reference = replace(_cite("http//w.example/kniha", "Kniha"), doi="")
    raw = RawReference("Kniha. http//w.example/kniha", reference.origin, targets=("https://doi.org/10.1000/182",))
    (mended,) = mend([raw], [reference], Survey())
    assert (mended.url, mended.doi) == ("http://w.example/kniha", "10.1000/182")
    damaged = replace(reference, url="", doi="10.1007/9783")
    raw = RawReference("DOI: 10.1007/9783\n540", reference.origin, targets=("https://doi.org/10.1007/978-3-540",))
    (mended,) = mend([raw], [damaged], Survey())
    assert (mended.url, mended.doi) == ("", "10.1007/978-3-540")


def test_an_address_over_two_lines_says_so() -> None:
    """It was read over a line's end; what was printed is kept with one space."""
    (mended,) = _mended(
        [_cite("http://w.example/abc/def.html")], texts=["X. Dostupné z: http://w.example/abc/\ndef.html"]
    )
    assert (mended.url_as_printed, str(mended.url_evidence[0])) == ("http://w.example/abc/ def.html", "line-break")


WORDS = "the alliance wants new role after afghanistan being it looking fact sheet of berlin institute".split()
DAMAGED = _cite(
    "http://d.example/1/Rasmussen-RussianActions-Ukraine-Threaten", "Rasmussen: Russian Actions Ukraine Threaten"
)


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        (
            "http://www.economist.example/news/21589900-atlantic-alliance-wants-new-role-afterafghanistan-time-being-it-looking",
            "http://www.economist.example/news/21589900-atlantic-alliance-wants-new-role-after-afghanistan-time-being-it-looking",
        ),
        (
            "http://www.nato.example/static/assets/pdf/pdf_2014/20140411_140411factsheet_russia_en.pdf",
            "http://www.nato.example/static/assets/pdf/pdf_2014/20140411_140411-factsheet_russia_en.pdf",
        ),
        (
            "http://www.swpberlin.example/fileadmin/contents/products/arbeitspapiere/NATO_Oslo_ks.pdf",
            "http://www.swp-berlin.example/fileadmin/contents/products/arbeitspapiere/NATO_Oslo_ks.pdf",
        ),
    ],
)
def test_candidates_where_nothing_is_proved(printed: str, whole: str) -> None:
    """In a document that did lose hyphens the true address is first or second, and the printed one is kept."""
    known = Survey(Survey().words | frozenset(WORDS), 90)
    _, reference = _mended([DAMAGED, _cite(printed, "Label")], known, ["", f"{'x ' * 8}{printed}"])
    assert (reference.url, reference.url_as_printed, reference.url_evidence) == (printed, "", ())
    assert whole in reference.url_candidates[:2]
    assert len(reference.url_candidates) <= 5


@pytest.mark.parametrize(
    "url",
    [
        "http://www.economist.example/new-role-afterafghanistan-time-being-it-looking-and-looking-and-looking",
        "http://www.swpberlin.example/fileadmin/contents/products/arbeitspapiere/2014/documents/NATO_Oslo_ks.pdf",
        "http://n.example/static/assets/pdf/pdf_2014/20140411_140411factsheet_russia_and_other_en.pdf",
    ],
)
def test_an_undamaged_document_is_left_alone(url: str) -> None:
    """Where nothing else lost a hyphen there is no reason to doubt an address."""
    known = Survey(Survey().words | frozenset(WORDS), 90)
    references = [_cite(url, "Label"), _cite("http://whole.example/a-b-c", "A b c")]
    assert list(_mended(references, known)) == references


def test_short_lines_were_not_joined() -> None:
    """An address far from the end of a full line lost nothing at it."""
    _, reference = _mended([DAMAGED, _cite("http://swpberlin.example/a", "Label")], Survey(width=90))
    assert reference.url_candidates == ()


def test_the_survey_knows_the_words_and_the_width_of_the_text() -> None:
    """Words of the prose, folded, without those of addresses; the width of full lines."""
    line = "Zvláštní slova v próze http://adresa.example/slovonic a ještě něco málo k tomu, aby řádek byl"
    text = "\n".join(["Řádek bez adresy, dlouhý právě tolik, kolik jich na stránce bývá zvykem tu."] * 30 + [line])
    known = survey([Document("x", "text", (Block(text),))])
    assert {"zvlastni", "proze", "zvykem"} <= known.words
    assert "slovonic" not in known.words
    assert known.width == 75


# What holds for every address

HYPHENATED = st.from_regex(re.compile(r"http://[a-z]{2,6}\.cz/[a-z]{1,5}(-[a-z]{1,5}){1,6}"), fullmatch=True)


def _without(url: str, which: set[int]) -> str:
    count = iter(range(len(url)))
    return "".join(char for char in url if char != "-" or next(count) not in which)


@given(HYPHENATED, st.data())
def test_copies_together_are_whole(url: str, data: st.DataObject) -> None:
    """Two copies that lost different hyphens give the whole back."""
    hyphens = range(url.count("-"))
    lost = data.draw(st.sets(st.sampled_from(hyphens)))
    also = data.draw(st.sets(st.sampled_from(hyphens))) - lost
    copies = [_without(url, lost), _without(url, also)]
    assert union(copies) == url
    assert all(reference.url == url for reference in _mended([_cite(copy, "Title") for copy in copies]))


@given(st.lists(st.sampled_from(WORDS), min_size=5, max_size=9, unique=True), st.data())
def test_a_slug_of_the_title_is_proved(title: list[str], data: st.DataObject) -> None:
    """Any one hyphen between two words of the title is given back; the slug with all of them is left alone."""
    whole = "http://a.example/" + "-".join(title)
    assert by_title(whole, " ".join(title)) is None
    at = data.draw(st.integers(1, len(title) - 3))
    damaged = "http://a.example/" + "-".join([*title[:at], title[at] + title[at + 1], *title[at + 2 :]])
    assume(title[at] + title[at + 1] != "factsheet")
    found = by_title(damaged, " ".join(title))
    assert found is not None
    assert found[0] == whole


ADDRESSES = st.one_of(HYPHENATED, st.text(alphabet="http:/.-abcČž0123456789_?=&#% ", max_size=60), st.text(max_size=60))


@given(ADDRESSES, st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS)).map(" ".join)))
def test_mending_again_changes_nothing_more(url: str, title: str) -> None:
    """What was mended is whole, and says what was printed."""
    (once,) = _mended([_cite(url, title)])
    assert (once.url == url) or (once.url_as_printed and once.url_evidence)
    (twice,) = _mended([once], texts=[once.url])
    assert twice.url == once.url


@given(HYPHENATED, st.text(max_size=40))
def test_a_whole_address_is_left_alone(url: str, title: str) -> None:
    """Nothing is mended where nothing is damaged, whatever the title."""
    (reference,) = _mended([_cite(url, title)], texts=[f"{title} {url}"])
    assert (reference.url, reference.url_as_printed, reference.url_evidence) == (url, "", ())


@given(ADDRESSES, st.text(max_size=80))
def test_candidates_differ_by_one_hyphen(url: str, printed: str) -> None:
    """Each candidate is the address with one hyphen more, none comes twice, and the address itself is none."""
    found = candidates(url, Survey(), printed)
    assert len(set(found)) == len(found) <= 5
    assert all(skeleton(one) == skeleton(url) and len(one) == len(url) + 1 for one in found)


@given(st.text(max_size=80))
def test_a_uuid_is_completed_once(text: str) -> None:
    """What was completed is complete."""
    whole = complete_uuid(text)
    assert whole is None or complete_uuid(whole) is None or skeleton(whole) == skeleton(text)


LONG = {
    "letters": "http://a.cz/" + "a" * 100_000,
    "hyphens": "http://a.cz/" + "a-" * 50_000,
    "words": "http://a.cz/" + "role-after" * 10_000,
    "one-word": "http://a.cz/" + "roleafter" * 11_000,
    "digits": "http://a.cz/" + "0123456789" * 10_000,
    "segments": "http://a.cz/" + "a/" * 50_000,
    "case": "http://a.cz/" + "aB" * 50_000,
}


@pytest.mark.parametrize("url", LONG.values(), ids=LONG.keys())
def test_a_long_address_takes_no_long_time(url: str) -> None:
    """An address of 100,000 characters under a title of as many words."""
    began = time.process_time()
    _mended([DAMAGED, _cite(url, "role after " * 5_000)], texts=["", url])
    assert time.process_time() - began < 2


def test_many_references_take_no_long_time() -> None:
    """Five thousand addresses, all of them copies of each other but for a hyphen."""
    began = time.process_time()
    _mended([_cite(f"http://a.cz/{'-' * (index % 2)}copy-of-one", fold(str(index))) for index in range(5_000)])
    assert time.process_time() - began < 3
