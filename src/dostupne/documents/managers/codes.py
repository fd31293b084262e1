"""Field code, tag of a content control or name of a reference mark → the works that the place cites.

What each manager writes was looked up in documents that people showed: https://github.com/jgm/pandoc/issues/7841 (Citavi),
7886 (Mendeley), 4140 (Zotero's bookmarks), and in Zotero's own documentation
(https://www.zotero.org/support/dev/client_coding). November 2026.
"""

import base64
import binascii
import json
import re
from collections.abc import Iterable, Mapping

from dostupne.documents.managers.citavi import items_of
from dostupne.documents.managers.items import reference
from dostupne.model.reference import Reference

Works = tuple[Reference, ...]

_CSL = re.compile(r"CSL_CITATION\s*(?=\{)")
_CITAVI = re.compile(
    r"\bCitaviPlaceholder\s*\{([A-Za-z0-9+/=_\s-]+)\}?|\bCITAVI\.PLACEHOLDER\s+\S+\s+([A-Za-z0-9+/=_\s-]+)"
)
_MENDELEY_TAG = re.compile(r"MENDELEY_CITATION_v\d+_([A-Za-z0-9+/=_-]+)")
_NATIVE = re.compile(r"\s*CITATION\s")
_NATIVE_TAGS = re.compile(r"(?:\bCITATION|\\m)\s+([^\s\\\"]+)")
_BIBLIOGRAPHY = re.compile(
    r"\bZOTERO_BIBL\b|\bCSL_BIBLIOGRAPHY\b|\bCITAVI[ .]BIBLIOGRAPHY\b|MENDELEY_BIBLIOGRAPHY|\bEN\.REFLIST\b"
    r"|CitaviBibliography|^\s*BIBLIOGRAPHY\b",
    re.IGNORECASE,
)
_HYPERLINK = re.compile(r"^\s*HYPERLINK\s+(?:\\[a-z]\s+)*(?:\"([^\"]*)\"|([^\s\\\"]\S*))", re.IGNORECASE)
_LONGEST = 5_000_000
"""Characters of one code; the longest seen, with abstracts in it, had some ten thousand."""


def works(code: str, own: Mapping[str, Reference]) -> Works:
    """The works that a code cites, empty where it cites none or does not carry all of them.

    `own` are the sources that Word keeps for itself, by their tags.
    """
    if len(code) > _LONGEST:
        return ()
    if found := _CSL.search(code):
        return _from_csl(_json(code[found.end() :]))
    if found := _MENDELEY_TAG.search(code):
        return _from_csl(_json(_from_base64(found[1])))
    if found := _CITAVI.search(code):
        return _all(reference(item) for item in items_of(_json(_from_base64(found[1] or found[2]))))
    if _NATIVE.match(code):
        return _all(own.get(tag) for tag in _NATIVE_TAGS.findall(code))
    return ()


def is_bibliography(code: str) -> bool:
    """Whether a manager, or Word itself, printed a bibliography here."""
    return _BIBLIOGRAPHY.search(code[:_LONGEST]) is not None


def hyperlink(code: str) -> str:
    """The address of a HYPERLINK field, empty for other fields and for places within the document."""
    found = _HYPERLINK.match(code[:20_000])
    return (found[1] or found[2] or "") if found else ""


def _all(found: Iterable[Reference | None]) -> Works:
    """All or nothing: where one work is not known, the printed text must be read."""
    every = tuple(found)
    return tuple(work for work in every if work) if all(every) else ()


def _from_csl(citation: object) -> Works:
    members = citation.get("citationItems") if isinstance(citation, Mapping) else None
    if not isinstance(members, list):
        return ()
    data = [member.get("itemData") if isinstance(member, Mapping) else None for member in members]
    return _all(reference(item) if isinstance(item, Mapping) else None for item in data)


def _json(text: str) -> object:
    """The value at the beginning of a text; what stands behind it is the manager's own. None where there is none."""
    try:
        return json.JSONDecoder().raw_decode(text.lstrip("\ufeff \n\r\t"))[0]
    except (ValueError, RecursionError):
        return None


def _from_base64(text: str) -> str:
    packed = "".join(text.split()).replace("-", "+").replace("_", "/").rstrip("=")
    try:
        return base64.b64decode(packed + "=" * (-len(packed) % 4)).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""
