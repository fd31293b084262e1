"""development.txt → development.jsonl: dresses the words of each pair as a page of its kind of site.

The words of a pair (its reference, titles, paragraphs) stand in the table and were written for that pair; what is
drawn here is only what stands around them on every site: menus, cookie bars, sidebars, footers, scripts. The draw
is seeded by the asked address, so the file comes out the same each time:

    .venv/bin/python -m benchmarks.data.pages.make_development
"""

import json
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlsplit

HERE = Path(__file__).parent
TABLE = HERE / "development.txt"
PAIRS = HERE / "development.jsonl"

# Kinds whose text is a whole article; a message about a missing page is not padded.
WHOLE = {"same", "changed-title", "redesign", "other-article"}

MENU = {
    "cs": "Úvod|Aktuality|O nás|Kontakty|Služby|Fotogalerie|Ke stažení|Kalendář akcí|Napsali o nás|Časté dotazy|Partneři|Archiv",
    "sk": "Domov|Aktuality|O nás|Kontakty|Služby|Galéria|Na stiahnutie|Podujatia|Partneri|Archív",
    "en": "Home|News|About|Contact|Services|Gallery|Downloads|Events|Our people|FAQ|Partners|Archive",
    "de": "Startseite|Aktuelles|Über uns|Kontakt|Termine|Galerie|Downloads|Presse",
    "pl": "Strona główna|Aktualności|O nas|Kontakt|Galeria|Do pobrania|Wydarzenia|Archiwum",
}
ASIDE = {
    "cs": "Sběrný dvůr mění otevírací dobu|Cyklisté se dočkají nového mostku|Vstupenky na podzimní koncert jsou v prodeji|Hledáme posilu do účtárny|Výsledky soutěže mladých fotografů|Jak jsme opravovali střechu|Sobotní běh okolo rybníka|Kurz háčkování znovu od září|Nový katalog vyšel tiskem|Zelená linka má jiné číslo",
    "sk": "Zberný dvor bude v sobotu zatvorený|Deti zasadili dvanásť líp|Kniha o starých remeslách je v predaji|Nová autobusová zastávka pri škole|Víkend otvorených ateliérov|Rozpočet prešiel bez pripomienok",
    "en": "Volunteers wanted for the spring count|New opening hours from March|Photographs from the summer fair|Minutes of the annual meeting|Grant awarded for roof repairs|How to reach us by bus|Our newsletter has moved|Three questions for our new curator",
    "de": "Neue Öffnungszeiten ab Mai|Rückblick auf das Sommerfest|Ehrenamtliche gesucht|Der Jahresbericht ist da|Busverbindung geändert",
    "pl": "Nowe godziny otwarcia od maja|Zdjęcia z festynu|Szukamy wolontariuszy|Sprawozdanie roczne gotowe|Zmiana rozkładu autobusów",
}
COOKIE = {
    "cs": "Na tomto webu používáme soubory cookie. Nezbytné jsou zapnuté vždy, ostatní jen s vaším svolením.|Rozumím|Odmítnout",
    "sk": "Táto stránka ukladá súbory cookie, aby si pamätala vaše nastavenia.|V poriadku|Nastaviť",
    "en": "We use cookies to make the site work and to count visits.|Accept all|Reject non-essential",
    "de": "Diese Website verwendet Cookies für Statistik und Komfort.|Alle akzeptieren|Nur notwendige",
    "pl": "Ta strona używa plików cookie, aby liczyć odwiedziny.|Zgadzam się|Nie zgadzam się",
}
FOOT = {
    "cs": "Všechna práva vyhrazena.|Prohlášení o přístupnosti|Ochrana osobních údajů|Mapa webu|Tvorba stránek: Studio Krtek|RSS",
    "sk": "Všetky práva vyhradené.|Vyhlásenie o prístupnosti|Ochrana osobných údajov|Mapa stránok|Správca obsahu",
    "en": "All rights reserved.|Accessibility statement|Privacy notice|Site map|Terms of use|Made with care by Harrow Web",
    "de": "Alle Rechte vorbehalten.|Impressum|Datenschutz|Barrierefreiheit|Sitemap",
    "pl": "Wszelkie prawa zastrzeżone.|Polityka prywatności|Deklaracja dostępności|Mapa strony",
}
FILLER = {
    "cs": "Podrobnosti jsme probírali s těmi, kdo byli u toho od začátku. Jejich vzpomínky se v lecčems rozcházejí, v hlavních bodech se však shodnou.|Příprava zabrala víc než rok. Nejdéle trvalo sehnat všechna potřebná vyjádření, samotná práce pak šla rychle.|Náklady zatím nejsou vyúčtovány. Odhad počítal s tím, že část pokryjí dary a část příspěvek kraje.|Kdo má další poznatky, může je poslat redakci; doplníme je do příštího vydání.|Obdobný postup zvolili i sousedé a spokojení jsou dodnes, třebaže zpočátku váhali.|Snímky pořídil autor textu, není-li uvedeno jinak. Starší fotografie pocházejí ze soukromých sbírek.|Tabulka na konci shrnuje hodnoty po jednotlivých letech; prázdné pole znamená, že údaj se toho roku nesledoval.|V literatuře se o tom píše málo a často nepřesně. Proto uvádíme i prameny, ze kterých jsme vycházeli.|První zmínka je starší, než se dosud soudilo. Dokládá to zápis, který se našel při stěhování archivu.|Odpoledne se přidal déšť, a tak se závěr přesunul pod střechu. Na náladě to nikomu neubralo.|Zkušenost ukazuje, že záleží hlavně na lidech a teprve potom na vybavení.|Další setkání se chystá na jaro, termín zveřejníme včas.",
    "sk": "Príprava trvala viac ako rok a zapojilo sa do nej niekoľko desiatok ľudí.|Náklady ešte nie sú vyúčtované, časť pokryjú dary.|Kto má ďalšie poznatky, môže ich poslať redakcii.|Staršie fotografie pochádzajú zo súkromných zbierok.|V literatúre sa o tom píše málo, preto uvádzame aj pramene.|Ďalšie stretnutie sa chystá na jar.|Skúsenosť ukazuje, že záleží najmä na ľuďoch.",
    "en": "Those who were there from the start remember it differently, yet they agree on the main points.|It took more than a year to prepare; most of that time went on paperwork rather than on the work itself.|The final cost is not known. The estimate assumed that gifts would cover a third of it.|Readers who know more are welcome to write to us; we add corrections at the foot of the text.|Neighbouring districts chose the same way and have not regretted it.|The table at the end gives the figures year by year. A dash means that nothing was recorded.|Little has been written about it, and some of that is wrong, so the sources are listed in full.|Photographs are by the author unless stated otherwise.|Rain came in the afternoon and the last part moved indoors.|The earliest mention turned up by chance when the archive moved to its present home.",
    "de": "Die Vorbereitung dauerte länger als ein Jahr.|Wer mehr weiß, kann der Redaktion schreiben; Ergänzungen folgen.|Die Kosten sind noch nicht abgerechnet.|Ältere Bilder stammen aus privaten Sammlungen.|Das nächste Treffen ist für das Frühjahr geplant.",
    "pl": "Przygotowania trwały ponad rok.|Kto wie więcej, może napisać do redakcji; uzupełnienia dodamy później.|Koszty nie zostały jeszcze rozliczone.|Starsze zdjęcia pochodzą z prywatnych zbiorów.|Następne spotkanie planujemy na wiosnę.",
}  # fmt: skip
SCRIPTS = (
    "window.dataLayer=window.dataLayer||[];function track(){dataLayer.push(arguments)}track('js',new Date());track('config','SITE-%d');",
    "(function(d,s){var j=d.createElement(s);j.async=true;j.src='/static/stat.js?v=%d';d.head.appendChild(j)})(document,'script');",
    "var settings={\"ajaxPageState\":{\"theme\":\"zen\",\"build\":%d,\"js\":{\"misc/jquery.js\":1,\"misc/once.js\":1,\"modules/menu.js\":1}},\"basePath\":\"/\",\"strings\":{}};",
    "document.addEventListener('DOMContentLoaded',function(){var b=document.querySelector('.burger');if(b){b.onclick=function(){document.body.classList.toggle('open-%d')}}});",
    "/*<![CDATA[*/var emoji={baseUrl:'/core/emoji/%d/',ext:'.png'};!function(w){w.addEventListener&&w.addEventListener('load',function(){w.ready=1},!1)}(window);/*]]>*/",
)  # fmt: skip
STYLE = (
    "<style>body{margin:0;font:16px/1.5 Arial,sans-serif;color:#222}a{color:#05c}.wrap{max-width:1100px;margin:auto}"
    ".nav li{display:inline-block;padding:0 .6em}.side{float:right;width:30%}footer{background:#eee;padding:1em}</style>"
)


