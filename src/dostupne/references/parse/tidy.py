"""Text as extracted → text as it was meant: characters unified, line ends joined."""

import re

from dostupne.references.letters import LOWER, UPPER
from dostupne.references.lexicon import CONJUNCTIONS

_TRANSLATED = str.maketrans(
    {
        "\u00a0": " ",
        "\u2007": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u200a": " ",
        "\t": " ",
        "\r": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        "\x0c": "\n",
        "\x0b": "\n",
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\u2060": None,
        "\ufeff": None,
        "\u200e": None,
        "\u200f": None,
        "\u2010": "-",
        "\u2011": "-",
        "\ufffe": "\u00ad",
        "\x02": "\u00ad",  # pdfium's mark of a hyphen it dropped
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
    }
)
_SOFT_HYPHEN = re.compile("\u00ad[ ]?\n?[ ]*")
_PRIVATE_USE = re.compile("[\ue000-\ue0ff]")
_HYPHEN_AT_LINE_END = re.compile(
    rf"(?<![^\W\d_])(?P<head>[^\W\d_]+)-(?:[ ]?\n[ ]*| (?=[{LOWER}]|(?<=[{UPPER}]- )[{UPPER}]{{2}}|(?<=[{LOWER}]- )[{UPPER}]))(?P<tail>[^\W\d_]+)"
)
_WHITE = re.compile(r"\s+")


def unify(text: str) -> str:
    """One kind of space, hyphen and line end; invisible characters dropped; soft hyphens undone."""
    text = text.translate(_TRANSLATED)
    if "\u00ad" in text:
        text = _SOFT_HYPHEN.sub("", text)
    return _PRIVATE_USE.sub("", text)


_RULES = re.compile(r"(?<=\d)-{3,}")
_LATEX_DASHES = re.compile(r"(?<=\d)--(?=\d)")


def join_lines(text: str) -> str:
    """One line: words hyphenated at a line end are put together, other line ends become spaces.

    So are words hyphenated before a space, `vysokoškol- ských`: a text copied line by line has lost its line ends.
    """
    if "-\n" in text or "- " in text:
        text = _HYPHEN_AT_LINE_END.sub(lambda found: _put_together(found, text), text)
    if "---" in text:
        text = _RULES.sub("-", text)
    return _LATEX_DASHES.sub("–", _WHITE.sub(" ", text)).strip()


def _put_together(found: re.Match[str], text: str) -> str:
    """`Do-⏎stupné` is one word; a hyphen stays in `Taschenbuch-⏎Verlag`, and where the word stands whole elsewhere.

    Two words that share their end (`dvou- a tříletý`) are left as they are, and so are addresses.
    """
    head, tail = found["head"], found["tail"]
    if tail.casefold() in CONJUNCTIONS or "/" in text[text.rfind(" ", 0, found.start()) + 1 : found.start()]:
        return " ".join(found.group().split())
    if f"{head}-{tail}" in text or (head[-1].islower() and tail[0].isupper()):
        return f"{head}-{tail}"
    return head + tail
