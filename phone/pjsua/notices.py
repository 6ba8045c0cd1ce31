"""Implements ports.Notices: what is heard besides the voices, after the gates (SPEC C2).

    reminder, utterances -> far parties and ear;  ringer, ringing tone, waiting tone -> ear

Knows which port sounds for which call and that no port of its own ever leads to a gate. Who the far
parties of a call are is asked each time.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

import pjsua2 as pj

from announcements.catalogue import Form, Kind
from announcements.prompts import Rendering
from phone.notices.outcome import AnnouncementEnded
from phone.pjsua.media_port import MediaPort
from phone.pjsua.observations import ReminderSounded, Trace
from phone.pjsua.sources import Alert, Bursts, Reminders, Utterance, Utterances
from phone.ports import Audible, ReminderPlan, Spoken
from tones.catalogue import ANNOUNCEMENT_TONE, NOTICE_BEEP, RINGER, RINGING_TONE, WAITING_TONE
from tones.codec import RATE
from tones.player import CadencePlayer, ReminderPlayer

SOUND: Final = MappingProxyType({Form.BEEP: NOTICE_BEEP, Form.WORDS: ANNOUNCEMENT_TONE})
"""What is played for each form; there are no prompts, so that words fall back to their tone."""


@dataclass(frozen=True, slots=True)
class NoticePorts:
    """What the notices are built on: our ear's port, how the far parties of a slot are found on
    the bridge, and who is told. `wake` ends a turn that is under way, from any thread."""

    ear: MediaPort
    parties: Callable[[int], tuple[Any, ...]]
    post: Callable[[AnnouncementEnded], None]
    trace: Trace
    wake: Callable[[], None]


@dataclass(slots=True)
class Announcement:
    """A notice that is being played, or waits for the one before it."""

    kind: Kind
    form: Form
    utterance: Utterance


@dataclass(slots=True)
class Place:
    """The two ports of one call's notices; made once and kept."""

    number: int
    reminders: Reminders
    reminder_port: MediaPort
    utterances: Utterances
    utterance_port: MediaPort
    plan: ReminderPlan | None = None
    announced: deque[Announcement] = field(default_factory=deque)

    @classmethod
    def numbered(cls, number: int, bursts: Bursts, wake: Callable[[], None]) -> "Place":
        """With ports of its own."""
        reminders, utterances = Reminders(bursts.listener(number)), Utterances(wake)
        return cls(
            number,
            reminders,
            MediaPort(f"reminder-{number}", reminders.give),
            utterances,
            MediaPort(f"notice-{number}", utterances.give),
        )


