"""The body of a reference cut at its full stops, marks kept between the pieces."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dostupne.model.letters import LOWER, UPPER
from dostupne.references.lexicon import ABBREVIATIONS, MONTH, NO_DATE, any_of
from dostupne.references.parse.draft import ANY_MARK, FILLING, MARKS, Span

_STOP = re.compile(
    rf"(?P<char>[.?!…{MARKS}])(?:(?<={ANY_MARK}){FILLING}*(?P=char)?|(?=[\"“”»’')\]]*(?:\s|$))|(?<=[{LOWER}]{{2}}\.)(?=[{UPPER}][{LOWER}]{{2,20}}:\s))"
)
_FOLLOWING = re.compile(r"[\"“”»’')\]]*\s*")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.?$")
_LOWER_BEGINNING = re.compile(
    rf"[a-z]+[A-Z.]|(?:{any_of(NO_DATE)}|cca|online|draft-|c(?:op\.\s)?\d{{4}}|{MONTH}\s\d{{4}})", re.IGNORECASE
)
_ORDINAL_GOES_ON = re.compile(rf"(?:{MONTH}|ročník|století|díl|část|kapitola)\b", re.IGNORECASE)
_LONGEST_WORD = 80
"""Characters before a stop that can tell what it ends."""
_ABBREVIATED = re.compile(
    rf"^(?:[A-Z][{LOWER}]{{0,8}}\.?\s?)(?:[A-Z][{LOWER}]{{0,8}}\.\s?){{0,4}}(?:[A-Z][{LOWER}]{{0,8}})?$"
)
_GOES_ON_ABBREVIATED = re.compile(
    rf"(?!(?:Ed|Eds|Přel|Sv|Vyd|Roč|In|Online|Praha|Brno)\b)[A-Z][{LOWER}]{{0,7}}\.(?:\s\d|,|\s[A-Z][a-z]{{0,7}}\.|\s*{ANY_MARK})"
)
_FILE_NUMBER = re.compile(r"\bsp\.\szn\.\s[IVX]+$")
_NUMBER_BEFORE = re.compile(r"(?:^|[\s,(]|(?<!\d)[–-])\d{1,2}$|\b[IVX]{2,5}$")


class Piece(NamedTuple):
    """A sentence of the body and where it begins, or a mark (`mark` set, `text` empty)."""

    text: str
    mark: str = ""
    start: int = 0

    @property
    def span(self) -> Span:
        """Where it stands in the text that was cut, end exclusive."""
        return self.start, self.start + len(self.text)


def cut(text: str, offset: int = 0) -> list[Piece]:
    """Sentences and marks in their order; stops of abbreviations, initials and ordinals do not cut.

    `offset` is where `text` begins in the text that the places of the pieces are told of.
    """
    pieces: list[Piece] = []
    start = 0
    for stop in _STOP.finditer(text):
        if (mark := stop["char"]) in MARKS:
            _add(pieces, text[start : stop.start()], start + offset)
            pieces.append(Piece("", mark, stop.start() + offset))
            start = stop.end()
        elif _ends_sentence(text, start, stop.start(), stop.end()):
            end = _past_quotes(text, stop.end())
            _add(pieces, text[start:end], start + offset)
            start = end
    _add(pieces, text[start:], start + offset)
    return pieces


def spanned(pieces: Sequence[Piece]) -> Span:
    """From the beginning of the first piece to the end of the last."""
    return pieces[0].start, pieces[-1].span[1]


def first_end(text: str) -> int:
    """Where the first sentence (the title) ends: everything that tells an imprint stands after it."""
    for stop in _STOP.finditer(text):
        if stop["char"] in MARKS:
            if text[: stop.start()].strip(" .,"):
                return stop.start()
        elif _ends_sentence(text, 0, stop.start(), stop.end()):
            return stop.end()
    return len(text)


def _add(pieces: list[Piece], text: str, start: int) -> None:
    whole = len(text)
    text = text.lstrip(" ,;:").lstrip(".")
    start += whole - len(text)
    text = text.rstrip(" ,;:")
    if not text:
        return
    while text.endswith(".") and not _stop_belongs(text):
        text = text[:-1].rstrip()
    whole = len(text)
    text = text.lstrip(" ,;–—")
    start += whole - len(text)
    text = text.rstrip(" ,;–—")
    if text and (text[0].isalnum() or any(char.isalnum() for char in text)):
        pieces.append(Piece(text, start=start))


_LONGEST_ABBREVIATION = 12
"""Characters of those that keep their stop, and some."""
_KEEPS_STOP = re.compile(
    r"(?:\b(?:s\.\s?r\.\s?o|a\.\s?s|o\.\s?p\.\s?s|z\.\s?s|Inc|Ltd|Corp|Co|Jr|Sr|atd|apod|[A-Z]\.[A-Z])|\.\.)\.$"
)


def _stop_belongs(text: str) -> bool:
    """Whether the final stop is a part of the last word (`s. r. o.`, `Inc.`, `…`)."""
    return bool(_KEEPS_STOP.search(text, max(len(text) - _LONGEST_ABBREVIATION, 0)))


def _past_quotes(text: str, end: int) -> int:
    while end < len(text) and text[end] in "\"“”»’')]":
        end += 1
    return end


def _ends_sentence(text: str, start: int, at: int, after: int) -> bool:
    if text[at] in "?!…":
        return _next_begins(text, after)
    before = text[start:at]
    if ("(" in before and _is_open(before, "(", ")")) or ("[" in before and _is_open(before, "[", "]")):
        return False
    follows = _following(text, after)
    following = text[follows : follows + 1]
    if not following or following in MARKS:
        return True
    if following in ":,;" or _is_abbreviated(before, text, follows, first=start == 0):
        return False
    return not following.islower() or bool(_LOWER_BEGINNING.match(text, follows))


def _is_open(text: str, opener: str, closer: str) -> bool:
    return text.count(opener) > text.count(closer)


def _following(text: str, after: int) -> int:
    """Where the text goes on behind a stop, its quotation marks and white space."""
    found = _FOLLOWING.match(text, after)
    return found.end() if found else after


def _is_abbreviated(before: str, text: str, follows: int, *, first: bool) -> bool:
    """Whether the stop belongs to an abbreviation, an abbreviated journal (`Angew. Chem.`) or an ordinal (`17. ročník`)."""
    before = before[-_LONGEST_WORD:] if len(before) > _LONGEST_WORD else before
    if not first and _ABBREVIATED.match(before.strip()) and _GOES_ON_ABBREVIATED.match(text, follows):
        return True
    word = _WORD_BEFORE.search(before, before.rfind(" ") + 1)
    if word and _is_abbreviation(word.group(1), before, text[follows : follows + 1]):
        return True
    if not before or not (before[-1].isdigit() or before[-1] in "IVX"):
        return False
    if _FILE_NUMBER.search(before):
        return True  # `sp. zn. II. ÚS 9999/10`: a senate of the court
    ordinal = text[follows].islower() or text[follows].isdigit() or _ORDINAL_GOES_ON.match(text, follows)
    return bool(ordinal and _NUMBER_BEFORE.search(before))


def _is_abbreviation(word: str, before: str, following: str) -> bool:
    if len(word) == 1:
        if word.isupper() and following.isdigit():
            return False  # `for R. 2020`: behind an initial stands a name
        preceding = before[:-1][-1:]
        return (word.isupper() and preceding in ("", " ", "(", ".", "-", "[")) or (
            word in ABBREVIATIONS and preceding in ("", " ", "(")
        )
    return word.casefold() in ABBREVIATIONS and not (len(before) - len(word) == 0 and word.isupper())


def _next_begins(text: str, after: int) -> bool:
    follows = _following(text, after)
    following = text[follows : follows + 1]
    return not following or not (following.islower() or following in "-–—,;:)")