@dataclass(frozen=True)
class Page:
    """What one block of the table says, by the letter each line begins with, and the dice for what stands around."""

    label: str
    language: str
    template: str
    lines: dict[str, list[str]]
    dice: Random

    def one(self, letter: str, default: str = "") -> str:
        return self.lines.get(letter, [default])[0]

    def marked(self, letter: str, default: str = "") -> str:
        """One line, escaped for HTML."""
        return escape(self.one(letter, default), quote=False)

    @property
    def spoken(self) -> str:
        """Language of the page, which need not be that of the reference."""
        return self.one("g", self.language)

    @property
    def asked(self) -> str:
        return self.one("u")

    @property
    def host(self) -> str:
        return urlsplit(self.asked).netloc

    def drawn(self, pool: dict[str, str], count: int) -> list[str]:
        words = pool.get(self.spoken, pool["en"]).split("|")
        return self.dice.sample(words, min(count, len(words)))


def head(page: Page, pattern: str = "{h} | {n}") -> str:
    """`t` is the title as it stands, `t -` none; otherwise the pattern of the template."""
    title = page.one("t", pattern.format(h=page.one("h"), n=page.one("n", page.host)))
    return "" if title == "-" else f"<title>{escape(title, quote=False)}</title>"


def paragraphs(page: Page) -> str:
    texts = list(page.lines.get("p", []))
    if page.label in WHOLE:
        for text in page.drawn(FILLER, page.dice.randint(0, 7)):
            texts.insert(page.dice.randint(min(1, len(texts)), len(texts)), text)
    return "\n".join(f"<p>{escape(text, quote=False)}</p>" for text in texts)


