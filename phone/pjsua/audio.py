"""Who hears what: the ports of our own and the links between them and the calls' media.

    microphone > codec --+-----------> far party        far party --+--------> codec > ear
                  near gate > recorder, label 1               far gate > recorder, label 2
    reminder -----------> far party and ear; ringer, ringing tone -> ear; never a recorder

The bridge mixes per destination, so what is linked to a gate is what enters it and nothing else.
All ports are made once and kept; a link lasts until the media is re-created or gone.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import pjsua2 as pj

from phone.pjsua.media_port import MediaPort
from phone.pjsua.observations import FaultSeen, ReminderSounded, Trace
from phone.pjsua.sources import Alert, Bursts, Gate, Handset, Reminders
from phone.ports import Audible, ReminderPlan
from tones.catalogue import RINGER, RINGING_TONE
from tones.codec import RATE, Codec
from tones.player import CadencePlayer, ReminderPlayer
from tones.reminder import Reminder

Live = Callable[[], Any]
"""The port that a call has on the bridge now, or None. Asked each time and never kept: a link
that is cut at a port which is just being removed cuts every other link at its other end too."""


class ReminderPlace:
    """A reminder with its port; there is one per call that there is room for."""

    def __init__(self, number: int, bursts: Bursts) -> None:
        self.number = number
        self.source = Reminders(bursts.listener(number))
        self.port = MediaPort(f"reminder-{number}", self.source.give)


@dataclass(slots=True)
class Conversation:
    """The audio of one call: `speaks` while the microphone is sent to its far party, `hears`
    while the far party is played; `media` asks for the call's own port on the bridge."""

    reminder: ReminderPlace
    media: Live
    speaks: bool = False
    hears: bool = False
    plan: ReminderPlan | None = None


class Tap:
    """The pair of gates that one recording is fed by, and what the machine wants of them."""

    def __init__(self, number: int) -> None:
        self.near, self.far = Gate(), Gate()
        self.near_port = MediaPort(f"near-{number}", self.near.give, self.near.take)
        self.far_port = MediaPort(f"far-{number}", self.far.give, self.far.take)
        self.slot: int | None = None
        self.near_wanted = self.far_wanted = False


@dataclass(frozen=True, slots=True)
class AudioCounts:
    """Since the start: frames of the codec, those that came late, frames that passed the gates,
    and what went wrong in the audio ports."""

    frames: int
    late: int
    recorded: int
    faults: tuple[str, ...]


