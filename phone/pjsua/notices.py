"""Implements ports.Notices: what is heard besides the voices, after the gates (SPEC C2).

    reminder, announcements -> far parties and ear;  ringer, ringing tone, waiting tone -> ear
    ringing tone -> a caller on an early dialog;  announcements for the far party alone -> only it

Knows which port sounds for which call and that no port of its own ever leads to a gate. Who the far
parties of a call are is asked each time.
"""

import time
from dataclasses import dataclass
from typing import Any, Final

import pjsua2 as pj

from announcements.prompts import Prompts
from phone.notices.own_tones import OwnTones
from phone.pjsua.announcer import Announcer
from phone.pjsua.media_port import MediaPort
from phone.pjsua.notice_ports import NoticePorts
from phone.pjsua.observations import ReminderSounded
from phone.pjsua.rendering import renderer
from phone.pjsua.sources import Alert, Bursts, Reminders
from phone.ports import Audible, ReminderPlan, Spoken
from tones.catalogue import RINGER
from tones.codec import RATE
from tones.player import CadencePlayer, ReminderPlayer

FADED_S: Final = 0.1
"""After this the last burst of a reminder that is stopped has fallen to silence."""


@dataclass(slots=True)
class Place:
    """What sounds for one call; made once and kept."""

    number: int
    reminders: Reminders
    reminder_port: MediaPort
    ringing: Alert
    ringing_port: MediaPort
    announcer: Announcer
    plan: ReminderPlan | None = None
    rings: bool = False  # the caller on its early dialog hears it ring

    @classmethod
    def numbered(cls, number: int, bursts: Bursts, on: NoticePorts) -> "Place":
        """With ports of its own."""
        reminders, ringing = Reminders(bursts.listener(number)), Alert()
        return cls(
            number,
            reminders,
            MediaPort(f"reminder-{number}", reminders.give),
            ringing,
            MediaPort(f"ringing-{number}", ringing.give),
            Announcer(number, on),
        )

    @property
    def ports(self) -> tuple[MediaPort, ...]:
        """All of them."""
        return self.reminder_port, self.ringing_port, self.announcer.port


