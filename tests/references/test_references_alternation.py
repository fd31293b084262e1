"""Tables made quick: they match what they matched before, and nothing without a sign."""

import re
import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dostupne.references import lexicon
from dostupne.references.alternation import bears, factored, guarded, signs_of, small
from dostupne.references.parse import numbering

SIGNS = [
    ("abc|bd", "abc bd"),
    (r"a\.\s?b", "a."),
    (r"dostupn[éý]\s+z\b", "dostupn"),
    (r"(?:Verf|abr)bar|[a(]x?yz", "abr verf yz"),
    (r"(?P<name>pre)?fix(?=\s)", "fix"),
    (r"(?<![a])ab{2}c", "ab"),
    (r"(?:abc|abcd|xabc)e+f", "abc"),
    (r"un?der|o{0,2}ver", "der ver"),
    (r"(?i:Tiß)[^\]|)]+", "tiß"),
]
UNCERTAIN = ["a?", "(?:ab|)", "a|b*", r"\d+", "(?:a|[bc])", "", "(?=ab)", "^.$"]
TABLES = {
    name: lexicon.any_of(*(table.values() if isinstance(table, dict) else (table,)))
    for name, table in vars(lexicon).items()
    if name in {"AVAILABILITY", "ACCESS", "MEDIA", "THESES", "SUPERVISORS", "NO_DATE", "DATE_INTRODUCERS", "TRANSLATED"}
}
WORDS = st.lists(st.text("abc.", min_size=1, max_size=4), min_size=1, max_size=8)


@pytest.mark.parametrize(("pattern", "signs"), SIGNS)
def test_signs_of_a_pattern(pattern: str, signs: str) -> None:
    assert " ".join(signs_of(pattern)) == signs


@pytest.mark.parametrize("pattern", UNCERTAIN)
def test_a_pattern_without_signs_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="nothing fixed"):
        signs_of(pattern)


@pytest.mark.parametrize("table", TABLES)
@given(st.data())
def test_whatever_matches_a_table_bears_a_sign(table: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(TABLES[table], fullmatch=True))
    assert bears(text.lower(), signs_of(TABLES[table]))


@given(WORDS, st.text("abc. ", max_size=12))
def test_factored_words_match_as_the_list_does(words: list[str], text: str) -> None:
    listed = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    assert re.findall(factored(words), text) == re.findall(listed, text)
    assert bool(re.fullmatch(factored(words) + "a", text)) == bool(re.fullmatch(f"(?:{listed})a", text))


def test_a_guarded_pattern_searches_where_a_sign_stands() -> None:
    found = guarded(r"Vyd\.\s\d").search("vyd. 1, VYD. 2", "vyd. 1, vyd. 2", 3)
    assert found is not None
    assert found.start() == 8
    assert guarded("vyd").search("Vyd", "") is None


@given(st.text())
@example("İSTANBUL: ẞ")
def test_small_letters_stand_where_the_letters_stood(text: str) -> None:
    assert len(small(text)) == len(text)
    assert not any(char in small(text) for char in string.ascii_uppercase)


@pytest.mark.parametrize(
    ("sign", "pattern"), [(numbering._WORDED_SIGN, numbering._WORDED), (numbering._PAGES_SIGN, numbering._PAGES_ALONE)]
)
@pytest.mark.parametrize("word", ["roč.", "Vol.", "SV.", "č.", "No.", "n°", "ISSUE", "s.", "pp.", "Strany", "S.", "P."])
@pytest.mark.parametrize("number", ["1", "XII", "2-3", "a12", "e12", "IV"])
def test_what_has_no_sign_is_not_matched(
    sign: re.Pattern[str], pattern: re.Pattern[str], word: str, number: str
) -> None:
    for text in (f"Title, {word} {number}.", f"{word}{number}", f"Title. {word} {number}, {word} 4"):
        assert sign.search(small(text)) or not pattern.search(text)
