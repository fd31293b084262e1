"""What a PDF calls itself: properties and large print, in a process that may break down."""

from pathlib import Path

import pytest

from dostupne.documents.pdf.front import read_front
from dostupne.model.dates import PartialDate
from dostupne.model.evidence import PageFacts

CASES = Path(__file__).with_name("cases") / "pdf"


def made(texts: list[tuple[float, str]], properties: str = "") -> bytes:
    """A PDF of one page, lines of text in sizes of type, from the top downwards."""
    height = iter(range(800, 0, -40))
    drawn = "".join(f"BT /F {size} Tf 40 {next(height)} Td ({text}) Tj ET\n" for size, text in texts)
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<<{properties}>>",
    ]
    body, places = "%PDF-1.4\n", []
    for number, thing in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj{thing}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 7\n0000000000 65535 f \n{table}trailer<</Size 7/Root 1 0 R/Info 6 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    return (body + end).encode("latin-1")


REPORT = made(
    [
        (28, "BIS"),
        (20, "Annual report of the service"),
        (20, "for the year 2014"),
        (10, "The text of the report is here,"),
        (10, "and it goes on for a long while."),
        (24, "ACME"),
    ],
    "/Title(Microsoft Word - zprava.doc)/Author(Jan Novak; Eva Mala)/CreationDate(D:20150722103000+02'00')",
)


def test_what_a_pdf_calls_itself() -> None:
    """Properties as they are, large print the largest first, without signs of a few letters; the text of the page."""
    assert read_front(REPORT) == PageFacts(
        title="Microsoft Word - zprava.doc",
        heading="ACME",
        alternative_titles=("Annual report of the service for the year 2014",),
        authors=("Jan Novak", "Eva Mala"),
        published=PartialDate(2015, 7, 22),
        text="BIS Annual report of the service for the year 2014 The text of the report is here, and it goes on for a long while. ACME",
    )


def test_a_page_in_one_size_has_no_title() -> None:
    """Where nothing is printed large, the text alone is known."""
    facts = read_front(made([(12, "First line of it"), (12, "second line of it")]))
    assert facts is not None
    assert (facts.title, facts.heading, facts.published) == ("", "", None)
    assert facts.text == "First line of it second line of it"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7",
        b"%PDF-1.7\n" + bytes(10_000),
        (CASES / "notes.pdf").read_bytes()[:9000],
        (CASES / "locked.pdf").read_bytes(),
    ],
)
def test_what_cannot_be_opened(data: bytes) -> None:
    """A PDF that is locked, damaged or cut off says nothing."""
    assert read_front(data) is None
