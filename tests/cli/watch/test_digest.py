"""News in words: what a digest says in Czech and in English, and what strangers' titles cannot make of it."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from markdown_it import MarkdownIt

from dostupne.app.watch.telling import ORDER
from dostupne.cli.render.watch.digest import SHOWN, digest
from dostupne.cli.render.watch.safe_markdown import link, plain
from dostupne.cli.watch_digest_words import DIGEST_KINDS, DIGEST_TEXTS
from dostupne.cli.words import Words
from dostupne.model.news import News
from dostupne.model.watching import EventKind, NewsItem, Phase, WatchedLink
from tests.app.watch.scenes import ESSAY, NOW, alive, changed, citation, dead, moved, watched

COPY = "https://web.archive.org/web/20190501000000/https://www.example.cz/1"


def _news(*items: tuple[EventKind, WatchedLink]) -> News:
    return News("abc123", ESSAY, NOW, tuple(NewsItem(kind, one) for kind, one in items))


def test_a_digest_in_english() -> None:
    told = _news(
        (EventKind.DIED, watched(1, dead(), copy=COPY)),
        (EventKind.CHANGED, watched(2, changed("Volby do senátu", "Recept na svíčkovou"))),
        (EventKind.MOVED, watched(3, moved("https://www.b.cz/nove"))),
        (EventKind.REVIVED, watched(4, alive())),
    )
    subject, text = digest(told, Words("en"), ("STATUS.md",))
    assert subject == "esej: died 1, changed 1, moved 1, came back 1"
    assert text == (
        "**Dead links**\n\n"
        "- Novák: Dějiny odkazů (novak2013)\n"
        "  <https://www.example.cz/1>\n"
        "  dead since 14 November 2026, last seen alive 7 November 2026; the server has no such page (404)\n"
        f"  archived copy, 1 May 2019: <{COPY}>\n\n"
        "**Changed pages**\n\n"
        "- Novák: Dějiny odkazů (novak2013)\n"
        "  <https://www.example.cz/2>\n"
        "  was called: Volby do senátu\n"
        "  is called: Recept na svíčkovou\n\n"
        "**Moved pages**\n\n"
        "- Novák: Dějiny odkazů (novak2013)\n"
        "  <https://www.example.cz/3>\n"
        "  now: <https://www.b.cz/nove>\n\n"
        "**Back again**\n\n"
        "- Novák: Dějiny odkazů (novak2013)\n"
        "  <https://www.example.cz/4>\n"
        "  alive again 28 November 2026\n\n"
        "The full report: `dostupne watch report esej`, and in the files STATUS.md\n\n"
        "Digest abc123. Should it come twice, it is the same.\n"
    )


def test_a_digest_in_czech() -> None:
    subject, text = digest(_news((EventKind.DIED, watched(1))), Words("cs"))
    assert subject == "esej: zaniklo 1"
    assert "nedostupné od 14. 11. 2026, naposledy živé 7. 11. 2026" in text
    assert "archivní kopii neznáme" in text
    assert "dostupne watch report esej" in text


@pytest.mark.parametrize("lang", ["cs", "en"])
def test_every_kind_of_news_has_its_words(lang: str) -> None:
    told = _news(*((kind, watched(number, changed("a", "b"))) for number, kind in enumerate(ORDER)))
    _, text = digest(told, Words(lang))
    assert len(re.findall(r"^\*\*.+\*\*$", text, re.MULTILINE)) == len(EventKind)
    assert set(DIGEST_KINDS) == {str(kind) for kind in EventKind}


def test_all_words_are_used() -> None:
    from pathlib import Path

    import dostupne.cli.render.watch.digest as module

    source = "".join(path.read_text(encoding="utf-8") for path in Path(module.__file__).parent.glob("*.py"))
    assert [code for code in DIGEST_TEXTS if f'"{code}"' not in source and f"'{code}'" not in source] == []


def test_of_500_pieces_of_news_30_are_told_in_full() -> None:
    told = _news(
        *((EventKind.DIED if n < 480 else EventKind.MOVED, watched(n, moved("https://b.cz/"))) for n in range(500))
    )
    subject, text = digest(told, Words("en"))
    assert text.count("https://www.example.cz/") == SHOWN == 30
    assert "And besides: died 450, moved 20." in text
    assert subject == "esej: died 480, moved 20"
    assert len(text) < 8000


def test_a_digest_of_long_addresses_is_no_longer_than_services_take() -> None:
    long = [replace(watched(n), url=f"https://www.example.cz/{n}/{'x' * 1500}") for n in range(30)]
    _, text = digest(_news(*((EventKind.DIED, one) for one in long)), Words("en"))
    assert len(text) < 13_000
    assert "And besides: died 23." in text
    huge = replace(watched(1), url=f"https://www.example.cz/{'x' * 20_000}")
    assert "xxx" in digest(_news((EventKind.DIED, huge), (EventKind.DIED, watched(2))), Words("en"))[1]


def test_a_link_never_seen_alive_says_so() -> None:
    _, text = digest(_news((EventKind.DIED, watched(1, replace(dead(), alive_at=None)))), Words("en"))
    assert "dead since 14 November 2026, never seen alive" in text


def test_a_wall_that_is_gone_is_no_page_that_is_back() -> None:
    _, text = digest(_news((EventKind.UNBLOCKED, watched(1, replace(dead(), phase=Phase.SUSPECTED)))), Words("en"))
    assert "failing since 14 November 2026" in text
    assert "alive again" not in text


def test_several_works_that_cite_it_and_those_retired() -> None:
    works = [citation(f"Dílo {n}", "Novák", f"k{n}") for n in range(6)]
    gone = replace(citation("Staré", "Malý", "stare"), retired_at=NOW - timedelta(days=1))
    _, text = digest(_news((EventKind.DIED, watched(1, dead(), gone, *works))), Words("en"))
    assert "Novák: Dílo 0 (k0); Novák: Dílo 1 (k1); Novák: Dílo 2 (k2); and more works: 3" in text
    assert "Staré" not in text


HOSTILE = [
    "<!channel> <!here> <@U123> <https://evil.example|klikněte>",
    "@everyone @here @room @jana",
    "[klikněte](https://evil.example) ![x](https://evil.example/x.png)",
    "**tučně** `kód` ~~pryč~~ # nadpis",
    "<script>alert(1)</script> <img src=x onerror=alert(1)>",
    "&lt;b&gt; &#64;everyone &amp;",
    "www.evil.example a https://evil.example/x",
    "první\n\n# druhý\n- třetí\r\n<b>",
    "\u202eotočeno\u0007\x1b[31m",
    "\\[x](https://evil.example)",
    "[x]: https://evil.example",
    "| a | b |\n|---|---|",
]


@pytest.mark.parametrize("title", HOSTILE)
def test_titles_of_strangers_are_text_and_nothing_else(title: str) -> None:
    """No markup, no link, no mention, no new line, in CommonMark and in Slack's own language."""
    told = _news(
        (EventKind.CHANGED, watched(2, changed(title, f"{title} 2"), citation(title, title, title))),
    )
    _, text = digest(told, Words("en"), (title,))
    rendered = MarkdownIt("commonmark").enable("table").enable("strikethrough").render(text)
    assert set(re.findall(r"<(\w+)", rendered)) <= {"p", "ul", "li", "strong", "a", "code"}
    assert re.findall(r'href="([^"]*)"', rendered) == ["https://www.example.cz/2"]
    assert re.findall(r"<([^>]*)>", text) == ["https://www.example.cz/2"]
    assert "@" not in text
    assert "evil.example" not in re.findall(r"(?:https?://|www\.)\S+", text)
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", text)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://www.example.cz/a_b?x=1&y=%20#z", "<https://www.example.cz/a_b?x=1&y=%20#z>"),
        ("https://www.example.cz/čas", "<https://www.example.cz/%C4%8Das>"),
        ("https://a.cz/x|klikněte>", "<https://a.cz/x%7Cklikn%C4%9Bte%3E>"),
        ("https://a.cz/ `x`", "<https://a.cz/%20%60x%60>"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("ftp://a.cz/x", "ftp:∕∕a.cz/x"),
    ],
)
def test_links(url: str, shown: str) -> None:
    assert link(url) == shown


def test_underlines_stay_within_words() -> None:
    """Keys of references have them, and there they mark nothing."""
    assert plain("novak_2013") == "novak_2013"
    for text in ("_x_", "__init__", "a _b_ c", "x_ _y", "_"):
        assert MarkdownIt("commonmark").render(plain(text)).count("<em>") == 0
        assert "_" not in re.sub(r"(?<=[^\W_])_(?=[^\W_])", "", plain(text))


def test_a_name_with_spaces_is_one_argument() -> None:
    told = replace(_news((EventKind.DIED, watched(1))), bibliography=replace(ESSAY, name="Moje práce"))
    assert 'dostupne watch report "Moje práce"' in digest(told, Words("cs"))[1]


def test_long_titles_are_cut() -> None:
    assert plain("a" * 500, 20) == "a" * 19 + "…"