def items(names: list[str], dice: Random) -> str:
    return "".join(f'<li><a href="/{dice.randint(2, 9800)}">{escape(name, quote=False)}</a></li>' for name in names)


def links(page: Page) -> str:
    names = page.one("l").split(" ; ") if "l" in page.lines else []
    return f'<ul class="list">{items(names, page.dice)}</ul>' if names else ""


def menu(page: Page) -> str:
    return f'<ul class="nav">{items(page.drawn(MENU, page.dice.randint(4, 9)), page.dice)}</ul>'


def aside(page: Page) -> str:
    return f'<ul class="side">{items(page.drawn(ASIDE, page.dice.randint(2, 6)), page.dice)}</ul>'


def cookie_bar(page: Page) -> str:
    if page.dice.random() < 0.4:
        return ""
    text, yes, no = COOKIE.get(page.spoken, COOKIE["en"]).split("|")
    return f'<div id="cookie-bar" role="dialog"><p>{text}</p><button>{yes}</button><button>{no}</button></div>'


def foot(page: Page) -> str:
    said = " · ".join(page.drawn(FOOT, page.dice.randint(2, 5)))
    return f"<footer><p>© {page.dice.randint(2015, 2025)} {page.marked('n', page.host)}. {said}</p></footer>"


def scripts(page: Page, most: int = 4) -> str:
    drawn = page.dice.sample(SCRIPTS, page.dice.randint(1, most))
    return "\n".join(f"<script>{text % page.dice.randint(100, 99999)}</script>" for text in drawn)


def byline(page: Page) -> str:
    return " · ".join(part for part in (page.marked("a"), page.marked("d")) if part)


def style(page: Page) -> str:
    """Rules of a theme printed into the page, as builders of sites do: from one to about nine thousand characters."""
    boxes = ("hero", "card", "menu", "grid", "teaser", "modal", "banner", "col")
    rules = (
        f".{page.dice.choice(boxes)}-{page.dice.randint(1, 99)}>{page.dice.choice(('a', 'li', 'span', 'div'))}"
        f"{{margin:{page.dice.randint(0, 40)}px 0;color:#{page.dice.randrange(16**6):06x};line-height:1.{page.dice.randint(1, 8)}}}"
        for _ in range(page.dice.randint(12, 150))
    )
    return f"<style>{''.join(rules)}</style>"


def html5(page: Page, inside_head: str, body: str) -> str:
    return f'<!DOCTYPE html>\n<html lang="{page.spoken}">\n<head>\n<meta charset="utf-8">\n{inside_head}\n{style(page)}\n</head>\n{body}\n</html>\n'


def wordpress(page: Page) -> str:
    title = head(page, "{h} - {n}")
    meta = f'<meta name="generator" content="WordPress 6.{page.dice.randint(0, 7)}">\n<meta name="robots" content="max-image-preview:large">'
    return html5(
        page,
        f"{title}\n{meta}\n<link rel='stylesheet' href='/wp-content/themes/astrid/style.css?ver=1.{page.dice.randint(0, 9)}'>\n{scripts(page)}",
        f'<body class="post-template-default single postid-{page.dice.randint(9, 9999)}">\n<div id="page" class="site"><a class="skip-link" href="#content">↓</a>'
        f'<header id="masthead"><p class="site-title"><a href="/">{page.marked("n")}</a></p><nav>{menu(page)}</nav></header>\n'
        f'<div id="content"><article class="hentry"><h1 class="entry-title">{page.marked("h")}</h1><div class="entry-meta">{byline(page)}</div>\n'
        f'<div class="entry-content">{paragraphs(page)}{links(page)}</div></article>\n<div id="secondary" class="widget-area">{aside(page)}</div></div>\n{foot(page)}</div>\n{cookie_bar(page)}</body>',
    )


