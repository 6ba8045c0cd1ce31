"""Implements ports.UserAgent on the simulated network: the phone's, and that of every far party.

Knows which leg is meant by a slot, a handle or a Call-ID. How a leg behaves is `leg`'s.
"""

import itertools
from collections.abc import Callable, Mapping
from random import Random

from hw_sim.sim.clock import VirtualClock
from hw_sim.sim.dialog import Dialog
from hw_sim.sim.directory import Directory
from hw_sim.sim.leg import Leg, Surroundings
from hw_sim.sim.messages import Message, Request, Response
from hw_sim.sim.negotiation import Manners
from hw_sim.sim.network import Network
from phone.call.address import user_part
from phone.call.events import (
    CallEnded,
    CallEvent,
    CallRefused,
    CallReplaced,
    InviteReceived,
    RegistrationChanged,
)
from phone.call.states import EndReason, Party, RecordWord

Posted = CallEvent | InviteReceived | CallRefused | RegistrationChanged
BUSY_HERE, NOT_FOUND, NO_DIALOG = 486, 404, 481


class SimUserAgent:
    """ports.UserAgent. `lines` are who we are, by line; `room` says whether the library has a
    dialog left, `digits` takes the DTMF that is heard, with the number it came from."""

    def __init__(
        self,
        name: str,
        network: Network,
        clock: VirtualClock,
        directory: Directory,
        lines: Mapping[int, Party],
        post: Callable[[Posted], None],
        random: Random,
        *,
        room: Callable[[], bool] = lambda: True,
        digits: Callable[[Party, str], None] = lambda _party, _digit: None,
    ) -> None:
        self.name, self.manners, self.muted = name, Manners(), False
        self.bridged: tuple[int, ...] = ()
        self._network, self._clock, self._directory = network, clock, directory
        self._lines, self._post, self._room, self._digits = lines, post, room, digits
        self._around = Surroundings(
            name, network, clock, self._told, random.uniform, lambda: self.manners, self._updates
        )
        self._dialogs: dict[str, Leg] = {}
        self._legs: dict[int, Leg] = {}
        self._unplaced: dict[int, Leg] = {}
        self._handles, self._call_ids = itertools.count(1), itertools.count(1)
        network.attach(name, self)
        directory.enter(self, lines)

    # ports.UserAgent

    def claim(self, handle: int, slot: int, *, early: bool = False) -> None:
        """180 Ringing, or 183 with media and EarlyMedia."""
        self.take(handle, slot)
        self._with(slot, Leg.ring_with_media if early else Leg.ring)

    def alert(self, slot: int) -> None:
        """180 Ringing, after all."""
        self.ring(slot)

    def refuse(self, handle: int, status: int) -> None:
        """A final answer without a slot."""
        leg = self._unplaced.pop(handle, None)
        if leg is not None:
            leg.refuse(status)

    def dial(self, slot: int, line: int, target: str) -> None:
        """INVITE; a number that nobody has is answered 404 by the call server."""
        self._call(slot, line, target)

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
        self._with(slot, lambda leg: leg.negotiation.hold(on=True))

    def retrieve(self, slot: int) -> None:
        """a=sendrecv."""
        self._with(slot, lambda leg: leg.negotiation.hold(on=False))

    def send_dtmf(self, slot: int, digit: str) -> None:
        """RFC 4733."""
        leg = self._legs.get(slot)
        if leg is not None and leg.confirmed:
            dialog = leg.dialog
            self._network.carry(self.name, dialog.peer, lambda it: it.hear(dialog.call_id, digit))

    def transfer(self, slot: int, target: str) -> None:
        """REFER."""
        self._with(slot, lambda leg: leg.referral.ask(target))

    def transfer_to(self, slot: int, other: int) -> None:
        """REFER with Replaces."""
        consulted = self._legs.get(other)
        if consulted is not None:
            target, call_id = consulted.remote.aor, consulted.dialog.call_id
            self._with(slot, lambda leg: leg.referral.ask(target, call_id))

    def follow(self, slot: int, into: int) -> None:
        """202, and the call it asks for."""
        leg = self._legs.get(slot)
        request = leg.referral.follow() if leg is not None else None
        if leg is None or request is None:
            self._told(CallEnded(into, EndReason.ERROR))
            return
        made = self._call(into, leg.line, request.refer_to, request.replaces)
        made.follows = leg.referral

    def refuse_transfer(self, slot: int, status: int) -> None:
        """A final non-2xx to the REFER."""
        self._with(slot, lambda leg: leg.referral.refuse(status))

    def bridge(self, slots: tuple[int, ...]) -> None:
        """Who is joined."""
        self.bridged = slots

    def mute(self, *, on: bool) -> None:
        """The microphone is silence for everybody."""
        self.muted = on

    def tell_recording(self, slot: int, word: RecordWord) -> None:
        """`a=record:word`."""
        self._with(slot, lambda leg: leg.negotiation.tell_recording(word))

    # what people and the bench do besides

    def take(self, handle: int, slot: int) -> None:
        """Bind the dialog to the slot without a word to the caller."""
        leg = self._unplaced.pop(handle, None)
        if leg is not None:
            leg.slot, self._legs[slot] = slot, leg

    def ring(self, slot: int, *, early: bool = False) -> None:
        """180, or 183 with media."""
        self._with(slot, lambda leg: leg.ring(early=early))

    def identify(self, slot: int, party: Party) -> None:
        """P-Asserted-Identity from now on (RFC 3325)."""
        self._with(slot, lambda leg: leg.negotiation.identify(party))

    def replace(self, slot: int, line: int, target: str, call_id: str) -> None:
        """INVITE with Replaces (RFC 3891)."""
        self._call(slot, line, target, call_id)

    def leg(self, slot: int) -> Leg | None:
        """The call in `slot`."""
        return self._legs.get(slot)

    @property
    def slots(self) -> tuple[int, ...]:
        """The slots with a call."""
        return tuple(self._legs)

    @property
    def dialogs(self) -> int:
        """How many calls the library carries just now."""
        return len(self._legs) + len(self._unplaced)

    def speaks(self, slot: int) -> bool:
        """Whether the microphone is sent to the party of `slot`."""
        leg = self._legs.get(slot)
        return leg is not None and leg.negotiation.speaks

    def speaks_in(self, call_id: str) -> bool:
        """The same, of the dialog with this Call-ID."""
        leg = self._dialogs.get(call_id)
        return leg is not None and leg.negotiation.speaks

    def vanish(self) -> None:
        """Gone without a word to anybody."""
        self._network.detach(self.name)
        for leg in self._dialogs.values():
            leg.slot = None
            leg.dialog.forget()
            leg.negotiation.end()
        self._dialogs.clear()
        self._legs.clear()
        self._unplaced.clear()

    # what comes

    def receive(self, message: Message, sender: str) -> None:
        """Of a dialog of ours, or of none."""
        leg = self._dialogs.get(message.call_id)
        if isinstance(message, Response):
            if leg is not None:
                leg.heard_answer(message)
        elif message.opens:
            self._invited(message, sender)
        elif leg is not None:
            leg.heard(message)
        elif message.method != "ACK":
            self._to_nobody(message, sender, NO_DIALOG)

    def hear(self, call_id: str, digit: str) -> None:
        """DTMF."""
        leg = self._dialogs.get(call_id)
        if leg is not None and leg.ended is None:
            self._digits(leg.remote, digit)

    # inside

    def _call(self, slot: int, line: int, target: str, replaces: str = "") -> Leg:
        sender = self._lines.get(line) or next(iter(self._lines.values()))
        peer = self._directory.station(user_part(target))
        remote = Party("", user_part(target), target)
        call_id = f"{self.name}-{next(self._call_ids)}"
        leg = Leg(self._around, call_id, peer, line, remote, incoming=False)
        leg.slot = slot
        self._legs[slot] = self._dialogs[call_id] = leg
        leg.invite(target, sender, replaces)
        return leg

    def _invited(self, request: Request, sender: str) -> None:
        before = self._dialogs.get(request.replaces) if request.replaces else None
        if request.replaces and (before is None or before.slot is None or not before.confirmed):
            self._to_nobody(request, sender, NO_DIALOG)
            return
        if before is None and not self._room():
            self._to_nobody(request, sender, BUSY_HERE)
            self._post(CallRefused(request.sender or Party("", sender, f"sip:{sender}")))
            return
        remote = request.sender or Party("", sender, f"sip:{sender}")
        line = self._line(user_part(request.to))
        leg = Leg(self._around, request.call_id, sender, line, remote, incoming=True)
        self._dialogs[request.call_id] = leg
        leg.invited(request)
        if before is not None:
            leg.replaces, leg.on_confirmed = before, self._replaced
            leg.negotiation.follow(before.negotiation)
            leg.answer()
            return
        handle = next(self._handles)
        self._unplaced[handle] = leg
        self._post(InviteReceived(handle, line, remote, request.arrival))

    def _replaced(self, leg: Leg) -> None:
        before = leg.replaces
        slot = before.slot if before is not None and before.ended is None else None
        if before is None or slot is None:
            leg.hang_up()  # there is nothing left to replace
            return
        before.slot, leg.slot, self._legs[slot] = None, slot, leg
        before.hang_up()
        self._post(CallReplaced(slot, leg.remote))

    def _line(self, user: str) -> int:
        return next((n for n, one in self._lines.items() if one.number == user), min(self._lines))

    def _told(self, event: CallEvent) -> None:
        if isinstance(event, CallEnded):
            self._legs.pop(event.slot, None)
        self._post(event)

    def _with(self, slot: int, action: Callable[[Leg], None]) -> None:
        """A slot whose call has ended meanwhile is no fault: its CallEnded is on the way."""
        leg = self._legs.get(slot)
        if leg is not None:
            action(leg)

    def _to_nobody(self, request: Request, sender: str, status: int) -> None:
        dialog = Dialog(
            self._network, self._clock, self.name, sender, request.call_id, lambda _: None
        )
        dialog.respond(request, status)

    def _updates(self, peer: str) -> bool:
        return self._directory.manners(peer).updates
