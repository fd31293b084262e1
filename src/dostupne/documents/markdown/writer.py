"""Bytes of a document in Markdown and additions → the same bytes with sentences that cite archived copies."""

import html
import re
from bisect import bisect_right
from collections.abc import Sequence
from urllib.parse import unquote

from dostupne.contracts import Writer
from dostupne.documents.markdown.reader import shown_address, tokens_of
from dostupne.documents.whereabouts import LINK, Place, Spelling, edits
from dostupne.model.addition import Addition, LeftOut, Sentence, Written
from dostupne.model.edits import edited
from dostupne.model.encoding import decode_exactly

_LABEL = r"\[\^[^\]\s]{1,100}\]:?"
_TARGET = r"\](?:\((?:[^()\s\\]|\\.|\([^()\s]*\))*(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\)|\[[^\[\]\n]*\])(?:\{[^{}\n]*\})?"
_PIECE = re.compile(
    rf"(?P<comment><!--(?s:.*?)-->)"
    rf"|<(?P<address>[A-Za-z][A-Za-z0-9+.-]{{1,31}}:[^\s<>]*|[\w.+-]+@[\w.-]+)>"
    rf"|(?P<tag></?[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>)"
    rf"|(?P<ticks>`++)(?P<code>(?:(?!\n\s*\n)(?s:.))+?)(?<!`)(?P=ticks)(?!`)"
    rf"|(?P<mark>{_LABEL})|(?P<target>{_TARGET})|(?P<attributes>(?<=\])\{{[.#][^{{}}\n]*\}})"
    rf"|(?P<entity>&(?:\#\d{{1,7}}|\#[xX][0-9A-Fa-f]{{1,6}}|[A-Za-z]\w{{1,31}});)"
    rf"|\\(?P<escaped>[^\w\s])|(?P<markup>[*`]+)|(?P<open>\[)|(?P<close>\])|(?P<text>[^<\[\]{{&\\*`\n]+|.|\n)",
)
_ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_LINE_END = re.compile(r"\r\n|\r|\n")
_BEGINNING = re.compile(r"(?:[ \t]*>)*[ \t]*")
_ONE_LINE = re.compile(r"[ \t]*(?:\||#{1,6}\s)|[^\n]*\S[ \t]*\|[ \t]*\S")
_WIDEST = 120
"""Characters of a line that was wrapped; a longer one is a whole paragraph."""
_IN_CODE = "it stands in a block of code, which is left as it is"


def write(data: bytes, additions: Sequence[Addition]) -> Written:
    """The document with its additions, in lists, notes and tables too; blocks of code and all that is not added stay."""
    exact = decode_exactly(data)
    if exact is None:
        return Written.unchanged(data, additions, "the encoding of the document is not certain; save it in UTF-8")
    starts = [0, *(found.end() for found in _LINE_END.finditer(exact.text))]
    code = _code_lines(_LINE_END.sub("\n", exact.text))

    def written(sentence: Sentence, place: Place) -> str:
        whole = f"{sentence.before}<{sentence.url}>{sentence.after}"
        line = bisect_right(starts, place.offset - 1) - 1
        ends = (*starts, len(exact.text))[line : line + 2]
        return _wrapped(whole, exact.text[ends[0] : ends[1]])

    made, left_out = edits(_spelled(exact.text, starts, code), additions, written)
    told = tuple(
        LeftOut(one.addition, _IN_CODE if one.addition.origin.first_line in code else one.reason) for one in left_out
    )
    return Written(exact.encoded(edited(exact.text, made)), len(made), told)


def _code_lines(text: str) -> frozenset[int]:
    """The 1-based lines of blocks of code."""
    blocks = (token.map for token in tokens_of(text) if token.type in ("fence", "code_block") and token.map)
    return frozenset(line + 1 for first, end in blocks for line in range(first, end))


def _spelled(text: str, starts: Sequence[int], code: frozenset[int]) -> Spelling:
    pieces = list(_PIECE.finditer(text))
    links = _links(pieces)
    spelling, line = Spelling(), 0
    for piece in pieces:
        here = bisect_right(starts, piece.start())
        if here != line:
            line = here
            spelling.begin_line(line)
        if line not in code:
            _spell(spelling, piece, links)
    return spelling


def _links(pieces: Sequence[re.Match[str]]) -> frozenset[int]:
    """Where the brackets stand that open and close the text of a link, not a remark as `[online]`."""
    opened: list[int] = []
    found: list[int] = []
    for piece in pieces:
        if piece["open"]:
            opened.append(piece.start())
        elif (piece["close"] or piece["target"]) and opened:
            start = opened.pop()
            found += (start, piece.start()) if piece["target"] else ()
    return frozenset(found)


def _spell(spelling: Spelling, piece: re.Match[str], links: frozenset[int]) -> None:
    """Takes a piece: what is shown of it, and whether a link opens or closes."""
    kind = piece.lastgroup or ""
    if kind in ("address", "code"):
        spelling.enter(LINK)
        _add_address(spelling, piece[kind], piece.start(kind))
        spelling.leave(piece.end(), LINK)
    elif piece.start() in links:
        if kind == "open":
            spelling.enter(LINK)
        else:
            spelling.leave(piece.end(), LINK)
    elif kind == "entity":
        for char in html.unescape(piece[0]):
            spelling.add(char, piece.end())
    elif kind in ("text", "escaped", "open", "close", "target"):
        shown = kind if kind in ("text", "escaped") else 0
        _add(spelling, piece[shown], piece.start(shown))
    elif kind == "mark":
        spelling.part()


def _add_address(spelling: Spelling, text: str, start: int) -> None:
    """An address is shown with its encoded characters decoded."""
    at = 0
    for found in _ENCODED.finditer(text) if shown_address(text) != text else ():
        _add(spelling, text[at : found.start()], start + at)
        at = found.end()
        for char in unquote(found[0]):
            spelling.add(char, start + at)
    _add(spelling, text[at:], start + at)


def _add(spelling: Spelling, text: str, start: int) -> None:
    for end, char in enumerate(text, start + 1):
        spelling.add(char, end)


def _wrapped(sentence: str, line: str) -> str:
    """The sentence on lines of its own where it would make a wrapped line longer than any; not in tables and headings."""
    begun = _BEGINNING.match(line)
    written = line.rstrip("\r\n")
    if len(written) > _WIDEST or len(written) + len(sentence) <= _WIDEST or _ONE_LINE.match(line) or not begun:
        return sentence
    end = line[len(written) :] or "\n"
    return re.sub(r" (?=Arch|<)", lambda _: f"{end}{begun[0]}", sentence)


MARKDOWN_WRITER = Writer("markdown", write)
