"""A zipped document and some of its parts anew → the same archive, all its other parts byte for byte as they were.

Records as in https://pkware.cachefly.net/webdocs/APPNOTE/APPNOTE-6.3.10.TXT, 4.3. (`zipfile` cannot copy a part as it is packed.)
"""

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from dostupne.documents.package import plain

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_LOCAL_MARK, _CENTRAL_MARK, _END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _SIZES_BEHIND, _UTF_8 = 0x1, 0x8, 0x800
_WIDE = 0xFFFFFFFF
"""A size or an offset that stands elsewhere, in a record of Zip64."""


class _Unfit(Exception):
    """The archive is of a kind that is not written: Zip64, with something before it, locked."""


@dataclass(slots=True)
class _Member:
    """A record of the central directory; `rest` is its name, extra field and comment; `place` its number there."""

    fields: list[int]
    rest: bytes
    place: int

    @property
    def name(self) -> str:
        encoded = self.rest[: self.fields[9]]
        return plain(encoded.decode("utf-8" if self.fields[2] & _UTF_8 else "cp437", "replace"))

    @property
    def offset(self) -> int:
        return self.fields[15]

    def packed(self) -> bytes:
        return _CENTRAL.pack(_CENTRAL_MARK, *self.fields) + self.rest


def repacked(data: bytes, parts: Mapping[str, bytes]) -> bytes | None:
    """The archive with these parts in place of those of the same names, in their order, packed as they were, dates kept.

    None where the archive is of a kind that cannot be written so (Zip64, locked, damaged).
    """
    wanted = {plain(name): part for name, part in parts.items()}
    try:
        return _repacked(data, wanted)
    except (_Unfit, struct.error):
        return None


def _repacked(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    at = data.rfind(_END_MARK)
    if at < 0:
        raise _Unfit
    mark, *end = _END.unpack_from(data, at)
    count, _, directory = end[3], end[4], end[5]
    members = sorted(_members(data, directory, count), key=lambda one: one.offset)
    bounds = [*(one.offset for one in members), directory]
    out = [data[: bounds[0]]]
    length = len(out[0])
    for member, (start, stop) in zip(members, pairwise(bounds), strict=True):
        whole = data[start:stop]
        member.fields[15] = length
        out.append(_anew(whole, member, parts[member.name]) if member.name in parts else whole)
        length += len(out[-1])
    # The directory keeps its own order, which need not be that of the parts.
    records = b"".join(one.packed() for one in sorted(members, key=lambda one: one.place))
    end[4:6] = len(records), length
    return b"".join((*out, records, _END.pack(mark, *end), data[at + _END.size :]))


def _members(data: bytes, at: int, count: int) -> Iterator[_Member]:
    for place in range(count):
        mark, *fields = _CENTRAL.unpack_from(data, at)
        at += _CENTRAL.size
        length = sum(fields[9:12])
        if mark != _CENTRAL_MARK or _WIDE in (fields[7], fields[8], fields[15]):
            raise _Unfit
        yield _Member(fields, data[at : at + length], place)
        at += length


def _anew(whole: bytes, member: _Member, part: bytes) -> bytes:
    """A part's header and its new content; `member` is changed as it must say now."""
    mark, *header = _LOCAL.unpack_from(whole)
    method = member.fields[3]
    if mark != _LOCAL_MARK or member.fields[2] & _ENCRYPTED or method not in (_STORED, _DEFLATED):
        raise _Unfit
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = part if method == _STORED else packer.compress(part) + packer.flush()
    sizes = [zlib.crc32(part), len(packed), len(part)]
    member.fields[6:9] = sizes
    header[5:8] = sizes
    member.fields[2] &= ~_SIZES_BEHIND
    header[1] &= ~_SIZES_BEHIND
    rest = whole[_LOCAL.size : _LOCAL.size + header[8] + header[9]]
    return _LOCAL.pack(_LOCAL_MARK, *header) + rest + packed
