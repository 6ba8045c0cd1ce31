"""A recording provider that is told how to behave: the words of `provider.faults`, and a few more.

Knows sessions as dialogs that want to be recorded; what the phone makes of an answer is not here.
What it has of each session is a `SimRecording`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, assert_never

from announcements.prompts import Rendering
from hw_sim.command_words import CommandError
from hw_sim.provider.faults import Action, Change, Faults, Opening, understood
from hw_sim.sim.clock import VirtualClock
from hw_sim.sim.dialog import Dialog
from hw_sim.sim.messages import Message, Noted, Request, Response, Sdp
from hw_sim.sim.network import Network
from phone.notices.outcome import Outcome
from phone.siprec.sdp import Direction

PROVIDER: Final = "provider"
HOST: Final = "rec.sim"
CANCELLED, NO_DIALOG, GLARE, BAD_EXTENSION = 487, 481, 491, 420

Stretch = tuple[float, float | None]
"""From when to when, in virtual seconds; None: it goes on."""


@dataclass(slots=True)
class SimRecording:
    """What the provider has of one session. `metadata` is what it was told, with the times."""

    number: int
    far: str  # the far party's number at the beginning
    opened: float
    closed: float | None = None
    reason: str = ""
    sound: dict[str, list[Stretch]] = field(default_factory=lambda: {"near": [], "far": []})
    metadata: list[tuple[float, str]] = field(default_factory=list)
    notices: tuple[Noted, ...] = ()  # what was announced to the parties, as it was told (SPEC C3)

    def feed(self, at: float, side: str, *, on: bool) -> None:
        """Sound begins or ends on one side."""
        stretches = self.sound[side]
        running = bool(stretches) and stretches[-1][1] is None
        if on and not running:
            stretches.append((at, None))
        elif running and not on:
            began = stretches.pop()[0]
            if at > began:
                stretches.append((began, at))

    def as_json(self) -> dict[str, Any]:
        """As REST tells it."""
        return {
            "session": self.number,
            "with": self.far,
            "opened": self.opened,
            "closed": self.closed,
            "reason": self.reason,
            "near": [list(stretch) for stretch in self.sound["near"]],
            "far": [list(stretch) for stretch in self.sound["far"]],
            "metadata": [list(told) for told in self.metadata],
            "announcements": [_as_json(noted) for noted in self.notices],
        }


@dataclass(slots=True)
class Session:
    """A dialog, and what is agreed on in it."""

    dialog: Dialog
    recording: SimRecording
    invite: Request
    answered: bool = False
    paused: bool = False  # by the provider


class SimProvider:
    """The station `provider`. `told` hears of each session that opens or closes, and of each
    announcement that one is told of."""

    def __init__(
        self, network: Network, clock: VirtualClock, told: Callable[[str, SimRecording, str], None]
    ) -> None:
        self._network, self._clock, self._told = network, clock, told
        self._faults, self._slow_s, self._glares = Faults(), 0.0, False
        self._sessions: dict[str, Session] = {}
        self.recordings: list[SimRecording] = []
        self.fault = "ok"
        self.on_connection_closed: Callable[[], None] = lambda: None
        network.attach(PROVIDER, self)

    @property
    def is_running(self) -> bool:
        """Whether it takes connections."""
        return self._network.is_there(PROVIDER)

    def obey(self, words: str) -> None:
        """One of `command_forms.PROVIDER`. Raises CommandError if it is not possible now."""
        verb, *rest = words.split()
        if verb == "start" and self.is_running:
            raise CommandError("the provider runs already")
        match verb:
            case "kill":
                self._kill()
            case "start":
                self._network.attach(PROVIDER, self)
                self._faults, self._slow_s = Faults(), 0.0
            case "slow":
                self._slow_s = float(rest[0])
            case "glare":
                self._glares = True
            case _:
                self._misbehave(words)
        at_once = verb == "glare" or verb in {action.value for action in Action}
        self.fault = self.fault if at_once else "ok" if verb == "start" else words

    def end_left_open(self, reason: str) -> None:
        """What the phone did not end before it lost its power is ended now."""
        for session in tuple(self._sessions.values()):
            self._close(session, reason)

    def told_of(self, call_id: str) -> SimRecording | None:
        """The recording of a session that is open."""
        session = self._sessions.get(call_id)
        return session.recording if session is not None else None

    # network.Station

    def receive(self, message: Message, sender: str) -> None:
        """A request, or an answer to one of ours."""
        session = self._sessions.get(message.call_id)
        if isinstance(message, Response):
            if session is not None:
                session.dialog.heard(message)
        elif message.opens:
            self._soon(lambda: self._opened(message, sender))
        elif session is None:
            if message.method != "ACK":
                self._dialog(message.call_id, sender).respond(message, NO_DIALOG)
        elif message.method == "CANCEL":
            session.dialog.respond(message, 200)
            if not session.answered:  # else the BYE is on its way
                session.dialog.respond(session.invite, CANCELLED)
                self._close(session, "")
        elif message.method == "BYE":
            session.dialog.respond(message, 200)
            self._note(session, message)
            self._close(session, message.metadata.reason if message.metadata else "")
        elif message.method in ("INVITE", "UPDATE"):
            self._soon(lambda: self._changed(session, message))

    def hear(self, call_id: str, digit: str) -> None:
        """Never: what is keyed is for the far party."""

    # inside

    def _opened(self, request: Request, sender: str) -> None:
        faults, dialog = self._faults, self._dialog(request.call_id, sender)
        match faults.opening:
            case Opening.REFUSE:
                dialog.respond(request, faults.opening_code)
            case Opening.NO_SIPREC:
                dialog.respond(request, BAD_EXTENSION)
            case Opening.SILENT:
                recording = SimRecording(0, "", self._clock.now())
                self._sessions[request.call_id] = Session(dialog, recording, request)
            case Opening.ACCEPT | Opening.INACTIVE | Opening.ONE_SIDED:
                self._accept(request, dialog, faults.opening)
            case _:
                assert_never(faults.opening)

    def _accept(self, request: Request, dialog: Dialog, how: Opening) -> None:
        far = request.metadata.far[0] if request.metadata else ""
        recording = SimRecording(len(self.recordings) + 1, far, self._clock.now())
        session = Session(dialog, recording, request, answered=True)
        session.paused = how is Opening.INACTIVE
        self._sessions[request.call_id] = session
        self.recordings.append(recording)
        self._told("opened", recording, "")
        self._note(session, request)
        one_sided = how is Opening.ONE_SIDED
        dialog.respond(request, 200, Sdp(self._direction(session), refused=one_sided))

    def _changed(self, session: Session, request: Request) -> None:
        faults = self._faults
        if request.call_id not in self._sessions:
            session.dialog.respond(request, NO_DIALOG)
        elif self._glares and request.method == "INVITE":
            self._glares = False
            session.dialog.respond(request, GLARE)
        elif faults.change is Change.REFUSE:
            session.dialog.respond(request, faults.change_code)
        elif faults.change is Change.ACCEPT:
            self._note(session, request)
            idle = request.sdp is not None and request.sdp.direction is Direction.INACTIVE
            direction = Direction.INACTIVE if idle else self._direction(session)
            session.dialog.respond(request, 200, Sdp(direction))

    def _direction(self, session: Session) -> Direction:
        return Direction.INACTIVE if session.paused else Direction.RECVONLY

    def _misbehave(self, words: str) -> None:
        try:
            self._faults, action = understood(self._faults, words)
        except ValueError as error:
            raise CommandError(str(error)) from error
        if words == "ok":
            self._slow_s, self._glares = 0.0, False
        for session in tuple(self._sessions.values()):
            if session.answered and action is not None:
                self._act(session, action)

    def _act(self, session: Session, action: Action) -> None:
        match action:
            case Action.BYE:
                session.dialog.ask("BYE")
                self._close(session, "ended by the provider")
            case Action.PAUSE:
                session.paused = True
                session.dialog.ask("INVITE", sdp=Sdp(Direction.INACTIVE))
            case Action.UNPAUSE | Action.READY:
                session.paused = False
                session.dialog.ask("INVITE", sdp=Sdp(Direction.RECVONLY))
            case Action.SNAPSHOT:
                session.dialog.ask("UPDATE")  # without SDP: RFC 7866 §9.2's request
            case _:
                assert_never(action)

    def _kill(self) -> None:
        self._network.detach(PROVIDER)
        for session in tuple(self._sessions.values()):
            self._close(session, "the provider was killed")
        self.on_connection_closed()

    def _close(self, session: Session, reason: str) -> None:
        self._sessions.pop(session.dialog.call_id, None)
        recording, now = session.recording, self._clock.now()
        for side in recording.sound:
            recording.feed(now, side, on=False)
        recording.closed, recording.reason = now, reason
        if session.answered:
            self._told("closed", recording, reason)

    def _note(self, session: Session, request: Request) -> None:
        recording, metadata = session.recording, request.metadata
        if metadata is None:
            return
        recording.metadata.append((self._clock.now(), str(metadata)))
        for noted in metadata.notices:
            if noted not in recording.notices:
                self._told("told", recording, str(noted))
        recording.notices = metadata.notices

    def _soon(self, action: Callable[[], None]) -> None:
        if self._slow_s:
            self._clock.after(self._slow_s, action)
        else:
            action()

    def _dialog(self, call_id: str, peer: str) -> Dialog:
        return Dialog(self._network, self._clock, PROVIDER, peer, call_id, lambda _: None)


def _as_json(noted: Noted) -> dict[str, Any]:
    """Times in virtual seconds, as far as they are known: what nobody heard has no beginning, what
    follows the recording begins now, what outlasts it has no end in it, and what was heard in an
    earlier call was then."""
    told, known = noted.told, noted.told.outcome is not Outcome.EARLIER
    heard = told.ends_the_session or told.lasted_s > 0 or told.rendering is not Rendering.NOTHING
    return {
        "kind": told.kind.value,
        "rendering": told.rendering.value,
        "language": told.language.value if told.language else None,
        "audience": list(told.audience),
        "outcome": told.outcome.value,
        "reason": told.reason,
        "played": round(noted.at - told.lasted_s, 3) if known and heard else None,
        "ended": round(noted.at, 3) if known and not told.ends_the_session else None,
    }
