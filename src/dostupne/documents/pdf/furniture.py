"""Pages → pages without headers, footers and page numbers: what stands at the same place of many pages."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dostupne.documents.pdf.page import Line, Page

_OUTER = 3
"""Lines at the top and at the bottom of a page among which furniture stands."""
_REPEATED = 3
_MARGIN = 0.14
"""Share of the height of a page, at the top and at the bottom, in which a lone number is the page's."""
_APART = 1.8
"""So many times its size a lone number stands away from the text; the last line of a paragraph may be a year."""
_STEP = 3.0
"""Points by which furniture may stand higher or lower on another page."""
_NUMBER = re.compile(r"\d+")
_ONLY_NUMBER = re.compile(
    r"^\W*(?:(?:strana|str\.|s\.|page|p\.|seite)\s*)?(?P<number>\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|z|of|von)\s*\d{1,4})?[^\w.,;]*$",
    re.IGNORECASE,
)
_EDGE_NUMBER = re.compile(r"^\W*(?P<first>\d{1,4})\b(?=\s)|(?<=\s)(?P<last>\d{1,4})\W*$")


def without_furniture(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with what is repeated over the text or under it left out."""
    repeated = _repeated(pages) | _numbered(pages)
    return tuple(_cleared(page, repeated) for page in pages)


def _outer(page: Page) -> Iterator[tuple[str, Line]]:
    """The highest and the lowest lines of a page."""
    lines = sorted(page.lines, key=lambda line: -line.base)
    yield from (("top", line) for line in lines[:_OUTER])
    yield from (("bottom", line) for line in lines[-_OUTER:])


def _place(side: str, line: Line) -> tuple[str, int]:
    return side, round(line.base / _STEP)


def _repeated(pages: Sequence[Page]) -> set[tuple[str, int, str]]:
    """Side, place and text, numbers aside, of what stands at the same place of several pages."""
    counts: Counter[tuple[str, int, str]] = Counter()
    for page in pages:
        counts.update({(*_place(side, line), _folded(line)) for side, line in _outer(page)})
    fewest = max(_REPEATED, len(pages) // 50)
    return {key for key, count in counts.items() if count >= fewest and key[2]}


def _folded(line: Line) -> str:
    return _NUMBER.sub("#", " ".join(line.text.split())).casefold()


def _numbered(pages: Sequence[Page]) -> set[tuple[str, int, str]]:
    """Lines with the number of the page at their edge, whatever else they say, at the same place of several pages."""
    seen: dict[tuple[tuple[str, int], int], set[tuple[int, str]]] = defaultdict(set)
    for page in pages:
        for side, line in _outer(page):
            for found in _EDGE_NUMBER.finditer(line.text):
                offset = int(found["first"] or found["last"]) - page.number
                seen[_place(side, line), offset].add((page.number, _folded(line)))
    fewest = max(_REPEATED, len(pages) // 20)
    return {
        (*place, text)
        for (place, _), found in seen.items()
        if len({number for number, _ in found}) >= fewest
        for _, text in found
    }


def _cleared(page: Page, furniture: set[tuple[str, int, str]]) -> Page:
    dropped = {
        id(line)
        for side, line in _outer(page)
        if (*_place(side, line), _folded(line)) in furniture or _is_page_number(page, line)
    }
    return replace(page, lines=tuple(line for line in page.lines if id(line) not in dropped))


def _is_page_number(page: Page, line: Line) -> bool:
    """A number alone in the margin, above or below everything else."""
    in_margin = line.base < _MARGIN * page.height or line.base > (1 - _MARGIN) * page.height
    if not in_margin or not _ONLY_NUMBER.match(line.text.strip()):
        return False
    bases = [other.base for other in page.lines if other is not line]
    apart = _APART * line.size
    return not bases or line.base < min(bases) - apart or line.base > max(bases) + apart
