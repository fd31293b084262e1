"""Works → references printed after ČSN ISO 690:2022, full form for numbered lists, one a line.

What is printed is edition 2022 (ISO 690:2021) in Czech wording, as these read it:
https://iva.k.utb.cz/lekce/modely-a-priklady-citaci-tistene-dokumenty/ (order of the elements, names, roles),
https://www.iso690.zcu.cz/prvky-citace.html (series before the imprint, access date behind the address),
https://csnonlinefirmy.agentura-cas.cz/html_nahledy/01/515901 (volume and issue always with a word). The standard itself
prescribes neither style nor punctuation.

Creators. Title. Online. Edition. Other creators (role). Edice series, number. Place: Publisher, date, numbering. Number.
Extent. ISBN. ISSN. Dostupné z: address. [cit. date]. Archived copy. Note.

Only what was understood is printed: `unplaced` is not, but for the supervisor of a thesis. A printed reference read again
gives the same fields, as far as the format can tell them: capitals do not say how a name is spelled otherwise (`LeCun`).
"""

import re
from collections.abc import Callable, Sequence

from dostupne.contracts import Exporter
from dostupne.export import archived_copy
from dostupne.export.creators import all_inverted, all_natural
from dostupne.model.dates import PartialDate
from dostupne.model.reference import Reference
from dostupne.model.work import Work

_SERIALS = frozenset(("article-journal", "article-magazine", "article-newspaper", "article", "review", "periodical"))
_SITES = frozenset(("webpage", "post", "post-weblog"))
"""Types whose host follows the title without `In:`: journals, newspapers; sites."""
_INNER_STOP = re.compile(r"[.:?!]\s")
_BARE_MEDIA = re.compile(r"(?:online(?:, .+)?|blog|podcast|video|webové sídlo|pdf|software|videohra|cd-rom|film)")
"""Media that are printed as a sentence (edition 2022); any other is a word in brackets behind the title."""
_SPELLED = {"pdf": "PDF", "cd-rom": "CD-ROM"}
_SUPERVISOR = re.compile(r"(?:ved(?:oucí|\.|úc[ia])|školitel|supervisor)", re.IGNORECASE)
_ENDS = (".", "?", "!", "…")
_NO_PLACE, _NO_PUBLISHER, _NO_DATE = "[b.m.]", "[b.n.]", "[nedatováno]"


def reference_of(reference: Reference) -> str:
    """One printed reference, in one line without a line end; empty where nothing is known."""
    return " ".join(_sentence(text) for element in _ELEMENTS if (text := element(reference)))


def write(works: Sequence[Work]) -> str:
    """The references in the order of the works, each on a line of its own."""
    return "".join(reference_of(work.reference) + "\n" for work in works)


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith(_ENDS) else f"{text}."


def _creators(reference: Reference) -> str:
    if reference.author:
        return _with_others(all_inverted(reference.author), reference)
    if reference.editor and not _is_part(reference):
        return f"{_with_others(all_inverted(reference.editor), reference)} {_editors(reference)}"
    return ""


def _with_others(names: str, reference: Reference) -> str:
    return f"{names} et al." if reference.et_al else names


def _editors(reference: Reference) -> str:
    return "(eds.)" if len(reference.editor) > 1 else "(ed.)"


def _is_part(reference: Reference) -> bool:
    """Whether the host is introduced by `In:`: not journals and sites, unless their name has stops of its own or editors."""
    if not reference.container_title:
        return False
    if reference.type in _SERIALS:
        return bool(reference.publisher_place and not reference.issn)
    if reference.type in _SITES:
        return bool(_INNER_STOP.search(reference.container_title) or (reference.author and reference.editor))
    return True


def _title(reference: Reference) -> str:
    if reference.medium and not _BARE_MEDIA.fullmatch(reference.medium):
        return f"{reference.title} [{reference.medium}]".strip()
    return reference.title


def _medium(reference: Reference) -> str:
    if _BARE_MEDIA.fullmatch(reference.medium):
        return _SPELLED.get(reference.medium, reference.medium[0].upper() + reference.medium[1:])
    return "Online" if not reference.medium and _is_online(reference) else ""


def _is_online(reference: Reference) -> bool:
    """Whether the thing cited is itself on the web; what was printed is only to be had there too."""
    return bool(reference.url) and (reference.type in _SITES or reference.accessed is not None)


def _host(reference: Reference) -> str:
    if not _is_part(reference):
        return reference.container_title
    editors = f"{all_inverted(reference.editor)} {_editors(reference)}. " if reference.editor else ""
    return f"In: {editors}{reference.container_title}"


