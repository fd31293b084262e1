"""bytes → Document: source code of programs, of which comments and strings are text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dostupne.contracts import Reader
from dostupne.documents.misnamed import misnamed
from dostupne.model.document import Block, BlockKind, Document
from dostupne.model.encoding import beginning, decode

# What is not closed goes on to the end of its line, or of the file: so no sign is looked at twice.
_PIECE = re.compile(
    r"/\*(?P<comment>(?s:.)*?)(?:\*/|\Z)"
    r"|(?:(?<!:)//+|(?:(?<=\s)|\A)#+)!?[ \t]?(?P<remark>[^\n]*)"
    r"|(?P<three>\"{3}|'{3})(?P<long>(?s:.)*?)(?:(?P=three)|\Z)"
    r"|\"(?P<double>(?:[^\"\\\n]|\\[^\n])*+)[\"\\]?"
    r"|'(?P<single>(?:[^'\\\n]|\\[^\n])*+)['\\]?"
    r"|`(?P<template>(?:[^`\\]|\\(?s:.))*+)[`\\]?"
)
_JOINED = re.compile(r"\s*(?:\+|\.{1,3}|&|\|\||~|\\)?\s*")
"""Between two strings that are one: a sign that puts them together, or nothing at all."""
_STAR = re.compile(r"^[ \t]*\*+[ \t]?", re.MULTILINE)
_TAG = re.compile(r"</?[A-Za-z][\w-]{0,30}(?:\s[^<>]{0,1000})?/?>")
_ESCAPED = re.compile(r"\\(?:u\{?(?P<code>[0-9A-Fa-f]{4})\}?|(?P<sign>[^\n]))")
_NOTHING_TOLD = re.compile(r"[\W_]*|\s*(?:#|\*).*")
"""A line that prose and other formats may have too: signs alone, `# …`, `* …`."""
_STRING_ALONE = re.compile(r"\s*(?:[+.]\s*)?(?P<quote>['\"`])(?:(?!(?P=quote)).|(?<=\\).)*(?P=quote)\s*[,;+.)\]]*\s*")
_CODE = re.compile(
    r"\s*(?://|/\*).*|#!.*"
    r"|(?:import|from) [\w.]+(?: import [^.]+)?;?|(?:import|export)\b.*['\"];?"
    r"|\s*(?:(?:async|public|private|static|export|default) )*(?:def|class|function|func|fn|if|for|while|switch|try|else|catch)\b.*[{:]\s*"
    r"|\s*(?:const|let|var|return|using|package|end)\b[^.]*;?"
    r"|\s*[\w.$\[\]]+ ?[-+:]?=(?!=)\s?[^\n]*[;,({\[)\]'\"]"
    r"|\s*[\w.$]+\(.*\)?;?"
)
_LONG_COMMENT = re.compile(r"/\*(?s:.)*?(?:\*/|\Z)|(\"{3}|'{3})(?s:.)*?(?:\1|\Z)")
_SAMPLE_LINES, _FEWEST, _MOST_ARE = 400, 2, 0.6


def recognises(data: bytes) -> bool:
    """Whether most lines that tell anything are code: statements, strings that stand alone, comments of C."""
    sample = _LONG_COMMENT.sub(lambda found: "" if found[1] else "/*x*/", beginning(data))
    lines = [line[:500] for line in sample.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES]]
    telling = [line for line in lines if not _NOTHING_TOLD.fullmatch(line) or line.startswith("#!")]
    code = sum(bool(_STRING_ALONE.fullmatch(line) or _CODE.fullmatch(line)) for line in telling)
    return code >= _FEWEST and code >= _MOST_ARE * len(telling)


def read(data: bytes, source: str) -> Document:
    """Each comment and each string is a block with its lines, signs of comments, escapes and tags of HTML taken off.

    Comments on lines that follow each other are one, and so are strings that are put together (`'…' + '…'`).
    Raises `UnreadableSource` when the bytes are no text.
    """
    text = decode(data)
    if text is None:
        return misnamed(data, source, "source code")
    return Document(source, CODE.name, tuple(_blocks(text)))


@dataclass(frozen=True, slots=True)
class _Piece:
    """What one comment or string says; `line` is 1-based, `between` the code before it."""

    kind: BlockKind
    said: str
    line: int
    between: str

    @property
    def goes_on(self) -> bool:
        """Whether it belongs to the piece before it, if that is of its kind."""
        if self.kind is BlockKind.FLOW:
            return not self.between.strip() and self.between.count("\n") <= 1
        return bool(_JOINED.fullmatch(self.between))


def _blocks(text: str) -> Iterator[Block]:
    opened: list[_Piece] = []
    for piece in _pieces(text):
        if opened and not (piece.kind is opened[-1].kind and piece.goes_on):
            yield _block(opened)
            opened = []
        opened.append(piece)
    if opened:
        yield _block(opened)


def _block(pieces: Sequence[_Piece]) -> Block:
    """The pieces on the lines where they stood; two strings of one line are put together as they are."""
    first = pieces[0]
    text, line = first.said, first.line + first.said.count("\n")
    said = [text]
    for piece in pieces[1:]:
        said += ("\n" * (piece.line - line), piece.said)
        line = piece.line + piece.said.count("\n")
    return Block("".join(said), first.kind, first.line)


def _pieces(text: str) -> Iterator[_Piece]:
    line, at, end = 1, 0, 0
    for found in _PIECE.finditer(text):
        name = found.lastgroup or ""
        line, at = line + text.count("\n", at, found.start(name)), found.start(name)
        comment = name in ("comment", "remark")
        said = _STAR.sub("", found[name]) if comment else _unescaped(found[name])
        yield _Piece(BlockKind.FLOW if comment else BlockKind.PARAGRAPH, said, line, text[end : found.start()])
        end = found.end()


def _unescaped(text: str) -> str:
    """A string as it is shown; no line end is added, so that lines stay where they were."""
    return _TAG.sub("", _ESCAPED.sub(_sign, text)) if "\\" in text or "<" in text else text


def _sign(found: re.Match[str]) -> str:
    if found["code"]:
        return chr(int(found["code"], 16))
    return " " if found["sign"] in "nrt" else found["sign"]


CODE = Reader("code", (), recognises, read)
"""Told by its content alone: of a folder of programs nobody wants the references."""
