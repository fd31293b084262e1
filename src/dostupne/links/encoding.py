"""Bytes → the text of a page, whatever its server and author say about the encoding."""

import codecs
import re

from dostupne.model.encoding import marked

LIMIT = 512 * 1024
"""Bytes of a body that are looked at: titles stand at its beginning, and the work stays bounded."""

_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_IN_MARKUP = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_KNOWN = re.compile(
    r"utf-(?:8|8-sig|16|16-le|16-be)|cp(?:125\d|85[02]|866|874|932|949|950)|iso8859-\d+|koi8-[rut]|mac-[\w-]+"
    r"|gb\d+|gbk|big5|shift_jis|euc_\w+|ascii|tis-620|hz|iso2022_\w+"
)
# Browsers read these as their Windows supersets (https://encoding.spec.whatwg.org/#names-and-labels).
_AS_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
_WESTERN = re.compile(rb"<html[^>]{0,300}\blang\s*=\s*[\"']?(?:fr|es|it|pt|nl|da|sv|no|fi)\b", re.IGNORECASE)
_ONLY_WINDOWS_1250 = re.compile(rb"[\x8a\x8d-\x8f\x9a\x9d-\x9f]")
_ONLY_LATIN_2 = re.compile(rb"[A-Za-z\xc0-\xff][\xa9\xab\xae\xb9\xbb\xbe]|[\xa9\xab\xae\xb9\xbb\xbe][a-z\xe0-\xff]")


def decode(body: bytes, content_type: str) -> str:
    """The text of the first 512 KiB of a body; it never fails.

    The byte order mark is asked first, then `charset` of the header, then the markup itself, as
    https://html.spec.whatwg.org/#determining-the-character-encoding has it; but a statement the
    bytes contradict gives way to the next. What states nothing is UTF-8 if it can be, else what
    old pages of Central Europe were written in.
    """
    start = body[:LIMIT]
    stated = _stated(start, content_type)
    for name in (*stated, "utf-8"):
        text = _strict(start, name)
        if text is not None:
            return text
    return start.decode(_likeliest(start, stated), errors="replace")


def _stated(start: bytes, content_type: str) -> list[str]:
    if name := marked(start):
        return [name]
    if start[:64].count(0) >= len(start[:64]) // 3 > 0:
        return ["utf-16-le" if start[1:2] == b"\0" else "utf-16-be"]
    in_header = _IN_HEADER.search(content_type)
    in_markup = _IN_MARKUP.search(start, 0, 2048)
    names = [_codec(in_header[1])] if in_header else []
    # Markup that could be read byte by byte is no UTF-16, whatever it claims.
    names += [_codec(in_markup[1].decode("ascii", "replace")).replace("utf-16", "utf-8")] if in_markup else []
    return [name for name in names if name]


def _codec(label: str) -> str:
    """Python's name of an encoding of texts; empty for unknown ones and for Python's other codecs."""
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return ""
    return _AS_BROWSERS.get(name, name) if _KNOWN.fullmatch(name) else ""


def _strict(start: bytes, name: str) -> str | None:
    """The text, or None where the bytes are not in this encoding; a letter cut in two at the end is let go."""
    try:
        if len(start) < LIMIT:
            return start.decode(name)
        return codecs.getincrementaldecoder(name)().decode(start)
    except UnicodeError:
        return None


def _likeliest(start: bytes, stated: list[str]) -> str:
    if stated and not _hopeless(start, stated[0]):
        return stated[0]
    if _WESTERN.search(start, 0, 2048):
        return "cp1252"
    if not _ONLY_WINDOWS_1250.search(start) and _ONLY_LATIN_2.search(start):
        return "iso8859-2"
    return "cp1250"


def _hopeless(start: bytes, name: str) -> bool:
    """Whether more than a tenth of what is not ASCII cannot be read so: it is something else."""
    text = start.decode(name, errors="replace")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    return text.count("\ufffd") * 10 > foreign
