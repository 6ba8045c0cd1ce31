"""The announcements of a simulated phone: what is given in the end, how long it lasts, what waits.

The simulated counterpart of `phone.pjsua.announcer`, in virtual time: prompts last as long as they
are. Knows no tone and no gate; samples are made of it only if there is a score to be written.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from announcements.catalogue import Form, superseded
from announcements.languages import Language
from announcements.prompts import Prompts, Rendering
from hw_sim.sim import players
from hw_sim.sim.clock import Booking, VirtualClock
from hw_sim.sim.score import EAR, Score, Sound
from phone.notices.outcome import AnnouncementEnded
from phone.notices.own_tones import OwnTones
from phone.notices.reasons import NO_PROMPT, OVER, otherwise
from phone.ports import Spoken
from tones.catalogue import ANNOUNCEMENT_TONE, Tone


class Tell(Protocol):
    """An entry on the time line; `slot` says whose call it is."""

    def __call__(
        self, lane: str, kind: str, text: str, slot: int | None = None, **more: object
    ) -> None: ...


class Reached(Protocol):
    """The numbers of the far parties that hear what is played to a slot, none without a call;
    `alone`: those of its own call, whoever is joined to it."""

    def __call__(self, slot: int, *, alone: bool = False) -> tuple[str, ...]: ...


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


class SimAnnouncer:
    """Who listens to `score` gets what sounds as samples; None: nobody does."""

    def __init__(
        self,
        clock: VirtualClock,
        tell: Tell,
        post: Callable[[AnnouncementEnded], None],
        reached: Reached,
        prompts: Prompts,
        score: Score | None,
        tones: OwnTones,
    ) -> None:
        self._clock, self._tell, self._post = clock, tell, post
        self._reached, self._prompts, self._score = reached, prompts, score
        self._own, self._spares_ear = tones, False
        self._playing: dict[int, _Playing] = {}

    def announce(self, slot: int, spoken: Spoken) -> None:
        """After those of this slot that are being played; what waits may give way. Of a call that
        is over nobody is told any more."""
        if not self._reached(slot):
            return
        playing = self._playing.setdefault(slot, _Playing())
        first, waiting = [*playing.queue][:1], [*playing.queue][1:]
        kept = (one for one in waiting if not superseded(one.kind, spoken.kind))
        playing.queue = deque((*first, *kept, spoken))
        if playing.booking is None:
            self._play(slot, playing)

    def cut(self, slot: int) -> None:
        """Another dialog takes the call's place: nobody has heard it as it should be."""
        lasted_s, queue = self._left(slot)
        for spoken in queue:
            ended = AnnouncementEnded(slot, spoken.kind, Rendering.NOTHING, None, lasted_s, OVER)
            self._post(ended)
            lasted_s = 0.0

    def leave(self, slot: int) -> None:
        """The call is over, and nobody is told any more what became of its notices."""
        self._left(slot)

    def _left(self, slot: int) -> tuple[float, tuple[Spoken, ...]]:
        """What was being said, and waited, has ended now; for how long the first was heard."""
        playing = self._playing.pop(slot, None)
        if playing is None:
            return 0.0, ()
        lasted_s = self._cut(playing)
        for spoken in playing.queue:
            self._tell("announcements", "ended", f"ended {spoken.kind.value}", slot)
        return lasted_s, tuple(playing.queue)

    def spare_ear(self, *, on: bool) -> None:
        """Our user hears none of it from now on: what is being said goes on for the others."""
        if on and not self._spares_ear and self._score is not None:
            for playing in self._playing.values():
                if playing.sound is not None:
                    playing.sound.ear_until = self._score.sample
        self._spares_ear = on

    @property
    def is_busy(self) -> bool:
        """Whether anything is being said, or waits."""
        return any(it.queue for it in self._playing.values())

    def vanish(self) -> None:
        """No power."""
        for playing in self._playing.values():
            self._cut(playing)
        self._playing.clear()

    def _given(self, spoken: Spoken) -> _Given:
        """A beep; the words, in the first language that has them; or the tone in their place."""
        if spoken.form is Form.BEEP:
            return _Given(Rendering.BEEP, None, _lasts_s(self._own.notice), self._own.notice)
        prompt = self._prompts.find(spoken.kind, spoken.language, spoken.custom)
        if prompt is None:
            lasts_s = _lasts_s(ANNOUNCEMENT_TONE)
            return _Given(Rendering.TONE, None, lasts_s, ANNOUNCEMENT_TONE, NO_PROMPT)
        reason = otherwise(spoken.language, spoken.custom, prompt)
        return _Given(Rendering.WORDS, prompt.language, prompt.lasts_s, prompt.samples, reason)

    def _play(self, slot: int, playing: _Playing) -> None:
        spoken = playing.queue[0]
        given, kind = self._given(spoken), spoken.kind
        ear = [] if spoken.far_only or self._spares_ear else [EAR]
        to = [*self._reached(slot, alone=spoken.far_only), *ear]
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
        if self._score is not None:
            playing.sound = self._score.begin(players.once(given.sound), *to)
        playing.booking = self._clock.after(given.seconds, over)

    def _cut(self, playing: _Playing) -> float:
        """What is played is over; for how long it has been."""
        if playing.booking is None:
            return 0.0
        playing.booking.cancel()
        if self._score is not None and playing.sound is not None:
            self._score.end(playing.sound)
        playing.booking = playing.sound = None
        return self._clock.now() - playing.began


def _lasts_s(tone: Tone) -> float:
    """Of one that has an end."""
    return sum(section.lasts_ms or 0 for section in tone.sections) / 1000
