"""RTF bytes → tokens (Rich Text Format 1.9.1, https://www.loc.gov/preservation/digital/formats/fdd/fdd000473.shtml)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<value>-?\d{1,10})?[ ]?"
    r"|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<symbol>[^a-zA-Z])|(?P<group>[{}])|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)


class TokenKind(StrEnum):
    """What a token is."""

    WORD = "word"
    SYMBOL = "symbol"
    BYTES = "bytes"
    OPEN = "open"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Token:
    """One token: `text` is the word, the sign or, for bytes, one character a byte; `value` the word's number."""

    kind: TokenKind
    text: str
    value: int | None = None


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens in order; line ends mean nothing, what follows `\\bin` is stepped over, a lone backslash dropped."""
    text, at = data.decode("latin-1"), 0
    while found := _TOKEN.search(text, at):
        at = found.end()
        if found["word"]:
            value = int(found["value"]) if found["value"] else None
            if found["word"] == "bin" and value:
                at += max(value, 0)
            yield Token(TokenKind.WORD, found["word"], value)
        elif found["group"]:
            yield Token(TokenKind.OPEN if found["group"] == "{" else TokenKind.CLOSE, found["group"])
        elif found["symbol"]:
            yield Token(TokenKind.SYMBOL, found["symbol"])
        else:
            yield Token(TokenKind.BYTES, chr(int(found["hex"], 16)) if found["hex"] else found["text"])
