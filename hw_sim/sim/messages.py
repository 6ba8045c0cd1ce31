"""SIP messages as far as a call cares for them: what is said, without a byte of syntax.

Words only. A body is what it means (`Sdp`), a header is a field; the rest of SIP is the wire's.
"""

from dataclasses import dataclass, field

from phone.call.address import user_part
from phone.call.states import Arrival, Party, RecordWord
from phone.notices.outcome import Outcome, Told
from phone.siprec.sdp import Direction


@dataclass(frozen=True, slots=True)
class Sdp:
    """What an offer or answer says of the one voice (RFC 3264), and `a=record` (RFC 7866 §7.3)."""

    direction: Direction = Direction.SENDRECV
    record: RecordWord | None = None
    refused: bool = False  # an m-line with port 0


@dataclass(frozen=True, slots=True)
class Noted:
    """An announcement in a recorder's metadata: what was told of it, and when."""

    told: Told
    at: float  # virtual seconds

    def __str__(self) -> str:
        """`start words en to near far`, `compliance nothing to far failed: no PRACK within 4 s`."""
        told = self.told
        words = [told.kind.value, told.rendering.value]
        words += [told.language.value] if told.language else []
        words += ["to", *told.audience]
        words += [] if told.outcome is Outcome.PLAYED else [told.outcome.value]
        return " ".join(words) + (f": {told.reason}" if told.reason else "")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a recorder is told of the call (RFC 7865), as far as it changes."""

    far: tuple[str, ...]  # the numbers of the parties in the far stream
    reason: str = ""  # why the session ends
    notices: tuple[Noted, ...] = ()  # what has been announced to the parties (SPEC C3)

    def __str__(self) -> str:
        words = [f"far {', '.join(self.far)}"]
        words += [f"announced {', '.join(map(str, self.notices))}"] if self.notices else []
        words += [f"reason {self.reason}"] if self.reason else []
        return "; ".join(words)


@dataclass(frozen=True, slots=True)
class Request:
    """A request within the dialog `call_id`; `number` is its CSeq."""

    call_id: str
    number: int
    method: str
    to: str = ""  # the request URI of an INVITE that opens a dialog
    sender: Party | None = None  # From, of an INVITE that opens a dialog
    sdp: Sdp | None = None
    arrival: Arrival = field(default_factory=Arrival)  # Diversion and Priority, of an INVITE
    supports_100rel: bool = True  # RFC 3262, of such an INVITE too
    asserted: Party | None = None  # P-Asserted-Identity (RFC 3325)
    refer_to: str = ""  # RFC 3515
    replaces: str = ""  # the Call-ID of the dialog that is to be replaced (RFC 3891)
    fragment: int = 0  # the status in a NOTIFY's sipfrag (RFC 3515 §2.4.5)
    metadata: Metadata | None = None  # a recording session's; in one of the recorder: none

    @property
    def opens(self) -> bool:
        """Whether it is the INVITE that opens a dialog."""
        return self.method == "INVITE" and bool(self.to)

    @property
    def title(self) -> str:
        """As people name it: `INVITE`, `re-INVITE sendonly`, `REFER 1003`, `NOTIFY 200`."""
        match self.method:
            case "INVITE" if self.opens:
                return "INVITE Replaces" if self.replaces else "INVITE"
            case "INVITE" | "UPDATE":
                name = "re-INVITE" if self.method == "INVITE" else "UPDATE"
                return f"{name} {self.sdp.direction.value}" if self.sdp else name
            case "REFER":
                return f"REFER {user_part(self.refer_to)}" + (" Replaces" if self.replaces else "")
            case "NOTIFY":
                return f"NOTIFY {self.fragment}"
            case _:
                return self.method


@dataclass(frozen=True, slots=True)
class Response:
    """An answer to `request`."""

    request: Request
    status: int
    sdp: Sdp | None = None
    asserted: Party | None = None
    reliable: bool = False  # Require: 100rel: a PRACK is to come

    @property
    def call_id(self) -> str:
        """The dialog's."""
        return self.request.call_id

    @property
    def method(self) -> str:
        """That of CSeq."""
        return self.request.method

    @property
    def title(self) -> str:
        """`200`."""
        return str(self.status)


Message = Request | Response


def detail(message: Message) -> str:
    """What it says besides its title, in a line: `sip:1002@pbx.sim a=sendrecv a=record:on`."""
    words = list[str]()
    sdp = message.sdp
    if sdp is not None:
        titled = isinstance(message, Request) and not message.opens
        words += [] if titled else [f"a={sdp.direction.value}"]
        words += ["one m-line refused"] if sdp.refused else []
        words += [f"a=record:{sdp.record.value}"] if sdp.record else []
    words += ["Require: 100rel"] if isinstance(message, Response) and message.reliable else []
    asserted = message.asserted
    words += [f"P-Asserted-Identity {asserted.aor}"] if asserted else []
    if isinstance(message, Request):
        words = [message.to, *words] if message.to else words
        words += _of_an_arrival(message) if message.opens else []
        words += [f"metadata: {message.metadata}"] if message.metadata else []
    return " ".join(words)


def _of_an_arrival(invite: Request) -> list[str]:
    """How a call came: by way of which numbers, as a call-back, with which hints, without SDP."""
    came_to = invite.arrival.came_to
    words = [f"Diversion: {', '.join(reversed(came_to))}"] if came_to else []
    words += ["Priority: psap-callback"] if invite.arrival.callback else []
    words += invite.sender.hints if invite.sender else ()
    return words if invite.sdp else [*words, "no SDP"]