def drupal(page: Page) -> str:
    return html5(
        page,
        f'{head(page)}\n<meta name="Generator" content="Drupal {page.dice.choice((7, 9, 10))}">\n<link rel="shortcut icon" href="/misc/favicon.ico">\n{scripts(page)}',
        f'<body class="html not-front no-sidebars page-node"><div id="skip-link"><a href="#main-content">⇣</a></div>\n{cookie_bar(page)}<div class="region region-header"><div id="site-name"><strong><a href="/" rel="home">{page.marked("n")}</a></strong></div></div>'
        f'<div class="region region-navigation">{menu(page)}</div>\n<div class="breadcrumb"><a href="/">{page.marked("n")}</a> » {page.marked("k", "…")}</div>\n<a id="main-content"></a><h1 class="page-header">{page.marked("h")}</h1>'
        f'<div class="node node-page"><div class="submitted">{byline(page)}</div><div class="field-name-body">{paragraphs(page)}</div>{links(page)}</div>\n{aside(page)}\n{foot(page)}</body>',
    )


def bootstrap(page: Page) -> str:
    return html5(
        page,
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n{head(page)}\n<link href="/css/bootstrap.min.css" rel="stylesheet">',
        f'<body>\n<nav class="navbar navbar-expand-lg"><div class="container"><a class="navbar-brand" href="/">{page.marked("n")}</a>{menu(page)}'
        f'<form class="d-flex" role="search"><input class="form-control" type="search"></form></div></nav>\n<main class="container py-5"><div class="row"><div class="col-lg-8"><h1 class="display-5">{page.marked("h")}</h1><p class="lead">{byline(page)}</p>{paragraphs(page)}{links(page)}</div>'
        f'<div class="col-lg-4"><div class="card">{aside(page)}</div></div></div></main>\n{foot(page)}\n{cookie_bar(page)}{scripts(page)}</body>',
    )


def tables(page: Page) -> str:
    """The static pages of about 2000: layout by tables, FONT, capitals in tags, often not in UTF-8."""
    charset = page.one("e", "utf-8")
    rows = "".join(
        f'<TR><TD BGCOLOR="#CCCC99"><A HREF="{name[:3].lower()}.htm">{name}</A></TD></TR>'
        for name in page.drawn(MENU, 7)
    )
    heading = f"<H2><FONT COLOR='#003366'>{page.marked('h')}</FONT></H2>" if "h" in page.lines else ""
    return (
        f'<HTML>\n<HEAD>\n<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset={charset}">\n{head(page, "{h}")}\n'
        f'<META NAME="Author" CONTENT="{page.marked("a")}">\n</HEAD>\n<BODY BGCOLOR="#FFFFEE" TEXT="#000000">\n<TABLE WIDTH="780" BORDER="0" CELLPADDING="4">\n<TR><TD COLSPAN="2"><FONT SIZE="5" FACE="Arial">{page.marked("n")}</FONT></TD></TR>\n'
        f'<TR><TD VALIGN="top" WIDTH="150"><TABLE>{rows}</TABLE></TD><TD VALIGN="top">{heading}<I>{byline(page)}</I>\n{paragraphs(page)}\n{links(page)}</TD></TR>\n</TABLE><HR><CENTER><FONT SIZE="1">{page.dice.randint(1999, 2012)}</FONT></CENTER>\n</BODY>\n</HTML>\n'
    )


def linked_data(page: Page) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": page.one("h"),
        "author": {"@type": "Person", "name": page.one("a")},
        "publisher": {"@type": "Organization", "name": page.one("n")},
        "datePublished": page.one("d"),
    }
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def news(page: Page) -> str:
    told = f'<meta property="og:title" content="{page.marked("h")}">\n{linked_data(page)}' if "h" in page.lines else ""
    return html5(
        page,
        f'{head(page)}\n<meta property="og:site_name" content="{page.marked("n")}">\n{told}\n{STYLE}\n{scripts(page)}',
        f'<body class="article-detail">\n<div class="ad ad-leaderboard" data-slot="{page.dice.randint(10, 99)}"></div><header class="top"><a class="logo" href="/">{page.marked("n")}</a>{menu(page)}<a class="login" href="/user/login">👤</a></header>\n'
        f'<div class="wrap"><article itemscope><h1 itemprop="headline">{page.marked("h")}</h1><div class="info">{byline(page)}</div>{paragraphs(page)}{links(page)}</article>\n<section class="most-read">{aside(page)}</section></div>{foot(page)}\n{scripts(page, 2)}{cookie_bar(page)}</body>',
    )


