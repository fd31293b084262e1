"""Works → a page of references printed after ČSN ISO 690, whose links are Robust Links.

A Robust Link (https://robustlinks.mementoweb.org/spec/) says in attributes what it led to when it was cited: `data-originalurl`, an archived
copy of that (`data-versionurl`) and the day (`data-versiondate`); so browsers and scripts can go to the copy when the page is gone. Where no
copy is known the day of access alone is told, by which the Memento protocol finds one.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from html import escape
from urllib.parse import quote

from dostupne.contracts import Exporter
from dostupne.export.iso690 import DEFAULT, EDITIONS, sentences_of
from dostupne.model.reference import Reference
from dostupne.model.work import Work

_HEAD = """<!DOCTYPE html>
<html lang="cs">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Seznam použité literatury</title>
</head>
<body>
<ol class="references">
"""
_TAIL = "</ol>\n</body>\n</html>\n"
_SCHEMES = ("http://", "https://", "ftp://")
"""What a link may lead to; anything else (`javascript:`) is text."""

Link = tuple[str, dict[str, str]]
"""The text of a link, as printed, and its attributes."""


def write(works: Sequence[Work], edition: str = DEFAULT) -> str:
    """A page of HTML5 in UTF-8, one item of a numbered list a work, by whose key it can be linked to."""
    return _HEAD + "".join(_item(work, edition) for work in works) + _TAIL


def _item(work: Work, edition: str) -> str:
    reference = work.reference
    sentences = (_marked(element, text, reference) for element, text in sentences_of(reference, edition))
    return f'<li id="{escape("-".join(work.id.split()))}">{" ".join(sentences)}</li>\n'


def _marked(element: str, text: str, reference: Reference) -> str:
    """The sentence as HTML: the title of what was published in italics, addresses as links."""
    if element == ("host" if reference.container_title else "title"):
        return _emphasised(text, reference.container_title or reference.title)
    return _linked(text, list(_links(element, text, reference)))


def _emphasised(text: str, title: str) -> str:
    before, found, after = text.partition(" ".join(title.split()))
    return f"{escape(before)}<cite>{escape(found)}</cite>{escape(after)}" if found else escape(text)


def _linked(text: str, links: Sequence[Link]) -> str:
    """The text with its links, which stand in it in their order."""
    out: list[str] = []
    for shown, attributes in links:
        before, found, text = text.partition(shown)
        if not found:
            return "".join(out) + escape(before)
        said = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items())
        out.append(f"{escape(before)}<a {said}>{escape(found)}</a>")
    return "".join(out) + escape(text)


def _links(element: str, text: str, reference: Reference) -> Iterator[Link]:
    """The links of an element that prints that text, in the order in which they stand there."""
    if element == "address":
        if reference.doi:
            resolved = f"https://doi.org/{quote(reference.doi, safe='/:;()._-')}"
            copied = {} if reference.url else _copied(reference)
            printed = f"https://doi.org/{reference.doi}"
            yield (
                printed if printed in text else reference.doi,
                {"href": resolved, "data-originalurl": resolved, **copied},
            )
        if reference.url.startswith(_SCHEMES):
            yield reference.url, {"href": reference.url, "data-originalurl": reference.url, **_copied(reference)}
    if element == "archived-copy" and reference.archive_url.startswith(_SCHEMES):
        original = {"data-originalurl": reference.url} if reference.url.startswith(_SCHEMES) else {}
        yield reference.archive_url, {"href": reference.archive_url, **original, **_copied(reference)}


def _copied(reference: Reference) -> dict[str, str]:
    """The archived copy with its day; the day of access where there is none."""
    copy = reference.archive_url if reference.archive_url.startswith(_SCHEMES) else ""
    day = (reference.archive_date if copy else None) or reference.accessed
    return {
        **({"data-versionurl": copy} if copy else {}),
        **({"data-versiondate": day.iso()} if day else {}),
    }


HTML = Exporter(
    "html",
    (".html", ".htm"),
    write,
    between="",
    frame=(_HEAD, _TAIL),
    variants={edition: partial(write, edition=edition) for edition in EDITIONS},
)
