"""Bytes of a page → PageFacts.

The few elements in which a page says what it is are cut out in one pass, bounded whatever the page holds, and
only they are given to BeautifulSoup: a whole page of 19 KB takes it milliseconds, and 10,000 nested tags its stack.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from bs4 import BeautifulSoup, Tag

from dostupne.links.encoding import decode
from dostupne.model.dates import PartialDate
from dostupne.model.evidence import PageFacts

TEXT_SAMPLE = 2000
_BITE = 4000
_NAME_LIMIT = 500
_TOKEN_LIMIT = 3000
_JSON_LIMIT = 100_000

_HTML_TYPE = re.compile(r"\s*(?:text/html|application/xhtml\+xml)\b", re.IGNORECASE)
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?><!--.{0,2000}?-->\s*+)*+<(?:!doctype\s+html|html|head|title|body|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_OTHER_START = re.compile(rb"%PDF-|\x89PNG|GIF8|\xff\xd8\xff|PK\x03\x04|\x1f\x8b|RIFF|\xd0\xcf\x11\xe0|\{\\rtf|Rar!")

_SKIPPED = ("script", "style", "noscript", "template", "svg", "iframe", "title")
_UNSEEN = frozenset(("!--", *_SKIPPED))
# The look-ahead saves most of the time: `<a`, `<p`, `<d` and `</` are dropped by one letter.
_MARK = re.compile(
    r"<(?=[!bhilmnst])(!--|(?:" + "|".join(_SKIPPED) + r"|h1|meta|link|html|input|body)(?=[\s/>]))", re.IGNORECASE
)
_TAG_REST = re.compile(r"(?:[^>\"']++|\"[^\"]{0,4000}+\"|'[^']{0,4000}+'|[\"'])*+>?")
_CLOSING = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in (*_SKIPPED, "h1")}
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_OPEN_QUOTE = re.compile("[\"']")
_CANONICAL = re.compile(r"\brel\s*=\s*[\"']?[^\"'>]*\bcanonical\b", re.IGNORECASE)
_PASSWORD = re.compile(r"\btype\s*=\s*[\"']?\s*password\b", re.IGNORECASE)
_MOST_METAS = 60
_META_NAME = re.compile(r"(?:name|property|itemprop)\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!?][^>]*+>?")

# Highwire (https://scholar.google.com/intl/en/scholar/inclusion.html#indexing), Dublin Core, Open Graph (https://ogp.me).
_TITLES = ("citation_title", "dc.title", "dcterms.title")
_AUTHORS = ("citation_author", "citation_authors", "dc.creator", "dcterms.creator", "author")
_DATES = (
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "article:published_time",
    "dc.date",
    "dcterms.issued",
    "dcterms.created",
    "datepublished",
    "date",
)
_TELLING = frozenset((*_TITLES, *_AUTHORS, *_DATES, "og:title", "og:site_name"))

_WORK_TYPES = re.compile(r"article|posting|report|page|book|thesis|work|dataset|video|legislation", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})")


def read_page(body: bytes, content_type: str, fragment: str = "") -> PageFacts | None:  # noqa: ARG001 (not looked for yet)
    """What a page calls itself; None where the body is not HTML (a PDF, a picture …).

    `content_type` is the header as it came, empty where there was none. It never raises, and looks
    at the first 512 KiB only.
    """
    if not _is_html(body, content_type):
        return None
    cut = _cut(decode(body, content_type))
    said = _said(cut)
    linked = _linked_data(cut.scripts) if not (said.first(_TITLES) and said.first(_AUTHORS)) else _Linked()
    return PageFacts(
        title=said.title,
        heading=said.heading,
        og_title=said.first(("og:title",)),
        citation_title=said.first(_TITLES) or linked.title,
        site_name=said.first(("og:site_name",)),
        authors=said.all(_AUTHORS) or linked.authors,
        published=_date(said.first(_DATES)) or _date(linked.published),
        canonical=said.canonical,
        language=said.language,
        text=_sample(" ".join(cut.visible)),
        has_password_field=said.password,
    )


def _is_html(body: bytes, content_type: str) -> bool:
    if _OTHER_START.match(body):
        return False
    return bool(_HTML_TYPE.match(content_type) or _HTML_START.match(body, 0, 4096))


@dataclass(slots=True)
class _Cuttings:
    """The telling pieces of a page's markup, as they stood there, each once or as often as it may count."""

    pieces: dict[str, list[str]] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)
    visible: list[str] = field(default_factory=list)

    def keep(self, kind: str, markup: str, most: int = 1) -> None:
        """Keeps a piece unless there are enough of its kind, or its quotes would swallow the next piece."""
        kept = self.pieces.setdefault(kind, [])
        if len(kept) < most and not _OPEN_QUOTE.search(_QUOTED.sub("", markup)):
            kept.append(markup)


