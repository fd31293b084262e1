"""Where an address stands in the printed text, what follows it there, and whether another address explains what is printed."""

import re
import unicodedata
from dataclasses import dataclass

from dostupne.references.mend.lookalikes import latin
from dostupne.references.parse.tidy import unify

_LONGEST_TEXT = 20_000
_REACH = 300
"""Characters behind an address in which its rest may stand, running heads between them."""
_SCHEME = re.compile(r"^(?:h{0,2}t{1,3}p{1,2}s?[:;]?/{1,3})+(?:www\.)?|^www\.", re.IGNORECASE)
_NO_WORD = re.compile(r"[\W_]+")
_NEXT = re.compile(r"[\s\u00ad]+(?P<token>[^\s<>\u00ad]{1,80})")
_NOTE = re.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True)
class Place:
    """The printed form of an address and what stands behind it."""

    text: str
    rest: str

    @property
    def next_token(self) -> str:
        """The piece behind the white space after the address; empty where something else ends it."""
        found = _NEXT.match(self.rest)
        return found["token"] if found else ""

    @property
    def breaks_line(self) -> bool:
        """Whether a line ends inside."""
        return "\n" in self.text


def place_of(url: str, text: str) -> Place | None:
    """Where the address was read from, white space, soft hyphens and ligatures as printed; None where it is not found."""
    text = text[:_LONGEST_TEXT]
    if (at := text.find(url)) >= 0:
        return Place(url, text[at + len(url) :][:_REACH])
    pieces = [(index, sign) for index, char in enumerate(text) for sign in _bare(char)]
    at = "".join(sign for _, sign in pieces).find(url)
    if at < 0:
        return None
    start, end = pieces[at][0], pieces[at + len(url) - 1][0] + 1
    return Place(text[start:end], text[end:][:_REACH])


def _bare(char: str) -> str:
    return "" if char.isspace() else unify(char).replace("\u00ad", "").strip()


def explains(whole: str, url: str, rest: str, *, linked: bool) -> bool:
    """Whether `whole` is what `url` was before it was damaged; `rest` is the text behind it.

    The same letters in the same order, whatever became of the signs, or an address that was read too short and goes on in the text.
    Of a hyperlink laid over it (`linked`) it is believed too that a note's number follows it.
    """
    one, other = loose(whole), loose(url)
    if one == other or (linked and url.startswith(whole) and _NOTE.fullmatch(url, len(whole))):
        return True
    if not one.startswith(other) or len(other) < 6:
        return False
    following = loose(rest)
    return one[len(other) :] in following if linked else following.startswith(one[len(other) :])


def loose(url: str) -> str:
    """The letters and figures of an address alone, those that look alike as one, without its scheme."""
    plain = unicodedata.normalize("NFKC", latin(url) if "://" in url else url)
    return _NO_WORD.sub("", _SCHEME.sub("", plain))
