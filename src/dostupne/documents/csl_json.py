"""bytes → Document: CSL-JSON, as Zotero, Mendeley, Pandoc and `dostupne` itself export it.

The format: https://github.com/citation-style-language/schema/blob/v1.0.2/schemas/input/csl-data.json. Items are read one by
one, so that a file cut off still gives those before its end.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dostupne.contracts import Reader
from dostupne.documents import csl_item
from dostupne.errors import UnreadableSource
from dostupne.model.document import Document, Fault
from dostupne.model.encoding import beginning, decode
from dostupne.model.reference import Origin, Reference

_SIGNS = re.compile(
    r'"(?:type)"\s*+:\s*+"(?:article|book|chapter|webpage|thesis|report|paper-conference|legislation|legal_case|standard|patent|'
    r"document|post|entry|manuscript|map|motion_picture|dataset|software|periodical|broadcast|bill|speech|song|graphic|interview|"
    r"pamphlet|classic|collection|treaty|regulation|review|personal_communication|hearing|performance|event|figure|musical_score)"
    r'(?:-[a-z]++)?"'
)
_FIELD = re.compile(
    r'"(?:title|author|editor|issued|URL|DOI|ISBN|container-title|publisher|accessed|citation-key)"\s*+:'
)
_START = re.compile(r"\s*+[\[{]")
_SPACE = re.compile(r"[\s,]*+")
_FIELDS = frozenset({"type", "title", "URL", "DOI", "ISBN", "container-title"})
"""An object that has none of them is no item."""
_LISTS = ("items", "works", "references", "data")
"""Names under which a list of items may stand; `works` is that of our own reports."""


@dataclass(slots=True)
class _Place:
    """Counts lines as the reading goes on, each stretch of the text once."""

    text: str
    line: int = 1
    counted: int = 0

    def line_at(self, position: int) -> int:
        """The 1-based line of a position that is not before the last one asked for."""
        self.line += self.text.count("\n", self.counted, position)
        self.counted = position
        return self.line


def recognises(data: bytes) -> bool:
    """Whether it is JSON by its first sign, and an item with a type of CSL and one of its fields stands in it."""
    if not data[:200].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").startswith((b"[", b"{")):
        return False
    text = beginning(data)
    return bool(_START.match(text) and _SIGNS.search(text) and _FIELD.search(text))


def read(data: bytes, source: str) -> Document:
    """The references of CSL-JSON: an array of items, one item, or an object that holds such an array.

    Raises `UnreadableSource` for what is no JSON and for JSON without items.
    """
    text = (decode(data) or "").removeprefix("\ufeff")
    if not _START.match(text):
        raise UnreadableSource(f"{source}: this is no CSL-JSON; export the references once more as CSL JSON")
    faults: list[Fault] = []
    found = tuple(_references(text, source, faults))
    if not found and (faults or text.strip() not in ("[]", "[ ]")):
        why = f" (line {faults[0].line}: {faults[0].message})" if faults else ""
        raise UnreadableSource(
            f"{source}: no item of CSL-JSON can be read{why}; export the references once more as CSL JSON"
        )
    return Document(source, CSL_JSON.name, references=found, faults=tuple(faults))


def _references(text: str, source: str, faults: list[Fault]) -> Iterator[Reference]:
    place = _Place(text)
    for start, end, value in _values(text, place, source, faults):
        first = place.line_at(start)
        inner = _inner(value) if isinstance(value, dict) else None
        if not isinstance(value, dict) or (inner is None and not _FIELDS & value.keys()):
            faults.append(Fault(source, "this is no item of CSL-JSON (an object in braces); it was left out", first))
            continue
        origin = Origin(source, first, place.line_at(end))
        if inner is not None:
            # Where each stands inside of another object is not known: all of them are at its lines.
            yield from (csl_item.reference(item, "", origin) for item in inner)
        else:
            yield csl_item.reference(value, text[start:end], origin)


def _inner(value: Mapping[str, object]) -> list[dict[str, object]] | None:
    """The items of an object that is a list with a name, or a table of items by their keys."""
    for name in _LISTS:
        if isinstance(listed := value.get(name), list) and "type" not in value:
            return [item for item in listed if isinstance(item, dict)]
    if value and "type" not in value and all(isinstance(item, dict) and "type" in item for item in value.values()):
        return [{"id": key, **item} for key, item in value.items() if isinstance(item, dict)]
    return None


def _values(text: str, place: _Place, source: str, faults: list[Fault]) -> Iterator[tuple[int, int, object]]:
    """The values of the outer array, or the one that there is, with where each begins and ends."""
    decoder = json.JSONDecoder()
    position = _SPACE.match(text, 0).end()  # type: ignore[union-attr]  # it matches nothing too
    listed = text[position] == "["
    position += listed
    while (position := _SPACE.match(text, position).end()) < len(text) and text[position] != "]":  # type: ignore[union-attr]
        try:
            value, end = decoder.raw_decode(text, position)
        except (ValueError, RecursionError) as error:
            faults.append(Fault(source, _broken(error), place.line_at(position)))
            return
        yield position, end, value
        position = end
        if not listed:
            return
    if listed and position >= len(text):
        faults.append(Fault(source, "the list is never closed: the file seems to be cut off", place.line_at(len(text))))


def _broken(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "the JSON of the item that begins here is nested too deep; it and what follows were left out"
    why = getattr(error, "msg", "") or "a number is too long"
    return f"the JSON of the item that begins here is broken ({why}); it and what follows were left out"


CSL_JSON = Reader("csl-json", (".json", ".csljson"), recognises, read)
