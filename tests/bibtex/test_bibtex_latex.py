"""LaTeX ⇄ text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dostupne.bibtex import latex

DECODED = [
    (r"\v{C} {\v C} {\v{C}} \v C", "Č Č Č Č"),
    (r"\'{\i} \'\i{} \'i {\'\i} \'{\i}x", "í í í í íx"),
    (r"\r u \r{u} \ss{} {\o} {\l}a \l a \ae", "ů ů ß ø ła ła æ"),
    (r"\u{g} \k{a} \H{o} \={a} \.z \c{c} \~n \^o \"u \`a \aa", "ğ ą ő ā ż ç ñ ô ü à å"),
    (r"P\v{r}\'{\i}li\v{s}, \v{d} \v{t} \v{D}", "Příliš, ď ť Ď"),
    (r"\'{\^e}", "ế"),
    (r"a--b --- c~d \& \% \_ \# \$", "a–b — c d & % _ # $"),
    (r"``q'' ,,u`` \uv{Ahoj \v{c}}", "“q” „u“ „Ahoj č“"),
    (r"\emph{a \textbf{b}} {\it c} \textit{d} {ČSN} \textsc{E}", "a b c d ČSN E"),
    (r"\url{http://x.cz/a_b%20c\_d}", "http://x.cz/a_b%20c_d"),
    (r"\LaTeX{} \unknown{arg} \alpha", "LaTeX arg \\alpha"),
    (r"\textbackslash{}v \{x\} \^{} \~{}", "\\v {x} ^ ~"),
    ("a\u00ad\u00adb\u00a0\n  c", "ab c"),
]


@pytest.mark.parametrize(("value", "text"), DECODED)
def test_latex_is_decoded(value: str, text: str) -> None:
    assert latex.decode(value) == text


@given(st.text(max_size=40) | st.text("\\{}%&$#_~^-'`,\"vcai \n", max_size=40))
def test_escaped_text_is_balanced_and_comes_back(text: str) -> None:
    escaped = latex.escape(text)
    assert latex.is_balanced(escaped)
    assert latex.decode(escaped) == latex.tidy(text)


def test_only_what_means_something_is_escaped() -> None:
    assert latex.escape("Č & 5 % – „x“ @ } \x00y") == "Č \\& 5 \\% – „x“ @ \\textbraceright{} y"


@pytest.mark.parametrize(
    ("value", "address"),
    [
        (r"http://x.cz/a\_b\%20c\#d", "http://x.cz/a_b%20c#d"),
        ("http://x.cz/~a/{b}--c", "http://x.cz/~a/{b}--c"),
        (r"\url{http://x.cz/a}", "http://x.cz/a"),
        ("{http://x.cz/a}", "http://x.cz/a"),
    ],
)
def test_addresses_are_left_alone(value: str, address: str) -> None:
    assert latex.decode_verbatim(value) == address


def test_an_address_cannot_break_the_file() -> None:
    assert latex.escape_verbatim("http://x.cz/a b{c\\") == "http://x.cz/a%20b%7Bc%5C"
