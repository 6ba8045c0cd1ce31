"""Frames of a tone at any position: a cadence without end, and the reminder's bursts.

Both are stateless: the caller counts samples from the moment the tone begins and may jump.
`release` is what follows when a tone is stopped at a position, so that it ends without a click.
"""

from dataclasses import dataclass

from tones.catalogue import Segment, Tone
from tones.reminder import Reminder
from tones.synthesis import FADE_MS, burst, fade_out, silence


@dataclass(frozen=True, slots=True)
class CadencePlayer:
    """A tone that goes on until it is stopped; made by `CadencePlayer.of`."""

    rate: int
    period: bytes  # one round of the cadence

    @classmethod
    def of(cls, tone: Tone, rate: int) -> "CadencePlayer":
        """`tone` at `rate` samples per second."""
        return cls(rate, b"".join(_samples(segment, rate) for segment in tone.segments))

    def frame(self, position: int, count: int) -> bytes:
        """The `count` samples from sample `position` on, 16-bit little-endian."""
        begin = 2 * position % len(self.period)
        frame = self.period[begin : begin + 2 * count]
        while len(frame) < 2 * count:
            frame += self.period[: 2 * count - len(frame)]
        return frame

    def release(self, position: int) -> bytes:
        """5 ms from `position` on, falling to silence: what to play when stopped there."""
        return fade_out(self.frame(position, self.rate * FADE_MS // 1000))


@dataclass(frozen=True, slots=True)
class ReminderPlayer:
    """The reminder tone of one recorded stretch at one level; made by `ReminderPlayer.of`."""

    reminder: Reminder
    burst: bytes

    @classmethod
    def of(cls, reminder: Reminder, frequency_hz: float, level_dbm0: float) -> "ReminderPlayer":
        """Sines of `frequency_hz` at `level_dbm0` at the moments of `reminder`."""
        partials = ((frequency_hz, level_dbm0),)
        return cls(reminder, burst(reminder.rate, reminder.duration_ms, partials))

    def frame(self, position: int, count: int) -> bytes | None:
        """The `count` samples from sample `position` of the stretch on; None is silence."""
        slices = self.reminder.slices(position, count)
        if not slices:
            return None
        frame = bytearray(silence(count))
        for part in slices:
            wave = self.burst[2 * part.burst_at : 2 * (part.burst_at + part.length)]
            frame[2 * part.at : 2 * (part.at + part.length)] = wave
        return bytes(frame)

    def release(self, position: int) -> bytes | None:
        """5 ms from `position` on, falling to silence, if the stretch ends there within a burst;
        None if it ends in silence."""
        rest = self.frame(position, self.reminder.rate * FADE_MS // 1000)
        inside = self.reminder.slices(position, 1)
        return fade_out(rest) if rest and inside else None


def _samples(segment: Segment, rate: int) -> bytes:
    return burst(rate, segment.duration_ms, segment.partials)
