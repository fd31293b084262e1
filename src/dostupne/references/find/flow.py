"""Lines of unstructured text → stretches that belong together.

Text taken out of a PDF has no blank line between a paragraph and a footnote, footnotes are scattered, and a
page may end in the middle of a reference. So the lines are cut wherever one of these says that something new begins:
a blank line, a footnote number on a line of its own, a list marker, an inverted name in capitals, an address that has ended,
a piece of a reference whose beginning is lost.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dostupne.model.letters import UPPER
from dostupne.references.find.furniture import furniture_in
from dostupne.references.find.signs import (
    ACCESS_SIGN,
    ADDRESS,
    ADDRESS_ENDS_LINE,
    ADDRESS_TAIL,
    HEADLESS_START,
    IMPRINT_SIGN,
    LOST_BEGINNING,
    MARKER,
    MEDIUM_SIGN,
    NAME_START,
    NUMBER_ALONE,
    PHRASE_END,
    PHRASE_START,
    is_other_heading,
    is_section_heading,
    waits_for,
)
from dostupne.references.parse.dates import YEAR
from dostupne.references.short_forms.pointers import is_short, is_short_alone

_WIDEST_GAP = 6
"""Lines between an availability phrase and its address, where a page ends between them."""
_WIDEST_PRINT = 140
"""Characters that no page has on a line of print; longer lines were never wrapped."""
_PARAGRAPH_END = re.compile(r"[.\d>)\]]\s*$")
_PARAGRAPH_START = re.compile(rf"\s*[„\"“»]?[{UPPER}]")
_HEAD_LINES = 3
"""So many lines after a gap may be the beginning of the reference whose end follows."""
_RANGE_IS_OPEN = re.compile(r"\d\s?[–-]\s*$|\b(?:s|str|pp?|č|sv|vol)\.\s*$", re.IGNORECASE)
"""`s. 12–` at a line's end: the number on the next is no footnote's."""

_LAST_YEAR = re.compile(rf"\s*{YEAR}[a-z]?\.?\s*")
"""`Praha: Argo.⏎1967.`: a year right under a line is the end of what it says, and no number of a note or page."""
_ADDRESS_IS_OPEN = re.compile(r"://[^\s<>]*[-_&=?%\u00ad]$|<\s*https?://[^\s<>]*$", re.IGNORECASE)
"""An address that cannot end so: in a sign that leads on, or without the bracket that its own asks for."""
_LONGEST_ADDRESS = 2_000


@dataclass(slots=True)
class Stretch:
    """Lines that belong together. `label` is the note number or list marker before them, `note` as in `Origin`."""

    first_line: int
    lines: list[str] = field(default_factory=list)
    label: str = ""
    in_section: bool = False
    marked: bool = False
    after_gap: bool = True
    note: int | None = None
    is_short: bool = False
    is_inner: bool = False
    """Whether it is a note that stands inside a sentence."""
    skipped: int = 0
    """Lines of the page's own between its lines."""

    def take(self, number: int, line: str) -> None:
        """Adds the line of that number."""
        self.lines.append(line)
        self.skipped = number + 1 - self.first_line - len(self.lines)

    @property
    def text(self) -> str:
        """The lines with their ends."""
        return "\n".join(self.lines)

    @property
    def last_line(self) -> int:
        """1-based, as `first_line`."""
        return self.first_line + len(self.lines) + self.skipped - 1


def _lines_of(lines: Sequence[str], first_line: int) -> Iterator[tuple[int, str]]:
    """The lines with their numbers, without those of the page's own inside an address."""
    furniture = furniture_in(lines)
    return ((first_line + place, line) for place, line in enumerate(lines) if place not in furniture)


def stretches(text: str, first_line: int, *, in_section: bool = False) -> Iterator[Stretch]:
    """The stretches of a flow of text, in order; headings and lone numbers are left out."""
    lines = text.split("\n")
    return _resumed(_stretches(lines, first_line, in_section=in_section, wrapped=_are_wrapped(lines)))


def ends_in_section(text: str, *, in_section: bool) -> bool:
    """Whether a list of references goes on behind a page, which begins in one or not."""
    for line in map(str.strip, text.split("\n")):
        in_section = is_section_heading(line) or (in_section and not is_other_heading(line))
    return in_section


def _resumed(found: Iterable[Stretch]) -> Iterator[Stretch]:
    """The stretches; one that waits for an address goes on behind the gap where it comes."""
    last: Stretch | None = None
    for stretch in found:
        if last and _resumes(stretch, last):
            for place, line in enumerate(stretch.lines):
                last.take(stretch.first_line + place, line)
            continue
        if last:
            yield last
        last = stretch
    if last:
        yield last


def _resumes(stretch: Stretch, last: Stretch) -> bool:
    near = stretch.first_line - last.last_line <= _WIDEST_GAP
    return stretch.after_gap and near and not stretch.marked and waits_for(last.text, stretch.lines[0])


