"""What is heard, and when: gates, ringer, tones, reminder bursts, announcements.

Implements ports.Gates and ports.Notices in virtual time and tells the time line. Reminder bursts
are computed by the scheduler of the audio path (`tones.reminder`), sample by sample; prompts last
as long as they are. Samples are made of it only if there is a score to be written (`mixing`).
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Protocol

from announcements.catalogue import Form
from announcements.languages import Language
from announcements.prompts import Prompt, Prompts, Rendering
from hw_sim.sim import players
from hw_sim.sim.clock import Booking, VirtualClock
from hw_sim.sim.score import EAR, Score, Sound
from phone.notices.outcome import AnnouncementEnded
from phone.notices.own_tones import STANDARD, OwnTones
from phone.ports import Audible, ReminderPlan, Spoken
from tones.catalogue import ANNOUNCEMENT_TONE, RINGER, Tone
from tones.codec import RATE
from tones.reminder import Reminder

UNPLAYABLE: Final = "no prompt can be played"
OVER: Final = "the call is over"


class Tell(Protocol):
    """An entry on the time line; `slot` says whose call it is."""

    def __call__(
        self, lane: str, kind: str, text: str, slot: int | None = None, **more: object
    ) -> None: ...


class Reached(Protocol):
    """The numbers of the far parties that hear what is played to a slot, none without a call;
    `alone`: those of its own call, whoever is joined to it."""

    def __call__(self, slot: int, *, alone: bool = False) -> tuple[str, ...]: ...


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


@dataclass(frozen=True, slots=True)
class _Given:
    """A notice as it is given in the end; `reason`: why not as it was asked for."""

    rendering: Rendering
    language: Language | None
    seconds: float
    sound: Tone | bytes
    reason: str = ""

    def __str__(self) -> str:
        return " ".join((self.rendering.value, *([self.language.value] if self.language else [])))


@dataclass(slots=True)
class _Playing:
    """The announcements of one slot: the first is being played, the rest waits."""

    queue: deque[Spoken] = field(default_factory=deque)
    began: float = 0.0
    booking: Booking | None = None
    sound: Sound | None = None


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
        self._reached, self._prompts, self._score = reached, prompts, score
        self._own = tones
        self._sounding = Audible()
        self._tones: dict[tuple[str, int | None], Sound | None] = {}
        self._stretches: dict[int, _Stretch] = {}
        self._playing: dict[int, _Playing] = {}

    # ports.Notices

    def sound(self, audible: Audible) -> None:
        """Act on the difference."""
        self._sounding = audible
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
        if not self._reached(slot):
            self._post(AnnouncementEnded(slot, spoken.kind, Rendering.NOTHING, reason=OVER))
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
        lasted_s = self._cut(playing)
        for spoken in playing.queue:
            self._tell("announcements", "ended", f"ended {spoken.kind.value}", slot)
            ended = AnnouncementEnded(slot, spoken.kind, Rendering.NOTHING, None, lasted_s, OVER)
            self._post(ended)
            lasted_s = 0.0

    def vanish(self) -> None:
        """No power."""
        self.sound(Audible())
        for playing in self._playing.values():
            self._cut(playing)
        self._playing.clear()

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

    # announcements

    def _given(self, spoken: Spoken) -> _Given:
        """A beep; the words, in the first language that has them; or the tone in their place."""
        if spoken.form is Form.BEEP:
            return _Given(Rendering.BEEP, None, _lasts_s(self._own.notice), self._own.notice)
        prompt = self._prompts.find(spoken.kind, spoken.language, spoken.custom)
        if prompt is None:
            lasts_s = _lasts_s(ANNOUNCEMENT_TONE)
            return _Given(Rendering.TONE, None, lasts_s, ANNOUNCEMENT_TONE, UNPLAYABLE)
        reason = _otherwise(spoken, prompt)
        return _Given(Rendering.WORDS, prompt.language, prompt.lasts_s, prompt.samples, reason)

    def _play(self, slot: int, playing: _Playing) -> None:
        spoken = playing.queue[0]
        given, kind = self._given(spoken), spoken.kind
        to = [*self._reached(slot, alone=spoken.far_only), *([] if spoken.far_only else [EAR])]
        tag = given.language.value if given.language else None
        text = f"{kind.value} {given}" + (" to far" if spoken.far_only else "")
        more = {"form": given.rendering.value, "language": tag, "to": to}
        self._tell("announcements", kind.value, text, slot, **more)

        def over() -> None:
            playing.queue.popleft()
            self._cut(playing)
            self._tell("announcements", "ended", f"ended {kind.value}", slot)
            told = (given.rendering, given.language, given.seconds, given.reason)
            self._post(AnnouncementEnded(slot, kind, *told))
            if playing.queue:
                self._play(slot, playing)

        playing.began = self._clock.now()
        playing.sound = self._begun(given.sound, *to)
        playing.booking = self._clock.after(given.seconds, over)

    def _cut(self, playing: _Playing) -> float:
        """What is played is over; for how long it has been."""
        if playing.booking is None:
            return 0.0
        playing.booking.cancel()
        self._end(playing.sound)
        playing.booking = playing.sound = None
        return self._clock.now() - playing.began

    # the score

    def _begun(self, what: Tone | bytes, *ears: str) -> Sound | None:
        return None if self._score is None else self._score.begin(players.once(what), *ears)

    def _end(self, sound: Sound | None) -> None:
        if self._score is not None and sound is not None:
            self._score.end(sound)


def _otherwise(spoken: Spoken, found: Prompt) -> str:
    """What was wanted and is not there."""
    if found.language is not spoken.language:
        return f"no prompt in {spoken.language.value}"
    if spoken.custom and not found.custom:
        return f"no prompt in the set {spoken.custom}"
    return ""


def _lasts_s(tone: Tone) -> float:
    """Of one that has an end."""
    return sum(section.lasts_ms or 0 for section in tone.sections) / 1000
