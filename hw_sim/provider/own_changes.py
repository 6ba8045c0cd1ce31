"""What a recorder does by itself: pause, go on, ask for a snapshot, hang up.

RFC 7866 §7.1.2 and §9.2; must not know what made it do so.
"""

import asyncio
import secrets
from collections.abc import Callable
from typing import Any, Final, Protocol

from hw_sim.provider.dialog import contact
from hw_sim.provider.requests import Requests
from hw_sim.provider.session import RecordingSession
from hw_sim.provider.sip import Message
from phone.siprec.metadata import DISPOSITION, MEDIA_TYPE, NAMESPACE
from phone.siprec.multipart import split
from phone.siprec.sdp import SdpError, media

_SIPREC: Final = ("Require", "siprec")
_SNAPSHOT: Final = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<requestsnapshot xmlns="{NAMESPACE}"/>\n'
)


class Happened(Protocol):
    """Says that something happened to a session."""

    def __call__(self, event: str, session: RecordingSession, **facts: Any) -> None:
        """`event` is its name, `facts` its details."""


class OwnChanges:
    """The requests a recorder sends, and what their answers mean for the recording."""

    def __init__(
        self,
        requests: Requests,
        happened: Happened,
        end: Callable[[RecordingSession, str, str], None],
    ) -> None:
        self._requests = requests
        self._happened = happened
        self._end = end

    def hold(self, session: RecordingSession, *, held: bool) -> None:
        """Offers inactive (recording stops now) or recvonly (it goes on when agreed)."""
        was = session.running
        sdp = session.hold(held=held)
        if was and not session.running:
            self._happened("paused", session)
        if session.asked:
            self._later(session, held=held)
            return
        session.asked = True
        headers = [_SIPREC, contact(session.dialog.flow), ("Content-Type", "application/sdp")]
        self._requests.send(
            session.dialog,
            "INVITE",
            headers,
            sdp.encode(),
            lambda status, answer: self._answered(session, status, answer, held=held),
        )

    def ask_snapshot(self, session: RecordingSession) -> None:
        """UPDATE without SDP; the client sends its snapshot in a request of its own."""
        headers = [
            _SIPREC,
            contact(session.dialog.flow),
            ("Content-Type", MEDIA_TYPE),
            ("Content-Disposition", DISPOSITION),
        ]
        self._requests.send(
            session.dialog,
            "UPDATE",
            headers,
            _SNAPSHOT.encode(),
            lambda status, _answer: self._happened("snapshot-asked", session, status=status),
        )

    def bye(self, session: RecordingSession) -> None:
        """Hangs up; the answer changes nothing any more."""
        self._requests.send(session.dialog, "BYE", [_SIPREC], b"", lambda _status, _answer: None)

    def _answered(
        self, session: RecordingSession, status: int, answer: Message | None, *, held: bool
    ) -> None:
        session.asked = False
        if session.ended:
            return
        if status == 491:
            self._later(session, held=held)
            return
        if status in (408, 481):  # RFC 3261 §12.2.1.2: the dialog is gone
            self._end(session, "interrupted", f"the client answered {status}")
            return
        if not 200 <= status < 300 or answer is None:
            self._happened("noted", session, note=f"the client refused a change: {status}")
            return
        was = session.running
        try:
            parts = split(answer.header("content-type"), answer.body)
            sdp = next((one.body for one in parts if one.kind == "application/sdp"), b"")
            session.agreed(media(sdp.decode("utf-8", "replace")))
        except (SdpError, ValueError) as error:
            self._happened("noted", session, note=f"the client's answer: {error}")
        if session.running != was:
            self._happened("running" if session.running else "paused", session)

    def _later(self, session: RecordingSession, *, held: bool) -> None:
        """RFC 3261 §14.1: who did not choose the Call-ID waits up to 2 s."""
        delay = secrets.randbelow(200) / 100
        loop = asyncio.get_running_loop()
        loop.call_later(delay, lambda: self._again(session, held=held))

    def _again(self, session: RecordingSession, *, held: bool) -> None:
        if session.held == held and not session.ended:
            self.hold(session, held=held)
