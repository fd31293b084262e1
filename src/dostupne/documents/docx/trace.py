"""The parts of a Word document, read as the reader reads them → their visible signs, with where each stands in the XML."""

import re
from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dostupne.documents.docx.body import Body
from dostupne.documents.whereabouts import LINK, Spelling
from dostupne.documents.xmlstream import walk_placed

_OTHER_ENCODING = re.compile(
    rb"\xff\xfe|\xfe\xff|<\?xml[^>]*encoding\s*=\s*[\"'](?!(?:utf-8|us-ascii)[\"'])", re.IGNORECASE
)
"""Places can be told in UTF-8 only, and no program writes anything else."""
_LINKS = frozenset({"w:hyperlink", "w:fldSimple"})

Step = Callable[["Trace"], None]


@dataclass(slots=True)
class Run:
    """A run: where it begins and ends, and where its own properties stand (both 0 where it has none). Offsets are in bytes.

    `ended` are the weights of the fields that end in it.
    """

    start: int
    end: int = 0
    properties: tuple[int, int] = (0, 0)
    ended: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Paragraph:
    """A paragraph as it is traced: what is to be spelled when it has ended, so that no text box stands in the middle of it."""

    line: int
    steps: list[Step] = field(default_factory=list)
    runs: list[int] = field(default_factory=list)


class Trace:
    """The handler of one part after another: feeds its body, and notes the place of all that this takes for text.

    Offsets are those in all parts put together. `runs` are all runs; `run_of` tells for each sign of the spelling in which of
    them it stands, -1 where it is in none.
    """

    def __init__(self) -> None:
        self.spelling = Spelling()
        self.runs: list[Run] = []
        self.run_of = array("l")
        self._base = 0

    def take(self, data: bytes, body: Body, lines: Mapping[int, int]) -> None:
        """Takes a part. `lines` are those of its paragraphs, by their numbers; one without is of the paragraph before it."""
        self._data, self._body, self._lines = data, body, lines
        self._number, self._line = 0, 1
        self._open: list[_Paragraph] = []
        self._fields: list[int] = []
        self._in_text = False
        if not _OTHER_ENCODING.match(data):
            walk_placed(data, self)
        self._base += len(data)

    def start(self, name: str, attributes: Mapping[str, str], at: int) -> None:
        """An element begins."""
        if not self._body.is_unread:
            self._begin(name, at)
        length = self._body.length
        self._body.start(name, attributes)
        if name == "w:fldChar" and not self._body.is_unread:
            self._turn(attributes.get("w:fldCharType", ""))
        if self._body.length != length and name != "w:p":
            self._step(lambda trace: trace.spelling.part())

    def end(self, name: str, at: int) -> None:
        """An element ends."""
        unread = self._body.is_unread
        self._body.end(name)
        if unread:
            return
        behind = self._behind(at)
        if name == "w:t":
            self._in_text = False
        elif name in _LINKS:
            self._step(lambda trace: trace.spelling.leave(behind, LINK))
        elif name == "w:rPr" and self._run is not None and not self._run.properties[1]:
            self._run.properties = (self._run.properties[0], behind)
        elif name == "w:r":
            self._end_run(behind)
        elif name == "w:p" and self._open:
            self._spell(self._open.pop())

    def text(self, data: str, at: int) -> None:
        """A piece of text; it is shown where the reader has taken it."""
        length = self._body.length
        self._body.text(data)
        if self._body.length == length:
            return
        run = self._open[-1].runs[-1] if self._in_text and self._open and self._open[-1].runs else -1
        for char, end in zip(data, self._ends(data, at), strict=True):
            self._step(_Sign(char, end, run))

    @property
    def _run(self) -> Run | None:
        return self.runs[self._open[-1].runs[-1]] if self._open and self._open[-1].runs else None

    def _begin(self, name: str, at: int) -> None:
        if name == "w:p":
            self._number += 1
            self._line = self._lines.get(self._number, self._line)
            self._open.append(_Paragraph(self._line))
        elif name == "w:r" and self._open:
            self._open[-1].runs.append(len(self.runs))
            self.runs.append(Run(self._base + at))
        elif name == "w:rPr" and self._run is not None and not self._run.properties[0]:
            self._run.properties = (self._base + at, 0)
        elif name == "w:t":
            self._in_text = True
        elif name in _LINKS:
            self._step(lambda trace: trace.spelling.enter(LINK))

    def _turn(self, turn: str) -> None:
        """A field begins, shows its result or ends; inside one nothing is added, but for the lists that managers print."""
        if turn == "begin":
            self._fields.append(LINK)
            self._step(lambda trace: trace.spelling.enter(LINK))
        elif turn == "separate" and self._fields and self._body.fields.opened and self._body.fields.opened[-1].lists:
            self._fields[-1] = 0
            self._step(_lift)
        elif turn == "end" and self._fields:
            weight = self._fields.pop()
            if weight and self._run is not None:
                self._run.ended.append(weight)

    def _end_run(self, behind: int) -> None:
        if self._run is None:
            return
        self._run.end = behind
        for weight in self._run.ended:
            self._step(_Closing(behind, weight))
        self._open[-1].runs.pop()

    def _step(self, step: Step) -> None:
        if self._open:
            self._open[-1].steps.append(step)

    def _spell(self, paragraph: _Paragraph) -> None:
        self.spelling.depth = 0
        self.spelling.begin_line(paragraph.line)
        for step in paragraph.steps:
            step(self)

    def _behind(self, at: int) -> int:
        """The offset behind a tag."""
        return self._base + (self._data.index(b">", at) + 1 if self._data[at : at + 1] == b"<" else at)

    def _ends(self, text: str, at: int) -> list[int]:
        """Where each character of a piece of text ends."""
        if self._data[at : at + 1] == b"&":
            return [self._base + self._data.index(b";", at) + 1] * len(text)
        if text == "\n" and self._data[at : at + 2] == b"\r\n":
            return [self._base + at + 2]
        ends, at = [], self._base + at
        for char in text:
            at += len(char.encode())
            ends.append(at)
        return ends


@dataclass(frozen=True, slots=True)
class _Sign:
    """A sign is shown."""

    char: str
    end: int
    run: int

    def __call__(self, trace: Trace) -> None:
        before = len(trace.spelling.shown)
        trace.spelling.add(self.char, self.end)
        if len(trace.spelling.shown) > before:
            trace.run_of.append(self.run)


@dataclass(frozen=True, slots=True)
class _Closing:
    """A link or a field has ended."""

    behind: int
    weight: int

    def __call__(self, trace: Trace) -> None:
        trace.spelling.leave(self.behind, self.weight)


def _lift(trace: Trace) -> None:
    """What was opened was no link."""
    trace.spelling.depth = max(trace.spelling.depth - LINK, 0)