def json_only(page: Page) -> str:
    """The headline stands in JSON-LD alone; the title is the site's, the text comes by script."""
    return html5(
        page,
        f"<title>{page.marked('n')}</title>\n{linked_data(page)}\n{scripts(page, 5)}",
        f'<body><div id="__next"><header>{menu(page)}</header><div class="skeleton" aria-busy="true"></div>{foot(page)}</div></body>',
    )


def journal(page: Page) -> str:
    """Open Journal Systems."""
    heading = page.marked("h")
    authors = "\n".join(
        f'<meta name="citation_author" content="{escape(name)}">' for name in page.one("a").split(" ; ")
    )
    return html5(
        page,
        f'{head(page)}\n<meta name="generator" content="Open Journal Systems 3.{page.dice.randint(1, 4)}">\n<meta name="citation_journal_title" content="{page.marked("n")}">\n{authors}\n<meta name="citation_title" content="{heading}">\n<meta name="citation_date" content="{page.marked("d")}">',
        f'<body class="pkp_page_article pkp_op_view"><div class="pkp_structure_page"><header class="pkp_structure_head"><a class="is_text" href="/index.php/index">{page.marked("n")}</a><ul id="navigationUser"><li><a href="/register">Register</a></li><li><a href="/login">Login</a></li></ul></header>'
        f'<nav class="cmp_breadcrumbs">{menu(page)}</nav>\n<article class="obj_article_details"><h1 class="page_title">{heading}</h1><section class="item authors">{page.marked("a")}</section><section class="item abstract"><h2 class="label">Abstract</h2>{paragraphs(page)}</section>'
        f'<a class="obj_galley_link pdf" href="/download/{page.dice.randint(20, 999)}">PDF</a></article><div class="pkp_structure_sidebar">{aside(page)}</div></div>\n{foot(page)}</body>',
    )


def repository(page: Page) -> str:
    """DSpace."""
    return html5(
        page,
        f'{head(page, "{h}")}\n<meta name="Generator" content="DSpace {page.dice.choice(("5.8", "6.3", "7.5"))}">\n<meta name="DC.title" content="{page.marked("h")}">\n<meta name="DC.creator" content="{page.marked("a")}">\n<meta name="DCTERMS.issued" content="{page.marked("d")}">\n{scripts(page)}',
        f'<body><header class="navbar"><a class="navbar-brand" href="/">{page.marked("n")}</a><a href="/password-login">Login</a></header>\n<ul class="breadcrumb">{items(page.drawn(MENU, 3), page.dice)}</ul>\n<div class="item-page-field-wrapper table"><h2 class="page-header first-page-header">{page.marked("h")}</h2>'
        f'<table class="itemDisplayTable"><tr><td>dc.contributor.author</td><td>{page.marked("a")}</td></tr><tr><td>dc.date.issued</td><td>{page.marked("d")}</td></tr><tr><td>dc.identifier.uri</td><td>{escape(page.asked)}</td></tr></table>\n<div class="simple-item-view-description">{paragraphs(page)}</div></div>{foot(page)}</body>',
    )


def wiki(page: Page) -> str:
    """MediaWiki."""
    name = page.marked("h").replace(" ", "_")
    return html5(
        page,
        f'{head(page, "{h} – {n}")}\n<meta name="generator" content="MediaWiki 1.{page.dice.randint(31, 43)}.0">\n<script>(RLQ=window.RLQ||[]).push(function(){{mw.config.set({{"wgPageName":"{name}","wgArticleId":{page.dice.randint(100, 99999)}}});}});</script>',
        f'<body class="mediawiki ltr ns-0"><div id="content" class="mw-body"><h1 id="firstHeading" class="firstHeading">{page.marked("h")}</h1><div id="siteSub">{page.marked("n")}</div><div id="mw-content-text"><div class="mw-parser-output">{paragraphs(page)}{links(page)}</div></div></div>'
        f'\n<div id="mw-navigation"><ul id="p-personal"><li><a href="/index.php?title=Special:UserLogin">⚿</a></li></ul>{menu(page)}</div>{foot(page)}</body>',
    )