def _are_wrapped(lines: Sequence[str]) -> bool:
    """Whether lines end where the page ends, not the paragraph: of unwrapped ones many are longer than any print."""
    lengths = sorted(len(line) for line in lines if line.strip())
    return not lengths or lengths[len(lengths) * 3 // 4] < _WIDEST_PRINT


def _stretches(lines: Sequence[str], first_line: int, *, in_section: bool, wrapped: bool) -> Iterator[Stretch]:
    current: Stretch | None = None
    label, gap = "", True
    for number, line in _lines_of(lines, first_line):
        alone = None if current and _takes_number(current, line) else NUMBER_ALONE.match(line)
        if not line.strip() or alone:
            gap = True
            label = (alone["number"] or "") if alone else label
            if current:
                if alone and not alone["number"]:
                    label = ""
                yield current
                current = None
            continue
        if is_section_heading(line.strip()) or (in_section and is_other_heading(line.strip())):
            in_section = is_section_heading(line.strip())
            label, gap = "", True
            if current:
                yield current
                current = None
            continue
        if current is None or _begins_note(line, current) or _begins(line, current, wrapped=wrapped):
            if current:
                yield current
            current = _opened(line, number, label, in_section=in_section, gap=gap)
            label = ""
        else:
            current.take(number, line)
        gap = False
    if current:
        yield current


def _takes_number(current: Stretch, line: str) -> bool:
    """Whether a number on a line of its own would go on with the stretch."""
    return bool(_LAST_YEAR.fullmatch(line) or _RANGE_IS_OPEN.search(current.lines[-1]))


def _opened(line: str, number: int, label: str, *, in_section: bool, gap: bool) -> Stretch:
    marker = MARKER.match(line)
    if marker and marker["square"] and is_short_alone(line):
        marker = None
    marked = bool(marker and (marker["square"] or marker["round"] or marker["dot"] or _is_note_number(marker, line)))
    if marker and marked:
        label = next(value for value in marker.groups() if value)
        line = line[marker.end() :]
    elif marker and marker["bullet"]:
        line, marked = line[marker.end() :], True
    return Stretch(number, [line], label, in_section, marked, gap)


def _is_note_number(marker: re.Match[str], line: str) -> bool:
    """Whether a number without any mark is that of a footnote: a reference or a short form follows."""
    return bool(marker["bare"] and (NAME_START.match(line) or is_short(line[marker.end() :])))


def _begins(line: str, current: Stretch, *, wrapped: bool) -> bool:
    """Whether a line begins something new rather than going on with the current stretch."""
    last = current.lines[-1]
    if PHRASE_END.search(last):
        return not _goes_on_after_phrase(line)
    if (NAME_START.match(line) and not _is_inside_names(last)) or (
        current.in_section and not wrapped and _is_next_paragraph(line, last)
    ):
        return True
    marker = MARKER.match(line)
    if marker and (
        marker["square"]
        or (marker["dot"] and _counts_on(marker["dot"], current))
        or (marker["bullet"] and current.in_section)
    ):
        return True
    if ADDRESS_ENDS_LINE.search(last) and not (
        _ADDRESS_IS_OPEN.search(last[-_LONGEST_ADDRESS:])
        or (ADDRESS_TAIL.match(line) and not last.rstrip().endswith((">", ">.", ">,")))
    ):
        return not _closes_reference(line)
    if HEADLESS_START.match(line):
        return not (_has_head(current) or _may_be_head(current, line))
    return bool(current.in_section and ADDRESS.match(line.strip()) and ADDRESS.search(current.text))


def _is_next_paragraph(line: str, last: str) -> bool:
    """Whether two lines of a list that is not wrapped are two references."""
    whole = _PARAGRAPH_END.search(last[-20:]) and _PARAGRAPH_START.match(line)
    return bool(whole and not _closes_reference(line) and not PHRASE_START.match(line))


def _begins_note(line: str, current: Stretch) -> bool:
    """Whether a short form that is a note of its own ends before the line, or begins with it."""
    is_over = current.label and len(current.lines) == 1 and is_short_alone(current.lines[0])
    return bool(is_over) or _is_short_note(line, current)


def _is_short_note(line: str, current: Stretch) -> bool:
    """`2 Tamtéž, s. 16.` behind note 1, with no blank line between."""
    marker = MARKER.match(line)
    number = marker and (marker["square"] or marker["round"] or marker["dot"] or marker["bare"])
    if not marker or not number or not (number.isdecimal() and current.label.isdecimal()):
        return False
    return int(number) == int(current.label) + 1 and is_short(line[marker.end() :])


def _counts_on(number: str, current: Stretch) -> bool:
    """`44.` after item 43; a line that begins `3. prosinec 2015` is no item."""
    return current.marked and current.label.isdigit() and int(number) == int(current.label) + 1


def _goes_on_after_phrase(line: str) -> bool:
    start = line.strip()
    return bool(
        ADDRESS.match(start.lstrip("<‹(["))
        or HEADLESS_START.match(line)
        or start.startswith(("z:", "z ", "na ", "doi", "10.", "<", "WWW", "URL", "internete"))
    )


def _is_inside_names(last: str) -> bool:
    """`SMITH, John a⏎NOVÁK, Jan`: the line before ends in a separator of names, or opens a host."""
    return last.rstrip().endswith((" a", ";", " and", ",", " &", "In:", "–"))


def _closes_reference(line: str) -> bool:
    """After the address: `[cit. 2014-07-22]`, `ISSN …`, a thesis's school, a note in brackets."""
    start = line.strip()
    return bool(ACCESS_SIGN.match(start)) or start.startswith(
        ("[cit", "[vid", "ISSN", "ISBN", "Bakalářská", "Diplomová", "Disertační", "Archivní kopie", "[Archiv")
    )


def _has_head(current: Stretch) -> bool:
    """Whether what stands before a phrase like `Dostupné z:` can be the reference it belongs to."""
    text = current.text
    return bool(
        current.marked
        or current.in_section
        or NAME_START.match(text)
        or ACCESS_SIGN.search(text)
        or MEDIUM_SIGN.search(text)
        or IMPRINT_SIGN.search(text)
        or PHRASE_START.match(text)
    )


def _may_be_head(current: Stretch, line: str) -> bool:
    """A few lines after a gap may be anything's title; but for `z: <…>` and `2014-07-31]` an open phrase or bracket."""
    if LOST_BEGINNING.match(line):
        last = current.lines[-1]
        return last.rfind("[") > last.rfind("]")
    return current.after_gap and len(current.lines) <= _HEAD_LINES
