"""What both editions print alike: each element of a reference as text, empty where it is not known."""

import re
from collections.abc import Callable

from dostupne.export import archived_copy as copies
from dostupne.export.creators import all_natural
from dostupne.model.dates import PartialDate
from dostupne.model.reference import Reference

Elements = tuple[tuple[str, Callable[[Reference], str]], ...]
"""The elements of a printed reference in their order, each with its name: what it prints is a sentence or empty."""

SERIALS = frozenset(("article-journal", "article-magazine", "article-newspaper", "article", "review", "periodical"))
SITES = frozenset(("webpage", "post", "post-weblog"))
"""Types whose host follows the title without `In:`: journals, newspapers; sites."""
_INNER_STOP = re.compile(r"[.:?!]\s")
_SUPERVISOR = re.compile(r"(?:ved(?:oucí|\.|úc[ia])|školitel|supervisor)", re.IGNORECASE)
_HAS_A_WORD = re.compile(r"[^\W\d_]{3,}\s(?<![A-Z]\s)")
"""`částka 36`, `zvláštní číslo`: numbering that says itself what it is."""
_PAGES = re.compile(r"[\divxlc\[\], +–-]+")
_SHARES = {
    "illustrator": "Ilustrace",
    "director": "Režie",
    "script-writer": "Scénář",
    "composer": "Hudba",
    "producer": "Produkce",
}
"""Roles that are printed, in words that tell nothing of who it was."""
_ENDS = (".", "?", "!", "…")
NO_PLACE, NO_PUBLISHER = "[b.m.]", "[b.n.]"


def sentence(text: str) -> str:
    """The text on one line with a stop at its end, unless it has one."""
    text = " ".join(text.split())
    return text if text.endswith(_ENDS) else f"{text}."


def joined(*texts: str) -> str:
    """Several sentences in one element."""
    return " ".join(sentence(text) for text in texts if text)


def with_others(names: str, reference: Reference) -> str:
    """The names, and that there are more."""
    return f"{names} et al." if reference.et_al else names


def is_part(reference: Reference) -> bool:
    """Whether the host is introduced by `In:`: not journals and sites, unless their name has stops of its own or editors."""
    if not reference.container_title:
        return False
    if reference.type in SERIALS:
        return bool(reference.publisher_place and not reference.issn)
    if reference.type in SITES:
        return bool(_INNER_STOP.search(reference.container_title) or (reference.author and reference.editor))
    return True


def is_online(reference: Reference) -> bool:
    """Whether the thing cited is itself on the web; what was printed is only to be had there too."""
    return bool(reference.url) and (reference.type in SITES or reference.accessed is not None)


def edition(reference: Reference) -> str:
    """`2` → `2. vyd.`, `2., rozš.` → `2., rozš. vyd.`, `4th` → `4th ed.`; what has a word of its own stays."""
    number = reference.edition
    if not number[:1].isdigit():
        return number
    if number.isdigit():
        return f"{number}. vyd."
    return f"{number} ed." if re.match(r"\d+(?:st|nd|rd|th)\b", number) else f"{number} vyd."


def version(reference: Reference) -> str:
    """`Verze 2.1`."""
    return f"Verze {reference.version}" if reference.version[:1].isdigit() else reference.version


def imprint(reference: Reference, no_date: str) -> str:
    """`Praha: Academia, 2014`; of a thesis the school stands elsewhere. `no_date` is what an unknown date is called."""
    date = issued(reference)
    if is_thesis(reference) or not (reference.publisher or reference.publisher_place):
        return ", ".join(filter(None, (reference.publisher_place, date)))
    if reference.publisher and not reference.publisher_place and date:
        return f"{reference.publisher}, {date}"
    place, publisher = reference.publisher_place or NO_PLACE, reference.publisher or NO_PUBLISHER
    return f"{place}: {publisher}, {date or no_date}"


def is_thesis(reference: Reference) -> bool:
    """Whether the kind of work and the school are told apart from the imprint."""
    return bool(reference.genre) and reference.type in ("thesis", "")


