"""When the reminder tone runs (SPEC C5), as a level: the audio path counts the samples.

A new stretch begins whenever this turns from None to a plan: after the start, a resume, a
retrieve (DESIGN §3 "reminder"). Words that are played within a stretch do not end it.
"""

from dataclasses import dataclass, replace

from phone.call.states import Call
from phone.recording.machine import Recording
from phone.recording.shown import Flow, flow
from provisioning.recording_settings import Audience, RecordingSettings
from tones import warning_script
from tones.countries import national_tone
from tones.reminder import FIRST_S, Reminder
from tones.warning_tone import LEVEL_DBM0, RECORDER_WARNING, WarningTone


@dataclass(frozen=True, slots=True)
class ReminderPlan:
    """SPEC C5 for one call; seconds, dBm0."""

    interval_s: float
    tone: WarningTone = RECORDER_WARNING
    far_level_dbm0: float = LEVEL_DBM0
    ear_level_dbm0: float = -20.0
    to_far: bool = True  # SPEC H3: the far party, and our own user, are among those reminded
    to_ear: bool = True
    resting: bool = False  # words are being played: it is silent, and goes on counting

    @property
    def awake(self) -> "ReminderPlan":
        """The same without the words: what differs otherwise is another stretch."""
        return replace(self, resting=False)

    def bursts(self, rate: int, first_s: float = FIRST_S) -> Reminder:
        """When they come in a stretch, at `rate` samples per second."""
        tone = self.tone
        return Reminder(rate, self.interval_s, tone.duration_ms, first_s, tone.first_ms)


def warning_tone(settings: RecordingSettings) -> WarningTone:
    """What the reminder sounds like: the profile's script, else its country's tone, else ours;
    the length that the profile gives counts before theirs."""
    tone = RECORDER_WARNING
    if settings.tone_script:
        tone = warning_script.read(settings.tone_script)
    elif settings.tone_country:
        tone = national_tone(settings.tone_country).tone
    duration_ms = settings.tone_duration_ms
    return tone if duration_ms is None else tone.lasting(duration_ms)


def interval_s(settings: RecordingSettings) -> float:
    """From the start of one reminder to the next: the profile's, else its tone's; 0: no tone."""
    given = settings.tone_interval_s
    return warning_tone(settings).period_ms / 1000 if given is None else given


def reminder(
    call: Call, recording: Recording, settings: RecordingSettings, *, pstn: bool
) -> ReminderPlan | None:
    """The plan while sound flows to our recorder and somebody is there to be reminded; `pstn`:
    the far party is reached over the PSTN. An emergency call is not talked over."""
    if settings.tone_interval_s == 0 or call.emergency or flow(recording) is not Flow.CERTAIN:
        return None
    to_far = settings.tone_audience in (Audience.ALL, Audience.PSTN if pstn else Audience.INTERNAL)
    to_ear = settings.tone_audience is not Audience.PSTN  # our user is internal
    if call.held or not call.talking or not (to_far or to_ear):
        return None
    tone, far_level_dbm0 = warning_tone(settings), settings.tone_level_dbm0
    return ReminderPlan(
        interval_s(settings),
        tone,
        far_level_dbm0=tone.level_dbm0 if far_level_dbm0 is None else far_level_dbm0,
        ear_level_dbm0=settings.tone_local_level_dbm0,
        to_far=to_far,
        to_ear=to_ear,
    )
