"""Folding: what counts as the same words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.model.folding import fold, words

FOLDS = [
    ("", ""),
    ("   ", ""),
    ("Příliš žluťoučký kůň", "prilis zlutoucky kun"),
    ("PŘÍLIŠ ŽLUŤOUČKÝ KŮŇ.", "prilis zlutoucky kun"),
    ("Pr\u030ci\u0301lis\u030c", "prilis"),
    ("Wałęsa, Łódź a Đoković", "walesa, lodz a dokovic"),
    ("Straße", "strasse"),
    ("„Šlo to“ ‚snad‘", "\"slo to\" 'snad'"),
    ("«Nord Stream»", '"nord stream"'),
    ("it`s O´Neil", "it's o'neil"),
    ("2014–2015 — a − b", "2014-2015 - a - b"),
    ("do\u00adstup\u200bné\ufeff", "dostupne"),
    ("a\u00a0b\u2009c\t\r\n d", "a b c d"),
    ("Konec!?…", "konec"),
    ("ﬁnanční Ⅳ", "financni iv"),
    ("Война и мир", "воина и мир"),
    ("a\x00b\x07", "ab"),
]


@pytest.mark.parametrize(("text", "folded"), FOLDS)
def test_folds(text: str, folded: str) -> None:
    """Case, diacritics, quotes, dashes, invisible signs and closing punctuation do not tell texts apart."""
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded text is its own folding."""
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x17F)))
def test_case_does_not_matter(text: str) -> None:
    """Capitals, as Czech styles print surnames in, fold to the same words."""
    assert fold(text.upper()) == fold(text.upper().lower())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don't “Panic”!", ("don't", "panic")),
        ("‚Šťávnatý‘-kůň_2", ("stavnaty", "kun", "2")),
        (" – ", ()),
    ],
)
def test_words(text: str, expected: tuple[str, ...]) -> None:
    """Words come folded and without punctuation."""
    assert words(text) == expected