def issued(reference: Reference) -> str:
    """`2014-07-22`, `2001–2005`, `1997–`, `[cca 1490]`."""
    first, last = reference.issued, reference.issued_end
    written = "–".join(date.iso() for date in (first, last) if date) if first else ""
    written += "–" if first and not last and reference.issued_open else ""
    return f"[cca {written}]" if first and first.approximate else written


def numbering(reference: Reference) -> tuple[str, ...]:
    """Volume and issue with words of the document's language, pages with that of the list, which is Czech."""
    volume, issue = ("vol.", "no.") if reference.language == "en" else ("roč.", "č.")
    said = ((volume, reference.volume), (issue, reference.issue), ("s.", reference.page.replace("-", "–")))
    return tuple(value if _HAS_A_WORD.match(value) else f"{word} {value}" for word, value in said if value)


def thesis(reference: Reference) -> str:
    """The kind of work, and the school."""
    return joined(reference.genre, reference.publisher) if is_thesis(reference) else ""


def contributors(reference: Reference) -> str:
    """`Ilustrace Josef ČAPEK. Režie Jan SVĚRÁK.`"""
    return joined(
        *(f"{_SHARES[role]} {all_natural(names)}" for role, names in reference.contributors if role in _SHARES)
    )


def scale(reference: Reference) -> str:
    """`Měřítko 1 : 50 000`, of a map."""
    found = next((value for name, value in reference.extra if name == "scale"), "")
    return found if found[:1].isalpha() or not found else f"Měřítko {found}"


def supervisor(reference: Reference) -> str:
    """Of a thesis: who contributed to it, unless the note tells, or what of the text that was not understood does."""
    if not is_thesis(reference):
        return ""
    named = next((names for role, names in reference.contributors if role == "contributor"), ())
    if named and not _SUPERVISOR.search(reference.note):
        return f"Vedoucí práce {all_natural(named)}"
    return next((note for note in reference.unplaced.split("; ") if _SUPERVISOR.match(note)), "")


def number(reference: Reference) -> str:
    """The work's own: of a report, a law, a patent (`Patentový spis CZ 303 123`)."""
    kind = "" if is_thesis(reference) else reference.genre
    return " ".join(filter(None, (kind[:1].upper() + kind[1:], reference.number)))


def extent(reference: Reference) -> str:
    """`312 s.`; what has another unit keeps it (`221 f.`)."""
    counted = reference.number_of_pages
    return f"{counted} s." if _PAGES.fullmatch(counted) else counted


def isbn(reference: Reference) -> str:
    """With its label."""
    return f"ISBN {reference.isbn}" if reference.isbn else ""


def issn(reference: Reference) -> str:
    """With its label."""
    return f"ISSN {reference.issn}" if reference.issn else ""


def available(reference: Reference, doi: str, *, also: bool) -> str:
    """The DOI as the edition writes it stands first; a printed thing (`also`) is `Dostupné také z`."""
    first = f"Dostupné z: {doi}" if reference.doi else ""
    too = "také " if first or also else ""
    return joined(first, f"Dostupné {too}z: {reference.url}" if reference.url else "")


def archived_copy(reference: Reference) -> str:
    """As the interpretation of edition 2022 has it: https://www.iso690.zcu.cz/specificke-zdroje/elektronicke-informacni-zdroje.html"""
    if not reference.archive_url:
        return ""
    return str(copies.sentence(reference.archive_url, reference.archive_date, copies.CZECH_2022))


def bracketed(word: str, date: PartialDate | None) -> str:
    """`[cit. 2014-07-22]`."""
    return f"[{word} {date.iso()}]" if date else ""


def note(reference: Reference) -> str:
    """As it is."""
    return reference.note


OF_THE_THING: Elements = (("scale", scale), ("version", version), ("edition", edition))
OF_A_THESIS: Elements = (("thesis", thesis), ("supervisor", supervisor))
NUMBERS: Elements = (("number", number), ("extent", extent), ("isbn", isbn), ("issn", issn))
AT_THE_END: Elements = (("archived-copy", archived_copy), ("note", note))
"""Elements that follow each other in both editions."""
