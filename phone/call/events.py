"""What happens to a call, as the user agent reports it. Slots are places, not growing ids."""

from dataclasses import dataclass, field
from enum import Enum

from phone.call.states import Arrival, CallState, EndReason, Party, RecordWord


@dataclass(frozen=True, slots=True)
class InviteReceived:
    """An INVITE from `remote` to `line` that has no slot yet: the dispatcher answers it with
    UserAgent.claim or UserAgent.refuse of `handle`; the machine never sees it."""

    handle: int
    line: int
    remote: Party
    arrival: Arrival = field(default_factory=Arrival)


@dataclass(frozen=True, slots=True)
class RegistrationChanged:
    """The registrar's final answer to the REGISTER of `line` (RFC 3261 §10); 0: no answer."""

    line: int
    registered: bool
    status: int


@dataclass(frozen=True, slots=True)
class CallOffered:
    """An INVITE from `remote` to `line`; the slot is the one it was given."""

    slot: int
    line: int
    remote: Party
    arrival: Arrival = field(default_factory=Arrival)


@dataclass(frozen=True, slots=True)
class EarlyMedia:
    """The early dialog that was asked for with a claim stands and its media flow (`ready`: 183
    with SDP, and PRACKed where the caller supports 100rel, RFC 3262), or it could not be had, and
    `reason` says why. The caller alerts nobody here yet."""

    slot: int
    ready: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CallRefused:
    """An INVITE was answered 486: there was no slot for it. The user is told once."""

    remote: Party


@dataclass(frozen=True, slots=True)
class CallProgressed:
    """Our INVITE got a provisional answer: PROCEEDING (100, 180 without SDP) or EARLY (media)."""

    slot: int
    state: CallState


@dataclass(frozen=True, slots=True)
class CallConfirmed:
    """The call was answered, by either side."""

    slot: int


@dataclass(frozen=True, slots=True)
class CallEnded:
    """The call is over; `status` is the SIP status where there was one, else 0."""

    slot: int
    reason: EndReason
    status: int = 0


@dataclass(frozen=True, slots=True)
class HoldChanged:
    """Media direction changed: who holds the call now (RFC 3264 §8.4)."""

    slot: int
    by_local: bool
    by_remote: bool


@dataclass(frozen=True, slots=True)
class FarRecordReported:
    """The far end's newest `a=record:` (RFC 7866 §6.3); an absent attribute is no event."""

    slot: int
    word: RecordWord


@dataclass(frozen=True, slots=True)
class HoldRefused:
    """The far end refused our offer to hold or to retrieve: what was so before still is."""

    slot: int


@dataclass(frozen=True, slots=True)
class RemoteChanged:
    """The same dialog has another remote party (P-Asserted-Identity of a later request or answer,
    RFC 3325): the call server transferred it."""

    slot: int
    remote: Party


@dataclass(frozen=True, slots=True)
class CallReplaced:
    """An INVITE with Replaces (RFC 3891) took the place of the dialog in `slot`: the user agent
    has answered it and goes on with it under the same slot; `remote` is who is there now."""

    slot: int
    remote: Party


@dataclass(frozen=True, slots=True)
class TransferRequested:
    """The far end sent a REFER (RFC 3515) to call `target`; it waits for UserAgent.follow or
    UserAgent.refuse_transfer."""

    slot: int
    target: Party


@dataclass(frozen=True, slots=True)
class TransferEnded:
    """The final word on our REFER: the status of its refusal, or of the sipfrag in the last NOTIFY
    (RFC 3515 §2.4.5); 2xx: the other two are connected."""

    slot: int
    status: int


class CallTimer(Enum):
    """Timers of a call; its recording has its own."""

    COMPLIANCE_DELAY = "compliance-delay"  # from the answer to the announcement (SPEC C6)


CallEvent = (
    CallOffered
    | EarlyMedia
    | CallProgressed
    | CallConfirmed
    | CallEnded
    | HoldChanged
    | HoldRefused
    | FarRecordReported
    | RemoteChanged
    | CallReplaced
    | TransferRequested
    | TransferEnded
)
