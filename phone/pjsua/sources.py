"""What our audio ports do with a frame: microphone and ear, a gate, and what sounds.

Frames are 20 ms of 16 kHz (`tones.codec`). `give` and `take` are called on the media clock's
thread and only copy and count; what they obey are plain attributes that the turning thread
writes, one at a time. Must not know the library.
"""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tones.codec import FRAME_BYTES, FRAME_SAMPLES, RATE, Codec
from tones.player import CadencePlayer, ReminderPlayer
from tones.reminder import AFTER_WORDS_S

LATE_S: Final = 0.04
"""A frame that comes more than this after the one before is counted as late."""


class Handset:
    """The microphone and the earpiece."""

    def __init__(self, codec: Codec) -> None:
        self.muted = False
        self.frames = 0
        self.late = 0
        self._codec = codec
        self._last_s = 0.0

    def give(self) -> bytes | None:
        """What is said, or silence while muted; the microphone is read in any case."""
        now = time.monotonic()
        self.frames += 1
        self.late += 0 < self._last_s < now - LATE_S
        self._last_s = now
        frame = self._codec.read()
        return None if self.muted else frame

    def take(self, frame: bytes) -> None:
        """What is heard."""
        self._codec.write(frame)


class Gate:
    """Between one party and the recorder: what comes in goes out one frame later, while open.

    A frame passes only if the gate has been open without a break since it came in, so nothing
    from before a pause comes out after it.
    """

    def __init__(self) -> None:
        self.frames = 0
        self._stretch: int | None = None  # of being open; None while closed
        self._stretches = 0
        self._held: tuple[int, bytes] | None = None

    @property
    def open(self) -> bool:
        """Whether it lets frames pass."""
        return self._stretch is not None

    def set(self, *, is_open: bool) -> None:
        """Takes effect at the next frame."""
        if not is_open:
            self._stretch = None
        elif self._stretch is None:
            self._stretches += 1
            self._stretch = self._stretches

    def take(self, frame: bytes) -> None:
        """A frame of the party."""
        stretch = self._stretch
        self._held = None if stretch is None else (stretch, frame)

    def give(self) -> bytes | None:
        """The frame before, if the gate has been open since."""
        held, self._held = self._held, None
        if held is None or held[0] != self._stretch:
            return None
        self.frames += 1
        return held[1]


class Stretch:
    """One uninterrupted stretch of reminders. Its wishes are set by the turning thread, its samples
    counted by that of the media clock."""

    def __init__(self, player: ReminderPlayer) -> None:
        self._player = player
        self._position = 0
        self._resting = False
        self._quiet = 0
        self._words: int | None = None  # the sample of the stretch at which they began

    def rest(self) -> None:
        """Words are being played."""
        self._resting = True

    def go_on(self, quiet: int) -> None:
        """The last word was over `quiet` samples ago."""
        self._quiet = min(quiet, round(RATE * AFTER_WORDS_S))
        self._resting = False

    def give(self, began: Callable[[int], None]) -> bytes | None:
        """The next frame; `began` is told at which sample of the stretch a burst begins."""
        begin, end = self._position, self._position + FRAME_SAMPLES
        self._position = end
        if self._resting:
            if self._words is not None:
                return None
            self._words = begin
            return self._player.release(begin)
        if self._words is not None:
            over = max(self._words, begin - self._quiet)
            reminder = self._player.reminder.after_words(self._words, over)
            self._player, self._words = self._player.rescheduled(reminder), None
        for start in self._player.reminder.starts_between(begin, end):
            began(start)
        return self._player.frame(begin, FRAME_SAMPLES)

    def cut(self) -> bytes | None:
        """What follows where it is stopped."""
        return None if self._words is not None else self._player.release(self._position)


class Reminders:
    """The reminder tone of one call, its bursts placed by counting samples (SPEC C5)."""

    def __init__(self, began: Callable[[int], None]) -> None:
        """`began` is told the sample of the stretch at which a burst begins."""
        self._began = began
        self._wanted: Stretch | None = None
        self._playing: Stretch | None = None

    def begin(self, player: ReminderPlayer) -> None:
        """A new stretch, from the next frame on."""
        self._wanted = Stretch(player)

    def stop(self) -> None:
        """Silence; a burst that sounds falls to silence within 5 ms of the next frame."""
        self._wanted = None

    def rest(self) -> None:
        """Silence as after `stop`, while words are played; the stretch goes on."""
        if self._wanted is not None:
            self._wanted.rest()

    def go_on(self, quiet: int) -> None:
        """The last word was over `quiet` samples ago: a burst that was put off comes AFTER_WORDS_S
        after it, at once if that has gone by."""
        if self._wanted is not None:
            self._wanted.go_on(quiet)

    def give(self) -> bytes | None:
        """The next frame of the stretch."""
        playing, self._playing = self._playing, self._wanted
        if self._playing is not None:
            return self._playing.give(self._began)
        return None if playing is None else playing.cut()


