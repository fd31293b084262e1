"""Bytes of a document in LaTeX and additions → the same bytes with sentences that cite archived copies."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from dostupne.contracts import Writer
from dostupne.documents.latex import commands
from dostupne.documents.latex.reader import body
from dostupne.documents.latex.scanner import Scanner, Token
from dostupne.documents.whereabouts import LINK, Place, Spelling, edits
from dostupne.model.addition import Addition, Sentence, Written
from dostupne.model.edits import edited
from dostupne.model.encoding import ExactText, decode_exactly
from dostupne.model.tex import COMBINING, SYMBOLS

_PACKAGE = r"\\(?:usepackage|RequirePackage)\s*(?:\[[^\]]*\])?\s*\{[^}]*\b"
_URL = re.compile(rf"\\(?:url|href|nolinkurl)\b|{_PACKAGE}(?:url|hyperref|biblatex)\b")
_HYPERREF = re.compile(rf"\\(?:href|hypersetup)\b|{_PACKAGE}hyperref\b")
_SPECIAL = re.compile(r"[%#&_~^$]")
_ESCAPES = {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_IN_ARGUMENTS = re.compile("[%#]")
"""What `\\url` cannot hold inside the argument of a command (https://ctan.org/pkg/url, 2.1); hyperref's can, behind a backslash."""
_ACCENTS = {combining: command for command, combining in COMBINING.items()}
_DOTLESS = {"i": "i", "j": "j"}
_BRACE = re.compile(r"\s*\{")
_BEGINS = commands.NOTES | {"item", "bibitem", *commands.ENTRIES, *commands.HEADINGS}


@dataclass(slots=True)
class _Speller:
    """LaTeX as it is spelled; `groups` are the open braces with what they weigh."""

    scanner: Scanner
    spelling: Spelling = field(default_factory=Spelling)
    groups: list[int] = field(default_factory=list)
    line: int = 0

    def run(self, end: int) -> Spelling:
        """Spells all up to this offset."""
        while (start := self.scanner.position) < end:
            if self.scanner.line != self.line:
                self.line = self.scanner.line
                self.spelling.begin_line(self.line)
            token = self.scanner.next()
            if token is None:
                break
            self._take(token, start)
        return self.spelling

    def _take(self, token: Token, start: int) -> None:
        if token.sort == "open":
            self._open(1)
        elif token.sort == "close":
            if self.groups:
                self.spelling.leave(start + 1, self.groups.pop())
        elif token.sort == "word":
            self._word(token.text.removesuffix("*"))
        elif token.sort == "char":
            self._char(token.text, start)
        elif token.sort in ("end", "cell", "math") or token.text == "~":
            self.spelling.part()
        elif token.sort != "comment":
            self._add(token.text, start)

    def _open(self, weight: int) -> None:
        self.groups.append(weight)
        self.spelling.enter(weight)

    def _add(self, text: str, start: int) -> None:
        for end, char in enumerate(text, start + 1):
            self.spelling.add(char, end)

    def _print(self, text: str) -> None:
        """What a command prints stands where it ends."""
        for char in text:
            self.spelling.add(char, self.scanner.position)

    def _char(self, char: str, start: int) -> None:
        if char in "&%$#_{}":
            self.spelling.add(char, start + 2)
        elif char not in COMBINING:
            self.spelling.part()

    def _word(self, name: str) -> None:
        printed = _DOTLESS.get(name) or SYMBOLS.get(name) or commands.PREFIXES.get(name)
        if printed:
            self._print(printed)
        elif name in commands.ADDRESSES:
            self._address()
        elif name == "href":
            self._link()
        elif name in ("begin", "end"):
            self._environment(name)
        elif name in commands.DROPPED:
            self._skip(commands.DROPPED[name])
        elif name in _BEGINS:
            self.spelling.part()
            self.scanner.option()
            self._skip(commands.ENTRIES.get(name, name == "bibitem"))

    def _skip(self, arguments: int) -> None:
        for _ in range(arguments):
            self.scanner.option()
            self.scanner.group()

    def _address(self) -> None:
        if (written := self.scanner.group()) is not None:
            self.spelling.enter(LINK)
            self._add(written, self.scanner.position - 1 - len(written))
            self.spelling.leave(self.scanner.position, LINK)

    def _link(self) -> None:
        self._skip(1)
        if self.scanner.take(_BRACE):
            self._open(LINK)

    def _environment(self, turn: str) -> None:
        name = (self.scanner.group() or "").strip()
        self.spelling.part()
        if turn == "begin" and name in commands.UNREAD:
            self.scanner.skip_past(f"\\end{{{name}}}")


def write(data: bytes, additions: Sequence[Addition]) -> Written:
    """The document with its additions, in notes, items and entries; every byte that is not added stays as it was."""
    exact = decode_exactly(data)
    if exact is None:
        return Written.unchanged(data, additions, "the encoding of the document is not certain; save it in UTF-8")
    text = exact.text
    start, end = body(text)
    scanner = Scanner(text)
    scanner.start_at(start)

    def written(sentence: Sentence, place: Place) -> str:
        in_text = sentence if _is_told_in(exact, text, sentence) else _accented(sentence)
        return f"{in_text.before}{_address(sentence.url, text, place)}{in_text.after}"

    made, left_out = edits(_Speller(scanner).run(end), additions, written)
    return Written(exact.encoded(edited(text, made)), len(made), left_out)


def _is_told_in(exact: ExactText, text: str, sentence: Sentence) -> bool:
    """Whether the letters can stand in the document as they are: they do where it has such letters of its own."""
    if text.isascii():
        return False
    try:
        exact.encoded(f"{sentence.before}{sentence.after}")
    except UnicodeEncodeError:
        return False
    return True


def _address(url: str, text: str, place: Place) -> str:
    """`\\url{…}` where the document has it, and its place allows it; else the address as text."""
    difficult = place.depth > 0 and _IN_ARGUMENTS.search(url)
    if not _URL.search(text) or (difficult and not _HYPERREF.search(text)):
        return _SPECIAL.sub(lambda sign: _ESCAPES.get(sign[0], f"\\{sign[0]}"), url)
    written = _IN_ARGUMENTS.sub(r"\\\g<0>", url) if difficult else url
    return f"\\url{{{written}}}"


def _accented(sentence: Sentence) -> Sentence:
    return Sentence(*("".join(map(_with_command, part)) for part in (sentence.before, sentence.url, sentence.after)))


def _with_command(char: str) -> str:
    """`í` → `\\'{\\i}`."""
    parts = unicodedata.normalize("NFD", char)
    base, mark = parts[0], parts[1:]
    if mark not in _ACCENTS:
        return char
    letter = f"\\{base}" if base in _DOTLESS else base
    return f"\\{_ACCENTS[mark]}{{{letter}}}"


LATEX_WRITER = Writer("latex", write)
