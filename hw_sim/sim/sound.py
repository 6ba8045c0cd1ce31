"""What is heard, and when: gates, ringer, tones, reminder bursts; announcements are `announcer`'s.

Implements ports.Gates and ports.Notices in virtual time and tells the time line. Reminder bursts
are computed by the scheduler of the audio path (`tones.reminder`), sample by sample. Samples are
made of it only if there is a score to be written (`mixing`).
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from announcements.prompts import Prompts
from hw_sim.sim import players
from hw_sim.sim.announcer import Reached, SimAnnouncer, Tell
from hw_sim.sim.clock import Booking, VirtualClock
from hw_sim.sim.score import EAR, Score, Sound
from phone.notices.outcome import AnnouncementEnded
from phone.notices.own_tones import STANDARD, OwnTones
from phone.ports import Audible, ReminderPlan, Spoken
from tones.catalogue import RINGER, Tone
from tones.codec import RATE
from tones.reminder import Reminder


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
    """The reminder of one slot: a plan, since when, and the burst that is booked; while words are
    played none is, and `words` is the sample at which they began."""

    plan: ReminderPlan
    reminder: Reminder
    began: float
    words: int | None = None
    booking: Booking | None = None
    sounds: list[Sound] = field(default_factory=list)


class SimNotices:
    """ports.Notices. Who listens to `score` gets what sounds as samples; None: nobody does."""

    def __init__(
        self,
        clock: VirtualClock,
        tell: Tell,
        post: Callable[[AnnouncementEnded], None],
        reached: Reached,
        prompts: Prompts,
        score: Score | None = None,
        tones: OwnTones = STANDARD,
    ) -> None:
        self._clock, self._tell, self._post = clock, tell, post
        self._reached, self._score, self._own = reached, score, tones
        self._announcer = SimAnnouncer(clock, tell, post, reached, prompts, score, tones)
        self._sounding = Audible()
        self._tones: dict[tuple[str, int | None], Sound | None] = {}
        self._stretches: dict[int, _Stretch] = {}

    # ports.Notices

    def sound(self, audible: Audible) -> None:
        """Act on the difference."""
        self._sounding = audible
        self._announcer.spare_ear(on=audible.spares_ear)
        self._sound_tones(audible)
        wanted = dict(audible.reminders)
        for slot, it in [*self._stretches.items()]:
            plan = wanted.get(slot)
            if plan is None or plan.awake != it.plan.awake:
                self._hush(self._stretches.pop(slot))
        for slot, plan in wanted.items():
            self._remind(slot, plan)

    def announce(self, slot: int, spoken: Spoken) -> None:
        """After those of this slot that are being played."""
        self._announcer.announce(slot, spoken)

    # what the bench tells and asks

    @property
    def is_busy(self) -> bool:
        """Whether anything sounds, or waits to."""
        return self._sounding != Audible() or self._announcer.is_busy

    def call_over(self, slot: int) -> None:
        """Nobody hears its notices any more."""
        self._announcer.leave(slot)

    def cut(self, slot: int) -> None:
        """Another dialog takes the call's place: its notices were for the party before."""
        self._announcer.cut(slot)

    def vanish(self) -> None:
        """No power."""
        self.sound(Audible())
        self._announcer.vanish()

    # tones

    def _sound_tones(self, audible: Audible) -> None:
        wanted: dict[tuple[str, int | None], Tone] = {}
        wanted |= {("ringer", None): RINGER} if audible.ringer else {}
        wanted |= {("ringing-tone", None): self._own.ringing} if audible.ringing_tone else {}
        wanted |= {("waiting-tone", None): self._own.waiting} if audible.waiting_tone else {}
        wanted |= {("far-ringing", slot): self._own.ringing for slot in audible.far_ringing}
        for name, slot in [one for one in self._tones if one not in wanted]:
            self._end(self._tones.pop((name, slot)))
            self._tell("tones", "ended", f"ended {name}", slot)
        for (name, slot), tone in wanted.items():
            if (name, slot) not in self._tones:
                to = (EAR,) if slot is None else self._reached(slot, alone=True)
                self._tones[name, slot] = self._begun(tone, *to)
                self._tell("tones", name, name, slot)

    # the reminder

    def _remind(self, slot: int, plan: ReminderPlan) -> None:
        """A new stretch, or words that begin or end within one."""
        stretch = self._stretches.get(slot)
        if stretch is None:
            now = self._clock.now()
            stretch = self._stretches[slot] = _Stretch(plan, plan.bursts(RATE), now)
            stretch.words = 0
        at = round((self._clock.now() - stretch.began) * RATE)
        if plan.resting and stretch.words is None:
            self._hush(stretch)
            stretch.words = at
        elif not plan.resting and stretch.words is not None:
            stretch.reminder = stretch.reminder.after_words(stretch.words, at)
            stretch.words = None
            self._go_on(slot, stretch, at)

    def _go_on(self, slot: int, stretch: _Stretch, at: int) -> None:
        """Its bursts are heard from sample `at` of the stretch on."""
        plan, reminder = stretch.plan, stretch.reminder.counted_from(at)
        if self._score is not None:
            for ears, level in (
                (self._reached(slot) if plan.to_far else (), plan.far_level_dbm0),
                ((EAR,) if plan.to_ear else (), plan.ear_level_dbm0),
            ):
                player = players.of_reminder(plan.bursts(RATE), plan.tone, level)
                sound = self._score.begin(player.rescheduled(reminder), *ears)
                stretch.sounds.append(sound)
        self._book(slot, stretch, at + reminder.first)

    def _book(self, slot: int, stretch: _Stretch, sample: int) -> None:
        due = stretch.began + sample / RATE
        stretch.booking = self._clock.at(due, lambda: self._burst(slot, stretch, sample))

    def _burst(self, slot: int, stretch: _Stretch, sample: int) -> None:
        plan = stretch.plan
        to = [*(self._reached(slot) if plan.to_far else ()), *([EAR] if plan.to_ear else [])]
        only = "" if plan.to_far and plan.to_ear else " to far" if plan.to_far else " to ear"
        self._tell("tones", "reminder", f"reminder{only}", slot, sample=sample, to=to)
        self._book(slot, stretch, sample + stretch.reminder.period)

    def _hush(self, stretch: _Stretch) -> None:
        for sound in stretch.sounds:
            self._end(sound)
        stretch.sounds.clear()
        if stretch.booking is not None:
            stretch.booking.cancel()

    # the score

    def _begun(self, what: Tone | bytes, *ears: str) -> Sound | None:
        return None if self._score is None else self._score.begin(players.once(what), *ears)

    def _end(self, sound: Sound | None) -> None:
        if self._score is not None and sound is not None:
            self._score.end(sound)
