"""Works → citation templates of the Czech Wikipedia."""

import re

import pytest

from dostupne.export import EXPORTERS
from dostupne.export.wikipedia import WIKIPEDIA, template
from dostupne.model.dates import PartialDate
from dostupne.model.names import Name
from dostupne.model.reference import Kind, Origin, Reference
from dostupne.model.work import Work

NOVAK, MALA, BODY = Name("Novák", "Jan"), Name("Malá", "Eva", "van", "ml."), Name(literal="Český statistický úřad")


def _reference(**given: object) -> Reference:
    return Reference(kind=Kind.ENTRY, raw="", origin=Origin("-"), **given)  # type: ignore[arg-type]  # by name


def _lines(**given: object) -> list[str]:
    return template(_reference(**given)).splitlines()


def test_a_book() -> None:
    assert _lines(
        type="book",
        author=(NOVAK, MALA),
        et_al=True,
        title="Úvod",
        translator=(MALA,),
        edition="2",
        publisher="Karolinum",
        publisher_place="Praha",
        issued=PartialDate(2014, 7),
        number_of_pages="312",
        collection_title="Řada",
        collection_number="7",
        isbn="978-80-246-2400-8",
        language="sk",
        note="Se seznamem.",
    ) == [
        "{{Citace monografie",
        " | příjmení = Novák",
        " | jméno = Jan",
        " | příjmení2 = Malá ml.",
        " | jméno2 = Eva van",
        " | spoluautoři = a kol.",
        " | titul = Úvod",
        " | překladatelé = Eva van Malá ml.",
        " | vydání = 2",
        " | vydavatel = Karolinum",
        " | místo = Praha",
        " | rok = 2014",
        " | měsíc = 7",
        " | počet stran = 312",
        " | edice = Řada",
        " | svazek edice = 7",
        " | isbn = 978-80-246-2400-8",
        " | poznámka = Se seznamem.",
        " | jazyk = sk",
        "}}",
    ]


def test_a_page_of_the_web_with_its_archived_copy() -> None:
    assert _lines(
        type="webpage",
        author=(BODY,),
        title="Obyvatelstvo",
        container_title="ČSÚ",
        url="https://www.czso.example/a?b=1&c=~x",
        archive_url="https://web.archive.org/web/20231019101112/https://www.czso.example/a",
        archive_date=PartialDate(2023, 10, 19),
        accessed=PartialDate(2023, 10, 20),
        issued=PartialDate(2023, 3, 31),
        medium="online",
        language="cs",
    ) == [
        "{{Citace elektronické monografie",
        " | korporace = Český statistický úřad",
        " | titul = Obyvatelstvo",
        " | url = https://www.czso.example/a?b=1&c=~x",
        " | url archivu = https://web.archive.org/web/20231019101112/https://www.czso.example/a",
        " | vydavatel = ČSÚ",
        " | datum vydání = 2023-03-31",
        " | datum archivace = 2023-10-19",
        " | datum přístupu = 2023-10-20",
        "}}",
    ]


@pytest.mark.parametrize(
    ("given", "name", "line"),
    [
        ({"type": "article-journal", "container_title": "Vesmír", "page": "1-5"}, "Citace periodika", "strany = 1–5"),
        (
            {
                "type": "article-newspaper",
                "container_title": "iDnes",
                "url": "http://a.example/",
                "accessed": PartialDate(2020),
            },
            "Citace elektronického periodika",
            "periodikum = iDnes",
        ),
        (
            {"type": "post-weblog", "container_title": "Blog", "url": "http://a.example/"},
            "Citace elektronického periodika",
            "url = http://a.example/",
        ),
        (
            {"type": "chapter", "container_title": "Kniha", "editor": (MALA, NOVAK)},
            "Citace sborníku",
            "příjmení sestavitele2 = Novák",
        ),
        (
            {"type": "paper-conference", "container_title": "S.", "editor": (BODY,)},
            "Citace sborníku",
            "sestavující korporace = Český statistický úřad",
        ),
        (
            {"type": "thesis", "genre": "Diplomová práce", "note": "Vedoucí práce Jan NOVÁK."},
            "Citace kvalifikační práce",
            "vedoucí práce = Jan NOVÁK",
        ),
        ({"type": "thesis", "genre": "Diplomová práce"}, "Citace kvalifikační práce", "typ práce = Diplomová práce"),
        ({"type": "patent", "author": (BODY, NOVAK), "number": "CZ 1"}, "Citace patentu", "příjmení vynálezce = Novák"),
        ({"type": "patent", "author": (NOVAK,), "extra": (("authority", "ÚPV"),)}, "Citace patentu", "úřad = ÚPV"),
        ({"type": "standard", "number": "ČSN ISO 690"}, "Citace normy", "označení = ČSN ISO 690"),
        (
            {"type": "map", "issued": PartialDate(1848), "issued_end": PartialDate(1876)},
            "Citace monografie",
            "rok = 1848–1876",
        ),
        ({"type": "periodical", "issued": PartialDate(1997), "issued_open": True}, "Citace monografie", "rok = 1997–"),
        (
            {"type": "dataset", "medium": "online, dataset", "doi": "10.1/x"},
            "Citace elektronické monografie",
            "druh nosiče = online, dataset",
        ),
        ({"type": "book", "author": (NOVAK,) * 8}, "Citace monografie", "spoluautoři = a kol."),
        ({"type": "book", "author": (NOVAK, BODY)}, "Citace monografie", "autor2 = Český statistický úřad"),
    ],
)
def test_every_kind_has_its_template(given: dict[str, object], name: str, line: str) -> None:
    first, *lines, last = _lines(title="T", **given)
    assert (first, last) == ("{{" + name, "}}")
    assert f" | {line}" in lines


@pytest.mark.parametrize(
    "text",
    [
        "a | b",
        "{{Delete}}",
        "[[Praha|x]]",
        "x }} y",
        "<ref>",
        "<nowiki>",
        "'''b'''",
        "~~~~",
        "__NOTOC__",
        "&lt;b&gt;",
        "[http://a.cz x]",
        "a\n* b",
        "}",
    ],
)
def test_no_value_can_mean_something_to_mediawiki(text: str) -> None:
    lines = _lines(type="book", title=text, url=f"http://a.example/{text}")
    assert len(lines) == 4
    for line in lines[1:3]:
        value = line.partition(" = ")[2]
        assert re.search(r"[|<>{}]|\[\[|\]\]|\[http|''|~{3}|__\w+__|&lt;", value) is None
    title = lines[1].removeprefix(" | titul = ")
    assert re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), title) == " ".join(text.split())


def test_harmless_signs_stay() -> None:
    assert " | titul = [b. m.]: Tom & Jerry, 'x' ~ 50 % #1 * 2" in _lines(
        title="[b. m.]: Tom & Jerry, 'x' ~ 50 % #1 * 2"
    )


def test_templates_are_parted_by_empty_lines() -> None:
    works = [Work("a", _reference(title="A"), ()), Work("b", _reference(title="B"), ())]
    assert WIKIPEDIA.write(works) == "{{Citace monografie\n | titul = A\n}}\n\n{{Citace monografie\n | titul = B\n}}\n"
    assert WIKIPEDIA.write([]) == ""
    assert WIKIPEDIA in EXPORTERS
