"""Content codings, undone within bounds."""

import gzip
import sys
import tracemalloc
import zlib
from collections.abc import Callable

import brotli
import pytest

from dostupne.model.evidence import Failure
from dostupne.net.codings import ACCEPTED, unpacker
from dostupne.net.failures import NoAnswer

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": lambda data: brotli.compress(data, quality=5),
    "zstd": zstd.compress,
}
PAGE = "Příliš žluťoučký kůň úpěl ďábelské ódy. ".encode() * 3000


def unpacked(coding: str, data: bytes, piece: int, most: int = 10**7) -> bytes:
    """What comes of packed data in pieces of so many bytes."""
    undo = unpacker(coding)
    assert undo is not None
    return b"".join(undo.unpack(data[start : start + piece], most) for start in range(0, len(data), piece))


def test_all_that_is_asked_for_can_be_undone() -> None:
    """What `Accept-Encoding` offers is what is tested here."""
    assert set(ACCEPTED.split(", ")) == set(PACKERS)


@pytest.mark.parametrize("coding", PACKERS)
@pytest.mark.parametrize("piece", [1, 7, 10**6])
def test_in_pieces_of_any_size(coding: str, piece: int) -> None:
    """The network cuts where it likes."""
    assert unpacked(coding, PACKERS[coding](PAGE), piece) == PAGE
    assert unpacked(f" {coding.upper()} ", PACKERS[coding](PAGE), piece) == PAGE


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
@pytest.mark.parametrize("piece", [1, 7, 10**6])
def test_one_after_another(coding: str, piece: int) -> None:
    """Files of several members or frames are one."""
    pack = PACKERS[coding]
    assert unpacked(coding, pack(PAGE[:500]) + pack(PAGE[500:]), piece) == PAGE


@pytest.mark.parametrize("coding", PACKERS)
def test_a_bomb_takes_no_more_than_its_limit(coding: str) -> None:
    """Of 200 MB in some kilobytes five are taken, in memory too: what is read ahead is bounded."""
    bomb = PACKERS[coding](bytes(200_000_000))
    undo = unpacker(coding)
    assert undo is not None
    tracemalloc.start()
    try:
        assert len(undo.unpack(bomb, 5_000_000)) == 5_000_000
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 30_000_000


@pytest.mark.parametrize("coding", PACKERS)
def test_lies_are_told(coding: str) -> None:
    """What is not packed so is a fault of its own kind."""
    with pytest.raises(NoAnswer) as caught:
        unpacked(coding, b"<title>Not packed at all</title>", 10**6)
    assert caught.value.failure is Failure.BAD_ENCODING


def test_a_window_beyond_what_the_standard_allows() -> None:
    """A frame that wants 128 MB of memory is not unpacked (RFC 9659)."""
    compressor = zstd.ZstdCompressor(options={zstd.CompressionParameter.window_log: 27})
    greedy = compressor.compress(PAGE) + compressor.flush()
    with pytest.raises(NoAnswer, match="not packed as it says"):
        unpacked("zstd", greedy, 10**6)


@pytest.mark.parametrize("coding", ["", "identity", " Identity "])
def test_no_coding(coding: str) -> None:
    """Nothing to undo."""
    assert unpacker(coding) is None
