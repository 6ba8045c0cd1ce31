"""The rows of the parameter table that say whether, how and where calls are recorded.

Two are the vendor's; the others are ours in its style, because its phones leave mode and recorder
to the call server (SPEC A, F1).
"""

from types import MappingProxyType
from typing import Final

from provisioning import announcement_parameters as announcement
from provisioning import tone_parameters as tones
from provisioning.parameter import Origin, Parameter
from provisioning.recording_settings import (
    CallKind,
    FailurePolicy,
    Mode,
    PauseNotice,
    Protocol,
)
from provisioning.sip_types import recorder_uri
from provisioning.value_types import choice, optional, unsigned, yes_no

_RECORDING: Final = "Voice > Ext (n) > Call Recording"

SERVICE: Final = Parameter(
    "Call_Recording_Serv",
    yes_no(),
    "No",
    "Voice > Phone > Supplementary Services",
    "Whether the phone records calls at all. While it is No, every line's mode is Never.",
)
PROTOCOL: Final = Parameter(
    "Call_Recording_Protocol_n_",
    optional(choice(Protocol)),
    "",
    "Voice > Ext (n) > SIP Settings",
    "How calls are recorded: `SRC` (ours) by the phone itself, `SIPREC` or `SIPINFO` by the call "
    "server. Empty: SRC if `Call_Recording_Server_n_` is set, else SIPREC, the vendor's default.",
)
MODE: Final = Parameter(
    "Call_Recording_Mode_n_",
    choice(Mode),
    "Never",
    _RECORDING,
    "When calls are recorded (SPEC A1–A4).",
    origin=Origin.OURS,
)
SERVER: Final = Parameter(
    "Call_Recording_Server_n_",
    recorder_uri(),
    "",
    _RECORDING,
    "The recording server; `;transport=tcp` is added if no transport is named. UDP is refused: "
    "a recording INVITE is too large for it (RFC 3261 §18.1.1).",
    origin=Origin.OURS,
)
SETUP_TIMEOUT: Final = Parameter(
    "Call_Recording_Setup_Timeout_n_",
    unsigned(1, 30),
    "5",
    _RECORDING,
    "Without a final answer to the recording INVITE for so long, the recording has failed.",
    unit="s",
    origin=Origin.OURS,
)
KEEPALIVE: Final = Parameter(
    "Call_Recording_Keepalive_n_",
    unsigned(5, 60),
    "10",
    _RECORDING,
    "Without RTCP and without an answer to OPTIONS for so long, the recorder is lost.",
    unit="s",
    origin=Origin.OURS,
)

VOICE_MAIL: Final = Parameter(
    "Call_Recording_Voice_Mail_n_",
    yes_no(),
    "No",
    _RECORDING,
    "Whether calls with the voicemail service, `Voice_Mail_Number`, are recorded (SPEC A6).",
    origin=Origin.OURS,
)


def _selection(kind: str, calls: str) -> Parameter[bool]:
    doc = f"Whether {calls} are recorded in the two Always modes (SPEC H2)."
    name = f"Call_Recording_{kind}_n_"
    return Parameter(name, yes_no(), "Yes", _RECORDING, doc, origin=Origin.OURS)


SELECTION: Final = MappingProxyType(
    {
        CallKind.INCOMING_INTERNAL: _selection("Incoming_Internal", "incoming internal calls"),
        CallKind.INCOMING_PSTN: _selection("Incoming_PSTN", "incoming PSTN calls"),
        CallKind.OUTGOING_INTERNAL: _selection("Outgoing_Internal", "outgoing internal calls"),
        CallKind.OUTGOING_PSTN: _selection("Outgoing_PSTN", "outgoing PSTN calls"),
    }
)
FAILURE: Final = Parameter(
    "Call_Recording_Failure_n_",
    choice(FailurePolicy),
    "Proceed",
    _RECORDING,
    "What happens to a call whose recording cannot be started or breaks (SPEC H1).",
    origin=Origin.OURS,
)
PAUSE_NOTICE: Final = Parameter(
    "Call_Recording_Pause_Notice_n_",
    choice(PauseNotice),
    "None",
    _RECORDING,
    "What tells the parties that the recording was paused or resumed (SPEC C4).",
    origin=Origin.OURS,
)
CALL_RECORDING: Final[tuple[Parameter[object], ...]] = (
    MODE,
    SERVER,
    VOICE_MAIL,
    *SELECTION.values(),
    FAILURE,
    *announcement.OF_A_LINE,
    PAUSE_NOTICE,
    *tones.REMINDER,
    SETUP_TIMEOUT,
    KEEPALIVE,
)
