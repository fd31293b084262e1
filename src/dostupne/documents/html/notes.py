"""Which links of a page lead to its notes, and what is a note: told by links that point at each other, then by names."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from bs4 import Tag
from bs4.element import PageElement

MARK = re.compile(r"\s*[\[(]?\s*(?P<label>\^?\d{1,4}[a-z]?|[ivxlc]{1,7}|[*†‡§]{1,4})\s*[\])]?\s*\.?\s*")
"""What a reference to a note looks like: `1`, `[1]`, `*`."""
_NOTE_ROLES = re.compile(r"(?<![\w-])(?:doc-)?(?:footnote|endnote|rearnote)(?![\w-])")
_LIST_ROLES = re.compile(r"(?<![\w-])(?:doc-)?(?:footnotes|endnotes|rearnotes)(?![\w-])")
_BACK_ROLES = re.compile(r"(?<![\w-])(?:doc-backlink|footnote-back(?:ref)?|mw-cite-backlink|reversefootnote)(?![\w-])")
_REF_ROLES = re.compile(r"(?<![\w-])(?:doc-noteref|noteref|footnote-ref)(?![\w-])")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_WRAPS = frozenset({"sup", "span", "b", "small", "font", "cite", "em", "p"})
_NOTES_STAND_IN = frozenset({"li", "div", "p", "aside", "td", "dd"})
_UP = 4
"""So many elements around a link may carry the name by which it is led to."""
_INSIDE = 8
_MOST_MARKS = 20
"""Marks that lead to one note and are paired with its links back."""


@dataclass(slots=True)
class Notes:
    """The notes by their names, with the marks that lead to them; `marks` and `backs` are the links that are no text."""

    labels: dict[str, str] = field(default_factory=dict)
    marks: set[int] = field(default_factory=set)
    backs: set[int] = field(default_factory=set)

    def label(self, element: Tag) -> str | None:
        """The mark of the note that this element is or begins, empty where it has none; None where it is no note."""
        for name in (attribute(element, "id"), attribute(element, "name")):
            if name and name in self.labels:
                return self.labels[name]
        return "" if element.name in _NOTES_STAND_IN and _NOTE_ROLES.search(roles(element)) else None

    def is_unread(self, element: Tag) -> bool:
        """Whether an element only leads to a note or back from it."""
        return id(element) in self.marks or id(element) in self.backs or bool(_BACK_ROLES.search(roles(element)))


def attribute(element: Tag, name: str) -> str:
    """The value of an attribute, empty where there is none; classes with spaces between."""
    value = element.get(name)
    return value if isinstance(value, str) else " ".join(value or ())


def roles(element: Tag) -> str:
    """What an element says it is: its role, `epub:type` and classes."""
    if not element.attrs:
        return ""
    return " ".join(attribute(element, name) for name in ("role", "epub:type", "class"))


def holds_notes(element: Tag) -> bool:
    """Whether an element says that its items are notes: pandoc, EPUB, MediaWiki."""
    return bool(_LIST_ROLES.search(roles(element))) or (
        element.name == "ol" and "references" in attribute(element, "class").split()
    )


def notes_of(links: Iterable[Tag]) -> Notes:
    """What the links inside a page, in their order, tell of its notes."""
    found = Notes()
    marks: dict[str, list[Tag]] = defaultdict(list)
    around: dict[str, set[str]] = defaultdict(set)
    for link in links:
        names = set(_names(link))
        pairs = [mark for name in names for mark in marks.get(name, ()) if _leads_to(link, mark)]
        for mark in pairs:
            _pair(found, mark, link, names, around)
        if not pairs and (label := _mark_of(link)):
            target = attribute(link, "href")[1:]
            if len(marks[target]) < _MOST_MARKS:
                marks[target].append(link)
            if _is_raised(link):
                found.labels.setdefault(target, label)
                found.marks.add(id(link))
    found.labels.update({name: labels.pop() for name, labels in around.items() if len(labels) == 1})
    return found


def _leads_to(link: Tag, mark: Tag) -> bool:
    """Whether a link leads back to the mark; contents and headings point at each other too."""
    inside = any(parent.name in _HEADINGS for parent in islice(link.parents, _UP))
    return not inside and attribute(link, "href")[1:] in set(_names(mark))


def _pair(found: Notes, mark: Tag, back: Tag, names: set[str], around: dict[str, set[str]]) -> None:
    label = _mark_of(mark)
    found.labels[attribute(mark, "href")[1:]] = label
    found.marks.add(id(mark))
    found.backs.add(id(back))
    for name in names - set(_names(mark)):
        around[name].add(label)


def _names(link: Tag) -> Iterator[str]:
    """The names by which one can be led to a link: its own, and those of the elements close around it."""
    yield from filter(None, (attribute(link, "id"), attribute(link, "name")))
    for parent in islice(link.parents, _UP):
        if (parent.name in _WRAPS or parent.name in _NOTES_STAND_IN) and (name := attribute(parent, "id")):
            yield name
        if parent.name not in _WRAPS:
            return


def _mark_of(link: Tag) -> str:
    """The number or sign that a link consists of, empty where it is more than one."""
    found = MARK.fullmatch("".join(str(text) for text in _inside(link) if not isinstance(text, Tag))[:20])
    return found["label"] if found else ""


def _inside(link: Tag) -> Iterator[PageElement]:
    """The first few things in a link. (`Tag.descendants` looks for the last of them first, however deep it is.)"""
    waiting: list[PageElement] = list(link.contents[:_INSIDE])
    for _ in range(_INSIDE):
        if not waiting:
            return
        one, *waiting = waiting
        yield one
        if isinstance(one, Tag):
            waiting = [*one.contents[:_INSIDE], *waiting]


def _is_raised(link: Tag) -> bool:
    """Whether a link is set or named as marks of notes are."""
    close = (*islice(link.parents, 2), *(one for one in _inside(link) if isinstance(one, Tag)))
    return any(element.name == "sup" for element in close) or bool(_REF_ROLES.search(roles(link)))
