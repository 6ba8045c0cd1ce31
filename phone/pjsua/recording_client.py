"""Implements ports.Recorder: which session is open for which slot, and what all of a call's say.

Knows that a slot has one session at a time; how a session goes is `recording_session`'s.
"""

from collections.abc import Callable
from datetime import UTC, datetime

import pjsua2 as pj

from phone.call.states import Party
from phone.notices.outcome import Told
from phone.notices.reasons import OVER
from phone.pjsua.accounts import RtpPorts, recording_settings
from phone.pjsua.audio import AudioGraph
from phone.pjsua.call_facts import CallFacts
from phone.pjsua.endpoint import Endpoint
from phone.pjsua.library import LongRequests, outlive_silence
from phone.pjsua.recording_notices import MOST, noted, of_the_next_recording
from phone.pjsua.recording_patience import Patience
from phone.pjsua.recording_session import RecordingSession, Surroundings
from phone.ports import SessionRequest
from phone.recording.reports import RecorderReported
from phone.recording.words import Event
from phone.siprec.metadata import Notice
from provisioning.profile import Line


class PjsuaRecorder:
    """ports.Recorder. `facts` tells of the call in a slot; `post` is called on the turning
    thread, never within a call of ours."""

    def __init__(
        self,
        endpoint: Endpoint,
        graph: AudioGraph,
        line: Line,
        rtp: RtpPorts,
        facts: Callable[[int], CallFacts | None],
        post: Callable[[RecorderReported], None],
    ) -> None:
        self._endpoint = endpoint
        self._graph = graph
        self._facts = facts
        self._account = pj.Account()
        self._account.create(recording_settings(line, endpoint, rtp))
        self._around = Surroundings(
            endpoint,
            graph,
            self._account,
            lambda report: endpoint.later(lambda: post(report)),
            Patience(outlive_silence, endpoint.after),
        )
        self._long_requests = LongRequests()  # every snapshot tells all that was announced
        self._sessions: dict[int, RecordingSession] = {}
        self._notices: dict[int, tuple[Notice, ...]] = {}
        endpoint.on_connection_closed(self._closed)

    # ports.Recorder

    def open(self, request: SessionRequest) -> None:
        """INVITE; what cannot be tried is reported as refused."""
        facts = self._facts(request.slot)
        if not request.supported:
            self._refuse(request, Event.NOT_SUPPORTED, "not supported by this build")
        elif facts is None:
            self._refuse(request, Event.UNAVAILABLE, OVER)
        elif not self._graph.tap(request.slot):
            self._refuse(request, Event.UNAVAILABLE, "as many recordings as there is room for")
        else:
            notices = self._notices.get(request.slot, ())
            session = RecordingSession(self._around, request, facts, notices)
            self._sessions[request.slot] = session
            session.open()

    def suspend(self, slot: int) -> None:
        """re-INVITE a=inactive."""
        if slot in self._sessions:
            self._sessions[slot].suspend()

    def resume(self, slot: int) -> None:
        """re-INVITE a=sendonly."""
        if slot in self._sessions:
            self._sessions[slot].resume()

    def close(self, slot: int, reason: str = "") -> None:
        """BYE or CANCEL; without a reason it is the user who stops."""
        session = self._sessions.pop(slot, None)
        if not reason:
            self._notices[slot] = of_the_next_recording(self._notices.get(slot, ()))
        if session is not None:
            session.close(reason)

    def parties(self, slot: int, far: tuple[Party, ...]) -> None:
        """Who is heard in the far stream."""
        if slot in self._sessions and far:
            self._sessions[slot].parties(far)

    def tell(self, slot: int, told: Told) -> None:
        """A new snapshot at once; what follows the session, or outlasts it, goes with its BYE."""
        notices = (*self._notices.get(slot, ()), noted(told, datetime.now(UTC)))[-MOST:]
        if slot in self._sessions:
            self._sessions[slot].announced(notices, follows=told.ends_the_session)
        self._notices[slot] = notices

    def forget(self, slot: int) -> None:
        """The call is over."""
        self._notices.pop(slot, None)

    def close_all(self) -> None:
        """BYE with a last snapshot for every session."""
        for slot in tuple(self._sessions):
            self.close(slot)

    def close_account(self) -> None:
        """After the last session."""
        self._account.shutdown()
        self._long_requests.close()

    def _refuse(self, request: SessionRequest, event: Event, words: str) -> None:
        self._around.post(RecorderReported(request.slot, request.session, event, words))

    def _closed(self, peer: str) -> None:
        for session in tuple(self._sessions.values()):
            session.connection_closed(peer)
