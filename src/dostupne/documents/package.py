"""bytes → Package: the parts of a zipped document (DOCX, ODT, EPUB), opened with limits."""

import re
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from dostupne.errors import UnreadableSource

if TYPE_CHECKING:
    from zipfile import ZipInfo

PART_LIMIT = 40_000_000
"""Bytes of one part once unpacked. The text of a book of a thousand pages takes ten million as Word writes it."""
TOTAL_LIMIT = 120_000_000
"""Bytes of all parts of a document that are read."""
RATIO_LIMIT, RATIO_FREE = 250, 2_000_000
"""How many times larger than its packed form a part may be, once it is larger than so many bytes."""
ENTRY_LIMIT = 20_000
"""Files in one document. A book of pictures has some thousands."""

_LOCAL, _CENTRAL = b"PK\x03\x04", b"PK\x01\x02"
_LOCAL_HEADER = struct.Struct("<26xHH")
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 0x1


def is_zip(data: bytes) -> bool:
    """Whether the bytes begin as a zip archive does (APPNOTE 4.3.7, https://pkware.cachefly.net/webdocs/APPNOTE/)."""
    return data.startswith(_LOCAL)


def holds(data: bytes, name: bytes) -> bool:
    """Whether the archive, whole or cut short, has a file whose name begins so: names are never packed."""
    pattern = rb"PK(?:\x03\x04.{26}|\x01\x02.{42})" + re.escape(name)
    return is_zip(data) and re.search(pattern, data, re.DOTALL) is not None


@dataclass(slots=True)
class Package:
    """The parts of one document by their names, which are looked up without regard to case.

    `spent` counts the bytes unpacked so far.
    """

    source: str
    data: bytes
    entries: Mapping[str, "ZipInfo"]
    spent: int = 0

    def part(self, name: str) -> bytes | None:
        """The unpacked part, or None where there is none. Raises `UnreadableSource` for what is damaged or a bomb."""
        entry = self.entries.get(plain(name))
        if entry is None:
            return None
        if entry.flag_bits & _ENCRYPTED:
            raise UnreadableSource(f"{self.source}: {LOCKED}")
        unpacked = self._unpacked(entry)
        self.spent += len(unpacked)
        if self.spent > TOTAL_LIMIT:
            raise self._too_large(name)
        return unpacked

    def _unpacked(self, entry: "ZipInfo") -> bytes:
        """What the archive says of sizes is not trusted: unpacking stops at the limit."""
        packed = self._packed(entry)
        limit = min(PART_LIMIT, max(len(packed) * RATIO_LIMIT, RATIO_FREE))
        if entry.compress_type not in (_STORED, _DEFLATED):
            raise UnreadableSource(
                f"{self.source}: “{entry.filename}” in it is packed in a way we do not know; save the document anew"
            )
        try:
            inflate = zlib.decompressobj(-zlib.MAX_WBITS)
            unpacked = packed if entry.compress_type == _STORED else inflate.decompress(packed, limit + 1)
        except zlib.error as error:
            raise self._damaged(entry.filename) from error
        if len(unpacked) > limit:
            raise self._too_large(entry.filename)
        if len(unpacked) < entry.file_size:
            raise self._damaged(entry.filename)
        return unpacked

    def _packed(self, entry: "ZipInfo") -> bytes:
        start = entry.header_offset
        header = self.data[start : start + _LOCAL_HEADER.size]
        if len(header) < _LOCAL_HEADER.size or not header.startswith(_LOCAL):
            raise self._damaged(entry.filename)
        name, extra = _LOCAL_HEADER.unpack(header)
        begin = start + _LOCAL_HEADER.size + name + extra
        return self.data[begin : begin + entry.compress_size]

    def _damaged(self, name: str) -> UnreadableSource:
        return UnreadableSource(f"{self.source}: “{name}” in it is damaged; {_ANEW}")

    def _too_large(self, name: str) -> UnreadableSource:
        return UnreadableSource(
            f"{self.source}: “{name}” in it unpacks to more than any document needs (a zip bomb?), so it was not read"
        )


_ANEW = "get a whole copy, or open it in the program that made it and save it anew"
LOCKED = "this is locked with a password; open it in the program that made it, save it without one and give that"


def open_package(data: bytes, source: str) -> Package:
    """The parts of a zipped document. Nothing is unpacked yet.

    Raises `UnreadableSource` where the archive is cut short or damaged, or has more files than a document.
    """
    # Loaded where it is needed: zipfile takes a tenth of the time in which `--help` is answered.
    from zipfile import BadZipFile, ZipFile

    if data.count(_CENTRAL) > ENTRY_LIMIT:
        raise UnreadableSource(f"{source}: this archive has more files in it than any document, so it was not read")
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = {plain(entry.filename): entry for entry in archive.infolist()}
    except (BadZipFile, ValueError, OSError, EOFError, struct.error, NotImplementedError, IndexError) as error:
        raise UnreadableSource(f"{source}: this document is damaged or cut short; {_ANEW}") from error
    return Package(source, data, entries)


def plain(name: str) -> str:
    """A part's name as it is looked up."""
    return name.replace("\\", "/").lstrip("/").casefold()
