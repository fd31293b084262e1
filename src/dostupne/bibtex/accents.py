"""Letters with accents and signs ⇄ the commands of LaTeX for them: our own tables, for speed (benchmarks/latex.py).

Which command is which accent: LaTeX2e for authors, 3.1 (https://ctan.org/pkg/latex-doc-ptr), T1 and TS1 of
https://ctan.org/pkg/encguide. BibTeX takes `{\\v{C}}` for one letter, hence the braces round each.
"""

import re
import unicodedata
from collections.abc import Iterator
from string import ascii_letters

from dostupne.model.tex import COMBINING, DIGRAPHS, SYMBOLS

LETTERS = frozenset("ss SS o O l L ae AE oe OE aa AA i j dh DH th TH dj DJ ng NG ij IJ".split())
"""Commands for letters that are none of the alphabet."""
_BETTER_NAMES = (
    "quotedblbase textquotedblleft textquotedblright quotesinglbase textquoteleft textquoteright guillemotleft guillemotright"
    " dots texteuro textcopyright textsection textparagraph textsterling"
).split()
"""Which name is written of a sign that has several: those of the LaTeX kernel."""
_NAME_OF = {SYMBOLS[name]: name for name in (*SYMBOLS, *_BETTER_NAMES) if not SYMBOLS[name].isascii()}
MARKS = COMBINING | {"textcommabelow": "\u0326"}
"""The command of an accent → the combining character."""
_COMMAND_OF = {mark: command for command, mark in MARKS.items()}
_OF_THE_ALPHABET = frozenset(ascii_letters)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_DASH = re.compile(r"(?<![-–—])[–—](?![-–—])")
_DASHES = {"–": "--", "—": "---"}


def to_ascii(value: str) -> str:
    """LaTeX in which every letter and sign that has a command stands as that; what has none stays as it is (UTF-8)."""
    if value.isascii():
        return value
    if "–" in value or "—" in value:
        value = _DASH.sub(lambda found: _DASHES[found[0]], value)
    return _NOT_ASCII.sub(lambda found: _WRITTEN[found[0]], value)


class _Written(dict[str, str]):
    """A character → its LaTeX, worked out the first time that it is asked for."""

    def __missing__(self, char: str) -> str:
        self[char] = _command(char) or char
        return self[char]


_WRITTEN = _Written()


def _command(char: str) -> str:
    """`{\\v{C}}`, `{\\'y}`, `{\\'{\\i}}`, `{\\'{\\^e}}`, `{\\ss}`; empty for what has no command."""
    if char in _NAME_OF:
        return f"{{\\{_NAME_OF[char]}}}"
    parted = unicodedata.normalize("NFD", char)
    mark, letter = parted[-1], unicodedata.normalize("NFC", parted[:-1])
    command = _COMMAND_OF.get(mark, "")
    if not command or len(letter) != 1:
        return ""
    inner = {"i": "\\i", "j": "\\j"}.get(letter, letter) if mark not in _BELOW else letter
    if inner not in _OF_THE_ALPHABET and not inner.startswith("\\"):
        inner = _command(letter)[1:-1]
    bare = inner in _OF_THE_ALPHABET and not command.isalpha()
    return f"{{\\{command}{inner}}}" if bare else f"{{\\{command}{{{inner}}}}}" if inner else ""


_BELOW = frozenset(MARKS[command] for command in (*"ckdb", "textcommabelow"))
"""Accents under a letter leave i and j their dots."""


def _spellings() -> Iterator[tuple[str, str]]:
    """The usual ways to write a letter or a sign, with what they print."""
    for command, mark in MARKS.items():
        for letter in ascii_letters:
            char = unicodedata.normalize("NFC", letter + mark)
            if len(char) == 1:
                yield from ((spelled, char) for spelled in _accented(command, letter))
    for name in (*LETTERS, *_NAME_OF.values()):
        yield from ((spelled, SYMBOLS[name]) for spelled in (f"{{\\{name}}}", f"\\{name}{{}}"))
    yield from (("\\" + char, char) for char in "&%$#_{}")
    yield from DIGRAPHS.items()
    yield from (("{", ""), ("}", ""))


def _accented(command: str, letter: str) -> Iterator[str]:
    """`\\v{c}`, `\\v c`, `\\'c`, with `\\i` and `\\j` for i and j too, each alone and in braces."""
    for base in (letter, f"\\{letter}") if letter in "ij" else (letter,):
        gap = " " if command.isalpha() and base == letter else ""
        for spelled in (f"\\{command}{{{base}}}", f"\\{command}{gap}{base}"):
            yield spelled
            yield f"{{{spelled}}}"


SPELLED = dict(_spellings())
"""A spelling → what it prints."""
