"""The recorder port's protocol, as the recorder lives it: one session at a time, from its INVITE
to its BYE (RFC 7866 §7.1, RFC 3261 §14).

Knows reports and requests, no wish and no mode. `ANSWERS` is also what a plausible recorder may
say: the exploration takes its reports from there.
"""

from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final

from phone.recording.machine import Effect, Recording
from phone.recording.monitors.words import Violation, asks
from phone.recording.words import Action, Event, Phase

E = Event
REFUSALS: Final = (
    E.FORBIDDEN,
    E.NOT_FOUND,
    E.NOT_A_RECORDER,
    E.NOT_ACCEPTABLE,
    E.UNAVAILABLE,
    E.NOT_SUPPORTED,
)


class Session(Enum):
    """Where the recorder stands, and which transaction is open."""

    NONE = "no session"
    OPENING = "INVITE unanswered"
    UNWILLING = "accepted, and inactive by the recorder's wish"
    HALVED = "accepted, and one stream refused"
    WILLING = "accepted, and taking media"
    SUSPENDING = "re-INVITE a=inactive unanswered"
    SUSPENDED = "inactive by our wish"
    RESUMING = "re-INVITE a=sendonly unanswered"
    CLOSING = "BYE or CANCEL unanswered"


S = Session
STANDING: Final = (
    S.OPENING,
    S.UNWILLING,
    S.HALVED,
    S.WILLING,
    S.SUSPENDING,
    S.SUSPENDED,
    S.RESUMING,
)

# What the recorder may say, and what it means. A refused or glared re-INVITE leaves the media
# cut by us: neither may ever be read as leave to send. A BYE may cross ours.
ANSWERS: MappingProxyType[tuple[Session, Event], Session] = MappingProxyType(
    {
        (S.OPENING, E.ACCEPTED): S.WILLING,
        (S.OPENING, E.ACCEPTED_INACTIVE): S.UNWILLING,
        **{(S.OPENING, refusal): S.NONE for refusal in REFUSALS},
        (S.UNWILLING, E.BECAME_READY): S.WILLING,
        (S.WILLING, E.PAUSED_BY_RECORDER): S.UNWILLING,
        (S.SUSPENDING, E.SUSPENDED): S.SUSPENDED,
        (S.SUSPENDING, E.CHANGE_REFUSED): S.SUSPENDED,
        (S.SUSPENDING, E.GLARE): S.SUSPENDED,
        (S.RESUMING, E.RESUMED): S.WILLING,
        (S.RESUMING, E.ACCEPTED_INACTIVE): S.UNWILLING,
        (S.RESUMING, E.CHANGE_REFUSED): S.SUSPENDED,
        (S.RESUMING, E.GLARE): S.SUSPENDED,
        **{(session, E.ONE_SIDED): S.HALVED for session in STANDING},
        **{(session, E.LOST): S.NONE for session in (*STANDING, S.CLOSING)},
        **{(session, E.ENDED_BY_RECORDER): S.NONE for session in (*STANDING, S.CLOSING)},
        (S.CLOSING, E.CLOSED): S.NONE,
    }
)

# What may be asked. CLOSE supersedes an open transaction, and a session that is being closed may
# be followed by the next one, whose reports carry another serial.
REQUESTS: MappingProxyType[tuple[Session, Action], Session] = MappingProxyType(
    {
        (S.NONE, Action.OPEN): S.OPENING,
        (S.NONE, Action.OPEN_NARROW): S.OPENING,
        (S.CLOSING, Action.OPEN): S.OPENING,
        (S.WILLING, Action.SUSPEND): S.SUSPENDING,
        (S.UNWILLING, Action.SUSPEND): S.SUSPENDING,
        (S.SUSPENDED, Action.SUSPEND): S.SUSPENDING,
        (S.SUSPENDED, Action.RESUME): S.RESUMING,
        **{(session, Action.CLOSE): S.CLOSING for session in STANDING},
    }
)

OVER: Final = (S.NONE, S.CLOSING)
# What a phase claims; none claims half a session, which is closed in the step that learns of it.
MEANT: MappingProxyType[Phase, tuple[Session, ...]] = MappingProxyType(
    {
        Phase.OFF: OVER,
        Phase.READY: OVER,
        Phase.STARTING: (S.OPENING,),
        Phase.STARTING_NARROW: (S.OPENING,),
        Phase.NOT_READY: (S.UNWILLING,),
        Phase.RECORDING: (S.WILLING,),
        Phase.PAUSING: (S.SUSPENDING,),
        Phase.PAUSED: (S.SUSPENDED,),
        Phase.RESUMING: (S.RESUMING,),
        Phase.GLARED: (S.SUSPENDED,),
        Phase.RECORDER_PAUSED: (S.UNWILLING,),
        Phase.STOPPING: (S.CLOSING,),
        Phase.FAILED: OVER,
        Phase.FAILED_QUIET: OVER,
    }
)


@dataclass(frozen=True, slots=True)
class Sessions:
    """Opened once and closed once; one transaction at a time; the phase tells the truth, so that
    media flow only to a session that takes them."""

    session: Session = Session.NONE

    def step(
        self,
        before: Recording,  # noqa: ARG002  the recorder does not see it
        event: Event,
        effects: tuple[Effect, ...],
        after: Recording,
    ) -> "Sessions | Violation":
        session = ANSWERS.get((self.session, event), self.session)
        for action in asks(effects):
            allowed = REQUESTS.get((session, action))
            if allowed is None:
                return Violation(f"asked to {action.value} while: {session.value}")
            session = allowed
        if session not in MEANT[after.phase]:
            return Violation(f"the phase says {after.phase.value}, the recorder: {session.value}")
        return Sessions(session)