@dataclass(frozen=True, slots=True, eq=False)
class Utterance:
    """Something that is played once, as samples; two that sound alike are two."""

    pcm: bytes

    @property
    def samples(self) -> int:
        """How many."""
        return len(self.pcm) // 2

    @property
    def lasts_s(self) -> float:
        """Seconds."""
        return self.samples / RATE


class Speech:
    """What is said to the parties of one call, one thing at a time."""

    def __init__(self, changed: Callable[[], None]) -> None:
        """`changed` is called, on the media clock's thread, after each mark."""
        self.marks: deque[tuple[float, Utterance, bool]] = deque()
        """(time.monotonic(), what, whether it began or, after its last sample, was over)"""
        self._changed = changed
        self._wanted: Utterance | None = None
        self._playing: Utterance | None = None
        self._position = 0

    def say(self, one: Utterance) -> None:
        """From the next frame on, in place of what is being said."""
        self._wanted = one

    def stop(self) -> None:
        """Silence from the next frame on."""
        self._wanted = None
        self.marks.clear()

    @property
    def heard_s(self) -> float:
        """How much of what is wanted has been played, in seconds."""
        one = self._wanted
        if one is None or self._playing is not one:
            return 0.0
        return min(self._position, one.samples) / RATE

    @property
    def quiet(self) -> int | None:
        """Samples since the last one of what was said; None while it is, before, and after `stop`,
        when nobody may be there to count by."""
        one, position = self._playing, self._position
        over = one is not None and one is self._wanted and position >= one.samples
        return position - one.samples if one is not None and over else None

    def give(self) -> bytes | None:
        """The next frame; the last one of an utterance is filled up with silence."""
        one = self._wanted
        if self._playing is not one:
            self._playing, self._position = one, 0
            if one is not None:
                self._mark(one, began=True)
        if one is None:
            return None
        begin, self._position = self._position, self._position + FRAME_SAMPLES
        silent = begin - one.samples
        if 0 <= silent < FRAME_SAMPLES:
            self._mark(one, began=False)
        if silent >= 0:
            return None
        return one.pcm[2 * begin : 2 * self._position].ljust(FRAME_BYTES, b"\0")

    def _mark(self, one: Utterance, *, began: bool) -> None:
        self.marks.append((time.monotonic(), one, began))
        self._changed()


@dataclass(frozen=True, slots=True, eq=False)
class Cadence:
    """A cadence from its beginning on; two of the same sound are two."""

    player: CadencePlayer


class Alert:
    """Ringer, ringing tone and waiting tone, towards one ear."""

    def __init__(self) -> None:
        self._wanted: Cadence | None = None
        self._playing: Cadence | None = None
        self._position = 0

    def play(self, player: CadencePlayer | None) -> None:
        """From the next frame on; None: silence. The one that plays already goes on; after a
        silence it begins anew, also if nobody was there to hear the silence."""
        wanted = self._wanted
        if player is None:
            self._wanted = None
        elif wanted is None or wanted.player is not player:
            self._wanted = Cadence(player)

    def give(self) -> bytes | None:
        """The next frame of the cadence."""
        wanted, playing = self._wanted, self._playing
        if playing is not wanted:
            self._playing, ended_at, self._position = wanted, self._position, 0
            if playing is not None and wanted is None:
                return playing.player.release(ended_at)
        if wanted is None:
            return None
        begin, self._position = self._position, self._position + FRAME_SAMPLES
        return wanted.player.frame(begin, FRAME_SAMPLES)


class Bursts:
    """Bursts that began, on their way from the media clock's thread to the turning one."""

    def __init__(self) -> None:
        self._begun: deque[tuple[float, int, int]] = deque(maxlen=256)

    def listener(self, place: int) -> Callable[[int], None]:
        """What is called at the first sample of a burst; `place` says whose."""
        return lambda sample: self._begun.append((time.monotonic(), place, sample))

    def drain(self) -> list[tuple[float, int, int]]:
        """(time.monotonic(), place, sample of the stretch) of those since the last call."""
        return [self._begun.popleft() for _ in range(len(self._begun))]
