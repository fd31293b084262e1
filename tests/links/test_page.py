"""Reading what pages call themselves: cases, rubbish, bombs, and BeautifulSoup as the slow second opinion."""

import time
from hashlib import sha256

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from dostupne.links.encoding import decode
from dostupne.links.page import read_page
from dostupne.links.visible import SAMPLE
from dostupne.model.dates import PartialDate
from dostupne.model.evidence import PageFacts

HTML = "text/html; charset=utf-8"

ARTICLE = """<!DOCTYPE html><html lang="cs"><head>
<!-- <title>Není to ono</title> -->
<script>document.write("<title>Ani toto</title>")</script>
<TITLE>
  Obrana &amp; st&aacute;t
  | A.cz</TITLE>
<meta content="Obrana a stát" property="og:title"><meta property='og:site_name' content='A.cz'>
<meta name=author content=Novák><meta name="citation_title" content="Obrana: a > b">
<meta name="citation_author" content="Nováková, Jana"><meta name="citation_author" content="Dvořák, Petr">
<meta name="citation_publication_date" content="2014/07/22"><link rel="stylesheet canonical" href="https://a.cz/x?a&amp;b">
<style>h1 { color: red }</style></head>
<body class="x"><noscript>Zapněte JavaScript</noscript><svg><title>Ikona</title></svg><h1></h1>
<h1 class="n">Obrana <b>a</b> stát</h1><p>První odstavec, 2 &lt; 3.</p><form><input name=p type=PassWord></form></body></html>"""


def _read(markup: str, content_type: str = HTML) -> PageFacts:
    facts = read_page(markup.encode(), content_type)
    assert facts is not None
    return facts


def test_all_that_a_page_says() -> None:
    """Every place that names the page is read, and nothing out of comments, scripts and pictures."""
    assert _read(ARTICLE) == PageFacts(
        title="Obrana & stát | A.cz",
        heading="Obrana a stát",
        og_title="Obrana a stát",
        citation_title="Obrana: a > b",
        site_name="A.cz",
        authors=("Nováková, Jana", "Dvořák, Petr"),
        published=PartialDate(2014, 7, 22),
        canonical="https://a.cz/x?a&b",
        language="cs",
        is_shell=True,
        text="Obrana a stát První odstavec, 2 < 3.",
        has_password_field=True,
        # The entities as they are printed: `&lt;` tells no less than `<`.
        digest=sha256("Obrana a stát První odstavec, 2 &lt; 3.".encode()).hexdigest(),
    )


def test_a_digest_is_of_the_visible_text() -> None:
    """Pages that say the same have the same digest, whatever their markup; one word more is another."""
    one = _read("<body><h1 id=a>Titul</h1>\n<p>slova\n a slova</p><script>1</script></body>")
    same = _read("<!-- 7 --><body class=b><b>Titul</b> <div>slova</div> a slova<script>2</script></body>")
    long = [_read(f"<body>{'slova ' * 10_000}{last}</body>") for last in ("konec", "jinak")]
    assert one.digest == same.digest
    assert long[0].text == long[1].text
    assert len({one.digest, *(page.digest for page in long)}) == 3


PARTS = """<html><body><h2 id="kapitola">K</h2><a name='stará'>S</a><p id=bez>B</p><i id="a&amp;b"></i>
<input name="pole"><h3 id="user-content-instalace"></h3><p class="id=jmeno">data-id="cizi"</p></body></html>"""


@pytest.mark.parametrize(
    ("fragment", "there"),
    [
        ("", None),
        ("kapitola", True),
        ("Kapitola", False),
        ("kapitol", False),
        ("star%C3%A1", True),
        ("stará", True),
        ("bez", True),
        ("a&b", True),
        ("instalace", True),
        ("pole", False),
        ("cizi", False),
        ("top", True),
        ("TOP", True),
        ("/kniha/3", None),
        ("!kniha", None),
        ("t=30s", None),
        ("L10-L20", None),
        (":~:text=slova", None),
        ("kapitola:~:text=slova", True),
    ],
)
def test_fragments(fragment: str, there: bool | None) -> None:
    """A part is there if an element bears its name; what a script may make cannot be told."""
    facts = read_page(PARTS.encode(), HTML, fragment)
    assert facts is not None
    assert facts.has_fragment is there


