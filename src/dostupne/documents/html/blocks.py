"""Mark-up → Blocks: what a browser would show apart, each with its kind and line."""

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from dostupne.documents.html.notes import notes_of
from dostupne.documents.html.page import Page, is_hidden
from dostupne.documents.html.slim import MOST_MARKUP, slimmed
from dostupne.model.document import Block
from dostupne.model.reference import Reference


def blocks_of(markup: str, first_line: int) -> tuple[Block, ...]:
    """The blocks of a piece of HTML that begins on this line (1-based); COinS in it are left aside.

    Of more than `MOST_MARKUP` characters only so many are read.
    """
    return blocks_and_references(slimmed(markup)[:MOST_MARKUP], first_line, None)[0]


def blocks_and_references(
    markup: str, first_line: int, source: str | None
) -> tuple[tuple[Block, ...], tuple[Reference, ...]]:
    """The blocks, and the references that COinS tell of; what is printed of those is in no block.

    Where there is no `source` that could be their origin, COinS are left aside.
    """
    # A root of our own keeps BeautifulSoup from warning of what looks like XML, a file's name or an address.
    soup = BeautifulSoup(f"<html>{markup}", "html.parser")
    page = Page(first_line - 1, source, notes_of(soup.select('a[href^="#"]')))
    for event in _walk(soup):
        if isinstance(event, NavigableString):
            page.add(event)
        elif isinstance(event, Tag):
            page.begin(event)
        else:
            page.end(event[0])
    page.flush()
    return tuple(block for block in page.blocks if block.text), tuple(page.references)


def _walk(root: Tag) -> Iterator[Tag | NavigableString | tuple[Tag]]:
    """Each element as it opens and, in a tuple, as it closes, and the text between; without recursion, however deep."""
    open_elements = [(root, iter(root.contents))]
    while open_elements:
        element, children = open_elements[-1]
        child = next(children, None)
        if child is None:
            open_elements.pop()
            yield (element,)
        elif isinstance(child, Tag) and not is_hidden(child):
            yield child
            open_elements.append((child, iter(child.contents)))
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            yield child
