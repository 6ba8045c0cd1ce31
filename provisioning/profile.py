"""The profile, typed: what the phone may rely on once a profile has been loaded.

Plain values that are whole and checked. Knows neither XML nor parameter names' spelling in files,
nor what the phone does with a setting. `K` is the type of a checked key list, which is given to
us (`provisioning.load`), because softkeys know no profiles and profiles no softkeys.
"""

from dataclasses import dataclass, field
from enum import Enum
from typing import Generic, TypeVar

K = TypeVar("K")


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


class Transport(Enum):
    """The transport of a line's SIP messages."""

    UDP = "UDP"
    TCP = "TCP"


class Codec(Enum):
    """The audio codec a line offers first; the value is the vendor's word."""

    PCMU = "G711u"
    PCMA = "G711a"
    G722 = "G722"


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
    tone_interval_s: int
    """Reminder tone, start to start (SPEC C5): 10–90, or 0 for no tone."""
    tone_duration_ms: int
    tone_level_dbm0: float
    """Towards the far end."""
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
    pause_notice: PauseNotice
    tone_audience: Audience


@dataclass(frozen=True, slots=True)
class Line:
    """A line: an address of record and how its calls are made and recorded."""

    number: int
    """1–16, the n of its parameters and of its line key."""
    user_id: str
    display_name: str
    short_name: str
    """The label of the line key; the user ID if the profile gives none."""
    auth_id: str
    """For digest authentication (RFC 3261 §22); the user ID if the profile gives none."""
    password: str = field(repr=False)
    proxy: str
    """`host[:port]` of the registrar and proxy; empty: the line works without."""
    register: bool
    """Whether to register; False if there is no proxy."""
    register_expires_s: int
    transport: Transport
    sip_port: int
    """The port to listen on; 0: any that is free."""
    codec: Codec
    virtual: bool
    shared: bool
    """`recording` is then that of the primary user, if that is a line of this phone (SPEC H5)."""
    recording: RecordingSettings


@dataclass(frozen=True, slots=True)
class SpeedDial:
    """A line key that calls somebody."""

    key: int
    """The line key, 1–16."""
    line: int
    """The line to call from."""
    target: str
    """`user` or `user@host[:port]`, as it is dialled."""
    name: str
    """The label; the target if the profile gives none."""


@dataclass(frozen=True, slots=True)
class KeyLists(Generic[K]):
    """The softkeys of each state of the phone; the `start_` lists are for a consultation call."""

    idle: K
    off_hook: K
    dialing_input: K
    progressing: K
    ringing: K
    connected: K
    hold: K
    start_transfer: K
    start_conference: K
    conferencing: K


@dataclass(frozen=True, slots=True)
class Profile(Generic[K]):
    """A whole profile: what was not said has its default."""

    station_name: str
    station_display_name: str
    lines: tuple[Line, ...]
    """The enabled lines that have a user ID, by number."""
    speed_dials: tuple[SpeedDial, ...]
    key_lists: KeyLists[K]
    recording_service: bool
    """`Call_Recording_Serv`."""
    rtp_port_min: int
    rtp_port_max: int
    emergency_numbers: tuple[str, ...]
    voicemail_number: str
    pstn_numbers: tuple[str, ...]
    """Dial patterns, as `provisioning.numbers` reads them; other numbers are internal."""
    dnd_service: bool
    park_code: str
    """Codes of the call server's features; empty: the phone shows no key for the feature."""
    unpark_code: str
    pickup_code: str
    group_pickup_code: str
    softphone: bool
