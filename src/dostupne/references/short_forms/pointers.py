"""The text of a note → Pointers: which of its parts are short forms, and how each says what it points to.

note  = part { ";" part | "." part }            Tamtéž, s. 5; též Kolář, Dějiny, s. 3.
part  = [ lead ] form [ place ] [ remark ]      Srov. NOVÁK, Úvod, s. 12.
form  = same work | same author [ title ] | [ names ] number of a note | names [ title ] cited work | names title | names year
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from dostupne.model.letters import LOWER, UPPER
from dostupne.references.lexicon import ET_AL, PARTICLES, any_of
from dostupne.references.short_forms.words import (
    BARE_LOCATOR,
    CITED_WORD,
    ENTRY_WORD,
    LEAD,
    LOCATOR,
    NOTE_WORD,
    SAME_AUTHOR_WORD,
    SAME_WORK_WORD,
)


class Way(StrEnum):
    """How a short form says what it points to."""

    PREVIOUS = "previous"
    SAME_AUTHOR = "same-author"
    NOTE = "note"
    ENTRY = "entry"
    CITED = "cited"
    NAMED = "named"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Pointer:
    """What one short form says. `head` are its names with the shortened title, as printed; `number` that of the note or item.

    `year` is with its letter (`2014a`), `locator` the place cited in the work (`s. 12`). One that is not `sure` may as well
    be a remark: it counts only if there is a work it points to. A `led` one stands behind `srov.`, `viz` or the like.
    """

    way: Way
    head: str = ""
    number: str = ""
    year: str = ""
    locator: str = ""
    sure: bool = True
    led: bool = False

    @property
    def is_explicit(self) -> bool:
        """Whether a word says that this is a short form, and not its shape alone."""
        return self.way is not Way.NAMED


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a note, from `start` to `end`; `pointer` is None where it is no short form."""

    start: int
    end: int
    pointer: Pointer | None


_LONGEST = 300
"""Characters of a part that is looked at; short forms are short."""
_LEADS = rf"(?:{LEAD}[\s,:]+){{0,5}}"
_BREAK = re.compile(
    rf";\s+|(?<=[.?!)])\s+(?-i:(?=[{UPPER}]))(?={LEAD}[\s,:]|{SAME_WORK_WORD})|[(](?={_LEADS}{SAME_WORK_WORD})",
    re.IGNORECASE,
)
_LEADING = re.compile(rf"[\W_]*(?P<leads>{_LEADS})[\"„“(\[]*", re.IGNORECASE)
_PLACE = rf"(?:[\s,:.;(]*(?P<locator>{LOCATOR})|[\s,:(]+(?P<bare>{BARE_LOCATOR})(?=\W*$|[.;)]))"
_REMARK = rf"(?:\W*$|[.;)]*\s+[(„\"]?(?-i:[{UPPER}])|[,;]?\s+(?-i:[{LOWER}])|\s*[(–])"
"""What may follow a form: nothing, a sentence, or a clause."""

