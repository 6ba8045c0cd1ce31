"""Two channels on one time axis: where each packet's samples lie, and what is cut out.

The axis counts samples of 8 kHz. It runs while the session is active and stands still while it is
paused: a pause is a point on it. The cut instant is the moment the offer of `inactive` arrives
(or our own is sent): packets that come after it are never placed, those that came before are kept
whole, and both channels end at the same sample. Knows no socket, file or clock: times are given.
"""

from collections import deque
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hw_sim.provider.g711 import RATE, Samples
from hw_sim.provider.rtp import Reception, RtpPacket

REACH: Final = 2 * RATE
"""How far behind the axis a late packet may still be placed."""

_EARLY: Final = RATE * 3 // 10
_LATE: Final = RATE
_STEADY: Final = RATE * 6 // 100
_STEADY_PACKETS: Final = 50


class Channel:
    """Maps one stream's RTP timestamps to the axis, by its first packet's arrival."""

    def __init__(self) -> None:
        self.end = 0
        self.reception: Reception | None = None
        self._past = (0, 0)  # packets and losses of sources before this one
        self._anchor: tuple[int, int] | None = None  # (timestamp, position)
        self._lags: deque[int] = deque(maxlen=_STEADY_PACKETS)

    @property
    def packets(self) -> int:
        """Packets received, without duplicates."""
        return self._past[0] + (self.reception.received if self.reception else 0)

    @property
    def lost(self) -> int:
        """Packets lost on the way, by their sequence numbers."""
        return self._past[1] + (self.reception.lost if self.reception else 0)

    def count(self, packet: RtpPacket, arrival: float) -> bool | None:
        """Counts the packet; see `Reception.count`. A new source begins a new mapping."""
        if self.reception is None or not self.reception.follows(packet):
            self._past = (self.packets, self.lost)
            self.reception = Reception(packet)
            self._anchor = None
        return self.reception.count(packet, arrival)

    def cut(self, position: int) -> None:
        """Nothing will be placed before `position` any more; the next packet maps anew."""
        self.end = position
        self._anchor = None

    def place(self, packet: RtpPacket, size: int, axis: int, *, newest: bool) -> int | None:
        """The position of the packet's first sample, or None if it comes too late.

        `axis` is the axis at its arrival. A timestamp that jumps, runs back over what is
        recorded, or stays behind for a second (a sender that paused its clock) maps anew.
        """
        if self._anchor is None:
            return self._map(packet, size, axis) if newest else None
        timestamp, anchor = self._anchor
        position = anchor + (packet.timestamp - timestamp + 0x80000000) % 0x100000000 - 0x80000000
        if not newest:  # a hole to fill, nothing more
            return position if position + size <= self.end else None
        lag = axis - position
        self._lags.append(lag)
        steady = min(self._lags) if len(self._lags) == _STEADY_PACKETS else 0
        if position < self.end or not -_EARLY <= lag <= _LATE or steady > _STEADY:
            return self._map(packet, size, axis)
        self.end = position + size
        return position

    def _map(self, packet: RtpPacket, size: int, axis: int) -> int | None:
        position = max(axis, self.end)
        if position > axis + _EARLY:  # more audio than time: two senders, or a burst
            return None
        self._anchor = (packet.timestamp, position)
        self._lags.clear()
        self.end = position + size
        return position


class Timeline:
    """The recording as it grows; `take` hands out what is to be written, and where."""

    def __init__(self) -> None:
        self.channels = (Channel(), Channel())
        self._floor = 0  # nothing is placed before it: the last cut
        self._opened: float | None = None
        self._origin = 0  # axis position of the buffer's first frame
        self._frames: NDArray[np.int16] = np.zeros((0, 2), np.int16)
        self._clean = 0  # frames before it are written as they are

    @property
    def running(self) -> bool:
        """Whether the session is active."""
        return self._opened is not None

    @property
    def length(self) -> int:
        """Frames so far."""
        return self._origin + len(self._frames)

    def axis(self, now: float) -> int:
        """The position of the instant `now` (s, monotonic)."""
        return self._floor + round((now - self._opened) * RATE) if self._opened is not None else 0

    def resume(self, now: float) -> None:
        """The session becomes active; the axis goes on where it stood."""
        if self._opened is None:
            self._opened = now

    def pause(self, now: float) -> None:
        """The cut: both channels end here, at the same sample."""
        if self._opened is None:
            return
        self._extend(self.axis(now))
        self._floor = self.length
        self._opened = None
        for channel in self.channels:
            channel.cut(self._floor)

    def finish(self, at: float) -> int:
        """The recording's length in frames, if it ended at the instant `at`, silence dropped."""
        if self._opened is not None:
            ends = max(channel.end for channel in self.channels)
            self._truncate(max(self._floor, ends, self.axis(at)))
            self._extend(self.axis(at))
            self._opened = None
        return self.length

    def place(self, channel: int, packet: RtpPacket, samples: Samples, now: float) -> bool:
        """Puts a packet that arrived at `now` where it belongs; False if it was dropped."""
        newest = self.channels[channel].count(packet, now)
        if newest is None or self._opened is None:
            return False
        axis, size = self.axis(now), len(samples)
        position = self.channels[channel].place(packet, size, axis, newest=newest)
        if position is None or position < max(self._floor, self._origin):
            return False
        self._extend(position + size)
        start = position - self._origin
        self._frames[start : start + size, channel] = samples
        self._clean = min(self._clean, position)
        return True

    def take(self, now: float) -> tuple[int, bytes]:
        """What changed since the last time: a frame offset and interleaved 16-bit PCM.

        Silence is known to be silence 100 ms after its time; until then a packet may come.
        """
        if self._opened is not None:
            self._extend(self.axis(now) - RATE // 10)
        offset = self._clean
        pcm = self._frames[offset - self._origin :].astype("<i2").tobytes()
        self._clean = self.length
        if (spare := len(self._frames) - REACH) > 0:
            self._frames = self._frames[spare:].copy()
            self._origin += spare
        return offset, pcm

    def _extend(self, length: int) -> None:
        if (more := length - self.length) > 0:
            silence = np.zeros((more, 2), np.int16)
            self._frames = np.concatenate((self._frames, silence))

    def _truncate(self, length: int) -> None:
        if length < self.length:
            self._frames = self._frames[: max(0, length - self._origin)]
            self._origin = min(self._origin, length)
            self._clean = min(self._clean, length)
