"""Bytes of a page and additions → the same bytes with sentences that cite archived copies, the address a link."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dostupne.contracts import Writer
from dostupne.documents.html.reader import declared_encoding
from dostupne.documents.html.slim import UNSEEN
from dostupne.documents.whereabouts import LINK, Place, Spelling, edits
from dostupne.model.addition import Addition, Sentence, Written
from dostupne.model.edits import edited
from dostupne.model.encoding import decode_exactly

_PIECE = re.compile(
    rf"(?P<comment><!--(?s:.*?)-->)"
    rf"|<(?P<unseen>{'|'.join(UNSEEN)}|head|title|button)\b[^>]*+>(?s:.*?)</(?P=unseen)\s*>"
    rf"|<(?P<end>/?)(?P<name>[A-Za-z][\w:-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>"
    rf"|(?P<entity>&(?:\#\d{{1,7}}|\#[xX][0-9A-Fa-f]{{1,6}}|[A-Za-z]\w{{0,31}});?)"
    rf"|(?P<text>[^<&]+|.)",
    re.DOTALL | re.IGNORECASE,
)
_LINK = re.compile(r"<a\s[^>]*\bhref\b", re.IGNORECASE)
_INLINE = frozenset(
    "a abbr b bdi bdo big cite code data dfn em font i ins kbd mark q s samp small span strong sub sup time tt u var".split()
)
"""Elements that are a part of a line of text; all others part one text from the next."""


@dataclass(slots=True)
class _Page:
    """A page as it is spelled; `opened` are the elements of a line that are open, with what they weigh."""

    spelling: Spelling = field(default_factory=Spelling)
    opened: list[tuple[str, int]] = field(default_factory=list)

    def take(self, found: re.Match[str]) -> None:
        """Takes a piece of the page."""
        if found["entity"]:
            for char in html.unescape(found[0]):
                self.spelling.add(char, found.end())
        elif found["text"]:
            for place, char in enumerate(found[0], found.start() + 1):
                self.spelling.add(char, place)
        elif name := (found["name"] or "").lower():
            self._turn(name, found)

    def _turn(self, name: str, found: re.Match[str]) -> None:
        if name not in _INLINE:
            # What a writer forgot to close ends with its line: it must not bar all the rest.
            self.opened.clear()
            self.spelling.part()
            self.spelling.depth = 0
        elif not found["end"] and not found[0].endswith("/>"):
            self.opened.append((name, LINK if _LINK.match(found[0]) else 1))
            self.spelling.enter(self.opened[-1][1])
        elif found["end"]:
            self._close(name, found.end())

    def _close(self, name: str, end: int) -> None:
        """Closes an element, and those in it that were never closed."""
        if not any(opened == name for opened, _ in self.opened):
            return
        while self.opened:
            opened, weight = self.opened.pop()
            self.spelling.leave(end, weight)
            if opened == name:
                return


def write(data: bytes, additions: Sequence[Addition]) -> Written:
    """The page with its additions; every byte that is not added stays as it was."""
    exact = decode_exactly(data, declared_encoding(data))
    if exact is None:
        return Written.unchanged(data, additions, "the encoding of the page is not certain; save it in UTF-8")
    page, line = _Page(), 1
    for found in _PIECE.finditer(exact.text):
        page.take(found)
        if breaks := found[0].count("\n"):
            line += breaks
            page.spelling.begin_line(line)
    made, left_out = edits(page.spelling, additions, _written)
    return Written(exact.encoded(edited(exact.text, made)), len(made), left_out)


def _written(sentence: Sentence, _: Place) -> str:
    """In references to characters where it is not ASCII, whatever the encoding of the page."""
    address = html.escape(sentence.url)
    text = f'{html.escape(sentence.before)}<a href="{address}">{address}</a>{html.escape(sentence.after)}'
    return text.encode("ascii", "xmlcharrefreplace").decode()


HTML_WRITER = Writer("html", write)
