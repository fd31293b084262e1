"""The body of a reference cut at its full stops, marks kept between the pieces."""

import re
from dataclasses import dataclass

from dostupne.references.letters import LOWER, UPPER
from dostupne.references.lexicon import ABBREVIATIONS, MONTH, NO_DATE, any_of
from dostupne.references.parse.draft import ANY_MARK, MARKS

_STOP = re.compile(
    rf"[.?!…](?=[\"“”»’')\]]*(?:\s|$))|(?<=[{LOWER}]{{2}})\.(?=[{UPPER}][{LOWER}]{{2,20}}:\s)|{ANY_MARK}"
)
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
_NUMBER_BEFORE = re.compile(r"(?:^|[\s,(–-])\d{1,2}$|\b[IVX]{2,5}$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of the body, or a mark (`mark` set, `text` empty)."""

    text: str
    mark: str = ""


def cut(text: str) -> list[Piece]:
    """Sentences and marks in their order; stops of abbreviations, initials and ordinals do not cut."""
    pieces: list[Piece] = []
    start = 0
    for stop in _STOP.finditer(text):
        char = stop.group()
        if char in MARKS:
            _add(pieces, text[start : stop.start()])
            pieces.append(Piece("", char))
            start = stop.end()
        elif _ends_sentence(text, start, stop.start(), stop.end()):
            end = _past_quotes(text, stop.end())
            _add(pieces, text[start:end])
            start = end
    _add(pieces, text[start:])
    return pieces


def first_end(text: str) -> int:
    """Where the first sentence (the title) ends: everything that tells an imprint stands after it."""
    for stop in _STOP.finditer(text):
        if stop.group() in MARKS:
            if text[: stop.start()].strip(" .,"):
                return stop.start()
        elif _ends_sentence(text, 0, stop.start(), stop.end()):
            return stop.end()
    return len(text)


def _add(pieces: list[Piece], text: str) -> None:
    text = text.strip(" ,;:").lstrip(".")
    while text.endswith(".") and not _stop_belongs(text):
        text = text[:-1].rstrip()
    text = text.strip(" ,;–—")
    if text and any(char.isalnum() for char in text):
        pieces.append(Piece(text))


_KEEPS_STOP = re.compile(
    r"(?:\b(?:s\.\s?r\.\s?o|a\.\s?s|o\.\s?p\.\s?s|z\.\s?s|Inc|Ltd|Corp|Co|Jr|Sr|atd|apod|[A-Z]\.[A-Z])|\.\.)\.$"
)


def _stop_belongs(text: str) -> bool:
    """Whether the final stop is a part of the last word (`s. r. o.`, `Inc.`, `…`)."""
    return bool(_KEEPS_STOP.search(text))


def _past_quotes(text: str, end: int) -> int:
    while end < len(text) and text[end] in "\"“”»’')]":
        end += 1
    return end


def _ends_sentence(text: str, start: int, at: int, after: int) -> bool:
    if text[at] in "?!…":
        return _next_begins(text, after)
    before = text[start:at]
    if before.count("(") > before.count(")") or before.count("[") > before.count("]"):
        return False
    following = text[_past_quotes(text, after) :].lstrip()
    if not following or following[0] in MARKS:
        return True
    if following[0] in ":,;" or _is_abbreviated(before, following, first=start == 0):
        return False
    return not following[0].islower() or bool(_LOWER_BEGINNING.match(following))


def _is_abbreviated(before: str, following: str, *, first: bool) -> bool:
    """Whether the stop belongs to an abbreviation, an abbreviated journal (`Angew. Chem.`) or an ordinal (`17. ročník`)."""
    before = before[-_LONGEST_WORD:] if len(before) > _LONGEST_WORD else before
    if not first and _ABBREVIATED.match(before.strip()) and _GOES_ON_ABBREVIATED.match(following):
        return True
    word = _WORD_BEFORE.search(before)
    if word and _is_abbreviation(word.group(1), before):
        return True
    if _FILE_NUMBER.search(before):
        return True  # `sp. zn. II. ÚS 9999/10`: a senate of the court
    ordinal = following[0].islower() or following[0].isdigit() or _ORDINAL_GOES_ON.match(following)
    return bool(ordinal and _NUMBER_BEFORE.search(before))


def _is_abbreviation(word: str, before: str) -> bool:
    if len(word) == 1:
        preceding = before[:-1][-1:]
        return (word.isupper() and preceding in ("", " ", "(", ".", "-", "[")) or (
            word in ABBREVIATIONS and preceding in ("", " ", "(")
        )
    return word.casefold() in ABBREVIATIONS and not (len(before) - len(word) == 0 and word.isupper())


def _next_begins(text: str, after: int) -> bool:
    following = text[_past_quotes(text, after) :].lstrip()
    return not following or not (following[0].islower() or following[0] in "-–—,;:)")
