"""One recording session with the simulated provider: a dialog, and one offer at a time.

Knows RFC 7866 as the recording client: the newest wish goes next, reports carry the session's
serial. Decides nothing: deadlines, retries and failures are the machine's.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from hw_sim.sim.clock import VirtualClock
from hw_sim.sim.dialog import TIMEOUT, Dialog
from hw_sim.sim.messages import Metadata, Noted, Request, Response, Sdp
from hw_sim.sim.network import RECORDING_CLIENT, Network
from hw_sim.sim.provider import HOST, PROVIDER, SimProvider
from phone.ports import SessionRequest
from phone.recording.reports import RecorderReported
from phone.recording.words import Event
from phone.siprec.sdp import Direction
from phone.verdicts import Ask, Flow, accepted, refusal, refused_change, turned

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
"""After these the session is over, and nothing but CLOSED is reported of it."""
NO_DIALOG: Final = 481


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all sessions share."""

    network: Network
    clock: VirtualClock
    provider: SimProvider
    post: Callable[[RecorderReported], None]


class RecordingSession:
    """From the INVITE to the last answer."""

    def __init__(
        self,
        around: Surroundings,
        request: SessionRequest,
        call_id: str,
        notices: tuple[Noted, ...] = (),
    ) -> None:
        self.request, self._notices = request, notices
        self._around = around
        self._far: tuple[str, ...] = (request.far.number,)
        self._invite: Request | None = None
        self._asked: tuple[Request, Ask] | None = None
        self._next: Ask | None = None
        self._established = self._over = self._closed = self._suspended = False
        self._gone = False  # there is no dialog to be ended
        self._flow = Flow.NONE
        self.dialog = Dialog(
            around.network, around.clock, RECORDING_CLIENT, PROVIDER, call_id, self.answered
        )

    @property
    def takes_sound(self) -> bool:
        """Whether sound of ours reaches the recorder: agreed on, and the network is there."""
        return self.agreed and self._around.network.up

    @property
    def agreed(self) -> bool:
        """Whether the recorder has agreed to be sent sound, and has not been told to wait."""
        sends = self._established and not self._over and not self._suspended
        return sends and self._flow is Flow.BOTH

    @property
    def is_over(self) -> bool:
        """Whether it takes no dialog of the library any more."""
        return self._over

    # what the machine asks

    def open(self) -> None:
        """INVITE; what cannot be tried is reported as refused."""
        around, request = self._around, self.request
        if not request.supported:
            self.fail(Event.NOT_SUPPORTED, "not supported by this build")
        elif _host(request.server) != HOST:
            self.fail(Event.UNAVAILABLE, "no such host")
        elif around.network.up and not around.provider.is_running:
            self.fail(Event.UNAVAILABLE, "connection refused")
        else:
            self._invite = self.dialog.ask(
                "INVITE", to=request.server, sdp=Sdp(Direction.SENDONLY), metadata=self._metadata()
            )

    def suspend(self) -> None:
        """re-INVITE a=inactive; nothing is sent from now on."""
        self._ask(Ask.SUSPEND)

    def resume(self) -> None:
        """re-INVITE a=sendonly."""
        self._ask(Ask.RESUME)

    def refresh(self) -> None:
        """The same again, with new metadata, as soon as it can be."""
        if self._invite is not None and not self._over:
            self._ask(self._next or Ask.REFRESH)

    def parties(self, far: tuple[str, ...]) -> None:
        """Who is heard in the far stream; a change is told."""
        if far != self._far:
            self._far = far
            self.refresh()

    def announced(self, notices: tuple[Noted, ...], *, follows: bool) -> None:
        """What the parties have been told so far; what `follows` the end goes with the BYE."""
        self._notices = notices
        if not follows:
            self.refresh()

    def close(self, reason: str) -> None:
        """BYE or CANCEL, and CLOSED in any case, one round trip later."""
        self._end(reason)
        self._around.clock.after(
            2 * self._around.network.latency_s, lambda: self._post(Event.CLOSED, "")
        )

    def lose(self, words: str) -> None:
        """No sign of life."""
        if self._established:
            self._report(Event.LOST, words)

    def connection_closed(self) -> None:
        """The recorder is not there any more; there is nobody to say goodbye to."""
        if self._established:
            self._gone = True
            self.lose("connection closed")

    # what comes

    def answered(self, response: Response) -> None:
        """To a request of ours; a 408 may be nobody's."""
        self.dialog.heard(response)
        if response.method != "INVITE" or response.status < 200:
            return
        if response.status < 300:
            self.dialog.acknowledge(response.request)
        if response.request == self._invite:
            self._opened(response)
        elif self._asked is not None and response.request == self._asked[0] and not self._over:
            ask, self._asked = self._asked[1], None
            self._changed(ask, response)
            self._ask_next()

    def requested(self, request: Request) -> None:
        """The recorder's own re-INVITE, its request for a snapshot, or its BYE."""
        if request.method == "ACK":
            return
        if self._over and request.method != "BYE":
            self.dialog.respond(request, NO_DIALOG)
            return
        if request.method == "BYE":
            self.dialog.respond(request, 200)
            self._gone = True
            self._report(Event.ENDED_BY_RECORDER, "BYE")
            return
        offered = request.sdp is not None
        self.dialog.respond(request, 200, self._answer(request.sdp) if offered else None)
        if not offered:
            self.refresh()
            return
        before, self._flow = self._flow, _flow(request.sdp)
        event = turned(before, self._flow) if not self._suspended else None
        if event is not None:
            self._report(event, "re-INVITE of the recorder")

    # inside

    def _answer(self, offer: Sdp | None) -> Sdp:
        idle = self._suspended or _flow(offer) is not Flow.BOTH
        return Sdp(Direction.INACTIVE if idle else Direction.SENDONLY)

    def _opened(self, response: Response) -> None:
        if self._over:
            if response.status < 300:  # it crossed our CANCEL
                self.dialog.ask("BYE")
            return
        words = str(response.status)
        if response.status >= 300:
            self._gone = True
            self._report(refusal(response.status), words)
            return
        self._established, self._flow = True, _flow(response.sdp)
        event = accepted(Ask.OPEN, self._flow)
        if event is not None:
            self._report(event, words)
        self._ask_next()

    def _changed(self, ask: Ask, response: Response) -> None:
        words = str(response.status)
        if response.status >= 300:
            event = refused_change(response.status, heard=True)
            self._gone = response.status == NO_DIALOG
            if ask is not Ask.REFRESH or event is Event.LOST:
                self._report(event, "no answer" if response.status == TIMEOUT else words)
            return
        before, self._flow = self._flow, _flow(response.sdp)
        if ask is not Ask.REFRESH:
            self._suspended = ask is Ask.SUSPEND
        given = accepted(ask, self._flow, None if self._suspended else before)
        if given is not None:
            self._report(given, words)

    def _ask(self, ask: Ask) -> None:
        self._next = ask
        self._ask_next()

    def _ask_next(self) -> None:
        """One offer at a time; what is asked meanwhile waits."""
        ask = self._next
        if ask is None or self._asked is not None or self._over or not self._established:
            return
        idle = self._suspended if ask is Ask.REFRESH else ask is Ask.SUSPEND
        sdp = Sdp(Direction.INACTIVE if idle else Direction.SENDONLY)
        self._next = None
        self._asked = (self.dialog.ask("INVITE", sdp=sdp, metadata=self._metadata()), ask)

    def _metadata(self, reason: str = "") -> Metadata:
        return Metadata(self._far, reason, self._notices)

    def fail(self, event: Event, words: str) -> None:
        """It cannot even be tried."""
        self._around.clock.after(
            2 * self._around.network.latency_s, lambda: self._report(event, words)
        )

    def _report(self, event: Event, words: str) -> None:
        if self._over:
            return
        self._post(event, words)
        if event in ENDING:
            self._end("")

    def _post(self, event: Event, words: str) -> None:
        if event is Event.CLOSED and self._closed:
            return
        self._closed = self._closed or event is Event.CLOSED
        self._around.post(RecorderReported(self.request.slot, self.request.session, event, words))

    def _end(self, reason: str) -> None:
        """No report after this but CLOSED; the dialog is ended behind it."""
        if self._over:
            return
        self._over = True
        if self._gone:
            return
        if self._established:
            self.dialog.ask("BYE", metadata=self._metadata(reason))
        elif self._invite is not None:
            self.dialog.cancel(self._invite)


def _flow(sdp: Sdp | None) -> Flow:
    if sdp is None or sdp.refused:
        return Flow.ONE_SIDED
    return Flow.NONE if sdp.direction is Direction.INACTIVE else Flow.BOTH


def _host(uri: str) -> str:
    return uri.partition(":")[2].rpartition("@")[2].partition(";")[0].partition(":")[0]
