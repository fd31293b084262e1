"""Document → RawReferences."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dostupne.model.document import Block, BlockKind, Document
from dostupne.model.letters import UPPER
from dostupne.model.reference import Kind, Origin, RawReference
from dostupne.references.find.flow import Stretch, ends_in_section, stretches
from dostupne.references.find.joining import joined
from dostupne.references.find.notes import NoteCounter, cut
from dostupne.references.find.places import Places
from dostupne.references.find.signs import (
    ADDRESS,
    HEADLESS_START,
    NAME_START,
    SHORT_FORM,
    YEAR_SIGN,
    is_anchored,
    is_other_heading,
    is_reference_shaped,
    is_section_heading,
    is_self_evident,
    names_sources,
)

_LONGEST_ADDRESS = 1_000
"""Characters of an address that ends a reference; without a limit, a line of nothing but `http://` takes for ever."""
_SEVERAL = re.compile(
    rf"(?P<end>[>h\])](?:ttp(?<=http)s?://[^\s<>]{{1,{_LONGEST_ADDRESS}}}[^\s<>,;.]\s*[.,;]|(?<!h)\s*[.;]|(?<=>)\s*,))"
    rf"\s+(?={NAME_START.pattern.removeprefix('^')})"
)
_DOUBLE_PARENTHESES = re.compile(r"\(\((?P<note>(?:(?!\(\().)+?)\)\)", re.DOTALL)
_CAPITAL = re.compile(rf"^\s*[\"„“»(\[]?[{UPPER}\d]")
_ONLY_ADDRESS = re.compile(r"^<?(?:(?:https?|ftp)://|www\.)\S+$", re.IGNORECASE)
_SHORTEST_ITEM = 4
"""Words of a numbered item in a list of references that is taken for one whatever it looks like."""
_CLOSES_SIGN = re.compile(r"[\d\])<]|http|ftp|www|doi|url|line|ostup|&lt;", re.IGNORECASE)
"""Without any of these on it no line completes a sign: most lines of prose need no closer look."""
_LINES_BACK = 4
"""How many lines before its first sign an unmarked reference may begin."""
_LONGEST_NAMELESS = 400
"""Characters of a reference that nothing but its place between others tells."""
_LONGEST_LINK = 600
"""Characters of a label with its address; more are a paragraph."""


@dataclass(frozen=True, slots=True)
class _Finding:
    """A stretch: a reference, none, or one that is a reference only if it stands between others (not `sure`)."""

    raw: RawReference | None = None
    sure: bool = True


_NOTHING = _Finding()


def find(document: Document) -> tuple[RawReference, ...]:
    """Every stretch of the document that is a reference, in order; prose is never one.

    Short forms (`Tamtéž, s. 5`) are given as such, and only where notes and list items stand.
    """
    return tuple(_without_strays(_findings(document)))


def _without_strays(findings: Iterable[_Finding]) -> Iterator[RawReference]:
    """The references; those that are not sure only between two that are, with nothing else there."""
    waiting: list[RawReference] = []
    behind = False
    for one in findings:
        if one.raw and not one.sure:
            waiting.append(one.raw)
            continue
        is_reference = one.raw is not None and one.raw.kind is Kind.REFERENCE
        if behind and is_reference:
            yield from waiting
        waiting, behind = [], is_reference
        if one.raw:
            yield one.raw


def _findings(document: Document) -> Iterator[_Finding]:
    counter = NoteCounter()
    in_section, level = False, 0
    for block in joined(document.blocks):
        if block.kind is BlockKind.HEADING or _is_typed_heading(block, in_section=in_section):
            begins = is_section_heading(block.text.strip())
            in_section = begins or (
                in_section and not is_other_heading(block.text.strip()) and _is_sub_heading(block, level)
            )
            level = block.level if begins else level
            yield _NOTHING
        elif block.kind in (BlockKind.FLOW, BlockKind.PARAGRAPH):
            found = list(_in_flow(block, document.source, counter, in_section=in_section))
            yield from found
            if block.kind is BlockKind.FLOW:
                # A page of contents names the list too, and holds none of it.
                has_any = any(one.raw and one.sure for one in found)
                in_section = has_any and ends_in_section(block.text, in_section=in_section)
        else:
            yield from _in_entry(block, document.source, counter, in_section=in_section)


def _is_typed_heading(block: Block, *, in_section: bool) -> bool:
    """A paragraph that can only be a heading, in a document whose writer made headings without saying so."""
    text = block.text.strip()
    return block.kind is BlockKind.PARAGRAPH and (is_section_heading(text) or (in_section and is_other_heading(text)))


def _is_sub_heading(block: Block, level: int) -> bool:
    """`Internetové zdroje` under `Literatura`: short, without a number of its own.

    One no lower than that `level` (0: none is told) must name sources.
    """
    text = block.text.strip()
    is_lower = not (level and block.level) or block.level > level
    return len(text) < 50 and not text[:1].isdigit() and (is_lower or names_sources(text))


def _in_flow(block: Block, source: str, counter: NoteCounter, *, in_section: bool) -> Iterator[_Finding]:
    found, rest = _parenthesised(block, counter)
    listed = in_section or _is_address_list(rest)
    found += stretches(rest, block.first_line, in_section=listed)
    places = Places(block)
    for stretch in sorted(found, key=lambda stretch: stretch.first_line):
        yield from _in_stretch(stretch, source, block, places, is_entry=stretch.note is not None)


def _in_entry(block: Block, source: str, counter: NoteCounter, *, in_section: bool) -> Iterator[_Finding]:
    """A footnote or list item: the document itself says where it begins and ends."""
    note = counter.count_block(block)
    found, rest = _parenthesised(block, counter)
    stretch = Stretch(block.first_line, rest.split("\n"), block.label, in_section, marked=True, note=note)
    places = Places(block)
    for one in (stretch, *found):
        yield from _in_stretch(one, source, block, places, is_entry=True)


def _in_stretch(stretch: Stretch, source: str, block: Block, places: Places, *, is_entry: bool) -> Iterator[_Finding]:
    pieces = cut(stretch, is_entry=is_entry) if stretch.marked or stretch.label else (stretch,)
    for piece in pieces:
        for part in (piece,) if piece.is_short else _separated(_trimmed(piece)):
            yield _taken(part, source, block, places)


def _is_address_list(text: str) -> bool:
    """Whether a text is a plain list of addresses, one a line."""
    lines = [line.strip() for line in text.split("\n", 2000)[:2000] if line.strip()]
    return bool(lines) and sum(bool(_ONLY_ADDRESS.match(line)) for line in lines) >= 0.8 * len(lines)


def split_line(text: str, source: str, line: int) -> tuple[RawReference, ...]:
    """The references of one line that is known to hold nothing else; two on one line are two."""
    if not _SEVERAL.search(text):
        return (RawReference(text, Origin(source, line, line), _kind_of_line(text)),) if text.strip() else ()
    parts = _separated(Stretch(line, text.split("\n"), marked=True))
    return tuple(
        RawReference(part.text, Origin(source, line, line, None, part.label), _kind_of_line(part.text))
        for part in parts
        if part.text.strip()
    )


def _kind_of_line(text: str) -> Kind:
    if HEADLESS_START.match(text):
        return Kind.HEADLESS
    return Kind.LINK if _ONLY_ADDRESS.match(text.strip()) else Kind.REFERENCE


def _parenthesised(block: Block, counter: NoteCounter) -> tuple[list[Stretch], str]:
    """DokuWiki's footnotes, `((…))`, which stand inside the sentence, and the text without them."""
    found = [
        Stretch(
            block.first_line + block.text.count("\n", 0, note.start()),
            note["note"].split("\n"),
            marked=True,
            note=counter.count(BlockKind.NOTE),
            is_inner=True,
        )
        for note in (_DOUBLE_PARENTHESES.finditer(block.text) if "((" in block.text else ())
    ]
    return found, _DOUBLE_PARENTHESES.sub(_only_line_ends, block.text) if found else block.text