class PjsuaNotices:
    """One per phone. Its methods are called on the turning thread."""

    def __init__(self, calls: int, ports: NoticePorts) -> None:
        """Places for so many calls; after the endpoint has started."""
        self._on = ports
        self._bursts = Bursts()
        self._alert = Alert()
        self._alert_port = MediaPort("alert", self._alert.give)
        self._alert_port.startTransmit(ports.ear)
        self._free = [Place.numbered(number, self._bursts, ports.wake) for number in range(calls)]
        self._places: dict[int, Place] = {}
        self._ringer = CadencePlayer.of(RINGER, RATE)
        self._ringing_tone = CadencePlayer.of(RINGING_TONE, RATE)
        self._waiting_tone = CadencePlayer.of(WAITING_TONE, RATE)
        self._sounds = {form: CadencePlayer.of(tone, RATE).lead for form, tone in SOUND.items()}

    # ports.Notices

    def sound(self, audible: Audible) -> None:
        """The ringer goes before the rest: a call alerts the whole room."""
        waiting = self._waiting_tone if audible.waiting_tone else None
        ringing = self._ringing_tone if audible.ringing_tone else waiting
        self._alert.play(self._ringer if audible.ringer else ringing)
        wanted = dict(audible.reminders)
        for slot, place in self._places.items():
            plan = wanted.get(slot)
            if plan != place.plan:
                self._remind(slot, place, plan)

    def announce(self, slot: int, spoken: Spoken) -> None:
        """A beep, or the tone that stands for the words."""
        place = self._places.get(slot)
        if place is None:
            self._on.post(AnnouncementEnded(slot, spoken.kind, Rendering.NOTHING))
            return
        one = Announcement(spoken.kind, spoken.form, Utterance(self._sounds[spoken.form]))
        place.announced.append(one)
        self.link(slot)
        place.utterances.say(one.utterance)

    # the calls

    def join(self, slot: int) -> None:
        """A call has got its slot. One more than there is a dialog for may be tried: it ends at
        once, and its place is kept."""
        if not self._free:
            self._free.append(Place.numbered(len(self._places), self._bursts, self._on.wake))
        self._places[slot] = self._free.pop()

    def leave(self, slot: int) -> None:
        """The call is over: what was being played to it has not been heard."""
        place = self._places.pop(slot, None)
        if place is None:
            return
        place.plan = None
        place.reminders.stop()
        place.utterances.stop()
        self._free.append(place)
        while place.announced:
            one = place.announced.popleft()
            self._on.post(AnnouncementEnded(slot, one.kind, Rendering.NOTHING))

    def link(self, slot: int) -> None:
        """Make the links of this call's notices again: media were (re-)created or joined."""
        place = self._places.get(slot)
        if place is None:
            return
        self._link_reminder(slot, place)
        if place.announced:
            for sink in (*self._on.parties(slot), self._on.ear):
                place.utterance_port.startTransmit(sink)

    def part(self, slot: int, party: Any) -> None:
        """This call's notices are not for the party with this port any more."""
        place = self._places.get(slot)
        if place is not None:
            place.reminder_port.stopTransmit(party)
            place.utterance_port.stopTransmit(party)

    def report(self) -> None:
        """Tell the reminders that began, and the announcements that ended, since the last call."""
        slots = {place.number: slot for slot, place in self._places.items()}
        for time_s, number, sample in self._bursts.drain():
            if number in slots:
                self._on.trace(ReminderSounded(time_s, slots[number], sample))
        for slot, place in self._places.items():
            self._report_ended(slot, place)

    @property
    def ports(self) -> list[MediaPort]:
        """Each port of ours that sounds."""
        places = [*self._free, *self._places.values()]
        return [
            self._alert_port,
            *(port for one in places for port in (one.reminder_port, one.utterance_port)),
        ]

    def close(self) -> None:
        """Unlink, and let the ports go; after the last call."""
        self._alert_port.stopTransmit(self._on.ear)
        for place in self._free:
            place.utterance_port.stopTransmit(self._on.ear)
            place.reminder_port.stopTransmit(self._on.ear)
        self._free.clear()
        del self._alert_port, self._on

    # inside

    def _remind(self, slot: int, place: Place, plan: ReminderPlan | None) -> None:
        place.plan = plan
        if plan is None:
            place.reminders.stop()
            return
        loudest = max(plan.far_level_dbm0, plan.ear_level_dbm0)
        place.reminders.begin(ReminderPlayer.of(plan.bursts(RATE), plan.tone, loudest))
        self._link_reminder(slot, place)

    def _link_reminder(self, slot: int, place: Place) -> None:
        """One source, two levels: all parties hear the same samples."""
        plan = place.plan
        if plan is None:
            return
        loudest = max(plan.far_level_dbm0, plan.ear_level_dbm0)
        far, ear = plan.far_level_dbm0, plan.ear_level_dbm0
        sinks = [(party, far, plan.to_far) for party in self._on.parties(slot)]
        for sink, level, wanted in (*sinks, (self._on.ear, ear, plan.to_ear)):
            place.reminder_port.stopTransmit(sink)  # a link keeps its level until it is made anew
            if wanted:
                parameter = pj.AudioMediaTransmitParam()
                parameter.level = 10 ** ((level - loudest) / 20)
                place.reminder_port.startTransmit2(sink, parameter)

    def _report_ended(self, slot: int, place: Place) -> None:
        while place.utterances.finished:
            ended = place.utterances.finished.popleft()
            if place.announced and place.announced[0].utterance is ended:
                one = place.announced.popleft()
                beep = one.form is Form.BEEP  # the words were not: a tone stood for them
                given = Rendering.BEEP if beep else Rendering.TONE
                self._on.post(AnnouncementEnded(slot, one.kind, given))
