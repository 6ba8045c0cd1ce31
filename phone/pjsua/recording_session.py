"""One recording session: a dialog with a recorder, two streams, and one offer at a time.

Knows RFC 7866 as the recording client and reports outcomes; decides nothing: retries, deadlines
and what to do after a failure are the recording machine's. Nothing here raises for trouble on the
wire. After a report that ends the session, and after `close`, only CLOSED is reported.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import pjsua2 as pj

from phone.call.states import Party
from phone.pjsua import recording_request as wire
from phone.pjsua.audio import AudioGraph
from phone.pjsua.call_facts import CallFacts, identifier
from phone.pjsua.codecs import NARROW, RECORDED, offering
from phone.pjsua.dialog import BUSY, FULL, Answer, Dialog, Media
from phone.pjsua.endpoint import Endpoint
from phone.pjsua.recording_patience import Patience
from phone.pjsua.signs_of_life import SignsOfLife
from phone.ports import SessionRequest
from phone.recording.reports import RecorderReported
from phone.recording.words import Event
from phone.siprec.metadata import Notice
from phone.siprec.sdp import with_labels
from phone.verdicts import Ask, Flow, accepted, flow, refusal, refused_change, turned

ENDING: Final = frozenset(
    {
        Event.FORBIDDEN,
        Event.NOT_FOUND,
        Event.NOT_A_RECORDER,
        Event.NOT_ACCEPTABLE,
        Event.UNAVAILABLE,
        Event.LOST,
        Event.ENDED_BY_RECORDER,
    }
)
"""After these the session is over, and cleaned up by us. (ONE_SIDED the machine closes.)"""

BUSY_S: Final = 0.2
FULL_TRIES: Final = 10
"""How often to look, BUSY_S apart, whether a dialog that is ending has made room for a new one."""

GLARE_S: Final = 2.5
"""A snapshot of ours that met an offer of the recorder's (RFC 3261 §14.1: 2.1–4 s)."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all sessions share."""

    endpoint: Endpoint
    graph: AudioGraph
    account: pj.Account
    post: Callable[[RecorderReported], None]
    patience: Patience


