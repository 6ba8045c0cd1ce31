"""The recording server: which request meets which session, and what is answered (RFC 7866 §6.2).

Reports what happens as plain dictionaries with an `event`: ready, started, running, paused,
metadata, ended, refused, noted, fault. Must not know how they are shown.
"""

import asyncio
import secrets
from collections.abc import Callable, Iterable
from typing import Any, Final

from hw_sim.provider import admission
from hw_sim.provider.admission import Body, Refusal
from hw_sim.provider.dialog import Key, contact, key_of, opened_by, via_of
from hw_sim.provider.faults import Action, Change, Faults, Opening, understood
from hw_sim.provider.own_changes import OwnChanges
from hw_sim.provider.recording import Recording, instant
from hw_sim.provider.requests import Requests
from hw_sim.provider.responses import Responses
from hw_sim.provider.session import RecordingSession
from hw_sim.provider.sip import Message, SipError, missing, parse, response, tag, uri
from hw_sim.provider.storage import Archive
from hw_sim.provider.transport import Endpoint, Flow
from phone.siprec.metadata import Metadata

Report = Callable[[dict[str, Any]], None]

ALLOW: Final = ("Allow", "INVITE, ACK, BYE, CANCEL, UPDATE, INFO, OPTIONS")
ABILITIES: Final = (ALLOW, ("Accept", admission.ACCEPT), ("Supported", "siprec, timer"))

_TICK_S: Final = 0.25
_REPORT_S: Final = 5.0
_GRACE_S: Final = 2.0  # for a client that comes back by another connection, or still sends RTP


