"""Marks of footnotes and notes that do not fit each other."""

import time

import pytest

from dostupne.model.notes import LooseNotes, NoteSign
from dostupne.references.notes import loose_notes_in_latex, loose_notes_in_markdown

BOUND = 5
"""Seconds of the processor; each takes a fraction of one."""

Places = list[tuple[str, int]]


def places(signs: tuple[NoteSign, ...]) -> Places:
    """What is pointed at, and its line."""
    return [(one.text[slice(*one.span)], one.origin.first_line or 0) for one in signs]


@pytest.mark.parametrize(
    ("text", "marks", "notes", "again"),
    [
        ("A.[^1] B.[^2]\n\n[^1]: A.", [("2", 1)], [], []),
        ("A.[^1]\n\n[^1]: A.\n[^b-2]: B.", [], [("b-2", 4)], []),
        ("A.[^1]\n\n[^1]: A.\n[^1]: B.", [], [], [("1", 4)]),
        ("A.[^1]\n\n[^1]: A, see.[^7]\n\nB.[^7]", [("7", 3)], [], []),
        ("A.[^Two]\n\n[^two]: A.", [], [], []),
        ("A.[^1]\n\n> [^1]: A.", [], [], []),
        ("A.[^1]", [], [], []),
        ("A.[^1] `[^2]` ``a ` [^3]``\n\n[^1]: A.", [], [], []),
        ("A.[^1]\n\n```\n[^2]\n[^3]: C.\n```\n\n[^1]: A.", [], [], []),
        ("A.[^1]\n\n````\n```\n[^2]\n````\n\nB.[^3]\n\n[^1]: A.", [("3", 8)], [], []),
        ("A.[^1]\n\n<!-- B.[^2]\n[^3]: C. -->\n\n[^1]: A.", [], [], []),
        ("A.[^1]\n\n[^1]: A.\n[^2]: B.\n<!-- B.[^2] -->", [], [], []),
        (r"A.[^1] \[^2] /[^a-z]+/ [^abc]* [[^x]](y) ([^/])" + "\n\n[^1]: A.", [], [], []),
        ("A.[^1] `<!--` B.[^2]\n\n[^1]: A.\n[^2]: B.", [], [], []),
        ("A.[^1]\n\n    [^2]\n\n[^1]: A.", [], [], []),
        ("A.[^1] B.[^2] C.[^2]\n\n[^1]: A.", [("2", 1)], [], []),
    ],
)
def test_markdown(text: str, marks: Places, notes: Places, again: Places) -> None:
    """A note with no mark, a mark with no note, a label twice; code, comments and regular expressions are none."""
    found = loose_notes_in_markdown(text, "a.md")
    assert (places(found.marks), places(found.notes), places(found.again)) == (marks, notes, again)


MARK, TEXT = r"\footnotemark", r"\footnotetext"


@pytest.mark.parametrize(
    ("text", "marks", "notes"),
    [
        ("A\\footnotemark\n\\footnotetext{A.}", [], []),
        ("A\\footnotemark{} B\\footnotemark\n\\footnotetext{A.}", [(MARK, 1)], []),
        ("A\\footnotemark\\footnotetext{A.}\n\\footnotetext{B.}", [], [(TEXT, 2)]),
        ("A${ }^{1}$\n\\footnotetext{${ }^{1}$ A.}", [], []),
        (r"\footnotetext{A.}A\footnotemark", [], []),
        (r"A\footnotemark[3] \footnotetext[3]{A.}", [], []),
        (r"A\footnotemark \footnotetext[1]{A.}", [], []),
        (r"A\footnotemark[\value{footnote}]", [], []),
        (r"A\footnote{A.} B\footnotemark[1]", [], []),
        (r"A\footnotemark[1] B\footnotemark \footnotetext{B.}", [], []),
        (r"A % \footnotemark", [], []),
        (r"A \verb|\footnotemark|", [], []),
        ("\\begin{verbatim}\n\\footnotemark\n\\end{verbatim}", [], []),
        ("\\renewcommand{\\thefootnote}{}\n\\footnotetext{Preprint.}", [], []),
        (r"\let\thefootnote\relax\footnotetext{Preprint.}", [], []),
        (r"\newcommand{\fm}{\footnotemark}", [], []),
        ("\\newcommand{\\fm}{%\n  \\small\\footnotemark}", [], []),
        (r"\input{notes} A\footnotemark", [], []),
    ],
)
def test_latex(text: str, marks: Places, notes: Places) -> None:
    """A text belongs to a mark before it; what repeats a note, or is defined by the source itself, says nothing."""
    found = loose_notes_in_latex(text, "a.tex")
    assert (places(found.marks), places(found.notes), found.again) == (marks, notes, ())


def test_a_text_without_notes_says_nothing() -> None:
    assert loose_notes_in_markdown("", "a.md") == loose_notes_in_latex("", "a.tex") == LooseNotes()


@pytest.mark.parametrize("piece", ["[^", "<!--", "`[^a]` ``", "[^1]: ", "\n[^1]: a", "> "])
def test_odd_markdown_takes_bounded_time(piece: str) -> None:
    """Two hundred thousand characters of what opens and never closes."""
    began = time.process_time()
    loose_notes_in_markdown(piece * (200_000 // len(piece)), "a.md")
    assert time.process_time() - began < BOUND


@pytest.mark.parametrize(
    "piece",
    [
        "\\def",
        "\\def\\",
        "\\footnotemark[",
        "\\footnotemark[1]",
        "\\footnotemark",
        "\\begin{verbatim}",
        "\\verb|",
        "\\footnotetext",
    ],
)
def test_odd_latex_takes_bounded_time(piece: str) -> None:
    """A hundred thousand characters of what opens and never closes, and texts for it."""
    began = time.process_time()
    loose_notes_in_latex(piece * (100_000 // len(piece)) + "\\footnotetext[2]" * 6_000, "a.tex")
    assert time.process_time() - began < BOUND
