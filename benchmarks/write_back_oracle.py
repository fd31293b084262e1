"""What must hold of a .bib file that was written to, found in another way than by the code that wrote it, and slowly.

Each function yields what is wrong, in words; nothing where all is well. Files are compared as bytes in encodings of one byte
or UTF-8, and as code points of the exact text in UTF-16.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dostupne.app.fix import Mended
from dostupne.app.validate import Checked
from dostupne.bibtex.read import read
from dostupne.bibtex.source import read_source
from dostupne.model.addition import Addition, Written
from dostupne.model.bibfile import BibFile

_CORE = r"archiveurl[ \t]*=[ \t]*[{{\"]{0}[}}\"](?P<part>[\s,]*)archivedate[ \t]*=[ \t]*[{{\"]{1}[}}\"]"
_COMMENT = re.compile(r"(?:[ \t]*%[^\r\n]*)?")


def additions_alone(before: bytes, written: Written, given: Sequence[Addition]) -> Iterator[str]:
    """Without the fields that were added, their commas and their white space, the file is as it was, byte for byte."""
    old, new = _texts(before, written.data)
    told = {id(left.addition) for left in written.left_out}
    rest, pieces = new, []
    for one in given:
        if id(one) in told:
            if one.archive_url in new:
                yield "told as left out, and written"
            continue
        date = one.archive_date.iso() if one.archive_date else ""
        found = re.search(_CORE.format(re.escape(one.archive_url), re.escape(date)), rest, re.IGNORECASE)
        if found is None or found["part"].count(",") != 1:
            yield "an addition is not there, or its two fields are not parted by one comma"
            return
        pieces.append(rest[: found.start()])
        rest = rest[found.end() :]
    if not _leads_to(old, [*pieces, rest]):
        yield "something else was changed"


def _texts(before: bytes, after: bytes) -> tuple[str, str]:
    """The bytes as code units; in UTF-16 an odd byte at the end, which no text has, is compared by its replacement."""
    wide = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(before[:2])
    if wide is None or before == after:
        return before.decode("latin-1"), after.decode("latin-1")
    return before.decode(wide, "replace"), after.decode(wide, "replace")


def _leads_to(old: str, pieces: Sequence[str]) -> bool:
    """Whether the pieces, without what may have been put in at their ends, are the old text, end to end."""
    reached = {0}
    for index, piece in enumerate(pieces):
        starts = {0, 1} if index and piece.startswith(",") else {0}
        forms = {
            form
            for start in starts
            for form in (_shortened(piece[start:]) if index < len(pieces) - 1 else [piece[start:]])
        }
        reached = {place + len(form) for place in reached for form in forms if old.startswith(form, place)}
    return len(old) in reached


def _shortened(piece: str) -> Iterator[str]:
    """The piece without some of the white space and at most one comma at its end, which may stand before a comment."""
    least = len(piece.rstrip(" \t\r\n,"))
    for end in range(least, len(piece) + 1):
        kept = piece[:end]
        if piece[end:].count(",") <= 1:
            yield kept
        if "," in piece[end:]:
            continue
        for found in re.finditer(",", kept[-400:]):
            at = max(end - 400, 0) + found.start()
            if _COMMENT.fullmatch(kept[at + 1 :].rstrip("\r\n")):
                yield kept[:at] + kept[at + 1 :]


def additions_read_back(before: bytes, written: Written, given: Sequence[Addition]) -> Iterator[str]:
    """Each entry that was to get a copy has it, and every other one is the same to the letter."""
    told = {id(left.addition) for left in written.left_out}
    wanted = {one.archive_url for one in given if id(one) not in told}
    lines = {one.origin.first_line: one for one in given if id(one) not in told}
    old, new = read(before, "x.bib").references, read(written.data, "x.bib").references
    if len(old) != len(new) or [one.key for one in old] != [one.key for one in new]:
        yield "entries are lost or new"
        return
    for was, now in zip(old, new, strict=True):
        if now.archive_url in wanted and now.archive_url in now.raw:  # else it is inherited by crossref
            wanted.discard(now.archive_url)
            if lines.get(was.origin.first_line) is None:
                yield "an entry has what another was to get"
        elif was.raw != now.raw:
            yield "an entry without an addition is another"
        if (was.title, was.author, was.url, was.note) != (now.title, now.author, now.url, now.note):
            yield "a field reads otherwise"
    if wanted:
        yield "an addition does not read back"


def rounds_alone(mended: Mended, rounds: Sequence[Checked]) -> Iterator[str]:
    """Each round's text is that of the round before with the edits done that its findings report, and nothing else."""
    done = set(map(id, mended.done))
    texts: list[BibFile] = [checked.listed.bib for checked in rounds if checked.listed.bib]
    if mended.reason or not mended.changed:
        if mended.before != mended.after:
            yield "changed, though nothing was to be"
        return
    data = mended.before
    for bib, checked in zip(texts, rounds, strict=True):
        if bib.text.encode(bib.encoding) != data:
            yield "the text is not the file"
            return
        edits = {edit for one in checked.findings if one.fix and id(one) in done for edit in one.fix.edits}
        if not edits:
            break
        text, limit = bib.text, len(bib.text)
        for edit in sorted(edits, key=lambda one: (one.start, one.end), reverse=True):
            if edit.end > limit:
                yield "one edit lies over another"
            text, limit = text[: edit.start] + edit.new + text[edit.end :], edit.start
        data = text.encode(bib.encoding)
        touched = [(edit.start, edit.end) for edit in edits]
        yield from _entries_kept(bib, data, touched)
    if data != mended.after:
        yield "something outside of the edits was changed"


def _entries_kept(bib: BibFile, data: bytes, touched: Sequence[tuple[int, int]]) -> Iterator[str]:
    after = read_source(data)
    if after is None or Counter(one.key for one in bib.records) - Counter(one.key for one in after.records):
        yield "an entry is lost"
        return
    same = Counter(
        one.text for one in bib.records if not any(s <= one.span[1] and one.span[0] <= e for s, e in touched)
    )
    if same - Counter(one.text for one in after.records):
        yield "an entry without an edit is another"