def _edition(reference: Reference) -> str:
    """`2` → `2. vyd.`, `2., rozš.` → `2., rozš. vyd.`, `4th` → `4th ed.`; what has a word of its own stays."""
    edition = reference.edition
    if not edition[:1].isdigit():
        return edition
    if edition.isdigit():
        return f"{edition}. vyd."
    return f"{edition} ed." if re.match(r"\d+(?:st|nd|rd|th)\b", edition) else f"{edition} vyd."


def _version(reference: Reference) -> str:
    version = reference.version
    return f"Verze {version}" if version[:1].isdigit() else version


def _later_editors(reference: Reference) -> str:
    if not reference.editor or not reference.author or _is_part(reference):
        return ""
    return f"{all_natural(reference.editor)} {_editors(reference)}"


def _translators(reference: Reference) -> str:
    if not reference.translator:
        return ""
    role = "překladatelé" if len(reference.translator) > 1 else "překladatel"
    return f"{all_natural(reference.translator)} ({role})"


def _series(reference: Reference) -> str:
    """`Edice Kolumbus, sv. 138`: the word tells a series from a second sentence of the title."""
    series = reference.collection_title
    if not series:
        return ""
    named = series if series.startswith("Edice ") else f"Edice {series}"
    return f"{named}, sv. {reference.collection_number}" if reference.collection_number else named


def _publication(reference: Reference) -> str:
    parts = (_imprint(reference), *_numbering(reference))
    return ", ".join(filter(None, parts))


def _imprint(reference: Reference) -> str:
    date = _issued(reference)
    if reference.genre or not (reference.publisher or reference.publisher_place):
        return ", ".join(filter(None, (reference.publisher_place, date)))
    if reference.publisher and not reference.publisher_place and date:
        return f"{reference.publisher}, {date}"
    place, publisher = reference.publisher_place or _NO_PLACE, reference.publisher or _NO_PUBLISHER
    return f"{place}: {publisher}, {date or _NO_DATE}"


def _issued(reference: Reference) -> str:
    first, last = reference.issued, reference.issued_end
    return "–".join(date.iso() for date in (first, last) if date) if first else ""


def _numbering(reference: Reference) -> tuple[str, ...]:
    """Volume and issue with words of the document's language, pages with that of the list, which is Czech."""
    volume, issue = ("vol.", "no.") if reference.language == "en" else ("roč.", "č.")
    pages = reference.page.replace("-", "–")
    return tuple(
        f"{word} {value}"
        for word, value in ((volume, reference.volume), (issue, reference.issue), ("s.", pages))
        if value
    )


def _thesis(reference: Reference) -> str:
    return _joined(reference.genre, reference.publisher) if reference.genre else ""


def _supervisor(reference: Reference) -> str:
    notes = reference.unplaced.split("; ") if reference.genre else []
    return next((note for note in notes if _SUPERVISOR.match(note)), "")


def _joined(*sentences: str) -> str:
    return " ".join(_sentence(sentence) for sentence in sentences if sentence)


def _number(reference: Reference) -> str:
    return reference.number


def _extent(reference: Reference) -> str:
    return f"{reference.number_of_pages} s." if reference.number_of_pages else ""


def _isbn(reference: Reference) -> str:
    return f"ISBN {reference.isbn}" if reference.isbn else ""


def _issn(reference: Reference) -> str:
    return f"ISSN {reference.issn}" if reference.issn else ""


def _address(reference: Reference) -> str:
    """The DOI as an address stands first; a printed thing is `Dostupné také z`."""
    doi = f"Dostupné z: https://doi.org/{reference.doi}" if reference.doi else ""
    also = bool(doi) or not (_medium(reference) or reference.medium)
    url = f"Dostupné {'také ' if also else ''}z: {reference.url}" if reference.url else ""
    return _joined(doi, url)


def _accessed(reference: Reference) -> str:
    return _bracketed("cit.", reference.accessed)


def _archived_copy(reference: Reference) -> str:
    if not reference.archive_url:
        return ""
    return str(archived_copy.sentence(reference.archive_url, reference.archive_date, archived_copy.CZECH_2022))


def _bracketed(word: str, date: PartialDate | None) -> str:
    return f"[{word} {date.iso()}]" if date else ""


def _note(reference: Reference) -> str:
    return reference.note


_ELEMENTS: tuple[Callable[[Reference], str], ...] = (
    _creators,
    _title,
    _medium,
    _host,
    _version,
    _edition,
    _later_editors,
    _translators,
    _series,
    _publication,
    _thesis,
    _supervisor,
    _number,
    _extent,
    _isbn,
    _issn,
    _address,
    _accessed,
    _archived_copy,
    _note,
)
"""The elements in the order in which they are printed, each a sentence or empty."""

ISO_690 = Exporter("iso690", (), write, between="")
