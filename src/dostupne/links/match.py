"""Reference, PageFacts → how well the page is what was cited."""

import re
from dataclasses import dataclass

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

_GENERIC_NAMES = """
home, homepage, home page, welcome, index, untitled, untitled document, new page, news, blog, article, articles, page,
detail, document, about, about us, contact, search, login, menu, loading, redirecting, error, main page,
úvod, úvodní stránka, úvodní strana, domů, hlavní stránka, hlavní strana, titulní stránka, vítejte, aktuality, novinky,
zprávy, zpravodajství, článek, články, detail článku, dokument, dokumenty, kontakt, kontakty, o nás, bez názvu, chyba,
vyhledávání, přihlášení, domov, startseite, willkommen, strona główna
"""
_GENERIC = frozenset(fold(name) for name in _GENERIC_NAMES.split(","))
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
    names of sites, labels, subtitles and truncation. Authors and the container lift a doubtful title a
    little and never make a match. None when the citation has no telling title, or when the page says
    nothing about itself but its site's name. `SAME` and `OTHER` are the thresholds for the answer.
    """
    cited = _name(folded(reference.title))
    if reference.kind is Kind.HEADLESS or not cited.runs or cited.plain in _GENERIC or "://" in reference.title:
        return None
    called = _called(page)
    if cited.plain in called:
        return 1.0
    best = max((_likeness(cited, name) for name in called.values()), default=0.0)
    if best < SAME and _say_nothing(called, reference, page):
        return None
    if OTHER / 2 < best < SAME:
        best = max(best, min(SAME, best + _support(reference, page)))
    if best < _DOUBTFUL and _stands_in_text(cited, page):
        best = _DOUBTFUL
    return round(best, 3)


def _called(page: PageFacts) -> dict[str, _Name]:
    """What the page calls itself, by its folded text."""
    printed = dict.fromkeys((page.citation_title, page.og_title, page.heading, page.title))
    return {plain: _name(plain) for title in printed if title and (plain := folded(title))}


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
            best, _contained(cited.runs[0], called.runs[0]), *(_in_part(run, called) for run in cited.runs[1:]), 0
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


def _say_nothing(called: dict[str, _Name], reference: Reference, page: PageFacts) -> bool:
    """Whether all the page's titles only tell what site this is, or nothing."""
    where = {*host(reference.url).split("."), *words(page.site_name)}
    for plain, name in called.items():
        telling = name.runs and plain not in _GENERIC
        if telling and any(word not in where and word not in _GENERIC for word in name.runs[0].split()):
            return False
    return True


def _support(reference: Reference, page: PageFacts) -> float:
    """What authors and container add to a doubtful title."""
    theirs = {word for author in page.authors for word in words(author)}
    ours = {word for name in reference.author for word in words(name.short())}
    container = folded(reference.container_title)
    known_site = bool(container) and container in {folded(page.site_name), folded(page.title).rpartition(" - ")[2]}
    return 0.12 * bool(ours & theirs) + 0.06 * known_site


def _stands_in_text(cited: _Name, page: PageFacts) -> bool:
    """A title of some length that the text repeats: no proof (lists of articles do that), but a doubt."""
    title = cited.runs[0]
    if len(title) < 20 or title.count(" ") < 2 or not page.text:
        return False
    text = folded(page.text)
    # Most texts lack one of the words, and taking a text apart costs more than looking for them.
    return all(word in text for word in title.split()) and title in " ".join(_WORD.findall(text))


def matches(score: float | None) -> bool:
    """Whether the page is the cited one."""
    return score is not None and score >= SAME
