"""Text → Text to compare by: what two spellings of the same words have in common."""

import re
import unicodedata

from dostupne.model.invisible import INVISIBLE

_QUOTES = dict.fromkeys("‚‘’‛‹›′`´ʹʻʼ＇", "'") | dict.fromkeys("„“”‟«»″〝〞＂", '"')
_DASHES = dict.fromkeys("‐‑‒–—―−⁃﹘﹣－", "-")
_VARIANTS = dict.fromkeys(range(0xFE00, 0xFE10))
_CONTROLS = dict.fromkeys([*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0)])
_STROKES = {"ł": "l", "đ": "d", "ð": "d", "ø": "o", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
_MARK_BLOCKS = ((0x0300, 0x0370), (0x1AB0, 0x1B00), (0x1DC0, 0x1E00), (0x20D0, 0x2100), (0xFE20, 0xFE30))
_DROPPED = dict.fromkeys(INVISIBLE) | _VARIANTS | _CONTROLS
_MARKS = re.compile("[" + "".join(f"{chr(first)}-{chr(end - 1)}" for first, end in _MARK_BLOCKS) + "]+")
_PLAIN = str.maketrans(_QUOTES | _DASHES | _STROKES) | _DROPPED
_CHANGED = re.compile("[" + re.escape("".join(map(chr, _PLAIN))) + "]")

_CLOSING = " .,;:!?"
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def fold(text: str) -> str:
    """The text as it is compared: two spellings that fold alike are the same words.

    Compatibility forms are resolved (NFKC, https://unicode.org/reports/tr15/), letters case-folded,
    diacritics stripped (`ř` → `r`, `ł` → `l`), quotes made `'` and `"`, dashes `-`; soft hyphens,
    zero-width signs and controls vanish, white space is one space, closing punctuation falls off.
    """
    plain = text
    if not text.isascii():
        # These three would fall apart into a space and an accent before the table sees them.
        plain = plain.replace("´", "'").replace("″", '"').replace("〞", '"')
        plain = unicodedata.normalize("NFKD", plain)
    plain = _plain(plain.casefold())
    if not plain.isascii():
        plain = unicodedata.normalize("NFC", _plain(unicodedata.normalize("NFKD", plain)))
    return " ".join(plain.split()).rstrip(_CLOSING)


def _plain(text: str) -> str:
    """The text without marks, and its other signs by the table."""
    if text.isascii():
        return text.translate(_PLAIN)
    # Not by `translate`, which asks the table for every character of a text that is not ASCII: on pages that took half of the check.
    return _CHANGED.sub(lambda sign: sign[0].translate(_PLAIN), _MARKS.sub("", text))


def words(text: str) -> tuple[str, ...]:
    """The folded words, without punctuation: `Don't “Panic”!` gives `don't`, `panic`."""
    return tuple(_WORD.findall(fold(text)))
