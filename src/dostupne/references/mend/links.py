"""The hyperlinks over a reference → its address and its DOI: what a reader clicks is whole."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from dostupne.model.dois import parted
from dostupne.model.reference import Evidence, EvidenceKind, Reference
from dostupne.references.mend.printed import explains, loose, place_of

_WEB = re.compile(r"https?://", re.IGNORECASE)
_DOI = re.compile(r"doi:", re.IGNORECASE)
_NOT_PRINTED = Evidence(EvidenceKind.HYPERLINK, "not printed")
_OF_DOI = Evidence(EvidenceKind.HYPERLINK, "DOI")


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses and the DOIs that the hyperlinks over one reference lead to, each once, in their order."""

    urls: tuple[str, ...] = ()
    dois: tuple[str, ...] = ()

    @classmethod
    def of(cls, targets: Iterable[str]) -> Self:
        """An address at doi.org is the DOI (contract of the command line); `mailto:` and the like are nothing."""
        both = [
            parted("", target) if _DOI.match(target) else parted(target, "") for target in targets if _leads(target)
        ]
        return cls(
            tuple(dict.fromkeys(url for url, _ in both if url)), tuple(dict.fromkeys(doi for _, doi in both if doi))
        )

    def applied(self, reference: Reference, text: str) -> Reference:
        """The reference, read from `text`, with the DOI and the address that the links have and the print has not, or damaged.

        What is not printed is taken where there is but one link of its kind: of several nobody knows which is the
        reference's, and beside a printed DOI or address another link may lie over a name or a word only.
        """
        url = self.urls[0] if len(self.urls) == 1 and not (reference.url or reference.doi) else ""
        doi = _whole(self.dois, reference.doi, text) if reference.doi else self.dois[0] if len(self.dois) == 1 else ""
        if url:
            reference = replace(reference, url=url, url_evidence=(_NOT_PRINTED,))
        if doi and doi.casefold() != reference.doi.casefold():
            reference = replace(reference, doi=doi, url_evidence=(*reference.url_evidence, _OF_DOI))
        return reference

    def whole(self, url: str, text: str) -> str:
        """The one link from which the address printed in `text`, damaged or cut, came; empty where none or several may be."""
        return "" if any(url.rstrip("/") == one.rstrip("/") for one in self.urls) else _whole(self.urls, url, text)


def is_of_address(evidence: Evidence) -> bool:
    """Whether a link gave the address, not the DOI alone."""
    return evidence.kind is EvidenceKind.HYPERLINK and evidence != _OF_DOI


def _whole(links: Sequence[str], printed: str, text: str) -> str:
    place = place_of(printed, text) if links else None
    found = [link for link in links if loose(link) == loose(printed)] or [
        link for link in links if explains(link, printed, place.rest if place else "", linked=True)
    ]
    return found[0] if len(found) == 1 else ""


def _leads(target: str) -> bool:
    return bool(_WEB.match(target) or _DOI.match(target))
