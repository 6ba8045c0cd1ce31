"""Which words or beep follow from a change of a recording (SPEC C1, C4, H1).

Pure: a recording before and after, and the line's settings. When a notice is heard and by what
means is not known here; nothing of it is ever recorded (SPEC C2).
"""

from dataclasses import dataclass
from types import MappingProxyType

from announcements.catalogue import Form, Kind
from announcements.prompts import Rendering
from phone.call.states import Call
from phone.notices.compliance import Compliance, suppresses
from phone.recording.machine import Recording
from phone.recording.shown import Shown, shown
from phone.recording.words import Phase
from provisioning.recording_settings import FailurePolicy, PauseNotice, RecordingSettings

FAILURE_WORDS: MappingProxyType[FailurePolicy, Kind] = MappingProxyType(
    {
        FailurePolicy.PROCEED_WITH_ANNOUNCEMENT: Kind.FAILURE_PROCEED,
        FailurePolicy.END_WITH_ANNOUNCEMENT: Kind.FAILURE_END,
    }
)


@dataclass(frozen=True, slots=True)
class Notice:
    """What is to be played to the parties of the call."""

    kind: Kind
    form: Form = Form.WORDS

    @property
    def rendering(self) -> Rendering:
        """How it is given, if it can be."""
        return Rendering.BEEP if self.form is Form.BEEP else Rendering.WORDS


@dataclass(frozen=True, slots=True)
class Audience:
    """The far parties a notice would reach: whether any of them is told that recording starts and
    stops, and whether all that are know of this recording already."""

    spoken: bool
    announced: bool


def is_told(settings: RecordingSettings, call: Call, compliance: Compliance, *, pstn: bool) -> bool:
    """Whether the party of a call is told that recording starts or stops (SPEC C1, C6)."""
    if suppresses(compliance, call.direction):
        return False
    return settings.announce_pstn if pstn else settings.announce_internal


def notices(
    settings: RecordingSettings, audience: Audience, before: Recording, after: Recording
) -> tuple[Notice, ...]:
    """What a change of the recording is announced by, if by anything."""
    was, now = shown(before), shown(after)
    if was is now:
        return ()
    match now:
        case Shown.RECORDING:
            start = audience.spoken and not audience.announced  # also of one that began paused
            resumed = _user_did(settings, Kind.RESUME) if was is Shown.RESUMING else ()
            return ((Notice(Kind.START),) if start else ()) + resumed
        case Shown.PAUSED if was is Shown.PAUSING and after.phase is Phase.PAUSED:
            return _user_did(settings, Kind.PAUSE)
        case Shown.READY if was is Shown.STOPPING and stop_is_said(audience):
            return (Notice(Kind.STOP),)
        case Shown.FAILED if after.attempt == 1 and settings.failure in FAILURE_WORDS:
            return (Notice(FAILURE_WORDS[settings.failure]),)
        case _:
            return ()


def stop_is_said(audience: Audience) -> bool:
    """To those who have been told of the start, and only to them."""
    return audience.spoken and audience.announced


def _user_did(settings: RecordingSettings, kind: Kind) -> tuple[Notice, ...]:
    """SPEC C4: always when the user did it, whatever else is suppressed."""
    match settings.pause_notice:
        case PauseNotice.NONE:
            return ()
        case PauseNotice.BEEP:
            return (Notice(kind, Form.BEEP),)
        case PauseNotice.ANNOUNCEMENT:
            return (Notice(kind),)
