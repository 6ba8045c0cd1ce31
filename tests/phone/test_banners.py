"""What is true of the recording of one call: banner and icon (SPEC B1, B4)."""

import pytest

from indicators.screen import Banner, BannerStyle, Icon
from phone.banners import banners, icon_of
from phone.call.states import Call, CallState, Direction, RecordWord
from phone.recording.shown import Shown, shown
from phone.recording.words import Phase
from phone.state import PhoneState, Slot
from tests.phone.states import METTE, phone, slot

STYLES: dict[Shown, tuple[BannerStyle | None, str, Icon | None]] = {
    Shown.OFF: (None, "", None),
    Shown.READY: (BannerStyle.QUIET, "Not recorded", None),
    Shown.STARTING: (BannerStyle.STARTING, "Starting…", Icon.PENDING),
    Shown.RECORDING: (BannerStyle.RECORDING, "Recording", Icon.RECORDING),
    Shown.PAUSING: (BannerStyle.PAUSED, "Pausing…", Icon.PAUSED),
    Shown.PAUSED: (BannerStyle.PAUSED, "Paused", Icon.PAUSED),
    Shown.RESUMING: (BannerStyle.RESUMING, "Resuming…", Icon.RESUMING),
    Shown.STOPPING: (BannerStyle.STOPPING, "Stopping…", Icon.PENDING),
    Shown.FAILED: (BannerStyle.FAILED, "Not recorded", Icon.FAILED),
}


@pytest.mark.parametrize("paused", [False, True])
@pytest.mark.parametrize("phase", Phase)
def test_each_state_has_its_banner_and_icon(phase: Phase, paused: bool) -> None:
    it = slot(phase, paused=paused)
    style, word, icon = STYLES[shown(it.recording)]
    seen = banners(phone(it))
    assert [(banner.style, banner.word) for banner in seen] == ([(style, word)] if style else [])
    assert icon_of(it) is icon
    assert [banner.icon for banner in seen] == ([icon] if style else [])


def test_every_state_looks_different() -> None:
    """Also without colour: style and word."""
    looks = [(style, word) for style, word, _ in STYLES.values()]
    assert len(set(looks)) == len(Shown)


@pytest.mark.parametrize(
    ("it", "who"),
    [
        (slot(Phase.STARTING), "asking the recorder"),
        (slot(Phase.NOT_READY), "recorder is not ready"),
        (slot(Phase.RECORDING), "by this phone"),
        (slot(Phase.PAUSED, paused=True), ""),
        (slot(Phase.RECORDER_PAUSED), "by the recorder"),
        (slot(Phase.FAILED), "recorder does not answer"),
        (slot(Phase.FAILED_QUIET), "recorder does not answer"),
    ],
)
def test_it_says_who_or_why(it: Slot, who: str) -> None:
    (banner,) = banners(phone(it))
    assert banner.who == who


OURS = Banner(
    BannerStyle.RECORDING,
    "Recording",
    who="by this phone",
    icon=Icon.RECORDING,
    stopwatch="recorded:0",
)
THEIRS = Banner(
    BannerStyle.RECORDING, "Recording", who="by the far end", icon=Icon.RECORDING, elsewhere=True
)


def test_two_banners_when_both_record_solid_first() -> None:
    assert banners(phone(slot(Phase.RECORDING, far=RecordWord.ON))) == (OURS, THEIRS)
    paused = banners(phone(slot(Phase.PAUSED, paused=True, far=RecordWord.ON)))
    assert [banner.style for banner in paused] == [BannerStyle.RECORDING, BannerStyle.PAUSED]
    theirs_paused = banners(phone(slot(Phase.RECORDING, far=RecordWord.PAUSED)))
    assert [banner.who for banner in theirs_paused] == ["by this phone", "by the far end"]


def test_not_recorded_is_not_said_beside_the_far_ends_recording() -> None:
    assert banners(phone(slot(Phase.READY, far=RecordWord.ON))) == (THEIRS,)
    assert banners(phone(slot(Phase.OFF, far=RecordWord.ON))) == (THEIRS,)


def test_the_icon_is_the_disc_for_either_recording() -> None:
    assert icon_of(slot(Phase.PAUSED, paused=True, far=RecordWord.ON)) is Icon.RECORDING
    assert icon_of(slot(Phase.READY, far=RecordWord.PAUSED)) is Icon.PAUSED
    assert icon_of(slot(Phase.FAILED, far=RecordWord.PAUSED)) is Icon.FAILED


def test_there_is_none_without_an_answered_call_in_focus() -> None:
    ringing = Call(1, Direction.RECIPIENT, METTE, CallState.EARLY)
    assert banners(PhoneState()) == ()
    assert banners(phone(slot(Phase.OFF, call=ringing, far=RecordWord.ON))) == ()
    assert banners(phone(slot(Phase.RECORDING), focus=None)) == ()


def test_the_banner_is_that_of_the_call_in_focus() -> None:
    calls = (slot(Phase.RECORDING), slot(Phase.PAUSED, paused=True))
    (banner,) = banners(phone(*calls, focus=1))
    assert (banner.word, banner.stopwatch, banner.since) == ("Paused", "recorded:1", "paused:1")