_SAME_WORK = re.compile(
    rf"{SAME_WORK_WORD}(?:{_PLACE}{_REMARK}|\W*$|\.\s+(?-i:[{UPPER}])|,\s+(?-i:[{LOWER}])|\s*\()", re.IGNORECASE
)
_NAMED_SAME_WORK = re.compile(rf"(?P<head>[^\d;]{{2,80}}?)[\s,:]+{SAME_WORK_WORD}{_PLACE}?\W*$", re.IGNORECASE)
_UNCLEAR_SAME_WORK = re.compile(rf"{SAME_WORK_WORD}\s*[,:]", re.IGNORECASE)
_SAME_AUTHOR = re.compile(
    rf"{SAME_AUTHOR_WORD}(?:[\s,:.]+(?P<head>(?-i:[{UPPER}])[^;]{{2,120}}?))??(?:[\s,.:]+(?P<locator>{LOCATOR}))?\W*$",
    re.IGNORECASE,
)
_AT_NUMBER = re.compile(
    rf"(?P<head>[^\d;]{{0,120}}?)[\s,:.(]*(?:\b(?:v|ve|in|w)\s+)?(?:(?P<note>{NOTE_WORD})|{ENTRY_WORD})(?P<number>\d{{1,4}})(?!\w)"
    rf"(?P<several>\s*(?:,|a|i|and|und|až|[–-])\s*\d)?(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_BEFORE_NUMBER = re.compile(rf"[\s,:.(]*(?:{CITED_WORD}|(?<!\w){LEAD})[\s,:.(]*$", re.IGNORECASE)
_NUMBER_ALONE = re.compile(rf"\[\^?(?P<number>\d{{1,4}})\](?:[\s,:]*(?P<locator>{LOCATOR}))?\W*$", re.IGNORECASE)
_REST_OF_NUMBER = re.compile(rf"[\])]*(?:[\s,:.(]*(?P<locator>{LOCATOR})[\W_]*$|\W*$|[.;)]\s)", re.IGNORECASE)
_CITED = re.compile(
    rf"(?P<head>[^;]{{0,150}}?)[\s,:.(\[]*(?P<word>{CITED_WORD})(?P<rest>.*)$", re.IGNORECASE | re.DOTALL
)
_REST_OF_CITED = re.compile(rf"[\])]*(?:{_PLACE}{_REMARK}|\W*$|[.;)]\s|,\s+(?-i:[{LOWER}]))", re.IGNORECASE)
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d[a-z]?)(?!\w)"
_NAMED_YEAR = re.compile(
    rf"(?P<head>[^\d;]{{2,100}}?)[\s,(]+{_YEAR}\)?(?:[\s,:]*(?P<locator>{LOCATOR})|\s*[:,]\s*(?P<bare>{BARE_LOCATOR}))?\W*$",
    re.IGNORECASE,
)
_NAMED_TITLE = re.compile(rf"(?P<head>[^;]{{2,200}}?)[,.:…]+\s*(?P<locator>{LOCATOR})\W*$", re.IGNORECASE)

_PARTICLE = rf"(?:{'|'.join(sorted(PARTICLES))})"
_INITIAL = rf"[{UPPER}][{LOWER}]{{0,2}}\.(?:[\s-]?[{UPPER}]\.)*"
_FAMILY = rf"(?:(?:{_PARTICLE}|V[ao]n|D[ei])\s)*(?:[{UPPER}]['’])?[{UPPER}][{UPPER}{LOWER}'’]+(?:-[{UPPER}][{UPPER}{LOWER}]+)*"
_PERSON = rf"(?:{_INITIAL}\s?)*{_FAMILY}(?:\s{_FAMILY}){{0,3}}(?:,?\s{_INITIAL})?"
_JOINED = r"(?:\s(?:a|and|und|et|i|&|–|-)\s|\s?[–/;]\s?|,\s)"
_NAMES = rf"{_PERSON}(?:{_JOINED}{_PERSON}){{0,4}}(?:,?\s(?i:{any_of(ET_AL)}))?"
_ONLY_NAMES = re.compile(rf"{_NAMES}[\s,:.(]*$")
_NAMES_AND_TITLE = re.compile(rf"{_NAMES}\s?[,:]\s?[„\"»‚]?[{UPPER}{LOWER}\d]")
_NOT_SHORT = re.compile(
    rf"(?:https?:|www\.|\bIS[BS]N\b|\bIn:|\bDOI\b|\[|\b(?:č|roč|no|vol|nr|vyd)\.\s?\d|(?<!\d[–-])(?:1[5-9]|20)\d\d\W*$|[.,]\s(?:1[4-9]|20)\d\d\b|[{UPPER}][{LOWER}]+\s?:\s[^:]+,\s(?:1[5-9]|20)\d\d)",
)
_SENTENCE = re.compile(rf"(?<![{UPPER}])(?<![{UPPER}][{LOWER}])\.\s+(?=[{UPPER}])")
_ALONE = re.compile(rf"\W*{_LEADS}(?:{SAME_WORK_WORD}|\[\d{{1,4}}\](?=,?\s{LOCATOR})){_PLACE}?\W*$", re.IGNORECASE)
_FURTHER = re.compile(rf"{_LEADS}(?-i:{_PERSON})\s?[,:.]", re.IGNORECASE)
_NAME_AFTER_STOP = re.compile(
    rf"(?<=[.>\])])\s+(?=[{UPPER}]{{2,}}[\w-]*,\s[{UPPER}]|[{UPPER}]\.\s?[{UPPER}][{LOWER}]+:)"
)
_ONE_NAME = re.compile(rf"(?:^|[;:.]\s+){_FAMILY},\s(?:{_INITIAL}|{_FAMILY})$")
_LONGEST_NAME = 60
_BODY = re.compile(rf"[{UPPER}][^,:;.\d]{{2,60}}[,:]\s?[„\"»‚]?[{UPPER}{LOWER}]")
"""`Ministerstvo vnitra, Zpráva`: as good as any clause that begins a remark, unless there is such a work."""
_MOST_WORDS = 16
"""Words of a name with a shortened title."""


def parts(text: str) -> tuple[Part, ...]:
    """The text of a note cut where one form ends and another, or a reference, may begin."""
    breaks = [(found.start(), found.end()) for found in _BREAK.finditer(text) if not _is_inside_names(text, found)]
    starts = (0, *(end for _, end in breaks))
    ends = (*(start for start, _ in breaks), len(text))
    return tuple(_part(text, start, end) for start, end in zip(starts, ends, strict=True) if text[start:end].strip())


def _is_inside_names(text: str, found: re.Match[str]) -> bool:
    """`DEAN, Jeffrey; GHEMAWAT, Sanjay`: what stands before the semicolon is a name and nothing else."""
    before = text[max(found.start() - _LONGEST_NAME, 0) : found.start()]
    return found.group().startswith(";") and bool(_ONE_NAME.search(before))


def _part(text: str, start: int, end: int) -> Part:
    """The part without the white space around it."""
    said = text[start:end]
    start += len(said) - len(said.lstrip())
    end -= len(said) - len(said.rstrip())
    return Part(start, end, read(text[start:end]))


def read(text: str) -> Pointer | None:
    """The pointer of one part of a note, None where it is no short form."""
    said = " ".join(text[:_LONGEST].split())
    leading = _LEADING.match(said)
    start = leading.end() if leading else 0
    bare = said[start:]
    pointer = next((pointer for pointer in _readings(bare, is_whole=len(text) <= _LONGEST) if pointer), None)
    if pointer is None and leading and said[:start].rstrip().endswith("["):
        pointer = _numbered_alone(f"[{bare}")
    if pointer and leading and leading["leads"]:
        return replace(pointer, led=True)
    return pointer


def is_short(line: str) -> bool:
    """Whether a line begins with a short form that cannot be taken for a remark."""
    found = parts(line[:_LONGEST])
    pointer = found[0].pointer if found else None
    return pointer is not None and pointer.sure


def is_short_alone(line: str) -> bool:
    """Whether a line is an explicit short form and nothing besides, to its full stop: `Tamtéž, s. 5.`, `[3], s. 5.`"""
    return line.rstrip().endswith(".") and bool(_ALONE.match(" ".join(line.split()))) and len(line) < _LONGEST


def _readings(said: str, *, is_whole: bool) -> Iterator[Pointer | None]:
    yield _same_work(said)
    yield _same_author(said)
    yield _at_number(said)
    yield _cited(said)
    if is_whole:
        yield _named_by_year(said)
        yield _named_by_title(said)


def _same_work(said: str) -> Pointer | None:
    if found := _SAME_WORK.match(said):
        return Pointer(Way.PREVIOUS, locator=_locator(found))
    found = _NAMED_SAME_WORK.match(said)
    if found and _ONLY_NAMES.match(found["head"]):
        return Pointer(Way.PREVIOUS, found["head"], locator=_locator(found))
    return Pointer(Way.UNCLEAR) if _UNCLEAR_SAME_WORK.match(said) else None


def _same_author(said: str) -> Pointer | None:
    found = _SAME_AUTHOR.match(said)
    if not found or _NOT_SHORT.search(said):
        return None
    if not found["head"]:
        return Pointer(Way.PREVIOUS, locator=_locator(found))
    return Pointer(Way.SAME_AUTHOR, found["head"], locator=_locator(found))


def _at_number(said: str) -> Pointer | None:
    found = _AT_NUMBER.match(said)
    if not found:
        return None
    rest = _REST_OF_NUMBER.match(found["rest"])
    head = _BEFORE_NUMBER.sub("", found["head"]).strip(" ,:(")
    if head and not (_ONLY_NAMES.match(head) or _NAMES_AND_TITLE.match(head)):
        return None
    if found["several"] or not rest:
        return Pointer(Way.UNCLEAR)
    return Pointer(Way.NOTE if found["note"] else Way.ENTRY, head, found["number"], locator=_locator(rest))


def _numbered_alone(said: str) -> Pointer | None:
    found = _NUMBER_ALONE.match(said)
    return Pointer(Way.ENTRY, number=found["number"], locator=_locator(found)) if found else None


def _cited(said: str) -> Pointer | None:
    found = _CITED.match(said)
    if not found:
        return None
    rest, head = _REST_OF_CITED.match(found["rest"]), said[: found.start("word")].strip(" ,:([")
    if not head:
        return Pointer(Way.UNCLEAR, locator=_locator(rest) if rest else "")
    if not (_ONLY_NAMES.match(head) or _NAMES_AND_TITLE.match(head)) or not rest:
        return None
    return Pointer(Way.CITED, head, locator=_locator(rest))


def _named_by_year(said: str) -> Pointer | None:
    found = _NAMED_YEAR.match(said)
    if not found or not _ONLY_NAMES.match(found["head"]):
        return None
    locator = _locator(found)
    return Pointer(Way.NAMED, found["head"], year=found["year"], locator=locator, sure=bool(locator))


def _named_by_title(said: str) -> Pointer | None:
    found = _NAMED_TITLE.match(said)
    head = found["head"] if found else said.rstrip(" .…)")
    if _NOT_SHORT.search(head) or _SENTENCE.search(head) or len(head.split()) > _MOST_WORDS:
        return None
    is_named = bool(_NAMES_AND_TITLE.match(head) or (found and _ONLY_NAMES.match(head)))
    if not is_named and not (found and _BODY.match(head)):
        return None
    locator = _locator(found) if found else ""
    return Pointer(Way.NAMED, head, locator=locator, sure=is_named and found is not None)


def _locator(found: re.Match[str]) -> str:
    groups = found.groupdict()
    return (groups.get("locator") or groups.get("bare") or "").rstrip(" .")


def holds_several(text: str) -> bool:
    """Whether what was taken for one reference holds more: a further one, with a name, behind one that has its year."""
    year = re.search(r"(?:1[5-9]|20)\d\d", text)
    return year is not None and any(
        _FURTHER.match(text, found.end())
        for signs in (_BREAK, _NAME_AFTER_STOP)
        for found in signs.finditer(text, year.end())
    )
