"""One call as the user agent carries it: its dialog, its hold, and its word on recording.

Knows RFC 3264 §8.4 and RFC 7866 §6.1.2. What is wanted is a level (held or not, which word); one
offer is open at a time and the difference goes out when none is. Must not decide anything about
the call: the machine does.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import pjsua2 as pj

from phone.call.events import (
    CallConfirmed,
    CallEnded,
    CallEvent,
    CallProgressed,
    FarRecordReported,
    HoldChanged,
)
from phone.call.states import CallState, EndReason, RecordWord
from phone.pjsua.audio import AudioGraph
from phone.pjsua.call_facts import CallFacts
from phone.pjsua.codecs import led_by
from phone.pjsua.dialog import BUSY, Answer, Dialog, Media, offer
from phone.pjsua.endpoint import Endpoint
from phone.siprec.sdp import Direction, RecordState, SdpError, media, record_state, with_record
from provisioning.profile import Codec

GLARE_OWNER_S: Final = (2.1, 4.0)
GLARE_OTHER_S: Final = (0.0, 2.0)
BUSY_S: Final = 0.2


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all legs share; `post` takes what the machine is to know."""

    endpoint: Endpoint
    graph: AudioGraph
    post: Callable[[CallEvent], None]


class Leg:
    """Implements dialog.Watcher for a call. `slot` is None until the dispatcher claims it."""

    def __init__(
        self, around: Surroundings, line: int, codec: Codec, *, incoming: bool, facts: CallFacts
    ) -> None:
        self.line = line
        self.slot: int | None = None
        self.facts = facts
        self.incoming = incoming
        self.dialog: Dialog | None = None
        self._around = around
        self._codec = codec
        self._progress: CallState | None = None
        self._confirmed = False
        self._hanging_up: EndReason | None = None
        self._refused_with = 0
        self._ended: CallEnded | None = None
        self._hold_wanted = self._held = self._held_by_far = False
        self._word = RecordWord.OFF
        self._said: RecordWord | None = None
        self._far_word: RecordWord | None = None
        self._open: bool | None = None  # an offer is: whether it holds
        self._waiting = False  # for another offer to be over

    # what the machine asks

    def place(self, slot: int) -> None:
        """The call has got its slot, and with it its audio."""
        self.slot = slot
        self._around.graph.join(slot, self._media)

    def claim(self, slot: int) -> None:
        """The dispatcher gave us a place; a caller who is gone by now has ended the call."""
        self.place(slot)
        if self._ended is not None:
            ended, self._ended = self._ended, None
            self._finish(CallEnded(slot, ended.reason, ended.status))
        else:
            self._answer_with(180)

    def answer(self) -> None:
        """200 OK."""
        self._answer_with(200)

    def refuse(self, status: int) -> None:
        """A final non-2xx."""
        self._hanging_up, self._refused_with = EndReason.REJECTED, status
        self._hang_up(status)

    def hang_up(self) -> None:
        """BYE, or CANCEL, or 603 for a call that rings here."""
        self._hanging_up = EndReason.LOCAL_BYE if self._confirmed else EndReason.CANCELLED
        if not self._confirmed and self.incoming:
            self._hanging_up, self._refused_with = EndReason.REJECTED, 603
        self._hang_up(self._refused_with)

    def hold(self, *, on: bool) -> None:
        """Offer it; the microphone is cut before."""
        self._hold_wanted = on
        self._direct()
        self._negotiate()

    def send_dtmf(self, digit: str) -> None:
        """RFC 4733; the voice goes on beneath, and nothing of it is heard here."""
        if self.dialog is not None and self._confirmed:
            self._try("send_dtmf", lambda dialog: dialog.dialDtmf(digit))

    def tell_recording(self, word: RecordWord) -> None:
        """In every offer and answer from now on."""
        self._word = word
        self._negotiate()

    def failed(self) -> None:
        """The INVITE could not be sent."""
        self.dialog = None
        self._finish(CallEnded(self.slot or 0, EndReason.ERROR))

    # dialog.Watcher

    def edited(self, sdp: str, remote: str) -> str:
        """Our word (RFC 7866 §6.1.2), and in an offer the line's codec first."""
        self._said = self._word
        if not remote:
            sdp = led_by(sdp, self._codec)
        return with_record(sdp, RecordState(self._word.value))

    def answered(self, answer: Answer) -> None:
        """A provisional answer is progress; a final one ends the offer that is open."""
        if answer.method not in ("INVITE", "UPDATE") or self.slot is None:
            return
        if answer.status < 200:
            self._progressed(CallState.EARLY if answer.sdp else CallState.PROCEEDING)
            self._read(answer.sdp)
            return
        if self._open is None:  # the first INVITE: `confirmed` or `disconnected` tells the rest
            self._read(answer.sdp)
            return
        holding, self._open = self._open, None
        if answer.status < 300:
            self._held = holding
        elif answer.status == 491:  # RFC 3261 §14.1
            self._said = None
            self._wait(random.uniform(*(GLARE_OTHER_S if self.incoming else GLARE_OWNER_S)))
        elif holding != self._held:
            self._hold_wanted = self._held  # refused: it stays as it was
        self._read(answer.sdp if answer.status < 300 else "")
        self._report_hold(always=answer.status >= 300 and answer.status != 491)
        self._negotiate()

    def offered(self, sdp: str) -> None:
        """The far end holds, retrieves, or says that it records."""
        self._read(sdp)
        self._report_hold()
        self._negotiate()

    def requested(self, method: str, message: str) -> None:
        """Nothing a call cares for."""

    def media_changed(self) -> None:
        """Make the links again."""
        self._direct()

    def confirmed(self) -> None:
        """Answered, by either side."""
        if self.slot is None or self._confirmed or self._hanging_up:
            return
        self._confirmed = True
        self.facts.begin()
        self._direct()
        self._around.post(CallConfirmed(self.slot))
        self._report_hold()
        self._negotiate()

    def disconnected(self, status: int, reason: str) -> None:  # noqa: ARG002
        """Over; if we ended it that has been told already."""
        self.dialog = None
        if self._hanging_up is None:
            self._finish(CallEnded(self.slot or 0, self._reason(status), self._status(status)))

    # inside

    def _media(self) -> Any:
        ports = self.dialog.audio() if self.dialog is not None else ()
        return ports[0] if ports else None

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
            self._around.graph.leave(self.slot)
            self._around.post(ended)

    def _reason(self, status: int) -> EndReason:
        if self._confirmed:
            return EndReason.REMOTE_BYE if status < 300 else EndReason.ERROR
        if status in (408, 504):
            return EndReason.TIMEOUT
        if status == 487:
            return EndReason.CANCELLED
        return EndReason.ERROR if 500 <= status < 600 or status < 300 else EndReason.REJECTED

    def _status(self, status: int) -> int:
        return 0 if self._confirmed and status < 300 else status

    def _answer_with(self, status: int) -> None:
        prm = offer(Media.BOTH)
        prm.statusCode = status
        self._try("answer", lambda dialog: dialog.answer(prm))

    def _try(self, where: str, action: Callable[[Dialog], None]) -> None:
        dialog = self.dialog
        if dialog is not None and dialog.exists:
            self._around.endpoint.guard(where, lambda: action(dialog))

    def _progressed(self, state: CallState) -> None:
        forward = self._progress is None or state is CallState.EARLY
        if self.slot is None or self._hanging_up or state is self._progress or not forward:
            return
        self._progress = state
        self._around.post(CallProgressed(self.slot, state))

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
        if word is not None and word.value != (self._far_word or RecordWord.OFF).value:
            self._far_word = RecordWord(word.value)
            if self.slot is not None:
                self._around.post(FarRecordReported(self.slot, self._far_word))

    def _report_hold(self, *, always: bool = False) -> None:
        self._direct()
        now = (self._held, self._held_by_far)
        if self.slot is None or not self._confirmed or self._hanging_up:
            return
        if always or now != (self.facts.held_by_near, self.facts.held_by_far):
            self.facts.hold(*now)
            self._around.post(HoldChanged(self.slot, *now))

    def _direct(self) -> None:
        """A voice goes where neither side holds; what we hold is not heard either."""
        held = self._held or self._hold_wanted
        if self.slot is not None and self._ended is None:
            self._around.graph.direct(
                self.slot,
                speaks=self._confirmed and not held and not self._held_by_far,
                hears=not held,
            )

    def _negotiate(self) -> None:
        """Offer what is wanted, if it is not so already and nothing else is open."""
        dialog, holding = self.dialog, self._hold_wanted
        if dialog is None or not dialog.is_confirmed or self._open is not None or self._waiting:
            return
        if holding == self._held and self._word is self._said:
            return
        prm = offer(Media.SEND if holding else Media.BOTH)
        briefly = holding == self._held and dialog.allows("UPDATE")
        self._open, said = holding, self._said
        try:
            (dialog.update if briefly else dialog.reinvite)(prm)
        except pj.Error as error:
            self._open, self._said = None, said
            if error.status == BUSY:
                self._wait(BUSY_S)
            else:
                self._around.endpoint.fault("offer", error)

    def _wait(self, seconds: float) -> None:
        def over() -> None:
            self._waiting = False
            self._negotiate()

        self._waiting = True
        self._around.endpoint.after(seconds, over)
