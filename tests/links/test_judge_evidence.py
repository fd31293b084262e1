"""Judging by more than one page: siblings, registries, certificates, notes, several probes; and what must hold for any."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.cli.reason_words import NOTES as NOTE_WORDS
from dostupne.cli.words import Words
from dostupne.links.judge import judge
from dostupne.links.reasons import NOTES, REASONS, catalogued
from dostupne.model.evidence import Failure, Hop, PageFacts, Probe
from dostupne.model.names import Name
from dostupne.model.reference import Kind, Origin, Reference
from dostupne.model.verdict import Standing, Verdict

AT = datetime(2026, 11, 24, tzinfo=UTC)
TITLE = "Proměny venkovských škol v pohraničí"
CITED = Reference(kind=Kind.REFERENCE, raw="", origin=Origin("essay.txt"), title=TITLE, doi="10.1234/skoly")
PAGE = PageFacts(title=TITLE, text="Venkovské školy se měnily. " * 20)
SHRUG = PageFacts(title="Okresní archiv", text="Venkovské školy v okrese: vyberte si z nabídky. " * 20, digest="a1")

ADDRESS = "https://a.cz/clanky/skoly"
DOI = "https://doi.org/10.1234/skoly"


def _seen(status: int = 200, page: PageFacts | None = PAGE, url: str = ADDRESS, *hops: Hop) -> Probe:
    return Probe(url, AT, (*hops, Hop(hops[-1].location if hops else url, status)), page=page)


def _judged(*probes: Probe) -> tuple[str, str]:
    verdict = judge(probes, CITED)
    return str(verdict.standing), verdict.reason


@pytest.mark.parametrize(
    ("page", "sibling", "standing", "reason"),
    [
        pytest.param(SHRUG, _seen(page=SHRUG), "drifted", "soft-404", id="the same page at any address"),
        pytest.param(SHRUG, _seen(404, SHRUG), "alive", "title-differs", id="the random one is missing"),
        pytest.param(SHRUG, None, "alive", "title-differs", id="not asked"),
        pytest.param(SHRUG, _seen(page=replace(SHRUG, text="Jiné školy na venkově. " * 40, digest="b2")), "alive", "title-differs", id="another page"),
        pytest.param(PAGE, _seen(page=PAGE), "alive", "ok", id="the cited page, whatever the other is"),
        pytest.param(
            PageFacts(title="Archiv", text="JavaScript je vypnutý", digest="c3"),
            _seen(page=PageFacts(title="Archiv", text="JavaScript je vypnutý", digest="c3")),
            "alive", "title-differs", id="a shell that a script fills says nothing",
        ),
        pytest.param(
            replace(SHRUG, is_shell=True), _seen(page=replace(SHRUG, is_shell=True)),
            "alive", "title-differs", id="a shell with menus says nothing either",
        ),
        pytest.param(
            replace(SHRUG, text=f"Adresa /clanky/skoly u nás není. {SHRUG.text}", digest="d4"),
            _seen(page=replace(SHRUG, text=f"Adresa /clanky/x9q2w7 u nás není. {SHRUG.text}", digest="e5")),
            "drifted", "soft-404", id="it repeats the address that was asked",
        ),
    ],
)  # fmt: skip
def test_siblings(page: PageFacts, sibling: Probe | None, standing: str, reason: str) -> None:
    """A page that a site gives at any address is no page."""
    assert _judged(replace(_seen(page=page), sibling=sibling)) == (standing, reason)


def test_a_sibling_that_is_led_to_the_same_place() -> None:
    """Whatever that place is called."""
    news = "https://a.cz/aktuality"
    here = _seen(200, SHRUG, ADDRESS, Hop(ADDRESS, 302, news))
    there = _seen(200, SHRUG, "https://a.cz/clanky/x9q2w7", Hop("https://a.cz/clanky/x9q2w7", 302, news))
    assert _judged(replace(here, sibling=there)) == ("drifted", "soft-404")


@pytest.mark.parametrize(
    ("url", "status", "page", "registered", "expected"),
    [
        (DOI, 404, None, True, ("moved", "registered")),
        (DOI, 404, None, False, ("gone", "unregistered")),
        (DOI, 404, None, None, ("gone", "http-404")),
        (DOI, 403, None, True, ("alive", "registered")),
        (DOI, 503, None, True, ("alive", "registered")),
        (DOI, 200, PAGE, None, ("alive", "ok")),
        (ADDRESS, 404, None, True, ("moved", "registered")),
        (ADDRESS, 403, None, True, ("blocked", "http-403")),
        (ADDRESS, 404, None, False, ("gone", "http-404")),
    ],
)
def test_registries(
    url: str, status: int, page: PageFacts | None, registered: bool | None, expected: tuple[str, str]
) -> None:
    """A living identifier outlives its landing page; one that nobody registered is gone."""
    assert _judged(replace(_seen(status, page, url), registered=registered)) == expected


def test_the_identifier_is_where_a_dead_landing_page_has_moved() -> None:
    verdict = judge([replace(_seen(404, None), registered=True)], CITED)
    assert verdict.successor == DOI
    assert judge([replace(_seen(404, None, DOI), registered=True)], CITED).successor == ""


@pytest.mark.parametrize(
    ("fault", "page", "expected"),
    [
        (Failure.TLS_EXPIRED, PAGE, ("alive", "ok")),
        (Failure.TLS_EXPIRED, SHRUG, ("alive", "title-differs")),
        (Failure.TLS_WRONG_HOST, PAGE, ("alive", "ok")),
        (Failure.TLS_WRONG_HOST, SHRUG, ("unreachable", "tls-wrong-host")),
        (Failure.TLS_UNTRUSTED, PageFacts(title="Stránka nenalezena"), ("unreachable", "tls-untrusted")),
    ],
)
def test_certificates(fault: Failure, page: PageFacts, expected: tuple[str, str]) -> None:
    """Behind a certificate that is not valid only life counts, and behind a wrong one only the cited page."""
    probe = replace(_seen(page=page), certificate_fault=fault)
    assert _judged(probe) == expected
    notes = judge([probe], CITED).notes
    assert notes == ((f"certificate-{fault.removeprefix('tls-')}",) if expected[0] == "alive" else ())


@pytest.mark.parametrize(
    ("probe", "notes"),
    [
        (_seen(), ()),
        (_seen(page=replace(PAGE, has_fragment=False)), ("fragment-missing",)),
        (_seen(page=replace(PAGE, has_fragment=True)), ()),
        (_seen(page=replace(PAGE, text="Začátek článku. Celý článek je jen pro předplatitele.")), ("paywall",)),
        (_seen(page=replace(PAGE, text="Subscribe to continue reading this story.")), ("paywall",)),
        (_seen(200, PAGE, "http://a.cz/x", Hop("http://a.cz/x", 301, "https://a.cz/x")), ("https",)),
        (replace(_seen(), failure_detail="the body broke off after 900 bytes"), ("cut",)),
        (_seen(404, replace(SHRUG, has_fragment=False)), ()),
    ],
)
def test_notes(probe: Probe, notes: tuple[str, ...]) -> None:
    """Of a living page only."""
    assert judge([probe], CITED).notes == notes


@pytest.mark.parametrize(
    ("canonical", "reason"),
    [
        ("https://b.cz/novy/skoly", "canonical"),
        ("https://a.cz/archiv/2014/skoly", "canonical"),
        ("https://www.a.cz/clanky/skoly/", "ok"),
        ("http://a.cz/clanky/skoly?utm_source=x", "ok"),
        ("https://a.cz/", "ok"),
        ("/clanky/jinde", "ok"),
        ("", "ok"),
    ],
)
def test_the_address_that_a_page_gives_itself(canonical: str, reason: str) -> None:
    """The cited page names where it lives; spelling aside, and never a home page."""
    verdict = judge([_seen(page=replace(PAGE, canonical=canonical))], CITED)
    assert verdict.reason == reason
    assert verdict.successor == (canonical if reason == "canonical" else "")


@pytest.mark.parametrize(
    ("final", "expected"),
    [
        ("https://a.cz/clanky/", ("drifted", "other-page")),
        ("https://a.cz/clanky/skoly-v-pohranici", ("alive", "redirect")),
        ("https://a.cz/", ("drifted", "home-page")),
    ],
)
def test_led_to_a_list(final: str, expected: tuple[str, str]) -> None:
    """A redirect to the folder above is no answer, where nothing shows the cited page."""
    page = PageFacts(title="", text="Seznam")
    assert _judged(_seen(200, page, ADDRESS, Hop(ADDRESS, 301, final))) == expected


OTHER_TEXT = "Porota ochutnala čtyřicet talířů a vyhrál švestkový knedlík s mákem. " * 8


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(PageFacts(title="Knedlíky roku", text=OTHER_TEXT), "other-page", id="no trace"),
        pytest.param(
            PageFacts(title="Knedlíky roku", text=OTHER_TEXT + "Více o školách na venkově."), "title-differs", id="words, inflected"
        ),
        pytest.param(
            PageFacts(title="Knedlíky roku", text=OTHER_TEXT, authors=("Jana Habrová",)), "title-differs", id="its author"
        ),
        pytest.param(PageFacts(title="Načítá se", text="Chvilku strpení."), "title-differs", id="hardly any text"),
        pytest.param(PageFacts(title="Knihovna", text=OTHER_TEXT, is_shell=True), "title-differs", id="scripts fill it"),
        pytest.param(
            PageFacts(title="Village schools changing", text="Village schools on the border have changed. " * 9, language="en"),
            "title-differs", id="another language's edition",
        ),
    ],
)  # fmt: skip
def test_a_page_without_a_trace_of_the_citation(page: PageFacts, expected: str) -> None:
    """At the very address that was cited, under another title."""
    cited = replace(CITED, author=(Name("Habrová", "Jana"),))
    assert judge([_seen(page=page)], cited).reason == expected


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ((503, 404), ("gone", "http-404")),
        ((404, 503), ("gone", "http-404")),
        ((403, 404), ("blocked", "http-403")),
        ((500, 404), ("blocked", "bot-wall")),
        ((404, 500, 404), ("blocked", "bot-wall")),
        ((503, 502), ("unreachable", "http-502")),
        ((429, 503), ("blocked", "http-429")),
        ((429, 404), ("gone", "http-404")),
        ((410, 429), ("gone", "http-410")),
        ((429, 403), ("blocked", "http-403")),
    ],
)
def test_several_probes(statuses: tuple[int, ...], expected: tuple[str, str]) -> None:
    """The most telling counts; errors by turns are a wall."""
    probes = [replace(_seen(status, None), asked_at=AT + timedelta(seconds=n)) for n, status in enumerate(statuses)]
    assert _judged(*probes) == expected


_PAGES = st.sampled_from(
    [None, PAGE, SHRUG, PageFacts(title="Stránka nenalezena"), PageFacts(title="Just a moment...")]
)
_FINALS = st.sampled_from(
    [ADDRESS, "https://a.cz/", "https://a.cz/clanky/", "https://b.cz/login", "https://c.cz/404.html"]
)


@st.composite
def _probes(draw: st.DrawFn) -> Probe:
    failure = draw(st.none() | st.sampled_from(list(Failure)))
    final, page = draw(_FINALS), draw(_PAGES)
    first = () if final == ADDRESS else (Hop(ADDRESS, draw(st.sampled_from([301, 302, 307, 308])), final),)
    status = draw(st.sampled_from([200, 204, 304, 401, 403, 404, 410, 429, 451, 500, 503, 999]))
    page = None if failure or status in {204, 304} else page
    return Probe(
        draw(st.sampled_from([ADDRESS, DOI])),
        AT + timedelta(seconds=draw(st.integers(0, 9))),
        () if failure else (*first, Hop(final, status)),
        failure,
        page=page,
        certificate_fault=draw(st.sampled_from([None, Failure.TLS_EXPIRED, Failure.TLS_UNTRUSTED]))
        if not failure
        else None,
        registered=draw(st.none() | st.booleans()),
    )


_LIFE = (Standing.GONE, Standing.DRIFTED, Standing.UNREACHABLE, Standing.BLOCKED, Standing.MOVED, Standing.ALIVE)


def _life(verdict: Verdict) -> int:
    """How alive a link is said to be; unchecked says nothing."""
    return _LIFE.index(verdict.standing) if verdict.standing in _LIFE else -1


@given(st.lists(_probes(), min_size=1, max_size=4), st.randoms())
def test_the_order_of_a_days_probes_does_not_matter(probes: list[Probe], random: object) -> None:
    shuffled = sorted(probes, key=lambda _: random.random())  # type: ignore[attr-defined]
    one, other = judge(probes, CITED), judge(shuffled, CITED)
    assert (one.standing, one.reason, one.notes) == (other.standing, other.reason, other.notes)


@given(st.lists(_probes(), min_size=1, max_size=3))
def test_a_page_that_was_seen_alive_is_alive(probes: list[Probe]) -> None:
    """Whatever else was seen on that day."""
    assert judge([*probes, _seen()], CITED).standing in {Standing.ALIVE, Standing.MOVED}


@given(_probes())
def test_more_evidence_of_life_makes_nothing_deader(probe: Probe) -> None:
    """That a random sibling is missing, that the registry knows the identifier, that the page is the cited one."""
    before = _life(judge([probe], CITED))
    assert _life(judge([replace(probe, sibling=_seen(404, None))], CITED)) >= before
    if probe.registered is None:
        assert _life(judge([replace(probe, registered=True)], CITED)) >= before
    if probe.status not in {None, 204, 304}:
        assert _life(judge([replace(probe, page=PAGE)], CITED)) >= before


@given(st.lists(_probes(), max_size=3))
def test_every_verdict_has_words(probes: list[Probe]) -> None:
    """In both languages; gone only for what is an end."""
    verdict = judge(probes, CITED)
    assert catalogued(verdict.reason) in REASONS
    for words in (Words("cs"), Words("en")):
        assert words.reason(verdict.reason) not in {"", verdict.reason}
    assert set(verdict.notes) <= set(NOTES) == set(NOTE_WORDS)
    if verdict.standing is Standing.GONE:
        assert verdict.reason in {"http-404", "http-410", "no-such-host", "unregistered"}
