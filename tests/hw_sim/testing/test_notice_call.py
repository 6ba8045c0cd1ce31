"""The one call of every setting: what is done in it, and that it can be heard."""

import pytest

from hw_sim.scenario.transcript import transcript
from hw_sim.testing.notice_call import Compliance, NoticeSettings, run_notice_call
from provisioning.recording_settings import Audience, Mode, PauseNotice


def history(settings: NoticeSettings) -> list[str]:
    """What was announced and pressed, without the times."""
    bench, tracks = run_notice_call(settings)
    assert bench.broken == []
    assert len(tracks.far_ear) == len(tracks.near_channel) == round(bench.captured_s() * 16_000)
    lines = transcript(bench.timeline(), ("announcements", "keys"))
    return [" ".join(line.split()[1:]) for line in lines if " ended " not in line]


def test_a_call_that_is_recorded_on_demand() -> None:
    settings = NoticeSettings(
        Mode.ON_DEMAND,
        inbound=True,
        pause_notice=PauseNotice.ANNOUNCEMENT,
        compliance=Compliance.FAILS,
        language="sr",
    )
    assert history(settings) == [
        "announcements +4533123456 compliance tone to far",
        "keys Answer",
        "keys Record",
        "announcements +4533123456 start words sr",
        "keys PauseRec",
        "announcements +4533123456 pause words sr",
        "keys ResumeRec",
        "announcements +4533123456 resume words sr",
        "keys StopRec",
        "announcements +4533123456 stop words sr",
        "keys End call",
    ]


def test_a_call_that_is_always_recorded() -> None:
    settings = NoticeSettings(Mode.ALWAYS, pstn=False, compliance=Compliance.ON, audience=None)
    assert history(settings) == [
        "keys dial 1002",
        "announcements 1002 start words en",
        "keys End call",
    ]


@pytest.mark.parametrize("mode", Mode)
def test_every_mode_can_be_heard(mode: Mode) -> None:
    _, tracks = run_notice_call(NoticeSettings(mode, audience=Audience.PSTN))
    assert tracks.far_ear.any()
    assert tracks.near_channel.any() is not (mode is Mode.NEVER)
