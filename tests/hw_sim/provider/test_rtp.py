"""RTP packets read, counted and reported as RFC 3550 says."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hw_sim.provider.rtp import Reception, RtpPacket, parse, receiver_report


def packet(sequence: int) -> RtpPacket:
    return RtpPacket(0, sequence % 0x10000, sequence * 160 % 2**32, 7, b"")


def test_csrc_extension_and_padding_are_not_payload() -> None:
    head = struct.pack("!BBHII", 0x80 | 0x20 | 0x10 | 2, 0x80 | 8, 5, 6, 7)
    extension = struct.pack("!HHI", 1, 1, 0)
    data = head + bytes(8) + extension + b"audio" + b"\0\0\3"
    assert parse(data) == RtpPacket(8, 5, 6, 7, b"audio")


@pytest.mark.parametrize("data", [b"", bytes(20), b"\x80" * 11, b"\xbf" + bytes(11) * 2])
def test_what_is_no_rtp(data: bytes) -> None:
    assert parse(data) is None


@given(st.binary(max_size=64))
def test_any_datagram_is_a_packet_or_none(data: bytes) -> None:
    parse(data)


def test_losses_and_duplicates_by_sequence_number_over_the_wrap() -> None:
    reception = Reception(packet(65534))
    verdicts = [reception.count(packet(n), n * 0.02) for n in (65534, 65536, 65535, 65536, 65540)]
    assert verdicts == [True, True, False, None, True]
    assert (reception.received, reception.expected, reception.lost) == (4, 7, 3)


def test_a_restarted_sender_does_not_belong_to_the_run() -> None:
    reception = Reception(packet(10))
    assert reception.follows(packet(3010 - 1))
    assert not reception.follows(packet(20000))


def test_the_report_block_speaks_of_the_time_since_the_last_one() -> None:
    reception = Reception(packet(0))
    for number in (0, 1, 3):
        reception.count(packet(number), number * 0.02)
    reception.sender_reported(
        struct.pack("!BBHI", 0x80, 200, 6, 7) + bytes.fromhex("11112222333344445555") + bytes(10),
        5.0,
    )
    ssrc, lost, highest, jitter, middle, delay = struct.unpack("!6I", reception.block(6.5))
    assert (ssrc, lost >> 24, lost & 0xFFFFFF, highest, jitter) == (7, 64, 1, 3, 0)
    assert (middle, delay) == (0x22223333, 98304)
    reception.count(packet(4), 0.08)
    assert struct.unpack("!6I", reception.block(7.0))[1] == 1  # nothing new lost, one in all


def test_the_compound_packet_is_a_report_and_a_cname() -> None:
    data = receiver_report(9, bytes(24), "abc")
    count, kind, words, ssrc = struct.unpack_from("!BBHI", data)
    assert (count, kind, words, ssrc) == (0x81, 201, 7, 9)
    assert data[32:] == b"\x81\xca\x00\x03" + b"\0\0\0\x09" + b"\x01\x03abc" + bytes(3)
    assert len(receiver_report(9, b"", "abcdef")) % 4 == 0