class Provider:
    """Records what comes to its address until stopped; everything happens on one event loop."""

    def __init__(self, archive: Archive, report: Report, *, patience_s: float = 10.0) -> None:
        """`patience_s`: how long an active session may be without RTP, RTCP and SIP."""
        self._archive = archive
        self._report = report
        self._patience_s = patience_s
        self._faults = Faults()
        self._endpoint = Endpoint(self)
        self._requests = Requests()
        self._responses = Responses()
        self._own = OwnChanges(self._requests, self._happened, self._end)
        self._sessions: dict[Key, RecordingSession] = {}
        self._unanswered: dict[str, tuple[Message, Flow]] = {}  # branch -> an INVITE kept silent
        self._timer: asyncio.TimerHandle | None = None
        self._reported_at = 0.0

    @property
    def address(self) -> tuple[str, int]:
        """Where it listens, TCP and UDP."""
        return self._endpoint.address

    async def start(self, host: str, port: int) -> None:
        """Repairs what a killed provider left, and listens. OSError if the port is taken."""
        for name in self._archive.repair():
            self._report({"event": "repaired", "recording": name})
        await self._endpoint.open(host, port)
        self._tick()

    async def stop(self) -> None:
        """Ends every session with BYE, finishes every file, and stops listening."""
        for session in tuple(self._sessions.values()):
            self._own.bye(session)
            self._end(session, "ended", "the recorder was shut down")
        if self._timer:
            self._timer.cancel()
        self._requests.close()
        self._responses.close()
        await self._endpoint.close()
        self._archive.close()

    def fault(self, line: str) -> None:
        """One word of `faults.HELP`; ValueError if it is none."""
        self._faults, action = understood(self._faults, line)
        self._report({"event": "fault", "fault": " ".join(line.split())})
        for session in tuple(self._sessions.values()):
            match action:
                case Action.BYE:
                    self._own.bye(session)
                    self._end(session, "ended", "BYE by the recorder")
                case Action.PAUSE | Action.UNPAUSE:
                    self._own.hold(session, held=action is Action.PAUSE)
                case Action.READY:
                    self._own.hold(session, held=False)
                case Action.SNAPSHOT:
                    self._own.ask_snapshot(session)
                case None:
                    pass

    def receive(self, data: bytes, flow: Flow) -> None:
        """One message from the network."""
        try:
            message = parse(data)
        except SipError as error:
            self._report({"event": "noted", "note": f"dropped: {error}"})
            return
        if message.status:
            self._answered(message)
            return
        request = via_of(message, flow)
        if (problem := missing(request)) and request.method != "ACK":
            self._give(request, flow, 400, [("Warning", f'399 redlamp "{problem}"')])
        elif not self._responses.again(request):
            try:
                self._route(request, flow)
            except Refusal as refusal:
                self._refuse(request, flow, refusal)
            except OSError as error:
                self._failed(request, flow, f"cannot record: {error.strerror or error}")
            except Exception as error:  # noqa: BLE001  it ends no connection and no other session
                self._failed(request, flow, f"a fault of the recorder: {error!r}")

    def closed(self, flow: Flow) -> None:
        """A connection is gone; its sessions are given a moment to show life elsewhere."""
        for session in self._sessions.values():
            if session.dialog.flow is flow:
                session.lost_at = instant().now

    def _answered(self, message: Message) -> None:
        for session in self._sessions.values():
            if session.dialog.call_id == message.header("call-id"):
                session.heard_at = instant().now
        self._requests.receive(message)

    def _route(self, request: Message, flow: Flow) -> None:
        inside = bool(tag(request.header("to")))
        session = self._sessions.get(key_of(request)) if inside else None
        if session is not None:
            session.heard_at, session.lost_at = instant().now, None
        match request.method:
            case "ACK":
                self._responses.acknowledged(request)
            case "CANCEL":
                self._cancel(request, flow)
            case "INVITE" if not inside:
                self._open(request, flow)
            case "OPTIONS" if not inside:
                self._give(request, flow, 200, ABILITIES)
            case "INVITE" | "UPDATE" | "BYE" | "INFO" | "OPTIONS":
                if session is None:
                    raise Refusal(481, "no such session")
                self._within(session, request, flow)
            case _:
                raise Refusal(405, f"{request.method} is not for a recorder", ALLOW)

    def _within(self, session: RecordingSession, request: Message, flow: Flow) -> None:
        if request.cseq <= session.dialog.remote_cseq:  # RFC 3261 §12.2.2
            raise Refusal(500, "CSeq out of order")
        session.dialog.moved(request, flow)
        match request.method:
            case "BYE":
                self._bye(session, request, flow)
            case "OPTIONS":
                self._give(request, flow, 200, ABILITIES)
            case "INFO":
                _judge_info(request)
                self._give(request, flow, 200)
            case _:
                self._change(session, request, flow)

    def _open(self, request: Message, flow: Flow) -> None:
        faults = self._faults
        match faults.opening:
            case Opening.SILENT:
                self._unanswered[request.branch] = (request, flow)
                return
            case Opening.REFUSE:
                raise Refusal(faults.opening_code, "told to refuse")
            case Opening.NO_SIPREC:
                raise Refusal(420, "told to know no siprec", ("Unsupported", "siprec"))
            case Opening.ACCEPT | Opening.INACTIVE | Opening.ONE_SIDED:
                body, notes = admission.admit(request)
        at, from_uri = instant(), uri(request.header("from"))
        dialog = opened_by(request, secrets.token_hex(6), flow)
        recording = Recording(self._archive, at, dialog.call_id, from_uri)
        session = RecordingSession(
            dialog,
            recording,
            not_ready=faults.opening is Opening.INACTIVE,
            one_sided=faults.opening is Opening.ONE_SIDED,
        )
        self._sessions[dialog.key] = session
        try:
            session.assign(body.metadata or Metadata(), body.offered)
            sdp = session.answer(body.offered)
            self._happened("started", session, call_id=dialog.call_id)
            for note in notes:
                self._happened("noted", session, note=note)
            self._told(session, body)
        except Exception:
            self._end(session, "interrupted", "the recorder could not record")
            raise
        self._accept(session, request, flow, sdp)
        self._happened("running" if session.running else "paused", session)

    def _change(self, session: RecordingSession, request: Message, flow: Flow) -> None:
        match self._faults.change:
            case Change.SILENT:
                return
            case Change.REFUSE:
                raise Refusal(self._faults.change_code, "told to refuse changes")
            case Change.ACCEPT:
                pass
        admission.check_require(request)
        body = admission.contents(request)
        if session.asked and (body.sdp is not None or request.method == "INVITE"):
            raise Refusal(491, "an offer of ours is open")
        was = session.running
        sdp = session.answer(body.offered) if body.sdp is not None else ""
        if not sdp and request.method == "INVITE":  # offerless: RFC 3261 §14.2
            sdp = session.sdp()
        self._accept(session, request, flow, sdp)
        if session.running != was:
            self._happened("running" if session.running else "paused", session)
        self._told(session, body)

    def _bye(self, session: RecordingSession, request: Message, flow: Flow) -> None:
        try:
            for note in session.told(admission.contents(request)):
                self._happened("noted", session, note=note)
        except Refusal as refusal:
            self._happened("noted", session, note=f"BYE with a body: {refusal.why}")
        self._give(request, flow, 200)
        self._end(session, "ended", request.header("reason") or "BYE")

    def _cancel(self, request: Message, flow: Flow) -> None:
        kept = self._unanswered.pop(request.branch, None)
        if kept is None and not self._responses.answered(request):
            raise Refusal(481, "no such INVITE")
        self._give(request, flow, 200)
        if kept is not None:
            self._give(*kept, 487)

    def _told(self, session: RecordingSession, body: Body) -> None:
        notes = session.told(body)
        if body.document is not None:
            problem = {"problem": body.problem} if body.problem else {}
            self._happened("metadata", session, **problem)
        for note in notes:
            self._happened("noted", session, note=note)
        if session.lacks_snapshot(body):
            self._own.ask_snapshot(session)

    def _accept(self, session: RecordingSession, request: Message, flow: Flow, sdp: str) -> None:
        headers = [contact(flow), *ABILITIES, *_session_timer(request)]
        if sdp:
            headers.append(("Content-Type", "application/sdp"))
        data = response(request, 200, tag(session.dialog.local), headers, sdp.encode())
        self._responses.give(request, flow, data, lambda: self._unacknowledged(session))

    def _unacknowledged(self, session: RecordingSession) -> None:
        if session.dialog.key in self._sessions:
            self._own.bye(session)
            self._end(session, "interrupted", "no ACK")

    def _refuse(self, request: Message, flow: Flow, refusal: Refusal) -> None:
        if request.method == "ACK":
            return
        self._give(request, flow, refusal.status, refusal.headers)
        why = {"status": refusal.status, "reason": refusal.why}
        self._report({"event": "refused", "method": request.method} | why)

    def _failed(self, request: Message, flow: Flow, why: str) -> None:
        """Refused; what was accepted before it failed goes on."""
        if self._responses.given(request):
            self._report({"event": "noted", "note": why})
        else:
            self._refuse(request, flow, Refusal(500, why.replace('"', "")))

    def _give(
        self, request: Message, flow: Flow, status: int, headers: Iterable[tuple[str, str]] = ()
    ) -> None:
        data = response(request, status, secrets.token_hex(6), tuple(headers))
        self._responses.give(request, flow, data)

    def _end(self, session: RecordingSession, state: str, reason: str) -> None:
        at = instant()
        if self._sessions.pop(session.dialog.key, None) is None:
            return
        session.close()
        alive = at.now if state == "ended" else max(session.media_at, at.now - self._patience_s)
        try:
            summary = session.recording.end(state, reason, at, alive)
        except Exception as error:  # noqa: BLE001  the other sessions are to be ended all the same
            why = error.strerror if isinstance(error, OSError) else repr(error)
            self._happened("noted", session, note=f"cannot finish: {why}")
        else:
            self._happened("ended", session, summary=summary)

    def _happened(self, event: str, session: RecordingSession, **facts: Any) -> None:
        self._report({"event": event, "recording": session.recording.name} | facts)

    def _tick(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(_TICK_S, self._tick)
        now = instant().now
        due = now - self._reported_at >= _REPORT_S
        self._reported_at = now if due else self._reported_at
        for session in tuple(self._sessions.values()):
            self._look_after(session, now)
            if due:
                session.report()

    def _look_after(self, session: RecordingSession, now: float) -> None:
        try:
            session.recording.flush(now)
        except OSError as error:
            self._own.bye(session)
            self._end(session, "interrupted", f"cannot write: {error.strerror}")
            return
        lost = session.lost_at
        if lost is not None and now - lost >= _GRACE_S and session.media_at <= lost:
            self._end(session, "interrupted", "the connection closed without BYE")
        elif session.running and now - session.alive_at >= self._patience_s:
            self._own.bye(session)
            self._end(session, "interrupted", f"silent for {self._patience_s:g} s")


def _judge_info(request: Message) -> None:
    """RFC 6086 §4.2.2: no package is ours; RFC 2976 §2.2: an empty INFO is answered 200."""
    if request.header("info-package"):
        raise Refusal(469, "no Info-Package is known", ("Recv-Info", ""))
    if request.body:
        raise Refusal(415, "INFO takes no body here", ("Accept", admission.ACCEPT))


def _session_timer(request: Message) -> list[tuple[str, str]]:
    """RFC 4028 §9: the client refreshes, unless it wants us to; then there is no timer."""
    expires = request.header("session-expires")
    able = "timer" in (*request.tokens("supported"), *request.tokens("require"))
    if not expires or not able or "refresher=uas" in expires.lower():
        return []
    seconds = expires.partition(";")[0].strip()
    return [("Session-Expires", f"{seconds};refresher=uac"), ("Require", "timer")]
