"""What sticks to the end of an address and is none of it: the sentence's signs, the number of a note."""

import re
from collections.abc import Iterator

from dostupne.model.folding import words

_NEVER_LAST = "»«”“„\"'’‘<>,;*"
_STOP_BEHIND_END = re.compile(r"(?:[/)\]»>]|\.(?:html?|pdf|php|aspx))\.$", re.IGNORECASE)
_PAIRS = {")": "(", "]": "[", "}": "{"}
_NOTE_BEHIND_FILE = re.compile(
    r"(?P<whole>/[^/?#]{1,300}\.(?:x?html|s?html?|pdf|aspx|docx?|jsp))(?!(?<=html)5$)\d{1,3}$", re.IGNORECASE
)
_NOTE_BEHIND_UUID = re.compile(
    r"(?P<whole>(?<![0-9a-f])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\d{1,3}$", re.IGNORECASE
)
_NOTE_BEHIND_WORD = re.compile(r"(?P<word>[^\W\d_]{2,40})(?P<number>\d{1,3})$")


def without_closing(url: str) -> str:
    """The address without closing signs that no address ends in, and without brackets that nothing opened."""
    end = len(url)
    while end and (
        url[end - 1] in _NEVER_LAST or _is_unopened(url, end) or _STOP_BEHIND_END.search(url[max(end - 8, 0) : end])
    ):
        end -= 1
    return url[:end]


def _is_unopened(url: str, end: int) -> bool:
    last = url[end - 1]
    return last in _PAIRS and url.count(last, 0, end) > url.count(_PAIRS[last], 0, end)


def without_note(url: str) -> str | None:
    """The address without the number of a note, where a kind of file or a UUID ends before it; else None."""
    found = _NOTE_BEHIND_FILE.search(url) or _NOTE_BEHIND_UUID.search(url)
    return url[: found.end("whole")] if found else None


def perhaps_without_note(url: str, title: str) -> Iterator[str]:
    """The same where it is only likely: the word before the number is one of the title's, and the title has no such number."""
    found = _NOTE_BEHIND_WORD.search(url)
    if found and found["number"] not in words(title) and set(words(found["word"])) & set(words(title)):
        yield url[: found.start("number")]
