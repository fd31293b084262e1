"""Bytes of a Word document and additions → the same document with sentences that cite archived copies.

The XML of a part is cut open behind a reference and runs are put in; every other byte of it stays, and so does every other part of the
package. The address is a field (`HYPERLINK`), so that no relation need be added; why: docs/decisions/0017.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

from dostupne.contracts import Writer
from dostupne.documents.docx.reader import Texts, texts_of
from dostupne.documents.docx.trace import Run, Trace
from dostupne.documents.package import open_package
from dostupne.documents.paragraphs import with_lines
from dostupne.documents.repack import repacked
from dostupne.documents.whereabouts import BARRED, LINK, Place, fitted, placed
from dostupne.errors import UnreadableSource
from dostupne.model.addition import Addition, LeftOut, Sentence, Written
from dostupne.model.edits import Edit, edited

_PREFIX = re.compile(rb"<([\w.-]+):r[\s/>]")
_CHANGED = re.compile(rb"<([\w.-]+):rPrChange\b.*?</\1:rPrChange\s*>|<[\w.-]+:rPrChange\b[^>]*/>", re.DOTALL)
_UNPACKABLE = "the document is packed in a way that is not written (Zip64, or locked); save it anew"


def write(data: bytes, additions: Sequence[Addition]) -> Written:
    """The document with its additions, in its text, notes, comments, tables and text boxes."""
    try:
        texts = texts_of(open_package(data, ""), [])
    except UnreadableSource as error:
        return Written.unchanged(data, additions, str(error).removeprefix(": "))
    parts = {name: texts.package.part(name) or b"" for name in texts.bodies}
    lines = _lines(texts)
    trace = Trace()
    for name, part in parts.items():
        trace.take(part, texts.body(name), lines[name])
    made, left_out = _edits(_Cutter(trace, b"".join(parts.values())), additions)
    whole = repacked(data, dict(_changed(parts, made)))
    if whole is None:
        return Written.unchanged(data, additions, _UNPACKABLE)
    return Written(whole if made else data, len(made), left_out)


def _lines(texts: Texts) -> Mapping[str, Mapping[int, int]]:
    """The lines of all paragraphs of each part, by their numbers."""
    lines: dict[str, dict[int, int]] = {name: {} for name in texts.bodies}
    for line, draft in with_lines(texts.bodies[texts.main].finish()):
        if draft.part in lines:
            lines[draft.part].setdefault(draft.number, line)
    return lines


def _edits(cutter: "_Cutter", additions: Sequence[Addition]) -> tuple[list[Edit[bytes]], tuple[LeftOut, ...]]:
    made: list[Edit[bytes]] = []
    left_out: list[LeftOut] = []
    for addition, place in placed(cutter.trace.spelling, additions):
        edit = place if isinstance(place, str) or addition.sentence is None else cutter.cut(place, addition.sentence)
        if isinstance(edit, Edit):
            made.append(edit)
        else:
            left_out.append(LeftOut(addition, str(edit)))
    return made, tuple(left_out)


def _changed(parts: Mapping[str, bytes], edits: Sequence[Edit[bytes]]) -> Iterator[tuple[str, bytes]]:
    """The parts that the edits change; their offsets are those in all parts put together."""
    base = 0
    for name, part in parts.items():
        own = [one for one in edits if base <= one.start < base + len(part)]
        if own:
            yield name, edited(part, [Edit(one.start - base, one.end - base, one.new) for one in own])
        base += len(part)


class _Cutter:
    """Cuts the XML of all parts put together open for new runs."""

    def __init__(self, trace: Trace, xml: bytes) -> None:
        self.trace, self._xml = trace, xml

    def cut(self, place: Place, sentence: Sentence) -> Edit[bytes] | str:
        """The runs of the sentence behind the reference, formatted as it is; or why they cannot be put there."""
        last = self._run(place.last)
        found = _PREFIX.match(self._xml, last.start) if last else None
        if last is None or found is None:
            return BARRED
        plain, linked = self._formats(place)
        runs = _runs(found[1], plain, linked, fitted(sentence, self.trace.spelling, place))
        if place.climbed:
            return Edit(place.offset, place.offset, runs)
        tag = rb"</" + re.escape(found[1]) + rb":%b\s*>"
        if re.fullmatch(tag % b"t" + rb"\s*" + tag % b"r", self._xml[place.offset : last.end]):
            return Edit(last.end, last.end, runs)
        again = b'<%b:r>%b<%b:t xml:space="preserve">' % (found[1], self._xml[slice(*last.properties)], found[1])
        closing = b"</%b:t></%b:r>" % (found[1], found[1])
        return Edit(place.offset, place.offset, closing + runs + again)

    def _run(self, sign: int) -> Run | None:
        number = self.trace.run_of[sign]
        return self.trace.runs[number] if number >= 0 else None

    def _formats(self, place: Place) -> tuple[bytes, bytes]:
        """The properties of the reference's text and of its address, the last of each; changes to them that are tracked left out."""
        found: dict[bool, bytes] = {}
        for sign in range(place.last, place.first - 1, -1):
            run, is_link = self._run(sign), self.trace.spelling.depths[sign] >= LINK
            if run is not None and is_link not in found:
                found[is_link] = _CHANGED.sub(b"", self._xml[slice(*run.properties)])
        return found.get(False, b""), found.get(True, found.get(False, b""))


def _runs(prefix: bytes, plain: bytes, linked: bytes, sentence: Sentence) -> bytes:
    """The sentence as runs, its address as a field: what begins it, its code, what parts code and result, the result, its end."""
    name = prefix.decode()

    def run(content: str, properties: bytes = plain) -> bytes:
        return f"<{name}:r>".encode() + properties + f"{content}</{name}:r>".encode()

    def text(written: str, element: str = "t") -> str:
        return f'<{name}:{element} xml:space="preserve">{escape(written)}</{name}:{element}>'

    def turn(kind: str) -> str:
        return f'<{name}:fldChar {name}:fldCharType="{kind}"/>'

    return b"".join(
        (
            run(text(sentence.before)),
            *(run(turn("begin")), run(text(f' HYPERLINK "{sentence.url}" ', "instrText")), run(turn("separate"))),
            *(run(text(sentence.url), linked), run(turn("end"))),
            run(text(sentence.after)) if sentence.after else b"",
        )
    )


DOCX_WRITER = Writer("docx", write)
