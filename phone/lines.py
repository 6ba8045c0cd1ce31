"""What the profile says of a line and of a call on it: whether and how it is recorded.

Pure projections of profile and call (SPEC A6, A7, H2, H5); decides nothing about states.
"""

from phone.call.states import Call, Direction, Party
from phone.recording.table import ALWAYS_MODES
from phone.recording.words import Mode
from provisioning.numbers import matches
from provisioning.profile import Line, Profile
from provisioning.pstn import judge
from provisioning.recording_settings import CallKind
from softkeys.key_list import KeyList

Setting = Profile[KeyList]

KINDS: tuple[tuple[Direction, bool, CallKind], ...] = (
    (Direction.RECIPIENT, False, CallKind.INCOMING_INTERNAL),
    (Direction.RECIPIENT, True, CallKind.INCOMING_PSTN),
    (Direction.INITIATOR, False, CallKind.OUTGOING_INTERNAL),
    (Direction.INITIATOR, True, CallKind.OUTGOING_PSTN),
)


def line_of(profile: Setting, number: int) -> Line:
    """The line with this number, else the first (a profile has at least one)."""
    return next((line for line in profile.lines if line.number == number), profile.lines[0])


def from_pstn(profile: Setting, remote: Party) -> bool:
    """Whether the remote party is reached over the PSTN, by the profile's rules (docs/pstn.md)."""
    return judge(profile.pstn, remote.number, remote.aor, remote.hints).pstn


def is_emergency(profile: Setting, number: str) -> bool:
    """Whether this number calls for help (`Emergency_Number`)."""
    return any(matches(emergency, number) for emergency in profile.emergency_numbers)


def kind_of(profile: Setting, call: Call) -> CallKind:
    """SPEC H2: the direction is fixed at the call's start, the remote party is as it is now."""
    pstn = from_pstn(profile, call.remote)
    return next(kind for way, far, kind in KINDS if way is call.direction and far is pstn)


def mode_of(profile: Setting, call: Call) -> Mode:
    """The mode that this call goes by: the line's, or NEVER where it is left out (A6, H2)."""
    settings = line_of(profile, call.line).recording
    if call.emergency:
        return settings.mode
    voicemail = bool(profile.voicemail_number) and call.remote.number == profile.voicemail_number
    if voicemail and not settings.record_voicemail:
        return Mode.NEVER
    if settings.mode in ALWAYS_MODES and kind_of(profile, call) not in settings.selected:
        return Mode.NEVER
    return settings.mode
