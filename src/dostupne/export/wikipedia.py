"""Works → citation templates of the Czech Wikipedia, to be pasted into an article.

Which template and which parameters: https://cs.wikipedia.org/wiki/Šablona:Citace_elektronické_monografie, …:Citace_monografie, …:Citace_periodika,
…:Citace_elektronického_periodika, …:Citace_sborníku, …:Citace_patentu, as their documentation has them (copies of various years, read 2026-11-28), and
https://cs.wikipedia.org/wiki/Nápověda:Panel_referencí for which kind of source takes which. The parameters of …:Citace_kvalifikační_práce and
…:Citace_normy could not be looked up; they are those that the others share, with `typ práce`, `vedoucí práce` and `označení`.
"""

import re
from collections.abc import Iterator, Sequence

from dostupne.contracts import Exporter
from dostupne.export.iso690.elements import SERIALS, SITES, is_online
from dostupne.model.names import Name
from dostupne.model.reference import Reference
from dostupne.model.work import Work

Parameter = tuple[str, str]

_MOST_AUTHORS = 7
_ADDRESSES = frozenset({"url", "url archivu"})
_MARKUP = re.compile(
    r"&(?=#?\w+;)|[<>|{}]|\[(?=\[|\w+:|//)|(?<=\[)\[|\](?=\])|(?<=\])\]|~{3,}|''+|__(?=\w+?__)|(?<=\w)://"
)
"""What means something to MediaWiki in a parameter: entities, tags, templates, links, signatures, fonts, magic words, addresses."""
_UNSAFE = re.compile(r"&(?=#?\w+;)|[\s|{}\[\]<>\"]|''+|~{3,}|__(?=\w+?__)")
_SUPERVISOR = re.compile(r"(?:Vedoucí(?: práce)?|Školitel)\s*:?\s*([^.;]+)")
_PERIODICAL_SITES = frozenset({"post", "post-weblog"})


def write(works: Sequence[Work]) -> str:
    """One template a work, a parameter a line, parted by empty lines."""
    return "\n".join(template(work.reference) for work in works)


def template(reference: Reference) -> str:
    """The template for one work, with a line end behind it; parameters without a value are left out."""
    name, parameters = _chosen(reference)
    lines = [f" | {parameter} = {_escaped(parameter, value)}\n" for parameter, value in parameters if value.strip()]
    return f"{{{{{name}\n{''.join(lines)}}}}}\n"


def _chosen(reference: Reference) -> tuple[str, Iterator[Parameter]]:
    """The name of the template, and its parameters in their order."""
    online = is_online(reference) or reference.medium.startswith("online")
    if reference.type == "thesis":
        return "Citace kvalifikační práce", _thesis(reference)
    if reference.type == "patent":
        return "Citace patentu", _patent(reference)
    if reference.type == "standard":
        return "Citace normy", _standard(reference)
    if reference.container_title and reference.type in SERIALS | _PERIODICAL_SITES:
        kind = "elektronického periodika" if online else "periodika"
        return f"Citace {kind}", _article(reference, online=online)
    if reference.container_title and reference.type not in SITES:
        return "Citace sborníku", _part(reference)
    return f"Citace {'elektronické ' if online else ''}monografie", _book(reference, online=online)


def _book(reference: Reference, *, online: bool) -> Iterator[Parameter]:
    site = reference.container_title
    yield from _authors(reference)
    yield "titul", reference.title
    yield from _reached(reference)
    if online:
        yield "druh nosiče", "" if reference.medium == "online" else reference.medium
    yield from _others(reference)
    yield "vydání", reference.edition
    yield "vydavatel", reference.publisher or site
    yield "místo", reference.publisher_place
    yield from _issued(reference, "datum vydání") if online else _years(reference)
    yield from _looked_at(reference)
    yield "počet stran", "" if online else reference.number_of_pages
    yield "edice", reference.collection_title or (site if reference.publisher else "")
    yield "svazek edice", reference.collection_number
    yield "svazek", reference.volume
    yield "strany", _pages(reference)
    yield from _identifiers(reference)
    yield from _remarks(reference, "poznámka")


def _article(reference: Reference, *, online: bool) -> Iterator[Parameter]:
    yield from _authors(reference)
    yield "titul", reference.title
    yield "překladatelé", _listed(reference.translator)
    yield "periodikum", reference.container_title
    yield from _issued(reference, "datum vydání") if online else _years(reference)
    yield "ročník", reference.volume
    yield "číslo", reference.issue
    yield "strany", _pages(reference)
    yield from _reached(reference)
    yield from _looked_at(reference)
    yield from _identifiers(reference)
    yield from _remarks(reference, "poznámka" if online else "poznámky")


def _part(reference: Reference) -> Iterator[Parameter]:
    yield from _authors(reference)
    yield "titul", reference.title
    yield from _people(reference.editor, "sestavitele", "sestavitel", "sestavující korporace")
    yield "sborník", reference.container_title
    yield from _reached(reference)
    yield "vydání", reference.edition
    yield "vydavatel", reference.publisher
    yield "místo", reference.publisher_place
    yield from _issued(reference, "datum vydání")
    yield from _looked_at(reference)
    yield "svazek", reference.volume
    yield "strany", _pages(reference)
    yield from _identifiers(reference)
    yield from _remarks(reference, "poznámka")


def _thesis(reference: Reference) -> Iterator[Parameter]:
    supervisor = _SUPERVISOR.search(f"{reference.note}; {reference.unplaced}")
    named = _listed(dict(reference.contributors).get("contributor", ()))
    yield from _authors(reference)
    yield "titul", reference.title
    yield "typ práce", reference.genre
    yield "vedoucí práce", named or (supervisor[1].strip() if supervisor else "")
    yield "vydavatel", reference.publisher
    yield "místo", reference.publisher_place
    yield from _years(reference)
    yield "počet stran", reference.number_of_pages
    yield from _reached(reference)
    yield from _looked_at(reference)
    yield from _remarks(reference, "poznámka", without=supervisor is not None)


