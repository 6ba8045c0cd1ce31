"""One recorded call with all its notices, on simulated parts, and what was heard of it.

The same deeds at the same moments whatever the settings are, as far as they allow them: so that of
every setting it can be measured what is heard, by whom, and when. Knows a bench and the vocabulary.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from announcements.prompts import Prompts
from hw_sim.sim.bench import SimBench, SimOptions
from hw_sim.sim.mixing import Tracks, heard
from hw_sim.sim.prompts import standard_prompts
from provisioning.recording_settings import Audience, Mode, PauseNotice
from softkeys.actions import LABELS, Softkey

PSTN_PARTY: Final = "+4533123456"
INTERNAL_PARTY: Final = "1002"


class Compliance(Enum):
    """Whether the call begins with a compliance announcement, and whether that can be played."""

    OFF = "off"
    ON = "on"
    FAILS = "fails"


@dataclass(frozen=True, slots=True)
class NoticeSettings:
    """Everything that decides which notices are heard; `audience` None: no reminder tone."""

    mode: Mode = Mode.ALWAYS_PAUSE_RESUME
    pstn: bool = True
    inbound: bool = False
    start_stop: bool = True
    pause_notice: PauseNotice = PauseNotice.NONE
    compliance: Compliance = Compliance.OFF
    audience: Audience | None = Audience.ALL
    language: str = "en"

    @property
    def party(self) -> str:
        """The number of the far party."""
        return PSTN_PARTY if self.pstn else INTERNAL_PARTY

    def sets(self) -> tuple[tuple[str, str], ...]:
        """As parameters of a profile."""
        said = "Yes" if self.start_stop else "No"
        announced = "No" if self.compliance is Compliance.OFF else "Yes"
        return (
            ("Call_Recording_Mode_1_", self.mode.value),
            ("Call_Recording_Announce_PSTN_1_", said),
            ("Call_Recording_Announce_Internal_1_", said),
            ("Call_Recording_Pause_Notice_1_", self.pause_notice.value),
            ("Call_Recording_Compliance_Inbound_1_", announced),
            ("Call_Recording_Compliance_Outbound_1_", announced),
            ("Call_Recording_Tone_Interval_1_", "10" if self.audience else "0"),
            ("Call_Recording_Tone_Audience_1_", (self.audience or Audience.ALL).value),
            ("Announcement_Language_1_", self.language),
        )


def run_notice_call(
    settings: NoticeSettings, prompts: Prompts | None = None
) -> tuple[SimBench, Tracks]:
    """Call, answer, record, pause, resume, stop and hang up; about 25 s of virtual time."""
    bench = SimBench(
        SimOptions(script_sets=settings.sets(), prompts=prompts or standard_prompts(), listens=True)
    )
    for line in _deeds(settings):
        bench.perform(line)
    _press(bench, Softkey.RECORD, 4.0)
    bench.advance(3.0)
    _press(bench, Softkey.PAUSE_RECORDING, 4.0)
    _press(bench, Softkey.RESUME_RECORDING, 12.0)
    _press(bench, Softkey.STOP_RECORDING, 4.0)
    _press(bench, Softkey.END_CALL, 1.0)
    return bench, heard(bench, settings.party)


def _deeds(settings: NoticeSettings) -> Iterator[str]:
    """Up to the answer, and past a compliance announcement."""
    if settings.compliance is Compliance.FAILS:
        yield "announcements broken compliance"
    if settings.inbound:
        yield f"far-end {settings.party} call"
        yield "wait tone ringer on"
        yield "advance 1 s"
        yield "press Answer"
    else:
        yield f"dial {settings.party}"
    yield "wait call confirmed"
    yield "advance 4 s"


def _press(bench: SimBench, key: Softkey, seconds: float) -> None:
    """A softkey, if it is there, and time for what follows."""
    if LABELS[key].text in bench.state()["softkeys"]:
        bench.perform(f"press {LABELS[key].text}")
        bench.advance(seconds)
