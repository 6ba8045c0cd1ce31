"""What is heard, without a sample of sound: gates, ringer, tones, reminder bursts, announcements.

Implements ports.Gates and ports.Notices in virtual time and tells the time line. Reminder bursts
are computed by the scheduler of the audio path (`tones.reminder`), sample by sample.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Protocol

from announcements.catalogue import Form, Kind
from announcements.prompts import Rendering
from hw_sim.sim.clock import Booking, VirtualClock
from phone.notices.outcome import AnnouncementEnded
from phone.ports import Audible, ReminderPlan, Spoken
from tones.codec import RATE
from tones.reminder import AFTER_WORDS_S, FIRST_S, Reminder

BEEP_S: Final = 0.2
WORDS_S: Final = 2.0
FALLBACK_S: Final = 1.2
"""A notice that cannot be played in words is a tone of this length (DESIGN §3)."""
EAR: Final = "ear"

DURATIONS_S: MappingProxyType[Kind, float] = MappingProxyType(dict.fromkeys(Kind, WORDS_S))


class Tell(Protocol):
    """An entry on the time line; `slot` says whose call it is."""

    def __call__(
        self, lane: str, kind: str, text: str, slot: int | None = None, **more: object
    ) -> None: ...


class SimGates:
    """ports.Gates. `feed` takes what is let through from now on."""

    def __init__(self, tell: Tell, feed: Callable[[int, bool, bool], None]) -> None:
        self._tell, self._feed = tell, feed
        self.open: dict[int, tuple[bool, bool]] = {}  # near and far, by slot

    def set_gates(self, slot: int, *, near: bool, far: bool) -> None:
        """Open or close, now."""
        before = self.open.get(slot, (False, False))
        self.open[slot] = (near, far)
        for side, was, now in zip(("near", "far"), before, (near, far), strict=True):
            if was is not now:
                self._tell("gates", side, "open" if now else "closed", slot)
        self._feed(slot, near, far)

    def near_open(self) -> tuple[int, ...]:
        """The slots whose recording the microphone is let into."""
        return tuple(slot for slot, (near, _) in self.open.items() if near)

    def vanish(self) -> None:
        """No power."""
        for slot in tuple(self.open):
            self.set_gates(slot, near=False, far=False)


@dataclass(slots=True)
class _Stretch:
    """The reminder of one slot: a plan, since when, and the burst that is booked."""

    plan: ReminderPlan
    reminder: Reminder
    began: float
    booking: Booking | None = None


@dataclass(slots=True)
class _Playing:
    """The announcements of one slot: the first is being played, the rest waits."""

    queue: deque[Spoken] = field(default_factory=deque)
    booking: Booking | None = None


class SimNotices:
    """ports.Notices. `reached` are the numbers of the far parties that hear what is played to a
    slot, none without a call; `playable` says whether prompts can be played."""

    def __init__(
        self,
        clock: VirtualClock,
        tell: Tell,
        post: Callable[[AnnouncementEnded], None],
        reached: Callable[[int], tuple[str, ...]],
        playable: Callable[[], bool] = lambda: True,
    ) -> None:
        self._clock, self._tell, self._post = clock, tell, post
        self._reached, self._playable = reached, playable
        self._sounding = Audible()
        self._stretches: dict[int, _Stretch] = {}
        self._playing: dict[int, _Playing] = {}
        self._spoken: dict[int, float] = {}  # when words ended

    # ports.Notices

    def sound(self, audible: Audible) -> None:
        """Act on the difference."""
        before, self._sounding = self._sounding, audible
        for name, was, now in (
            ("ringer", before.ringer, audible.ringer),
            ("ringing-tone", before.ringing_tone, audible.ringing_tone),
            ("waiting-tone", before.waiting_tone, audible.waiting_tone),
        ):
            if was is not now:
                self._tell("tones", name if now else "ended", name if now else f"ended {name}")
        wanted = dict(audible.reminders)
        for slot in [slot for slot, it in self._stretches.items() if wanted.get(slot) != it.plan]:
            self._stop(slot)
        for slot, plan in wanted.items():
            if slot not in self._stretches:
                self._begin(slot, plan)

    def announce(self, slot: int, spoken: Spoken) -> None:
        """After those of this slot that are being played."""
        if not self._reached(slot):
            self._post(AnnouncementEnded(slot, spoken.kind, Rendering.NOTHING))
            return
        playing = self._playing.setdefault(slot, _Playing())
        playing.queue.append(spoken)
        if playing.booking is None:
            self._play(slot, playing)

    # what the bench tells and asks

    @property
    def is_busy(self) -> bool:
        """Whether anything sounds, or waits to."""
        return self._sounding != Audible() or any(it.queue for it in self._playing.values())

    def call_over(self, slot: int) -> None:
        """Nobody hears it any more; what was asked for is over all the same."""
        playing = self._playing.pop(slot, None)
        if playing is None:
            return
        if playing.booking is not None:
            playing.booking.cancel()
        for spoken in playing.queue:
            self._tell("announcements", "ended", f"ended {spoken.kind.value}", slot)
            self._post(AnnouncementEnded(slot, spoken.kind, Rendering.NOTHING))

    def vanish(self) -> None:
        """No power."""
        self.sound(Audible())
        for playing in self._playing.values():
            if playing.booking is not None:
                playing.booking.cancel()
        self._playing.clear()

    # inside

    def _begin(self, slot: int, plan: ReminderPlan) -> None:
        """A new stretch; half a second after the last word, if words have just ended."""
        now = self._clock.now()
        first = AFTER_WORDS_S if self._spoken.get(slot) == now else FIRST_S
        reminder = plan.bursts(RATE, first)
        stretch = self._stretches[slot] = _Stretch(plan, reminder, now)
        self._book(slot, stretch, reminder.first)

    def _book(self, slot: int, stretch: _Stretch, sample: int) -> None:
        due = stretch.began + sample / RATE
        stretch.booking = self._clock.at(due, lambda: self._burst(slot, stretch, sample))

    def _burst(self, slot: int, stretch: _Stretch, sample: int) -> None:
        plan = stretch.plan
        to = [*(self._reached(slot) if plan.to_far else ()), *([EAR] if plan.to_ear else [])]
        only = "" if plan.to_far and plan.to_ear else " to far" if plan.to_far else " to ear"
        self._tell("tones", "reminder", f"reminder{only}", slot, sample=sample, to=to)
        self._book(slot, stretch, sample + stretch.reminder.period)

    def _stop(self, slot: int) -> None:
        booking = self._stretches.pop(slot).booking
        if booking is not None:
            booking.cancel()

    def _play(self, slot: int, playing: _Playing) -> None:
        spoken = playing.queue[0]
        kind, given = spoken.kind, Rendering.BEEP
        seconds = BEEP_S
        if spoken.form is Form.WORDS:
            given = Rendering.WORDS if self._playable() else Rendering.TONE
            seconds = DURATIONS_S[kind] if given is Rendering.WORDS else FALLBACK_S
        name = given.value
        to = [*self._reached(slot), *([] if spoken.far_only else [EAR])]
        self._tell("announcements", kind.value, f"{kind.value} {name}", slot, form=name, to=to)

        def over() -> None:
            playing.queue.popleft()
            playing.booking = None
            self._spoken[slot] = self._clock.now()
            self._tell("announcements", "ended", f"ended {kind.value}", slot)
            language = spoken.language if given is Rendering.WORDS else None
            self._post(AnnouncementEnded(slot, kind, given, language, seconds))
            if playing.queue:
                self._play(slot, playing)

        playing.booking = self._clock.after(seconds, over)
