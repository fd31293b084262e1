"""Reference, PageFacts → how well the page is what was cited."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from rapidfuzz import fuzz, process

from dostupne.links.folded import folded
from dostupne.model.evidence import PageFacts
from dostupne.model.folding import fold, words
from dostupne.model.reference import Kind, Reference
from dostupne.model.urls import host

SAME = 0.7
"""From here on a page is taken for the cited one."""
OTHER = 0.35
"""Up to here a page is taken for another one; between the two nothing is claimed."""

_SEPARATOR = re.compile(r" [-|·•»«:/~>]+ | ?[|»·•] ?|[:.-] | -")
_WORD = re.compile(r"[^\W_]+")
_DOUBTFUL = (SAME + OTHER) / 2
_UNNAMED = 0.75
"""A page without a name whose text begins with the title."""
_ALL_WORDS, _HALF = 0.78, 0.6
"""The likeness of a name that has all the words of a title in another order; the share of them that tells nothing yet."""
_BEGINNING = 400

_GENERIC_NAMES = """
home, homepage, home page, welcome, index, untitled, untitled document, new page, news, blog, article, articles, page,
detail, document, about, about us, contact, search, login, menu, loading, redirecting, error, main page,
úvod, úvodní stránka, úvodní strana, domů, hlavní stránka, hlavní strana, titulní stránka, vítejte, aktuality, novinky,
zprávy, zpravodajství, článek, články, detail článku, dokument, dokumenty, kontakt, kontakty, o nás, bez názvu, chyba,
vyhledávání, přihlášení, domov, startseite, willkommen, strona główna
"""
_GENERIC = frozenset(fold(name) for name in _GENERIC_NAMES.split(","))
_HOME_NAMES = "home, homepage, home page, welcome, main page, úvod, úvodní stránka, úvodní strana, domů, hlavní stránka, hlavní strana, titulní stránka, domov, startseite, strona główna"
_HOME = frozenset(fold(name) for name in _HOME_NAMES.split(","))
_OF_A_FILE = re.compile(
    r"microsoft (?:word|powerpoint|excel) - |\S+\.(?:pdf|docx?|odt|rtf|pptx?|xlsx?|indd|qxd|tex|ps|html?|php|aspx?)$"
    r"|(?:document|dokument|untitled|bez nazvu|layout|prezentace|presentation|snimek|slide)[- ]?\d*$"
    r"|(?:prezentace aplikace powerpoint|powerpoint presentation)$"
)
"""Names that programs give to what they make (folded): they tell of the file, not of the work."""
_EMPTY = "a an and at by for from in of on or the to with i k na o od po pro s se u v ve z za ze je do"
_EMPTY_WORDS = frozenset(_EMPTY.split())


@dataclass(frozen=True, slots=True)
class _Name:
    """A title in the ways it may be printed: `runs` are the whole of it, then without labels, sites and subtitles."""

    plain: str
    runs: tuple[str, ...]


def match(reference: Reference, page: PageFacts) -> float | None:
    """How well the page is what was cited, 0 (another page) to 1 (the same title).

    The cited title is held against all that the page calls itself, forgiving case, diacritics, quotes,
    names of sites, labels, subtitles, truncation, and the order and endings of words. Authors, the container and the date
    lift a doubtful title a little and never make a match. Titles as `Kontakt` or `Úvod` need the container beside them.
    A page that says nothing about itself is compared by the beginning of its text. None when the citation has no
    telling title, or the page says nothing but its site's name. `SAME` and `OTHER` are the thresholds for the answer.
    """
    cited = _name(folded(reference.title))
    if reference.kind is Kind.HEADLESS or not cited.runs or "://" in reference.title:
        return None
    called = _called(page)
    if cited.plain in _GENERIC:
        return _generic(cited.plain, called, reference, page)
    if cited.plain in called:
        return 1.0
    best = max((_likeness(cited, name) for name in called.values()), default=0.0)
    if best < SAME and _say_nothing(called, reference, page):
        return _UNNAMED if _begins_text(cited, page) else None
    if OTHER / 2 < best < SAME:
        best = min(SAME, best + _support(reference, called, page))
    if best < _DOUBTFUL and _stands_in_text(cited, page):
        best = _DOUBTFUL
    return round(best, 3)


def _called(page: PageFacts) -> dict[str, _Name]:
    """What the page calls itself, by its folded text."""
    printed = dict.fromkeys((page.citation_title, page.og_title, page.heading, page.title, *page.alternative_titles))
    # Some systems escape twice: what is left is an entity in a title.
    return {plain: _name(plain) for title in printed if title and (plain := folded(unescape(title)))}


def _name(plain: str) -> _Name:
    pieces = [" ".join(_WORD.findall(piece)) for piece in _SEPARATOR.split(plain)]
    known = [piece for piece in pieces if piece]
    runs = [" ".join(known)]
    runs += [" ".join(known[:end]) for end in range(len(known) - 1, 0, -1)]
    runs += [" ".join(known[start:]) for start in range(1, len(known))]
    runs += known[1:-1]
    return _Name(plain, tuple(dict.fromkeys(run for run in runs if run)))


def _likeness(cited: _Name, called: _Name) -> float:
    """The best of all pairings, kept below a match where what is left over contradicts it."""
    if not called.runs:
        return 0.0
    found = process.extractOne(cited.runs[0], called.runs, scorer=fuzz.ratio, score_cutoff=50)
    best = _rescaled(found[1]) * _certainty(cited.runs[0]) if found else 0.0
    if found and SAME <= best < 1 and _differ_in_words(cited.runs[0], found[0]):
        best = _DOUBTFUL
    if best < SAME:
        best = max(
            best,
            _contained(cited.runs[0], called.runs[0]),
            *(_in_part(run, called) for run in cited.runs[1:]),
            _reworded(cited.runs[0], called.runs[0]),
        )
    return min(best, _DOUBTFUL) if best >= SAME and _differ_in_numbers(cited, called) else best


def _rescaled(ratio: float) -> float:
    """0–1 of rapidfuzz's 0–100: half of the letters of two titles agree by chance."""
    return max(0.0, (ratio - 50) / 50)


