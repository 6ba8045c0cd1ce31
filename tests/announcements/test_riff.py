"""What an admin's file may be, byte by byte."""

import contextlib
import io
import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from announcements.riff import Encoding, Header, RiffError, header, samples
from tests.announcements.sounds import pcm16, riff, tone

SOUND = tone(1000, -6.0, 0.25)


def opened(file: bytes) -> Header:
    return header(io.BytesIO(file), len(file))


def read(file: bytes) -> np.ndarray:
    return samples(io.BytesIO(file), opened(file))


def refused(file: bytes) -> str:
    with pytest.raises(RiffError) as found:
        read(file)
    return str(found.value)


def wide(bits: int) -> bytes:
    whole = np.rint(SOUND * (2**31 - 1)).astype("<i4").view(np.uint8).reshape(-1, 4)
    return whole[:, 4 - bits // 8 :].tobytes()


@pytest.mark.parametrize("bits", [16, 24, 32])
def test_pcm(bits: int) -> None:
    assert read(riff(wide(bits), bits=bits)) == pytest.approx(SOUND, abs=2 ** (1.1 - bits))


def test_8_bits_are_read_though_they_are_not_wanted() -> None:
    coarse = np.rint(SOUND * 127 + 128).astype(np.uint8).tobytes()
    assert read(riff(coarse, bits=8)) == pytest.approx(SOUND, abs=0.02)


@pytest.mark.parametrize("bits", [32, 64])
def test_float(bits: int) -> None:
    file = riff(SOUND.astype(f"<f{bits // 8}").tobytes(), bits=bits, tag=3)
    assert read(file) == pytest.approx(SOUND, abs=1e-6)


def test_mu_law_by_the_values_of_g_711_table_2() -> None:
    octets = bytes([0x00, 0x80, 0x7F, 0xFF, 0x0F, 0x8F])
    values = [-8031, 8031, 0, 0, -4191, 4191]
    found = read(riff(octets, bits=8, tag=7))
    assert (found * 8192).tolist() == pytest.approx(values)


def test_a_law_by_the_values_of_g_711_table_1() -> None:
    octets = bytes([0xAA, 0x2A, 0xD5, 0x55, 0xA5, 0x25])
    found = read(riff(octets, bits=8, tag=6))
    assert (found * 4096).tolist() == pytest.approx([4032, -4032, 1, -1, 2112, -2112])


def test_the_extensible_form_is_what_it_extends() -> None:
    tail = bytes.fromhex("000000001000800000aa00389b71")
    fmt = struct.pack("<HHIIHHHHIH", 0xFFFE, 1, 16_000, 32_000, 2, 16, 22, 16, 4, 1) + tail
    body = b"WAVE" + b"fmt " + struct.pack("<I", len(fmt)) + fmt
    body += b"data" + struct.pack("<I", 2 * len(SOUND)) + pcm16(SOUND)
    assert opened(b"RIFF" + struct.pack("<I", len(body)) + body).encoding is Encoding.PCM


def test_other_chunks_are_stepped_over_also_odd_ones() -> None:
    plain = riff(pcm16(SOUND))
    listed = plain[:36] + b"LIST" + struct.pack("<I", 3) + b"abc\0" + plain[36:]
    assert np.array_equal(read(listed), read(plain))


def test_a_header_reads_as_people_say_it() -> None:
    assert str(opened(riff(bytes(4), 44_100, 8, 2))) == "8-bit stereo PCM at 44100 Hz"
    assert str(opened(riff(bytes(12), 8_000, 16, 6))) == "16-bit 6-channel PCM at 8000 Hz"
    assert str(opened(riff(bytes(8), 8_000, 32, 1, tag=3))) == "32-bit mono float at 8000 Hz"
    assert str(opened(riff(bytes(8), 8_000, 8, 1, tag=6))) == "mono A-law at 8000 Hz"
    assert str(opened(riff(bytes(8), 8_000, 8, 1, tag=7))) == "mono µ-law at 8000 Hz"


def test_of_stereo_the_first_channel_is_read() -> None:
    both = np.stack([SOUND, -SOUND], axis=1).ravel()
    assert read(riff(pcm16(both), channels=2)) == pytest.approx(SOUND, abs=1e-4)


@pytest.mark.parametrize(
    ("begin", "name"),
    [
        (b"ID3\x03\x00\x00\x00\x00\x00\x21tags", "MP3 (with an ID3 tag)"),
        (b"\xff\xfb\x90\x44" + bytes(100), "MP3"),
        (b"OggS" + bytes(100), "Ogg"),
        (b"fLaC" + bytes(100), "FLAC"),
        (b"\0\0\0\x20ftypM4A " + bytes(100), "MPEG-4 audio"),
        (b"RIFF\0\0\0\0AVI " + bytes(100), "something else"),
        (b"RIFF", "4 bytes"),
        (b"", "0 bytes"),
    ],
)
def test_another_kind_of_file_is_named(begin: bytes, name: str) -> None:
    assert refused(begin) == f"expected a RIFF/WAVE file, found {name}"


def test_a_truncated_file_says_what_is_missing() -> None:
    file = riff(pcm16(SOUND))
    missing = "truncated: expected 8000 bytes of sound, as its header says, found"
    assert refused(file[:-1]) == f"{missing} 7999"
    assert refused(file[:44]) == f"{missing} 0"
    cut = "truncated: expected a data chunk after {}, found the end of the file"
    ends = [cut.format("WAVE")] * 8 + [cut.format("fmt")] * 24
    assert [refused(file[:at]) for at in range(12, 44)] == ends


def test_a_file_that_shrinks_while_it_is_read_is_truncated() -> None:
    file = riff(pcm16(SOUND))
    head = opened(file)
    with pytest.raises(RiffError, match=r"found 56$"):
        samples(io.BytesIO(file[:100]), head)


def test_an_unknown_codec_is_named_by_its_number() -> None:
    assert refused(riff(bytes(8), tag=0x55)) == (
        "expected PCM, float, A-law or µ-law, found format 0x0055"
    )


@pytest.mark.parametrize(("rate", "bits", "channels"), [(0, 16, 1), (8_000, 12, 1), (8_000, 16, 0)])
def test_a_header_that_makes_no_sense(rate: int, bits: int, channels: int) -> None:
    assert refused(riff(bytes(8), rate, bits, channels)).startswith("expected whole samples, found")


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 1e30])
def test_what_is_no_number_is_no_sound(value: float) -> None:
    strange = np.array([0.0, value], "<f4").tobytes()
    words = "expected samples around ±1.0, found what is no sound"
    assert refused(riff(strange, bits=32, tag=3)) == words


