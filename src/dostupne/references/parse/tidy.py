"""Text as extracted → text as it was meant: characters unified, line ends joined."""

import re

from dostupne.model.invisible import INVISIBLE, SOFT_HYPHEN
from dostupne.model.letters import LOWER, UPPER
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
        **{chr(code): None for code in INVISIBLE if code != SOFT_HYPHEN},
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
_ODD = re.compile("[" + re.escape("".join(map(chr, _TRANSLATED))) + "\u00ad\ue000-\ue0ff]")
_HYPHEN_AND_SPACE = re.compile(r"-(?<=[^\W\d_]-)[ \n]")
"""Without it no word is hyphenated at a line end."""
_HYPHEN_AT_LINE_END = re.compile(
    rf"(?<![^\W\d_])(?P<head>[^\W\d_]+)-(?:[ ]?\n[ ]*| (?=[{LOWER}]|(?<=[{UPPER}]- )[{UPPER}]{{2}}|(?<=[{LOWER}]- )[{UPPER}]))(?P<tail>[^\W\d_]+)"
)


def unify(text: str) -> str:
    """One kind of space, hyphen and line end; invisible characters dropped; soft hyphens undone."""
    text = text.replace("\u00a0", " ")  # the one that is met everywhere; a table is ten times slower
    if _ODD.search(text) is None:
        return text
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
    if _HYPHEN_AND_SPACE.search(text):
        text = _HYPHEN_AT_LINE_END.sub(lambda found: _put_together(found, text), text)
    if "---" in text:
        text = _RULES.sub("-", text)
    if "--" in text:
        text = _LATEX_DASHES.sub("–", text)
    return " ".join(text.split())


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


def aligned(text: str, joined: str) -> list[int]:
    """For every index of `text`, its end included, the index in the one line that `join_lines` made of it."""
    places, at = [], 0
    for char in text:
        places.append(at)
        if at < len(joined) and (
            char == joined[at] or (joined[at] == " " and char.isspace()) or char + joined[at] == "-–"
        ):
            at += 1
    places.append(at)
    return places


_ATTEMPTS = 20
"""Places at which a value is looked for letter by letter."""


def located(value: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a value stands within a part of a text, be it with white space or hyphens in it that it has not."""
    at = text.find(value, start, end)
    if at >= 0:
        return at, at + len(value)
    for _ in range(_ATTEMPTS):
        start = text.find(value[0], start, end)
        if start < 0:
            break
        if stop := _spelt_until(value, text, start, end):
            return start, stop
        start += 1
    return None


def _spelt_until(value: str, text: str, at: int, end: int) -> int:
    """Where the value, spelt from here, is complete; 0 where the text says something else."""
    for char in value:
        while at < end and text[at] != char and (text[at].isspace() or text[at] == "-"):
            at += 1
        if at >= end or text[at] != char:
            if char.isspace() or char == "-":
                continue
            return 0
        at += 1
    return at
