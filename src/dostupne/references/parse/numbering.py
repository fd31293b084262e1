"""Volume, issue, pages and extent: `roč. 12, č. 3, s. 45–67`, `12(3), 45–67`, `Vol. 24, No. 2, pp. 1-9`, `240 s.`"""

import re

from dostupne.model.letters import LOWER, UPPER
from dostupne.model.reference import Way
from dostupne.references.alternation import small
from dostupne.references.lexicon import EXTENT_WORDS, ISSUE_WORDS, PAGE_WORDS, VOLUME_WORDS, any_of
from dostupne.references.parse.creators import set_issued
from dostupne.references.parse.dates import YEAR, read_date
from dostupne.references.parse.draft import ANY_MARK, Draft, Mark

_NUM = r"(?:\d+(?:\.\d+(?=[.,]?(?:\s|$)))?[a-z]?|[IVXLCDM]+)"
_RANGE = rf"{_NUM}(?:\s?[-–—/]{{1,2}}\s?{_NUM})?"
_PAGE = r"(?:[A-Za-z]{0,2}\d+(?::\d+)?|(?-i:[ivxlc]+|[IVXLC]{2,}))"  # `P. L` are initials
_PAGES = rf"{_PAGE}(?:\s?[-–—−]{{1,3}}\s?{_PAGE})?(?:,\s?(?!(?:1[89]|20)\d\d\b)\d+(?:\s?[-–]\s?\d+)?)*"
_VOLUME = rf"{any_of(VOLUME_WORDS)}\s*"
_ISSUE = rf"{any_of(ISSUE_WORDS)}\s*"
_PAGE_WORD = rf"{any_of(PAGE_WORDS)}\s*"
_WORDED = re.compile(
    rf"(?:(?<=[\s,.(])|^)(?:{_VOLUME}(?P<volume>{_RANGE})(?!\w)(?!(?-i:,\s[{UPPER}][{LOWER}][^:,.\d]{{1,60}}\.\s))(?:[,.;:]?\s*{_ISSUE}(?P<issue>[\w.-]*\d[\w./–-]*?|suppl\.\s\w{{1,5}})(?=[,.;:\s)]|$))?(?:[,.;:]?\s*\(?{_PAGE_WORD}(?P<pages>{_PAGES}))?(?![\w])"
    rf"|(?<!zákon\s)(?<!Zákon\s){_ISSUE}(?P<issue2>\d+[\d/–-]*)(?=[,.;:\s)]|$)(?:[,.;:]?\s*\(?{_PAGE_WORD}(?P<pages2>{_PAGES}))?(?![\w/]))",
    re.IGNORECASE,
)
_WORDED_SIGN = re.compile(rf"{any_of(VOLUME_WORDS, ISSUE_WORDS)}\s*[\divxlcdm]")
"""For a text in small letters, in which it is sought four times as quickly: most references have none."""
_SHORT = re.compile(
    rf"(?:(?<=[\s,.])|^)\*{{0,2}}(?P<volume>{_NUM})\*{{0,2}}\s?\((?=[^)]{{0,15}}\d)(?P<issue>[\w./–-]{{1,12}}|[Ss]uppl\.\s\w{{1,5}})\)(?:\s?[,:.;]\s*(?:{_PAGE_WORD})?(?P<pages>{_PAGES}))?(?!\w)"
)
_ISSUE_AFTER_YEAR = re.compile(
    rf"(?<=\d),\s\((?P<issue>[\w./–-]{{0,11}}\d[\w./–-]{{0,11}})\)(?:,\s(?P<pages>{_PAGES}))?(?=[.,;\s]|$)"
)
"""`2017, (11), 20–23`: a journal without volumes."""
_YEAR_IN_BRACKETS = re.compile(
    rf"(?<=\s)(?:(?:{_VOLUME})?(?P<volume>{_NUM})\s)?\((?P<year>{YEAR})\)(?:,\s{_ISSUE}(?P<issue>[\w./–-]{{1,12}}))?(?:,\s{_PAGE_WORD}(?P<pages>{_PAGES}))?(?=[.,]?\s*(?:$|{ANY_MARK}))",
    re.IGNORECASE,
)
"""`Bd. 6 (1976), Nr. 11, S. 2` · `Kolej (2019), Nr. 6`: the year of a journal behind its volume or its name."""
_VOLUME_PAGES = re.compile(
    rf"(?:(?<=[\s,.])|^)(?!(?:1[5-9]|20)\d\d,)(?P<volume>\d{{1,4}}),\s(?:(?P<issue>\d{{1,3}}),\s)?(?:\w+\sseries,\s)?(?:{_PAGE_WORD})?(?P<pages>\d+\s?[-–]\s?\d+(?:,\s\d+[-–]\d+)*)(?=[.,;\s]|$)",
    re.IGNORECASE,
)
_VOLUME_STOP_PAGES = re.compile(
    rf"(?<=\.\s)(?!(?:1[5-9]|20)\d\d\.)(?P<volume>\d{{1,4}})\.\s(?P<pages>\d{{1,6}}\s?[-–]\s?\d{{1,6}})(?=\.?\s*(?:$|{ANY_MARK}))"
)
"""`World Applied Sciences Journal. 19. 439-444.`: as ResearchGate prints it."""
_VOLUME_ARTICLE = re.compile(
    rf"(?<=[\s,.])(?!(?:1[5-9]|20)\d\d,)(?P<volume>\d{{1,4}}),\s(?P<pages>\d{{3,8}})(?=\.?\s*(?:$|{ANY_MARK}))"
)
_AFTER_DATE = re.compile(rf"(?<=\d),\s(?P<volume>\d{{1,3}})(?:\.|,\s(?P<issue>\d{{1,3}}))?,?\s*(?={ANY_MARK})")
_YEAR_VOLUME = re.compile(
    rf"(?:1[89]|20)(?<=[\s,.]\d\d)\d\d,\s(?!(?:1[5-9]|20)\d\d)(?P<volume>\d{{1,4}})(?=[.,]?\s*(?:$|{ANY_MARK}))"
)
_COLON_PAGES = re.compile(rf"(?<=\d):\s?(?:{_PAGE_WORD})?(?P<pages>\d+\s?[-–]\s?\d+)(?=[.,;\s]|$)")
_PAGES_ALONE = re.compile(
    rf"(?:(?<=[\s,.(])|^)(?!(?-i:[SP]\.\s?[IVXLC]\b)|s\.\s?l\.)\(?(?:{_PAGE_WORD})(?P<pages>{_PAGES})(?!\w)\)?(?!\s?s\.)",
    re.IGNORECASE,
)
_PAGES_SIGN = re.compile(rf"{_PAGE_WORD}(?:[a-z]{{0,2}}\d|[ivxlc])")
"""The same for pages."""
_BARE_PAGES = re.compile(
    rf"(?<=,\s)(?!{YEAR}\s?[-–]\s?{YEAR}|{YEAR}-(?:0\d|1[0-2])(?!\d))(?P<pages>\d+\s?[-–]\s?\d+)(?=\s*(?:[.,]\s*)?(?:$|{ANY_MARK}))"
)
_EXTENT = re.compile(
    rf"(?:(?<=[\s,.])|^)(?P<extent>(?:[ivxlc]+,\s?)?\d+(?:,\s?(?:\[[IVXivx\d]+\]|[IVXivx]+(?!\w)))?)\s?{any_of(EXTENT_WORDS)}(?!\w)(?:[.,]?\s*(?:příl\.|il\.|obr\.))?|(?<=[\s,.])\d+\s?(?:sv(?:\.|az(?:ky|ků|ek)))",
    re.IGNORECASE,
)
_EXTENT_SIGN = re.compile(
    rf"\d(?:,\s?(?:\[[IVX\d]+\]|[IVX]+))?\s?[s{''.join(word[0] for word in EXTENT_WORDS)}]", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_DASHES = re.compile(r"\s*[-–—−]+\s*")


def read_numbering(draft: Draft) -> None:
    """Fills `volume`, `issue`, `page` (range with a plain hyphen) and `number_of_pages`."""
    if not _DIGIT.search(draft.text, draft.title_end):
        return
    if "(" in draft.text and draft.issued is None:
        _read_year_in_brackets(draft)
    lowered = small(draft.text)
    worded = (_WORDED,) if _WORDED_SIGN.search(lowered, draft.title_end) else ()
    bracketed = (_SHORT, _ISSUE_AFTER_YEAR) if "(" in lowered else ()
    _keep_first(draft, *worded, *bracketed)
    fields = draft.fields
    if "volume" not in fields and "issue" not in fields and _has_range(draft.text):
        _keep_first(draft, _VOLUME_PAGES, _VOLUME_STOP_PAGES)
    if "volume" not in fields and ("issn" in fields or "doi" in fields):
        _keep_first(draft, _VOLUME_ARTICLE)
    if _EXTENT_SIGN.search(draft.text, draft.title_end) and (found := _EXTENT.search(draft.text, draft.title_end)):
        draft.set("number_of_pages", found["extent"] or "", found.span(), Way.LABELLED)
        draft.take(found, Mark.EXTENT)
    if "page" not in fields:
        ranges = (_COLON_PAGES, _BARE_PAGES) if _has_range(draft.text) else ()
        alone = (_PAGES_ALONE,) if _PAGES_SIGN.search(lowered, draft.title_end) else ()
        _keep_first(draft, *alone, *ranges)
    if "volume" not in fields:
        _read_volume_after_date(draft)


def _read_year_in_brackets(draft: Draft) -> None:
    if found := _YEAR_IN_BRACKETS.search(draft.text, draft.title_end):
        set_issued(draft, read_date(found["year"]), None, found.span("year"))
        _keep(draft, found)


def _has_range(text: str) -> bool:
    return "-" in text or "–" in text


def _keep_first(draft: Draft, *patterns: re.Pattern[str]) -> None:
    """Keeps the match of the first pattern that has one."""
    for pattern in patterns:
        if found := pattern.search(draft.text, draft.title_end):
            _keep(draft, found)
            return


def _read_volume_after_date(draft: Draft) -> None:
    """`1986, 2., s. 251` · `2012, 48`: a number behind the year, where nothing else can be the volume."""
    if "page" in draft.fields:
        _keep_first(draft, _AFTER_DATE)
    if "volume" not in draft.fields and (found := _YEAR_VOLUME.search(draft.text, draft.title_end)):
        draft.set("volume", found["volume"], found.span("volume"), Way.GUESSED)
        start = len(draft.text[: found.start("volume")].rstrip(" ,"))
        draft.cover(start, found.end(), Mark.NUMBERING)


def _keep(draft: Draft, found: re.Match[str]) -> None:
    way = _WAYS.get(found.re, Way.GUESSED)
    for group, value in found.groupdict().items():
        if value and (name := _FIELD_OF.get(group.rstrip("2"))):
            bare = _DASHES.sub("-", value.strip(" .,")) if name == "page" else value.strip(" .,")
            if name == "page" and bare.isdigit() and _is_behind_isbn(draft, found):
                draft.notes.append(found.group().strip(" .,"))
            else:
                draft.set(name, bare, found.span(group), way)
    draft.take(found, Mark.NUMBERING)


def _is_behind_isbn(draft: Draft, found: re.Match[str]) -> bool:
    """One page behind the ISBN is the page that is cited, not the work's."""
    return "isbn" in draft.fields and Mark.IDENTIFIER in draft.text[: found.start()]


_FIELD_OF = {"volume": "volume", "issue": "issue", "pages": "page"}
_WAYS = {_WORDED: Way.LABELLED, _PAGES_ALONE: Way.LABELLED, _SHORT: Way.PLACED, _COLON_PAGES: Way.PLACED}
