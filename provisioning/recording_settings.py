"""How the calls of a line are recorded, typed: its modes and ways, what is heard of it, and when.

Plain values that are whole and checked. Knows neither parameters nor what the phone does with a
setting.
"""

from dataclasses import dataclass
from enum import Enum


class Mode(Enum):
    """When calls of a line are recorded (SPEC A1–A4), by the names of SPEC H8."""

    NEVER = "Never"
    ALWAYS = "Always"
    ALWAYS_PAUSE_RESUME = "Always with Pause/Resume"
    ON_DEMAND = "On Demand with User Initiated Start"


class Protocol(Enum):
    """How a call is recorded: by the phone itself (SRC, RFC 7866 §3), or by the call server that
    the phone asks in SDP (SIPREC, RFC 7866 §6) or by INFO (SIPINFO)."""

    SRC = "SRC"
    SIPREC = "SIPREC"
    SIPINFO = "SIPINFO"


class FailurePolicy(Enum):
    """What happens to a call whose recording cannot be started or breaks (SPEC H1)."""

    PROCEED = "Proceed"
    PROCEED_WITH_ANNOUNCEMENT = "Proceed with announcement"
    END_WITH_ANNOUNCEMENT = "End call with announcement"


class PauseNotice(Enum):
    """What tells the parties that the recording was paused or resumed (SPEC C4)."""

    NONE = "None"
    BEEP = "Beep"
    ANNOUNCEMENT = "Announcement"


class Audience(Enum):
    """Which parties hear the reminder tone (SPEC H3)."""

    ALL = "All"
    PSTN = "PSTN"
    INTERNAL = "Internal"


class CallKind(Enum):
    """The calls that selective recording tells apart (SPEC H2)."""

    INCOMING_INTERNAL = "incoming-internal"
    INCOMING_PSTN = "incoming-pstn"
    OUTGOING_INTERNAL = "outgoing-internal"
    OUTGOING_PSTN = "outgoing-pstn"


@dataclass(frozen=True, slots=True)
class RecordingSettings:
    """How the calls of one line are recorded.

    `mode` is the effective one: NEVER while `Call_Recording_Serv` is No. `supported` is False if a
    recording is wanted by a way this build has not; such calls are to show "not supported".
    `server` is the recorder's SIP URI and names its transport; it is never empty when `mode` is
    not NEVER, `protocol` is SRC and `supported` is True. Levels are dBm0, times as the names say.
    """

    mode: Mode
    protocol: Protocol
    supported: bool
    server: str
    tone_interval_s: int | None
    """Reminder tone, start to start (SPEC C5): 10–90, or 0 for no tone. This, its length and its
    level are as the script or the country has them where they are None."""
    tone_duration_ms: int | None
    tone_level_dbm0: float | None
    """Towards the far end."""
    tone_country: str
    """Whose recorder warning tone it is (ISO 3166-1), or empty: ours."""
    tone_script: str
    """Its ToneScript, before that of the country, or empty."""
    tone_local_level_dbm0: float
    """In the user's own ear."""
    setup_timeout_s: int
    """No final answer to the recording INVITE for so long: failed."""
    keepalive_s: int
    """No RTCP and no answer to OPTIONS for so long: the recorder is lost."""
    record_voicemail: bool
    """Whether calls with the voicemail service are recorded too (SPEC A6)."""
    selected: frozenset[CallKind]
    """The calls that are recorded (SPEC H2); all of them but in the two Always modes."""
    failure: FailurePolicy
    announce_pstn: bool
    """Whether start and stop are announced in PSTN, and in internal, calls (SPEC C1)."""
    announce_internal: bool
    compliance_inbound: bool
    """Whether the compliance announcement is played in PSTN calls that come in (SPEC C6): before
    the answer, and in outgoing ones after it."""
    compliance_outbound: bool
    compliance_delay_s: int
    """From the answer of an outgoing call to its compliance announcement: 0–60."""
    language: str
    """Of the line's announcements (SPEC C7): a tag of `announcement_types.LANGUAGES`."""
    announcement_set: str
    """The administrator's own prompts, by the name of their set (SPEC H4); empty: the standard."""
    pause_notice: PauseNotice
    tone_audience: Audience