class AudioGraph:
    """Implements ports.Gates and ports.Notices. Its methods are called on the turning thread."""

    def __init__(self, codec: Codec, calls: int, recordings: int, trace: Trace) -> None:
        """Room for so many calls and recordings at a time; after the endpoint has started."""
        self._trace = trace
        self._bursts = Bursts()
        self._handset, self._alert = Handset(codec), Alert()
        self._codec_port = MediaPort("codec", self._handset.give, self._handset.take)
        self._alert_port = MediaPort("alert", self._alert.give)
        self._alert_port.startTransmit(self._codec_port)
        self._free = [ReminderPlace(number, self._bursts) for number in range(calls)]
        self._taps = tuple(Tap(number) for number in range(recordings))
        for tap in self._taps:
            self._codec_port.startTransmit(tap.near_port)
        self._calls: dict[int, Conversation] = {}
        self._told: set[str] = set()
        self._ringer = CadencePlayer.of(RINGER, RATE)
        self._ringing_tone = CadencePlayer.of(RINGING_TONE, RATE)

    # the calls

    def join(self, slot: int, media: Live) -> None:
        """A call has got its slot."""
        self._calls[slot] = Conversation(self._free.pop(), media)

    def leave(self, slot: int) -> None:
        """The call is over, its links went with its media; its gates are silent from now on."""
        call = self._calls.pop(slot, None)
        if call is not None:
            call.reminder.source.stop()
            self._free.append(call.reminder)
            self._set_gates_of(slot)

    def direct(self, slot: int, *, speaks: bool, hears: bool) -> None:
        """Link the call again: its media was (re-)created, or somebody holds. A voice is cut at
        the next frame, before any signalling."""
        call = self._calls[slot]
        call.speaks, call.hears = speaks, hears
        self._set_gates_of(slot)
        self._link(slot, call)

    def mute(self, *, on: bool) -> None:
        """The microphone is silent to far parties and recorders."""
        self._handset.muted = on

    # the recordings

    def tap(self, slot: int) -> bool:
        """Give this call's recording its gates, closed; False if there are none left."""
        free = next((tap for tap in self._taps if tap.slot in (None, slot)), None)
        if free is None:
            return False
        free.slot, free.near_wanted, free.far_wanted = slot, False, False
        self._set_gates_of(slot)
        call = self._calls.get(slot)
        if call is not None:
            self._link(slot, call)
        return True

    def untap(self, slot: int) -> None:
        """The recording is over."""
        for tap in self._taps_of(slot):
            tap.near_wanted = tap.far_wanted = False
            self._set_gates_of(slot)
            tap.slot = None
            media = self._calls[slot].media() if slot in self._calls else None
            if media is not None:
                media.stopTransmit(tap.far_port)

    def feed(self, slot: int, media: tuple[Any, ...]) -> None:
        """The recorder's two media, near and far, were (re-)created."""
        for tap in self._taps_of(slot):
            for gate, sink in zip((tap.near_port, tap.far_port), media, strict=False):
                gate.startTransmit(sink)

    def set_gates(self, slot: int, *, near: bool, far: bool) -> None:
        """ports.Gates."""
        for tap in self._taps_of(slot):
            tap.near_wanted, tap.far_wanted = near, far
        self._set_gates_of(slot)

    # the tones

    def sound(self, audible: Audible) -> None:
        """ports.Notices."""
        ringing = self._ringing_tone if audible.ringing_tone else None
        self._alert.play(self._ringer if audible.ringer else ringing)
        wanted = dict(audible.reminders)
        for slot, call in self._calls.items():
            plan = wanted.get(slot)
            if plan != call.plan:
                self._remind(call, plan)

    def report(self) -> None:
        """Tell the reminders that began, and what went wrong, since the last call."""
        slots = {call.reminder.number: slot for slot, call in self._calls.items()}
        for time_s, place, sample in self._bursts.drain():
            if place in slots:
                self._trace(ReminderSounded(time_s, slots[place], sample))
        for port in self._ports():
            if port.last_fault and port.name not in self._told:
                self._told.add(port.name)  # once: it would be fifty a second
                self._trace(FaultSeen(time.monotonic(), port.name, port.last_fault))

    @property
    def counts(self) -> AudioCounts:
        """What has been counted so far."""
        gates = [gate for tap in self._taps for gate in (tap.near, tap.far)]
        faults = tuple(f"{port.name}: {port.last_fault}" for port in self._ports() if port.faults)
        handset = self._handset
        return AudioCounts(handset.frames, handset.late, sum(gate.frames for gate in gates), faults)

    def close(self) -> None:
        """Unlink everything and let the ports go, which the library does not survive if it is
        destroyed first; after the last call."""
        for slot in tuple(self._calls):
            self.leave(slot)
        self._alert_port.stopTransmit(self._codec_port)
        for tap in self._taps:
            self._codec_port.stopTransmit(tap.near_port)
        self._free.clear()
        self._taps = ()
        del self._codec_port, self._alert_port

    def _ports(self) -> list[MediaPort]:
        reminders = [*self._free, *(call.reminder for call in self._calls.values())]
        gates = [port for tap in self._taps for port in (tap.near_port, tap.far_port)]
        return [self._codec_port, self._alert_port, *(one.port for one in reminders), *gates]

    def _remind(self, call: Conversation, plan: ReminderPlan | None) -> None:
        call.plan = plan
        if plan is None:
            call.reminder.source.stop()
            return
        reminder = Reminder(RATE, plan.interval_s, plan.duration_ms)
        loudest = max(plan.far_level_dbm0, plan.ear_level_dbm0)
        call.reminder.source.begin(ReminderPlayer.of(reminder, plan.frequency_hz, loudest))
        self._link_reminder(call)

    def _link(self, slot: int, call: Conversation) -> None:
        media = call.media()
        if media is None:
            return
        for source, sink, wanted in (
            (self._codec_port, media, call.speaks),
            (media, self._codec_port, call.hears),
        ):
            (source.startTransmit if wanted else source.stopTransmit)(sink)
        for tap in self._taps_of(slot):
            media.startTransmit(tap.far_port)
        self._link_reminder(call)

    def _link_reminder(self, call: Conversation) -> None:
        """One source, two levels: both parties hear the same samples."""
        plan, media = call.plan, call.media()
        if plan is None or media is None:
            return
        loudest = max(plan.far_level_dbm0, plan.ear_level_dbm0)
        for sink, level in ((media, plan.far_level_dbm0), (self._codec_port, plan.ear_level_dbm0)):
            parameter = pj.AudioMediaTransmitParam()
            parameter.level = 10 ** ((level - loudest) / 20)
            call.reminder.port.stopTransmit(sink)  # a link keeps its level until it is made anew
            call.reminder.port.startTransmit2(sink, parameter)

    def _taps_of(self, slot: int) -> Iterable[Tap]:
        return [tap for tap in self._taps if tap.slot == slot]

    def _set_gates_of(self, slot: int) -> None:
        """Near is what is sent to the far party: silence if it is muted, held or gone."""
        call = self._calls.get(slot)
        for tap in self._taps_of(slot):
            tap.near.set(is_open=tap.near_wanted and call is not None and call.speaks)
            tap.far.set(is_open=tap.far_wanted and call is not None)
