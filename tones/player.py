"""Frames of a tone at any position: a cadence with or without end, and the reminder's bursts.

Both are stateless: the caller counts samples from the moment the tone begins and may jump.
`release` is what follows when a tone is stopped at a position, so that it ends without a click.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tones.catalogue import Section, Segment, Tone
from tones.looped import Looped, Sound, joined
from tones.reminder import Reminder
from tones.synthesis import FADE_MS, attack, burst, ending, fade_out, level, silence, steady
from tones.warning_tone import WarningTone


@dataclass(frozen=True, slots=True)
class CadencePlayer:
    """A tone that goes on until it is stopped, or until its own end; made by `CadencePlayer.of`."""

    rate: int
    period: Sound  # one round of what is repeated for ever; empty: the tone ends
    before: Sound = b""  # what is played once before it

    @classmethod
    def of(cls, tone: Tone, rate: int) -> "CadencePlayer":
        """`tone` at `rate` samples per second. Raises ValueError if it cannot be sampled."""
        once = list[Sound]()
        for section in tone.sections:
            before, period = _section(section, rate)
            once += before
            if period:
                return cls(rate, period, joined(*once))
        return cls(rate, b"", joined(*once))

    @property
    def lead(self) -> bytes:
        """What is played once: all of a tone that ends."""
        return self.before[:]

    def frame(self, position: int, count: int) -> bytes:
        """The `count` samples from sample `position` on, 16-bit little-endian."""
        begin, length = 2 * position, 2 * count
        frame = self.before[begin : begin + length]
        if not self.period:
            return frame.ljust(length, b"\0")
        begin = max(begin - len(self.before), 0) % len(self.period)
        frame += self.period[begin : begin + length - len(frame)]
        while len(frame) < length:
            frame += self.period[: length - len(frame)]
        return frame

    def is_over(self, position: int) -> bool:
        """Whether nothing is left to be heard from sample `position` on."""
        return not self.period and 2 * position >= len(self.before)

    def release(self, position: int) -> bytes:
        """5 ms from `position` on, falling to silence: what to play when stopped there."""
        return fade_out(self.frame(position, self.rate * FADE_MS // 1000))


@dataclass(frozen=True, slots=True)
class ReminderPlayer:
    """The reminder tone of one recorded stretch at one level; made by `ReminderPlayer.of`."""

    reminder: Reminder
    burst: bytes
    first: bytes  # where the first burst is not as the others

    @classmethod
    def of(cls, reminder: Reminder, tone: WarningTone, level_dbm0: float) -> "ReminderPlayer":
        """`tone` at `level_dbm0` at the moments of `reminder`, whose durations are its own.

        Raises ValueError if they are not, or the tone cannot be sampled.
        """
        if (reminder.length, reminder.first_length) != tuple(
            reminder.rate * ms // 1000 for ms in (tone.duration_ms, tone.first_ms)
        ):
            raise ValueError(f"bursts of {reminder} are not as long as {tone}")
        burst = _burst(tone.burst, reminder.rate, level_dbm0)
        first = _burst(tone.first, reminder.rate, level_dbm0) if tone.first else burst
        return cls(reminder, burst, first)

    def rescheduled(self, reminder: Reminder) -> "ReminderPlayer":
        """The same sounds at other moments; bursts are as long as they were."""
        return replace(self, reminder=reminder)

    def frame(self, position: int, count: int) -> bytes | None:
        """The `count` samples from sample `position` of the stretch on; None is silence."""
        slices = self.reminder.slices(position, count)
        if not slices:
            return None
        frame = bytearray(silence(count))
        for part in slices:
            whole = self.first if part.first else self.burst
            wave = whole[2 * part.burst_at : 2 * (part.burst_at + part.length)]
            frame[2 * part.at : 2 * (part.at + part.length)] = wave
        return bytes(frame)

    def release(self, position: int) -> bytes | None:
        """5 ms from `position` on, falling to silence, if the stretch ends there within a burst;
        None if it ends in silence."""
        rest = self.frame(position, self.reminder.rate * FADE_MS // 1000)
        inside = self.reminder.slices(position, 1)
        return fade_out(rest) if rest and inside else None


def _section(section: Section, rate: int) -> tuple[tuple[Sound, ...], Sound]:
    """What is played once, piece by piece, and what is then repeated for ever."""
    segments, lasts_ms = section.segments, section.lasts_ms
    *before, last = segments
    if last.duration_ms is None:
        if lasts_ms is not None:
            return _sounds(_cut(segments, lasts_ms), rate), b""
        if not last.partials:
            return _sounds(before, rate), b""
        lead = (*_sounds(before, rate), attack(rate, last.partials))
        return lead, steady(rate, last.partials)
    whole = joined(*_sounds(segments, rate))
    if lasts_ms is None:
        return (), whole
    rounds, rest_ms = divmod(lasts_ms, sum(it.duration_ms or 0 for it in segments))
    again = (Looped((whole,), rounds * len(whole)),) if rounds else ()
    return (*again, *_sounds(_cut(segments, rest_ms), rate)), b""


def _cut(segments: tuple[Segment, ...], lasts_ms: int) -> Iterator[Segment]:
    """The segments as far as they come in `lasts_ms`; a tone that is cut there has a soft edge."""
    for segment in segments:
        duration_ms = lasts_ms if segment.duration_ms is None else segment.duration_ms
        yield Segment(min(duration_ms, lasts_ms), segment.partials)
        lasts_ms -= min(duration_ms, lasts_ms)


def _sounds(segments: Iterable[Segment], rate: int) -> tuple[Sound, ...]:
    return tuple(_sound(it, rate) for it in segments)


def _sound(segment: Segment, rate: int) -> Sound:
    """A segment that has an end: of a long one, its first second, one that repeats, and its last
    one or two."""
    count, partials = rate * (segment.duration_ms or 0) // 1000, segment.partials
    seconds = count // rate - 2
    if seconds < 1 or any(hz != round(hz) for hz, _ in partials):
        return burst(rate, segment.duration_ms or 0, partials)
    if not partials:
        return Looped((silence(rate),), 2 * count)
    middle = Looped((steady(rate, partials),), 2 * rate * seconds)
    last = ending(rate, count - rate * (seconds + 1), partials)
    return joined(attack(rate, partials), middle, last)


def _burst(segments: tuple[Segment, ...], rate: int, level_dbm0: float) -> bytes:
    """The loudest of the segments is at `level_dbm0`, the others as much below as they are."""
    up = level_dbm0 - max(level(it.partials) for it in segments if it.partials)
    louder = (
        replace(it, partials=tuple((hz, dbm0 + up) for hz, dbm0 in it.partials)) for it in segments
    )
    return b"".join(burst(rate, it.duration_ms or 0, it.partials) for it in louder)