def _certainty(title: str) -> float:
    return 1.0 if " " in title else 0.95


def _in_part(run: str, called: _Name) -> float:
    """The likeness of a part of the cited title, for what the part tells."""
    found = process.extractOne(run, called.runs, scorer=fuzz.ratio, score_cutoff=80)
    return _rescaled(found[1]) * _telling(run) if found else 0.0


def _telling(run: str) -> float:
    """How much a part of a title tells of the whole: one word of a title is next to nothing."""
    known = [word for word in run.split() if word not in _EMPTY_WORDS]
    if run in _GENERIC or len(known) < 2:
        return 0.3
    return 0.9 if len(known) >= 3 or len(run) >= 14 else 0.7


def _contained(cited: str, called: str) -> float:
    """For titles cut short or lengthened: the shorter one, in whole words, within the longer."""
    shorter, longer = sorted((cited, called), key=len)
    if f" {longer} ".startswith(f" {shorter} "):
        return max(_telling(shorter), 0.45 if shorter == cited else 0.0)
    if len(shorter) >= 20 and longer.startswith(shorter):
        return _telling(shorter)
    if len(shorter) < 20:
        return 0.0
    alike = fuzz.partial_ratio(shorter, longer, score_cutoff=90)
    if not alike or _differ_in_words(shorter, longer):
        return 0.0
    return _telling(shorter) * _rescaled(alike)


def _reworded(cited: str, called: str) -> float:
    """For titles in other words' order and endings: how much of the cited one's words the name has."""
    ours = [word for word in cited.split() if word not in _EMPTY_WORDS]
    theirs = [word for word in called.split() if word not in _EMPTY_WORDS]
    if len(ours) < 3 or len(theirs) > 3 * len(ours):
        return 0.0
    known = sum(len(word) for word in ours if any(_same_word(word, other) for other in theirs))
    share = known / sum(map(len, ours))
    return max(0.0, OTHER + (share - _HALF) / (1 - _HALF) * (_ALL_WORDS - OTHER)) if share > _HALF else 0.0


def _same_word(one: str, other: str) -> bool:
    """Whether two words differ in their endings at most: `výstavba`, `výstavby`; numbers in nothing."""
    if one == other:
        return True
    if one.isdigit() or other.isdigit():
        return False
    return one[:3] == other[:3] and fuzz.ratio(one, other) >= 75


