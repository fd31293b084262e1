"""What the registries say of a DOI, as they really answer."""

import asyncio
from collections.abc import Mapping

import httpx
import pytest
import respx

from dostupne.model.registration import Registered, Registration
from dostupne.net.client import open_client
from dostupne.net.registrations import CSL_JSON, registration
from dostupne.net.settings import NetworkSettings, Registries

DOI = "10.1103/physrevlett.19.1264"
AGENCY = f"https://data.crossref.test/{DOI}"
REGISTRIES = Registries("https://doi.test", "https://crossref.test")
ITEM: Mapping[str, object] = {
    "title": "A Model of Leptons",
    "subtitle": ["An Essay"],
    "author": [{"family": "Weinberg", "given": "Steven"}, {"literal": "CERN"}, {}],
    "issued": {"date-parts": [[1967, 11, 20]]},
    "published-online": {"date-parts": [["1968"]]},
    "posted": {"date-parts": [[None]]},
    "container-title": "Physical Review Letters",
}
NOTICE = {"DOI": "10.1/notice", "update-to": [{"DOI": DOI.upper(), "type": "retraction"}]}


def _asked(registries: Registries = REGISTRIES) -> Registration:
    async def ask() -> Registration:
        settings = NetworkSettings(interval=0, retries=0, timeout=5, allow_private=True, ignore_robots=True)
        async with open_client(settings, base=httpx.AsyncHTTPTransport()) as client:
            return await registration(client, DOI, registries)

    return asyncio.run(ask())


@pytest.fixture
def doi(respx_mock: respx.MockRouter) -> respx.Route:
    """doi.org, which leads to the agency."""
    works = respx_mock.get(url__startswith="https://crossref.test/works", name="works")
    works.respond(json={"message": {"items": []}})
    return respx_mock.get(f"https://doi.test/{DOI}").respond(302, headers={"Location": AGENCY})


def test_the_data_of_a_registered_doi(doi: respx.Route, respx_mock: respx.MockRouter) -> None:
    agency = respx_mock.get(AGENCY).respond(json=ITEM)
    found = _asked()
    assert found.registered is Registered.YES
    assert found.titles == ("A Model of Leptons", "A Model of Leptons: An Essay", "Physical Review Letters")
    assert found.families == ("Weinberg", "CERN")
    assert found.years == (1967, 1968)
    assert found.retraction == ""
    assert doi.calls.last.request.headers["Accept"] == agency.calls.last.request.headers["Accept"] == CSL_JSON


@pytest.mark.usefixtures("doi")
def test_a_retraction_is_of_this_very_work(respx_mock: respx.MockRouter) -> None:
    """A correction takes nothing back, and a notice of another work is none of this."""
    respx_mock.get(AGENCY).respond(json=ITEM)
    correction = {"DOI": "10.1/c", "update-to": [{"DOI": DOI, "type": "correction"}]}
    other = {"DOI": "10.1/o", "update-to": [{"DOI": "10.1/other", "type": "retraction"}]}
    for notices, retraction in (([correction, other], ""), ([correction, NOTICE], "10.1/notice")):
        respx_mock["works"].respond(json={"message": {"items": notices}})
        assert _asked().retraction == retraction


def test_a_doi_that_is_not_registered(respx_mock: respx.MockRouter) -> None:
    respx_mock.get(f"https://doi.test/{DOI}").respond(404, text="DOI NOT FOUND")
    assert _asked() == Registration(DOI, Registered.NO)


@pytest.mark.usefixtures("doi")
@pytest.mark.parametrize("answer", [httpx.Response(404), httpx.Response(200, text="<html>"), httpx.Response(406)])
def test_an_agency_without_data(answer: httpx.Response, respx_mock: respx.MockRouter) -> None:
    """What leads anywhere is registered, though nothing is known of it."""
    respx_mock.get(AGENCY).mock(return_value=answer)
    found = _asked()
    assert (found.registered, found.titles, found.years) == (Registered.YES, (), ())


@pytest.mark.parametrize(
    "answer", [httpx.Response(500), httpx.Response(200, text="[]"), httpx.ReadTimeout("late"), httpx.ConnectError("no")]
)
def test_when_nobody_says_anything_nothing_is_known(
    answer: httpx.Response | Exception, respx_mock: respx.MockRouter
) -> None:
    route = respx_mock.get(f"https://doi.test/{DOI}")
    route.mock(side_effect=answer) if isinstance(answer, Exception) else route.mock(return_value=answer)
    found = _asked()
    assert found.registered is Registered.UNKNOWN
    assert found.failure


@pytest.mark.usefixtures("doi")
def test_without_crossref_nobody_is_asked_for_retractions(respx_mock: respx.MockRouter) -> None:
    respx_mock.get(AGENCY).respond(json=ITEM)
    assert _asked(Registries("https://doi.test", "")).registered is Registered.YES
    assert not respx_mock["works"].called


@pytest.mark.usefixtures("doi")
@pytest.mark.parametrize("body", [[], {"message": []}, {"message": {"items": [1, {"update-to": 5}]}}])
def test_odd_answers_of_crossref(body: object, respx_mock: respx.MockRouter) -> None:
    respx_mock.get(AGENCY).respond(json=ITEM)
    respx_mock["works"].respond(json=body)
    assert _asked().retraction == ""
