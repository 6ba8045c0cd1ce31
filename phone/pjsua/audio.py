"""Who hears whom, and who is recorded: the links between our own ports and the calls' media.

    microphone > codec --+-----------> far party        far party --+--------> codec > ear
                  near gate > recorder, label 1               far gate > recorder, label 2
    calls that are bridged: each far party -> the other, and both -> the far gate of the first

The bridge mixes per destination, so what is linked to a gate is what enters it and nothing else.
All ports are made once and kept; a link lasts until the media is re-created or gone.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import permutations
from typing import Any, Final

from announcements.prompts import Prompts
from phone.notices.outcome import AnnouncementEnded
from phone.notices.own_tones import OwnTones
from phone.notices.reasons import NOT_HEARD
from phone.pjsua.media_port import MediaPort
from phone.pjsua.notice_ports import NoticePorts
from phone.pjsua.notices import PjsuaNotices
from phone.pjsua.observations import FaultSeen, Trace
from phone.pjsua.sources import Gate, Handset
from tones.codec import Codec

NO_MEDIA: Final = "the call has no media"

MOST_FAULTS: Final = 100
"""Of our ports that are told: one that happens with each frame would be told fifty times a second,
were each not told once."""

Live = Callable[[], Any]
"""The port that a call has on the bridge now, or None. Asked each time and never kept: a link
that is cut at a port which is just being removed cuts every other link at its other end too."""


@dataclass(slots=True)
class Conversation:
    """The audio of one call: `speaks` while the microphone is sent to its far party, `hears`
    while the far party is played, `listens` while that takes what is played to it; `media` asks
    for the call's own port on the bridge."""

    media: Live
    speaks: bool = False
    hears: bool = False
    listens: bool = True


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


@dataclass(frozen=True, slots=True)
class Room:
    """For how much there is room at a time."""

    calls: int
    recordings: int


