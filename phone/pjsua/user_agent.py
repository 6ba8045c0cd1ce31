"""Implements ports.UserAgent: the legs of the phone, by slot, and the INVITEs not yet placed.

Knows which leg is meant and that a failure is an event. How a leg behaves is `leg`'s.
"""

import itertools
from collections.abc import Callable

import pjsua2 as pj

from phone.call.events import CallEnded, CallEvent, InviteReceived, RegistrationChanged
from phone.call.states import RecordWord
from phone.pjsua.accounts import LIMIT, LineAccount, RtpPorts, line_settings
from phone.pjsua.audio import AudioGraph
from phone.pjsua.call_facts import CallFacts
from phone.pjsua.dialog import Dialog, Media, offer
from phone.pjsua.endpoint import Endpoint
from phone.pjsua.leg import Leg, Surroundings
from phone.pjsua.party import party, request_uri
from provisioning.profile import Line

Posted = CallEvent | InviteReceived | RegistrationChanged


class PjsuaUserAgent:
    """ports.UserAgent on a library that is up. `post` is called on the turning thread."""

    def __init__(
        self,
        endpoint: Endpoint,
        graph: AudioGraph,
        lines: tuple[Line, ...],
        rtp: RtpPorts,
        post: Callable[[Posted], None],
    ) -> None:
        """Raises ValueError if there are more lines than the library has accounts for."""
        if not 0 < len(lines) < LIMIT:
            raise ValueError(f"{len(lines)} lines, expected 1 to {LIMIT - 1}")
        self._endpoint = endpoint
        self._graph = graph
        self._post = post
        self._around = Surroundings(endpoint, graph, self._told)
        self._lines = {line.number: line for line in lines}
        self._accounts: dict[int, LineAccount] = {}
        self._unplaced: dict[int, Leg] = {}
        self._legs: dict[int, Leg] = {}
        self._handles = itertools.count(1)
        for line in lines:
            account = LineAccount(endpoint, line.number, self._received, post)
            account.create(line_settings(line, endpoint, rtp), line is lines[0])
            self._accounts[line.number] = account

    def facts(self, slot: int) -> CallFacts | None:
        """What a recorder is to know of the call in `slot`."""
        leg = self._legs.get(slot)
        return leg.facts if leg else None

    # ports.UserAgent

    def claim(self, handle: int, slot: int) -> None:
        """180 Ringing."""
        leg = self._unplaced.pop(handle, None)
        if leg is not None:
            self._legs[slot] = leg
            leg.claim(slot)

    def refuse(self, handle: int, status: int) -> None:
        """A final answer without a slot."""
        leg = self._unplaced.pop(handle, None)
        if leg is not None:
            leg.refuse(status)

    def dial(self, slot: int, line: int, target: str) -> None:
        """INVITE; what cannot be sent is a call that ended."""
        settings = self._lines[line]
        leg = Leg(self._around, line, settings.codec, incoming=False, facts=CallFacts())
        leg.place(slot)
        self._legs[slot] = leg
        try:
            uri = request_uri(settings, target)
            leg.dialog = Dialog(self._endpoint, self._accounts[line], leg)
            leg.dialog.invite(uri, offer(Media.BOTH))
        except (pj.Error, ValueError) as error:
            self._endpoint.fault(f"dial {target}", error)
            leg.failed()

    def answer(self, slot: int) -> None:
        """200 OK."""
        self._with(slot, Leg.answer)

    def reject(self, slot: int, status: int) -> None:
        """A final non-2xx."""
        self._with(slot, lambda leg: leg.refuse(status))

    def hang_up(self, slot: int) -> None:
        """BYE or CANCEL."""
        self._with(slot, Leg.hang_up)

    def hold(self, slot: int) -> None:
        """a=sendonly."""
        self._with(slot, lambda leg: leg.hold(on=True))

    def retrieve(self, slot: int) -> None:
        """a=sendrecv."""
        self._with(slot, lambda leg: leg.hold(on=False))

    def send_dtmf(self, slot: int, digit: str) -> None:
        """RFC 4733."""
        self._with(slot, lambda leg: leg.send_dtmf(digit))

    def mute(self, *, on: bool) -> None:
        """The microphone is silence for everybody."""
        self._graph.mute(on=on)

    def tell_recording(self, slot: int, word: RecordWord) -> None:
        """`a=record:word`."""
        self._with(slot, lambda leg: leg.tell_recording(word))

    def close(self) -> None:
        """Unregister; after the last call."""
        for account in self._accounts.values():
            account.shutdown()

    # inside

    def _received(self, account: LineAccount, index: int) -> None:
        line = self._lines[account.line]
        leg = Leg(self._around, line.number, line.codec, incoming=True, facts=CallFacts())
        leg.dialog = Dialog(self._endpoint, account, leg, index)
        handle = next(self._handles)
        self._unplaced[handle] = leg
        remote = party(leg.dialog.getInfo().remoteUri)
        self._endpoint.later(lambda: self._post(InviteReceived(handle, line.number, remote)))

    def _told(self, event: CallEvent) -> None:
        if isinstance(event, CallEnded):
            self._legs.pop(event.slot, None)
        self._post(event)

    def _with(self, slot: int, action: Callable[[Leg], None]) -> None:
        """A slot whose call has ended meanwhile is no fault: its CallEnded is on the way."""
        leg = self._legs.get(slot)
        if leg is not None:
            action(leg)
