"""One call as the user agent carries it: its dialog, its end, and what of it the machine is told.

Knows the order of a call's events and RFC 3264 §8.4. Must not decide anything about the call: the
machine does. What it offers is `negotiation`'s, who is transferred is `transfers`'s.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pjsua2 as pj

from phone.call.events import (
    CallConfirmed,
    CallEnded,
    CallEvent,
    CallProgressed,
    EarlyMedia,
    FarRecordReported,
    HoldChanged,
    HoldRefused,
    RemoteChanged,
)
from phone.call.states import CallState, EndReason, Party, RecordWord
from phone.notices.reasons import EARLY_MEDIA_S
from phone.pjsua.audio import AudioGraph
from phone.pjsua.call_facts import CallFacts
from phone.pjsua.dialog import Answer, Dialog, Media, offer
from phone.pjsua.early import EarlyDialog, awaits_our_offer
from phone.pjsua.endpoint import Endpoint
from phone.pjsua.headers import body
from phone.pjsua.negotiation import Negotiation, Outcome
from phone.pjsua.party import asserted
from phone.siprec.sdp import Direction, SdpError, media, record_state
from provisioning.profile import Codec


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all legs share; `post` takes what the machine is to know."""

    endpoint: Endpoint
    graph: AudioGraph
    post: Callable[[CallEvent], None]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a call comes from: its line, the codec it prefers, who sent the INVITE and who is at
    the other end; `held`: it begins on hold, as the call that it replaces was."""

    line: int
    codec: Codec
    incoming: bool
    remote: Party
    held: bool = False
    invite: str = ""  # that of an incoming call, as it came


class Leg:
    """Implements dialog.Watcher for a call. `slot` is None until the dispatcher claims it."""

    def __init__(self, around: Surroundings, origin: Origin) -> None:
        self.origin = origin
        self.slot: int | None = None
        self.facts = CallFacts()
        self.dialog: Dialog | None = None
        self.remote = origin.remote
        self.offers = Negotiation(
            around.endpoint,
            origin.codec,
            lambda: self.dialog,
            self._settled,
            owner=not origin.incoming,
            held=origin.held,
        )
        self.confirmed_already = False
        self._around = around
        self._progress: CallState | None = None
        self._hanging_up: EndReason | None = None
        self._refused_with = 0
        self._ended: CallEnded | None = None
        self._cut = origin.held  # no voice, whatever is negotiated
        self._held_by_far = False
        self._early: EarlyDialog | None = None
        self._offered = False  # there has been a 183 with SDP
        self._far_word = self._far_told = RecordWord.OFF

    # what the machine asks

    def place(self, slot: int) -> None:
        """The call has got its slot, and with it its audio."""
        self.slot = slot
        self._around.graph.join(slot, self.media)
        self._report_far_word()

    def claim(self, slot: int, *, early: bool) -> None:
        """The dispatcher gave us a place; a caller who is gone by now has ended the call."""
        self.place(slot)
        if self._ended is not None:
            ended, self._ended = self._ended, None
            self._finish(CallEnded(slot, ended.reason, ended.status))
        elif early:
            self._begin_early()
        else:
            self.alert()

    def alert(self) -> None:
        """180 Ringing; what was negotiated before is still so."""
        if awaits_our_offer(self.origin.invite) and not self._offered:
            self._answer_with(183)
        self._answer_with(180)

    def succeed(self, slot: int, before: "Leg") -> None:
        """Go on in the place of `before`, whose dialog this one's replaces (RFC 3891)."""
        before.retire()
        self.slot, self.confirmed_already = slot, before.confirmed_already
        if self.confirmed_already:
            self.facts.begin()
        self._around.graph.go_on(slot, self.media)
        self.offers.word = before.offers.word
        self.direct()
        self._report_far_word()
        self._report_hold()

    def retire(self) -> None:
        """Another leg has its slot: nothing is told of this one any more."""
        self.facts.end()
        self._ended = CallEnded(self.slot or 0, EndReason.LOCAL_BYE)
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.retire()

    def answer(self) -> None:
        """200 OK."""
        self._answer_with(200)

    def refuse(self, status: int) -> None:
        """A final non-2xx."""
        self._hanging_up, self._refused_with = EndReason.REJECTED, status
        self._hang_up(status)

    def hang_up(self) -> None:
        """BYE, or CANCEL, or 603 for a call that rings here."""
        self._hanging_up = EndReason.LOCAL_BYE if self.confirmed_already else EndReason.CANCELLED
        if not self.confirmed_already and self.origin.incoming:
            self._hanging_up, self._refused_with = EndReason.REJECTED, 603
        self._hang_up(self._refused_with)

    def hold(self, *, on: bool) -> None:
        """Offer it; the voice is cut before, and stays cut if that is refused."""
        self.offers.hold_wanted = self._cut = on
        self.direct()
        self.offers.negotiate()

    def send_dtmf(self, digit: str) -> None:
        """RFC 4733; the voice goes on beneath, and nothing of it is heard here."""
        if self.dialog is not None and self.confirmed_already:
            self.attempt("send_dtmf", lambda dialog: dialog.dialDtmf(digit))

    def tell_recording(self, word: RecordWord) -> None:
        """In every offer and answer from now on."""
        self.offers.word = word
        self.offers.negotiate()

    def failed(self) -> None:
        """The INVITE could not be sent."""
        self.dialog = None
        self._finish(CallEnded(self.slot or 0, EndReason.ERROR))

    def attempt(self, where: str, action: Callable[[Dialog], None]) -> bool:
        """Ask it of the dialog if there is one; what goes wrong is told, and False."""
        dialog = self.dialog
        if dialog is None or not dialog.exists:
            return False
        try:
            action(dialog)
        except pj.Error as error:
            self._around.endpoint.fault(where, error)
            return False
        return True

    # dialog.Watcher

    def edited(self, sdp: str, remote: str) -> str:
        """Our word on recording, and in an offer the line's codec first."""
        return self.offers.edited(sdp, remote)

    def answered(self, answer: Answer) -> None:
        """A provisional answer is progress; a final one ends the offer that is open."""
        if answer.method not in ("INVITE", "UPDATE") or self.slot is None:
            return
        if answer.status < 200:
            self._progressed(CallState.EARLY if answer.sdp else CallState.PROCEEDING)
            self._read(answer.sdp)
            return
        accepted = answer.status < 300
        self._read(answer.sdp if accepted else "")
        if accepted:
            self._identified(answer.head)
        if self.offers.answered(answer.status):
            self.offers.negotiate()
        else:  # to the first INVITE: `confirmed`, before or after this, or `disconnected`
            self._report_hold()

    def offered(self, sdp: str) -> None:
        """The far end holds, retrieves, or says that it records."""
        self._read(sdp)
        self._report_hold()
        self.offers.negotiate()

    def requested(self, method: str, message: str) -> None:
        """Who the far end is may change with a re-INVITE or an UPDATE (RFC 3325)."""
        if method in ("INVITE", "UPDATE"):
            self._identified(message)
        if method == "PRACK":
            self._read(body(message))  # the answer to an offer in our 183
            if self._early is not None:
                self._early.acknowledged()

    def media_changed(self) -> None:
        """Make the links again."""
        self.direct()
        if self._early is not None and self.media() is not None:
            self._early.flows()

    def confirmed(self) -> None:
        """Answered, by either side."""
        if self.slot is None or self._hanging_up or self._ended is not None:
            return
        if not self.confirmed_already:
            self.confirmed_already = True
            self.facts.begin()
            self.direct()
            self._around.post(CallConfirmed(self.slot))
            self._report_hold()
        self.offers.negotiate()

    def disconnected(self, status: int, reason: str) -> None:  # noqa: ARG002
        """Over; if we ended it that has been told already."""
        self.dialog = None
        if self._hanging_up is None:
            self._finish(CallEnded(self.slot or 0, self._reason(status), self._status(status)))

    @property
    def over(self) -> bool:
        """Whether nothing more is told of it."""
        return self._ended is not None

    # inside

    def media(self) -> Any:
        """The port that the call has on the bridge now, or None."""
        ports = self.dialog.audio() if self.dialog is not None else ()
        return next((port for port in ports if port is not None), None)

    def direct(self) -> None:
        """A voice goes where neither side holds; what we hold is not heard either, nor is a caller
        before the answer."""
        held = self._cut or self.offers.held or self.offers.hold_wanted
        unanswered = self.origin.incoming and not self.confirmed_already
        if self.slot is not None and self._ended is None:
            self._around.graph.direct(
                self.slot,
                speaks=self.confirmed_already and not held and not self._held_by_far,
                hears=not held and not unanswered,
                listens=self.confirmed_already or not self._held_by_far,
            )

    def _hang_up(self, status: int) -> None:
        """The user sees it end now, however long the far end takes."""
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            prm = pj.CallOpParam()
            prm.statusCode = status
            self._around.endpoint.guard("hang_up", lambda: dialog.hang_up(prm))
        if self._hanging_up is not None:
            self._finish(CallEnded(self.slot or 0, self._hanging_up, self._refused_with))

    def _finish(self, ended: CallEnded) -> None:
        if self._ended is not None:
            return
        self._ended = ended
        self.facts.end()
        if self.slot is not None:
            self._around.post(ended)  # first: nobody is told of what was cut short by it
            self._around.graph.leave(self.slot)

    def _reason(self, status: int) -> EndReason:
        if self.confirmed_already:
            return EndReason.REMOTE_BYE if status < 300 else EndReason.ERROR
        if status in (408, 504):
            return EndReason.TIMEOUT
        if status == 487:
            return EndReason.CANCELLED
        return EndReason.ERROR if 500 <= status < 600 or status < 300 else EndReason.REJECTED

    def _status(self, status: int) -> int:
        return 0 if self.confirmed_already and status < 300 else status

    def _answer_with(self, status: int) -> bool:
        prm = offer(Media.BOTH)
        prm.statusCode = status
        return self.attempt("answer", lambda dialog: dialog.answer(prm))

    def _begin_early(self) -> None:
        early = EarlyDialog(self.origin.invite, lambda: not self._held_by_far, self._early_over)
        self._early = early
        if early.may_begin():
            self._offered = True
            self._around.endpoint.after(EARLY_MEDIA_S, early.expired)
            if not self._answer_with(183):
                early.refused()

    def _early_over(self, reason: str) -> None:
        """It stands, if there is no reason why not; unless the call is over or answered."""
        self._early = None
        if self.slot is not None and self._ended is None and not self.confirmed_already:
            self._around.post(EarlyMedia(self.slot, ready=not reason, reason=reason))

    def _progressed(self, state: CallState) -> None:
        forward = self._progress is None or state is CallState.EARLY
        if self.slot is None or self._hanging_up or state is self._progress or not forward:
            return
        self._progress = state
        self._around.post(CallProgressed(self.slot, state))

    def _settled(self, outcome: Outcome) -> None:
        """An offer of ours to hold or to retrieve has its answer."""
        self._report_hold()
        refused = outcome is Outcome.HOLD_REFUSED
        if refused and self.slot is not None and not self._hanging_up:
            self._around.post(HoldRefused(self.slot))

    def _read(self, sdp: str) -> None:
        """The far end's word, and whether it holds; unreadable is as if it said nothing."""
        try:
            first = next((one for one in media(sdp) if one.kind == "audio"), None) if sdp else None
            word = record_state(sdp) if sdp else None
        except SdpError as error:
            self._around.endpoint.fault("sdp", error)
            return
        if first is not None:
            silent = first.direction in (Direction.SENDONLY, Direction.INACTIVE)
            self._held_by_far = silent or first.address == "0.0.0.0"
        if word is not None:
            self._far_word = RecordWord(word.value)
            self._report_far_word()

    def _report_far_word(self) -> None:
        if self.slot is not None and self._far_word is not self._far_told:
            self._far_told = self._far_word
            self._around.post(FarRecordReported(self.slot, self._far_word))

    def _identified(self, message: str) -> None:
        """RFC 3325: what the network asserts in the dialog's own signalling."""
        found = asserted(message)
        if found is None or found.number == self.remote.number:
            return
        self.remote = found
        if self.slot is not None and self._ended is None:
            self._around.post(RemoteChanged(self.slot, found))

    def _report_hold(self) -> None:
        self.direct()
        now = (self.offers.held, self._held_by_far)
        if self.slot is None or not self.confirmed_already or self._hanging_up:
            return
        if now != (self.facts.held_by_near, self.facts.held_by_far):
            self.facts.hold(*now)
            self._around.post(HoldChanged(self.slot, *now))
