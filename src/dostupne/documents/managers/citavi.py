"""What Citavi keeps in a placeholder → CSL-JSON items.

The payload is JSON as Newtonsoft writes it: an object that stood before is only pointed to (`{"$ref": "5"}`).
Names of fields: https://github.com/jgm/pandoc/issues/7841, https://github.com/thomjur/docx-citavi-parser. November 2026.
"""

import re
from collections.abc import Iterator, Mapping

from dostupne.documents.managers.items import Item

_TYPES = {
    "Book": "book",
    "BookEdited": "book",
    "CollectedWorks": "book",
    "ConferenceProceedings": "book",
    "Contribution": "chapter",
    "ContributionInLegalCommentary": "chapter",
    "InternetDocument": "webpage",
    "JournalArticle": "article-journal",
    "NewspaperArticle": "article-newspaper",
    "Thesis": "thesis",
    "UnpublishedWork": "report",
    "StatuteOrRegulation": "legislation",
    "CourtDecision": "legal_case",
    "Standard": "standard",
    "Patent": "patent",
    "Movie": "motion_picture",
    "ComputerProgram": "software",
    "Map": "map",
    "Lecture": "speech",
    "PersonalCommunication": "personal_communication",
}
_PAGES = re.compile(r"<os>([^<>]{1,40})</os>\s*$")
_MEMBER_LIMIT = 200_000
"""Values of one payload that are looked at."""


def items_of(payload: object) -> Iterator[Item | dict[str, object]]:
    """One item an entry of a placeholder; an empty one where the entry carries no reference."""
    entries = payload.get("Entries") if isinstance(payload, Mapping) else None
    known = _by_id(payload)
    for entry in entries if isinstance(entries, list) else ():
        found = _resolved(entry.get("Reference"), known) if isinstance(entry, Mapping) else {}
        yield _item(found, known) if found else {}


def _by_id(payload: object) -> dict[str, Item]:
    """All objects that may be pointed to."""
    known: dict[str, Item] = {}
    waiting, seen = [payload], 0
    while waiting and seen < _MEMBER_LIMIT:
        value, seen = waiting.pop(), seen + 1
        if isinstance(value, Mapping):
            if isinstance(value.get("$id"), str):
                known[value["$id"]] = value
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    return known


def _resolved(value: object, known: Mapping[str, Item]) -> Item:
    if not isinstance(value, Mapping):
        return {}
    pointed = value.get("$ref")
    return known.get(pointed, {}) if isinstance(pointed, str) else value


def _item(work: Item, known: Mapping[str, Item]) -> dict[str, object]:
    host = _resolved(work.get("ParentReference"), known)
    kind = str(work.get("ReferenceType") or "")
    return {
        "type": _TYPES.get(kind, "document"),
        "author": _people(work, "Authors", known) or _people(work, "Organizations", known),
        "editor": _people(work, "Editors", known) or _people(host, "Editors", known),
        "translator": _people(work, "Translators", known),
        "title": _titled(work),
        "container-title": _named(work, "Periodical", known) or _titled(host),
        "collection-title": _named(work, "SeriesTitle", known) or _named(host, "SeriesTitle", known),
        "publisher": ", ".join(name for one in _list(work, host, "Publishers") if (name := _name(one, known))),
        "publisher-place": _first(work, host, "PlaceOfPublication"),
        "issued": {"raw": _first(work, host, "Year", "YearResolved", "Date")},
        "accessed": {"raw": _first(work, {}, "AccessDate")},
        "edition": _first(work, host, "Edition"),
        "volume": _first(work, host, "Volume"),
        "issue": _first(work, {}, "Number") if kind.endswith("Article") else "",
        "number": "" if kind.endswith("Article") else _first(work, {}, "Number"),
        "page": _pages(work.get("PageRange")),
        "ISBN": _first(work, host, "Isbn"),
        "ISSN": _first(work, host, "Issn"),
        "DOI": _first(work, {}, "Doi"),
        "URL": _first(work, {}, "OnlineAddress"),
        "language": _first(work, {}, "LanguageCode"),
    }


def _people(work: Item, role: str, known: Mapping[str, Item]) -> list[dict[str, object]]:
    people = [_resolved(person, known) for person in _list(work, {}, role)]
    return [
        {"family": person.get("LastName"), "given": " ".join(_parts(person))}
        if _parts(person)
        else {"literal": person.get("LastName") or person.get("Name")}
        for person in people
    ]


def _parts(person: Item) -> list[str]:
    return [str(person[part]) for part in ("FirstName", "MiddleName") if person.get(part)]


def _titled(work: Item) -> str:
    return ": ".join(str(work[part]) for part in ("Title", "Subtitle") if work.get(part))


def _named(work: Item, what: str, known: Mapping[str, Item]) -> str:
    return _name(work.get(what), known)


def _name(value: object, known: Mapping[str, Item]) -> str:
    found = _resolved(value, known)
    return str(found.get("Name") or found.get("FullName") or "")


def _list(work: Item, host: Item, what: str) -> list[object]:
    found = work.get(what) or host.get(what)
    return found if isinstance(found, list) else []


def _first(work: Item, host: Item, *names: str) -> str:
    """The first of these that the work says, else its host."""
    return next((str(one[name]) for one in (work, host) for name in names if isinstance(one.get(name), str | int)), "")


def _pages(value: object) -> str:
    """Pages as they were typed: in an element `os` of XML, or in an object."""
    if isinstance(value, Mapping):
        return str(value.get("OriginalString") or "")
    found = _PAGES.search(str(value or ""))
    return found[1] if found else ""
