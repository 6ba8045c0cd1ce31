"""Implements ports.UserAgent: the legs of the phone, by slot, and the INVITEs not yet placed.

Knows which leg is meant and that a failure is an event. How a leg behaves is `leg`'s, and how it
is transferred `transfers`'s.
"""

import itertools
from collections.abc import Callable

import pjsua2 as pj

from phone.call.events import (
    CallEnded,
    CallEvent,
    CallRefused,
    CallReplaced,
    InviteReceived,
    RegistrationChanged,
    TransferRequested,
)
from phone.call.states import EndReason, RecordWord
from phone.pjsua.accounts import LIMIT, LineAccount, RtpPorts, line_settings
from phone.pjsua.audio import AudioGraph
from phone.pjsua.call_facts import CallFacts
from phone.pjsua.dialog import Dialog
from phone.pjsua.endpoint import Endpoint
from phone.pjsua.headers import arrival
from phone.pjsua.invitation import Headers, invitation
from phone.pjsua.leg import Leg, Origin, Surroundings
from phone.pjsua.party import caller, party, request_uri
from phone.pjsua.referrals import Referral, Referrals
from phone.pjsua.transfers import Appearance, TransferRoles
from provisioning.profile import Line

Posted = CallEvent | InviteReceived | CallRefused | RegistrationChanged
GONE = 481


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
        self._unplaced: dict[int, Appearance] = {}
        self._placed: dict[int, Appearance] = {}
        self._handles = itertools.count(1)
        self._referrals = Referrals(self._referred, endpoint.fault)
        for line in lines:
            account = LineAccount(endpoint, line.number, self._received, post)
            account.create(line_settings(line, endpoint, rtp), line is lines[0])
            self._accounts[line.number] = account
        endpoint.on_busy(lambda caller: post(CallRefused(party(caller))))

    def facts(self, slot: int) -> CallFacts | None:
        """What a recorder is to know of the call in `slot`."""
        found = self._placed.get(slot)
        return found.leg.facts if found else None

    # ports.UserAgent

    def claim(self, handle: int, slot: int, *, early: bool = False) -> None:
        """180 Ringing, or 183 with media."""
        found = self._unplaced.pop(handle, None)
        if found is not None:
            self._placed[slot] = found
            found.leg.claim(slot, early=early)

    def alert(self, slot: int) -> None:
        """180 Ringing, after all."""
        self._with(slot, Leg.alert)

    def refuse(self, handle: int, status: int) -> None:
        """A final answer without a slot."""
        found = self._unplaced.pop(handle, None)
        if found is not None:
            found.leg.refuse(status)

    def dial(
        self,
        slot: int,
        line: int,
        target: str,
        *,
        headers: Headers = (),
        offers: bool = True,
        reliable: bool = True,
    ) -> None:
        """INVITE; what cannot be sent is a call that ended. As `invitation` has it."""
        settings = self._lines[line]
        made = self._appearance(Origin(line, settings.codec, incoming=False, remote=party(target)))
        self._place(slot, made)
        try:
            uri = request_uri(settings, target)
            made.leg.remote = party(uri)
            made.leg.dialog = self._dialog(made)
            with invitation(headers, offers=offers, reliable=reliable) as prm:
                made.leg.dialog.invite(uri, prm)
        except (pj.Error, ValueError) as error:
            self._endpoint.fault(f"dial {target}", error)
            made.leg.failed()

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

    def transfer(self, slot: int, target: str) -> None:
        """REFER."""
        if slot in self._placed:
            self._placed[slot].roles.refer(target)

    def transfer_to(self, slot: int, other: int) -> None:
        """REFER with Replaces."""
        to = self._placed.get(other)
        if slot in self._placed:
            self._placed[slot].roles.refer_to(to.leg if to is not None else None)

    def follow(self, slot: int, into: int) -> None:
        """202; the library sends the INVITE as the dialog that we give it, and the NOTIFYs."""
        before = self._placed.get(slot)
        waiting = before.roles.referral if before is not None else None
        if before is None or waiting is None:
            self._post(CallEnded(into, EndReason.ERROR))
            return
        line = self._lines[before.leg.origin.line]
        target = party(waiting.target)
        made = self._appearance(Origin(line.number, line.codec, incoming=False, remote=target))
        self._place(into, made)
        dialog = made.leg.dialog = self._dialog(made)
        self._answer_referral(before, dialog)
        if not dialog.is_active:
            dialog.abandon()
            made.leg.failed()

    def refuse_transfer(self, slot: int, status: int) -> None:
        """A final non-2xx to the REFER."""
        if slot in self._placed:
            self._answer_referral(self._placed[slot], status)

    def bridge(self, slots: tuple[int, ...]) -> None:
        """The far parties of these calls hear one another."""
        self._graph.bridge(slots)

    def mute(self, *, on: bool) -> None:
        """The microphone is silence for everybody."""
        self._graph.mute(on=on)

    def tell_recording(self, slot: int, word: RecordWord) -> None:
        """`a=record:word`."""
        self._with(slot, lambda leg: leg.tell_recording(word))

    def close(self) -> None:
        """Unregister; after the last call."""
        self._referrals.close()
        for account in self._accounts.values():
            account.shutdown()

    # inside

    def _appearance(self, origin: Origin) -> Appearance:
        leg = Leg(self._around, origin)
        roles = TransferRoles(leg, self._post, self._successor, self._succeeded)
        return Appearance(leg, roles)

    def _dialog(self, of: Appearance, index: int = pj.PJSUA_INVALID_ID) -> Dialog:
        account = self._accounts[of.leg.origin.line]
        return Dialog(self._endpoint, account, of.leg, index, of.roles)

    def _place(self, slot: int, one: Appearance) -> None:
        self._placed[slot] = one
        one.leg.place(slot)

    def _received(self, account: LineAccount, index: int, message: str) -> None:
        line, remote = self._lines[account.line], caller(message)
        origin = Origin(line.number, line.codec, incoming=True, remote=remote, invite=message)
        made = self._appearance(origin)
        made.leg.dialog = self._dialog(made, index)
        handle = next(self._handles)
        self._unplaced[handle] = made
        offered = InviteReceived(handle, line.number, remote, arrival(message))
        self._endpoint.later(lambda: self._post(offered))

    def _referred(self, referral: Referral) -> bool:
        """A REFER came, in the middle of the library: is it one that the machine answers?"""
        for slot, one in self._placed.items():
            dialog = one.leg.dialog
            if dialog is None or one.roles.referral is not None or not dialog.is_confirmed:
                continue
            if dialog.call_id == referral.call_id:
                one.roles.referral = referral
                asked = TransferRequested(slot, party(referral.target))
                self._endpoint.later(lambda asked=asked: self._post(asked))  # type: ignore[misc]
                return True
        return False

    def _answer_referral(self, one: Appearance, answer: Dialog | int) -> None:
        waited = one.roles.decide(answer)
        if waited is not None:
            self._referrals.answer(waited)

    def _successor(self, before: Leg, message: str) -> Appearance:
        """What goes on if the INVITE in `message` replaces this leg's dialog."""
        origin = Origin(
            before.origin.line,
            before.origin.codec,
            incoming=True,
            remote=caller(message),
            held=before.offers.hold_wanted,
        )
        made = self._appearance(origin)
        made.leg.dialog = self._dialog(made)
        return made

    def _succeeded(self, before: Leg, after: Appearance) -> None:
        slot = before.slot
        if slot is None or before.over:  # hung up meanwhile, and so is what would go on
            after.leg.hang_up()
            return
        self._placed[slot] = after
        self._graph.cut_announcements(slot)
        self._post(CallReplaced(slot, after.leg.remote))
        after.leg.succeed(slot, before)

    def _told(self, event: CallEvent) -> None:
        if isinstance(event, CallEnded):
            ended = self._placed.pop(event.slot, None)
            if ended is not None:
                self._answer_referral(ended, GONE)
        self._post(event)

    def _with(self, slot: int, action: Callable[[Leg], None]) -> None:
        """A slot whose call has ended meanwhile is no fault: its CallEnded is on the way."""
        found = self._placed.get(slot)
        if found is not None:
            action(found.leg)