def _only_line_ends(found: re.Match[str]) -> str:
    """What is taken out leaves its line ends, so that all lines stay where they were."""
    return "\n" * found.group().count("\n")


def _trimmed(stretch: Stretch) -> Stretch:
    """Without the prose before the reference, where nothing marks its beginning but the lines themselves."""
    if stretch.marked or stretch.in_section or NAME_START.match(stretch.text):
        return stretch
    anchored = next((index for index in range(len(stretch.lines)) if _is_anchored_at(stretch.lines, index)), None)
    if anchored is None or (anchored < _LINES_BACK and stretch.after_gap):
        return stretch
    start = anchored
    for index in range(anchored, max(anchored - _LINES_BACK, 0) - 1, -1):
        before = stretch.lines[index - 1].rstrip() if index else ""
        if _CAPITAL.match(stretch.lines[index]) and (not before or before[-1] in '.!?”"“'):
            start = index
            break
    return replace(stretch, first_line=stretch.first_line + start, lines=stretch.lines[start:])


def _is_anchored_at(lines: list[str], index: int) -> bool:
    """Whether a sign is complete on this line; none reaches further back than a reference does."""
    return bool(_CLOSES_SIGN.search(lines[index])) and is_anchored(
        "\n".join(lines[max(index - _LINES_BACK, 0) : index + 1])
    )