@pytest.mark.parametrize("body", [b"<html><div id=app></div><script>1</script>", b"<p>slova</p>" * 50_000])
def test_a_fragment_of_what_was_not_read(body: bytes) -> None:
    """An empty page that a script will fill, and one too long, may have the part."""
    facts = read_page(body, HTML, "kapitola")
    assert facts is not None
    assert facts.has_fragment is None


LINKED = [
    (
        '{"@type":"NewsArticle","headline":"Titulek &amp; text","author":{"name":"Jan"},"datePublished":"2014-07"}',
        ("Titulek & text", ("Jan",), PartialDate(2014, 7)),
    ),
    (
        '[{"@type":"Person","name":"Jan"},{"@type":["Book"],"name":"Kniha","author":["A","B"]}]',
        ("Kniha", ("A", "B"), None),
    ),
    (
        '{"@graph":[{"@type":"Organization","name":"A.cz"},{"@type":"WebPage","name":"Stránka"}]}',
        ("Stránka", (), None),
    ),
    ('{"@type":"Organization","name":"A.cz"}', ("", (), None)),
    ('{"mainEntity":{"@type":"Book","name":"Kniha"}}', ("Kniha", (), None)),
    ('{"@graph":[{"@graph":[{"headline":"Hluboko\nv grafu"}]}]}', ("Hluboko v grafu", (), None)),
    ('{"headline": broken', ("", (), None)),
    ("[" * 50_000, ("", (), None)),
    ('{"headline":5,"author":7}', ("", (), None)),
]


@pytest.mark.parametrize(("script", "expected"), LINKED)
def test_linked_data(script: str, expected: tuple[str, tuple[str, ...], PartialDate | None]) -> None:
    """JSON-LD names the work where the page's metas do not; broken JSON-LD says nothing."""
    facts = _read(f'<html><script type="application/ld+json">{script}</script></html>')
    assert (facts.citation_title, facts.authors, facts.published) == expected


def test_other_names_of_a_page() -> None:
    """Alternative headlines, a second heading and the headline behind a `citation_title` are names too."""
    facts = _read(
        '<html><meta name="citation_title" content="A"><meta name="twitter:title" content="T"><h1>Web</h1><h1>Druhý</h1>'
        '<script type="application/ld+json">{"headline":"H","alternativeHeadline":"Jinak"}</script></html>'
    )
    assert facts.citation_title == "A"
    assert facts.alternative_titles == ("H", "Jinak", "Druhý", "T")


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("2014-07-22T10:00:00Z", PartialDate(2014, 7, 22)),
        ("2014/7", PartialDate(2014, 7)),
        ("2014", PartialDate(2014)),
        ("22. 7. 2014", PartialDate(2014, 7, 22)),
        ("2014-13-40", PartialDate(2014)),
        ("0000", None),
        ("včera", None),
    ],
)
def test_dates(printed: str, date: PartialDate | None) -> None:
    """Dates as metas print them; impossible parts fall away."""
    assert _read(f'<html><meta name="DC.Date" content="{printed}">').published == date


CZECH = "<html><head>{meta}<title>Příliš žluťoučký kůň úpěl ďábelské ódy</title></head></html>"


@pytest.mark.parametrize(
    ("encoding", "meta", "content_type"),
    [
        ("utf-8", "", "text/html"),
        ("utf-8-sig", "", "text/html; charset=windows-1250"),
        ("utf-16", "", "text/html"),
        ("utf-16-le", "", "text/html"),
        ("utf-16-be", "", "text/html"),
        ("cp1250", "", "text/html; charset=windows-1250"),
        ("cp1250", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">', "text/html"),
        ("cp1250", "<meta charset=windows-1250>", "text/html; charset=utf-8"),
        ("cp1250", "", "text/html"),
        ("cp1250", "", "text/html; charset=utf-8"),
        ("iso8859-2", "", "text/html"),
        ("iso8859-2", '<meta charset="ISO-8859-2">', "text/html"),
        ("utf-8", '<meta charset="utf-16">', "text/html"),
        ("utf-8", '<meta charset="rot13">', "text/html; charset=unicode_escape"),
    ],
)
def test_encodings(encoding: str, meta: str, content_type: str) -> None:
    """Czech letters come out right whatever is said, or not said, of their encoding."""
    facts = read_page(CZECH.format(meta=meta).encode(encoding), content_type)
    assert facts is not None
    assert facts.title == "Příliš žluťoučký kůň úpěl ďábelské ódy"


def test_a_stray_byte_does_not_change_the_encoding() -> None:
    """One broken letter in UTF-8 is one broken letter."""
    body = ("<title>Příliš žluťoučký kůň úpěl</title>" * 3).encode() + b"\xff"
    assert decode(body, "text/html; charset=utf-8").startswith("<title>Příliš žluťoučký")


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"%PDF-1.7 ...", "application/pdf"),
        (b"%PDF-1.7 <html><title>x</title>", "text/html"),
        (b"\x89PNG\r\n", "image/png"),
        (b'{"a": 1}', "application/json"),
        (b"Prost\xc3\xbd text", "text/plain"),
        (b"", ""),
    ],
)
def test_what_is_no_page(body: bytes, content_type: str) -> None:
    """PDF, pictures and data are no pages, whatever the header claims."""
    assert read_page(body, content_type) is None


