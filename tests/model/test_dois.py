"""DOIs as bibliographies write them."""

import pytest

from dostupne.model.dois import parted

PARTED = [
    ("https://doi.org/10.1000/182", "", "", "10.1000/182"),
    ("http://a.example/", "doi:10.1000/182", "http://a.example/", "10.1000/182"),
    ("https://dx.doi.org/10.1000/AB", "10.1000/ab", "", "10.1000/ab"),
    ("https://doi.org/10.1000/182", "10.1000/183", "https://doi.org/10.1000/182", "10.1000/183"),
    ("\u2068http://a.example/di\u200blo\u2069", "\ufeffDOI: 10.1000\u00ad/182", "http://a.example/dilo", "10.1000/182"),
]


@pytest.mark.parametrize(("url", "doi", "address", "bare"), PARTED)
def test_an_address_at_doi_org_is_the_doi(url: str, doi: str, address: str, bare: str) -> None:
    """Without what is invisible; where both are given and differ, both stay."""
    assert parted(url, doi) == (address, bare)