class AudioGraph:
    """Implements ports.Gates; `notices` implements ports.Notices. Its methods are called on the
    turning thread."""

    def __init__(
        self,
        codec: Codec,
        room: Room,
        trace: Trace,
        post: Callable[[AnnouncementEnded], None],
        wake: Callable[[], None],
        prompts: Prompts | None,
        tones: OwnTones,
    ) -> None:
        """After the endpoint has started; `wake` ends a turn, from any thread."""
        self._trace = trace
        self._handset = Handset(codec)
        self._codec_port = MediaPort("codec", self._handset.give, self._handset.take)
        self._taps = tuple(Tap(number) for number in range(room.recordings))
        for tap in self._taps:
            self._codec_port.startTransmit(tap.near_port)
        self._calls: dict[int, Conversation] = {}
        self._bridged: tuple[int, ...] = ()
        self._told: set[tuple[str, str]] = set()  # faults, by port
        self._void = MediaPort("void")
        ports = NoticePorts(
            self._codec_port,
            self._far_parties,
            self._media_of,
            self._unheard,
            self._void,
            post,
            trace,
            wake,
        )
        self.notices = PjsuaNotices(room.calls, ports, prompts, tones)

    # the calls

    def join(self, slot: int, media: Live) -> None:
        """A call has got its slot."""
        self._calls[slot] = Conversation(media)
        self.notices.join(slot)

    def cut_announcements(self, slot: int) -> None:
        """The call in `slot` is about to go on with another party: what is being said to this one
        is said to nobody else."""
        self.notices.cut(slot)

    def go_on(self, slot: int, media: Live) -> None:
        """The call in `slot` goes on with other media; those before are going by themselves."""
        self._calls[slot].media = media

    def leave(self, slot: int) -> None:
        """The call is over, its links went with its media; its gates are silent from now on."""
        if self._calls.pop(slot, None) is not None:
            self.notices.leave(slot)
            self._set_gates()

    def direct(self, slot: int, *, speaks: bool, hears: bool, listens: bool) -> None:
        """Link the call again: its media was (re-)created, or somebody holds. A voice is cut at
        the next frame, before any signalling."""
        call = self._calls[slot]
        call.speaks, call.hears, call.listens = speaks, hears, listens
        self._set_gates()
        self._link(slot, call)

    def bridge(self, slots: tuple[int, ...]) -> None:
        """Those of these calls that are there hear one another; the recording, the reminder and
        the notices of the first are for all of them. () ends it."""
        before, self._bridged = self._bridged, slots
        self._set_gates()
        if before != slots:
            self._part(before)
        for slot in slots:
            if slot in self._calls:
                self._link(slot, self._calls[slot])

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
        self._set_gates()
        for one in self._heard_with(slot):
            self._link(one, self._calls[one])
        return True

    def untap(self, slot: int, media: tuple[Any, ...]) -> None:
        """The recording is over; `media` are the recorder's, if they are still there."""
        for tap in self._taps_of(slot):
            tap.near_wanted = tap.far_wanted = False
            self._set_gates()
            tap.slot = None
            for gate, sink in _fed(tap, media):
                gate.stopTransmit(sink)
            for call in self._calls.values():
                source = call.media()
                if source is not None:
                    source.stopTransmit(tap.far_port)

    def feed(self, slot: int, media: tuple[Any, ...]) -> None:
        """The recorder's two media, near and far, were (re-)created; None: it has refused one."""
        for tap in self._taps_of(slot):
            for gate, sink in _fed(tap, media):
                gate.startTransmit(sink)

    def set_gates(self, slot: int, *, near: bool, far: bool) -> None:
        """ports.Gates."""
        for tap in self._taps_of(slot):
            tap.near_wanted, tap.far_wanted = near, far
        self._set_gates()

    # the account of it

    def report(self) -> None:
        """Tell what sounded, and what went wrong, since the last call."""
        self.notices.report()
        for port in self._ports():
            fault = port.name, port.last_fault
            if fault[1] and fault not in self._told and len(self._told) < MOST_FAULTS:
                self._told.add(fault)
                self._trace(FaultSeen(time.monotonic(), *fault))

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
        self.notices.close()
        for tap in self._taps:
            self._codec_port.stopTransmit(tap.near_port)
        self._taps = ()
        del self._codec_port, self._void, self.notices

    # inside

    def _ports(self) -> list[MediaPort]:
        gates = [port for tap in self._taps for port in (tap.near_port, tap.far_port)]
        return [self._codec_port, self._void, *gates, *self.notices.ports]

    def _link(self, slot: int, call: Conversation) -> None:
        media = call.media()
        if media is None:
            return
        for source, sink, wanted in (
            (self._codec_port, media, call.speaks),
            (media, self._codec_port, call.hears),
            *self._links_with_others(slot, call, media),
        ):
            (source.startTransmit if wanted else source.stopTransmit)(sink)
        host = self._bridged[0] if slot in self._bridged else slot
        for tap in {*self._taps_of(slot), *self._taps_of(host)}:
            media.startTransmit(tap.far_port)
        for one in {slot, host}:
            self.notices.link(one)

    def _links_with_others(
        self, slot: int, call: Conversation, media: Any
    ) -> Iterable[tuple[Any, Any, bool]]:
        """Source, sink, and whether the one is to be heard by the other."""
        for other in self._heard_with(slot):
            conversation = self._calls[other]
            theirs = conversation.media() if other != slot else None
            if theirs is not None:
                yield media, theirs, call.hears and conversation.speaks
                yield theirs, media, conversation.hears and call.speaks

    def _part(self, slots: tuple[int, ...]) -> None:
        """Undo what joins these calls; those that are gone have taken their links with them."""
        for slot, other in permutations(slots, 2):
            theirs = self._calls[other].media() if other in self._calls else None
            if theirs is None:
                continue
            mine = self._calls[slot].media() if slot in self._calls else None
            if mine is not None:
                mine.stopTransmit(theirs)
            for tap in self._taps_of(slot):
                theirs.stopTransmit(tap.far_port)
            self.notices.part(slot, theirs)

    def _heard_with(self, slot: int) -> list[int]:
        """The calls that are one conversation with this one, itself among them."""
        group = self._bridged if slot in self._bridged else (slot,)
        return [one for one in group if one in self._calls]

    def _far_parties(self, slot: int) -> tuple[Any, ...]:
        """Whom this call's notices are for: in a bridge, those of the first are for all."""
        joined = slot in self._bridged[:1]
        media = [self._calls[one].media() for one in (self._heard_with(slot) if joined else [slot])]
        return tuple(one for one in media if one is not None)

    def _media_of(self, slot: int) -> Any:
        return self._calls[slot].media() if slot in self._calls else None

    def _unheard(self, slot: int) -> str:
        if not self._calls[slot].listens:
            return NOT_HEARD
        return "" if self._media_of(slot) is not None else NO_MEDIA

    def _taps_of(self, slot: int) -> list[Tap]:
        return [tap for tap in self._taps if tap.slot == slot]

    def _set_gates(self) -> None:
        """Near is what is sent to a far party of the recording: silence if it is muted, or all of
        them are held or gone."""
        for tap in self._taps:
            call = None if tap.slot is None else self._calls.get(tap.slot)
            group = [] if tap.slot is None else self._heard_with(tap.slot)
            speaks = any(self._calls[one].speaks for one in group)
            tap.near.set(is_open=tap.near_wanted and call is not None and speaks)
            tap.far.set(is_open=tap.far_wanted and call is not None)


def _fed(tap: Tap, media: tuple[Any, ...]) -> list[tuple[MediaPort, Any]]:
    """Each gate with the recorder's medium that it is for (SPEC D1)."""
    both = zip((tap.near_port, tap.far_port), media, strict=False)
    return [(gate, sink) for gate, sink in both if sink is not None]
