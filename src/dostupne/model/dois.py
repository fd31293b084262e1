"""DOIs as bibliographies write them → bare DOIs (https://www.doi.org/doi-handbook/HTML/)."""

import re

from dostupne.model.invisible import visible

_ADDRESS = re.compile(r"(?:https?://)?(?:dx\.)?doi\.org/(?=10\.)", re.IGNORECASE)
_PREFIX = re.compile(r"\s*+(?:doi\s*+:?\s*+)?(?:https?://(?:dx\.)?doi\.org/)?\s*+", re.IGNORECASE)


def parted(url: str, doi: str) -> tuple[str, str]:
    """The address and the bare DOI; an address at doi.org is the DOI and then empty (contract of the command line).

    What is invisible and was copied with them is left out of both.
    """
    url, doi = visible(url), visible(doi)
    doi = _PREFIX.sub("", doi, count=1)
    resolved = _ADDRESS.match(url)
    if resolved and (not doi or doi.lower() == url[resolved.end() :].lower()):
        return "", doi or url[resolved.end() :]
    return url, doi
