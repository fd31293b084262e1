"""Words: both languages have all of them, and they fit together."""

import pytest

from dostupne.app.at_hand import REASONS as SAVING
from dostupne.cli.reason_words import REASONS
from dostupne.cli.saving_words import FATES, SAVING_REASONS
from dostupne.cli.words import CATALOGUES, STANDINGS, Words, language
from dostupne.links.reasons import REASONS as GIVEN
from dostupne.model.reference import EvidenceKind
from dostupne.model.saving import Fate, Remedy
from dostupne.model.verdict import Standing


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_every_code_has_words_in_both_languages(catalogue: dict[str, tuple[str, str]]) -> None:
    """Neither is empty, and only words that are the same in both may be equal."""
    assert all(len(both) == 2 and all(both) for both in catalogue.values())


def test_every_standing_and_every_evidence_has_words() -> None:
    assert set(STANDINGS) == {str(standing) for standing in Standing}
    assert all(Words("cs").evidence(kind, "") != kind for kind in EvidenceKind)


def test_every_reason_there_is_has_words() -> None:
    assert set(GIVEN) | {"candidate-confirmed"} <= set(REASONS)


def test_every_fate_and_every_reason_of_saving_has_words() -> None:
    assert set(FATES) == set(Fate)
    assert set(SAVING) == set(Remedy)
    assert set(SAVING.values()) <= set(SAVING_REASONS)
    assert Words("cs").saving("try-later", "error:celery").endswith("(error:celery)")
    assert Words("en").saving("http-404", "404") == "the server has no such page (404)"


@pytest.mark.parametrize(
    ("lang", "code", "detail", "said"),
    [
        ("cs", "http-404", "404", "stránka na serveru není (404)"),
        ("en", "http-418", "", "the server did not give the page (418)"),
        ("cs", "http-522", "", "chyba na straně serveru (522)"),
        ("en", "http-799", "", "the server answered 799"),
        ("en", "no-such-host", "a.test", "there is no server of this name (a.test)"),
        ("en", "timeout", "ReadTimeout('x')", "the server did not answer in time"),
        ("en", "of-the-future", "", "of-the-future"),
    ],
)
def test_reasons_in_words(lang: str, code: str, detail: str, said: str) -> None:
    """Statuses nobody named get the words of their class, the detail stands in brackets once."""
    assert Words(lang).reason(code, detail) == said


@pytest.mark.parametrize(
    ("lang", "count", "said"),
    [
        ("cs", 1, "1 den"),
        ("cs", 2, "2 dny"),
        ("cs", 5, "5 dní"),
        ("cs", 22, "22 dní"),
        ("en", 1, "1 day"),
        ("en", 0, "0 days"),
    ],
)
def test_days_are_counted_as_the_language_does(lang: str, count: int, said: str) -> None:
    """Czech has a form for two to four."""
    assert Words(lang).days(count) == said


@pytest.mark.parametrize(
    ("asked", "environ", "lang"),
    [
        ("", {}, "en"),
        ("", {"LANG": "cs_CZ.UTF-8"}, "cs"),
        ("", {"LANG": "sk_SK"}, "cs"),
        ("", {"LANG": "cs_CZ", "LC_ALL": "C"}, "en"),
        ("", {"LANG": "en_US", "LC_MESSAGES": "cs_CZ"}, "cs"),
        ("", {"LANG": "de_DE", "LC_ALL": ""}, "en"),
        ("en", {"LANG": "cs_CZ"}, "en"),
        ("cs", {}, "cs"),
    ],
)
def test_the_language_is_as_asked_else_the_locales(asked: str, environ: dict[str, str], lang: str) -> None:
    """Of the locale's variables the strongest that is set counts."""
    assert language(asked, environ) == lang