def portal(page: Page) -> str:
    """A portal of the state: site name first in the title, a long breadcrumb, many footers."""
    crumbs = " › ".join(page.drawn(MENU, 3))
    return html5(
        page,
        f'{head(page, "{n} - {h}")}\n<meta name="description" content="{page.marked("n")}">\n{STYLE}{scripts(page)}',
        f'<body class="gov-portal"><div class="gov-bar"><a href="/en">EN</a></div>{cookie_bar(page)}<header><h1 class="logo">{page.marked("n")}</h1>{menu(page)}</header>\n<div class="crumbs">{crumbs}</div>\n<main id="obsah"><h2>{page.marked("h")}</h2><p class="date">{byline(page)}</p>{paragraphs(page)}{links(page)}</main>\n'
        f'<div class="box">{aside(page)}</div>{foot(page)}{foot(page)}</body>',
    )


def frameset(page: Page) -> str:
    return (
        f'<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Frameset//EN">\n<html><head><meta http-equiv="Content-Type" content="text/html; charset={page.one("e", "utf-8")}">{head(page, "{n}")}</head>\n<frameset cols="190,*" border="0">\n<frame src="menu{page.dice.randint(1, 9)}.htm" name="menu" scrolling="no">\n'
        f'<frame src="{urlsplit(page.asked).path.rsplit("/", 1)[-1] or "uvod"}-obsah.htm" name="hlavni">\n<noframes><body>{paragraphs(page)}</body></noframes>\n</frameset></html>\n'
    )


def application(page: Page) -> str:
    """A single-page application: the body is empty until scripts run."""
    told = f'<meta property="og:title" content="{page.marked("h")}">' if "h" in page.lines else ""
    return html5(
        page,
        f'{head(page, "{n}")}\n{told}<base href="/"><link rel="manifest" href="/manifest.json"><link rel="stylesheet" href="/static/css/main.{page.dice.randint(10**7, 10**8)}.css">',
        f'<body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>{scripts(page, 3)}<script src="/static/js/main.{page.dice.randint(10**7, 10**8)}.js"></script></body>',
    )


def shop(page: Page) -> str:
    return html5(
        page,
        f'{head(page)}\n<meta property="og:type" content="product"><meta property="og:title" content="{page.marked("h")}">\n{scripts(page)}',
        f'<body class="desktop type-product"><div class="top-bar">{menu(page)}<a href="/kosik" class="cart">0</a><form action="/login"><input name="email"><input type="password" name="password"></form></div>\n<div itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">{page.marked("h")}</h1><strong class="price">{page.marked("d")}</strong>'
        f'<div class="p-detail">{paragraphs(page)}{links(page)}</div></div>\n<div class="related">{aside(page)}</div>{foot(page)}{cookie_bar(page)}</body>',
    )


def forum(page: Page) -> str:
    posts = "".join(
        f'<div class="post" id="p{page.dice.randint(1000, 99999)}"><dl class="postprofile"><dt>{escape(name)}</dt></dl><div class="content">{escape(text, quote=False)}</div></div>'
        for name, text in (said.split(": ", 1) for said in page.lines.get("p", []))
    )
    return html5(
        page,
        f"{head(page, '{h} - {n}')}\n{scripts(page)}",
        f'<body id="phpbb" class="nojs section-viewtopic"><div id="wrap"><div class="headerbar"><h1>{page.marked("n")}</h1>{menu(page)}<a href="./ucp.php?mode=login">⏻</a></div><h2 class="topic-title">{page.marked("h")}</h2>\n{posts}\n{aside(page)}</div>{foot(page)}</body>',
    )


def blog(page: Page) -> str:
    """A blog of a hosting service: the title begins with the blog's name, the newest posts stand beside."""
    return html5(
        page,
        f'{head(page, "{n}: {h}")}\n<meta content="blogger" name="generator">\n<link rel="canonical" href="{escape(page.asked)}">\n{STYLE}',
        f'<body class="loading variant-aqua"><div class="navbar section"></div><h1 class="title"><a href="/">{page.marked("n")}</a></h1><h2 class="date-header">{page.marked("d")}</h2><div class="post hentry"><h3 class="post-title entry-title">{page.marked("h")}</h3><div class="post-body">{paragraphs(page)}</div><span class="post-author">{page.marked("a")}</span></div>\n'
        f'<div class="sidebar">{aside(page)}{links(page)}</div>{cookie_bar(page)}{scripts(page)}{foot(page)}</body>',
    )