@dataclass(slots=True)
class _Sayings:
    """What the pieces say, by BeautifulSoup."""

    title: str = ""
    heading: str = ""
    canonical: str = ""
    language: str = ""
    password: bool = False
    metas: dict[str, list[str]] = field(default_factory=dict)

    def first(self, names: tuple[str, ...]) -> str:
        return next(iter(self.all(names)), "")

    def all(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The values of the first of these names that has any."""
        return next((values for name in names if (values := _values(self.metas.get(name, [])))), ())


def _values(raw: list[str]) -> tuple[str, ...]:
    folded = (_folded(value) for value in raw)
    return tuple(value for value in folded if value and not value.startswith(("http://", "https://")))


def _said(cut: _Cuttings) -> _Sayings:
    """Reads the pieces, each whole by now: Python's own parser does, in half the time of `lxml` for so little."""
    said = _Sayings()
    soup = BeautifulSoup("".join(piece for kept in cut.pieces.values() for piece in kept), "html.parser")
    for tag in soup.descendants:  # find_all takes ten times as long over so few
        if not isinstance(tag, Tag):
            continue
        if tag.name == "meta":
            name = str(tag.get("name") or tag.get("property") or tag.get("itemprop") or "").strip().lower()
            said.metas.setdefault(name, []).append(str(tag.get("content") or ""))
        elif tag.name == "title":
            said.title = _folded(tag.get_text())
        elif tag.name == "h1":
            said.heading = said.heading or _folded(tag.get_text())
        elif tag.name == "link":
            said.canonical = said.canonical or str(tag.get("href") or "").strip()
        elif tag.name == "html":
            said.language = str(tag.get("lang") or tag.get("xml:lang") or "").strip()
        elif tag.name == "input":
            said.password = True
    return said


def _cut(markup: str) -> _Cuttings:
    """One pass over the markup, from one telling tag to the next."""
    cut = _Cuttings()
    at = shown = 0
    for _ in range(_TOKEN_LIMIT):
        found = _MARK.search(markup, at)
        if not found:
            break
        kind = found[1].lower()
        at = _skip(cut, kind, markup, found.end())
        if kind == "!--" or kind in _SKIPPED:
            cut.visible.append(markup[shown : found.start()])
            shown = at
        elif kind == "body":
            cut.visible.clear()
            shown = at
    cut.visible.append(markup[shown:])
    return cut


def _skip(cut: _Cuttings, kind: str, markup: str, at: int) -> int:
    """Keeps what the tag tells; where to go on."""
    if kind == "!--":
        end = markup.find("-->", at - 2)
        return len(markup) if end < 0 else end + 3
    tag = _TAG_REST.match(markup, at)
    after = tag.end() if tag else at
    attributes = markup[at:after]
    if kind not in _CLOSING:
        _on_tag(cut, kind, attributes)
        return after
    # A heading is looked for nearby only: thousands without an end would each be searched to the end of the page.
    limit = after + 4 * _NAME_LIMIT if kind == "h1" else len(markup)
    closing = _CLOSING[kind].search(markup, after, limit)
    end = closing.start() if closing else limit
    if kind == "title":
        cut.keep(
            kind,
            f"<title>{markup[after : min(end, after + _NAME_LIMIT)]}</title>".replace('"', "&quot;").replace(
                "'", "&#39;"
            ),
        )
    elif kind == "h1":
        inner = _TAG.sub("", markup[after:end]).strip()
        if inner:
            cut.keep(kind, f"<h1>{inner}</h1>".replace('"', "&quot;").replace("'", "&#39;"))
        return after
    elif kind == "script" and "ld+json" in attributes:
        cut.scripts.append(markup[after:end])
    return end


def _on_tag(cut: _Cuttings, kind: str, attributes: str) -> None:
    """Keeps an empty tag that tells something: of `link` the canonical one, of `input` the password."""
    whole = f"<{kind}{attributes.rstrip('/>')}>"
    if kind == "meta":
        name = _META_NAME.search(attributes)
        if name and name[1].lower() in _TELLING:
            cut.keep(kind, whole, _MOST_METAS)
    elif (
        kind == "html"
        or (kind == "link" and _CANONICAL.search(attributes))
        or (kind == "input" and _PASSWORD.search(attributes))
    ):
        cut.keep(kind, whole)


def _folded(text: str) -> str:
    return " ".join(text.split())[:_NAME_LIMIT]


def _plain(markup: str) -> str:
    return _folded(unescape(markup))


def _sample(markup: str) -> str:
    """The first characters of the visible text, taken bite by bite until there are enough."""
    text, at = "", 0
    while at < len(markup) and len(text) < TEXT_SAMPLE:
        end = markup.find(">", at + _BITE) + 1 or len(markup)
        text += " " + " ".join(unescape(_TAG.sub(" ", markup[at:end])).split())
        at = end
    return text.strip()[:TEXT_SAMPLE]


@dataclass(frozen=True, slots=True)
class _Linked:
    """What JSON-LD says of the work a page holds (https://schema.org/CreativeWork)."""

    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""


def _linked_data(scripts: list[str]) -> _Linked:
    for thing in (thing for script in scripts for thing in _things(script)):
        title = _text(thing.get("headline")) or _text(thing.get("name"))
        if title and ("headline" in thing or _WORK_TYPES.search(str(thing.get("@type", "")))):
            return _Linked(_plain(title), _names(thing.get("author")), _text(thing.get("datePublished")))
    return _Linked()


def _things(script: str) -> Iterator[dict[str, object]]:
    """The objects of a JSON-LD script, those of its `@graph` too; none where it is broken."""
    try:
        data = json.loads(script) if len(script) <= _JSON_LIMIT else None
    except (ValueError, RecursionError):
        return
    for thing in data if isinstance(data, list) else [data]:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            yield from (node for node in graph if isinstance(node, dict)) if isinstance(graph, list) else ()


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _names(value: object) -> tuple[str, ...]:
    people = value if isinstance(value, list) else [value]
    named = (_text(one.get("name")) if isinstance(one, dict) else _text(one) for one in people)
    return tuple(_plain(name) for name in named if name)


def _date(text: str) -> PartialDate | None:
    if found := _YEAR_FIRST.match(text):
        year, month, day = (int(part) if part else None for part in found.groups())
        return PartialDate.of(year or 0, month, day) or PartialDate.of(year or 0)
    if found := _DAY_FIRST.match(text):
        return PartialDate.of(int(found[3]), int(found[2]), int(found[1]))
    return None
