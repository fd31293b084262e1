r"""Source of a text → what does not fit between the marks of its footnotes and its notes.

Markdown's `[^1]` (https://pandoc.org/MANUAL.html#footnotes) and LaTeX's `\footnotemark` and `\footnotetext`
(https://latexref.xyz/Footnotes.html). What might be something else is passed over.
"""

import re
from collections.abc import Iterator

from dostupne.model.notes import LooseNotes, NoteSign
from dostupne.model.reference import Origin

_HTML_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_CODE = re.compile(r"(?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)")
_FENCE = re.compile(r"[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?(?P<fence>`{3,}|~{3,})")
_INDENTED = re.compile(r"(?: {4}|\t)")
_NOTE = re.compile(r"[ ]{0,3}\[\^(?P<label>[^\]\s]{1,200})\]:")
_ANY_NOTE = re.compile(r"[\s>*+-]*\[\^(?P<label>[^\]\s]{1,200})\]:")
_MARK = re.compile(r"(?<!\\)\[\^(?P<label>[^\]\s]{1,200})\]")
_SURE_MARK = re.compile(r"(?<![\\\[(/])\[\^(?P<label>\d{1,4}|[^\W\d_]{2}[\w-]{1,200})\](?![*+?{}|)$\\/(:\[])")
"""One that is no class of a regular expression (`[^a-z]+`) and no text of a link."""

_LATEX_COMMENT = re.compile(r"(?<!\\)%.*")
_VERBATIM = re.compile(
    r"\\begin\{(?P<name>verbatim\*?|Verbatim|lstlisting|minted|comment)\}.*?(?:\\end\{(?P=name)\}|\Z)", re.DOTALL
)
_VERB = re.compile(r"\\(?:verb|lstinline)\*?(?P<mark>[^\w\s*{\[])[^\n]*?(?P=mark)")
_FOOTNOTE = re.compile(r"\\footnote(?P<what>mark|text)(?![A-Za-z@])[ \t]*(?:\[(?P<number>[^\]\n]{0,200})\])?")
_OWN_WAYS = re.compile(
    r"\\(?:renewcommand\*?|def|let|edef|gdef)\s*\{?\s*\\(?:thefootnote|footnote(?:mark|text)?)(?![A-Za-z])"
    r"|\\@(?:thefnmark|makefn|footnote)|\\(?:input|include|subfile|import)\s*\{"
    r"|\\(?:(?:re)?newcommand|(?:re)?newenvironment|def|DeclareRobustCommand|NewDocumentCommand)\b[^\\]{0,40}(?:\\[^\\]{0,80}){0,9}\\footnote(?:mark|text)"
)
"""Where the source changes what the commands do, or is one part of several, nothing is told."""
_MOST_WAITING = 500
"""Marks among which that of a text is looked for, so that the time stays bounded."""


def loose_notes_in_markdown(text: str, source: str) -> LooseNotes:
    """Marks without a note, notes without a mark and labels that two notes have; code and comments are left aside.

    A text without any note uses `[^1]` for something else, or is a part of another.
    """
    lines = text.split("\n")
    plain = list(_outside_code(_blank(_HTML_COMMENT, text).split("\n")))
    # What stands in code or in a comment still shows that the note, or its mark, was not forgotten.
    known = {_folded(found) for line in lines if (found := _ANY_NOTE.match(line))}
    if not known:
        return LooseNotes()
    marked = {_folded(found) for line in lines for found in _MARK.finditer(line, _behind_label(line))}
    places = list(zip(lines, plain, range(1, len(lines) + 1), strict=True))
    marks = [
        _sign(found, line, number, source)
        for line, kept, number in places
        if not _INDENTED.match(kept)
        for found in _SURE_MARK.finditer(kept, _behind_label(kept))
        if _folded(found) not in known
    ]
    notes = [_sign(found, line, number, source) for line, kept, number in places if (found := _NOTE.match(kept))]
    return LooseNotes(
        _first_of_each(marks),
        tuple(note for note in notes if note.label.casefold() not in marked),
        tuple(_again(notes)),
    )


def loose_notes_in_latex(text: str, source: str) -> LooseNotes:
    r"""`\footnotemark` and `\footnotetext` that have no counterpart: a text belongs to a mark before it.

    One with a number of its own may repeat a note, and is only counted as the counterpart of another.
    """
    plain = _blank(_VERB, _blank(_VERBATIM, _blank(_LATEX_COMMENT, text)))
    if _OWN_WAYS.search(plain):
        return LooseNotes()
    waiting: list[tuple[NoteSign, bool]] = []
    marked = False
    notes: list[NoteSign] = []
    for line, kept, number in zip(text.split("\n"), plain.split("\n"), range(1, text.count("\n") + 2), strict=True):
        for found in _FOOTNOTE.finditer(kept):
            sign = NoteSign(found["number"] or "", Origin(source, number, number), line, found.span())
            if found["what"] == "mark":
                marked = True
                waiting.append((sign, found["number"] is None))
            elif waiting:
                waiting.pop(_answered(waiting, found["number"]))
            elif found["number"] is None:
                notes.append(sign)
    marks = [mark for mark, counted in waiting if counted]
    # A text may stand before its mark too, where the counter is set by hand.
    paired = min(len(marks), len(notes))
    # Where no mark is made by the command (`${ }^{4}$` of scanned texts), marks are made another way.
    return LooseNotes(tuple(marks[paired:]), tuple(notes[paired:]) if marked else ())


def _answered(waiting: list[tuple[NoteSign, bool]], number: str | None) -> int:
    """The place of the mark that a text belongs to: that of its number, else the first that is counted, else the first."""
    for place, (mark, counted) in enumerate(waiting[:_MOST_WAITING]):
        if (counted and number is None) or (number is not None and mark.label == number):
            return place
    return 0


def _blank(pattern: re.Pattern[str], text: str) -> str:
    """The text with what matches made blank; every line and column stays where it was."""
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def _outside_code(lines: list[str]) -> Iterator[str]:
    """The lines with code made blank."""
    fence = ""
    for line in lines:
        found = _FENCE.match(line)
        if fence:
            closes = found is not None and found["fence"].startswith(fence)
            fence = "" if closes else fence
            yield ""
        elif found:
            fence = found["fence"]
            yield ""
        else:
            yield _blank(_CODE, line)


def _behind_label(line: str) -> int:
    """Where the text of a line begins: behind the label of the note that begins in it."""
    found = _ANY_NOTE.match(line)
    return found.end() if found else 0


def _folded(found: re.Match[str]) -> str:
    return found["label"].casefold()


def _sign(found: re.Match[str], line: str, number: int, source: str) -> NoteSign:
    return NoteSign(found["label"], Origin(source, number, number), line, found.span("label"))


def _first_of_each(signs: list[NoteSign]) -> tuple[NoteSign, ...]:
    return tuple({sign.label.casefold(): sign for sign in reversed(signs)}.values())[::-1]


def _again(notes: list[NoteSign]) -> Iterator[NoteSign]:
    seen: set[str] = set()
    for note in notes:
        if note.label.casefold() in seen:
            yield note
        seen.add(note.label.casefold())