class PjsuaNotices:
    """One per phone. Its methods are called on the turning thread."""

    def __init__(
        self, calls: int, ports: NoticePorts, prompts: Prompts | None, tones: OwnTones
    ) -> None:
        """Places for so many calls; after the endpoint has started."""
        self._on = ports
        self._bursts = Bursts()
        self._alert = Alert()
        self._alert_port = MediaPort("alert", self._alert.give)
        self._alert_port.startTransmit(ports.ear)
        self._free = [Place.numbered(number, self._bursts, ports) for number in range(calls)]
        self._places: dict[int, Place] = {}
        self._fading: dict[int, tuple[float, Place]] = {}  # by number, until when; of free places
        self._spares_ear = False
        self._ringer = CadencePlayer.of(RINGER, RATE)
        self._ringing_tone = CadencePlayer.of(tones.ringing, RATE)
        self._waiting_tone = CadencePlayer.of(tones.waiting, RATE)
        self._render = renderer(prompts, tones.notice)

    # ports.Notices

    def sound(self, audible: Audible) -> None:
        """The ringer goes before the rest: a call alerts the whole room."""
        waiting = self._waiting_tone if audible.waiting_tone else None
        ringing = self._ringing_tone if audible.ringing_tone else waiting
        self._alert.play(self._ringer if audible.ringer else ringing)
        self._spares_ear = audible.spares_ear
        wanted = dict(audible.reminders)
        for slot, place in self._places.items():
            plan = wanted.get(slot)
            if plan != place.plan:
                self._remind(slot, place, plan)
            self._ring(slot, place, on=slot in audible.far_ringing)
            place.announcer.spare_ear(slot, on=audible.spares_ear)

    def announce(self, slot: int, spoken: Spoken) -> None:
        """In words where there is a prompt, as a beep, or as the tone that stands for words. A call
        that is over has nobody to hear it, and nobody to be told: its slot may be the next one's
        by then."""
        place = self._places.get(slot)
        if place is not None:
            place.announcer.announce(slot, spoken, self._render(spoken))

    # the calls

    def join(self, slot: int) -> None:
        """A call has got its slot. One more than there is a dialog for may be tried: it ends at
        once, and its place is kept."""
        if not self._free:
            self._free.append(Place.numbered(len(self._places), self._bursts, self._on))
        place = self._places[slot] = self._free.pop()
        self._fading.pop(place.number, None)
        place.announcer.spare_ear(slot, on=self._spares_ear)

    def cut(self, slot: int) -> None:
        """Another dialog takes the call's place: its announcements have not been heard."""
        if slot in self._places:
            self._places[slot].announcer.cut(slot)

    def leave(self, slot: int) -> None:
        """The call is over: nothing sounds for it any more."""
        place = self._places.pop(slot, None)
        if place is None:
            return
        place.plan, place.rings = None, False
        place.reminders.stop()
        place.ringing.play(None)
        self._free.append(place)
        self._fading[place.number] = time.monotonic() + FADED_S, place
        place.announcer.leave(slot)

    def link(self, slot: int) -> None:
        """Make the links of this call's notices again: media were (re-)created or joined."""
        place = self._places.get(slot)
        if place is None:
            return
        self._link_reminder(slot, place)
        self._link_ringing(slot, place)
        place.announcer.link(slot)

    def part(self, slot: int, party: Any) -> None:
        """This call's notices are not for the party with this port any more."""
        place = self._places.get(slot)
        if place is not None:
            place.reminder_port.stopTransmit(party)
            place.announcer.part(party)

    def report(self) -> None:
        """Tell the reminders that began, and the announcements that ended, since the last call."""
        slots = {place.number: slot for slot, place in self._places.items()}
        for time_s, number, sample in self._bursts.drain():
            if number in slots:
                self._on.trace(ReminderSounded(time_s, slots[number], sample))
        for slot, place in self._places.items():
            place.announcer.report(slot)
        for number, (until_s, place) in tuple(self._fading.items()):
            if time.monotonic() > until_s:
                del self._fading[number]
                place.reminder_port.stopTransmit(self._on.ear)

    @property
    def ports(self) -> list[MediaPort]:
        """Each port of ours that sounds."""
        places = [*self._free, *self._places.values()]
        return [self._alert_port, *(port for one in places for port in one.ports)]

    def close(self) -> None:
        """Unlink, and let the ports go; after the last call."""
        self._alert_port.stopTransmit(self._on.ear)
        for place in self._free:
            place.announcer.close()
            place.reminder_port.stopTransmit(self._on.ear)
        self._free.clear()
        self._fading.clear()
        del self._alert_port, self._on

    # inside

    def _remind(self, slot: int, place: Place, plan: ReminderPlan | None) -> None:
        before, place.plan = place.plan, plan
        if plan is None:
            place.reminders.stop()
            return
        if before is None or before.awake != plan.awake:
            loudest = max(plan.far_level_dbm0, plan.ear_level_dbm0)
            place.reminders.begin(ReminderPlayer.of(plan.bursts(RATE), plan.tone, loudest))
            self._link_reminder(slot, place)
        if plan.resting:
            place.reminders.rest()
        else:
            place.reminders.go_on(self._quiet)

    @property
    def _quiet(self) -> int:
        """Samples since the last words that were heard in a call, whichever it is: those of each
        are in our ear, and those of a conference in all."""
        each = [place.announcer.quiet for place in self._places.values()]
        return min((quiet for quiet in each if quiet is not None), default=0)

    def _ring(self, slot: int, place: Place, *, on: bool) -> None:
        """The link stays until the media go: what is silent disturbs nobody."""
        place.rings = on
        place.ringing.play(self._ringing_tone if on else None)
        self._link_ringing(slot, place)

    def _link_ringing(self, slot: int, place: Place) -> None:
        own = self._on.own(slot) if place.rings else None
        if own is not None:
            place.ringing_port.startTransmit(own)

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
