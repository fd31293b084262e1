"""Markup of a page → the few pieces of it that tell what the page is, and what is visible.

They are cut out in one pass, bounded whatever the page holds: a whole page of 19 KB takes a parser milliseconds, and
10,000 nested tags its stack.
"""

import re
from dataclasses import dataclass, field

NAME_LIMIT = 500
"""Characters of a title, a name or another value that are read."""
_TOKEN_LIMIT = 3000
_MOST_METAS = 60
_MOST_HEADINGS = 3

_SKIPPED = ("script", "style", "noscript", "template", "svg", "iframe", "title")
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
_META_NAME = re.compile(r"(?:name|property|itemprop)\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
TAG = re.compile(r"<[a-zA-Z/!?][^>]*+>?")
"""A tag, from its angle to the next one."""

# Highwire (https://scholar.google.com/intl/en/scholar/inclusion.html#indexing), Dublin Core, Open Graph (https://ogp.me).
TITLES = ("citation_title", "dc.title", "dcterms.title")
ALTERNATIVES = ("dcterms.alternative", "dc.title.alternative", "twitter:title")
AUTHORS = ("citation_author", "citation_authors", "dc.creator", "dcterms.creator", "author")
DATES = (
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
TELLING = frozenset((*TITLES, *ALTERNATIVES, *AUTHORS, *DATES, "og:title", "og:site_name"))


@dataclass(slots=True)
class Cuttings:
    """The telling pieces of a page's markup, as they stood there, each once or as often as it may count."""

    pieces: dict[str, list[str]] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)
    visible: list[str] = field(default_factory=list)

    def keep(self, kind: str, markup: str, most: int = 1) -> None:
        """Keeps a piece unless there are enough of its kind, or its quotes would swallow the next piece."""
        kept = self.pieces.setdefault(kind, [])
        if len(kept) < most and not _OPEN_QUOTE.search(_QUOTED.sub("", markup)):
            kept.append(markup)


def cut_out(markup: str) -> Cuttings:
    """One pass over the markup, from one telling tag to the next."""
    cut = Cuttings()
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


def _skip(cut: Cuttings, kind: str, markup: str, at: int) -> int:
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
    limit = after + 4 * NAME_LIMIT if kind == "h1" else len(markup)
    closing = _CLOSING[kind].search(markup, after, limit)
    end = closing.start() if closing else limit
    if kind == "title":
        cut.keep(kind, _element(kind, markup[after : min(end, after + NAME_LIMIT)]))
    elif kind == "h1":
        inner = TAG.sub("", markup[after:end]).strip()
        if inner:
            cut.keep(kind, _element(kind, inner), _MOST_HEADINGS)
        return after
    elif kind == "script" and "ld+json" in attributes:
        cut.scripts.append(markup[after:end])
    return end


def _on_tag(cut: Cuttings, kind: str, attributes: str) -> None:
    """Keeps an empty tag that tells something: of `link` the canonical one, of `input` the password."""
    whole = f"<{kind}{attributes.rstrip('/>')}>"
    if kind == "meta":
        name = _META_NAME.search(attributes)
        if name and name[1].lower() in TELLING:
            cut.keep(kind, whole, _MOST_METAS)
    elif (
        kind == "html"
        or (kind == "link" and _CANONICAL.search(attributes))
        or (kind == "input" and _PASSWORD.search(attributes))
    ):
        cut.keep(kind, whole)


def _element(name: str, inner: str) -> str:
    return f"<{name}>{inner}</{name}>".replace('"', "&quot;").replace("'", "&#39;")
