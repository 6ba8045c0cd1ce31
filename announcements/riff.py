"""RIFF/WAVE (Microsoft's and IBM's Multimedia Programming Interface, 1991; RFC 2361 for the
codecs): what a file says it holds, and its sound as floats.

Reads from an open file and believes nothing of it: sizes are compared with what is there before
any sound is read. Knows no announcement and no path.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import islice
from typing import BinaryIO, Final, assert_never

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float64]


class RiffError(ValueError):
    """Not a WAVE file that can be read: what was expected and what was found, without a path."""


class Encoding(Enum):
    """The `wFormatTag` of sound that we read."""

    PCM = 1
    FLOAT = 3
    A_LAW = 6
    MU_LAW = 7


_EXTENSIBLE: Final = 0xFFFE
_GUID_TAIL: Final = bytes.fromhex("000000001000800000aa00389b71")
_BITS: Final = {
    Encoding.PCM: (8, 16, 24, 32),
    Encoding.FLOAT: (32, 64),
    Encoding.A_LAW: (8,),
    Encoding.MU_LAW: (8,),
}
_MOST_CHUNKS: Final = 100
_LOUDEST: Final = 16.0  # floats may go beyond ±1.0, and be turned down later
_OTHERS: Final = (
    (b"ID3", "MP3 (with an ID3 tag)"),
    (b"\xff\xfb", "MP3"),
    (b"\xff\xf3", "MP3"),
    (b"\xff\xf2", "MP3"),
    (b"\xff\xf1", "AAC"),
    (b"\xff\xf9", "AAC"),
    (b"OggS", "Ogg"),
    (b"fLaC", "FLAC"),
    (b"FORM", "AIFF"),
    (b".snd", "Sun audio"),
    (b"RF64", "RF64"),
    (b"RIFX", "RIFX"),
    (b"#!AMR", "AMR"),
)


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of its sound, and where it stands; `size` in bytes is there in full."""

    encoding: Encoding
    channels: int
    rate: int
    bits: int
    start: int
    size: int

    @property
    def lasts_s(self) -> float:
        """Seconds."""
        return self.size / (self.rate * self.channels * self.bits // 8)

    def __str__(self) -> str:
        """`16-bit mono PCM at 8000 Hz`."""
        channels = {1: "mono", 2: "stereo"}.get(self.channels, f"{self.channels}-channel")
        match self.encoding:
            case Encoding.PCM:
                kind = f"{self.bits}-bit {channels} PCM"
            case Encoding.FLOAT:
                kind = f"{self.bits}-bit {channels} float"
            case Encoding.A_LAW:
                kind = f"{channels} A-law"
            case Encoding.MU_LAW:
                kind = f"{channels} µ-law"
            case _:
                assert_never(self.encoding)
        return f"{kind} at {self.rate} Hz"


def header(file: BinaryIO, size: int) -> Header:
    """The header of `file`, which is `size` bytes long. Raises RiffError, OSError."""
    file.seek(0)
    begin = file.read(12)
    if not begin:
        raise RiffError("expected a RIFF/WAVE file, found 0 bytes")
    if begin[:4] != b"RIFF" or begin[8:12] != b"WAVE":
        raise RiffError(f"expected a RIFF/WAVE file, found {_other(begin)}")
    fmt, after = b"", "WAVE"
    chunks = _chunks(file)
    for at, name, length in islice(chunks, _MOST_CHUNKS):
        if not all(0x20 <= octet < 0x7F for octet in name):
            raise RiffError(f"expected a chunk after {after}, at byte {at}, found {name!r}")
        if name == b"fmt ":
            fmt = file.read(min(length, 40))
        elif name == b"data":
            found = _checked(fmt, at + 8, length, size)
            if any(other == b"data" for _, other, _ in islice(chunks, _MOST_CHUNKS)):
                raise RiffError("expected one data chunk, found more")
            return found
        after = name.decode().strip()
        if length % 2 and _at(file, at + 8 + length, 4) in (b"fmt ", b"data"):
            raise RiffError(f"expected {after} of odd size and a byte more, found no such byte")
    if next(chunks, None) is not None:
        raise RiffError(f"expected a data chunk among the first {_MOST_CHUNKS}, found none")
    raise RiffError(f"truncated: expected a data chunk after {after}, found the end of the file")


def _chunks(file: BinaryIO) -> Iterator[tuple[int, bytes, int]]:
    """Where each chunk begins, its name, and how many bytes it says it has; the file stands behind
    these. RIFF makes all of them even."""
    at = 12
    while True:
        head = _at(file, at, 8)
        if len(head) < 8:
            return
        name, length = struct.unpack("<4sI", head)
        yield at, name, length
        at += 8 + length + length % 2


def _at(file: BinaryIO, start: int, count: int) -> bytes:
    file.seek(start)
    return file.read(count)


def samples(file: BinaryIO, head: Header) -> Samples:
    """The first channel of the sound that `head` describes, full scale ±1.0.

    Raises RiffError if the file is shorter than it was, or holds what is no number.
    """
    file.seek(head.start)
    raw = file.read(head.size)
    if len(raw) < head.size:
        raise RiffError(_truncated(head.size, len(raw)))
    sound = _decoded(raw, head)[:: head.channels]
    if not np.all(np.abs(sound) <= _LOUDEST):  # so that what is no number is refused as well
        raise RiffError("expected samples around ±1.0, found what is no sound")
    return sound


def _checked(fmt: bytes, start: int, length: int, size: int) -> Header:
    if len(fmt) < 16:
        raise RiffError("expected a fmt chunk of 16 bytes before the sound, found none")
    tag, channels, rate, _, block, bits = struct.unpack_from("<HHIIHH", fmt)
    if tag == _EXTENSIBLE and len(fmt) == 40 and fmt[26:] == _GUID_TAIL:
        (tag,) = struct.unpack_from("<H", fmt, 24)
    known = {it.value: it for it in Encoding}
    if tag not in known:
        raise RiffError(f"expected PCM, float, A-law or µ-law, found format 0x{tag:04x}")
    encoding = known[tag]
    if bits not in _BITS[encoding] or not channels or not rate or block != channels * bits // 8:
        raise RiffError(
            f"expected whole samples, found {bits} bits of {encoding.name} in {channels} "
            f"channel(s), {block} bytes together, at {rate} Hz"
        )
    there = max(0, size - start)
    if length > there:
        raise RiffError(_truncated(length, there))
    return Header(encoding, channels, rate, bits, start, length // block * block)


def _truncated(said: int, there: int) -> str:
    return f"truncated: expected {said} bytes of sound, as its header says, found {there}"


def _other(begin: bytes) -> str:
    for magic, name in _OTHERS:
        if begin.startswith(magic):
            return name
    if begin[4:8] == b"ftyp":
        return "MPEG-4 audio"
    return "something else" if len(begin) == 12 else f"{len(begin)} bytes"


def _decoded(raw: bytes, head: Header) -> Samples:
    match head.encoding:
        case Encoding.PCM:
            return _pcm(raw, head.bits)
        case Encoding.FLOAT:
            return np.frombuffer(raw, f"<f{head.bits // 8}").astype(np.float64)
        case Encoding.A_LAW:
            return _a_law(np.frombuffer(raw, np.uint8))
        case Encoding.MU_LAW:
            return _mu_law(np.frombuffer(raw, np.uint8))
        case _:
            assert_never(head.encoding)


def _pcm(raw: bytes, bits: int) -> Samples:
    if bits == 8:
        return (np.frombuffer(raw, np.uint8).astype(np.float64) - 128) / 128
    if bits == 16:
        return np.frombuffer(raw, "<i2").astype(np.float64) / 2**15
    width = bits // 8
    wide = np.zeros((len(raw) // width, 4), np.uint8)
    wide[:, 4 - width :] = np.frombuffer(raw, np.uint8).reshape(-1, width)
    return wide.view("<i4").ravel().astype(np.float64) / 2**31


def _a_law(octets: NDArray[np.uint8]) -> Samples:
    """ITU-T G.711 Table 1: even bits inverted, the sign bit set for positive."""
    octets = np.bitwise_xor(octets, np.uint8(0x55))
    segment = (octets >> 4 & 7).astype(np.float64)
    step = (octets & 15).astype(np.float64) * 2 + 1
    size = np.where(segment > 0, (step + 32) * 2 ** (segment - 1), step)
    return np.where(octets & 0x80, size, -size) / 4096


def _mu_law(octets: NDArray[np.uint8]) -> Samples:
    """ITU-T G.711 Table 2: all bits inverted, the sign bit set for negative."""
    octets = np.bitwise_xor(octets, np.uint8(0xFF))
    segment = (octets >> 4 & 7).astype(np.float64)
    size = ((octets & 15).astype(np.float64) * 2 + 33) * 2**segment - 33
    return np.where(octets & 0x80, -size, size) / 8192
