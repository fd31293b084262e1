"""Bytes → text, for documents that do not say their encoding: what Czech files really come in."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte-order marks and the encodings that read them; the longer of two that begin alike is asked first."""
_EXACT = {
    "utf-8-sig": ("utf-8",),
    "utf-16": ("utf-16-le", "utf-16-be"),
    "utf-32": ("utf-32-le", "utf-32-be"),
}
"""What leaves the mark of each in the text, as its first character."""
_SAMPLE = 1 << 20
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CZECH_LETTERS = frozenset("áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽľĺŕôäĽĹŔÔÄ„“”‘’–—…§°\u00a0öüßÖÜ«»")


@dataclass(frozen=True, slots=True)
class ExactText:
    """A text with all its characters as they are, its mark and its line ends too: `encoded` gives its bytes back."""

    text: str
    encoding: str

    def encoded(self, text: str) -> bytes:
        """The bytes of another text in the same encoding. Raises `UnicodeEncodeError` for what that does not have."""
        return text.encode(self.encoding, "surrogateescape")


def decode_exactly(data: bytes, declared: str = "") -> ExactText | None:
    """The text that `decode` reads, so that what is not changed of it can be written again byte for byte.

    `declared` is an encoding that the document names for certain. Bytes that the encoding does not know are lone surrogates. None where no encoding gives the same bytes back.
    """
    encoding = declared or _exact_encoding(data)
    try:
        exact = ExactText(data.decode(encoding, "surrogateescape"), encoding)
        return exact if encoding and exact.encoded(exact.text) == data else None
    except (UnicodeError, LookupError):
        return None


def _exact_encoding(data: bytes) -> str:
    """The encoding, its mark taken for a character; empty for what is no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            order = "-le" if mark[0] == codecs.BOM_UTF16_LE[0] else "-be"
            return "utf-8" if mark == codecs.BOM_UTF8 else encoding + order
    sample = data[:_SAMPLE]
    if b"\x00" in sample and sample.count(0) > max(len(sample) // 50, 4):
        return next(
            (encoding for encoding in ("utf-16-le", "utf-16-be") if _utf16(data) == _read_as(data, encoding)), ""
        )
    if _is_binary(sample):
        return ""
    text = _decode(data)
    likely = ("utf-8", "cp1250", "iso8859_2")
    return next((encoding for encoding in likely if text == _read_as(data.replace(b"\x00", b""), encoding)), "utf-8")


def _read_as(data: bytes, encoding: str) -> str:
    return data.decode(encoding, errors="replace")


def decode(data: bytes) -> str | None:
    """The text in Unicode NFC with `\\n` line ends; None where the bytes are no text at all.

    Tried in turn: a byte-order mark, UTF-8, UTF-16 without a mark, and then Windows-1250 or ISO 8859-2,
    whichever gives more letters that Czech and Slovak have.
    """
    text = _decode(data)
    if text is None:
        return None
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def exact(data: bytes) -> tuple[str, str] | None:
    """The text just as it stands, line ends, mark and all, and the encoding that gives the same bytes again.

    The encoding is empty where none does: then the text is that of `decode`. None where the bytes are no text at all.
    """
    text = _decode(data)
    if text is None:
        return None
    encodings = _EXACT.get(marked(data), ()) if marked(data) else ("utf-8", "cp1250", "iso8859_2")
    wanted = text.removeprefix("\ufeff")
    for encoding in encodings:
        try:
            own = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if own.removeprefix("\ufeff") == wanted and own.encode(encoding) == data:
            return own, encoding
    return decode(data) or "", ""


def marked(data: bytes) -> str:
    """The encoding that a byte-order mark tells; empty where there is none."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")


def _decode(data: bytes) -> str | None:
    if encoding := marked(data):
        return data.decode(encoding, errors="replace")
    sample = data[:_SAMPLE]
    if b"\x00" in sample:
        wide = _utf16(data)
        if wide is not None or sample.count(0) > max(len(sample) // 50, 4):
            return wide
        data = data.replace(b"\x00", b"")  # a stray one, as broken exports have
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and error.start > 0:
            return data[: error.start].decode("utf-8")  # cut off in the middle of a character
        return None if _is_binary(sample) else _nearly_utf8(data) or _single_byte(data)
    return None if _is_binary(sample) else text


def _nearly_utf8(data: bytes) -> str:
    """UTF-8 with a few bytes broken, as files pasted together are; empty where most are."""
    mended = data.decode("utf-8", errors="replace")
    good = sum(not char.isascii() for char in mended[:_SAMPLE])
    return mended if good > 3 * mended.count("\ufffd", 0, _SAMPLE) else ""


def _is_binary(sample: bytes) -> bool:
    return len(_CONTROL.findall(sample)) > max(len(sample) // 50, 3)


def _utf16(data: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of Latin text is zero, or a small page number."""
    even, odd = data[:4096:2], data[1:4096:2]
    for encoding, high in (("utf-16-le", odd), ("utf-16-be", even)):
        if high and sum(byte <= 2 or byte == 0x20 for byte in high) >= 0.9 * len(high):
            text = data[: len(data) // 2 * 2].decode(encoding, errors="replace")
            return text if text.count("\x00") * 50 <= len(text) else None
    return None


def _single_byte(data: bytes) -> str:
    texts = [data.decode(encoding, errors="replace") for encoding in ("cp1250", "iso8859_2")]
    return max(texts, key=lambda text: sum(char in _CZECH_LETTERS for char in text[:_SAMPLE] if not char.isascii()))


def beginning(data: bytes, size: int = 65536) -> str:
    """The first so many bytes as text, for telling formats apart; empty where they are no text."""
    return decode(data[:size]) or ""