def _separated(stretch: Stretch) -> Iterator[Stretch]:
    """Several references in one stretch: an address has ended and a name in capitals follows."""
    text, start = stretch.text, 0
    for end in _SEVERAL.finditer(text):
        yield _part(stretch, text, start, end.end("end"))
        start = end.end()
    yield _part(stretch, text, start, len(text))


def _part(stretch: Stretch, text: str, start: int, end: int) -> Stretch:
    if end - start == len(text):
        return stretch
    line = stretch.first_line + text.count("\n", 0, start)
    label = stretch.label if start == 0 else ""
    return replace(stretch, first_line=line, lines=text[start:end].split("\n"), label=label)


def _taken(stretch: Stretch, source: str, block: Block, places: Places) -> _Finding:
    text = stretch.text
    kind = (
        Kind.SHORT
        if stretch.is_short
        else _kind(stretch, text, in_note=stretch.is_inner or block.kind is BlockKind.NOTE)
    )
    nameless = kind is None and _may_be_nameless(stretch, text)
    if kind is None and not nameless:
        return _NOTHING
    boxes = places.boxes(stretch)
    page = boxes[0].page if boxes else block.page
    origin = Origin(source, stretch.first_line, stretch.last_line, page, stretch.label, stretch.note, boxes)
    raw = RawReference(text, origin, kind or Kind.REFERENCE, places.targets(stretch))
    return _Finding(raw, sure=not nameless)


def _may_be_nameless(stretch: Stretch, text: str) -> bool:
    """`Vyhláška č. 501/2006 Sb., o obecných požadavcích` has no creator, place or publisher: its place in a list must tell."""
    listed = stretch.in_section and stretch.after_gap and not stretch.marked and not SHORT_FORM.search(text)
    return listed and len(text) <= _LONGEST_NAMELESS and bool(_CAPITAL.match(text) and YEAR_SIGN.search(text))


def _kind(stretch: Stretch, text: str, *, in_note: bool) -> Kind | None:
    anchored = is_anchored(text)
    if SHORT_FORM.match(text) and not anchored:
        return None
    if HEADLESS_START.match(text):
        return Kind.HEADLESS
    if anchored or is_self_evident(text):
        return Kind.REFERENCE
    if (stretch.in_section or in_note) and ADDRESS.search(text) and len(text) < _LONGEST_LINK:
        return Kind.REFERENCE if NAME_START.match(text) else Kind.LINK
    listed = stretch.in_section and stretch.marked and len(text.split()) >= _SHORTEST_ITEM
    shaped = (stretch.in_section or stretch.marked or bool(stretch.label)) and is_reference_shaped(text)
    return Kind.REFERENCE if listed or shaped else None