def _differ_in_words(ours: str, theirs: str) -> bool:
    """Whether each has words of its own, and not just spellings of the other's: `… in Wales`, `… in Warsaw`."""
    our_words, their_words = set(ours.split()) - _EMPTY_WORDS, set(theirs.split()) - _EMPTY_WORDS
    only_theirs = their_words - our_words
    only_ours = our_words - their_words
    if not only_ours or not only_theirs:
        return False
    return not any(process.extractOne(word, only_theirs, scorer=fuzz.ratio, score_cutoff=65) for word in only_ours)


def _differ_in_numbers(cited: _Name, called: _Name) -> bool:
    """Whether both count or date something, and not the same: `Zpráva za rok 2013`, `… 2014`."""
    ours, theirs = _numbers(cited), _numbers(called)
    return bool(ours and theirs and not ours <= theirs and not theirs <= ours)


def _numbers(name: _Name) -> set[str]:
    return {word for word in name.runs[0].split() if word.isdigit() or word in {"ii", "iii", "iv", "vi", "vii", "viii"}}


def _generic(title: str, called: dict[str, _Name], reference: Reference, page: PageFacts) -> float | None:
    """The likeness of a page cited by a name that many have: what counts is whose page it is.

    `Kontakt` is that of the container if the page bears both names; a home page need bear the container's alone.
    """
    runs = {run for name in called.values() for run in name.runs}
    owners = {*_owners(reference)}
    if not owners & {*runs, *_site(page)}:
        return None
    return 1.0 if title in runs or (title in _HOME and runs <= owners | _site(page)) else None


def _owners(reference: Reference) -> Iterator[str]:
    """The names of the site that a reference gives, as `_Name.runs` prints them."""
    bodies = (name.literal for name in reference.author)
    for owner in (reference.container_title, reference.publisher, *bodies):
        if plain := " ".join(_WORD.findall(folded(owner))):
            yield plain


def _site(page: PageFacts) -> set[str]:
    return {" ".join(_WORD.findall(folded(page.site_name)))} if page.site_name else set()


def _say_nothing(called: dict[str, _Name], reference: Reference, page: PageFacts) -> bool:
    """Whether all the page's titles only tell what site or file this is, or nothing."""
    owners = {*_owners(reference)}
    where = {*host(reference.url).split("."), *words(page.site_name)}
    for plain, name in called.items():
        telling = name.runs and plain not in _GENERIC and name.runs[0] not in owners and not _OF_A_FILE.match(plain)
        if telling and any(word not in where and word not in _GENERIC for word in name.runs[0].split()):
            return False
    return True


def _support(reference: Reference, called: dict[str, _Name], page: PageFacts) -> float:
    """What authors, container and date add to a doubtful title."""
    theirs = {word for author in page.authors for word in words(author)}
    ours = {word for name in reference.author for word in words(name.short())}
    runs = _site(page).union(*(name.runs for name in called.values()))
    same_day = page.published is not None and page.published.day is not None and page.published == reference.issued
    return 0.12 * bool(ours & theirs) + 0.06 * (not runs.isdisjoint(_owners(reference))) + 0.06 * same_day


def _begins_text(cited: _Name, page: PageFacts) -> bool:
    return _is_long(cited) and cited.runs[0] in " ".join(_WORD.findall(folded(page.text[:_BEGINNING])))


def _is_long(cited: _Name) -> bool:
    """Whether the title is long enough to be looked for in a text."""
    return len(cited.runs[0]) >= 20 and cited.runs[0].count(" ") >= 2


def _stands_in_text(cited: _Name, page: PageFacts) -> bool:
    """A title of some length that the text repeats: no proof (lists of articles do that), but a doubt."""
    title = cited.runs[0]
    if not _is_long(cited) or not page.text:
        return False
    text = folded(page.text)
    # Most texts lack one of the words, and taking a text apart costs more than looking for them.
    return all(word in text for word in title.split()) and title in " ".join(_WORD.findall(text))


def is_generic(title: str) -> bool:
    """Whether many pages bear this name, so that it tells nothing of one: `Úvod`, `Untitled document`."""
    return folded(title) in _GENERIC


def matches(score: float | None) -> bool:
    """Whether the page is the cited one."""
    return score is not None and score >= SAME
