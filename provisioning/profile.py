"""The profile, typed: what the phone may rely on once a profile has been loaded.

Plain values that are whole and checked. Knows neither XML nor parameter names' spelling in files,
nor what the phone does with a setting. `K` is the type of a checked key list, which is given to
us (`provisioning.load`), because softkeys know no profiles and profiles no softkeys.
"""

from dataclasses import dataclass, field
from enum import Enum
from typing import Generic, TypeVar

from provisioning.pstn import PstnRules
from provisioning.recording_settings import RecordingSettings

K = TypeVar("K")


class Transport(Enum):
    """The transport of a line's SIP messages."""

    UDP = "UDP"
    TCP = "TCP"


class Codec(Enum):
    """The audio codec a line offers first; the value is the vendor's word."""

    PCMU = "G711u"
    PCMA = "G711a"
    G722 = "G722"


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
class CallProgressTones:
    """ToneScript of what the phone sounds by itself; `notice`, a beep (SPEC C4), has an end."""

    ring_back: str
    busy: str
    reorder: str
    call_waiting: str
    notice: str


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
    pstn: PstnRules
    """Which parties are of the PSTN; all others are internal."""
    service_languages: tuple[tuple[str, str], ...]
    """The number of an auto attendant, call queue or hunt group, and the tag of the language in
    which it speaks to those who call it (SPEC C7)."""
    tones: CallProgressTones
    dnd_service: bool
    park_code: str
    """Codes of the call server's features; empty: the phone shows no key for the feature."""
    unpark_code: str
    pickup_code: str
    group_pickup_code: str
    softphone: bool
