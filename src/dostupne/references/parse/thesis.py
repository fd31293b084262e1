"""Theses: kind, school, supervisor. `Brno, 2016. Bakalářská práce. VUT v Brně, FIT. Vedoucí práce Jan Pluskal.`"""

import re

from dostupne.model.letters import LOWER, UPPER
from dostupne.model.reference import Way
from dostupne.references.alternation import bears
from dostupne.references.lexicon import SUPERVISORS, THESES, any_of
from dostupne.references.parse.dates import read_date
from dostupne.references.parse.draft import ANY_MARK, MARKS, Draft, Mark, Span

_THESIS = re.compile(
    rf"(?:(?<=[\s.,(\{ANY_MARK})|^)\(?\[?(?P<genre>{any_of(THESES)})\]?\)?(?=[\s.,:]|$)[.,:]?\s*", re.IGNORECASE
)
_SUPERVISOR = re.compile(
    rf"(?:(?<=[\s.,])|^){any_of(SUPERVISORS)}\s?:?\s(?P<who>(?:(?:prof|doc|ing|mgr|bc|rndr|phdr|mudr|judr|dr|ph|d|csc|et)\.|[^.;{MARKS}])+)\.?",
    re.IGNORECASE,
)
_SCHOOL = re.compile(
    rf"(?P<school>(?:[^.{MARKS}]|\.(?=\s?[{LOWER}])|(?<=\b[A-Z])\.)+)(?:\.\s*|$|(?={ANY_MARK}))(?:(?P<faculty>(?:Fakulta|Faculty|Katedra|Ústav|Provozně|Pedagogická|Filozofická|Lékařská|Přírodovědecká|Ekonomická|Právnická)[^.{MARKS}]*)\.?)?"
)
_PLACE_AND_YEAR = re.compile(rf",\s[{UPPER}]\w+(?:,?\s(?:1[89]|20)\d\d)\s*$")
_YEAR_AT_END = re.compile(r",\s(?:1[89]|20)\d\d$")
_TOWN = re.compile(rf"(?P<town>[{UPPER}][\w ]{{2,25}}?)\s?:\s")
_SCHOOL_BEFORE = re.compile(
    rf"(?:^|(?<=[.?!]\s))\s*(?P<town>[{UPPER}][\w ]{{2,25}}),\s(?P<school>[{UPPER}][^.:{MARKS}]{{5,150}}),\s*$"
)
_SCHOOL_WORD = re.compile(
    r"univer[sz]it|vysok|učení|škola|school|institut|college|akademi|fakult|technick|gymn[áa]zium|académ|hochschule|uniwersytet|politechnika",
    re.IGNORECASE,
)


def read_thesis(draft: Draft) -> None:
    """Fills `genre`, `publisher` (the school, with its faculty) and notes the supervisor."""
    lowered = draft.text.casefold()
    if not bears(lowered, ("prác", "práce", "thesis", "dissert", "prac", "arbeit", "činnost")):
        return
    if found := _SUPERVISOR.search(draft.text):
        draft.notes.append(found.group().strip(" ."))
        draft.take(found, Mark.CONTRIBUTOR)
    found = _last(_THESIS, draft.text)
    if found is None or found.start() < draft.title_end:
        return
    draft.set("genre", found["genre"], found.span("genre"), Way.LABELLED)
    end = found.end()
    school = _SCHOOL.match(draft.text[end:])
    if school and (
        _SCHOOL_WORD.search(school["school"])
        or ("isbn" not in draft.fields and school["school"][0].isupper() and not re.search(r"\d", school["school"]))
    ):
        _keep_school(draft, school, end)
        end += school.end()
    start = _read_school_before(draft, found.start()) if "publisher" not in draft.fields else found.start()
    draft.cover(len(draft.text[:start].rstrip(" ,")), end, Mark.THESIS)


def _read_school_before(draft: Draft, end: int) -> int:
    """`Praha, Univerzita Karlova, Rigorózní práce, 2008`: where a school that stands before the kind begins, else `end`."""
    before = draft.text[draft.title_end : end]
    found = _SCHOOL_BEFORE.search(before)
    if found is None or not _SCHOOL_WORD.search(found["school"]):
        return end
    at = draft.title_end
    draft.set("publisher_place", found["town"], (at + found.start("town"), at + found.end("town")))
    draft.set("publisher", found["school"], (at + found.start("school"), at + found.end("school")))
    return at + found.start("town")


def _keep_school(draft: Draft, found: re.Match[str], at: int) -> None:
    """`Brno: Masarykova univerzita, Fakulta informatiky, 2014`: the school with its faculty, its town, the year."""
    span = (at, at + found.end())
    school = found["school"].strip(" ,")
    if imprint := _PLACE_AND_YEAR.search(school):
        place, year = imprint.group().strip(" ,").replace(",", " ").split()
        draft.set("publisher_place", place, span)
        _keep_year(draft, year, span)
        school = school[: imprint.start()].strip(" ,")
    elif year_at_end := _YEAR_AT_END.search(school):
        _keep_year(draft, year_at_end.group().strip(" ,"), span)
        school = school[: year_at_end.start()]
    if town := _TOWN.match(school):
        draft.set("publisher_place", town["town"], span)
        school = school[town.end() :]
    draft.set("publisher", f"{school}. {found['faculty'].strip(' ,')}" if found["faculty"] else school, span)


def _keep_year(draft: Draft, year: str, span: Span) -> None:
    if draft.issued is None:
        draft.issued = read_date(year)
        draft.found_at("issued", span, Way.PLACED, year)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(text):  # noqa: B007 - the last match is what is wanted
        pass
    return found
