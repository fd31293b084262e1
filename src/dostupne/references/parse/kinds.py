"""What type of thing a reference cites, as a CSL item type."""

import re
from collections.abc import Sequence

from dostupne.model.dates import PartialDate
from dostupne.references.alternation import bears, guarded
from dostupne.references.parse.draft import Draft

_LAW = guarded(
    r"\b(?:zákon|vyhlášk|nařízení|ústavní zákon|usnesení|směrnice|nález)\w*\b.{0,80}?(?:č\.|\d+/\d+|Sb\.)|\bRegulation \((?:EC|EU)\)"
)
_STANDARD = guarded(r"^(?:ČSN|STN|ISO|EN|DIN|IEEE Std|ČSN EN|ČSN ISO)(?:/\w+)?\s[\w /.-]*\d|\bRFC\s?\d{3,5}\b", flags=0)
_ENCYCLOPEDIA = re.compile(r"wikipedi|encyklop|encyclop|slovník|dictionary", re.IGNORECASE)
_PROCEEDINGS = re.compile(r"proceedings|sborník|conference|konferenc|symposium|workshop|zborník", re.IGNORECASE)
_VIDEO = guarded(r"youtube\.com|youtu\.be|vimeo\.com")
_BY_MEDIUM = (
    (re.compile(r"softw|softv|program|videohra|aplikace", re.IGNORECASE), "software"),
    (re.compile(r"\bmap|kartografick", re.IGNORECASE), "map"),
    (re.compile(r"e-?mail|elektronická pošta", re.IGNORECASE), "personal_communication"),
    (re.compile(r"dataset|datová sada|datový soubor", re.IGNORECASE), "dataset"),
    (re.compile(r"patent", re.IGNORECASE), "patent"),
)
_BY_NOTE = (
    (re.compile(r"(?:Měřítko\s|Mierka\s|Maßstab\s|Scale\s)?1\s?:\s?\d{1,3}[\s.]?000"), "map"),
    (re.compile(r"Osobn. komuni|Personal communi"), "personal_communication"),
    (
        re.compile(r"(?:[^.]{1,40}\. )?(?:[A-Z]{2} )?(?:patent|(?:užitný|úžitkový|průmyslový) vzor)", re.IGNORECASE),
        "patent",
    ),
)
_REPORT = guarded(r"technical report|výzkumná zpráva|technická zpráva|výroční zpráva")
_PATENT = guarded(r"\b(?:patent|užitný vzor)\b[^.:]{0,25}\d")
_MAP = guarded(r"\b1\s?:\s?\d{1,3}\s?000\b")
_BY_TITLE = (
    (_LAW, "legislation"),
    (_STANDARD, "standard"),
    (_PATENT, "patent"),
    (_MAP, "map"),
    (_REPORT, "report"),
)
_TITLE_SIGNS = tuple(sign for pattern, _ in _BY_TITLE for sign in pattern.signs)


def year_of_law(title: str) -> PartialDate | None:
    """The year of an act by its number: `č. 121/2000 Sb.`, `(EU) 2016/679`; None where it has none."""
    found = re.search(r"\b\d+/((?:1[89]|20)\d\d)\b|\b((?:1[89]|20)\d\d)/\d+", title)
    return PartialDate.of(int(found.group(1) or found.group(2))) if found else None


def type_of(draft: Draft) -> str:
    """A CSL type; `webpage` for what has only an address, `book` for what has only an imprint."""
    fields = draft.fields
    title, host = fields.get("title", ""), fields.get("container_title", "")
    if "genre" in fields:
        return "thesis"
    lowered = title.lower()
    for pattern, kind in _BY_TITLE if bears(lowered, _TITLE_SIGNS) else ():
        if pattern.search(title, lowered):
            return kind
    if kind := _by_medium(fields.get("medium", "")) or _by_notes(draft.notes):
        return kind
    if _VIDEO.search(fields.get("url", ""), fields.get("url", "").lower()):
        return "motion_picture"
    return _hosted(fields, host) if host else _alone(fields)


def _by_medium(medium: str) -> str:
    return next((kind for pattern, kind in _BY_MEDIUM if pattern.search(medium)), "") if medium else ""


def _by_notes(notes: Sequence[str]) -> str:
    """What a remark tells: a scale, a private message, a patent."""
    return next((kind for note in notes for pattern, kind in _BY_NOTE if pattern.match(note)), "")


def _hosted(fields: dict[str, str], host: str) -> str:
    if _ENCYCLOPEDIA.search(host):
        return "entry-encyclopedia"
    if _PROCEEDINGS.search(host):
        return "paper-conference"
    if "issn" in fields or "volume" in fields or "issue" in fields:
        return "article-journal"
    if "isbn" in fields or ("page" in fields and "publisher" in fields):
        return "chapter"
    if "url" in fields or fields.get("medium") == "online":
        return "webpage"
    return "article-journal" if "page" in fields or "doi" in fields else "chapter"


def _alone(fields: dict[str, str]) -> str:
    if "isbn" in fields:
        return "book"
    if "url" in fields or fields.get("medium", "").startswith("online"):
        return "webpage"
    return "article-journal" if "doi" in fields and "publisher" not in fields else "book"
