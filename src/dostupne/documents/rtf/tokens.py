"""RTF bytes → tokens (Rich Text Format 1.9.1, https://www.loc.gov/preservation/digital/formats/fdd/fdd000473.shtml)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?P<text>[^\\{}\r\n]+)|\\(?P<word>[a-zA-Z]{1,32}(?:-?\d{1,10})?)[ ]?"
    r"|(?P<hex>\\'[0-9a-fA-F]{2}(?:\\'[0-9a-fA-F]{2}){0,500})|(?P<open>\{)|(?P<close>\})|\\(?P<symbol>[^a-zA-Z])",
    re.DOTALL,
)
_WORD = re.compile(r"([a-zA-Z]+)(-?\d+)?")


class Token(NamedTuple):
    """One token: `kind` is `word`, `symbol`, `bytes`, `open` or `close`; `value` the number behind a word.

    The text of bytes has one character a byte.
    """

    kind: str
    text: str = ""
    value: int | None = None


_OPEN, _CLOSE = Token("open"), Token("close")


class _Words(dict[str, Token]):
    """Each word with its number is taken apart once."""

    def __missing__(self, said: str) -> Token:
        found = _WORD.match(said)
        word, number = found.groups() if found else (said, None)
        self[said] = token = Token("word", word, int(number) if number else None)
        return token


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens in order; line ends mean nothing, what follows `\\bin` is stepped over, a lone backslash dropped."""
    text, at, words = data.decode("latin-1"), 0, _Words()
    while found := _TOKEN.search(text, at):
        at, kind = found.end(), found.lastgroup
        if kind == "text":
            yield Token("bytes", found[0])
        elif kind == "word":
            token = words[found["word"]]
            if token.text == "bin" and token.value:
                at += max(token.value, 0)
            yield token
        elif kind == "hex":
            yield Token("bytes", bytes.fromhex(found[0].replace("\\'", "")).decode("latin-1"))
        elif kind == "symbol":
            yield Token("symbol", found["symbol"])
        else:
            yield _OPEN if kind == "open" else _CLOSE
