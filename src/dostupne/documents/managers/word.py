"""Word's own sources (`customXml/item1.xml`) → References by their tags.

ECMA-376 part 1, 22.6 (shared bibliography): https://ecma-international.org/publications-and-standards/standards/ecma-376/
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dostupne.documents.managers.items import reference
from dostupne.documents.xmlstream import walk
from dostupne.model.reference import Reference

_TYPES = {
    "Book": "book",
    "BookSection": "chapter",
    "JournalArticle": "article-journal",
    "ArticleInAPeriodical": "article-magazine",
    "ConferenceProceedings": "paper-conference",
    "Report": "report",
    "SoundRecording": "song",
    "Performance": "performance",
    "Art": "graphic",
    "DocumentFromInternetSite": "webpage",
    "InternetSite": "webpage",
    "ElectronicSource": "document",
    "Film": "motion_picture",
    "Interview": "interview",
    "Patent": "patent",
    "Case": "legal_case",
}
_ROLES = {"Author": "author", "Editor": "editor", "Translator": "translator", "BookAuthor": "container-author"}
_TITLES = ("Title", "CaseNumber")
_HOSTS = ("BookTitle", "JournalName", "PeriodicalTitle", "ConferenceName", "InternetSiteTitle", "PublicationTitle")


def sources(data: bytes) -> dict[str, Reference]:
    """The sources of a part by their tags; empty for a part that holds something else or is damaged."""
    listed = _Sources()
    walk(data, listed.start, listed.end, listed.text)
    found = {values.get("Tag", ""): reference(_item(values, people)) for values, people in listed.sources}
    return {tag: work for tag, work in found.items() if tag and work}


People = dict[str, list[dict[str, object]]]


@dataclass(slots=True)
class _Sources:
    """Gathers each source's values and its people."""

    sources: list[tuple[dict[str, str], People]] = field(default_factory=list)
    path: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    person: dict[str, object] = field(default_factory=dict)

    def start(self, name: str, _: Mapping[str, str]) -> None:
        """A source or a person begins, or a value of one."""
        self.path.append(name.removeprefix("b:"))
        self.said.clear()
        if self.path[-1] == "Source":
            self.sources.append(({}, {}))
        elif self.path[-1] == "Person":
            self.person = {}

    def text(self, data: str) -> None:
        """A piece of a value."""
        self.said.append(data)

    def end(self, _: str) -> None:
        """A value is whole."""
        ended, said = self.path.pop(), "".join(self.said).strip()
        self.said.clear()
        if not self.sources:
            return
        values, people = self.sources[-1]
        if ended in ("Last", "First", "Middle"):
            self.person[ended] = said
        elif ended in ("Person", "Corporate"):
            person: dict[str, object] = {"literal": said} if ended == "Corporate" else _person(self.person)
            people.setdefault(self._role(), []).append(person)
        elif said and self.path and self.path[-1] == "Source":
            values[ended] = said

    def _role(self) -> str:
        """What the innermost element around is that names a role: `Author/Editor/NameList/Person`."""
        return next((_ROLES[name] for name in reversed(self.path) if name in _ROLES), "")


def _person(parts: Mapping[str, object]) -> dict[str, object]:
    given = " ".join(str(parts[part]) for part in ("First", "Middle") if parts.get(part))
    return {"family": parts.get("Last", ""), "given": given}


def _item(values: Mapping[str, str], people: People) -> dict[str, object]:
    kind = _TYPES.get(values.get("SourceType", ""), "document")
    thesis = "thesis" if values.get("ThesisType") and kind == "report" else kind
    number = values.get("StandardNumber", "")
    return {
        **people,
        "type": thesis,
        "title": _first(values, *_TITLES) or _first(values, *_HOSTS),
        "container-title": _first(values, *_HOSTS) if _first(values, *_TITLES) else "",
        "publisher": _first(values, "Publisher", "Institution", "ProductionCompany", "Distributor"),
        "publisher-place": _first(values, "City"),
        "issued": _date(values, ""),
        "accessed": _date(values, "Accessed"),
        "edition": _first(values, "Edition"),
        "volume": _first(values, "Volume"),
        "issue": _first(values, "Issue"),
        "page": _first(values, "Pages"),
        "genre": _first(values, "ThesisType"),
        "medium": _first(values, "Medium"),
        "version": _first(values, "Version"),
        "number": _first(values, "PatentNumber"),
        "ISSN" if kind.startswith("article") else "ISBN": "" if "10." in number else number,
        "DOI": _first(values, "DOI") or (number if "10." in number else ""),
        "URL": _first(values, "URL"),
        "note": _first(values, "Comments"),
    }


def _first(values: Mapping[str, str], *names: str) -> str:
    return next((values[name] for name in names if values.get(name)), "")


def _date(values: Mapping[str, str], suffix: str) -> dict[str, object]:
    """Word keeps what people typed: a month may be a word, a year more than a year."""
    year, month, day = (values.get(f"{part}{suffix}", "") for part in ("Year", "Month", "Day"))
    return {"date-parts": [[year, month, day]]} if year.isdecimal() else {"raw": year}