class RecordingSession:
    """Implements dialog.Watcher for a recording session."""

    def __init__(
        self,
        around: Surroundings,
        request: SessionRequest,
        facts: CallFacts,
        notices: tuple[Notice, ...],
    ) -> None:
        self.request = request
        self._around = around
        self._facts = facts
        self._streams = (identifier(), identifier())
        self._since = datetime.now(UTC)
        self._dialog: Dialog | None = None
        self._peer = ""
        self._established = False
        self._over = False  # no further reports but CLOSED
        self._asked: Ask | None = None
        self._next: Ask | None = None
        self._waiting = False
        self._sending = Media.SEND
        self._flow = Flow.NONE
        self._life = SignsOfLife(request.keepalive_s)
        self._far: tuple[wire.Heard, ...] = (wire.Heard(request.far),)
        self._notices = notices
        facts.on_hold_changed(self._snapshot_changed)

    # what the machine asks

    def open(self) -> None:
        """INVITE."""
        self._asked = Ask.OPEN
        self._invite(FULL_TRIES)

    def suspend(self) -> None:
        """re-INVITE a=inactive."""
        self._ask(Ask.SUSPEND)

    def resume(self) -> None:
        """re-INVITE a=sendonly."""
        self._ask(Ask.RESUME)

    def parties(self, far: tuple[Party, ...]) -> None:
        """Who is heard in the far stream from now on; a change is told by a snapshot."""
        now = wire.heard(self._far, far, datetime.now(UTC))
        if now != self._far:
            self._far = now
            self._snapshot_changed()

    def announced(self, notices: tuple[Notice, ...], *, follows: bool) -> None:
        """What the parties have been told so far; what `follows` the end goes with the BYE."""
        self._notices = notices
        if not follows:
            self._snapshot_changed()

    def close(self, reason: str) -> None:
        """BYE or CANCEL; the recorder has no say in it."""
        self._end(reason)
        self._around.endpoint.later(lambda: self._post(Event.CLOSED, ""))

    def connection_closed(self, peer: str) -> None:
        """A connection to this `host:port` is gone: if it was ours, so is the recorder."""
        if self._established and peer == self._peer:
            self._report(Event.LOST, "connection closed")

    # dialog.Watcher

    def edited(self, sdp: str, remote: str) -> str:
        """Two labelled streams; in an offer, the codecs a recorder is offered."""
        if not remote:
            sdp = offering(sdp, NARROW if self.request.narrow else RECORDED)
        return with_labels(sdp, wire.LABELS)

    def answered(self, answer: Answer) -> None:
        """The recorder's answer to our offer, or to OPTIONS."""
        if answer.heard:
            self._life.seen()
            self._peer = answer.peer or self._peer
        if answer.method != "INVITE" or answer.status < 200 or self._over:
            return
        ask, words = self._asked, f"{answer.status} {answer.reason}"
        if ask is None or (ask is Ask.OPEN and answer.status >= 300):
            return  # `disconnected` tells how opening failed
        self._settle()
        if answer.status < 300:
            self._accepted(ask, flow(answer.sdp), words)
        else:
            self._refused(ask, refused_change(answer.status, heard=answer.heard), words)
        self._ask_next()

    def offered(self, sdp: str) -> None:
        """The recorder's own re-INVITE: ready, or pausing by itself."""
        self._life.seen()
        before, self._flow = self._flow, flow(sdp)
        if self._over or not self._established or self._sending is not Media.SEND:
            return
        event = turned(before, self._flow)
        if event is not None:
            self._report(event, "re-INVITE of the recorder")
        self._ask_next()

    def requested(self, method: str, message: str) -> None:
        """RFC 7866 §9.2: a snapshot request is followed by a full snapshot at once."""
        self._life.seen()
        if method == "UPDATE" and "requestsnapshot" in message:
            self._snapshot_changed()

    def media_changed(self) -> None:
        """Feed the recorder's media from the gates again."""
        if self._dialog is not None and not self._over:
            self._around.graph.feed(self.request.slot, self._dialog.audio())

    def confirmed(self) -> None:
        """The ACK is out: the next offer may go."""
        self._ask_next()

    def disconnected(self, status: int, reason: str) -> None:
        """The recorder refused, hung up, or is not there any more."""
        self._dialog = None
        words = f"{status} {reason}".strip()
        if not self._established:
            event = Event.NOT_ACCEPTABLE if status < 300 else refusal(status)
        else:
            event = Event.ENDED_BY_RECORDER if status < 300 else Event.LOST
        self._report(event, words)

    # inside

    def _invite(self, tries: int) -> None:
        try:
            prm = wire.first(self.request, self._document())
            self._dialog = Dialog(self._around.endpoint, self._around.account, self)
            self._dialog.invite(self.request.server, prm)
        except (pj.Error, ValueError) as error:
            if tries and getattr(error, "status", 0) == FULL:
                self._dialog = None
                self._around.endpoint.after(BUSY_S, lambda: self._invite_again(tries - 1))
            else:
                self._report(Event.UNAVAILABLE, getattr(error, "reason", "") or str(error))

    def _invite_again(self, tries: int) -> None:
        if not self._over:
            self._invite(tries)

    def _accepted(self, ask: Ask, given: Flow, words: str) -> None:
        if ask is not Ask.REFRESH:
            self._sending = Media.NONE if ask is Ask.SUSPEND else Media.SEND
        before, self._flow = self._flow, given
        event = accepted(ask, given, before if self._sending is Media.SEND else None)
        if ask is Ask.OPEN and event is not Event.NOT_ACCEPTABLE:
            self._established = True
            self._watch()
        if event is not None:
            self._report(event, words)

    def _refused(self, ask: Ask, event: Event, words: str) -> None:
        if ask is not Ask.REFRESH:
            self._report(event, words)
        elif event is Event.GLARE:  # else with the next change; whether it is there, `_life` says
            self._next = self._next or Ask.REFRESH
            self._wait(GLARE_S)

    def _snapshot_changed(self) -> None:
        """The next offer has it; while the first one is open, the one after it."""
        if not self._over:
            self._ask(self._next or Ask.REFRESH)

    def _ask(self, ask: Ask) -> None:
        self._next = ask
        self._ask_next()

    def _ask_next(self) -> None:
        """One offer at a time; what is asked meanwhile waits."""
        ask, dialog = self._next, self._dialog
        if ask is None or self._asked or self._waiting or self._over or dialog is None:
            return
        if not dialog.is_confirmed:
            return
        sending = self._sending
        if ask is not Ask.REFRESH:
            sending = Media.NONE if ask is Ask.SUSPEND else Media.SEND
        self._asked, self._next = ask, None
        if ask is Ask.REFRESH:
            self._around.patience.begin()
        try:
            dialog.reinvite(wire.change(sending, self._document()))
        except pj.Error as error:
            self._settle()
            if error.status == BUSY:
                self._next = ask
                self._wait(BUSY_S)
            else:
                self._refused(ask, Event.CHANGE_REFUSED, error.reason)

    def _settle(self) -> None:
        """No offer is open any more."""
        if self._asked is Ask.REFRESH:
            self._around.patience.end()
        self._asked = None

    def _wait(self, seconds: float) -> None:
        def over() -> None:
            self._waiting = False
            self._ask_next()

        self._waiting = True
        self._around.endpoint.after(seconds, over)

    def _watch(self) -> None:
        """Look for signs of life, and ask for one when there are none."""
        dialog = self._dialog
        if self._over or dialog is None:
            return
        self._life.count(dialog)
        if self._life.lost:
            self._report(Event.LOST, f"no sign of life for {self.request.keepalive_s:g} s")
            return
        if self._life.due:
            self._life.asked()
            self._around.endpoint.guard("OPTIONS", lambda: dialog.sendRequest(wire.ping()))
        self._around.endpoint.after(self._life.next_look_s, self._watch)

    def _report(self, event: Event, words: str) -> None:
        if self._over:
            return
        self._post(event, words)
        if event in ENDING:
            self._end()

    def _post(self, event: Event, words: str) -> None:
        report = RecorderReported(self.request.slot, self.request.session, event, words)
        self._around.post(report)

    def _end(self, reason: str = "") -> None:
        """No report after this; the dialog is ended behind it."""
        if self._over:
            return
        self._over = True
        self._settle()
        dialog, self._dialog = self._dialog, None
        media = dialog.audio() if dialog is not None else ()
        self._around.graph.untap(self.request.slot, media)
        if dialog is not None:
            prm = wire.last(self._document(wire.Ending(datetime.now(UTC), reason)))
            self._around.endpoint.guard("BYE", lambda: dialog.hang_up(prm))

    def _document(self, ending: wire.Ending | None = None) -> str:
        return wire.document(
            self.request, self._facts, self._streams, self._since, self._far, self._notices, ending
        )