def video(page: Page) -> str:
    state = {"videoDetails": {"title": page.one("h"), "author": page.one("a"), "shortDescription": page.one("p")}}
    return html5(
        page,
        f'{head(page, "{h} – {n}")}\n<meta property="og:title" content="{page.marked("h")}"><meta property="og:video:duration" content="{page.dice.randint(60, 3000)}">\n<script>var initialState={json.dumps(state, ensure_ascii=False)};</script>',
        f'<body dir="ltr"><div id="player" class="skeleton"></div>{scripts(page, 5)}<noscript>{page.marked("p")}</noscript></body>',
    )


def legislation(page: Page) -> str:
    sections = "".join(
        f'<div class="par"><a id="p{number}"></a><b>§ {number}</b><p>{escape(text, quote=False)}</p></div>'
        for number, text in enumerate(page.lines.get("p", []), 1)
    )
    return html5(
        page,
        f"{head(page, '{h}')}\n{scripts(page)}",
        f'<body><div id="lista">{menu(page)}<form action="/prihlaseni"><input name="uzivatel"><input name="heslo" type="password"></form></div><div class="predpis"><h1>{page.marked("h")}</h1><div class="info">{byline(page)}</div>{sections}</div>{foot(page)}{cookie_bar(page)}</body>',
    )


def thesis(page: Page) -> str:
    """The record of a thesis in the information system of a university."""
    return html5(
        page,
        f"{head(page, '{h}')}\n{STYLE}",
        f'<body class="is"><div id="zahlavi"><a href="/">{page.marked("n")}</a> <a href="/auth/">🔑</a></div><div id="aplikace"><h2>{page.marked("a")}</h2><h3>{page.marked("h")}</h3><h4>{page.marked("d")}</h4><div class="anotace">{paragraphs(page)}</div><div class="soubory"><a href="prace.pdf">prace.pdf</a> ({page.dice.randint(1, 9)},{page.dice.randint(0, 9)} MB)</div></div>{menu(page)}{foot(page)}</body>',
    )


def plain(page: Page) -> str:
    """Hardly any markup: walls, landers, pages typed by hand."""
    heading = f"<h1>{page.marked('h')}</h1>" if "h" in page.lines else ""
    return (
        f"<html><head>{head(page, '{h}')}</head><body>\n{heading}\n{paragraphs(page)}\n{links(page)}\n</body></html>\n"
    )


def lander(page: Page) -> str:
    """A parked domain: the name large, offers by keyword, a script that counts and sells."""
    return html5(
        page,
        f'{head(page, "{h}")}\n<meta name="viewport" content="width=device-width">\n{STYLE}<script>var park={{"domain":"{page.host}","feed":{page.dice.randint(100, 999)},"tmpl":"t{page.dice.randint(1, 40)}","blocks":[{{"cont":"ads","n":3}},{{"cont":"related","n":6}}]}};</script>',
        f'<body id="lander"><div class="main"><h1>{page.marked("h")}</h1>{paragraphs(page)}<div id="rs">{links(page)}</div></div><div class="privacy"><a href="/privacy">·</a></div></body>',
    )


def challenge(page: Page) -> str:
    """A wall that a browser passes by running a script."""
    token = "".join(page.dice.choices("0123456789abcdef", k=320))
    return html5(
        page,
        f'{head(page, "{h}")}\n<meta name="robots" content="noindex,nofollow"><meta http-equiv="refresh" content="{page.dice.randint(30, 400)}">\n{STYLE}',
        f'<body class="no-js"><div class="main-wrapper" role="main"><h1>{page.marked("h")}</h1>{paragraphs(page)}</div><script>(function(){{window._o={{v:"{token}",t:{page.dice.randint(10**8, 10**9)}}};var s=document.createElement("script");s.src="/cdn/orchestrate.js";document.head.appendChild(s)}})();</script></body>',
    )


def consent(page: Page) -> str:
    """A consent manager in place of the page."""
    buttons = "".join(f"<button>{escape(name)}</button>" for name in page.one("l").split(" ; "))
    return html5(
        page,
        f'{head(page, "{h}")}\n{STYLE}\n<script>window.__tcfapi=function(){{}};window.cmp={{"vendors":{page.dice.randint(90, 900)},"gvl":{page.dice.randint(100, 300)}}};</script>',
        f'<body class="cmp-open"><div id="cmp" role="dialog" aria-modal="true"><h2>{page.marked("h")}</h2>{paragraphs(page)}<div class="choices">{buttons}</div></div></body>',
    )


