"""bytes → Document: Markdown, with footnotes and what Pandoc adds to it."""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLinkText
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from dostupne.contracts import Reader
from dostupne.errors import UnreadableSource
from dostupne.model.document import Anchor, Block, BlockKind, Document
from dostupne.model.encoding import decode

_SIGNS = re.compile(
    rb"^(?:#{1,6} \S|\[\^[^\]\s]+\]:|\* \S.*\n\* |- \S.*\n- |```|:::|={3,}\s*$|!?\[[^\]\n]+\]\([^)\n]+\))", re.MULTILINE
)
_SAMPLE = 65536
_DIV = re.compile(r"^[ ]{0,3}:::.*$", re.MULTILINE)
_NUMBERED = re.compile(r"^(?P<number_before>\s*(?:>\s*)?(?P<number>\d{1,9}))[.)]\s")
_EXAMPLE = re.compile(r"^(?P<mark>[ ]{0,3}\(@[\w-]*\))(?=[ \t])")
_LONGEST_NUMBER = 9
"""Digits that CommonMark allows a list item."""
_SPAN = re.compile(r"\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\{[.#][^}\n]*\}")
_TYPED_DASH = re.compile(r"(?<!\S)---?(?!\S)|(?<!\S)[\w.,()\[\]§]+--[\w.,()\[\]]+(?!\S)")
"""`22--44`, `Docker -- an introduction`; not an address, an option (`--quiet`), or a line of dashes."""


def read(data: bytes, source: str) -> Document:
    """Headings, paragraphs, list items and footnotes, each with its lines; links are anchors over the text.

    Raises `UnreadableSource` when the bytes are no text.
    """
    text = decode(data)
    if text is None:
        raise UnreadableSource(
            f"{source}: this is not text, although its name says Markdown. Give the original document."
        )
    return Document(source, "markdown", tuple(_blocks(tokens_of(text))))


def shown_address(url: str) -> str:
    """An address in angle brackets as it is shown: decoded, unless white space would stand in it and end it."""
    decoded = normalizeLinkText(url)
    return url if any(char.isspace() or not char.isprintable() for char in decoded) else decoded


def tokens_of(text: str) -> list[Token]:
    """What the text consists of, with Unix line ends; every line is where it was."""
    parser = (
        MarkdownIt("commonmark", {"html": True})
        .use(footnote_plugin, inline=False)
        .use(front_matter_plugin)
        .enable("table")
        .disable("footnote_tail")  # it drops the notes that nothing refers to, and moves the others to the end
    )
    parser.normalizeLinkText = shown_address  # type: ignore[method-assign,assignment]  # how the library is told of another way
    return parser.parse(_without_false_items(_numbered(_without_pandoc(text))))


def _without_pandoc(text: str) -> str:
    """Pandoc's divs and spans undone; every line stays where it was."""
    text = _DIV.sub("", text)
    previous = None
    while previous != text:
        previous, text = text, _SPAN.sub(r"\1", text)
    return text


def _numbered(text: str) -> str:
    """Pandoc's example lists, `(@)` and `(@label)`, as numbered ones: counted through, and as wide as they were.

    https://pandoc.org/MANUAL.html#numbered-example-lists
    """
    lines, count, is_open = [], 0, True
    for line in text.split("\n"):
        found = _EXAMPLE.match(line) if is_open else None
        is_open = found is not None or not line.strip()
        count += found is not None
        width = min(len(found["mark"]) - 1, _LONGEST_NUMBER) if found else 0
        lines.append(f"{count:0{width}}.{line[found.end() :]}" if found else line)
    return "\n".join(lines)


def _without_false_items(text: str) -> str:
    """A wrapped line that begins with a year or a day (`2024. Dostupné`) is no list item; its stop is escaped."""
    lines, last, before = [], 0, ""
    for line in text.split("\n"):
        found = _NUMBERED.match(line)
        number = int(found["number"]) if found else 0
        false = found is not None and bool(before.strip()) and number != last + 1
        if found and not false:
            last = number
        lines.append(f"{found['number_before']}\\{line[found.end('number_before') :]}" if found and false else line)
        before = line
    return "\n".join(lines)


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    kind, label = BlockKind.PARAGRAPH, ""
    outer: list[tuple[BlockKind, str]] = []
    for token in tokens:
        if token.type in ("heading_open", "list_item_open", "footnote_reference_open"):
            outer.append((kind, label))
            kind, label = _opened(token)
        elif token.type in ("heading_close", "list_item_close", "footnote_reference_close") and outer:
            kind, label = outer.pop()
        elif token.type == "inline":
            yield _block(token, kind, label)
        elif token.type in ("html_block", "fence", "code_block") and token.content.strip():
            line = (token.map or [0])[0] + (2 if token.type == "fence" else 1)
            yield Block(token.content.rstrip("\n"), BlockKind.PARAGRAPH, line)


def _opened(token: Token) -> tuple[BlockKind, str]:
    if token.type == "heading_open":
        return BlockKind.HEADING, ""
    if token.type == "footnote_reference_open":
        return BlockKind.NOTE, str((token.meta or {}).get("label") or "")
    return BlockKind.ITEM, token.info.lstrip("0") or token.info


def _block(token: Token, kind: BlockKind, label: str) -> Block:
    parts: list[str] = []
    anchors: list[Anchor] = []
    opened: list[tuple[int, str]] = []
    length = 0
    for child in token.children or ():
        piece = _piece(child)
        if child.type == "link_open":
            opened.append((length, str(child.attrGet("href") or "")))
        elif child.type == "link_close" and opened:
            start, target = opened.pop()
            anchors.append(Anchor(start, length, target))
        parts.append(piece)
        length += len(piece)
    return Block("".join(parts), kind, (token.map or [0])[0] + 1, None, label, tuple(anchors))


def _dashed(found: re.Match[str]) -> str:
    """Dashes as Pandoc reads and writes them: two hyphens are an en dash, three an em dash.

    https://pandoc.org/MANUAL.html#extension-smart
    """
    return found.group().replace("---", "\N{EM DASH}").replace("--", "\N{EN DASH}")


def _piece(child: Token) -> str:
    if child.type in ("softbreak", "hardbreak"):
        return "\n"
    if child.type == "text":
        return _TYPED_DASH.sub(_dashed, child.content)
    if child.type in ("code_inline", "text_special"):
        return child.content
    return "\n" if child.type == "html_inline" and child.content.startswith("<br") else ""


MARKDOWN = Reader(
    "markdown", (".md", ".markdown", ".mkd"), recognises=lambda data: bool(_SIGNS.search(data[:_SAMPLE])), read=read
)
