"""Implements ports.Recorder and takes what the gates let through: which session is whose.

Knows that a slot has one session at a time, and that a recorder without a sign of life is lost.
How a session goes is `recording_session`'s.
"""

import itertools
from collections.abc import Callable

from announcements.catalogue import Kind
from hw_sim.sim.clock import Booking
from hw_sim.sim.messages import Message, Noted, Response
from hw_sim.sim.network import RECORDING_CLIENT
from hw_sim.sim.recording_session import RecordingSession, Surroundings
from phone.call.states import Party
from phone.notices.outcome import Told
from phone.ports import SessionRequest
from phone.recording.words import Event

SIDES = ("near", "far")


class SimRecorder:
    """ports.Recorder. `room` says whether the library has a dialog left."""

    def __init__(self, around: Surroundings, room: Callable[[], bool]) -> None:
        self._around, self._room = around, room
        self._sessions: dict[int, RecordingSession] = {}
        self._dialogs: dict[str, RecordingSession] = {}
        self._gates: dict[int, tuple[bool, bool]] = {}
        self._dying: list[Booking] = []
        self._notices: dict[int, tuple[Noted, ...]] = {}
        self._numbers = itertools.count(1)
        around.network.attach(RECORDING_CLIENT, self)
        around.provider.on_connection_closed = self._connection_closed

    @property
    def dialogs(self) -> int:
        """How many sessions take a dialog of the library just now."""
        return sum(not session.is_over for session in self._sessions.values())

    def whose(self, call_id: str) -> Party | None:
        """The far party of the call that a session records."""
        session = self._dialogs.get(call_id)
        return session.request.far if session is not None else None

    # ports.Recorder

    def open(self, request: SessionRequest) -> None:
        """INVITE."""
        call_id = f"{RECORDING_CLIENT}-{next(self._numbers)}"
        has_room = self._room()
        notices = self._notices.get(request.slot, ())
        session = RecordingSession(self._around, request, call_id, notices)
        self._sessions[request.slot] = self._dialogs[call_id] = session
        if has_room:
            session.open()
        else:
            session.fail(Event.UNAVAILABLE, "as many dialogs as there is room for")

    def suspend(self, slot: int) -> None:
        """re-INVITE a=inactive."""
        if slot in self._sessions:
            self._sessions[slot].suspend()

    def resume(self, slot: int) -> None:
        """re-INVITE a=sendonly."""
        if slot in self._sessions:
            self._sessions[slot].resume()

    def close(self, slot: int, reason: str = "") -> None:
        """BYE or CANCEL; without a reason the next recording of the call is another."""
        session = self._sessions.pop(slot, None)
        if not reason:
            told = self._notices.get(slot, ())
            self._notices[slot] = tuple(one for one in told if one.told.kind is Kind.COMPLIANCE)
        if session is not None:
            session.close(reason)
            self._feed(session, (False, False))

    def parties(self, slot: int, far: tuple[Party, ...]) -> None:
        """New metadata."""
        if slot in self._sessions:
            self._sessions[slot].parties(tuple(party.number for party in far))

    def tell(self, slot: int, told: Told) -> None:
        """In the metadata of the session that is open, and of those that follow."""
        notices = (*self._notices.get(slot, ()), Noted(told, self._around.clock.now()))
        if slot in self._sessions:
            self._sessions[slot].announced(notices, follows=told.ends_the_session)
        self._notices[slot] = notices

    def forget(self, slot: int) -> None:
        """The call is over."""
        self._notices.pop(slot, None)

    # the sound

    def set_gates(self, slot: int, *, near: bool, far: bool) -> None:
        """What the gates of this slot let through from now on."""
        self._gates[slot] = (near, far)
        self._measure()

    def takes_sound(self, slot: int) -> bool:
        """Whether what the gates of this slot let through reaches the provider."""
        return slot in self._sessions and self._sessions[slot].takes_sound

    def fed_in_vain(self) -> tuple[int, ...]:
        """The slots with a gate open towards nobody who has agreed to record."""
        sessions = self._sessions
        return tuple(
            slot
            for slot, sides in self._gates.items()
            if any(sides) and not (slot in sessions and sessions[slot].agreed)
        )

    def network_changed(self) -> None:
        """No sign of life for as long as the profile says, and a session is lost."""
        for booking in self._dying:
            booking.cancel()
        self._dying.clear()
        if not self._around.network.up:
            for session in self._sessions.values():
                self._let_die(session)
        self._measure()

    def vanish(self) -> None:
        """Gone without a word to the recorder."""
        self._around.network.detach(RECORDING_CLIENT)
        self._around.provider.on_connection_closed = lambda: None
        for session in self._dialogs.values():
            self._feed(session, (False, False))
            session.dialog.forget()
        for booking in self._dying:
            booking.cancel()

    # network.Station

    def receive(self, message: Message, sender: str) -> None:  # noqa: ARG002  the provider alone
        """An answer, or a request of the recorder."""
        session = self._dialogs.get(message.call_id)
        if session is None:
            return
        if isinstance(message, Response):
            session.answered(message)
        else:
            session.requested(message)
        self._measure()

    def hear(self, call_id: str, digit: str) -> None:
        """Never: nobody keys anything at a recorder."""

    # inside

    def _let_die(self, session: RecordingSession) -> None:
        seconds = session.request.keepalive_s
        words = f"no sign of life for {seconds:g} s"
        self._dying.append(self._around.clock.after(seconds, lambda: session.lose(words)))

    def _connection_closed(self) -> None:
        for session in tuple(self._sessions.values()):
            session.connection_closed()
        self._measure()

    def _measure(self) -> None:
        for slot, session in self._sessions.items():
            self._feed(session, self._gates.get(slot, (False, False)))

    def _feed(self, session: RecordingSession, gates: tuple[bool, bool]) -> None:
        recording = self._around.provider.told_of(session.dialog.call_id)
        if recording is not None:
            for side, is_open in zip(SIDES, gates, strict=True):
                on = is_open and session.takes_sound
                recording.feed(self._around.clock.now(), side, on=on)
