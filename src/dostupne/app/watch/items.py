"""Works ⇄ the CSL-JSON items that the store of watching keeps of them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dostupne.app.registry import csl_item, csl_reference
from dostupne.model.reference import Evidence, EvidenceKind, Kind, Origin, Reference
from dostupne.model.watching import WatchedLink
from dostupne.model.work import Occurrence, Work

Item = Mapping[str, object]

_EVIDENCE = {str(kind): kind for kind in EvidenceKind}
_KINDS = {str(kind): kind for kind in Kind}


def item_of(work: Work) -> str:
    """The work as JSON text: what `export` writes as CSL-JSON, without where its fields stood in the text."""
    item = csl_item(work)
    custom = item.get("custom")
    if isinstance(custom, dict):
        custom.pop("fields", None)
    return json.dumps(item, ensure_ascii=False, separators=(",", ":"))


def works_of(links: Iterable[WatchedLink]) -> dict[int, tuple[Work, ...]]:
    """The works that cite each link, by its id, in the order of its citations; each text is read once, however many cite by it."""
    known: dict[str, Work] = {}
    found: dict[int, tuple[Work, ...]] = {}
    for link in links:
        works = []
        for citation in link.citations:
            work = known.get(citation.item)
            if work is None:
                work = known[citation.item] = work_of(citation.item)
            works.append(work)
        found[link.id] = tuple(works)
    return found


def work_of(item: str) -> Work:
    """The work that `item_of` wrote; of any other item of CSL-JSON what can be read of it. Raises `ValueError` for what is no JSON."""
    read = _object(json.loads(item))
    custom = _object(read.get("custom"))
    reference = csl_reference(read, _text(custom.get("raw")), _origin(custom))
    occurrences = tuple(_occurrence(_object(one)) for one in _list(custom.get("occurrences")))
    return Work(_text(read.get("id")), _completed(reference, read, custom), occurrences)


def sources_of(item: str) -> frozenset[str]:
    """The names of the sources in which the work of an item stands."""
    custom = _object(_object(json.loads(item)).get("custom"))
    places = (custom, *map(_object, _list(custom.get("occurrences"))))
    return frozenset(_text(place.get("source")) for place in places) - {""}


def _completed(reference: Reference, item: Item, custom: Item) -> Reference:
    """The reference with what only our own items tell, and as it was printed: an item of other programs is an entry."""
    kind = _KINDS.get(_text(custom.get("kind")), reference.kind)
    return replace(
        reference,
        kind=kind,
        key=reference.key if kind is Kind.ENTRY else "",
        url=_text(item.get("URL")),
        doi=_text(item.get("DOI")),
        medium=_text(item.get("medium")),
        url_evidence=tuple(_evidence(_text(custom.get("url-evidence")))),
        url_candidates=tuple(map(_text, _list(custom.get("url-candidates")))),
    )


def _evidence(text: str) -> Iterator[Evidence]:
    for one in text.split("; "):
        kind, _, detail = one.partition(": ")
        if kind in _EVIDENCE:
            yield Evidence(_EVIDENCE[kind], detail)


def _occurrence(said: Item) -> Occurrence:
    kind = _KINDS.get(_text(said.get("kind")), Kind.ENTRY)
    return Occurrence(_origin(said), kind, _text(said.get("raw")), _text(said.get("locator")))


def _origin(said: Item) -> Origin:
    first, last = (*map(_number, _list(said.get("lines"))), None, None)[:2]
    return Origin(_text(said.get("source")), first, last, _number(said.get("page")), _text(said.get("label")))


def _object(value: object) -> Item:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None
