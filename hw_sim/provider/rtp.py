"""RTP and RTCP as bytes (RFC 3550): a packet read, its reception counted, a report written.

Knows no socket and no clock: arrival times are given, in seconds.
"""

import struct
from dataclasses import dataclass
from typing import Final

_MAX_DROPOUT: Final = 3000
_WINDOW: Final = 512


@dataclass(frozen=True, slots=True)
class RtpPacket:
    """The fields of RFC 3550 §5.1 that matter here."""

    payload_type: int
    sequence: int
    timestamp: int
    ssrc: int
    payload: bytes


def parse(data: bytes) -> RtpPacket | None:
    """The packet, or None for what is no RTP version 2 packet."""
    if len(data) < 12 or data[0] >> 6 != 2:
        return None
    start = 12 + 4 * (data[0] & 15)
    if data[0] & 0x10:
        if len(data) < start + 4:
            return None
        start += 4 + 4 * int.from_bytes(data[start + 2 : start + 4], "big")
    end = len(data) - (data[-1] if data[0] & 0x20 else 0)
    if start > end:
        return None
    _, kind, sequence, timestamp, ssrc = struct.unpack_from("!BBHII", data)
    return RtpPacket(kind & 0x7F, sequence, timestamp, ssrc, data[start:end])


class Reception:
    """Counts the packets of one run of one source's sequence numbers (RFC 3550 A.1, A.3, A.8)."""

    def __init__(self, packet: RtpPacket) -> None:
        self.ssrc = packet.ssrc
        self.received = 0
        self.highest = packet.sequence - 1 + 0x10000  # extended; room for reordering below
        self._base = self.highest + 1
        self._seen: set[int] = set()
        self._jitter = 0.0
        self._transit: float | None = None
        self._reported = (0, 0)
        self._sender_report = (0, 0.0)

    def follows(self, packet: RtpPacket) -> bool:
        """Whether the packet belongs to this run; if not, the sender has begun anew."""
        return packet.ssrc == self.ssrc and abs(self._step(packet)) <= _MAX_DROPOUT

    def count(self, packet: RtpPacket, arrival: float) -> bool | None:
        """True for a new highest sequence number, False for a late one, None for one seen before
        or too old to tell.
        """
        number = self.highest + self._step(packet)
        if number in self._seen or number <= self.highest - _WINDOW:
            return None
        self._seen.add(number)
        self.received += 1
        self._base = min(self._base, number)
        if number < self.highest:
            return False
        self.highest = number
        if len(self._seen) > 2 * _WINDOW:
            self._seen = {one for one in self._seen if one > number - _WINDOW}
        transit = arrival * 8000 - packet.timestamp
        if self._transit is not None and abs(transit - self._transit) < 8000:
            self._jitter += (abs(transit - self._transit) - self._jitter) / 16
        self._transit = transit
        return True

    def _step(self, packet: RtpPacket) -> int:
        return (packet.sequence - self.highest + 0x8000) % 0x10000 - 0x8000

    @property
    def expected(self) -> int:
        """Packets that were sent, by their numbers."""
        return self.highest - self._base + 1

    @property
    def lost(self) -> int:
        """Packets that were sent and did not come."""
        return max(0, self.expected - self.received)

    def sender_reported(self, data: bytes, arrival: float) -> None:
        """Takes note of an RTCP sender report, for the next report's LSR and DLSR."""
        if len(data) >= 28 and data[0] >> 6 == 2 and data[1] == 200:
            self._sender_report = (int.from_bytes(data[10:14], "big"), arrival)

    def block(self, now: float) -> bytes:
        """The report block of RFC 3550 §6.4.1 since the last one."""
        expected, received = self._reported
        self._reported = (self.expected, self.received)
        due = self.expected - expected
        gone = max(0, due - (self.received - received))
        fraction = min(255, (gone << 8) // due) if due > 0 else 0
        middle, at = self._sender_report
        delay = int((now - at) * 65536) & 0xFFFFFFFF if middle else 0
        return struct.pack(
            "!IIIIII",
            self.ssrc,
            fraction << 24 | min(self.lost, 0x7FFFFF),
            self.highest - 0x10000 & 0xFFFFFFFF,
            int(self._jitter),
            middle,
            delay,
        )


def receiver_report(ssrc: int, block: bytes, cname: str) -> bytes:
    """A compound packet: receiver report (with `block` or none) and CNAME (RFC 3550 §6.1)."""
    report = struct.pack("!BBHI", 0x80 | bool(block), 201, 1 + len(block) // 4, ssrc) + block
    item = bytes([1, len(cname)]) + cname.encode()
    chunk = struct.pack("!I", ssrc) + item
    chunk += bytes(4 - len(chunk) % 4)
    return report + struct.pack("!BBH", 0x81, 202, len(chunk) // 4) + chunk