@pytest.mark.parametrize("content_type", ["", "text/plain", "application/octet-stream"])
def test_a_page_by_its_looks(content_type: str) -> None:
    """A page that is sent as something else is a page."""
    facts = read_page(b"\n<!-- x -->\n<!DOCTYPE html><title>T</title>", content_type)
    assert facts is not None
    assert facts.title == "T"


def test_an_apostrophe_in_a_quoted_value_is_no_open_quote() -> None:
    """`content="Don't panic"` is whole; a value whose quote never closes must not swallow the next element."""
    facts = read_page(
        b"""<meta property="og:title" content="Don't panic"><meta name=author content="x><h1>N</h1>""", HTML
    )
    assert facts is not None
    assert facts.og_title == "Don't panic"
    assert facts.heading == "N" or not facts.authors


def test_an_empty_page_says_nothing() -> None:
    """An empty body sent as HTML is a page that says nothing."""
    assert read_page(b"", HTML) == PageFacts()


BOMBS = {
    "nested": "<div>" * 10_000 + "<h1>Nadpis</h1>",
    "nested headings": "<h1>" * 100_000,
    "open comments": "<!-- " * 100_000,
    "open scripts": "<script>" * 60_000,
    "open quotes": '<meta name="a ' * 40_000,
    "open tags": "<meta " * 90_000,
    "angles": "<" * 500_000,
    "many metas": '<meta name="author" content="x">' * 20_000,
    "entities": "<body>" + "&amp;lt;" * 60_000,
    "comments before": "<!-- x -->" * 50_000 + "<html>",
    "blanks before": " " * 500_000,
    "five megabytes": "<title>T</title><body>" + "<p>slova a slova</p>" * 260_000,
}


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.parametrize("content_type", [HTML, ""])
def test_bombs(name: str, content_type: str) -> None:
    """Nesting, unclosed things and size cost bounded time and break nothing."""
    body = BOMBS[name].encode()
    start = time.perf_counter()
    facts = read_page(body, content_type)
    assert time.perf_counter() - start < 2
    assert facts is None or len(facts.text) <= SAMPLE


@given(
    st.binary() | st.text(alphabet="<>!-/\"'= abchimtle1scrpx&;").map(str.encode),
    st.sampled_from([HTML, "text/html", ""]),
)
def test_any_bytes(body: bytes, content_type: str) -> None:
    """Nothing raises, whatever is sent."""
    facts = read_page(body, content_type)
    assert facts is None or len(facts.text) <= SAMPLE


WORDS = st.text(alphabet="abcěščř &<>\"'|–", max_size=30)


@given(WORDS, WORDS, WORDS, WORDS, st.booleans())
def test_agrees_with_beautiful_soup(title: str, heading: str, og_title: str, author: str, single: bool) -> None:
    """On any orderly page the quick reading and a whole tree say the same."""
    quote = "'" if single else '"'

    def escaped(text: str) -> str:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").replace("'", "&#39;")

    markup = (
        f"<html><head><title>{escaped(title)}</title><meta property={quote}og:title{quote} "
        f"content={quote}{escaped(og_title)}{quote}/><meta name=author content={quote}{escaped(author)}{quote}></head>"
        f"<body><h1 id=a>{escaped(heading)} <i>x</i></h1><p>konec</p></body></html>"
    )
    tree = BeautifulSoup(markup, "lxml")
    facts = _read(markup)
    assert tree.title is not None
    assert tree.h1 is not None
    assert facts.title == " ".join(tree.title.get_text().split())
    assert facts.heading == " ".join(tree.h1.get_text().split())
    assert facts.og_title == " ".join(str(tree.find("meta", {"property": "og:title"})["content"]).split())  # type: ignore[index]
    assert facts.text == " ".join(tree.body.get_text(" ").split())  # type: ignore[union-attr]