def sign_in(page: Page) -> str:
    fields = "".join(
        f'<label>{escape(name)}<input name="f{n}" type="{("text", "password")[n % 2]}"></label>'
        for n, name in enumerate(page.one("l").split(" ; "))
    )
    return html5(
        page,
        f"{head(page, '{h}')}\n{STYLE}",
        f'<body class="login-page"><div class="login-box"><img src="/logo.svg" alt="{page.marked("n")}"><h1>{page.marked("h")}</h1>{paragraphs(page)}<form method="post"><input type="hidden" name="lt" value="LT-{page.dice.randint(10**6, 10**7)}">{fields}<button type="submit">→</button></form></div>{foot(page)}</body>',
    )


def farm(page: Page) -> str:
    """A domain taken over for what a search engine will find: keywords, many links out, a table of tags."""
    names = page.one("l").split(" ; ")
    tags = "".join(
        f'<a href="https://{page.dice.randint(100, 999)}.bet.example/?ref={n}">{escape(name)} {page.dice.randint(1, 99)}</a> '
        for n in range(8)
        for name in names
    )
    return html5(
        page,
        f'{head(page, "{h}")}\n<meta name="keywords" content="{escape(", ".join(names))}"><link rel="amphtml" href="https://amp.{page.host}/">\n{STYLE}{scripts(page)}',
        f'<body><header><strong>{page.marked("n", page.host)}</strong>{items(names[:4], page.dice)}</header><article><h1>{page.marked("h")}</h1><p>{byline(page)}</p>{paragraphs(page)}</article><div class="tagcloud">{tags}</div></body>',
    )


def raw(page: Page) -> str:
    """Written as HTML in the table: the first pairs, by hand."""
    return page.one("p")


TEMPLATES: dict[str, Callable[[Page], str]] = {
    template.__name__: template
    for template in (wordpress, drupal, bootstrap, tables, news, json_only, journal, repository, wiki, portal, frameset, application, shop, forum, blog, video, legislation, thesis, plain, lander, challenge, consent, sign_in, farm, raw)
}  # fmt: skip


def pages(table: str) -> Iterator[Page]:
    """The blocks of the table: `@ label language template`, then lines of a letter and what it holds."""
    for block in table.split("\n\n"):
        first, *rest = [line for line in block.splitlines() if not line.startswith("#")] or [""]
        if not first:
            continue
        _, label, language, template = first.split()
        lines: dict[str, list[str]] = {}
        for line in rest:
            letter, _, said = line.partition(" ")
            lines.setdefault(letter, []).append(said)
        yield Page(label, language, template, lines, Random(lines["u"][0]))


def hops(page: Page) -> list[list[int | str]]:
    """`s` is the status of the asked address; every `>` line is one more answer, status and address."""
    found: list[list[int | str]] = [[int(page.one("s", "301" if ">" in page.lines else "200")), page.asked]]
    for line in page.lines.get(">", []):
        status, _, address = line.partition(" ")
        found.append([int(status), address])
    return found


def answer(page: Page) -> dict[str, str]:
    """What the last hop gave."""
    if page.template == "pdf":
        text = "\n".join(page.lines["p"])
        return {"content_type": "application/pdf", "pdf_title": page.one("t"), "pdf_text": text}
    html = TEMPLATES[page.template](page)
    if "e" not in page.lines:
        return {"content_type": page.one("c", "text/html; charset=utf-8"), "html": html}
    body = b64encode(html.encode(page.one("e"), "xmlcharrefreplace")).decode("ascii")
    return {"content_type": page.one("c", "text/html"), "body_b64": body}


def reference(page: Page) -> str:
    """As `r` has it, or author (`o` as printed, or `a` turned round), title, site, date and the day of citing."""
    first, _, last = page.one("a").rpartition(" ")
    author = page.one("o") or (f"{last.upper()}, {first}" if first else "")
    title, site = page.one("q", page.one("h")), page.one("m", page.one("n"))
    parts = (author, title, f"{site} [online]", f"{page.one('d')} [cit. {page.one('y')}]")
    printed = page.one("r", ". ".join(part.strip() for part in parts if part) + ".")
    return f"{printed} Dostupné z: {page.asked}"


def pair(number: int, page: Page) -> dict[str, Any]:
    return {
        "id": f"d{number:03}",
        "label": page.label,
        "language": page.language,
        "reference": reference(page),
        "asked": page.asked,
        "hops": hops(page),
        **answer(page),
    }


def made() -> str:
    """The whole of development.jsonl."""
    found = pages(TABLE.read_text("utf-8"))
    return "".join(json.dumps(pair(n, page), ensure_ascii=False) + "\n" for n, page in enumerate(found, 1))


if __name__ == "__main__":
    PAIRS.write_text(made(), "utf-8")
