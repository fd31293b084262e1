"""How well a page is what was cited: a table of pairs, and what must hold for any."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.links.match import OTHER, SAME, match, matches
from dostupne.model.dates import PartialDate
from dostupne.model.evidence import PageFacts
from dostupne.model.names import Name
from dostupne.model.reference import Kind, Origin, Reference

TABLE = Path(__file__).with_name("match_cases.tsv")


def _rows() -> list[list[str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [(line.split("\t") + [""] * 5)[:5] for line in lines if line and not line.startswith("#")]


def _cite(title: str, kind: Kind = Kind.REFERENCE, author: tuple[Name, ...] = ()) -> Reference:
    return Reference(kind=kind, raw="", origin=Origin("essay.txt"), title=title, author=author)


def _answer(score: float | None) -> str:
    if score is None:
        return "none"
    if score >= SAME:
        return "same"
    return "other" if score <= OTHER else "unsure"


@pytest.mark.parametrize(("expected", "cited", "title", "heading", "site"), _rows())
def test_pairs(expected: str, cited: str, title: str, heading: str, site: str) -> None:
    """Each pair of the table is told right."""
    score = match(_cite(cited), PageFacts(title=title, heading=heading, site_name=site))
    assert _answer(score) == expected, score


def test_headless_citations_cannot_be_compared() -> None:
    """Without the head of the reference, what looks like a title is none."""
    assert match(_cite("Dostupné z", Kind.HEADLESS), PageFacts(title="Dostupné z")) is None


@pytest.mark.parametrize("where", ["title", "heading", "og_title", "citation_title"])
def test_any_name_of_the_page_will_do(where: str) -> None:
    """The title may stand in any of the places that name a page."""
    title = "Scholarly context not found"
    assert match(_cite(title), PageFacts(**{"title": "PLOS", where: title})) == 1.0  # type: ignore[arg-type]


def test_an_author_lifts_a_doubtful_title_and_no_other() -> None:
    """The author supports a title that is nearly right, and makes no match of a wrong one."""
    author = (Name(family="Galeotti", given="Mark"),)
    doubtful, wrong = "Putin and his shadow armies in Ukraine", "Wooden furniture from Oregon"
    cited = _cite("Putin's shadow army goes to Ukraine", author=author)
    alone = match(cited, PageFacts(title=doubtful))
    supported = match(cited, PageFacts(title=doubtful, authors=("Mark Galeotti",)))
    assert alone is not None
    assert supported is not None
    assert alone < supported <= SAME
    assert not matches(match(cited, PageFacts(title=wrong, authors=("Mark Galeotti",))))


@pytest.mark.parametrize(
    ("answer", "cited", "container", "names", "site"),
    [
        ("same", "Kontakt", "Obec Lhota", ["Kontakt | Obec Lhota"], ""),
        ("same", "Kontakty", "Obec Lhota", ["Kontakty"], "Obec Lhota"),
        ("none", "Kontakt", "Obec Lhota", ["Obec Lhota"], ""),
        ("none", "Kontakt", "Obec Lhota", ["Kontakt | Obec Úpice"], ""),
        ("same", "Úvod", "Obec Lhota", ["OBEC LHOTA"], ""),
        ("same", "Úvodní stránka", "Obec Lhota", ["Úvodní stránka – Obec Lhota"], ""),
        ("none", "Úvod", "Obec Lhota", ["Obec Lhota", "Levné pneumatiky"], ""),
        ("none", "Úvod", "", ["Obec Lhota"], "Obec Lhota"),
    ],
)
def test_names_that_many_pages_have(answer: str, cited: str, container: str, names: list[str], site: str) -> None:
    """A name as `Kontakt` is told by whose page it is."""
    page = PageFacts(title=names[0], heading="".join(names[1:]), site_name=site)
    assert _answer(match(replace(_cite(cited), container_title=container), page)) == answer


REPORT = "Výroční zpráva o stavu ovzduší za rok 2014"


@pytest.mark.parametrize(
    ("answer", "title", "text"),
    [
        ("none", "Microsoft Word - zprava_final.doc", ""),
        ("none", "zprava-2014.pdf", "Obsah a úvodní slovo"),
        ("none", "PowerPoint Presentation", ""),
        ("none", "Obec Lhota", "Vítejte"),
        ("same", "Microsoft Word - zprava_final.doc", f"Ministerstvo {REPORT.upper()} Obsah"),
        ("same", "", f"{REPORT} Obsah"),
        ("same", "Obec Lhota", f"Menu {REPORT}"),
        ("none", "", f"{'položka ' * 80} {REPORT}"),
        ("unsure", "Zprávy z obce", f"{REPORT} Obsah"),
        ("other", "Levné pneumatiky", "Obsah"),
    ],
)
def test_pages_without_a_name(answer: str, title: str, text: str) -> None:
    """Names of files and of the site are none; the beginning of the text stands in for them, and for no other name."""
    cited = replace(_cite(REPORT), container_title="Obec Lhota")
    assert _answer(match(cited, PageFacts(title=title, text=text))) == answer


def test_another_name_will_do() -> None:
    """A second heading, the alternative headline or large print of a PDF may be what was cited."""
    page = PageFacts(title="Server", heading="Zcela jiný nadpis", alternative_titles=("Válka, která nekončí",))
    assert match(_cite("Válka, která nekončí"), page) == 1.0


def test_container_and_date_support_a_doubtful_title() -> None:
    """Each lifts what is nearly right, none makes a match of what is wrong."""
    day = PartialDate(2020, 5, 4)
    cited = replace(_cite("Bytová výstavba v roce 2020"), container_title="Statistický servis", issued=day)
    reworded, wrong = "Bytová výstavba v kraji, rok 2020 (zpřesněná data)", "Sčítání lidu a domů v obcích"
    alone = match(cited, PageFacts(title=reworded))
    supported = [
        match(cited, PageFacts(title=reworded, site_name="Statistický servis")),
        match(cited, PageFacts(title=f"{reworded} | Statistický servis")),
        match(cited, PageFacts(title=reworded, published=day)),
    ]
    assert alone is not None
    assert all(score is not None and alone < score <= SAME for score in supported)
    assert _answer(match(cited, PageFacts(title=wrong, site_name="Statistický servis", published=day))) == "other"


def test_a_title_in_the_text_is_a_doubt_and_no_proof() -> None:
    """A list of articles holds the title too: neither the cited page nor surely another."""
    title = "Prezident podepsal novelu zákona o vysokých školách"
    page = PageFacts(title="Archiv rubriky Domácí", text=f"Dnes: {title}. Včera: nic.")
    assert _answer(match(_cite(title), page)) == "unsure"


@given(st.text(), st.text(), st.text())
def test_any_texts_give_a_score_or_none(cited: str, title: str, heading: str) -> None:
    """Scores stay within 0 and 1, whatever the texts."""
    score = match(_cite(cited), PageFacts(title=title, heading=heading, text=heading))
    assert score is None or 0.0 <= score <= 1.0


@given(st.lists(st.sampled_from(["smlouva", "evropa", "dějiny", "krize", "obrana", "zemí"]), min_size=3, max_size=8))
def test_the_same_title_is_the_same_page(parts: list[str]) -> None:
    """A page that bears the cited title is always the cited one, with any site's name behind."""
    title = " ".join(parts)
    assert matches(match(_cite(title.upper()), PageFacts(title=f"{title} | Server.cz")))
