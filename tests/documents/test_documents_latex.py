"""bytes → Document: what LaTeX prints for its commands, and what texts that are none cost."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dostupne.documents.latex import LATEX
from dostupne.documents.latex.reader import MOST_TEXT
from dostupne.errors import UnreadableSource
from dostupne.model.document import BlockKind

PRINTED = [
    (r"\'a\v{c}\v s\'{\i}\r{u}\H o\c{c}\.z", "áčšíůőçż"),
    (r"\ss{} \AE \L\'odz \oe uvre", "ß ÆŁódz œuvre"),
    (r"50\,\% \& \_ \# \$5 \{a\}", "50 % & _ # $5 {a}"),
    (r"a---b--c ``d'' ,,e`` \uv{f} \enquote{g}", "a—b–c “d” „e“ „f“ „g“"),
    (r"Dostupné z~URL:\\<\url{http://a.example/b_c\_d\%20e}>", "Dostupné z URL:\n<http://a.example/b_c_d%20e>"),
    (r"http://a.example/~b--c", "http://a.example/~b--c"),
    (r"\textbf{a}{\em b} \textit{c\textbf{d}}", "ab cd"),
    (r"a\cite{x}b\label{y}c\index{z}", "abc"),
    (r"a\hskip 1em plus 0.5em minus 0.4em\relax b\kern2pt c", "ab c"),
    (r"va\-li\-fi\-kač\/ní", "valifikační"),
    (r"\LaTeX{} a \LaTeX je \TeX", "LaTeX a LaTeX je TeX"),
    (r"$<$a$>$ 42$^{nd}$", "<a> 42nd"),
    (r"a% \footnote{x}" + "\n   b \\% c", "ab % c"),
    (r"\foreignlanguage{english}{a} \textcolor{red}{b} \hyperlink{x}{c}", "a b c"),
    (r"\newcommand{\x}[2][a]{b #1}\def\y#1{c}d", "d"),
    (r"\unknown[a]{b}{c}", "bc"),
    ("{[}online{]} \\emph{a} [online]", "[online] a [online]"),
    ("a\nb\n  c", "a b c"),
]


@pytest.mark.parametrize(("text", "printed"), PRINTED)
def test_what_is_printed(text: str, printed: str) -> None:
    """Accents and symbols undone, commands that print nothing left out, addresses as they are."""
    (block,) = LATEX.read(text.encode(), "a.tex").blocks
    assert block.text == printed


@pytest.mark.parametrize(
    ("data", "known"),
    [
        (b"% c\n\\documentclass{article}", True),
        (b"\n\\begin{thebibliography}{9}", True),
        (b"\\bibitem{a} b", True),
        (b"\\section*{A}\ntext", True),
        (b"a \\section{b}", False),
        (b"# Markdown\n$$\\begin{aligned}$$", False),
        (b"@book{a, title={\\documentclass}}", False),
        (b"", False),
    ],
)
def test_it_is_told_by_its_content(data: bytes, known: bool) -> None:
    """A formula in another format is no LaTeX."""
    assert LATEX.recognises(data) is known


def test_notes_are_counted_as_the_class_counts_them() -> None:
    """A book begins anew with each chapter, an article goes on."""
    body = r"\begin{document}\chapter{A}a\footnote{b}\chapter{C}d\footnote{e}\end{document}"
    for name, labels in (("book", ["1", "1"]), ("article", ["1", "2"])):
        blocks = LATEX.read(f"\\documentclass{{{name}}}{body}".encode(), "a.tex").blocks
        assert [block.label for block in blocks if block.kind is BlockKind.NOTE] == labels


@pytest.mark.parametrize("encoding", ["utf-8", "cp1250", "iso8859_2", "utf-16"])
def test_encodings(encoding: str) -> None:
    """As of any text."""
    (block,) = LATEX.read("Šťastný žluťoučký kůň".encode(encoding), "a.tex").blocks
    assert block.text == "Šťastný žluťoučký kůň"


def test_rubbish_is_refused_in_words() -> None:
    """The message names the file and says what to do."""
    with pytest.raises(UnreadableSource, match=r"^a\.tex: .*Give the original"):
        LATEX.read(bytes(range(256)) * 10, "a.tex")


def test_a_document_too_large_is_refused_in_words() -> None:
    """What to do instead is said."""
    with pytest.raises(UnreadableSource, match=r"^a\.tex: this document is too large .*Give the part"):
        LATEX.read(b"a" * (MOST_TEXT + 1), "a.tex")


PIECES = st.sampled_from(
    [
        *r"\footnote{ \url{ \href{ \bibitem \begin{thebibliography} \end{thebibliography} \begin{itemize} \item \item[ ] { } [ $ % \section{ \def\x \newcommand{ \'a \v \v{ \\ \citace{ \CSLLeftMargin{ & ~ -- \verb| \footnotemark \begin{verbatim} text".split(),
        "\n",
        "\n\n",
        " ",
        "\\",
    ]
)


@example("\\def\\x\n\n\\citace{")
@given(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=200),
        st.lists(PIECES, max_size=40).map("".join),
    )
)
def test_any_text_is_read(text: str) -> None:
    """Nothing raises; lines lie within the file, links within their block."""
    for block in LATEX.read(text.encode("utf-8", "replace"), "a.tex").blocks:
        assert 1 <= block.first_line <= text.count("\n") + text.count("\r") + 1
        assert all(0 <= anchor.start < anchor.end <= len(block.text) for anchor in block.anchors)


@pytest.mark.slow
@settings(max_examples=5000, deadline=None)
@given(st.lists(PIECES, max_size=150).map("".join))
def test_any_document_is_read(text: str) -> None:
    """The same for longer ones."""
    assert all(block.text for block in LATEX.read(text.encode(), "a.tex").blocks)


ENDLESS = [
    *(
        "{",
        "}",
        "\\url{",
        "\\href{a",
        "\\footnote{",
        "\\x[",
        "\\item[",
        "\\'",
        "\\begin{itemize}",
        "\\begin{a}\\end{b}",
        "$",
    ),
    *(
        "\\verb|a",
        "\\begin{verbatim}",
        "http://~",
        "&",
        "\n \n",
        "\\section{",
        "\\def\\x",
        "\\citace{",
        "\\bibitem[{",
        "%",
    ),
]


@pytest.mark.parametrize("piece", ENDLESS)
def test_texts_of_one_thing_are_read(piece: str) -> None:
    """However deep, without a stack that overflows; quadratic time would be noticed by whoever waits for the tests."""
    count = 40_000 // len(piece)
    assert len(LATEX.read((piece * count).encode(), "a.tex").blocks) <= count + 1