def test_floats_beyond_full_scale_are_sound() -> None:
    loud = np.array([0.0, 2.0], "<f4").tobytes()
    assert read(riff(loud, bits=32, tag=3)).tolist() == [0.0, 2.0]


def test_chunks_without_end_are_not_followed_for_ever() -> None:
    sound = riff(pcm16(SOUND))
    junk = b"junk\0\0\0\0"
    assert read(sound[:36] + junk * 98 + sound[36:]).size == len(SOUND)
    none = "expected a data chunk among the first 100, found none"
    assert refused(sound[:36] + junk * 100 + sound[36:]) == none
    assert refused(sound[:36] + junk * 10_000) == none
    assert np.array_equal(read(sound + junk * 10_000), read(sound))


def test_an_odd_chunk_whose_writer_forgot_a_byte_is_named() -> None:
    plain = riff(pcm16(SOUND))
    listed = plain[:36] + b"LIST" + struct.pack("<I", 3) + b"abc" + plain[36:]
    assert refused(listed) == "expected LIST of odd size and a byte more, found no such byte"


def test_what_is_no_chunk_is_named() -> None:
    plain = riff(pcm16(SOUND))
    assert refused(plain[:36] + b"\0\1ab" + plain[36:]) == (
        "expected a chunk after fmt, at byte 36, found b'\\x00\\x01ab'"
    )


def test_sound_in_two_pieces_is_not_taken_for_one() -> None:
    plain = riff(pcm16(SOUND))
    assert refused(plain + plain[36:]) == "expected one data chunk, found more"
    tagged = plain + b"LIST\4\0\0\0data" + b"\xff" * 20
    assert np.array_equal(read(tagged), read(plain))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 59), st.integers(0, 255)), max_size=6), st.binary())
def test_whatever_the_bytes_are_it_is_sound_or_said_why_not(
    changes: list[tuple[int, int]], tail: bytes
) -> None:
    file = bytearray(riff(bytes(16)))
    for at, value in changes:
        file[at] = value
    for whole in (bytes(file) + tail, tail):
        with contextlib.suppress(RiffError):
            assert np.all(np.isfinite(read(whole)))
