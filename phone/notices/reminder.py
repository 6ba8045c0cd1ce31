"""When the reminder tone runs (SPEC C5), as a level: the audio path counts the samples.

A new stretch begins whenever this turns from None to a plan: after the start, a resume, a
retrieve (DESIGN §3 "reminder").
"""

from dataclasses import dataclass

from phone.call.states import Call
from phone.recording.machine import Recording
from phone.recording.shown import Flow, flow
from provisioning.recording_settings import Audience, RecordingSettings
from tones.reminder import FIRST_S, Reminder
from tones.warning_tone import RECORDER_WARNING, WarningTone, beep


@dataclass(frozen=True, slots=True)
class ReminderPlan:
    """SPEC C5 for one call; seconds, dBm0."""

    interval_s: float
    tone: WarningTone = RECORDER_WARNING
    far_level_dbm0: float = -16.0
    ear_level_dbm0: float = -20.0
    to_far: bool = True  # SPEC H3: the far party, and our own user, are among those reminded
    to_ear: bool = True

    def bursts(self, rate: int, first_s: float = FIRST_S) -> Reminder:
        """When they come in a stretch, at `rate` samples per second."""
        tone = self.tone
        return Reminder(rate, self.interval_s, tone.duration_ms, first_s, tone.first_ms)


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
    return ReminderPlan(
        settings.tone_interval_s,
        beep(settings.tone_duration_ms, 1400.0),
        far_level_dbm0=settings.tone_level_dbm0,
        ear_level_dbm0=settings.tone_local_level_dbm0,
        to_far=to_far,
        to_ear=to_ear,
    )