def _patent(reference: Reference) -> Iterator[Parameter]:
    owner, *inventors = reference.author or (Name(),)
    extra = dict(reference.extra)
    yield from _person(owner, "příjmení přihlašovatele", "jméno přihlašovatele", "přihlašovatel")
    yield "titul", reference.title
    yield from _people(inventors, "vynálezce", "vynálezce")
    yield "stát", extra.get("jurisdiction", "")
    yield "úřad", extra.get("authority", "") or reference.publisher
    yield "druh dokumentu", reference.genre
    yield "číslo", reference.number
    yield from _issued(reference, "datum vydání")
    yield from _reached(reference)
    yield from _looked_at(reference)
    yield from _remarks(reference, "poznámka")


def _standard(reference: Reference) -> Iterator[Parameter]:
    yield "označení", reference.number
    yield from _authors(reference)
    yield "titul", reference.title
    yield "vydání", reference.edition
    yield "vydavatel", reference.publisher
    yield "místo", reference.publisher_place
    yield from _issued(reference, "datum vydání")
    yield "počet stran", reference.number_of_pages
    yield from _reached(reference)
    yield from _looked_at(reference)
    yield from _remarks(reference, "poznámka")


def _authors(reference: Reference) -> Iterator[Parameter]:
    names = reference.author
    if names and all(name.literal for name in names):
        yield "korporace", "; ".join(name.literal for name in names)
    else:
        yield from _people(names[:_MOST_AUTHORS], "", "autor")
    more = reference.et_al or len(names) > _MOST_AUTHORS
    yield "spoluautoři", "a kol." if more else ""


def _people(names: Sequence[Name], of: str, whole: str, body: str = "") -> Iterator[Parameter]:
    """`příjmení`, `jméno`, `příjmení2` …; `of` is whose they are (`příjmení sestavitele`). A body is `body`, or a `whole` name."""
    for number, name in enumerate(names, 1):
        behind = f"{f' {of}' if of else ''}{number if number > 1 else ''}"
        whole_name = body if body and number == 1 else f"{whole}{number if number > 1 else ''}"
        yield from _person(name, f"příjmení{behind}", f"jméno{behind}", whole_name)


def _person(name: Name, family: str, given: str, whole: str) -> Iterator[Parameter]:
    if name.literal or not name.given:
        yield whole, name.literal or name.short()
        return
    particle = " ".join(filter(None, (name.dropping_particle, name.particle)))
    yield family, " ".join(filter(None, (name.family, name.suffix)))
    yield given, " ".join(filter(None, (name.given, particle)))


def _others(reference: Reference) -> Iterator[Parameter]:
    contributors = dict(reference.contributors)
    yield "editoři", _listed(reference.editor)
    yield "překladatelé", _listed(reference.translator)
    yield "ilustrátoři", _listed(contributors.get("illustrator", ()))


def _listed(names: Sequence[Name]) -> str:
    written = (
        name.literal
        or " ".join(filter(None, (name.given, name.dropping_particle, name.particle, name.family, name.suffix)))
        for name in names
    )
    return ", ".join(filter(None, written))


def _issued(reference: Reference, parameter: str) -> Iterator[Parameter]:
    """A day in ISO 8601, which the template prints in words; a span as it is."""
    first, last = reference.issued, reference.issued_end
    written = "–".join(date.iso() for date in (first, last) if date) if first else ""
    yield parameter, f"{written}–" if written and reference.issued_open and not last else written


def _years(reference: Reference) -> Iterator[Parameter]:
    first, last = reference.issued, reference.issued_end
    if first is None:
        return
    later = last is not None and last.year != first.year
    end = str(last.year) if last and later else ""
    yield "rok", f"{first.year}–{end}" if end or (reference.issued_open and not last) else str(first.year)
    if not last:
        yield "měsíc", str(first.month or "")
        yield "den", str(first.day or "")


def _pages(reference: Reference) -> str:
    return reference.page.replace("-", "–")


def _reached(reference: Reference) -> Iterator[Parameter]:
    yield "url", reference.url
    yield "url archivu", reference.archive_url


def _looked_at(reference: Reference) -> Iterator[Parameter]:
    copied = reference.archive_date if reference.archive_url else None
    yield "datum archivace", copied.iso() if copied else ""
    yield "datum přístupu", reference.accessed.iso() if reference.accessed else ""


def _identifiers(reference: Reference) -> Iterator[Parameter]:
    yield "isbn", reference.isbn
    yield "issn", reference.issn
    yield "doi", reference.doi
    yield "id", reference.number


def _remarks(reference: Reference, parameter: str, *, without: bool = False) -> Iterator[Parameter]:
    yield parameter, "" if without else reference.note
    yield "jazyk", "" if reference.language == "cs" else reference.language


def _escaped(parameter: str, value: str) -> str:
    """The value on one line, nothing of which MediaWiki takes for markup; an address percent-encoded (RFC 3986) instead."""
    if parameter in _ADDRESSES:
        return _UNSAFE.sub(_percent, value.strip())
    return _MARKUP.sub(_entities, " ".join(value.split()))


def _percent(found: re.Match[str]) -> str:
    """`%7C`; but an `&` means something in an address, and what looks like an entity becomes one that prints it."""
    return "&#38;" if found[0] == "&" else "".join(f"%{byte:02X}" for byte in found[0].encode())


def _entities(found: re.Match[str]) -> str:
    return "".join(f"&#{ord(char)};" for char in found[0])


WIKIPEDIA = Exporter("wikipedia", (".wiki",), write)
